"""A story from a form, by its command: opened to be written."""

from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from studio.document.inline import plain
from studio.newsroom.reading import load
from studio.ui.commands import COMMANDS
from studio.ui.window.beginning import FORMS, Beginning
from tests.newsroom.house import Newsroom
from tests.ui.stations import Stations


def test_every_form_has_a_command_that_begins_a_story(
    qtbot: QtBot, stations: Stations, newsroom: Newsroom
) -> None:
    station = stations.of(newsroom.layla)
    opened: list[int] = []
    window = station.deck.parent()
    assert isinstance(window, QWidget)
    beginning = Beginning(station, opened.append, window)
    for do in FORMS:
        station.deck[do].trigger()
    qtbot.waitUntil(lambda: len(opened) == len(FORMS))
    kickers = [plain(load(newsroom.layla, one).text.kicker) for one in opened]
    assert kickers == ["عاجل", "تقرير", "رأي", "مقابلة"]
    assert {command.do for command in COMMANDS} > set(FORMS)
    assert beginning.parent() is window
