"""What is saved stands in the rail with counts; renamed and forgotten by keys, with a way back."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QListWidgetItem
from pytestqt.qtbot import QtBot

from studio.newsroom import saved_searches
from studio.newsroom.archive import Search
from studio.newsroom.changes import Changes
from studio.newsroom.desk import Filter
from studio.storage.codes import Stage
from studio.ui.desk.rail import Rail
from studio.ui.desk.rail_row import COUNT, PLACE
from studio.wording.words import Language
from tests.newsroom.house import Newsroom
from tests.ui.stations import Stations

if TYPE_CHECKING:
    from studio.newsroom.saved_searches import SavedSearch


def row(rail: Rail, title: str) -> QListWidgetItem | None:
    found = rail.list.findItems(title, Qt.MatchFlag.MatchExactly)
    return found[0] if found else None


def chosen(rail: Rail, title: str) -> QListWidgetItem:
    item = row(rail, title)
    assert item is not None
    rail.list.setCurrentItem(item)
    return item


def field(rail: Rail) -> QLineEdit | None:
    """Return the field in which a name is being written; one that was left goes a moment later."""
    fields = rail.list.viewport().findChildren(QLineEdit)
    return next((one for one in fields if not one.isHidden()), None)


def rename(rail: Rail, title: str, name: str) -> None:
    chosen(rail, title)
    QTest.keyClick(rail.list, Qt.Key.Key_F2)
    editor = field(rail)
    assert editor is not None
    editor.setText(name)
    QTest.keyClick(editor, Qt.Key.Key_Return)


def opened(
    qtbot: QtBot, newsroom: Newsroom, stations: Stations
) -> tuple[Rail, list[Callable[[], None]]]:
    newsroom.wrote(newsroom.layla, "هدنة في غزة")
    newsroom.wrote(newsroom.omar, "هدنة الأسعار")
    saved_searches.save_search(newsroom.editor, "الهدنة", Search(text="هدنه"))
    rail = Rail(stations.of(newsroom.editor, Language.ENGLISH))
    qtbot.addWidget(rail)
    rail.resize(220, 700)
    rail.show()
    ways_back: list[Callable[[], None]] = []
    rail.told.connect(lambda _, undo: ways_back.append(undo))
    qtbot.waitUntil(lambda: (item := row(rail, "الهدنة")) is not None and item.data(COUNT) == 2)
    return rail, ways_back


def test_a_search_is_counted_shown_renamed_and_forgotten_with_a_way_back(
    qtbot: QtBot, newsroom: Newsroom, stations: Stations
) -> None:
    rail, ways_back = opened(qtbot, newsroom, stations)
    shown: list[SavedSearch] = []
    rail.searches.chosen.connect(shown.append)
    chosen(rail, "الهدنة")
    QTest.keyClick(rail.list, Qt.Key.Key_Return)
    assert [one.search.text for one in shown] == ["هدنه"]
    rename(rail, "الهدنة", "هدنات")
    qtbot.waitUntil(lambda: row(rail, "هدنات") is not None)
    ways_back.pop()()
    qtbot.waitUntil(lambda: row(rail, "الهدنة") is not None)
    chosen(rail, "الهدنة")
    QTest.keyClick(rail.list, Qt.Key.Key_Delete)
    qtbot.waitUntil(lambda: row(rail, "الهدنة") is None)
    assert saved_searches.saved_searches(newsroom.editor) == ()
    ways_back.pop()()
    qtbot.waitUntil(lambda: (item := row(rail, "الهدنة")) is not None and item.data(COUNT) == 2)


def test_what_is_written_later_is_counted(
    qtbot: QtBot, newsroom: Newsroom, stations: Stations
) -> None:
    rail, _ = opened(qtbot, newsroom, stations)
    made = newsroom.wrote(newsroom.layla, "هدنة ثالثة")
    rail._station.door.announce(Changes(articles=(made,)))
    qtbot.waitUntil(lambda: (item := row(rail, "الهدنة")) is not None and item.data(COUNT) == 3)


def test_saving_is_told_with_a_way_back_and_offered_in_quick_open(
    qtbot: QtBot, newsroom: Newsroom, stations: Stations
) -> None:
    rail, ways_back = opened(qtbot, newsroom, stations)
    rail.searches.save("غزة", Search(text="غزة"))
    qtbot.waitUntil(lambda: row(rail, "غزة") is not None)
    assert {one.title for one in rail._station.deck.offers()} == {"الهدنة", "غزة"}
    ways_back.pop()()
    qtbot.waitUntil(lambda: row(rail, "غزة") is None)


def test_a_filter_is_renamed_and_forgotten_with_a_way_back(
    qtbot: QtBot, newsroom: Newsroom, stations: Stations
) -> None:
    rail, ways_back = opened(qtbot, newsroom, stations)
    rail.saved.save("مسوداتي", Filter(stage=Stage.DRAFT))
    rail.saved.save("قائمة", Filter(stage=Stage.IN_REVIEW))
    rename(rail, "مسوداتي", "المسودات")
    qtbot.waitUntil(lambda: row(rail, "المسودات") is not None)
    assert [one.title for one in rail.saved.places()] == ["المسودات", "قائمة"]
    ways_back.pop()()
    assert [one.title for one in rail.saved.places()] == ["مسوداتي", "قائمة"]
    qtbot.waitUntil(lambda: row(rail, "مسوداتي") is not None)
    chosen(rail, "مسوداتي")
    QTest.keyClick(rail.list, Qt.Key.Key_Delete)
    assert [one.title for one in rail.saved.places()] == ["قائمة"]
    ways_back.pop()()
    assert [one.title for one in rail.saved.places()] == ["مسوداتي", "قائمة"]
    qtbot.waitUntil(lambda: row(rail, "مسوداتي") is not None)
    rename(rail, "قائمة", "  ")
    qtbot.waitUntil(lambda: field(rail) is None)
    assert [one.title for one in rail.saved.places()] == ["مسوداتي", "قائمة"]


def test_a_name_that_is_being_written_outlives_what_is_counted_meanwhile(
    qtbot: QtBot, newsroom: Newsroom, stations: Stations
) -> None:
    rail, _ = opened(qtbot, newsroom, stations)
    rail.saved.save("مسوداتي", Filter(stage=Stage.DRAFT))
    item = chosen(rail, "مسوداتي")
    QTest.keyClick(rail.list, Qt.Key.Key_F2)
    editor = field(rail)
    assert editor is not None
    assert editor.text() == "مسوداتي"
    editor.setText("المسودات")
    item.setData(COUNT, 7)
    assert editor.text() == "المسودات"
    QTest.keyClick(editor, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: row(rail, "المسودات") is not None)


def test_places_of_the_house_are_neither_renamed_nor_forgotten(
    qtbot: QtBot, newsroom: Newsroom, stations: Stations
) -> None:
    rail, ways_back = opened(qtbot, newsroom, stations)
    chosen(rail, "Drafts")
    for key in (Qt.Key.Key_Delete, Qt.Key.Key_F2):
        QTest.keyClick(rail.list, key)
    assert field(rail) is None
    assert row(rail, "Drafts") is not None
    assert ways_back == []
    assert rail.list.currentItem().data(PLACE).key == "drafts"
