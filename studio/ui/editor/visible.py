"""Which blocks can be seen, found from where they were last: Qt's own search costs a key dearly."""

from PySide6.QtGui import QTextBlock, QTextDocument


def block_at(document: QTextDocument, y: float, near: int) -> QTextBlock:
    """Return the block at a height of the text, looked for from the block number `near` on."""
    place = document.documentLayout().blockBoundingRect
    block = document.findBlockByNumber(near)
    if not block.isValid():
        block = document.begin()
    while block.previous().isValid() and place(block).top() > y:
        block = block.previous()
    while block.next().isValid() and place(block).bottom() < y:
        block = block.next()
    return block
