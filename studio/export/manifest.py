"""The list of what a package holds: `manifest.json`, version 1.

A package can be checked by it on any computer, without this program: every file with its size and
SHA-256. `encode` and `decode` are inverses. Deliberately absent: reading the files themselves
(`verify`) and any time but the sign-off's, so that equal articles give equal manifests.
"""

import hashlib
import json
import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum
from json.encoder import encode_basestring, encode_basestring_ascii
from typing import Any, Final

FORMAT: Final = "midad-package"
VERSION: Final = 1
MANIFEST_NAME: Final = "manifest.json"
LARGEST_MANIFEST: Final = 64 * 1024 * 1024
"""Bytes of the largest manifest that is read: some 300,000 files."""

_quoted: Final = encode_basestring
_ascii: Final = encode_basestring_ascii
_HASH: Final = re.compile(r"[0-9a-f]{64}\Z")
_UNSAFE: Final = re.compile(r'[\x00-\x1f\x7f\\:*?"<>|]')
_RESERVED: Final = re.compile(r"(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|\Z)", re.IGNORECASE)


class ManifestFault(StrEnum):
    """Why a text is no manifest."""

    NOT_JSON = "manifest_not_json"
    NOT_OURS = "manifest_not_ours"
    SHAPE = "manifest_shape"
    UNSAFE_PATH = "path_unsafe"
    SAME_PATH = "path_twice"
    SAME_BUT_FOR_CASE = "path_differs_by_case"
    PAGE_MISSING = "page_not_listed"
    NOT_AS_WRITTEN = "manifest_altered"


class NotAManifest(ValueError):  # noqa: N818 - reads as what it is
    """A text that is no manifest of this version: the fault, and where in it."""

    def __init__(self, fault: ManifestFault, where: str = "") -> None:
        super().__init__(f"{fault.value}:{where}")
        self.fault = fault
        self.where = where


class NewerManifest(ValueError):  # noqa: N818 - same
    """A manifest of a version that this program does not know."""

    def __init__(self, version: int) -> None:
        super().__init__(version)
        self.version = version


@dataclass(frozen=True, slots=True, kw_only=True)
class SignOff:
    """Who approved, by display name; when (UTC); which text; the record's head at that moment."""

    by: str
    at: datetime
    sha256: str
    record_head: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PackagedArticle:
    """An article of a package; `path` is its page among the files, `url` its lasting address."""

    id: int
    url: str
    path: str
    revision: int
    headline: str
    status: str
    sign_off: SignOff


@dataclass(frozen=True, slots=True, kw_only=True)
class PackagedFile:
    """A file of a package; `path` is relative with forward slashes, `bytes` its size."""

    path: str
    bytes: int
    sha256: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Manifest:
    """What a package holds; files are sorted by path."""

    base_url: str
    language: str
    articles: tuple[PackagedArticle, ...]
    files: tuple[PackagedFile, ...]

    def __post_init__(self) -> None:
        object.__setattr__(self, "files", tuple(sorted(self.files, key=lambda file: file.path)))


def encode(manifest: Manifest) -> str:
    """Return the text of `manifest.json`: the same characters for equal manifests."""
    return encode_parts(
        manifest.base_url,
        manifest.language,
        map(encode_article, manifest.articles),
        ((file.path, file.bytes, file.sha256) for file in manifest.files),
    ).decode()


def encode_parts(
    base_url: str, language: str, articles: Iterable[bytes], files: Iterable[tuple[str, int, str]]
) -> bytes:
    """Return the bytes of a manifest whose articles `encode_article` wrote.

    `files` are paths, sizes and hashes, sorted by path.
    """
    listed = ",\n".join(
        f'    {{\n      "path": {_quoted(path)},\n      "bytes": {size},\n'
        f'      "sha256": {_quoted(sha256)}\n    }}'
        for path, size, sha256 in files
    )
    head = (
        f'{{\n  "format": {_quoted(FORMAT)},\n  "version": {VERSION},\n'
        f'  "base_url": {_quoted(base_url)},\n  "language": {_quoted(language)},\n'
        '  "articles": '
    )
    said = (_listed(b",\n".join(articles)), b',\n  "files": ', _listed(listed.encode()))
    return b"".join((head.encode(), *said, b"\n}\n"))


