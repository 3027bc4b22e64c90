"""Pages of snippets and templates: written, found, changed, taken back, begun from."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from studio.document.inline import plain
from studio.newsroom.acting import Acting
from studio.newsroom.changes import Changes
from studio.newsroom.house_templates import add_house_template, house_templates
from studio.newsroom.reading import load
from studio.newsroom.snippets import Wording, add_snippet, snippets
from studio.ui.house.snippets_page import SnippetsPage
from studio.ui.house.templates_page import TemplatesPage
from tests.builders import doc, em, p
from tests.newsroom.house import Newsroom
from tests.ui.editor.writers import type_into
from tests.ui.stations import Stations

AGENCY = doc(p("وكالة ", em("أنباء"), " الشرق الأوسط"))


def snippets_page(qtbot: QtBot, stations: Stations, acting: Acting, rows: int) -> SnippetsPage:
    page = SnippetsPage(stations.of(acting))
    qtbot.addWidget(page)
    page.resize(700, 600)
    page.show()
    qtbot.waitUntil(lambda: len(page.list.rows.rows) == rows)
    return page


def templates_page(qtbot: QtBot, stations: Stations, acting: Acting, rows: int) -> TemplatesPage:
    page = TemplatesPage(stations.of(acting))
    qtbot.addWidget(page)
    page.resize(700, 600)
    page.show()
    qtbot.waitUntil(lambda: len(page.list.rows.rows) == rows)
    return page


def takes_back(page: SnippetsPage | TemplatesPage) -> list[Callable[[], None]]:
    heard: list[Callable[[], None]] = []
    page.told.connect(lambda _, undo: heard.append(undo))
    return heard


def test_a_new_snippet_is_written_paragraph_by_paragraph(
    qtbot: QtBot, stations: Stations, newsroom: Newsroom
) -> None:
    page = snippets_page(qtbot, stations, newsroom.layla, 0)
    assert page.card.isHidden()
    page.new.click()
    type_into(page.card.abbreviation, "شأ")
    first = page.card.text.fields[0]
    first.setFocus()
    type_into(first, "وكالة")
    QTest.keyClick(first, Qt.Key.Key_Return)
    type_into(page.card.text.fields[1], "أنباء")
    assert page.card.shared.isHidden()
    page.card.add.click()
    qtbot.waitUntil(lambda: len(page.list.rows.rows) == 1)
    (kept,) = snippets(newsroom.layla)
    assert (kept.abbreviation, kept.text, kept.shared) == ("شأ", doc(p("وكالة"), p("أنباء")), False)
    assert page.list.chosen_ids == (kept.id,)
    assert page.card.add.isHidden()


def test_a_refusal_stands_by_the_fields_and_nothing_is_lost(
    qtbot: QtBot, stations: Stations, newsroom: Newsroom
) -> None:
    page = snippets_page(qtbot, stations, newsroom.layla, 0)
    page.new.click()
    type_into(page.card.abbreviation, "كلمة أخرى")
    type_into(page.card.text.fields[0], "نص")
    page.card.add.click()
    qtbot.waitUntil(lambda: bool(page.card.refusal.text))
    add_snippet(newsroom.layla, Wording(abbreviation="ن", text=AGENCY))
    page._station.door.changed.emit(Changes(snippets=(1,)))
    qtbot.waitUntil(lambda: len(page.list.rows.rows) == 1)
    assert page.card.abbreviation.text() == "كلمة أخرى"
    assert page.card.text.text == doc(p("نص"))


def test_a_snippet_changes_keeps_its_marks_and_is_taken_back(
    qtbot: QtBot, stations: Stations, newsroom: Newsroom
) -> None:
    (id_,) = add_snippet(newsroom.editor, Wording(abbreviation="شأ", text=AGENCY)).snippets
    page = snippets_page(qtbot, stations, newsroom.editor, 1)
    undo = takes_back(page)
    page.list.choose((id_,))
    assert page.card.text.text == AGENCY
    page.card.shared.click()
    qtbot.waitUntil(lambda: snippets(newsroom.layla) != ())
    assert snippets(newsroom.layla)[0].text == AGENCY
    qtbot.waitUntil(lambda: len(undo) == 1)
    undo[0]()
    qtbot.waitUntil(lambda: snippets(newsroom.layla) == ())
    page.list.setFocus()
    QTest.keyClick(page.list, Qt.Key.Key_Delete)
    qtbot.waitUntil(lambda: page.list.rows.rows == () and len(undo) == 2)
    undo[-1]()
    qtbot.waitUntil(lambda: len(page.list.rows.rows) == 1)


def test_the_newsrooms_are_shown_to_a_journalist_and_not_changed(
    qtbot: QtBot, stations: Stations, newsroom: Newsroom
) -> None:
    shared = Wording(abbreviation="شأ", text=AGENCY, shared=True)
    (id_,) = add_snippet(newsroom.editor, shared).snippets
    page = snippets_page(qtbot, stations, newsroom.layla, 1)
    page.search.setText("الاوسط")
    page.list.choose((id_,))
    assert page.card.abbreviation.isReadOnly()
    assert page.card.text.fields[0].isReadOnly()
    assert page.card.remove.isHidden()
    page.search.setText("لا شيء")
    assert page.list.rows.rows == ()


def test_a_story_is_begun_from_the_page_of_templates(
    qtbot: QtBot, stations: Stations, newsroom: Newsroom
) -> None:
    add_house_template(newsroom.editor, newsroom.text("نشرة"))
    page = templates_page(qtbot, stations, newsroom.layla, 1)
    assert page.name.isReadOnly()
    assert page.remove.isHidden()
    with qtbot.waitSignal(page.opened) as opened:
        page.begin.click()
    (article,) = opened.args
    assert plain(load(newsroom.layla, article).text.headline) == "نشرة"


def test_a_template_is_renamed_removed_and_brought_back(
    qtbot: QtBot, stations: Stations, newsroom: Newsroom
) -> None:
    (id_,) = add_house_template(newsroom.editor, newsroom.text("نشرة")).templates
    page = templates_page(qtbot, stations, newsroom.editor, 1)
    undo = takes_back(page)
    page.show_one(id_)
    qtbot.waitUntil(lambda: page.name.selectedText() == "نشرة")
    type_into(page.name, "موجز")
    QTest.keyClick(page.name, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: [one.name for one in house_templates(newsroom.layla)] == ["موجز"])
    qtbot.waitUntil(lambda: len(undo) == 1)
    undo[-1]()
    qtbot.waitUntil(lambda: [one.name for one in house_templates(newsroom.layla)] == ["نشرة"])
    page.remove.click()
    qtbot.waitUntil(lambda: page.list.rows.rows == () and len(undo) == 2)
    undo[-1]()
    qtbot.waitUntil(lambda: len(page.list.rows.rows) == 1)
