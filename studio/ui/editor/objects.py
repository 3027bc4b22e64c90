"""What Qt asks when it lays out and paints a card or the number of a footnote.

Deliberately absent: what stands on cards (`cards`).
"""

from typing import Final

from PySide6.QtCore import QRect, QRectF, QSizeF, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetricsF,
    QPainter,
    QPyTextObject,
    QTextBlock,
    QTextDocument,
    QTextFormat,
)
from PySide6.QtWidgets import QTextEdit
from shiboken6 import isValid

from studio.document.blocks import Atomic
from studio.ui.editor.cards import Cards
from studio.ui.editor.writing.manuscript import Manuscript
from studio.ui.station import Station

_LEAST_WIDTH: Final = 160
_NOTE_SHARE: Final = 0.65
_NOTE_PAD: Final = 2


class CardObject(QPyTextObject):
    """A card in the place of its one character, as wide as the column."""

    def __init__(self, manuscript: Manuscript, cards: Cards, surface: QTextEdit) -> None:
        super().__init__(surface)
        self._manuscript, self._cards, self._surface = manuscript, cards, surface

    def intrinsicSize(self, document: QTextDocument, position: int, form: QTextFormat) -> QSizeF:
        """Return how much room the card needs; none while its window is taken down."""
        if not isValid(self._manuscript.document):
            return QSizeF()
        width = document.textWidth() - 2 * document.documentMargin() - 1
        width = max(_LEAST_WIDTH, width)
        block = document.findBlock(position)
        card = self._manuscript.card(block)
        if card is None:
            return QSizeF(width, 0)
        rtl = block.textDirection() is Qt.LayoutDirection.RightToLeft
        return QSizeF(width, self._cards.height(card, width, rtl=rtl))

    def drawObject(
        self,
        painter: QPainter,
        area: QRectF | QRect,
        document: QTextDocument,
        position: int,
        form: QTextFormat,
    ) -> None:
        """Paint the card, with a frame where it is chosen."""
        block = document.findBlock(position)
        card = self._manuscript.card(block)
        if card is None:
            return
        cursor = self._surface.textCursor()
        chosen = cursor.selectionStart() <= position < cursor.selectionEnd()
        self.paint(painter, QRectF(area), block, card, chosen=chosen)

    def paint(
        self, painter: QPainter, area: QRectF, block: QTextBlock, card: Atomic, *, chosen: bool
    ) -> None:
        """Paint a card into an area of its size."""
        rtl = block.textDirection() is Qt.LayoutDirection.RightToLeft
        self._cards.paint(painter, area, card, rtl=rtl, chosen=chosen)


class NoteObject(QPyTextObject):
    """The raised number of a footnote, in the newsroom's digits."""

    def __init__(self, manuscript: Manuscript, station: Station) -> None:
        super().__init__(manuscript)
        self._manuscript, self._station = manuscript, station

    def intrinsicSize(self, document: QTextDocument, position: int, form: QTextFormat) -> QSizeF:
        """Return how much room the number needs; none while its window is taken down."""
        if not isValid(self._manuscript.document):
            return QSizeF()
        metrics = QFontMetricsF(self._font(form))
        width = metrics.horizontalAdvance(self._number(position)) + 2 * _NOTE_PAD
        return QSizeF(width, metrics.ascent() / _NOTE_SHARE)

    def drawObject(
        self,
        painter: QPainter,
        area: QRectF | QRect,
        document: QTextDocument,
        position: int,
        form: QTextFormat,
    ) -> None:
        """Paint the number at the top of its place."""
        painter.save()
        painter.setFont(self._font(form))
        painter.setPen(QColor(self._station.look.palette.accent))
        flags = Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop
        painter.drawText(QRectF(area), int(flags), self._number(position))
        painter.restore()

    def _number(self, position: int) -> str:
        manuscript = self._manuscript
        number = manuscript.footnote_number(position)
        return manuscript.style.number(number, manuscript.frame.language)

    def _font(self, form: QTextFormat) -> QFont:
        font = form.toCharFormat().font()
        font.setPixelSize(max(10, round(font.pixelSize() * _NOTE_SHARE)))
        return font
