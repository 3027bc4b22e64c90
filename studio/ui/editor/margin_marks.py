"""Small signs at the end of lines of paragraphs that somebody commented on.

Painted for the visible blocks alone. Deliberately absent: the comments, which stand in the pane.
"""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPolygonF

from studio.ui.editor.writing.anchoring import ids_of
from studio.ui.editor.writing.manuscript import Manuscript
from studio.ui.editor.writing.rows import Row
from studio.ui.look import Palette

_WIDTH: Final = 14
_HEIGHT: Final = 11
_FROM_EDGE: Final = 5
_DOWN: Final = 10
_ROUND: Final = 3


def paint_margin_marks(
    palette: Palette,
    manuscript: Manuscript,
    painter: QPainter,
    shown: Sequence[Row],
    offset: QPointF,
) -> None:
    """Paint a sign beside each of the blocks that show and have comments in colour."""
    lit = manuscript.highlighted
    if not lit:
        return
    passages = manuscript.passages
    rtl = manuscript.document.defaultTextOption().textDirection() is (
        Qt.LayoutDirection.RightToLeft
    )
    left = _FROM_EDGE if rtl else manuscript.document.textWidth() - _WIDTH - _FROM_EDGE
    for row in shown:
        if not lit.isdisjoint(ids_of(passages[row.number])):
            _sign(painter, palette, QPointF(offset.x() + left, row.area.top() + _DOWN))


def _sign(painter: QPainter, palette: Palette, corner: QPointF) -> None:
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(QColor(palette.in_review), 1))
    painter.setBrush(QColor(palette.comment))
    box = QRectF(corner.x(), corner.y(), _WIDTH, _HEIGHT)
    painter.drawRoundedRect(box, _ROUND, _ROUND)
    tip = QPolygonF(
        [
            box.bottomLeft() + QPointF(4, 0),
            box.bottomLeft() + QPointF(4, 3.5),
            box.bottomLeft() + QPointF(8, 0),
        ]
    )
    painter.drawPolyline(tip)
    painter.restore()
