"""The window itself: it begins no larger than what it is shown on."""

from pytestqt.qtbot import QtBot

from studio.ui.window.main_window import MainWindow
from tests.newsroom.house import Newsroom
from tests.ui.stations import Stations


def test_a_window_begins_within_its_screen(
    qtbot: QtBot, stations: Stations, newsroom: Newsroom
) -> None:
    station = stations.of(newsroom.layla)
    window = MainWindow(station.look, station.personal, station.tongue)
    qtbot.addWidget(window)
    there = window.screen().availableSize()
    assert window.width() <= there.width()
    assert window.height() <= there.height()
    assert window.width() >= window.minimumWidth()
