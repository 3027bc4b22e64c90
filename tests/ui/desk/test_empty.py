"""What rooms say when there is nothing in them: no first step where nothing can be written."""

import pytest
from PySide6.QtWidgets import QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from studio.ui.commands import Do
from studio.ui.desk.places import places
from studio.ui.desk.story_list import StoryList
from studio.ui.editor.nothing_open import nothing_open
from studio.wording.words import Language
from tests.newsroom.house import Newsroom
from tests.ui.stations import Stations


def said(widget: QWidget) -> str:
    """Return every word that a widget shows."""
    shown = [one for one in widget.findChildren(QLabel) if not one.isHidden()]
    return " ".join(one.text() for one in shown)


def offers(widget: QWidget) -> list[str]:
    """Return what the buttons say that a widget shows."""
    return [one.text() for one in widget.findChildren(QPushButton) if not one.isHidden()]


@pytest.mark.parametrize("writable", [True, False])
def test_a_new_story_is_offered_only_where_it_can_be_written(
    qtbot: QtBot, stations: Stations, newsroom: Newsroom, *, writable: bool
) -> None:
    room = newsroom
    if not writable:
        with newsroom.store.exclusively() as driver:
            driver.execute("PRAGMA user_version = 99")
        room = newsroom.reopened(newsroom.store.folder)
        assert room.store.read_only
    station = stations.of(room.layla, Language.ENGLISH)
    listed = StoryList(station)
    drafts = next(one for one in places(room.layla.person) if one.key == "drafts")
    listed.show_place(drafts)
    opened = nothing_open(station)
    for widget in (opened, listed._empty):
        qtbot.addWidget(widget)
        offered = station.deck.command(Do.NEW_STORY).title in offers(widget)
        assert offered is writable
        assert ("new one" in said(widget) or "New story" in said(widget)) is writable
    if not writable:
        room.store.close()
