"""A comparison as a page of rich text: in one column, or the two versions side by side.

What came is underlined and green, what went struck and red, with a thin gap between, and what has
another form has a line above it: never by colour alone. Unchanged paragraphs are folded. Links are
``restore:PLACE-OF-ROW``, ``field:NAME`` and ``unfold:PLACE-OF-ROW``. Pure.
"""

from collections.abc import Iterable, Iterator
from html import escape
from itertools import groupby
from typing import Final

from msgspec import Struct

from studio.arabic.direction import Direction
from studio.document.blocks import (
    Block,
    Embed,
    Figure,
    Gallery,
    Heading,
    Item,
    PullQuote,
    Related,
    Rule,
    Table,
)
from studio.document.difference import ChangeKind
from studio.ui.history.comparison import Comparison, Piece, Row, RowKind
from studio.ui.history.pictures import PictureNote, picture_sentence
from studio.ui.look import Palette
from studio.ui.look.text import own_direction
from studio.ui.typed import SURFACE_FIELDS
from studio.wording.words import Language, Words, mark

FIELDS: Final = {
    "headline": mark("Headline"),
    "kicker": mark("Kicker"),
    "standfirst": mark("Standfirst"),
    "bylines": mark("Bylines"),
    "dateline": mark("Dateline"),
    "lead_picture": mark("Lead picture"),
    "section": mark("Section"),
    "tags": mark("Tags"),
    "slug": mark("Slug"),
    "search_title": mark("Search title"),
    "search_description": mark("Search description"),
    "social_text": mark("Social text"),
    "notice": mark("Notice to readers"),
    "direction": mark("Direction"),
    "language": mark("Language"),
}
"""The names of an article's fields."""

_BLOCKS: Final[tuple[tuple[type, str], ...]] = (
    (Figure, mark("Picture")),
    (Gallery, mark("Gallery")),
    (Embed, mark("Embed")),
    (PullQuote, mark("Pull quote")),
    (Table, mark("Table")),
    (Related, mark("Related stories")),
    (Rule, mark("Rule")),
)
_LABELS: Final = {
    RowKind.MOVED: mark("moved here"),
    RowKind.FORMATTED: mark("only the form changed"),
    RowKind.CAME: mark("new"),
    RowKind.WENT: mark("taken out"),
}
_BACK: Final = {
    RowKind.CHANGED: mark("Restore this paragraph"),
    RowKind.FORMATTED: mark("Restore this paragraph"),
    RowKind.WENT: mark("Bring this paragraph back"),
    RowKind.CAME: mark("Take this paragraph out"),
}
_SUGGESTED_BACK: Final = {
    RowKind.CHANGED: mark("Suggest this paragraph as it was"),
    RowKind.FORMATTED: mark("Suggest this paragraph as it was"),
    RowKind.WENT: mark("Suggest to bring this paragraph back"),
    RowKind.CAME: mark("Suggest to take this paragraph out"),
}
_BULLET: Final = "•"
_GAP: Final = "\u200a"
_PIXELS: Final = 17
_SHORT: Final = 3
"""Runs of unchanged blocks up to this length stay unfolded side by side."""
_LISTS: Final = frozenset({"tags", "bylines"})


class Style(Struct, frozen=True, kw_only=True):
    """How a page looks, whether what is restored can be, and whether that is suggested."""

    words: Words
    palette: Palette
    families: tuple[str, ...]
    text_families: tuple[str, ...]
    restores: bool
    suggests: bool = False

    @property
    def rtl(self) -> bool:
        """Whether lines of the interface begin at the right."""
        return self.words.language is Language.ARABIC


def one_column(found: Comparison, style: Style, unfolded: frozenset[int]) -> str:
    """Return the page in one column; `unfolded` are the places of rows that begin a fold."""
    parts = []
    for field in found.fields:
        parts.append(_label(style.words.say(FIELDS[field.name]), style))
        between = _between(field.name, style)
        parts.append(_paragraph(_marked(field.pieces, style, between), _text(field.pieces)))
        parts.extend(_notes(field.pictures, style))
        if style.restores and field.name != "notice":
            suggests = style.suggests and field.name in SURFACE_FIELDS
            link = mark("Suggest this field as it was") if suggests else mark("Restore this field")
            parts.append(_link(f"field:{field.name}", style.words.say(link), style))
    for kept, run in _runs(found.rows):
        if kept and run[0][0] not in unfolded:
            parts.append(_fold(run, style))
            continue
        for place, row in run:
            parts.extend(_row(place, row, style))
    return _whole(parts, style)


