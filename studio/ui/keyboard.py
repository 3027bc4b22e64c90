"""Shortcuts on keyboards without Latin letters: the key's place decides, and nothing is typed.

On an Arabic layout Ctrl+B arrives as Ctrl and an Arabic letter, or through the input method as the
ligature «لا». The guard finds the Latin letter of the same key (X11 and Wayland count keys as
evdev + 8, Windows names them by virtual key) and triggers the command. Deliberately absent: keys
without Ctrl or Alt, which type.
"""

import sys
from typing import Final

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import (
    QAction,
    QGuiApplication,
    QInputMethodEvent,
    QKeyEvent,
    QKeySequence,
    QWindow,
)
from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import isValid

from studio.ui.commands import COMMANDS
from studio.ui.key_order import KeyOrder, screen_keys

_ROWS: Final = {24: "QWERTYUIOP", 38: "ASDFGHJKL", 52: "ZXCVBNM"}
"""The first key of each row of letters, by X11's numbers."""
_LETTERS: Final = {
    first + place: letter for first, row in _ROWS.items() for place, letter in enumerate(row)
}
_LIGATURES: Final = {
    "لا": ("B", False),
    "لآ": ("B", True),
    "لأ": ("G", True),
    "لإ": ("T", True),
}
"""What the lam-alef keys of the Arabic 101 layout commit, and the Latin letters under them."""
_SHIFTED: Final = {
    "U": "`",
    "I": "÷",
    "O": "×",
    "D": "]",
    "F": "[",
    "L": "/",
    "Z": "~",
    "C": "}",
    "V": "{",
    "M": "'",
}
"""The signs that the Arabic 101 layout has on keys of letters with Shift; on a keyboard without a
Latin layout beside it they are what Ctrl+Shift and the key come as. Latin layouts have none of them
in these places."""
_COMMANDING: Final = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier
_LATIN_END: Final = 0x250
_OVER_FIELDS: Final = tuple(
    QKeySequence(keys) for one in COMMANDS if one.over_fields for keys in one.keys
)


