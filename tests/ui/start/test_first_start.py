"""The first page says all its words in both languages."""

import pytest
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from studio.arabic.numerals import DigitShape
from studio.ui.look import Look
from studio.ui.start.first_start import FirstStart
from studio.ui.tongue import Tongue
from studio.wording.words import Language


@pytest.mark.parametrize("language", Language)
def test_every_button_has_room_for_its_words(
    qtbot: QtBot, qapp: QApplication, language: Language
) -> None:
    page = FirstStart(Tongue(language, DigitShape.ASCII), Look(qapp))
    qtbot.addWidget(page)
    page.resize(900, 900)
    with qtbot.waitExposed(page):
        page.show()
    buttons = page.findChildren(QPushButton)
    assert page.sample in buttons
    assert [b.text() for b in buttons if b.width() < b.sizeHint().width()] == []
