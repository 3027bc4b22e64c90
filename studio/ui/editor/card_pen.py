"""A pen that goes down a card: it measures with the same strokes with which it paints.

So what is painted always has the height that was asked for. Deliberately absent: what stands on
the cards.
"""

from collections.abc import Callable, Sequence
from typing import Final, NamedTuple, Protocol, TypeAlias

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetricsF,
    QPainter,
    QPainterPath,
    QPen,
    QPixmap,
    QTextLayout,
    QTextOption,
)

from studio.document.inside import LineKind
from studio.ui.look import Look, Symbol
from studio.ui.look.text import text_option

PAD: Final = 16
GAP: Final = 8
ICON: Final = 18
_CELL_PAD: Final = 8
_NO_PICTURE: Final = 96
_DOT: Final = 5


Underline: TypeAlias = Callable[[QPainter, QTextLayout], None]


class Sign(NamedTuple):
    """A word at the other end of a card's first line."""

    words: str
    colour: str


class Minded(Protocol):
    """What is worth a second look in the words of a card."""

    @property
    def sign(self) -> Sign:
        """Says how much that is."""
        ...

    def under(self, kind: LineKind, shown: str) -> Underline | None:
        """Return what underlines a text of the card in which the words of a line stand."""
        ...


class CardPen:
    """Goes down a card from its top; without a painter it only measures.

    `rtl` says on which side lines begin.
    """

    def __init__(self, look: Look, area: QRectF, *, rtl: bool, painter: QPainter | None) -> None:
        self._look, self._rtl, self._painter = look, rtl, painter
        self._area = area.adjusted(PAD, 0, -PAD, 0)
        self.y = area.top() + PAD

    @property
    def width(self) -> float:
        """How wide a line is."""
        return self._area.width()

    def gap(self, height: float = GAP) -> None:
        """Leave some room."""
        self.y += height

    def label(
        self, symbol: Symbol, words: str, colour: str | None = None, sign: Sign | None = None
    ) -> None:
        """Write what the card is: an icon and a word; a sign stands where the line ends."""
        colour = colour or self._look.palette.muted
        font = self._look.fonts.at(12, QFont.Weight.Medium)
        if self._painter is not None:
            left = self._area.right() - ICON if self._rtl else self._area.left()
            spot = QRectF(left, self.y, ICON, ICON).toRect()
            self._look.icon(symbol, rtl=self._rtl, colour=colour).paint(self._painter, spot)
            room = ICON + GAP
            line = QRectF(self._area.left(), self.y, self._area.width(), ICON)
            line = line.adjusted(0, 0, -room, 0) if self._rtl else line.adjusted(room, 0, 0, 0)
            _line(self._painter, line, words, font, colour, rtl=self._rtl)
            if sign is not None:
                _line(self._painter, line, sign.words, font, sign.colour, rtl=not self._rtl)
        self.y += ICON + GAP

    def words(
        self,
        text: str,
        font: QFont,
        colour: str,
        *,
        most_lines: int = 4,
        centred: bool = False,
        underline: Underline | None = None,
    ) -> None:
        """Write a text in its own direction, wrapped, at most so many lines of it.

        `underline` is called with what was written, to be painted where it is.
        """
        if not text:
            return
        laid, height = self._laid(text, font, most_lines, centred=centred)
        if self._painter is not None:
            self._painter.setPen(QColor(colour))
            laid.draw(self._painter, QPointF(self._area.left(), self.y))
            if underline is not None:
                self._painter.save()
                self._painter.translate(self._area.left(), self.y)
                underline(self._painter, laid)
                self._painter.restore()
        self.y += height + 4

    def line(self, text: str, font: QFont, colour: str) -> None:
        """Write one line of a list behind a dot; what is longer is cut short."""
        height = QFontMetricsF(font).height()
        if self._painter is not None:
            middle = self.y + height / 2
            x = self._area.right() - _DOT if self._rtl else self._area.left() + _DOT
            self._painter.setPen(Qt.PenStyle.NoPen)
            self._painter.setBrush(QColor(self._look.palette.muted))
            self._painter.drawEllipse(QPointF(x, middle), _DOT / 2, _DOT / 2)
            room = 3 * _DOT + GAP
            area = QRectF(self._area.left(), self.y, self._area.width(), height)
            area.adjust(0 if self._rtl else room, 0, -room if self._rtl else 0, 0)
            _line(self._painter, area, text, font, colour, rtl=self._rtl)
        self.y += height + 4

    def picture(self, pixmap: QPixmap | None, missing: str, most_height: float) -> None:
        """Show a picture, or the place where it will stand, or why there is none."""
        height = _NO_PICTURE if missing else min(most_height, self.width * 9 / 16)
        width = self.width
        if pixmap is not None and pixmap.width():
            scale = min(self.width / pixmap.width(), most_height / pixmap.height(), 1.0)
            width, height = pixmap.width() * scale, pixmap.height() * scale
        if self._painter is not None:
            left = self._area.center().x() - width / 2
            self._framed(self._painter, QRectF(left, self.y, width, height), pixmap, missing)
        self.y += height + GAP

    def pictures(self, pixmaps: Sequence[QPixmap | None], height: float) -> None:
        """Show some pictures in a row, each cut to the same square."""
        side = min(height, (self.width - GAP * (len(pixmaps) - 1)) / max(1, len(pixmaps)))
        if self._painter is not None:
            for index, pixmap in enumerate(pixmaps):
                step = index * (side + GAP)
                left = self._area.right() - side - step if self._rtl else self._area.left() + step
                self._framed(self._painter, QRectF(left, self.y, side, side), pixmap, "", cut=True)
        self.y += side + GAP

    def grid(self, rows: Sequence[Sequence[str]], font: QFont, *, header: bool) -> None:
        """Write rows of cells, the first cell where lines begin."""
        height = QFontMetricsF(font).height() + _CELL_PAD
        columns = max(map(len, rows), default=0)
        if self._painter is not None and columns:
            palette = self._look.palette
            width = self.width / columns
            bold = QFont(font)
            bold.setWeight(QFont.Weight.DemiBold)
            for down, row in enumerate(rows):
                for along, cell in enumerate(row):
                    step = (along + 1 if self._rtl else along) * width
                    edge = self._area.right() - step if self._rtl else self._area.left() + step
                    box = QRectF(edge, self.y + down * height, width, height)
                    head = header and down == 0
                    self._painter.setPen(QPen(QColor(palette.border), 1))
                    self._painter.setBrush(QColor(palette.hover if head else palette.surface))
                    self._painter.drawRect(box)
                    inner = box.adjusted(_CELL_PAD, 0, -_CELL_PAD, 0)
                    written = bold if head else font
                    _line(self._painter, inner, cell, written, palette.text, rtl=self._rtl)
        self.y += height * len(rows) + GAP

    def _laid(
        self, text: str, font: QFont, most_lines: int, *, centred: bool
    ) -> tuple[QTextLayout, float]:
        option = text_option(text)
        side = Qt.AlignmentFlag.AlignRight if self._rtl else Qt.AlignmentFlag.AlignLeft
        option.setAlignment(Qt.AlignmentFlag.AlignHCenter if centred else side)
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        laid = QTextLayout(text, font)
        laid.setTextOption(option)
        laid.beginLayout()
        y = 0.0
        for _ in range(most_lines):
            line = laid.createLine()
            if not line.isValid():
                break
            line.setLineWidth(self._area.width())
            line.setPosition(QPointF(0, y))
            y += line.height()
        laid.endLayout()
        return laid, y

    def _framed(
        self,
        painter: QPainter,
        box: QRectF,
        pixmap: QPixmap | None,
        missing: str,
        *,
        cut: bool = False,
    ) -> None:
        palette = self._look.palette
        path = QPainterPath()
        path.addRoundedRect(box, 8, 8)
        painter.save()
        painter.setClipPath(path)
        if pixmap is None:
            painter.fillRect(box, QColor(palette.hover))
            painter.setFont(self._look.fonts.at(12))
            painter.setPen(QColor(palette.muted))
            painter.drawText(box, int(Qt.AlignmentFlag.AlignCenter), missing)
        else:
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
            source = QRectF(pixmap.rect())
            if cut:
                side = min(source.width(), source.height())
                middle = source.center()
                source = QRectF(middle.x() - side / 2, middle.y() - side / 2, side, side)
            painter.drawPixmap(box, pixmap, source)
        painter.restore()


def _line(
    painter: QPainter, area: QRectF, text: str, font: QFont, colour: str, *, rtl: bool
) -> None:
    """Write a text on one line, in its own direction, on the side where lines begin."""
    shown = QFontMetricsF(font).elidedText(text, Qt.TextElideMode.ElideRight, area.width())
    option = text_option(text, wrap=False)
    side = Qt.AlignmentFlag.AlignRight if rtl else Qt.AlignmentFlag.AlignLeft
    option.setAlignment(side | Qt.AlignmentFlag.AlignAbsolute | Qt.AlignmentFlag.AlignVCenter)
    painter.setFont(font)
    painter.setPen(QColor(colour))
    painter.drawText(area, shown, option)
