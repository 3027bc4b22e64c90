"""The archive answers while somebody types, narrows by counts, and opens by keys alone."""

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from studio.newsroom import saved_searches
from studio.newsroom.private_drafts import keep_private
from studio.storage.codes import Stage
from studio.storage.search_tables import SearchState
from studio.ui.archive.hit_row import HIT
from studio.ui.archive.narrowing import Narrowed
from studio.ui.archive.page import ArchiveSheet
from studio.wording.words import Language
from tests.builders import p
from tests.newsroom.house import Newsroom
from tests.ui.stations import Stations

if TYPE_CHECKING:
    from studio.newsroom.archive import Search


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(1100, 800)
    window.show()
    return window


def opened(newsroom: Newsroom, stations: Stations, window: QWidget) -> ArchiveSheet:
    newsroom.wrote(newsroom.layla, "هدنة في غزة", body=(p("قال مسئولٌ إن الهدنة تبدأ."),))
    newsroom.wrote(newsroom.omar, "هدنة الأسعار", section=newsroom.sections[1])
    newsroom.wrote(newsroom.omar, "خبر رياضي", section=newsroom.sections[2])
    sheet = ArchiveSheet(stations.of(newsroom.editor, Language.ENGLISH), window)
    sheet.open_archive()
    return sheet


def shown(sheet: ArchiveSheet) -> list[str]:
    rows = range(sheet.archive.list.count())
    return [sheet.archive.list.item(row).data(HIT).headline.text for row in rows]


def test_it_begins_with_the_newest_and_answers_while_somebody_types(
    qtbot: QtBot, newsroom: Newsroom, stations: Stations, window: QWidget
) -> None:
    sheet = opened(newsroom, stations, window)
    page = sheet.archive
    qtbot.waitUntil(lambda: len(shown(sheet)) == 3)
    page.field.setText("مسؤو")
    qtbot.waitUntil(lambda: shown(sheet) == ["هدنة في غزة"])
    hit = page.list.item(0).data(HIT)
    assert [hit.snippet.text[a:b] for a, b in hit.snippet.marks] == ["مسئولٌ"]
    qtbot.waitUntil(lambda: "١ story" in page.told.text())
    assert "هدنة في غزة" in page.list.item(0).data(Qt.ItemDataRole.AccessibleTextRole)
    page.field.setText("نيروبي")
    qtbot.waitUntil(page.nothing.isVisible)
    page.field.setText("section:المريخ ")
    qtbot.waitUntil(lambda: "المريخ" in page.told.text())


def test_a_word_with_a_wrong_letter_is_answered_and_it_is_said(
    qtbot: QtBot, newsroom: Newsroom, stations: Stations, window: QWidget
) -> None:
    sheet = opened(newsroom, stations, window)
    sheet.archive.field.setText("الأسعاز")
    qtbot.waitUntil(lambda: shown(sheet) == ["هدنة الأسعار"])
    qtbot.waitUntil(lambda: "differ by a letter" in sheet.archive.told.text())


def test_enter_opens_what_answers_what_was_typed_though_it_came_later(
    qtbot: QtBot, newsroom: Newsroom, stations: Stations, window: QWidget
) -> None:
    sheet = opened(newsroom, stations, window)
    chosen: list[int] = []
    sheet.archive.opened.connect(chosen.append)
    qtbot.waitUntil(lambda: len(shown(sheet)) == 3)
    sheet.archive.field.setText("غزة")
    QTest.keyClick(sheet.archive.field, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: chosen == [1])
    assert not sheet.isVisible()


def test_arrows_lead_from_the_field_into_the_list_and_back(
    qtbot: QtBot, newsroom: Newsroom, stations: Stations, window: QWidget
) -> None:
    sheet = opened(newsroom, stations, window)
    page = sheet.archive
    chosen: list[int] = []
    page.opened.connect(chosen.append)
    qtbot.waitUntil(lambda: len(shown(sheet)) == 3)
    QTest.keyClick(page.field, Qt.Key.Key_Down)
    assert window.focusWidget() is page.list
    QTest.keyClick(page.list, Qt.Key.Key_Up)
    assert window.focusWidget() is page.field
    QTest.keyClick(page.field, Qt.Key.Key_Down)
    QTest.keyClick(page.list, Qt.Key.Key_Down)
    QTest.keyClick(page.list, Qt.Key.Key_Return)
    assert chosen == [2]


def test_what_is_counted_narrows_and_what_narrows_is_taken_away(
    qtbot: QtBot, newsroom: Newsroom, stations: Stations, window: QWidget
) -> None:
    sheet = opened(newsroom, stations, window)
    narrowing = sheet.archive.narrowing
    qtbot.waitUntil(lambda: len(shown(sheet)) == 3)

    def press(text: str) -> None:
        qtbot.waitUntil(lambda: bool(narrowing.findItems(text, Qt.MatchFlag.MatchContains)))
        (item,) = narrowing.findItems(text, Qt.MatchFlag.MatchContains)
        narrowing.setCurrentItem(item)
        narrowing.itemActivated.emit(item)

    press("Omar")
    qtbot.waitUntil(lambda: shown(sheet) == ["خبر رياضي", "هدنة الأسعار"])
    press("محلي")
    qtbot.waitUntil(lambda: shown(sheet) == ["هدنة الأسعار"])
    assert [group for group, _ in narrowing.narrowed.names] == ["authors", "sections"]
    press("Section:")
    qtbot.waitUntil(lambda: len(shown(sheet)) == 2)
    press("Author:")
    qtbot.waitUntil(lambda: len(shown(sheet)) == 3)
    assert narrowing.narrowed == Narrowed()
    press("draft")
    qtbot.waitUntil(lambda: narrowing.narrowed.within.stage is Stage.DRAFT)


