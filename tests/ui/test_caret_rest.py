"""Carets that blink while somebody is there, and stand still, seen, when nobody is."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QPaintEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QTextEdit
from pytestqt.qtbot import QtBot

from studio.ui.caret_rest import CaretRest

BLINKING_MS, REST_MS = 100, 300


class Page(QTextEdit):
    """A text that counts how often it is painted."""

    def __init__(self) -> None:
        super().__init__()
        self.painted = 0

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        self.painted += 1
        super().paintEvent(event)

    def shows_caret(self) -> bool:
        """Whether something dark stands where the caret is."""
        place = self.cursorRect()
        seen = self.viewport().grab(place).toImage()
        return any(
            seen.pixelColor(x, seen.height() // 2).lightness() < 100 for x in range(seen.width())
        )


@pytest.fixture
def blinking(qapp: QApplication) -> Iterator[None]:
    hints = QGuiApplication.styleHints()
    before = hints.cursorFlashTime()
    hints.setCursorFlashTime(BLINKING_MS)
    yield
    hints.setCursorFlashTime(before)


@pytest.fixture
def page(qtbot: QtBot, qapp: QApplication, blinking: None) -> Iterator[tuple[Page, CaretRest]]:
    page = Page()
    qtbot.addWidget(page)
    rest = CaretRest(qapp, REST_MS)
    page.show()
    page.activateWindow()
    page.setFocus()
    qtbot.waitUntil(page.hasFocus)
    yield page, rest
    rest.deleteLater()


def test_a_caret_that_nobody_moves_stands_still_and_is_seen(
    page: tuple[Page, CaretRest], qtbot: QtBot
) -> None:
    text, rest = page
    qtbot.waitUntil(lambda: text.painted > 3)
    qtbot.waitUntil(lambda: rest.is_resting)
    qtbot.wait(BLINKING_MS)
    painted = text.painted
    qtbot.wait(BLINKING_MS * 4)
    assert text.painted == painted
    assert text.shows_caret()


def test_a_key_lets_it_blink_again(page: tuple[Page, CaretRest], qtbot: QtBot) -> None:
    text, rest = page
    qtbot.waitUntil(lambda: rest.is_resting)
    QTest.keyClick(text.windowHandle(), Qt.Key.Key_Space)
    assert text.toPlainText() == " "
    assert not rest.is_resting
    painted = text.painted
    qtbot.waitUntil(lambda: text.painted > painted + 3)


def test_who_goes_on_typing_is_never_without_a_blink(
    page: tuple[Page, CaretRest], qtbot: QtBot
) -> None:
    text, rest = page
    for _ in range(8):
        QTest.keyClick(text.windowHandle(), Qt.Key.Key_Space)
        qtbot.wait(REST_MS // 3)
        assert not rest.is_resting


def test_a_person_whose_carets_never_blink_is_left_alone(qtbot: QtBot, qapp: QApplication) -> None:
    hints = QGuiApplication.styleHints()
    before = hints.cursorFlashTime()
    hints.setCursorFlashTime(0)
    try:
        page = Page()
        qtbot.addWidget(page)
        rest = CaretRest(qapp, REST_MS)
        page.show()
        page.activateWindow()
        qtbot.waitUntil(page.isActiveWindow)
        assert hints.cursorFlashTime() == 0
        rest.deleteLater()
    finally:
        hints.setCursorFlashTime(before)
