"""Articles and documents as versioned JSON text, there and back.

The encoding is canonical: sorted keys, no white space, characters as they are, defaults left out.
Equal values have equal encodings, so that a revision can be named by the hash of its encoding;
that hash is what a sign-off is bound to.

A text that an older Midad wrote is brought up one version at a time by `UPGRADES` before it is
read; a text that a newer one wrote is `Damaged(DOCUMENT_NEWER)`. To change the form: raise
`VERSION`, add the step from the version before to `UPGRADES`, and keep a sample of the old form in
``tests/data``.

Laws: ``decode(encode(x)) == x``; ``encode(decode(encode(x))) == encode(x)``.
"""

import hashlib
import json
from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Any, Final, TypeAlias, TypeVar

from studio.document.article import ArticleText
from studio.document.blocks import Block
from studio.document.json_fields import invalid
from studio.document.json_in import article_from, block_from, document_from
from studio.document.json_out import Json, article_json, block_json, document_json
from studio.document.tree import Document
from studio.errors import Damaged, Reason

T = TypeVar("T")

VERSION: Final = 1
"""The version of the form that this Midad writes."""

Upgrade: TypeAlias = Callable[[dict[str, Any]], dict[str, Any]]

UPGRADES: Final[Mapping[int, Upgrade]] = MappingProxyType({})
"""From a version to the next: what `from_json` does to the whole JSON value, oldest first."""


def encode(article: ArticleText) -> str:
    """Return the canonical encoding of `article`."""
    return _text(to_json(article))


def decode(text: str) -> ArticleText:
    """Return the article that `text` encodes.

    Raises `Damaged`: DOCUMENT_NEWER, or DOCUMENT_INVALID with the place of the fault.
    """
    return _guarded(lambda: from_json(_parsed(text)))


def encode_document(document: Document) -> str:
    """Return the canonical encoding of a document alone."""
    return _text(document_to_json(document))


def decode_document(text: str) -> Document:
    """Return the document that `text` encodes; raises as `decode`."""
    return _guarded(lambda: document_from_json(_parsed(text)))


def content_hash(article: ArticleText) -> str:
    """Return the SHA-256 of the canonical encoding, in hexadecimal: the name of an exact text."""
    return hashlib.sha256(encode(article).encode()).hexdigest()


def to_json(article: ArticleText) -> dict[str, Json]:
    """Return `article` as a JSON value with its version."""
    return {"version": VERSION, "article": article_json(article)}


def from_json(value: object) -> ArticleText:
    """Return the article that a JSON value holds; raises as `decode`."""
    return _guarded(lambda: article_from(_content(value, "article")))


def document_to_json(document: Document) -> dict[str, Json]:
    """Return `document` as a JSON value with its version."""
    return {"version": VERSION, "document": document_json(document)}


def document_from_json(value: object) -> Document:
    """Return the document that a JSON value holds; raises as `decode`."""
    return _guarded(lambda: document_from(_content(value, "document")))


def block_to_text(block: Block) -> str:
    """Return one block as JSON that a person can read, for files of other forms."""
    return json.dumps(block_json(block), ensure_ascii=False, indent=1, sort_keys=True)


def block_from_text(text: str) -> Block:
    """Return the block that `block_to_text` wrote; raises `Damaged(DOCUMENT_INVALID)`."""
    return _guarded(lambda: block_from(_parsed(text)))


def upgraded(
    value: dict[str, Any], upgrades: Mapping[int, Upgrade] = UPGRADES, newest: int = VERSION
) -> dict[str, Any]:
    """Return `value` in the form of version `newest`.

    Raises `Damaged`: DOCUMENT_NEWER, or DOCUMENT_INVALID when it does not say a version that ever
    was.
    """
    version = value.get("version")
    if not isinstance(version, int) or isinstance(version, bool) or version < 1:
        raise invalid("version", "a whole number is wanted")
    if version > newest:
        raise Damaged(Reason.DOCUMENT_NEWER, version=min(version, 10**9), supported=newest)
    for older in range(version, newest):
        value = {**upgrades[older](value), "version": older + 1}
    return value


def _content(value: object, name: str) -> object:
    if not isinstance(value, dict):
        raise invalid("", "an object is wanted")
    current = upgraded(value)
    if current.keys() != {"version", name}:
        raise invalid("", f"version and {name} are wanted")
    return current[name]


def _text(value: dict[str, Json]) -> str:
    return json.dumps(
        value, ensure_ascii=False, allow_nan=False, separators=(",", ":"), sort_keys=True
    )


def _parsed(text: str) -> object:
    """Return the JSON value in `text`; what JSON does not know, Python's reader may not add."""
    try:
        text.encode()
        value: object = json.loads(text, parse_constant=_no_constant)
        if "\\u" in text:
            json.dumps(value, ensure_ascii=False).encode()
    except ValueError as error:
        raise invalid("", _first_line(error)) from error
    return value


def _first_line(error: ValueError) -> str:
    if isinstance(error, UnicodeEncodeError):
        return "half a character"
    return str(error).partition("\n")[0]


def _no_constant(name: str) -> None:
    raise ValueError(f"{name} is no JSON")


def _guarded(read: Callable[[], T]) -> T:
    try:
        return read()
    except RecursionError as error:
        raise invalid("", "too many values stand in one another") from error
