"""The shapes of the letters that show, kept from one painting to the next.

Qt forgets how the letters of a block join as soon as they are laid out or painted, and finds it out
anew for all that shows at every key. Kept, it is found out once for as long as a block stays as it
is: Qt forgets it by itself when the block changes. Deliberately absent: painting.
"""

from collections.abc import Callable, Sequence
from typing import Final

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainter, QPixmap, QTextDocument

from studio.ui.editor.writing.rows import Row

_MOST: Final = 200
"""How many blocks that do not show may keep theirs, for whoever scrolls back."""
_NEAR: Final = 50
"""How many above and below those that show do when there are more."""
_NOWHERE: Final = QRectF(0, -1e6, 1, 1)


class Shapes:
    """Keeps the shapes of the letters in and near the blocks that show of one document."""

    def __init__(self, document: QTextDocument) -> None:
        self._document = document
        self._kept = range(0)

    @property
    def kept(self) -> range:
        """The numbers of the blocks that may keep theirs."""
        return self._kept

    def keep(self, shown: Sequence[Row], is_words: Callable[[int], bool]) -> None:
        """Keep those of the blocks that show, and let go those far from them.

        Blocks that are more than `is_words`, by their number, keep none: cards and numbers of
        footnotes change their width without a change of their block.
        """
        if not shown:
            return
        for row in shown:
            row.block.layout().setCacheEnabled(is_words(row.number))
        first, end, old = shown[0].number, shown[-1].number + 1, self._kept
        self._kept = range(min(first, old.start), max(end, old.stop))
        if len(self._kept) > len(shown) + _MOST:
            low, high = max(self._kept.start, first - _NEAR), min(self._kept.stop, end + _NEAR)
            self._kept = range(low, high)
            self._let_go(range(old.start, min(low, old.stop)))
            self._let_go(range(max(high, old.start), old.stop))

    def forget(self) -> None:
        """Let all go: in other fonts letters have other shapes."""
        self._let_go(self._kept)
        self._kept = range(0)

    def _let_go(self, numbers: range) -> None:
        """Let the shapes of blocks go; Qt does once it paints them, if outside of what shows."""
        if not numbers:
            return
        pixmap = QPixmap(1, 1)
        painter = QPainter(pixmap)
        for number in numbers:
            block = self._document.findBlockByNumber(number)
            if block.isValid():
                block.layout().setCacheEnabled(False)
                block.layout().draw(painter, QPointF(), [], _NOWHERE)
        painter.end()
