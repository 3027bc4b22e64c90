"""Keys in the order of the hands, also those that X11's input method turns into words.

Qt hands such words over at once, before keys that were pressed earlier and still wait: in a window
that was busy for a moment «سلا» would become «لاس». Here they wait for their turn. Deliberately
absent: other platforms, and what a key does.
"""

import ctypes
import sys
from collections import deque
from collections.abc import Callable
from typing import Any, Final

from msgspec import Struct
from PySide6.QtCore import (
    QAbstractNativeEventFilter,
    QByteArray,
    QEvent,
    QObject,
    QTimer,
)
from PySide6.QtGui import QGuiApplication, QKeyEvent

_PRESS, _RELEASE = 2, 3
_SENT: Final = 0x80
_LENGTH: Final = 32
_NUMBERS: Final = ((4, 8), (28, 30))
"""Where X's key events hold their time and what is held."""
_CONTROL: Final = 4


class Key(Struct, frozen=True):
    """A key on its way from the screen: its time there, its place, and whether Ctrl was held."""

    time: int
    place: int
    pressed: bool
    control: bool = False


Turn = Callable[[], None]


class KeyOrder(QObject):
    """What is on its way to the window: keys, and the turns of words among them."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._waiting: deque[Key | Turn] = deque()
        self._asked: tuple[int, int, bool] | None = None
        self._last = QTimer(self)
        self._last.setSingleShot(True)
        self._last.setInterval(0)
        self._last.timeout.connect(self._take_all)

    def come(self, key: Key) -> None:
        """Note a key that comes from the screen."""
        self._waiting.append(key)
        if not self._last.isActive():
            self._last.start()

    @property
    def composed(self) -> Key | None:
        """The key that an input method takes now, None where that is not known."""
        last = self._waiting[-1] if self._waiting else None
        return last if isinstance(last, Key) and last.pressed else None

    def take_turn(self, turn: Turn) -> bool:
        """Let `turn` wait for the keys before the composed one; False where there are none."""
        self._waiting.pop()
        if not self._waiting:
            return False
        self._waiting.append(turn)
        return True

    def deliver(self, event: QKeyEvent) -> None:
        """Take the turns that come before a key which the window is about to hear."""
        pressed = event.type() is not QEvent.Type.KeyRelease
        heard = event.timestamp(), event.nativeScanCode(), pressed
        asked, self._asked = self._asked, None
        if event.type() is QEvent.Type.ShortcutOverride:
            self._asked = heard
        elif heard == asked:
            return  # the key whose turn came when it was offered to the commands
        if not any(_is(one, heard) for one in self._waiting):
            return
        while self._waiting:
            one = self._waiting.popleft()
            if not isinstance(one, Key):
                one()
            elif _is(one, heard):
                return

    def _take_all(self) -> None:
        """Forget keys that the window has heard by now, or never will."""
        while self._waiting:
            one = self._waiting.popleft()
            if not isinstance(one, Key):
                one()


class ScreenKeys(QAbstractNativeEventFilter):
    """Tells a `KeyOrder` of every key as it comes from an X server."""

    def __init__(self, order: KeyOrder) -> None:
        super().__init__()
        self._order = order

    def nativeEventFilter(
        self,
        kind: QByteArray | bytes | bytearray | memoryview,
        message: Any,  # noqa: ANN401 - Qt's pointer
    ) -> bool:
        """Note a key and let everything pass."""
        row = ctypes.string_at(int(message), _LENGTH)
        if row[0] & ~_SENT in {_PRESS, _RELEASE}:
            time, held = (int.from_bytes(row[at:end], sys.byteorder) for at, end in _NUMBERS)
            pressed = row[0] & ~_SENT == _PRESS
            self._order.come(Key(time, row[1], pressed, bool(held & _CONTROL)))
        return False


def screen_keys(order: KeyOrder, application: QGuiApplication) -> ScreenKeys | None:
    """Listen to the keys of an X server; None where the window is shown by something else."""
    if QGuiApplication.platformName() != "xcb":
        return None
    listening = ScreenKeys(order)
    application.installNativeEventFilter(listening)
    return listening


def _is(one: Key | Turn, heard: tuple[int, int, bool]) -> bool:
    return isinstance(one, Key) and (one.time, one.place, one.pressed) == heard