def side_by_side(
    found: Comparison, style: Style, titles: tuple[str, str], unfolded: frozenset[int] = frozenset()
) -> str:
    """Return the page as a table of the older and the newer version under their `titles`.

    `unfolded` as in `one_column`.
    """
    older, newer = (f"<b>{escape(title)}</b>" for title in titles)
    cells = [_Cells(older, newer, titles[0], shaded=True)]
    for field in found.fields:
        name = f"<b>{escape(style.words.say(FIELDS[field.name]))}</b>"
        old, new = _sides(field.pieces, style, _between(field.name, style))
        new += _beside(field.pictures, style)
        cells.append(_Cells(old, new, _text(field.pieces), name=name))
    for kept, run in _runs(found.rows):
        if kept and len(run) > _SHORT and run[0][0] not in unfolded:
            link = _fold(run, style)
            cells.append(_Cells(link, link, "", shaded=True))
            continue
        for _, row in run:
            old, new = _sides(row.pieces, style)
            new += _beside(row.pictures, style)
            cells.append(
                _Cells(
                    "" if row.kind in {RowKind.CAME, RowKind.MOVED} else _in_block(old, row.block),
                    "" if row.kind is RowKind.WENT else _in_block(new, row.block),
                    _text(row.pieces),
                )
            )
    body = "".join(one.row(style) for one in cells)
    table = f'<table width="100%" cellspacing="0" cellpadding="8">{body}</table>'
    return _whole([table], style)


class _Cells(Struct, frozen=True):
    """Both sides of a row of the table; `text` says in which direction they run."""

    old: str
    new: str
    text: str
    shaded: bool = False
    name: str = ""

    def row(self, style: Style) -> str:
        """Return the row; the older version stands where lines begin."""
        direction = "rtl" if own_direction(self.text) is Direction.RTL else "ltr"
        look = f"border-bottom:1px solid {style.palette.border}"
        if self.shaded:
            look = f"{look};background-color:{style.palette.raised}"
        # Qt lays the cells of a row from left to right whatever the direction.
        sides = (self.new, self.old) if style.rtl else (self.old, self.new)
        mine = "rtl" if style.rtl else "ltr"
        name = f'<p dir="{mine}" style="margin:0 0 2px 0">{self.name}</p>' if self.name else ""
        shown = "".join(
            f'<td width="50%" style="{look}">{name}'
            f"{side if side.startswith('<p') else _side(side, direction)}</td>"
            for side in sides
        )
        return f"<tr>{shown}</tr>"


def _side(content: str, direction: str) -> str:
    return f'<p dir="{direction}" style="margin:0">{content}</p>'


def _between(name: str, style: Style) -> str:
    if name not in _LISTS:
        return ""
    return "، " if style.rtl else ", "


def _beside(notes: Iterable[PictureNote], style: Style) -> str:
    """Return what became of pictures as lines below the newer side."""
    said = (picture_sentence(note, style.words) for note in notes)
    return "".join(f"<br>{_BULLET} {escape(one)}" for one in said)


def _runs(rows: Iterable[Row]) -> Iterator[tuple[bool, list[tuple[int, Row]]]]:
    numbered = enumerate(rows)
    for kept, run in groupby(numbered, lambda one: one[1].kind is RowKind.KEPT):
        yield kept, list(run)


def _row(place: int, row: Row, style: Style) -> Iterator[str]:
    label = _row_label(row, style)
    if label:
        yield _label(label, style)
    marked = _marked(row.pieces, style)
    yield _paragraph(_in_block(marked, row.block), _text(row.pieces), row.block)
    yield from _notes(row.pictures, style)
    if style.restores and row.kind in _BACK:
        back = _SUGGESTED_BACK if style.suggests else _BACK
        yield _link(f"restore:{place}", style.words.say(back[row.kind]), style)