def encode_article(article: PackagedArticle) -> bytes:
    """Return what the bytes of a manifest say of an article, as it stands there."""
    signed = article.sign_off
    text = (
        f'    {{\n      "id": {article.id},\n      "url": {_quoted(article.url)},\n'
        f'      "path": {_quoted(article.path)},\n      "revision": {article.revision},\n'
        f'      "headline": {_quoted(article.headline)},\n'
        f'      "status": {_quoted(article.status)},\n      "sign_off": {{\n'
        f'        "by": {_quoted(signed.by)},\n        "at": {_quoted(instant(signed.at))},\n'
        f'        "sha256": {_quoted(signed.sha256)}\n      }},\n'
        f'      "record_head": {_quoted(signed.record_head)}\n    }}'
    )
    return text.encode()


def _listed(inside: bytes) -> bytes:
    """Return a JSON array of what is indented already."""
    return b"[\n" + inside + b"\n  ]" if inside else b"[]"


def seal(manifest: Manifest, article: PackagedArticle) -> str:
    """Return the hash of what `manifest` says of `article`, which the article's page carries.

    The page is among the files whose hashes the manifest lists, so that neither can be altered
    without the other.
    """
    return seal_in(manifest.base_url, manifest.language, article)


def seal_in(base_url: str, language: str, article: PackagedArticle) -> str:
    """Return the same of a manifest of this address and language."""
    said, signed = _ascii, article.sign_off
    # As Python's `json` writes it: it takes its time, and a site asks for every page.
    written = (
        f"[{said(FORMAT)}, {VERSION}, {said(base_url)}, {said(language)}, "
        f'{{"id": {article.id}, "url": {said(article.url)}, "path": {said(article.path)}, '
        f'"revision": {article.revision}, "headline": {said(article.headline)}, '
        f'"status": {said(article.status)}, "sign_off": {{"by": {said(signed.by)}, '
        f'"at": {said(instant(signed.at))}, "sha256": {said(signed.sha256)}}}, '
        f'"record_head": {said(signed.record_head)}}}]'
    )
    return hashlib.sha256(written.encode()).hexdigest()


def decode(text: str) -> Manifest:
    """Return the manifest that `text` holds, which must be written as `encode` writes it.

    Every path in it is safe to join to a folder, and no two differ by case alone. Raises
    `NotAManifest` and `NewerManifest`.
    """
    whole = _parsed(text)
    if whole.get("format") != FORMAT:
        raise NotAManifest(ManifestFault.NOT_OURS)
    version = _whole_number(whole, "version")
    if version > VERSION:
        raise NewerManifest(version)
    if version != VERSION:
        raise NotAManifest(ManifestFault.SHAPE, "version")
    files = tuple(_file(one) for one in _list(whole, "files"))
    articles = tuple(_article(one) for one in _list(whole, "articles"))
    _check_paths([file.path for file in files])
    listed = {file.path for file in files}
    for article in articles:
        if article.path not in listed:
            raise NotAManifest(ManifestFault.PAGE_MISSING, article.path)
    manifest = Manifest(
        base_url=_text(whole, "base_url"),
        language=_text(whole, "language"),
        articles=articles,
        files=files,
    )
    if encode(manifest) != text:
        raise NotAManifest(ManifestFault.NOT_AS_WRITTEN)
    return manifest


def is_safe_path(path: str) -> bool:
    """Say whether `path` is relative, normalised (NFC) and may be a file on every system."""
    parts = path.split("/")
    return (
        unicodedata.normalize("NFC", path) == path
        and not _UNSAFE.search(path)
        and all(
            part not in {"", ".", ".."}
            and not part.endswith((".", " "))
            and not _RESERVED.match(part)
            for part in parts
        )
        and path.isprintable()
    )


def folded_path(path: str) -> str:
    """Return what two paths share that a system without cases takes for one."""
    return unicodedata.normalize("NFC", path.casefold())


