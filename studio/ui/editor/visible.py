"""What stands where in the view, as Qt's own search does not tell, or not as quickly."""

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QTextBlock, QTextCursor, QTextDocument


def block_at(document: QTextDocument, y: float, near: int) -> QTextBlock:
    """Return the block at a height of the text, looked for from the block number `near` on.

    Qt looks through all blocks, which costs a key dearly.
    """
    place = document.documentLayout().blockBoundingRect
    block = document.findBlockByNumber(near)
    if not block.isValid():
        block = document.begin()
    while block.previous().isValid() and place(block).top() > y:
        block = block.previous()
    while block.next().isValid() and place(block).bottom() < y:
        block = block.next()
    return block


def caret_at(written: QTextCursor, point: QPointF) -> QTextCursor:
    """Return the caret at a point of the text; `written` stands where words are being composed.

    Qt counts letters that are only being composed, so that it looks for places the text has not.
    """
    document = written.document()
    place = document.documentLayout().hitTest(point, Qt.HitTestAccuracy.FuzzyHit)
    layout, start = written.block().layout(), written.block().position()
    composed = len(layout.preeditAreaText().encode("utf-16-le")) // 2
    begin = start + layout.preeditAreaPosition()
    if composed and begin < place <= start + written.block().length() - 1 + composed:
        place = max(place - composed, begin)
    caret = QTextCursor(document)
    caret.setPosition(max(place, 0))
    return caret
