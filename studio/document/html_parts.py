"""Tables, figures and list items of foreign HTML while they are being read.

Tables of strangers have cells that span several rows or columns, and a million empty ones; figures
hold one picture, many, or none. What comes out is a block of our own schema.
"""

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final

from msgspec.structs import replace

from studio.document.blocks import Block, Crop, Figure, Gallery, ListKind, Related, Table, Unknown
from studio.document.html_clean import DATA_PREFIX, Start
from studio.document.html_marks import all_bold, not_bold
from studio.document.inline import Break, Inline, Inlines, normal
from studio.document.links import clean_address

MOST_COLUMNS: Final = 60
"""Cells in a row; what stands beyond is joined to the last."""
_WIDEST_SPAN: Final = 20
_SHA256: Final = re.compile(r"[0-9a-f]{64}")
_MARKER: Final = re.compile(r"(?P<number>\d{1,6}|[A-Za-z\u0621-\u064a]{1,4})[.)\-\u06d4]?")
_WORD_LEVEL: Final = re.compile(r"level([1-9])")
_LABEL_LENGTH: Final = 8
_HAS_SCHEME: Final = re.compile(r"[A-Za-z][A-Za-z0-9+.-]+:|//|www\.")


@dataclass(slots=True)
class OpenList:
    """A list that is being read; `start` is the number of its next item, where that is said."""

    kind: ListKind
    start: int | None = None


@dataclass(slots=True)
class ListItem:
    """An item that is being read; its first text is the item, what follows continues it."""

    kind: ListKind | None
    level: int
    start: int | None = None
    begun: bool = False


@dataclass(slots=True)
class TableDraft:
    """A table that is being read, row by row."""

    house: bool
    caption: Inlines = ()
    in_head: bool = False
    heads: list[bool] = field(default_factory=list)
    rows: list[list[Inlines]] = field(default_factory=list)
    _spans: dict[int, int] = field(default_factory=dict)
    _beyond: list[Inline] = field(default_factory=list)

    def begin_row(self) -> None:
        """Begin the next row."""
        self._end_row()
        self.rows.append([])
        self.heads.append(True)
        self._fill()

    def add_cell(self, content: Inlines, *, head: bool, columns: int, rows: int) -> None:
        """Add a cell; those that it spreads over stay empty."""
        if not self.rows:
            self.begin_row()
        row = self.rows[-1]
        self.heads[-1] = self.heads[-1] and (head or self.in_head)
        if len(row) >= MOST_COLUMNS:
            self._beyond += (Break(), *content)
            return
        for offset in range(min(max(columns, 1), _WIDEST_SPAN, MOST_COLUMNS - len(row))):
            if rows > 1:
                self._spans[len(row)] = min(rows, _WIDEST_SPAN) - 1
            row.append(() if offset else content)
        self._fill()

    def _end_row(self) -> None:
        """Join what stands beyond the last column to it, all at once."""
        if self._beyond:
            self.rows[-1][-1] = normal((*self.rows[-1][-1], *self._beyond))
            self._beyond = []

    def _fill(self) -> None:
        """Leave the places empty that a cell of an earlier row spreads over."""
        row = self.rows[-1]
        while left := self._spans.get(len(row)):
            self._spans[len(row)] = left - 1
            row.append(())

    def finish(self) -> Table | None:
        """Return the table, or None where it holds nothing."""
        self._end_row()
        if self.house:
            header = bool(self.heads) and self.heads[0]
            return Table(rows=tuple(map(tuple, self.rows)), header=header, caption=self.caption)
        kept = [(row, head) for row, head in zip(self.rows, self.heads, strict=True) if any(row)]
        if not kept:
            return None
        rows = [tuple(row) for row, _ in kept]
        header = kept[0][1]
        if len(rows) > 1 and all(all_bold(cell) for cell in rows[0]):
            header, rows[0] = True, tuple(map(not_bold, rows[0]))
        return Table(rows=tuple(rows), header=header, caption=self.caption)


