"""Who may sign in is shown in the language and the colours of now."""

from PySide6.QtCore import QSize
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from studio.arabic.numerals import DigitShape
from studio.newsroom.people import people
from studio.ui.look import Look, Theme
from studio.ui.start.sign_in import SignIn
from studio.ui.tongue import Tongue
from studio.wording.words import Language
from tests.newsroom.house import Newsroom


def test_symbols_take_the_colours_of_another_theme(
    qtbot: QtBot, qapp: QApplication, newsroom: Newsroom
) -> None:
    look = Look(qapp)
    look.choose(Theme.LIGHT)
    page = SignIn(Tongue(Language.ARABIC, DigitShape.ASCII), look)
    qtbot.addWidget(page)
    page.set_people(people(newsroom.chief), first=None, needs_password=True)
    light = drawn(page)
    look.choose(Theme.DARK)
    dark = drawn(page)
    look.choose(Theme.LIGHT)
    assert dark != light
    assert drawn(page) == light


def drawn(page: SignIn) -> QImage:
    return page.people.item(0).icon().pixmap(QSize(20, 20)).toImage()
