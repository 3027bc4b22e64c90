"""The sheet of keys, in either direction."""

import pytest
from PySide6.QtWidgets import QLabel, QScrollArea, QWidget
from pytestqt.qtbot import QtBot

from studio.ui.help.key_sheet import BESIDE_BAR, KeySheet
from studio.wording.words import Language
from tests.newsroom.house import Newsroom
from tests.ui.stations import Stations


@pytest.mark.parametrize("language", list(Language))
def test_no_key_stands_at_the_bar_that_scrolls(
    language: Language, qtbot: QtBot, stations: Stations, newsroom: Newsroom
) -> None:
    station = stations.of(newsroom.layla, language)
    window = station.deck.parent()
    assert isinstance(window, QWidget)
    sheet = KeySheet(station, window)
    window.resize(1000, 700)
    window.show()
    sheet.open_sheet()
    (scroll,) = sheet.page.findChildren(QScrollArea)
    content = scroll.widget()
    assert content is not None
    qtbot.waitUntil(lambda: scroll.verticalScrollBar().isVisible())
    edges = [label.geometry() for label in content.findChildren(QLabel) if label.text()]
    if station.tongue.rtl:
        assert min(one.left() for one in edges) >= BESIDE_BAR
    else:
        assert max(one.right() for one in edges) < content.width() - BESIDE_BAR
