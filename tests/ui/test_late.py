"""Parts made late are reached by Tab in their turn, and go without taking anything along."""

from pathlib import Path

import shiboken6
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QHBoxLayout,
    QPushButton,
    QTextEdit,
    QVBoxLayout,
    QWidget,
)
from pytestqt.qtbot import QtBot

import studio.ui
from studio.ui.parts.late import row_for_later, tab_after, tab_before


class Room:
    """A text between two buttons, with a place for a part; the words show what has the focus."""

    def __init__(self, qtbot: QtBot) -> None:
        self.window = QWidget()
        qtbot.addWidget(self.window)
        self.place = row_for_later()
        self.first, self.text, self.last = QPushButton("first"), QTextEdit(), QPushButton("last")
        self.text.setTabChangesFocus(True)
        column = QVBoxLayout(self.window)
        column.addWidget(self.first)
        column.addLayout(self.place)
        column.addWidget(self.text)
        column.addWidget(self.last)
        self.window.show()
        self.window.activateWindow()
        qtbot.waitUntil(self.window.isActiveWindow)

    def part(self) -> QWidget:
        """Put a part of two buttons into its place."""
        part = QWidget()
        row = QHBoxLayout(part)
        for words in ("one", "two"):
            row.addWidget(QPushButton(words))
        self.place.addWidget(part)
        part.show()
        return part

    def tabbed(self) -> list[str]:
        """Go once round by Tab."""
        self.first.setFocus(Qt.FocusReason.TabFocusReason)
        seen: list[str] = []
        for _ in self.window.findChildren(QWidget):
            here = QApplication.focusWidget()
            assert here is not None
            seen.append(here.text() if isinstance(here, QPushButton) else "text")
            QTest.keyClick(here, Qt.Key.Key_Tab)
            if self.first.hasFocus():
                break
        return seen


def test_tab_reaches_a_part_before_what_it_stands_before(qtbot: QtBot) -> None:
    room = Room(qtbot)
    tab_before(room.part(), room.text)
    assert room.tabbed() == ["first", "one", "two", "text", "last"]


def test_tab_reaches_a_part_before_what_stands_in_a_box(qtbot: QtBot) -> None:
    room, box = Room(qtbot), QWidget()
    row = QHBoxLayout(box)
    row.addWidget(QPushButton("in the box"))
    room.place.addWidget(box)
    box.show()
    tab_after(room.first, box)
    tab_before(room.part(), box)
    assert room.tabbed() == ["first", "one", "two", "in the box", "text", "last"]


def test_tab_reaches_a_part_after_what_it_stands_after(qtbot: QtBot) -> None:
    room = Room(qtbot)
    tab_after(room.text, room.part())
    assert room.tabbed() == ["first", "text", "one", "two", "last"]


def test_a_part_that_goes_takes_nothing_along_that_is_not_in_it(qtbot: QtBot) -> None:
    room = Room(qtbot)
    others = (room.text.document(), room.text.viewport(), room.text.verticalScrollBar())
    before, after = room.part(), room.part()
    tab_before(before, room.text)
    tab_after(room.last, after)
    for part in (before, after):
        shiboken6.delete(part)
    assert all(shiboken6.isValid(one) for one in others)
    assert room.tabbed() == ["first", "text", "last"]


def test_nobody_asks_what_pyside_answers_with_a_child_of_the_one_asked() -> None:
    """What goes would take the answer along: the next field, or the whole window."""
    asked = ("nextInFocusChain", "previousInFocusChain", "topLevelWidget")
    modules = Path(studio.ui.__file__).parent.rglob("*.py")
    assert [one for one in modules if any(name in one.read_text("utf-8") for name in asked)] == []
