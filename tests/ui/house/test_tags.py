"""Tags are kept by the chief: found in any spelling, joined after saying what changes."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QToolButton
from pytestqt.qtbot import QtBot

from studio.newsroom import tags
from studio.newsroom.acting import Acting
from studio.newsroom.views import TagView
from studio.ui.house.tags_page import TagsPage
from tests.newsroom.house import Newsroom
from tests.ui.stations import Stations

Open = Callable[[Acting], TagsPage]


@pytest.fixture
def known(newsroom: Newsroom) -> dict[str, int]:
    """Make tags, two of them carried by articles."""
    names = ("كوريا الشمالية", "روسيا", "NATO", "غير مستعمل")
    made = {name: tags.ensure_tag(newsroom.chief, name)[0] for name in names}
    tags.add_synonym(newsroom.chief, made["كوريا الشمالية"], "بيونغ يانغ")
    newsroom.wrote(newsroom.layla, tags=(made["كوريا الشمالية"], made["روسيا"]))
    newsroom.wrote(newsroom.layla, tags=(made["كوريا الشمالية"],))
    return made


@pytest.fixture
def open_page(qtbot: QtBot, stations: Stations, known: dict[str, int]) -> Open:
    def make(acting: Acting) -> TagsPage:
        station = stations.of(acting)
        page = TagsPage(station)
        qtbot.addWidget(page)
        page.setLayoutDirection(station.tongue.direction)
        page.resize(700, 600)
        page.show()
        qtbot.waitUntil(lambda: len(page.list.rows.rows) == len(known))
        return page

    return make


def told(page: TagsPage) -> list[tuple[str, Callable[[], None] | None]]:
    heard: list[tuple[str, Callable[[], None] | None]] = []
    page.told.connect(lambda text, undo: heard.append((text, undo)))
    return heard


def shown(page: TagsPage) -> list[str]:
    return [row.title for row in page.list.rows.rows]


def tag(room: Newsroom, id_: int) -> TagView:
    return next(one for one in tags.tags(room.chief) if one.id == id_)


def test_a_tag_is_found_in_any_spelling_and_by_its_other_names(
    newsroom: Newsroom, open_page: Open
) -> None:
    page = open_page(newsroom.chief)
    page.search.setText("كورِيا الشماليه")
    assert shown(page) == ["كوريا الشمالية"]
    page.search.setText("يانغ")
    assert shown(page) == ["كوريا الشمالية"]
    page.search.setFocus()
    QTest.keyClick(page.search, Qt.Key.Key_Down)
    assert page.card.isVisible()
    assert page.card.name.text() == "كوريا الشمالية"
    QTest.keyClick(page.search, Qt.Key.Key_Escape)
    assert len(shown(page)) == 4


def test_a_tag_is_renamed_and_that_is_taken_back_without_a_trace(
    qtbot: QtBot, newsroom: Newsroom, known: dict[str, int], open_page: Open
) -> None:
    page = open_page(newsroom.chief)
    heard = told(page)
    russia = known["روسيا"]
    page.list.choose((russia,))
    page.card.name.setText("روسيا الاتحادية")
    page.card.name.commit()
    qtbot.waitUntil(lambda: bool(heard))
    assert tag(newsroom, russia).synonyms == ("روسيا",)
    undo = heard[0][1]
    assert undo is not None
    undo()
    qtbot.waitUntil(lambda: tag(newsroom, russia).name == "روسيا")
    qtbot.waitUntil(lambda: tag(newsroom, russia).synonyms == ())


def test_another_name_is_added_taken_off_and_refused_where_it_is_taken(
    qtbot: QtBot, newsroom: Newsroom, known: dict[str, int], open_page: Open
) -> None:
    page = open_page(newsroom.chief)
    korea = known["كوريا الشمالية"]
    page.list.choose((korea,))
    page.card.new_synonym.setText("DPRK")
    page.card.add.click()
    qtbot.waitUntil(lambda: page.card.findChild(QToolButton, "DPRK") is not None)
    off = page.card.findChild(QToolButton, "بيونغ يانغ")
    assert isinstance(off, QToolButton)
    off.click()
    qtbot.waitUntil(lambda: tag(newsroom, korea).synonyms == ("DPRK",))
    page.card.new_synonym.setText("رُوسيا")
    QTest.keyClick(page.card.new_synonym, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: "روسيا" in page.card.refusal.text)


def test_merging_says_what_changes_and_then_does_it(
    qtbot: QtBot, newsroom: Newsroom, known: dict[str, int], open_page: Open
) -> None:
    page = open_page(newsroom.chief)
    korea, russia, nato = known["كوريا الشمالية"], known["روسيا"], known["NATO"]
    page.list.choose((korea, russia, nato))
    merging = page.merging
    assert merging.isVisible()
    assert merging.stays.currentData() == korea, "the one with most articles is offered to stay"
    merging.stays.setCurrentIndex(merging.stays.findData(russia))
    merging.stays.activated.emit(merging.stays.currentIndex())
    qtbot.waitUntil(lambda: "روسيا: مادتان" in merging.preview.text().translate(_NO_MARKS))
    assert "بيونغ يانغ" in merging._names.text()
    merging.merge.click()
    qtbot.waitUntil(lambda: len(shown(page)) == 2)
    merged = tag(newsroom, russia)
    assert (merged.articles, set(merged.synonyms)) == (
        2,
        {"كوريا الشمالية", "بيونغ يانغ", "NATO"},
    )
    assert page.list.chosen_ids == (russia,)
    qtbot.waitUntil(page.card.isVisible)


def test_what_nobody_uses_is_removed_after_it_is_named(
    qtbot: QtBot, newsroom: Newsroom, open_page: Open
) -> None:
    page = open_page(newsroom.chief)
    page.unused.click()
    assert "NATO" in page.removing.question.text()
    page.removing.agree.click()
    qtbot.waitUntil(lambda: len(shown(page)) == 2)
    assert not page.unused.isEnabled()


def test_a_tag_is_removed_once_that_is_sure(
    qtbot: QtBot, newsroom: Newsroom, known: dict[str, int], open_page: Open
) -> None:
    page = open_page(newsroom.chief)
    page.list.choose((known["روسيا"],))
    QTest.keyClick(page.list, Qt.Key.Key_Delete)
    page.card.removing.agree.click()
    qtbot.waitUntil(lambda: "روسيا" not in shown(page))
    assert known["روسيا"] not in {one.id for one in tags.tags(newsroom.chief)}
    assert page._empty.isVisible()


def test_an_editor_only_looks(newsroom: Newsroom, known: dict[str, int], open_page: Open) -> None:
    page = open_page(newsroom.editor)
    assert page._note.isVisible()
    assert not page.unused.isVisible()
    page.list.choose((known["روسيا"],))
    assert page.card.name.isReadOnly()
    assert not page.card.new_synonym.isVisible()
    page.list.choose(known.values())
    assert not page.merging.merge.isEnabled()


_NO_MARKS = dict.fromkeys(map(ord, "\u2066\u2067\u2068\u2069\u200e\u200f"))


def test_whoever_writes_adds_a_tag_by_its_name_and_enter(
    qtbot: QtBot, newsroom: Newsroom, open_page: Open
) -> None:
    page = open_page(newsroom.layla)
    heard = told(page)
    QTest.keyClick(page.list, Qt.Key.Key_Insert)
    assert page.search.hasFocus(), "without a name it is asked for"
    page.search.setText("مؤتمر المناخ")
    QTest.keyClick(page.search, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: "مؤتمر المناخ" in shown(page))
    (made,) = page.list.chosen_ids
    assert tag(newsroom, made).name == "مؤتمر المناخ"
    assert heard[0][1] is None, "only the chief removes tags"
    page.search.setText("مؤتمر المُناخ")
    page.add.click()
    qtbot.waitUntil(lambda: len(heard) == 2)
    assert page.list.chosen_ids == (made,), "another spelling is the same tag"


def test_the_chief_takes_a_new_tag_back_and_a_producer_adds_none(
    qtbot: QtBot, newsroom: Newsroom, open_page: Open
) -> None:
    page = open_page(newsroom.chief)
    heard = told(page)
    page.search.setText("وسم عابر")
    page.add.click()
    qtbot.waitUntil(lambda: "وسم عابر" in shown(page))
    undo = heard[0][1]
    assert undo is not None
    undo()
    qtbot.waitUntil(lambda: "وسم عابر" not in shown(page))
    assert not open_page(newsroom.producer).add.isVisible()
