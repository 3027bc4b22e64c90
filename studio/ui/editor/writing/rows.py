"""The blocks that show on a view, found once for each time that it is painted."""

from typing import NamedTuple

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QTextBlock


class Row(NamedTuple):
    """A block that shows: its number, and where on the view it stands."""

    number: int
    block: QTextBlock
    area: QRectF


def rows(first: QTextBlock, offset: QPointF, clip: QRectF) -> list[Row]:
    """Return the blocks from `first` on that show in `clip`.

    `offset` leads from the document to the view.
    """
    found: list[Row] = []
    if not first.isValid():
        return found
    place = first.document().documentLayout().blockBoundingRect
    block, number, bottom = first, first.blockNumber(), clip.bottom()
    while block.isValid():
        area = place(block).translated(offset)
        if area.top() > bottom:
            break
        found.append(Row(number, block, area))
        block = block.next()
        number += 1
    return found
