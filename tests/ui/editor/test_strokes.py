"""What keys ask of the text."""

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent

from studio.arabic.direction import Direction
from studio.ui.editor.strokes import Stroke, TurningKeys, stroke

NONE = Qt.KeyboardModifier.NoModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
CONTROL = Qt.KeyboardModifier.ControlModifier
ALT = Qt.KeyboardModifier.AltModifier
PRESS, RELEASE = QEvent.Type.KeyPress, QEvent.Type.KeyRelease


def key(number: int, held: Qt.KeyboardModifier, text: str = "") -> QKeyEvent:
    return QKeyEvent(PRESS, number, held, text)


@pytest.mark.parametrize(
    ("event", "asked"),
    [
        (key(Qt.Key.Key_A, NONE, "ش"), Stroke.TYPE),
        (key(0, NONE, "\u200f"), Stroke.TYPE),
        (key(0, SHIFT, "لا"), Stroke.TYPE),
        (key(Qt.Key.Key_E, CONTROL | ALT, "€"), Stroke.TYPE),
        (key(Qt.Key.Key_B, CONTROL, "\x02"), None),
        (key(Qt.Key.Key_B, CONTROL, "لا"), None),
        (key(Qt.Key.Key_F, ALT, "f"), None),
        (key(Qt.Key.Key_Escape, NONE, "\x1b"), None),
        (key(Qt.Key.Key_Return, NONE, "\r"), Stroke.ENTER),
        (key(Qt.Key.Key_Return, SHIFT, "\r"), Stroke.LINE_BREAK),
        (key(Qt.Key.Key_Return, CONTROL, "\r"), None),
        (key(Qt.Key.Key_Backspace, NONE, "\b"), Stroke.ERASE_BACK),
        (key(Qt.Key.Key_Delete, CONTROL, "\x7f"), Stroke.ERASE_WORD_ON),
        (key(Qt.Key.Key_Left, CONTROL), Stroke.WORD_LEFT),
        (key(Qt.Key.Key_Home, CONTROL | SHIFT), Stroke.MOVE),
        (key(Qt.Key.Key_PageDown, NONE), Stroke.MOVE),
        (key(Qt.Key.Key_PageDown, CONTROL), None),
        (key(Qt.Key.Key_Backtab, SHIFT), Stroke.SHALLOWER),
        (key(Qt.Key.Key_F5, NONE), None),
    ],
)
def test_a_key_asks_for_one_thing(event: QKeyEvent, asked: Stroke | None) -> None:
    assert stroke(event) is asked


def modifier(kind: QEvent.Type, number: int, held: Qt.KeyboardModifier, scan: int = 0) -> QKeyEvent:
    return QKeyEvent(kind, number, held, scan, 0, 0)


@pytest.mark.parametrize(("scan", "direction"), [(62, Direction.RTL), (50, Direction.LTR)])
def test_control_and_a_shift_turn_the_paragraph(scan: int, direction: Direction) -> None:
    keys = TurningKeys()
    keys.press(modifier(PRESS, Qt.Key.Key_Control, NONE))
    keys.press(modifier(PRESS, Qt.Key.Key_Shift, CONTROL | SHIFT, scan))
    assert keys.release(modifier(RELEASE, Qt.Key.Key_Shift, CONTROL, scan)) is direction
    assert keys.release(modifier(RELEASE, Qt.Key.Key_Control, NONE)) is None


def test_a_shortcut_with_shift_turns_nothing() -> None:
    keys = TurningKeys()
    keys.press(modifier(PRESS, Qt.Key.Key_Shift, CONTROL | SHIFT, 62))
    keys.press(modifier(PRESS, Qt.Key.Key_V, CONTROL | SHIFT))
    assert keys.release(modifier(RELEASE, Qt.Key.Key_Shift, CONTROL, 62)) is None


def test_shift_alone_turns_nothing() -> None:
    keys = TurningKeys()
    keys.press(modifier(PRESS, Qt.Key.Key_Shift, SHIFT, 62))
    assert keys.release(modifier(RELEASE, Qt.Key.Key_Shift, NONE, 62)) is None