def test_the_first_answers_come_before_all_are_counted_and_the_chosen_one_stays(
    qtbot: QtBot, newsroom: Newsroom, stations: Stations, window: QWidget
) -> None:
    for number in range(15):
        newsroom.wrote(newsroom.layla, f"خبر {number}")
    sheet = opened(newsroom, stations, window)
    page = sheet.archive
    listed: list[tuple[int, bool]] = []
    page.list.model().rowsInserted.connect(
        lambda *_: listed.append((page.list.count(), bool(page.told.text())))
    )
    qtbot.waitUntil(lambda: "١٨ stories" in page.told.text())
    assert [count for count, is_counted in listed if not is_counted] == [
        *range(1, 13),
        *range(1, 19),
    ]
    page.list.setCurrentRow(4)
    chosen = shown(sheet)[4]
    newsroom.wrote(newsroom.omar, "خبر جديد")
    page._hear(None)
    qtbot.waitUntil(lambda: "١٩ stories" in page.told.text())
    assert shown(sheet)[page.list.currentRow()] == chosen, "what others save leaves it chosen"
    page.field.setText("خبر ")
    qtbot.waitUntil(lambda: "١٧ stories" in page.told.text())
    assert page.list.currentRow() == 0, "another question begins at its first answer"
    page.order.setCurrentIndex(1)
    page.order.activated.emit(1)
    qtbot.waitUntil(lambda: len(shown(sheet)) == 17)


def test_an_older_newsroom_is_read_once_and_then_answers(
    qtbot: QtBot, newsroom: Newsroom, stations: Stations, window: QWidget
) -> None:
    with newsroom.store.write() as work:
        work.rows.get_one(SearchState, 1).version = 0
    sheet = opened(newsroom, stations, window)
    qtbot.waitUntil(lambda: "٣ stories" in sheet.archive.told.text())
    assert len(shown(sheet)) == 3


def test_what_is_private_stays_so_and_changes_are_seen(
    qtbot: QtBot, newsroom: Newsroom, stations: Stations, window: QWidget
) -> None:
    secret = newsroom.wrote(newsroom.layla, "سر")
    keep_private(newsroom.layla, secret)
    sheet = opened(newsroom, stations, window)
    qtbot.waitUntil(lambda: len(shown(sheet)) == 3)
    assert "سر" not in shown(sheet)
    station = stations.of(newsroom.layla)
    station.door.do(lambda acting: keep_private(acting, secret, private=False))
    qtbot.waitUntil(lambda: "سر" in shown(sheet))


def test_a_search_is_saved_with_what_narrows_it_and_comes_back(
    qtbot: QtBot, newsroom: Newsroom, stations: Stations, window: QWidget
) -> None:
    sheet = opened(newsroom, stations, window)
    page = sheet.archive
    qtbot.waitUntil(lambda: len(shown(sheet)) == 3)
    assert not page.save.isEnabled()
    page.field.setText("هدنة")
    qtbot.waitUntil(lambda: bool(page.narrowing.findItems("Omar", Qt.MatchFlag.MatchContains)))
    (omar,) = page.narrowing.findItems("Omar", Qt.MatchFlag.MatchContains)
    page.narrowing.itemActivated.emit(omar)
    qtbot.waitUntil(lambda: shown(sheet) == ["هدنة الأسعار"])
    QTest.mouseClick(page.save, Qt.MouseButton.LeftButton)
    assert page.name.hasFocus()
    assert page.name.text() == "هدنة · Omar"
    QTest.keyClick(page.name, Qt.Key.Key_Escape)
    assert sheet.isVisible()
    assert page.field.hasFocus()
    saved: list[tuple[str, Search]] = []
    page.save_wanted.connect(lambda name, search: saved.append((name, search)))
    QTest.mouseClick(page.save, Qt.MouseButton.LeftButton)
    page.name.setText("هدنة عمر")
    QTest.keyClick(page.name, Qt.Key.Key_Return)
    ((name, search),) = saved
    saved_searches.save_search(newsroom.editor, name, search)
    (kept,) = saved_searches.saved_searches(newsroom.editor)
    sheet.close_sheet()
    page.field.setText("خبر")
    page.narrowing.narrowed = Narrowed()
    sheet.open_saved(kept)
    qtbot.waitUntil(lambda: shown(sheet) == ["هدنة الأسعار"])
    assert page.field.text() == "هدنة"
    assert page.narrowing.narrowed.names == (("authors", "Omar"),)
