"""The first sign that somebody is there, and only the first."""

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QTextEdit
from pytestqt.qtbot import QtBot

from studio.ui.first_touch import FirstTouch


@pytest.fixture
def page(qtbot: QtBot) -> QTextEdit:
    page = QTextEdit()
    qtbot.addWidget(page)
    return page


def shown(page: QTextEdit, qtbot: QtBot) -> None:
    page.show()
    page.activateWindow()
    page.setFocus()
    qtbot.waitUntil(page.hasFocus)


def turn(page: QTextEdit) -> None:
    at = QPointF(5, 5)
    wheel = QWheelEvent(
        *(at, at, QPoint(), QPoint(0, -120)),
        *(Qt.MouseButton.NoButton, Qt.KeyboardModifier.NoModifier),
        *(Qt.ScrollPhase.NoScrollPhase, False),
    )
    QApplication.sendEvent(page.windowHandle(), wheel)


TOUCHES = {
    "key": lambda page: QTest.keyClick(page.windowHandle(), Qt.Key.Key_Space),
    "press": lambda page: QTest.mouseClick(page.windowHandle(), Qt.MouseButton.LeftButton),
    "wheel": turn,
}


@pytest.mark.parametrize("how", TOUCHES)
def test_the_first_touch_is_told_once(how: str, page: QTextEdit, qtbot: QtBot) -> None:
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    told = []
    FirstTouch(application).touched.connect(lambda: told.append(how))
    shown(page, qtbot)
    QTest.mouseMove(page.windowHandle(), QPoint(9, 9))
    qtbot.wait(20)
    assert told == []
    for _ in range(2):
        TOUCHES[how](page)
        qtbot.wait(20)
    assert told == [how]
