"""What is seen of the text: its words, and all that is painted under and over them.

Only blocks that show are looked at, and what Qt needs to paint them is kept from one key to the
next. Deliberately absent: what is done to the text (`editing`).
"""

from collections.abc import Callable, Sequence
from typing import Final

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainter, QTextFormat
from PySide6.QtWidgets import QTextEdit

from studio.document.inline import Footnote
from studio.ui.editor.cards import Cards
from studio.ui.editor.flags import paint_flags
from studio.ui.editor.objects import CardObject, NoteObject
from studio.ui.editor.shapes import Shapes
from studio.ui.editor.styling import style_of
from studio.ui.editor.visible import block_at
from studio.ui.editor.writing.decorations import is_decorated, paint
from studio.ui.editor.writing.formats import CARD, FOOTNOTE
from studio.ui.editor.writing.manuscript import Manuscript
from studio.ui.editor.writing.rows import Row, rows
from studio.ui.editor.writing.signs import paint_signs
from studio.ui.parts.viewports import viewport_of
from studio.ui.station import Station

_BESIDE: Final = 4
"""How far the caret of a card reaches beside it, in pixels."""

Painting = Callable[[QPainter, Sequence[Row], QPointF, QRectF], None]
"""Paints over the blocks that show, with the way from the document to the view, within a clip."""


class Canvas:
    """Paints one manuscript in a text widget."""

    def __init__(
        self, station: Station, surface: QTextEdit, manuscript: Manuscript, cards: Cards
    ) -> None:
        self._station, self._surface, self._manuscript = station, surface, manuscript
        self._document = surface.document()
        layout = self._document.documentLayout()
        self._card_object = CardObject(manuscript, cards, surface)
        self._note_object = NoteObject(manuscript, station)
        layout.registerHandler(CARD, self._card_object)
        layout.registerHandler(FOOTNOTE, self._note_object)
        self.shows_flags = True
        """Whether flags stand over characters that nobody sees."""
        self.painted_over: list[Painting] = []
        """What else is painted over the words, after the flags."""
        self.shapes = Shapes(self._document)
        manuscript.renumbered.connect(viewport_of(surface).update)  # labels beside what stays
        self._first = 0  # the number of the first block that was painted last

    # Looks

    def restyle(self, size: int) -> None:
        """Show the text in the colours and fonts of now, its letters `size` pixels high."""
        style = style_of(self._station, size)
        if style != self._manuscript.style:
            self._manuscript.restyle(style)
        self.measure_again()
        self._surface.viewport().update()

    def measure_again(self) -> None:
        """Let the cards have the height that they need now."""
        block = self._document.begin()
        while block.isValid():
            if self._manuscript.is_card(block):
                self._document.markContentsDirty(block.position(), block.length())
            block = block.next()

    def change_fonts(self) -> None:
        """Hear that the widget's font is about to be another."""
        self.shapes.forget()

    # Painting

    def paint(self, clip: QRectF, paint_words: Callable[[], None]) -> None:
        """Paint what shows in a part of the view; `paint_words` lets Qt paint the words there."""
        offset = QPointF(0, -self._surface.verticalScrollBar().value())
        first = block_at(self._document, clip.top() - offset.y(), self._first)
        self._first = first.blockNumber()
        shown = rows(first, offset, clip)
        self.shapes.keep(shown, self._is_words)
        manuscript, view = self._manuscript, self._surface.viewport()
        if is_decorated(manuscript, shown):
            painter = QPainter(view)
            paint(painter, manuscript, manuscript.style, shown, offset)
            painter.end()
        paint_words()
        painter = QPainter(view)
        self._paint_over(painter, shown, offset, clip)
        painter.end()

    def _is_words(self, number: int) -> bool:
        passage = self._manuscript.passages[number]
        return passage.card is None and not any(
            isinstance(one, Footnote) for one in passage.content
        )

    def _paint_over(
        self, painter: QPainter, shown: Sequence[Row], offset: QPointF, clip: QRectF
    ) -> None:
        """Paint signs of review, flags on what nobody sees, and a chosen card over Qt's veil."""
        paint_signs(painter, self._manuscript, self._manuscript.style, shown)
        if self.shows_flags:
            paint_flags(painter, self._station.look, shown, offset)
        for paint_more in self.painted_over:
            paint_more(painter, shown, offset, clip)
        if self._surface.textCursor().hasSelection():
            self._paint_chosen(painter, offset)

    def _paint_chosen(self, painter: QPainter, offset: QPointF) -> None:
        block = self._manuscript.card_at(self._surface.textCursor())
        card = None if block is None else self._manuscript.card(block)
        if block is None or card is None:
            return
        layout = self._document.documentLayout()
        corner = layout.blockBoundingRect(block).topLeft() + offset
        line = block.layout().lineAt(0)
        size = self._card_object.intrinsicSize(self._document, block.position(), QTextFormat())
        area = QRectF(corner + line.position() + QPointF(0, line.ascent()), size)
        area.translate(0, -size.height())
        # Its caret, too, and the veil's edge: a chosen card is shown by its frame alone.
        painter.fillRect(area.adjusted(-_BESIDE, -1, _BESIDE, 1), self._surface.palette().base())
        self._card_object.paint(painter, area, block, card, chosen=True)
