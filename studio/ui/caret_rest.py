"""The caret's blinking, which ends while nobody does anything: each blink wakes the computer.

GTK does the same after ten seconds (``gtk-cursor-blink-timeout``). The caret then stands still and
is seen. Deliberately absent: carets that the person's system does not let blink.
"""

from typing import Final

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtGui import QGuiApplication, QWindow
from shiboken6 import isValid

REST_AFTER_MS: Final = 10_000
_STIRRING: Final = frozenset(
    {
        QEvent.Type.KeyPress,
        QEvent.Type.MouseButtonPress,
        QEvent.Type.TouchBegin,
        QEvent.Type.TabletPress,
        QEvent.Type.FocusIn,
    }
)


class CaretRest(QObject):
    """Lets carets blink until one to two times `rest_after` milliseconds after a key or a press.

    It watches the window that has the focus alone, as `KeyboardGuard` does.
    """

    def __init__(self, application: QGuiApplication, rest_after: int = REST_AFTER_MS) -> None:
        super().__init__(application)
        self._hints = application.styleHints()
        self._blinking = self._hints.cursorFlashTime()
        self._stirred = False
        self._window: QWindow | None = None
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(rest_after)
        self._timer.timeout.connect(self._look)
        application.focusWindowChanged.connect(self._watch)
        self._watch(application.focusWindow())

    @property
    def is_resting(self) -> bool:
        """Whether carets stand still."""
        return not self._timer.isActive()

    def _watch(self, window: QWindow | None) -> None:
        if self._window is not None and isValid(self._window):
            self._window.removeEventFilter(self)
        self._window = window
        if window is not None:
            window.installEventFilter(self)
            self._stir()

    def eventFilter(self, _: QObject, event: QEvent) -> bool:
        """Let carets blink again after a key or a press, which go on to where they go."""
        if event.type() in _STIRRING:
            self._stir()
        return False

    def _stir(self) -> None:
        """Note that somebody is there; the timer is not set anew for each key."""
        self._stirred = True
        if not self._timer.isActive():
            self._hints.setCursorFlashTime(self._blinking)
            self._timer.start()

    def _look(self) -> None:
        """Rest, or wait once more where somebody was there meanwhile."""
        if self._stirred:
            self._stirred = False
            self._timer.start()
        else:
            self._hints.setCursorFlashTime(0)
