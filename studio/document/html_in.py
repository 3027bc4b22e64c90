"""HTML from files and clipboards, read as a document.

The order of defence: limits before any parser (`html_limits`), nh3 with an explicit list of what
may pass (`html_clean`), then values of our own schema, whose constructors clean again what only
parsing brings to light (``&#x202E;``). A tag of a stranger is never written again, and nothing is
loaded from anywhere: pictures keep the address they came with and wait for a person.

Deliberately absent: looks. Fonts, colours, sizes and margins say nothing in an article.
"""

import codecs
import re
from dataclasses import dataclass
from typing import Final

from studio.arabic.direction import Direction
from studio.document.faults import Removal
from studio.document.html_clean import DATA_PREFIX, Event, Start, events
from studio.document.html_limits import LARGEST, require_affordable
from studio.document.html_marks import direction_of
from studio.document.html_notes import split_notes
from studio.document.html_reader import Reader
from studio.document.tree import Document
from studio.errors import Damaged, Reason, Refused

__all__ = ["HOUSE_VERSION", "Cleaned", "Removal", "clean_html", "decode_html", "read_html"]

HOUSE_VERSION: Final = "1"
"""What ``data-midad-document`` says in HTML that Midad wrote for itself."""

_ACTIVE: Final = re.compile(
    r"<(?:script|object|embed|applet|form|svg|math|template)\b|\son[a-z]{3,30}=",
    re.IGNORECASE,
)
_CHARSET: Final = re.compile(
    rb"""<meta[^>]{0,200}?charset\s*=\s*["']?\s*([\w.:-]+)""", re.IGNORECASE
)
_LOOKED_AT: Final = 1024  # bytes; the standard's, for a declaration of the encoding
_MARKS: Final = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)


@dataclass(frozen=True, slots=True)
class Cleaned:
    """A document, and what had to be left out of the HTML that it was."""

    document: Document
    removed: tuple[Removal, ...] = ()


def read_html(html: str, *, direction: Direction = Direction.RTL, language: str = "ar") -> Document:
    """Return the document that `html` is; see `clean_html`."""
    return clean_html(html, direction=direction, language=language).document


def clean_html(html: str, *, direction: Direction = Direction.RTL, language: str = "ar") -> Cleaned:
    """Return the document that `html` is, and what was left out of it.

    `direction` and `language` are the document's; a block that its ``dir``, or else its letters,
    say to run the other way says so itself. HTML that Midad wrote for itself
    (`studio.export.html.document_html`) brings its own and comes back equal. Raises `Refused` with
    ``HTML_TOO_LARGE``, ``HTML_TOO_MANY_TAGS`` or ``HTML_TOO_DEEP``.
    """
    require_affordable(html)
    found = split_notes(events(html))
    said = f"{DATA_PREFIX}document" in html.lower()
    root = next((event for event in found.body if _is_house(event)), None) if said else None
    house = isinstance(root, Start)
    if isinstance(root, Start):
        direction = direction_of(root.attributes) or direction
        language = root.attributes.get("lang", language)
    removed = {Removal.ACTIVE} if not house and _ACTIVE.search(html) else set()
    notes = {}
    for name, inside in found.notes.items():
        reader = Reader(house=house, direction=direction, language=language, notes={})
        notes[name] = reader.read_note(inside)
        removed |= reader.removed
    reader = Reader(house=house, direction=direction, language=language, notes=notes)
    document = Document(reader.read(found.body), direction, language)
    return Cleaned(document, tuple(sorted(removed | reader.removed)))


def decode_html(data: bytes, name: str) -> str:
    """Return the text of an HTML file: by its byte order mark, its ``meta charset``, or UTF-8.

    Word writes Arabic pages as windows-1256 and says so. `name` says in errors which file it is.
    Raises `Refused(HTML_TOO_LARGE)`, and `Damaged(FILE_NOT_UTF8)` where the bytes are not what they
    say.
    """
    if len(data) > LARGEST:
        raise Refused(Reason.HTML_TOO_LARGE, size=len(data), limit=LARGEST)
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _decoded(data.removeprefix(mark), encoding, name)
    declared = _CHARSET.search(data[:_LOOKED_AT])
    said = declared[1].decode("ascii", "replace") if declared else "utf-8"
    try:
        encoding = codecs.lookup(said).name
    except LookupError:
        encoding = "utf-8"
    # A page that could be read to see its declaration is not UTF-16, whatever it declares.
    return _decoded(data, "utf-8" if encoding.startswith("utf-16") else encoding, name)


def _decoded(data: bytes, encoding: str, name: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise Damaged(Reason.FILE_NOT_UTF8, path=name, offset=error.start, line=line) from error


def _is_house(event: Event) -> bool:
    return (
        isinstance(event, Start) and event.attributes.get(f"{DATA_PREFIX}document") == HOUSE_VERSION
    )
