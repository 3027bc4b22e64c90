"""Text carried by the mouse: within its text it moves, to another window it is copied, or moved.

Between two windows Shift moves: a text that the person does not look at loses nothing by a slip of
the hand. Each text changes by one step of its own. Deliberately absent: what the words become.
"""

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QDrag, QDragMoveEvent, QDropEvent, QMouseEvent
from PySide6.QtWidgets import QApplication, QTextEdit

from studio.ui.editor.hands import Clips, Hands

_COPY, _MOVE = Qt.DropAction.CopyAction, Qt.DropAction.MoveAction


def is_on_selection(surface: QTextEdit, event: QMouseEvent) -> bool:
    """Say whether a press by itself is on chosen text, which may be about to be carried."""
    cursor = surface.textCursor()
    if (
        not cursor.hasSelection()
        or event.button() is not Qt.MouseButton.LeftButton
        or event.modifiers() != Qt.KeyboardModifier.NoModifier
    ):
        return False
    point = event.position() + QPointF(0, surface.verticalScrollBar().value())
    layout = surface.document().documentLayout()
    at = layout.hitTest(point, Qt.HitTestAccuracy.ExactHit)
    return cursor.selectionStart() <= at < cursor.selectionEnd()


def is_third(second: QMouseEvent | None, event: QMouseEvent) -> bool:
    """Say whether a press makes three clicks of the double click before it."""
    if second is None:
        return False
    way = (event.position() - second.position()).manhattanLength()
    soon = event.timestamp() - second.timestamp() < QApplication.doubleClickInterval()
    return soon and way < QApplication.startDragDistance()


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