class KeyboardGuard(QObject):
    """Watches the window and the field that have the focus: commands work on every layout.

    Never the whole application: a filter there would be asked about objects that Qt is still
    making, in Python, at every event.
    """

    def __init__(self, application: QApplication) -> None:
        super().__init__(application)
        self._control = False
        self._passing = False
        self._order = KeyOrder(self)
        self._screen = screen_keys(self._order, application)
        self._window: QWindow | None = None
        self._field: QWidget | None = None
        application.focusWindowChanged.connect(self._watch_window)
        application.focusChanged.connect(self._watch_field)
        self._watch_window(application.focusWindow())
        self._watch_field(None, application.focusWidget())

    def _watch_window(self, window: QWindow | None) -> None:
        """Follow the focus to a window, which hears keys before its widgets do."""
        self._control = False
        if self._window is not None and isValid(self._window):
            self._window.removeEventFilter(self)
        self._window = window
        if window is not None:
            window.installEventFilter(self)

    def _watch_field(self, _: QWidget | None, field: QWidget | None) -> None:
        """Follow the focus to a field, which hears the input method before anybody."""
        if self._field is not None and isValid(self._field):
            self._field.removeEventFilter(self)
        self._field = field
        if self._field is not None:
            self._field.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Do the command of a key that has no Latin letter; swallow what it would type."""
        kind = event.type()
        if kind is QEvent.Type.InputMethod and isinstance(event, QInputMethodEvent):
            return not self._passing and self._is_commit(event) and self._commits(event)
        if watched is not self._window or not isinstance(event, QKeyEvent):
            return False
        self._order.deliver(event)
        if kind is QEvent.Type.ShortcutOverride:
            return _is_over_fields(event.key(), event.modifiers()) or self._override(event)
        if event.key() == Qt.Key.Key_Control:
            self._control = kind is QEvent.Type.KeyPress
        return self._is_foreign(event)

    def _is_foreign(self, event: QKeyEvent) -> bool:
        """Say whether a key would type a letter although it commands, and has a Latin one."""
        key = event.key()
        if not event.modifiers() & _COMMANDING or key >= Qt.Key.Key_Escape:
            return False
        letter = latin_letter(event)
        return bool(letter) and (key >= _LATIN_END or _SHIFTED.get(letter) == chr(key))

    def _override(self, event: QKeyEvent) -> bool:
        if not self._is_foreign(event):
            return False
        if press_latin(latin_letter(event), event.modifiers()):
            event.accept()
            return True
        return False

    def _is_commit(self, event: QInputMethodEvent) -> bool:
        words = event.commitString()
        return bool(words) and not event.preeditString() and not event.replacementLength()

    def _commits(self, event: QInputMethodEvent) -> bool:
        """Let a ligature command while Ctrl is held, and words wait for the keys before them."""
        words, composed = event.commitString(), self._order.composed
        found = _LIGATURES.get(words)
        if composed is None:
            held = self._control or bool(
                QGuiApplication.queryKeyboardModifiers() & Qt.KeyboardModifier.ControlModifier
            )
        else:
            held = composed.control
        if found is None or not held:
            return composed is not None and self._order.take_turn(lambda: self._type(words))
        letter, shifted = found
        modifiers = Qt.KeyboardModifier.ControlModifier
        if shifted:
            modifiers |= Qt.KeyboardModifier.ShiftModifier
        if composed is None or not self._order.take_turn(lambda: _command(letter, modifiers)):
            press_latin(letter, modifiers)
        return True

    def _type(self, words: str) -> None:
        """Hand words to what has the focus when their turn comes."""
        focused = QApplication.focusWidget()
        if focused is None:
            return
        event = QInputMethodEvent()
        event.setCommitString(words)
        self._passing = True
        QApplication.sendEvent(focused, event)
        self._passing = False


def latin_letter(event: QKeyEvent) -> str:
    """Return the Latin letter of the key that was pressed, nothing where it has none."""
    if sys.platform == "win32":
        virtual = event.nativeVirtualKey()
        return chr(virtual) if ord("A") <= virtual <= ord("Z") else ""
    return _LETTERS.get(event.nativeScanCode(), "")


def press_latin(letter: str, modifiers: Qt.KeyboardModifier) -> bool:
    """Do what the Latin letter would have done: in the focused field, else as a command."""
    focused = QApplication.focusWidget()
    key = ord(letter)
    if focused is not None and not _is_over_fields(key, modifiers):
        asked = QKeyEvent(QEvent.Type.ShortcutOverride, key, modifiers)
        asked.ignore()
        QApplication.sendEvent(focused, asked)
        if asked.isAccepted():
            QApplication.sendEvent(focused, QKeyEvent(QEvent.Type.KeyPress, key, modifiers))
            return True
    return trigger(_sequence(key, modifiers))


def _is_over_fields(key: int, modifiers: Qt.KeyboardModifier) -> bool:
    """Say whether a key commands in fields as well, whatever they would do with it."""
    return _sequence(key, modifiers) in _OVER_FIELDS


def _command(letter: str, modifiers: Qt.KeyboardModifier) -> None:
    press_latin(letter, modifiers)


def trigger(keys: QKeySequence) -> bool:
    """Do what `keys` command in the active window; say whether anything was done."""
    window = QApplication.activeWindow()
    if window is None:
        return False
    for action in _actions(window):
        if action.isEnabled() and any(
            keys.matches(shortcut) is QKeySequence.SequenceMatch.ExactMatch
            for shortcut in action.shortcuts()
        ):
            action.trigger()
            return True
    return False


def _actions(window: QWidget) -> list[QAction]:
    own = window.actions()
    parent = window.parentWidget()
    return own if parent is None else own + parent.window().actions()


def _sequence(key: int, modifiers: Qt.KeyboardModifier) -> QKeySequence:
    held = modifiers & (_COMMANDING | Qt.KeyboardModifier.ShiftModifier)
    return QKeySequence(held.value | key)
