"""What belongs in an empty place of the text, painted there until something stands in it."""

from collections.abc import Callable, Iterator, Sequence
from typing import Final

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QTextBlock, QTextCursor, QTextOption
from PySide6.QtWidgets import QTextEdit

_HEADLINES: Final = 3


def paint_placeholders(
    edit: QTextEdit, texts: Sequence[str], is_card: Callable[[QTextBlock], bool]
) -> None:
    """Paint `texts` into the headlines that are empty, and the last into an empty body."""
    empty = [
        (block, text)
        for block, text in zip(_places(edit, is_card), texts, strict=False)
        if block.length() == 1 and not block.layout().preeditAreaText()
    ]
    if not empty:
        return
    painter = QPainter(edit.viewport())
    for block, text in empty:
        _paint(painter, edit, block, text)
    painter.end()


def _places(edit: QTextEdit, is_card: Callable[[QTextBlock], bool]) -> Iterator[QTextBlock]:
    """Yield the blocks of the headlines, then the body's when it is all there is."""
    block = edit.document().begin()
    for _ in range(_HEADLINES):
        yield block
        block = block.next()
    if block.isValid() and is_card(block):
        block = block.next()
    if block.isValid() and not block.next().isValid():
        yield block


def _paint(painter: QPainter, edit: QTextEdit, block: QTextBlock, text: str) -> None:
    caret = QRectF(edit.cursorRect(QTextCursor(block)))
    area = edit.document().documentLayout().blockBoundingRect(block)
    area = QRectF(area.left(), caret.top(), area.width(), caret.height())
    option = QTextOption()
    option.setTextDirection(block.textDirection())
    option.setAlignment(Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter)
    option.setWrapMode(QTextOption.WrapMode.NoWrap)
    painter.setFont(block.charFormat().font())
    painter.setPen(edit.palette().placeholderText().color())
    painter.drawText(area, text, option)