def instant(moment: datetime) -> str:
    """Return a moment in UTC as ISO 8601 has it, to the microsecond where it has one."""
    return moment.astimezone(UTC).isoformat().replace("+00:00", "Z")


def _check_paths(paths: Iterable[str]) -> None:
    seen: dict[str, str] = {}
    for path in paths:
        if not is_safe_path(path) or path.casefold() == MANIFEST_NAME:
            raise NotAManifest(ManifestFault.UNSAFE_PATH, path)
        folded = folded_path(path)
        if (other := seen.get(folded)) is not None:
            twice = other == path
            fault = ManifestFault.SAME_PATH if twice else ManifestFault.SAME_BUT_FOR_CASE
            raise NotAManifest(fault, path)
        seen[folded] = path


def _parsed(text: str) -> Mapping[str, Any]:
    try:
        whole = json.loads(text, object_pairs_hook=_once_each)
    except (ValueError, RecursionError) as error:
        if isinstance(error, NotAManifest):
            raise
        raise NotAManifest(ManifestFault.NOT_JSON) from error
    if not isinstance(whole, dict):
        raise NotAManifest(ManifestFault.NOT_OURS)
    return whole


def _once_each(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """Build an object whose names stand once each: readers differ on which of two counts."""
    built = dict(pairs)
    if len(built) != len(pairs):
        raise NotAManifest(ManifestFault.SHAPE, "name twice")
    return built


def _article(fields: Any) -> PackagedArticle:  # noqa: ANN401 - JSON of unknown shape
    fields = _object(fields, "articles")
    sign_off = _object(fields.get("sign_off"), "sign_off")
    return PackagedArticle(
        id=_whole_number(fields, "id"),
        url=_text(fields, "url"),
        path=_text(fields, "path"),
        revision=_whole_number(fields, "revision"),
        headline=_text(fields, "headline"),
        status=_text(fields, "status"),
        sign_off=SignOff(
            by=_text(sign_off, "by"),
            at=_moment(sign_off, "at"),
            sha256=_hash(sign_off, "sha256"),
            record_head=_text(fields, "record_head"),
        ),
    )


def _file(fields: Any) -> PackagedFile:  # noqa: ANN401 - JSON of unknown shape
    fields = _object(fields, "files")
    return PackagedFile(
        path=_text(fields, "path"),
        bytes=_whole_number(fields, "bytes"),
        sha256=_hash(fields, "sha256"),
    )


def _object(value: Any, where: str) -> Mapping[str, Any]:  # noqa: ANN401 - same
    if not isinstance(value, dict):
        raise NotAManifest(ManifestFault.SHAPE, where)
    return value


def _list(fields: Mapping[str, Any], name: str) -> list[Any]:
    value = fields.get(name)
    if not isinstance(value, list):
        raise NotAManifest(ManifestFault.SHAPE, name)
    return value


def _text(fields: Mapping[str, Any], name: str) -> str:
    value = fields.get(name)
    if not isinstance(value, str) or any("\ud800" <= letter <= "\udfff" for letter in value):
        raise NotAManifest(ManifestFault.SHAPE, name)
    return value


def _whole_number(fields: Mapping[str, Any], name: str) -> int:
    value = fields.get(name)
    if not isinstance(value, int) or isinstance(value, bool) or value < 0:
        raise NotAManifest(ManifestFault.SHAPE, name)
    return value


def _hash(fields: Mapping[str, Any], name: str) -> str:
    value = _text(fields, name)
    if not _HASH.match(value):
        raise NotAManifest(ManifestFault.SHAPE, name)
    return value


def _moment(fields: Mapping[str, Any], name: str) -> datetime:
    try:
        moment = datetime.fromisoformat(_text(fields, name))
    except ValueError as error:
        raise NotAManifest(ManifestFault.SHAPE, name) from error
    if moment.tzinfo is None:
        raise NotAManifest(ManifestFault.SHAPE, name)
    try:
        return moment.astimezone(UTC)
    except OverflowError as error:
        raise NotAManifest(ManifestFault.SHAPE, name) from error
