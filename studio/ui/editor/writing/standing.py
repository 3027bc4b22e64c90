"""Where cursors of a `QTextDocument` stand in the passages that it shows, and the way back.

Deliberately absent: how the document comes to show them (`sheet`).
"""

from PySide6.QtCore import QObject
from PySide6.QtGui import QTextCursor, QTextDocument

from studio.ui.editor.writing import guards
from studio.ui.editor.writing.content import flat
from studio.ui.editor.writing.passages import Passage, Selection, Spot, caret
from studio.ui.editor.writing.words import snapped


class Standing(QObject):
    """A document of Qt beside the passages that it shows."""

    def __init__(self, document: QTextDocument, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.document = document
        self._passages: list[Passage] = []  # what is shown

    def _take_back_in(self) -> None:
        """Let the passages be what the document shows, whatever else wrote into it."""

    def selection(self, cursor: QTextCursor) -> Selection:
        """Return the selection of a cursor in passages, never inside a character."""
        self._take_back_in()
        if cursor.isNull() or cursor.document() is not self.document:
            return caret(1, 0)
        caret_spot = self.spot(cursor.position())
        if not cursor.hasSelection():
            return Selection(caret_spot, caret_spot)
        return Selection(self.spot(cursor.anchor()), caret_spot)

    def spot(self, position: int) -> Spot:
        """Return the place at a position of the document."""
        index, offset = self.letter(position)
        passage = self._passages[index]
        if passage.card is not None:
            return Spot(index, min(offset, 1))
        return Spot(index, snapped(flat(passage.content), offset))

    def letter(self, position: int) -> Spot:
        """Return the place of the letter, or the mark, behind a position of the document."""
        block = self.document.findBlock(min(position, self.document.characterCount() - 1))
        index, offset = block.blockNumber(), position - block.position()
        passage = self._passages[index]
        if passage.card is None and len(flat(passage.content)) != block.length() - 1:
            offset = guards.place(passage.content, offset)
        return Spot(index, offset)

    def position(self, spot: Spot) -> int:
        """Return the position in the document of a place."""
        block = self.document.findBlockByNumber(spot.number)
        passage = self._passages[spot.number]
        if passage.card is not None:
            return block.position() + spot.at
        return block.position() + guards.offset(passage.content, spot.at)

    def cursor(self, selection: Selection, near: QTextCursor | None = None) -> QTextCursor:
        """Return a cursor with a selection of passages: `near` where it stands there already."""
        self._take_back_in()
        position = self.position(selection.caret)
        anchor = position if selection.is_empty else self.position(selection.anchor)
        if near is not None and (near.anchor(), near.position()) == (anchor, position):
            return QTextCursor(near)  # Qt measures the line for every cursor that is put anew
        found = QTextCursor(self.document)
        found.setPosition(anchor)
        if position != anchor:
            found.setPosition(position, QTextCursor.MoveMode.KeepAnchor)
        return found
