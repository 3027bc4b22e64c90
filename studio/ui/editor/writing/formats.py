"""Formats of Qt out of values, and values out of formats.

What is meant stands in three properties of our own; fonts, colours and margins are derived from
them and never read back, so that no foreign look can enter. A block's own direction is always
said, never left to its letters.
"""

import json
from functools import lru_cache
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import (
    QBrush,
    QColor,
    QFont,
    QTextBlockFormat,
    QTextCharFormat,
    QTextFormat,
)

from studio.arabic.direction import Direction
from studio.document.blocks import Align, Block, Code, Heading, Item, Paragraph, TextBlock
from studio.document.codec import block_from_text
from studio.document.inline import Break, Footnote, Inline, Text
from studio.document.json_out import block_json
from studio.document.marks import PLAIN, UNREVIEWED, Marks, Review
from studio.ui.editor.writing.content import ATOM
from studio.ui.editor.writing.guards import GUARDS, Guard
from studio.ui.editor.writing.passages import Frame, Passage, Place
from studio.ui.editor.writing.style import Style

BLOCK: Final = QTextFormat.Property.UserProperty.value + 1
PLACE: Final = QTextFormat.Property.UserProperty.value + 2
INLINE: Final = QTextFormat.Property.UserProperty.value + 3
GUARD: Final = QTextFormat.Property.UserProperty.value + 4
CARD: Final = QTextFormat.ObjectTypes.UserObject.value + 1
"""The object type of a card, for the layout's handler."""
FOOTNOTE: Final = QTextFormat.ObjectTypes.UserObject.value + 2
"""The object type of a footnote's mark, for the layout's handler."""

_UNDERLINES: Final = (
    QTextCharFormat.UnderlineStyle.DashUnderline,
    QTextCharFormat.UnderlineStyle.SingleUnderline,
    QTextCharFormat.UnderlineStyle.DashDotLine,
    QTextCharFormat.UnderlineStyle.DotLine,
)
"""How what people insert is underlined: one from another, without colour."""
LINE: Final = 1.9
_HEADLINE_LINE: Final = 1.45
QUOTE_INDENT: Final = 24
ITEM_INDENT: Final = 32
BOX_INDENT: Final = 16
_GAP: Final = 12
_BOX_GAP: Final = 18
_GROUND_GAP: Final = 22
_HEADING_SIZES: Final = {2: 23, 3: 21, 4: 20}
_FIELD_SIZES: Final = {Place.KICKER: 16, Place.HEADLINE: 30, Place.STANDFIRST: 18}
_ALIGNMENTS: Final = {
    Align.START: Qt.AlignmentFlag.AlignLeft,  # Qt turns both round where lines run from the right
    Align.CENTER: Qt.AlignmentFlag.AlignHCenter,
    Align.END: Qt.AlignmentFlag.AlignRight,
}


@lru_cache(maxsize=4096)
def _written(block: Block) -> str:
    return json.dumps(block_json(block), ensure_ascii=False, separators=(",", ":"), sort_keys=True)


@lru_cache(maxsize=4096)
def _read(text: str) -> Block:
    return block_from_text(text)


def _inline_property(inline: Inline) -> str:
    """Return what a format says of an inline: all but its letters."""
    if isinstance(inline, Footnote):
        return _written(Paragraph((inline,)))
    marks = inline.marks if isinstance(inline, Text) else PLAIN
    if marks == PLAIN and inline.review == UNREVIEWED:
        return ""
    return _written(Paragraph((Text("x", marks, inline.review),)))


def read_inline(text: str, form: QTextCharFormat) -> list[Inline]:
    """Return the inlines that a fragment of a document is."""
    if form.property(GUARD):
        text = "".join(one for one in text if one not in GUARDS)
    said = form.property(INLINE)
    marks, review = PLAIN, UNREVIEWED
    if isinstance(said, str) and said:
        block = _read(said)
        inline = block.content[0] if isinstance(block, TextBlock) else Text("x")
        if isinstance(inline, Footnote):
            return [inline] * text.count(ATOM)
        marks = inline.marks if isinstance(inline, Text) else PLAIN
        review = inline.review
    found: list[Inline] = []
    for number, piece in enumerate(text.replace(ATOM, "").split("\u2028")):
        if number:
            found.append(Break(review))
        found.append(Text(piece, marks, review))
    return found


def read_bare(form: QTextBlockFormat) -> Passage:
    """Return the passage, without its content, that a block's format says."""
    said, place = form.property(BLOCK), form.property(PLACE)
    block = _read(said) if isinstance(said, str) and said else Paragraph()
    return Passage(Place(place) if isinstance(place, int) and place else Place.BODY, block)


