"""Text carried by the mouse: within its text it moves, to another window it is copied, or moved.

Between two windows Shift moves: a text that the person does not look at loses nothing by a slip of
the hand. Each text changes by one step of its own. Deliberately absent: what the words become.
"""

from PySide6.QtCore import Qt
from PySide6.QtGui import QDrag, QDragMoveEvent, QDropEvent
from PySide6.QtWidgets import QTextEdit

from studio.ui.editor.hands import Clips, Hands

_COPY, _MOVE = Qt.DropAction.CopyAction, Qt.DropAction.MoveAction


def carry(surface: QTextEdit, clipping: Clips, hands: Hands) -> None:
    """Let what is chosen be carried, and take it away where it was moved to another text."""
    drag = QDrag(surface)
    drag.setMimeData(clipping.copied())
    allowed = _COPY if surface.isReadOnly() else _COPY | _MOVE
    if drag.exec(allowed, _MOVE) is _MOVE and not surface.isReadOnly():
        hands.erase_selection()


def hover(surface: QTextEdit, event: QDragMoveEvent) -> None:
    """Show by the cursor whether what hangs over the text will be copied or moved here."""
    if event.isAccepted() and event.dropAction() is _MOVE and not _moves(surface, event):
        event.setDropAction(_COPY)
        event.accept()


def land(surface: QTextEdit, clipping: Clips, event: QDropEvent) -> None:
    """Put what is dropped where it is dropped."""
    own = event.source() is surface
    at = surface.cursorForPosition(event.position().toPoint())
    moves = _moves(surface, event)
    clipping.drop(event.mimeData(), at, move=own and moves)
    # What moved within this text is gone from its place already, so the drag hears of a copy.
    event.setDropAction(_MOVE if moves and not own else _COPY)
    event.accept()


def _moves(surface: QTextEdit, event: QDropEvent) -> bool:
    """Say whether what is carried goes from its place: from our own texts alone."""
    source = event.source()
    if not event.possibleActions() & _MOVE or not isinstance(source, QTextEdit):
        return False
    if source is surface:
        return event.dropAction() is _MOVE
    return bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
