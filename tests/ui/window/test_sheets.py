"""The sheets over the rooms: made when first opened, gone with their rooms."""

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import delete

from studio.arabic.numerals import DigitShape
from studio.ui.commands import Do
from studio.ui.window.sheets import Sheets
from studio.wording.words import Language
from tests.newsroom.house import Newsroom
from tests.ui.stations import Stations

OPENED = {
    "quick": Do.QUICK_OPEN,
    "export": Do.EXPORT,
    "site": Do.SITE,
    "house": Do.TAG_LIST,
    "keys": Do.KEYS,
    "notices": Do.NOTICES,
    "handover": Do.HANDOVER,
    "guide": Do.GUIDE,
}


def test_a_sheet_is_made_when_it_is_first_opened(
    qtbot: QtBot, stations: Stations, newsroom: Newsroom
) -> None:
    station = stations.of(newsroom.chief)
    window = QWidget()
    qtbot.addWidget(window)
    window.show()
    sheets = Sheets(station, window)
    assert not OPENED.keys() & vars(sheets).keys()
    for name, do in OPENED.items():
        station.deck[do].trigger()
        assert name in vars(sheets)


@pytest.mark.parametrize("do", OPENED.values())
def test_a_sheet_says_nothing_more_once_its_rooms_are_gone(
    qtbot: QtBot, stations: Stations, newsroom: Newsroom, do: Do
) -> None:
    """A slot of something that is gone would raise, which fails any test."""
    station = stations.of(newsroom.chief)
    window = QWidget()
    window.show()
    sheets = Sheets(station, window)
    station.deck[do].trigger()
    assert sheets is not None
    delete(window)
    station.tongue.speak(Language.ENGLISH, DigitShape.ASCII)
    station.look.changed.emit()
    qtbot.wait(50)