def direction_of(passage: Passage, frame: Frame) -> Direction:
    """Return which way the lines of a passage run."""
    block = passage.block
    own = block.direction if isinstance(block, TextBlock) else None
    if own is None and isinstance(block, Code):
        return Direction.LTR
    return own or frame.direction


Characters = dict[tuple[object, ...], QTextCharFormat]
Blocks = dict[tuple[object, ...], QTextBlockFormat]


class Formats:
    """Makes formats in one style, each once; `highlighted` comments show in colour."""

    def __init__(
        self,
        style: Style,
        highlighted: frozenset[str] = frozenset(),
        made: tuple[Characters, Blocks] | None = None,
    ) -> None:
        self.style = style
        self.highlighted = highlighted
        self._characters, self._blocks = made or ({}, {})

    def of(self, style: Style) -> "Formats":
        """Return what makes the same in another style."""
        return Formats(style, self.highlighted)

    def highlighting(self, ids: frozenset[str]) -> "Formats":
        """Return what makes the same with other comments in colour; what stays is made once."""
        changed = ids ^ self.highlighted
        kept = {
            key: form
            for key, form in self._characters.items()
            if changed.isdisjoint(_comments_on(key[-1]))
        }
        return Formats(self.style, ids, (kept, self._blocks))

    def look(self, passage: Passage) -> object:
        """Return what of a passage decides how its letters look; equal looks, equal letters."""
        block = passage.block
        if passage.is_field:
            return passage.place
        if isinstance(block, Heading):
            return "heading", block.level
        return "code" if isinstance(block, Code) else "text"

    def block(self, passage: Passage, frame: Frame) -> QTextBlockFormat:
        """Return the format of a passage's block."""
        key = (passage.place, passage.block, frame.direction)
        form = self._blocks.get(key)
        if form is None:
            form = self._blocks[key] = self._make_block(passage, frame)
        return form

    def character(self, passage: Passage, inline: Inline) -> QTextCharFormat:
        """Return the format of an inline's letters, or of its mark."""
        if isinstance(inline, Guard):
            return self._guard(passage)
        if isinstance(inline, Text):
            key: tuple[object, ...] = (self.look(passage), inline.marks, inline.review)
        else:
            key = (self.look(passage), inline)
        form = self._characters.get(key)
        if form is None:
            form = self._characters[key] = self._make_character(passage, inline)
        return form

    def _guard(self, passage: Passage) -> QTextCharFormat:
        """Return the format of a mark that the view alone holds."""
        key = (self.look(passage), GUARD)
        form = self._characters.get(key)
        if form is None:
            form = QTextCharFormat(self.character(passage, Text("")))
            form.setProperty(GUARD, 1)
            self._characters[key] = form
        return form

    def empty(self, passage: Passage) -> QTextCharFormat:
        """Return the format that decides how high the caret is in a passage without words."""
        return self.character(passage, Text(""))

    def card(self) -> QTextCharFormat:
        """Return the format of a card's one character."""
        form = QTextCharFormat()
        form.setObjectType(CARD)
        form.setProperty(QTextFormat.Property.FontPixelSize, self.style.size)
        return form

    def _make_block(self, passage: Passage, frame: Frame) -> QTextBlockFormat:
        style, block = self.style, passage.block
        form = QTextBlockFormat()
        form.setProperty(PLACE, passage.place.value)
        form.setProperty(BLOCK, _written(block))
        direction = direction_of(passage, frame)
        rtl = direction is Direction.RTL
        form.setLayoutDirection(
            Qt.LayoutDirection.RightToLeft if rtl else Qt.LayoutDirection.LeftToRight
        )
        form.setBottomMargin(style.scaled(_GAP))
        if not isinstance(block, TextBlock):
            form.setTopMargin(style.scaled(4))
            form.setAlignment(Qt.AlignmentFlag.AlignLeft)
            return form
        form.setAlignment(_ALIGNMENTS[block.align])
        size, line = self._size(passage), LINE
        if passage.place is Place.HEADLINE:
            line = _HEADLINE_LINE
        elif isinstance(block, Heading):
            line = _HEADLINE_LINE
            form.setTopMargin(style.scaled(16))
            form.setBottomMargin(style.scaled(8))
        elif isinstance(block, Item):
            form.setBottomMargin(style.scaled(4))
        elif isinstance(block, Code):
            line = 1.5
            form.setTopMargin(style.scaled(_GROUND_GAP))
            form.setBottomMargin(style.scaled(_GROUND_GAP))
        if block.box is not None:
            form.setTopMargin(style.scaled(_BOX_GAP))
            form.setBottomMargin(style.scaled(_BOX_GAP))
        if passage.place is Place.KICKER:
            form.setTopMargin(style.scaled(24))
            form.setBottomMargin(0)
        elif passage.place is Place.STANDFIRST:
            form.setBottomMargin(style.scaled(20))
        form.setLineHeight(size * line, QTextBlockFormat.LineHeightTypes.MinimumHeight.value)
        start, end = self.indents(block)
        form.setRightMargin(start if rtl else end)
        form.setLeftMargin(end if rtl else start)
        return form

    def indents(self, block: TextBlock) -> tuple[int, int]:
        """Return how far the lines of a text block stand in from where lines begin and end."""
        start, end = QUOTE_INDENT * block.quote, 0
        if isinstance(block, Item):
            start += ITEM_INDENT * (block.level + 1)
        if block.box is not None or isinstance(block, Code):
            start, end = start + BOX_INDENT, end + BOX_INDENT
        return self.style.scaled(start), self.style.scaled(end) if end else 0

    def _size(self, passage: Passage) -> int:
        if passage.is_field:
            return self.style.scaled(_FIELD_SIZES[passage.place])
        if isinstance(passage.block, Heading):
            return self.style.scaled(_HEADING_SIZES[passage.block.level])
        if isinstance(passage.block, Code):
            return self.style.scaled(16)
        return self.style.size

    def _make_character(self, passage: Passage, inline: Inline) -> QTextCharFormat:
        style = self.style
        form = QTextCharFormat()
        said = _inline_property(inline)
        if said:
            form.setProperty(INLINE, said)
        is_code = isinstance(passage.block, Code)
        form.setFontFamilies(list(style.code_families if is_code else style.families))
        form.setProperty(QTextFormat.Property.FontPixelSize, self._size(passage))
        colour = style.text
        if passage.place is Place.KICKER:
            colour = style.accent
        elif passage.place is Place.STANDFIRST:
            colour = style.muted
        form.setForeground(_brush(colour))
        if passage.place in {Place.KICKER, Place.HEADLINE} or isinstance(passage.block, Heading):
            form.setFontWeight(QFont.Weight.Bold.value)
        if isinstance(inline, Footnote):
            form.setObjectType(FOOTNOTE)
            form.setForeground(_brush(style.accent))
        elif isinstance(inline, Text):
            self._mark(form, inline.marks)
        self._review(form, inline.review)
        return form

    def _mark(self, form: QTextCharFormat, marks: Marks) -> None:
        if marks == PLAIN:
            return
        if marks.bold:
            form.setFontWeight(QFont.Weight.Bold.value)
        if marks.italic:
            form.setFontItalic(True)
        if marks.underline:
            form.setFontUnderline(True)
        if marks.strike:
            form.setFontStrikeOut(True)
        if marks.superscript:
            form.setVerticalAlignment(QTextCharFormat.VerticalAlignment.AlignSuperScript)
        if marks.subscript:
            form.setVerticalAlignment(QTextCharFormat.VerticalAlignment.AlignSubScript)
        if marks.code:
            form.setFontFamilies(list(self.style.code_families))
            form.setBackground(_brush(self.style.ground))
        if marks.link is not None:
            form.setForeground(_brush(self.style.accent))
            form.setFontUnderline(True)

    def _review(self, form: QTextCharFormat, review: Review) -> None:
        if review == UNREVIEWED:
            return
        style = self.style
        if not self.highlighted.isdisjoint(review.comments):
            form.setBackground(_brush(style.comment))
        if review.format_change is not None:
            form.setFontOverline(True)  # a wave below is what the copy desk finds
        if review.insertion is not None:
            form.setForeground(_brush(style.inserted))
            form.setBackground(_brush(style.inserted_ground))
            form.setUnderlineStyle(_UNDERLINES[review.insertion.author % len(_UNDERLINES)])
            form.setUnderlineColor(QColor(style.inserted))
        if review.deletion is not None:
            form.setForeground(_brush(style.deleted))
            ground = _brush(style.deleted_ground)
            form.setBackground(ground)
            form.setFontStrikeOut(True)


def _comments_on(said: object) -> tuple[str, ...]:
    """Return the comments that what a format is known by tells of."""
    if isinstance(said, Review):
        return said.comments
    return said.review.comments if isinstance(said, Break | Footnote) else ()


def _brush(colour: str) -> QBrush:
    # a colour alone might be a gradient's name: PySide would make the class of gradients to see
    return QBrush(QColor(colour), Qt.BrushStyle.SolidPattern)
