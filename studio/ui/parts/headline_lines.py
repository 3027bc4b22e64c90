"""The lines of a headline in a row or on a card."""

from typing import Final

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QTextLayout, QTextLine

from studio.ui.look.text import text_option

LINE: Final = 24
"""How far one line stands below the other, in pixels."""


class HeadlineLines:
    """A headline in its own direction, wrapped to a width and to `most` lines, cut at its end.

    It stands at the interface's start, whichever way it runs itself.
    """

    def __init__(self, text: str, font: QFont, width: float, *, rtl: bool, most: int = 2) -> None:
        side = Qt.AlignmentFlag.AlignRight if rtl else Qt.AlignmentFlag.AlignLeft
        self._option = text_option(text)
        self._option.setAlignment(side | Qt.AlignmentFlag.AlignAbsolute)
        self._font, self._width = font, width
        self._layouts: list[QTextLayout] = []
        self._lines: list[QTextLine] = []
        layout = self._begin(text)
        for number in range(most):
            line = layout.createLine()
            if not line.isValid():
                break
            line.setLineWidth(width)
            last = number == most - 1
            if last and line.textStart() + line.textLength() < len(text.encode("utf-16-le")) // 2:
                line = self._cut(text, line.textStart())
            self._lines.append(line)
        layout.endLayout()
        self.height = len(self._lines) * LINE
        """In pixels."""

    def draw(self, painter: QPainter, left: float, top: float) -> None:
        """Draw the lines in the painter's colour."""
        for number, line in enumerate(self._lines):
            line.draw(painter, QPointF(left, top + number * LINE))

    def _begin(self, text: str) -> QTextLayout:
        layout = QTextLayout(text, self._font)
        layout.setTextOption(self._option)
        layout.beginLayout()
        self._layouts.append(layout)  # lines are drawn only while their layout lives
        return layout

    def _cut(self, text: str, start: int) -> QTextLine:
        rest = text.encode("utf-16-le")[start * 2 :].decode("utf-16-le")
        cut = QFontMetricsF(self._font).elidedText(rest, Qt.TextElideMode.ElideRight, self._width)
        self._option.setWrapMode(self._option.WrapMode.NoWrap)
        layout = self._begin(cut)
        line = layout.createLine()
        line.setLineWidth(self._width)
        layout.endLayout()
        return line
