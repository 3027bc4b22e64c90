"""Commands on keyboards without Latin letters: done once, and nothing is typed."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QAction, QInputMethodEvent, QKeyEvent, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QMainWindow, QTextEdit
from pytestqt.qtbot import QtBot

from studio.ui.keyboard import KeyboardGuard, latin_letter

CONTROL = Qt.KeyboardModifier.ControlModifier
B_KEY, A_KEY, C_KEY, E_KEY = 56, 38, 54, 26  # X11's numbers of these keys: evdev's plus eight
ARABIC_B, ARABIC_A, ARABIC_C = (0x06DF, "ﻻ"), (0x0634, "ش"), (0x0624, "ؤ")


class Greedy(QLineEdit):
    """Wants every key for itself, as Qt's fields on X11 want Ctrl+E to go to the line's end."""

    def event(self, event: QEvent) -> bool:
        if event.type() is QEvent.Type.ShortcutOverride:
            event.accept()
            return True
        return super().event(event)


class Window(QMainWindow):
    def __init__(self) -> None:
        super().__init__()
        self.done: list[str] = []
        for keys in ("Ctrl+B", "Ctrl+A", "Ctrl+E", "Ctrl+Shift+G", "Ctrl+Shift+C"):
            action = QAction(self)
            action.setShortcut(QKeySequence(keys))
            action.triggered.connect(lambda _=False, keys=keys: self.done.append(keys))
            self.addAction(action)
        self.page = QTextEdit()
        self.field = QLineEdit("كلمات")
        self.setCentralWidget(self.page)
        self.field.setParent(self)


@pytest.fixture
def window(qtbot: QtBot, qapp: QApplication) -> Iterator[Window]:
    guard = KeyboardGuard(qapp)
    window = Window()
    qtbot.addWidget(window)
    window.show()
    window.activateWindow()
    qtbot.waitUntil(lambda: QApplication.activeWindow() is window)
    window.page.setFocus()
    yield window
    guard.deleteLater()


def key(
    kind: QEvent.Type, letter: tuple[int, str], scan: int, held: Qt.KeyboardModifier
) -> QKeyEvent:
    code, text = letter
    return QKeyEvent(kind, code, held, scan, code, 0, text)


def press(target: QMainWindow | QTextEdit | QLineEdit, letter: tuple[int, str], scan: int) -> None:
    """Send what Qt sends for a key to the window, which hands it to what has the focus."""
    handle = target.window().windowHandle()
    override = key(QEvent.Type.ShortcutOverride, letter, scan, CONTROL)
    override.ignore()
    QApplication.sendEvent(handle, override)
    QApplication.sendEvent(handle, key(QEvent.Type.KeyPress, letter, scan, CONTROL))


def test_a_command_on_an_arabic_layout_is_done_once_and_types_nothing(window: Window) -> None:
    press(window.page, ARABIC_B, B_KEY)
    assert window.done == ["Ctrl+B"]
    assert window.page.toPlainText() == ""


def test_a_field_has_its_own_keys_first(window: Window) -> None:
    window.field.show()
    window.field.setFocus()
    press(window.field, ARABIC_A, A_KEY)
    assert window.field.selectedText() == "كلمات"
    assert window.done == []


def test_export_is_no_fields_key(window: Window) -> None:
    window.field.deleteLater()
    window.field = Greedy("كلمات", window)
    window.field.show()
    window.field.setFocus()
    QTest.keyClick(window.windowHandle(), Qt.Key.Key_E, CONTROL)
    press(window, (0x062B, "ث"), E_KEY)
    assert window.done == ["Ctrl+E", "Ctrl+E"]
    assert window.field.text() == "كلمات"


def test_the_lam_alef_key_commands_while_control_is_held(window: Window) -> None:
    QApplication.sendEvent(
        window.windowHandle(), QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_Control, CONTROL)
    )
    commit = QInputMethodEvent()
    commit.setCommitString("لا")
    QApplication.sendEvent(window.page, commit)
    assert window.done == ["Ctrl+B"]
    assert window.page.toPlainText() == ""
    QApplication.sendEvent(
        window.windowHandle(),
        QKeyEvent(QEvent.Type.KeyRelease, Qt.Key.Key_Control, Qt.KeyboardModifier.NoModifier),
    )
    commit = QInputMethodEvent()
    commit.setCommitString("لا")
    QApplication.sendEvent(window.page, commit)
    assert window.page.toPlainText() == "لا"


def test_signs_on_shifted_letters_of_an_arabic_layout_command_too(window: Window) -> None:
    held = CONTROL | Qt.KeyboardModifier.ShiftModifier
    for code, scan in ((ord("}"), C_KEY), (ord("{"), C_KEY)):
        override = key(QEvent.Type.ShortcutOverride, (code, chr(code)), scan, held)
        override.ignore()
        QApplication.sendEvent(window.windowHandle(), override)
    assert window.done == ["Ctrl+Shift+C"]  # and nothing by another sign on the same key


def test_letters_are_typed_as_ever(window: Window) -> None:
    plain = Qt.KeyboardModifier.NoModifier
    event = key(QEvent.Type.KeyPress, ARABIC_A, A_KEY, plain)
    QApplication.sendEvent(window.windowHandle(), event)
    assert window.page.toPlainText() == "ش"
    assert window.done == []


def test_keys_are_known_by_their_place() -> None:
    assert latin_letter(key(QEvent.Type.KeyPress, ARABIC_B, B_KEY, CONTROL)) == "B"
    assert latin_letter(key(QEvent.Type.KeyPress, ARABIC_B, 10, CONTROL)) == ""
