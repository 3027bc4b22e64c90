"""Small flags over characters that nobody sees but that turn or part the text.

Painted over the words, so that nothing moves. Deliberately absent: hyphens and spaces that show.
"""

import re
from collections.abc import Sequence
from typing import Final, cast

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPen, QTextBlock, QTextCursor

from studio.arabic.later import later
from studio.ui.editor.writing.formats import GUARD
from studio.ui.editor.writing.guards import GUARDS
from studio.ui.editor.writing.rows import Row
from studio.ui.look import Look

NAMES: Final = {
    "\u200e": "LRM",
    "\u200f": "RLM",
    "\u061c": "ALM",
    "\u2066": "LRI",
    "\u2067": "RLI",
    "\u2068": "FSI",
    "\u2069": "PDI",
    "\u200c": "ZWNJ",
    "\u200d": "ZWJ",
    "\u00a0": "⍽",
    "\u202f": "⍽",
}
"""What each of them is called on its flag."""
_ANY: Final = later(lambda: re.compile(f"[{''.join(NAMES)}]"))
_EMOJI_FROM: Final = "\u2190"
_SIZE: Final = 9
_PAD: Final = 2


def paint_flags(painter: QPainter, look: Look, shown: Sequence[Row], offset: QPointF) -> None:
    """Paint the flags of the blocks that show; `offset` leads from the document to the view."""
    for _, block, _ in shown:
        text = block.text()
        if _ANY.search(text) is None:
            continue
        layout = block.layout()
        corner = layout.position() + offset
        for at in [match.start() for match in _ANY.finditer(text)]:
            if text[at] == "\u200d" and text[at - 1 : at] > _EMOJI_FROM:
                continue  # between pictographs the joiner is a part of what is seen
            place = len(text[:at].encode("utf-16-le")) // 2
            if text[at] in GUARDS and _is_guard(block, place):
                continue
            line = layout.lineForTextPosition(place)
            if line.isValid():
                x, _ = cast("tuple[float, int]", line.cursorToX(place))
                _flag(painter, look, corner + QPointF(x, line.y()), line.height(), NAMES[text[at]])


def _is_guard(block: QTextBlock, place: int) -> bool:
    """Say whether a mark is of the view alone, and not of the text."""
    cursor = QTextCursor(block)
    cursor.setPosition(block.position() + place + 1)
    return bool(cursor.charFormat().property(GUARD))


def _flag(painter: QPainter, look: Look, spot: QPointF, height: float, name: str) -> None:
    font = look.fonts.at(_SIZE)
    width = QFontMetricsF(font).horizontalAdvance(name) + 2 * _PAD
    box = QRectF(spot.x() - width / 2, spot.y(), width, _SIZE + 2 * _PAD)
    painter.setPen(QPen(QColor(look.palette.in_review), 1))
    painter.drawLine(QPointF(spot.x(), box.bottom()), QPointF(spot.x(), spot.y() + height * 0.6))
    painter.fillRect(box, QColor(look.palette.comment))
    painter.setFont(font)
    painter.setPen(QColor(look.palette.text))
    painter.drawText(box, int(Qt.AlignmentFlag.AlignCenter), name)
