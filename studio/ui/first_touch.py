"""The first sign that somebody is there: what nobody needs before can wait for it.

Deliberately absent: moves of the mouse, which a desk that is knocked makes too.
"""

from typing import Final

from PySide6.QtCore import QEvent, QObject, Signal
from PySide6.QtGui import QGuiApplication, QWindow
from shiboken6 import isValid

_TOUCHES: Final = frozenset(
    {
        QEvent.Type.KeyPress,
        QEvent.Type.ShortcutOverride,  # of a key that is to be a command, before it is one
        QEvent.Type.MouseButtonPress,
        QEvent.Type.Wheel,
        QEvent.Type.TouchBegin,
        QEvent.Type.TabletPress,
    }
)


class FirstTouch(QObject):
    """Tells of the first key, press or turn of the wheel in a window of the program, and no more.

    It watches the window that has the focus alone, as `KeyboardGuard` does.

    Signals:
        touched: somebody is there.
    """

    touched = Signal()

    def __init__(self, application: QGuiApplication) -> None:
        super().__init__(application)
        self._application = application
        self.happened = False
        self._window: QWindow | None = None
        application.focusWindowChanged.connect(self._watch)
        self._watch(application.focusWindow())

    def _watch(self, window: QWindow | None) -> None:
        if self._window is not None and isValid(self._window):
            self._window.removeEventFilter(self)
        self._window = window
        if window is not None:
            window.installEventFilter(self)

    def eventFilter(self, _: QObject, event: QEvent) -> bool:
        """Hear a touch, which goes on to where it goes."""
        if event.type() in _TOUCHES:
            self.happen()
        return False

    def happen(self) -> None:
        """Hear by another way that somebody is there; heard twice it is told once."""
        if not self.happened:
            self.happened = True
            self._application.focusWindowChanged.disconnect(self._watch)
            self._watch(None)
            self.touched.emit()