def _notes(notes: Iterable[PictureNote], style: Style) -> Iterator[str]:
    """Say what became of pictures, one line each."""
    for note in notes:
        yield _small(f"{_BULLET} {escape(picture_sentence(note, style.words))}", style, 0)


def _row_label(row: Row, style: Style) -> str:
    names = (style.words.say(name) for kind, name in _BLOCKS if isinstance(row.block, kind))
    parts = [next(names, "")]
    if row.kind in _LABELS:
        parts.append(style.words.say(_LABELS[row.kind]))
    return " · ".join(part for part in parts if part)


def _marked(pieces: Iterable[Piece], style: Style, between: str = "") -> str:
    shown: list[str] = []
    before: ChangeKind | None = None
    for piece in pieces:
        gap = between if shown else ""
        if not between and {before, piece.kind} == {ChangeKind.DELETED, ChangeKind.INSERTED}:
            gap = _GAP
        shown.append(gap + _span(piece, style.palette))
        before = piece.kind
    return "".join(shown)


def _sides(pieces: Iterable[Piece], style: Style, between: str = "") -> tuple[str, str]:
    found = list(pieces)
    old = [one for one in found if one.kind is not ChangeKind.INSERTED]
    new = [one for one in found if one.kind is not ChangeKind.DELETED]
    return (
        between.join(_span(one, style.palette) for one in old),
        between.join(_span(one, style.palette) for one in new),
    )


def _span(piece: Piece, palette: Palette) -> str:
    text = escape(piece.text).replace("\n", "<br>")
    match piece.kind:
        case ChangeKind.INSERTED:
            look = f"color:{palette.insert_text};background-color:{palette.insert}"
            return f'<span style="{look};text-decoration:underline">{text}</span>'
        case ChangeKind.DELETED:
            look = f"color:{palette.delete_text};background-color:{palette.delete}"
            return f'<span style="{look};text-decoration:line-through">{text}</span>'
        case ChangeKind.FORMATTED:
            look = f"background-color:{palette.comment};text-decoration:overline"
            return f'<span style="{look}">{text}</span>'
        case _:
            return text


def _in_block(marked: str, block: Block) -> str:
    if isinstance(block, Heading):
        return f"<b>{marked}</b>"
    return f"• {marked}" if isinstance(block, Item) and marked else marked


def _paragraph(marked: str, text: str, block: Block | None = None) -> str:
    own = getattr(block, "direction", None)
    direction = own if isinstance(own, Direction) else own_direction(text)
    name = "rtl" if direction is Direction.RTL else "ltr"
    return f'<p dir="{name}" style="margin:2px 0 6px 0">{marked}</p>'


def _text(pieces: Iterable[Piece]) -> str:
    return "".join(piece.text for piece in pieces)


def _label(text: str, style: Style) -> str:
    return _small(f'<span style="color:{style.palette.muted}">{escape(text)}</span>', style, 10)


def _link(target: str, text: str, style: Style) -> str:
    look = f"color:{style.palette.accent};text-decoration:none"
    return _small(f'<a href="{target}" style="{look}">{escape(text)}</a>', style, 0)


def _fold(run: list[tuple[int, Row]], style: Style) -> str:
    return _link(f"unfold:{run[0][0]}", f"⋯ {_unchanged(len(run), style)}", style)


def _unchanged(count: int, style: Style) -> str:
    return style.words.counted("{n} unchanged paragraph", "{n} unchanged paragraphs", count)


def _small(content: str, style: Style, above: int) -> str:
    families = _named(style.families)
    direction = "rtl" if style.rtl else "ltr"
    return (
        f'<p dir="{direction}" style="margin:{above}px 0 8px 0">'
        f'<span style="font-family:{families};font-size:12px">{content}</span></p>'
    )


def _whole(parts: Iterable[str], style: Style) -> str:
    families = _named(style.text_families)
    look = f"color:{style.palette.text};font-family:{families};font-size:{_PIXELS}px"
    return f'<body style="{look}">{"".join(parts)}</body>'


def _named(families: Iterable[str]) -> str:
    return ", ".join(f"'{name}'" for name in families)
