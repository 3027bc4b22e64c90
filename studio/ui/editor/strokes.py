"""What a key asks of the text, apart from how the text does it.

Commands with shortcuts are the window's actions and do not come here. Deliberately absent: keys
that only move the caret, which Qt moves logically as documents of both directions want it, but for
steps by word.
"""

import sys
from enum import Enum, auto
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent

from studio.arabic.direction import Direction

_NONE: Final = Qt.KeyboardModifier.NoModifier
_SHIFT: Final = Qt.KeyboardModifier.ShiftModifier
_CONTROL: Final = Qt.KeyboardModifier.ControlModifier
_ALT: Final = Qt.KeyboardModifier.AltModifier
_META: Final = Qt.KeyboardModifier.MetaModifier
_HELD: Final = _SHIFT | _CONTROL | _ALT | _META
_ALT_GR: Final = _CONTROL | _ALT

_RIGHT_SHIFTS: Final = (0x36,) if sys.platform == "win32" else (62, 0x36)
_INVISIBLE: Final = ("\u200b", "\u206f")
"""The first and last of the joiners and direction marks that a key may type."""


SLASH: Final = "/"
SAME_KEY: Final = "ظ"
"""What the key of the slash types on an Arabic layout."""
MENU_KEYS: Final = frozenset((SLASH, SAME_KEY))
"""What opens the menu of blocks on an empty line."""


class Stroke(Enum):
    """What a key asks for."""

    TYPE = auto()
    ENTER = auto()
    LINE_BREAK = auto()
    ERASE_BACK = auto()
    ERASE_ON = auto()
    ERASE_WORD_BACK = auto()
    ERASE_WORD_ON = auto()
    DEEPER = auto()
    SHALLOWER = auto()
    WORD_LEFT = auto()
    WORD_RIGHT = auto()
    MOVE = auto()


_KEYS: Final = {
    (Qt.Key.Key_Return, _NONE): Stroke.ENTER,
    (Qt.Key.Key_Enter, _NONE): Stroke.ENTER,
    (Qt.Key.Key_Return, _SHIFT): Stroke.LINE_BREAK,
    (Qt.Key.Key_Enter, _SHIFT): Stroke.LINE_BREAK,
    (Qt.Key.Key_Backspace, _NONE): Stroke.ERASE_BACK,
    (Qt.Key.Key_Backspace, _SHIFT): Stroke.ERASE_BACK,
    (Qt.Key.Key_Delete, _NONE): Stroke.ERASE_ON,
    (Qt.Key.Key_Backspace, _CONTROL): Stroke.ERASE_WORD_BACK,
    (Qt.Key.Key_Delete, _CONTROL): Stroke.ERASE_WORD_ON,
    (Qt.Key.Key_Tab, _NONE): Stroke.DEEPER,
    (Qt.Key.Key_Backtab, _SHIFT): Stroke.SHALLOWER,
    (Qt.Key.Key_Backtab, _NONE): Stroke.SHALLOWER,
    (Qt.Key.Key_Tab, _SHIFT): Stroke.SHALLOWER,
    (Qt.Key.Key_Left, _CONTROL): Stroke.WORD_LEFT,
    (Qt.Key.Key_Right, _CONTROL): Stroke.WORD_RIGHT,
    (Qt.Key.Key_Left, _CONTROL | _SHIFT): Stroke.WORD_LEFT,
    (Qt.Key.Key_Right, _CONTROL | _SHIFT): Stroke.WORD_RIGHT,
}
_MOVES: Final = frozenset(
    {
        Qt.Key.Key_Left,
        Qt.Key.Key_Right,
        Qt.Key.Key_Up,
        Qt.Key.Key_Down,
        Qt.Key.Key_Home,
        Qt.Key.Key_End,
        Qt.Key.Key_PageUp,
        Qt.Key.Key_PageDown,
    }
)

_PAGES: Final = frozenset({Qt.Key.Key_PageUp, Qt.Key.Key_PageDown})


def stroke(event: QKeyEvent) -> Stroke | None:
    """Return what a pressed key asks of the text, None where that is nothing."""
    held = event.modifiers() & _HELD
    if types(event.text(), held):
        return Stroke.TYPE
    key = Qt.Key(event.key())
    if key in _PAGES and held & _CONTROL:
        return None  # from story to story, which is the window's
    if key in _MOVES and not held & (_ALT | _META):
        return _KEYS.get((key, held), Stroke.MOVE)
    return _KEYS.get((key, held))


def types(text: str, held: Qt.KeyboardModifier) -> bool:
    """Say whether a key types its text: nothing does while Ctrl is down, but for AltGr's both."""
    if not text or (held & (_CONTROL | _ALT | _META) and held & (_CONTROL | _ALT) != _ALT_GR):
        return False
    return text.isprintable() or _INVISIBLE[0] <= text[0] <= _INVISIBLE[1]


def goes_on(event: QKeyEvent, *, rtl: bool) -> bool:
    """Say whether a key moves on in the text: Left does where lines run from the right."""
    if event.key() in {Qt.Key.Key_Left, Qt.Key.Key_Right}:
        return (event.key() == Qt.Key.Key_Left) is rtl
    return event.key() in {Qt.Key.Key_Down, Qt.Key.Key_PageDown, Qt.Key.Key_End}


class TurningKeys:
    """Ctrl and the right or left Shift, pressed and let go, turn a paragraph's direction."""

    def __init__(self) -> None:
        self._shift: Direction | None = None
        self._ready = False

    def press(self, event: QKeyEvent) -> None:
        """Hear of a key that was pressed."""
        key = event.key()
        if key == Qt.Key.Key_Shift:
            right = event.nativeScanCode() in _RIGHT_SHIFTS
            self._shift = Direction.RTL if right else Direction.LTR
            self._ready = bool(event.modifiers() & _CONTROL)
        elif key == Qt.Key.Key_Control:
            self._ready = self._shift is not None and bool(event.modifiers() & _SHIFT)
        else:
            self.forget()

    def release(self, event: QKeyEvent) -> Direction | None:
        """Hear of a key that was let go, and return the direction that is asked for."""
        if event.key() not in {Qt.Key.Key_Shift, Qt.Key.Key_Control}:
            return None
        asked = self._shift if self._ready else None
        if event.key() == Qt.Key.Key_Shift or asked is not None:
            self.forget()
        return asked

    def forget(self) -> None:
        """Begin anew: another key was pressed, or the text was left."""
        self._shift, self._ready = None, False
