"""Writing a text in which something is marked, in its own direction, on a few lines."""

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRect, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QTextCharFormat, QTextLayout

from studio.ui.look.text import text_option
from studio.ui.station import Station


def write_marked(
    painter: QPainter,
    area: QRect,
    text: str,
    marks: Sequence[tuple[int, int]],
    font: QFont,
    station: Station,
    *,
    line: float,
    most: int = 1,
) -> None:
    """Write at most so many lines, each `line` pixels high, in the painter's colour.

    `marks` are spans of characters.
    """
    palette = station.look.palette
    layout = QTextLayout(text, font)
    option = text_option(text)
    rtl = station.tongue.rtl
    side = Qt.AlignmentFlag.AlignRight if rtl else Qt.AlignmentFlag.AlignLeft
    option.setAlignment(side | Qt.AlignmentFlag.AlignAbsolute)
    layout.setTextOption(option)
    found = []
    for start, end in marks:
        one = QTextLayout.FormatRange()
        one.start, one.length = _units(text[:start]), _units(text[start:end])
        form = QTextCharFormat()
        form.setBackground(QColor(palette.comment))
        form.setForeground(QColor(palette.text))
        one.format = form
        found.append(one)
    layout.setFormats(found)
    layout.beginLayout()
    top = 0.0
    for _ in range(most):
        written = layout.createLine()
        if not written.isValid():
            break
        written.setLineWidth(area.width())
        written.setPosition(QPointF(0, top))
        top += line
    layout.endLayout()
    layout.draw(painter, QPointF(area.left(), area.top()))


def _units(text: str) -> int:
    """Return how long a text is for Qt, which counts in units of UTF-16."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2
