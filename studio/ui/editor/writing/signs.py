"""What is painted for suggestions besides the words' own look: signs at blocks, gaps at words.

A block whose border, kind or being is suggested has a sign where its lines begin, which says it
without colour. Between a word that goes and one that comes a hair of paper is left, since letters
of Arabic would join. Nothing here is text.
"""

from collections.abc import Sequence
from typing import Final, NamedTuple

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPen, QTextBlock, QTextLine

from studio.document.blocks import TextBlock
from studio.document.marks import Review
from studio.ui.editor.writing.content import placed
from studio.ui.editor.writing.guards import offset as offset_in_view
from studio.ui.editor.writing.manuscript import Manuscript
from studio.ui.editor.writing.passages import Passage
from studio.ui.editor.writing.rows import Row
from studio.ui.editor.writing.style import Style
from studio.ui.editor.writing.views import is_reviewed

_SIGN: Final = 15
_OUT: Final = 20
"""How far outside the column signs stand."""
_GAP: Final = 2.5
_BAR: Final = 2
_OFF: Final = 6
"""How far outside the column the bar at a block stands."""


class Sign(NamedTuple):
    """A sign, whether it is struck out, and its colour."""

    text: str
    struck: bool
    colour: str


def signs(passage: Passage, style: Style) -> list[Sign]:
    """Return what stands beside a passage.

    A pilcrow is a border, struck out where it goes; plus and minus are a block that comes or goes;
    two waves are a block of another kind.
    """
    review = passage.block.review
    found: list[Sign] = []
    if review.split is not None:
        found.append(Sign("¶", False, style.inserted))
    if review.join is not None:
        found.append(Sign("¶", True, style.deleted))
    if review.insertion is not None:
        found.append(Sign("+", False, style.inserted))
    if review.deletion is not None:
        found.append(Sign("\u2212", False, style.deleted))
    if review.restyle is not None:
        found.append(Sign("\u2248", False, style.accent))
    return found


def paint_signs(
    painter: QPainter,
    manuscript: Manuscript,
    style: Style,
    shown: Sequence[Row],
) -> None:
    """Paint signs and gaps of the blocks that show."""
    passages = manuscript.passages
    reviewed = [row for row in shown if is_reviewed(passages[row.number])]
    if not reviewed:
        return
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    for number, block, area in reviewed:
        passage = passages[number]
        found = signs(passage, style)
        if found:
            _paint_sign(painter, style, block, area, found)
        if isinstance(passage.block, TextBlock):
            _paint_gaps(painter, style, block, area, passage)
    painter.restore()


def _paint_sign(
    painter: QPainter,
    style: Style,
    block: QTextBlock,
    area: QRectF,
    found: Sequence[Sign],
) -> None:
    document = block.document()
    margin = document.documentMargin()
    width = document.textWidth() - 2 * margin
    rtl = block.textDirection() is Qt.LayoutDirection.RightToLeft
    left = area.left() if area.width() <= 0 else 0.0
    edge = left + margin + (width if rtl else 0)
    out = style.scaled(_OUT)
    x = edge + 8 if rtl else edge - out - 4
    size = style.scaled(_SIGN)
    line = block.layout().lineAt(0) if block.layout().lineCount() else None
    top = area.top() if line is None else area.top() + line.y() + max(line.height() - size, 0) / 2
    font = QFont(block.charFormat().font())
    font.setPixelSize(size)
    font.setBold(True)
    for text, struck, colour in found:
        font.setStrikeOut(struck)
        painter.setFont(font)
        painter.setPen(QColor(colour))
        painter.drawText(QRectF(x, top, out - 4, size + 4), Qt.AlignmentFlag.AlignCenter, text)
        top += size + 2
    bar = edge + _OFF if rtl else edge - _OFF
    painter.setPen(QPen(QColor(found[0][2]), _BAR))
    painter.drawLine(QPointF(bar, area.top()), QPointF(bar, area.bottom()))


def _paint_gaps(
    painter: QPainter, style: Style, block: QTextBlock, area: QRectF, passage: Passage
) -> None:
    before: Review | None = None
    for start, _, one in placed(passage.content):
        if before is not None and _parts(before, one.review):
            position = offset_in_view(passage.content, start)
            line = block.layout().lineForTextPosition(position)
            if line.isValid():
                x = _place_in(line, position)
                corner = block.layout().position()
                at = QRectF(
                    corner.x() + x - _GAP / 2,
                    area.top() + line.y(),
                    _GAP,
                    line.height(),
                )
                painter.fillRect(at, QColor(style.paper))
        before = one.review


def _place_in(line: QTextLine, position: int) -> float:
    found: object = line.cursorToX(position)
    if isinstance(found, tuple):
        found = found[0]
    return found if isinstance(found, float) else 0.0


def _parts(one: Review, other: Review) -> bool:
    """Say whether a word that goes and one that comes stand side by side."""
    goes, comes = one.deletion is not None, other.insertion is not None and other.deletion is None
    back, forth = one.insertion is not None and one.deletion is None, other.deletion is not None
    return (goes and comes) or (back and forth)