@dataclass(slots=True)
class FigureDraft:
    """A figure that is being read: its pictures, its caption, and what else stands in it."""

    own: Figure | None = None
    gallery: bool = False
    pull_quote: bool = False
    caption: Inlines = ()
    credit: str = ""
    figures: list[Figure] = field(default_factory=list)

    def finish(self) -> Block | None:
        """Return the figure or gallery, or None where there is no picture."""
        if self.own is not None:
            return replace(self.own, caption=self.caption, credit=self.credit)
        if self.gallery or len(self.figures) > 1:
            return Gallery(figures=tuple(self.figures), caption=self.caption)
        if not self.figures:
            return None
        only = self.figures[0]
        if not self.caption and not self.credit:
            return only
        return replace(only, caption=self.caption, credit=self.credit or only.credit)


def own_figure(start: Start) -> Figure | None:
    """Return the picture that our own interchange HTML names on a ``figure``, if it is ours."""
    own = {
        name.removeprefix(DATA_PREFIX): value
        for name, value in start.attributes.items()
        if name.startswith(DATA_PREFIX)
    }
    if "picture" not in own:
        return None
    picture = own["picture"] if _SHA256.fullmatch(own["picture"]) else ""
    return Figure(
        picture=picture,
        source=source_of(own.get("source", "")),
        alt=own.get("alt", ""),
        crop=_crop(own.get("crop", "")),
    )


def source_of(address: str) -> str:
    """Return where an imported article says that a picture lies, or an empty text.

    Web addresses and paths beside the article pass; pictures written into the page and files of
    somebody's computer do not. Nothing is ever loaded from there.
    """
    address = address.strip()
    if not _HAS_SCHEME.match(address):
        return "" if address.startswith(("/", "\\", "#")) else address
    cleaned = clean_address(address)
    return cleaned if cleaned.startswith("http") else ""


def unknown_of(kind: str, data: str) -> Unknown | None:
    """Return a block of a kind that only a later Midad knows, if its data are whole."""
    try:
        fields = json.loads(data)
        again = json.dumps(fields, ensure_ascii=False, separators=(",", ":"), sort_keys=True)
    except (ValueError, RecursionError):
        return None
    return Unknown(kind=kind, data=again) if kind and isinstance(fields, dict) else None


def number_of(attributes: Mapping[str, str], name: str, default: int | None) -> int | None:
    """Return a whole number from an attribute, or `default` where it holds none."""
    value = attributes.get(name, "").strip()
    return int(value) if value.isascii() and value.isdigit() and len(value) < 7 else default


def read_marker(marker: str) -> tuple[ListKind, int | None]:
    """Return the kind and the number of a list item from what a word processor wrote before it."""
    label = marker.strip(" \u00a0\t\n\u200e\u200f(")
    found = _MARKER.fullmatch(label) if len(label) <= _LABEL_LENGTH else None
    # A lone letter without a stop is a bullet of a symbol font («o», «Ø», «ü»).
    if found is None or (found["number"] == label and not label.isdecimal()):
        return ListKind.BULLET, None
    return ListKind.NUMBER, int(found["number"]) if found["number"].isdecimal() else None


def related_of(text: str) -> Related | None:
    """Return the list of related articles that our own interchange HTML names."""
    try:
        articles = json.loads(text)
    except (ValueError, RecursionError):
        return None
    whole = isinstance(articles, list) and all(isinstance(uid, str) for uid in articles)
    return Related(articles=tuple(articles)) if whole else None


def word_item(start: Start, style: Mapping[str, str]) -> ListItem | None:
    """Return the list item that Word says a paragraph is; its bullet or number comes in it."""
    said = style.get("mso-list", "")
    level = _WORD_LEVEL.search(said)
    if level is not None:
        return ListItem(None, int(level[1]) - 1)
    typed = any(name.startswith("MsoListParagraph") for name in start.classes)
    return ListItem(None, 0) if typed and not said else None


def _crop(text: str) -> Crop | None:
    try:
        left, top, width, height = map(int, text.split())
        return Crop(left, top, width, height)
    except ValueError:
        return None
