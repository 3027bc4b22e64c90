"""A line to search a page's list with."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent

from studio.ui.parts.fields import Line


class SearchField(Line):
    """A line to search with; the arrow down goes on to what was found, Escape empties it.

    Signals:
        left_downwards: the arrow down was pressed.
    """

    left_downwards = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go on to the list, or empty the line."""
        if event.key() == Qt.Key.Key_Down:
            self.left_downwards.emit()
        elif event.key() == Qt.Key.Key_Escape and self.text():
            self.clear()
        else:
            super().keyPressEvent(event)
