"""The list of a few letters speaks its window's language, whenever that changes."""

from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from studio.arabic.numerals import DigitShape
from studio.ui.desk.quick_open import QuickOpen
from studio.wording.words import Language
from tests.newsroom.house import Newsroom
from tests.ui.stations import Stations


def test_an_open_list_follows_the_language(
    qtbot: QtBot, newsroom: Newsroom, stations: Stations
) -> None:
    station = stations.of(newsroom.editor, Language.ENGLISH)
    window = QWidget()
    qtbot.addWidget(window)
    found = QuickOpen(station, window)
    window.show()
    found.open_everything()
    found.field.setText("Drafts")
    qtbot.waitUntil(lambda: found.list.count() > 0)
    rows = [found.list.item(row).text() for row in range(found.list.count())]
    station.tongue.speak(Language.ARABIC, DigitShape.ASCII)
    words = station.tongue.words
    assert found.field.placeholderText() == words.say("A story, a place or a command")
    qtbot.waitUntil(
        lambda: [found.list.item(row).text() for row in range(found.list.count())] != rows
    )
