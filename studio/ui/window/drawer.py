"""The end pane of a narrow window: a drawer at its end, with the text beside it where both fit.

Text that a remark stands on, and the bar under it, are never behind the list of remarks. Where
there is no room for rail, text and drawer, the rail waits. Deliberately absent: when the pane is
a drawer, and what it shows.
"""

from typing import Final

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QSplitter, QWidget

from studio.ui.tongue import Tongue

WIDTH: Final = 360
NARROWEST: Final = 300
_LEAST_TEXT: Final = 360
_LEAST_RAIL: Final = 280


class Drawer(QObject):
    """Lays a pane over the end of a window's rooms, which stand in its `room`.

    Signals:
        changed: the drawer was opened or put away.
    """

    changed = Signal()

    def __init__(self, pane: QWidget, rooms: QSplitter, window: QWidget, tongue: Tongue) -> None:
        super().__init__(window)
        self._pane, self._rooms, self._window, self._tongue = pane, rooms, window, tongue
        self._is_drawer = False
        self.room = QHBoxLayout()
        self.room.setContentsMargins(0, 0, 0, 0)
        self.room.addWidget(rooms)
        for widget in (pane, rooms):
            widget.installEventFilter(self)
        tongue.changed.connect(self._place_later)

    @property
    def covers_rail(self) -> bool:
        """Whether the rail waits until the drawer is put away."""
        room = self._window.width() - WIDTH - _LEAST_TEXT
        return self._is_drawer and not self._pane.isHidden() and room < _LEAST_RAIL

    def turn(self, *, on: bool) -> None:
        """Let the pane be a drawer, put away at first, or one of the rooms again."""
        self._is_drawer = on
        self._pane.setProperty("drawer", on)
        self._pane.style().unpolish(self._pane)
        self._pane.style().polish(self._pane)
        if on:
            self._pane.setParent(self._window)
            self._pane.hide()
        self.place()

    def pull_out(self) -> None:
        """Show the drawer over the rooms."""
        self.place()
        self._pane.show()
        self._pane.raise_()

    def place(self) -> None:
        """Lay the drawer at the window's end, below its bands, and the rooms beside it."""
        beside = 0
        if self._is_drawer:
            top = self._rooms.geometry().top()
            room = self._window.width()
            width = min(WIDTH, max(NARROWEST, room - _LEAST_TEXT), room)
            left = 0 if self._tongue.rtl else room - width
            self._pane.setGeometry(left, top, width, self._window.height() - top)
            fits = room - width >= _LEAST_TEXT
            beside = width if fits and not self._pane.isHidden() else 0
        rtl = self._tongue.rtl
        self.room.setContentsMargins(beside if rtl else 0, 0, 0 if rtl else beside, 0)

    def _place_later(self) -> None:
        """Lay it anew once the window has turned round."""
        QTimer.singleShot(0, self, self.place)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follow the bands, which grow, wrap and go, and what is done with the pane."""
        kind = event.type()
        if watched is self._rooms and kind in {QEvent.Type.Move, QEvent.Type.Resize}:
            self.place()
        elif watched is self._pane and kind in {
            QEvent.Type.ShowToParent,
            QEvent.Type.HideToParent,
        }:
            self.place()
            self.changed.emit()
        return False
