"""Sections are kept by mouse and by keys; what is refused is said where it happens."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QEvent, QMimeData, QPointF, Qt
from PySide6.QtGui import QDropEvent, QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from studio.arabic.numerals import DigitShape
from studio.newsroom import checklists, sections
from studio.newsroom.acting import Acting
from studio.ui.house.section_card import Lines
from studio.ui.house.sections_page import SectionsPage
from studio.wording.words import Language
from tests.newsroom.house import Newsroom
from tests.ui.stations import Stations

SHIFT = Qt.KeyboardModifier.ShiftModifier
Open = Callable[[Acting], SectionsPage]


@pytest.fixture
def open_page(qtbot: QtBot, stations: Stations) -> Open:
    def make(acting: Acting) -> SectionsPage:
        station = stations.of(acting)
        page = SectionsPage(station)
        qtbot.addWidget(page)
        page.setLayoutDirection(station.tongue.direction)
        page.resize(700, 600)
        page.show()
        qtbot.waitUntil(lambda: page.tree.topLevelItemCount() > 0)
        return page

    return make


def paths(room: Newsroom) -> list[str]:
    return [" > ".join(one.path) for one in sections.sections(room.editor)]


def first_names(page: SectionsPage) -> list[str]:
    """Return what the tree shows at its root."""
    items = (page.tree.topLevelItem(at) for at in range(page.tree.topLevelItemCount()))
    return [item.text(0) for item in items if item is not None]


def told(page: SectionsPage) -> list[tuple[str, Callable[[], None] | None]]:
    heard: list[tuple[str, Callable[[], None] | None]] = []
    page.told.connect(lambda text, undo: heard.append((text, undo)))
    return heard


def drop(page: SectionsPage, on: int, part: float) -> None:
    """Drop the chosen section on another one, at a part of its height."""
    area = page.tree.visualItemRect(page.tree._items[on])
    point = QPointF(area.center().x(), area.top() + part * (area.height() - 1))
    event = QDropEvent(
        point,
        Qt.DropAction.MoveAction,
        QMimeData(),
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    page.tree.dropEvent(event)


def test_shift_and_arrows_move_a_section_and_a_toast_takes_it_back(
    qtbot: QtBot, newsroom: Newsroom, open_page: Open
) -> None:
    page = open_page(newsroom.editor)
    heard = told(page)
    sport = newsroom.sections[2]
    page.tree.choose(sport)
    QTest.keyClick(page.tree, Qt.Key.Key_Up, SHIFT)
    qtbot.waitUntil(lambda: paths(newsroom) == ["العالم", "رياضة", "محلي"])
    qtbot.waitUntil(lambda: first_names(page)[1] == "رياضة")
    assert page.tree.chosen_id == sport
    QTest.keyClick(page.tree, Qt.Key.Key_Left, SHIFT)  # inwards, where lines run to the left
    qtbot.waitUntil(lambda: paths(newsroom) == ["العالم", "العالم > رياضة", "محلي"])
    qtbot.waitUntil(lambda: len(heard) == 2)
    text, undo = heard[1]
    assert text == "نُقل القسم رياضة."
    assert undo is not None
    undo()
    qtbot.waitUntil(lambda: paths(newsroom) == ["العالم", "رياضة", "محلي"])


def test_a_section_is_dropped_on_and_between_others(
    qtbot: QtBot, newsroom: Newsroom, open_page: Open
) -> None:
    page = open_page(newsroom.editor)
    world, local, sport = newsroom.sections
    page.tree.choose(sport)
    drop(page, world, 0.0)
    qtbot.waitUntil(lambda: paths(newsroom) == ["رياضة", "العالم", "محلي"])
    qtbot.waitUntil(lambda: first_names(page)[0] == "رياضة")
    drop(page, local, 0.5)
    qtbot.waitUntil(lambda: paths(newsroom) == ["العالم", "محلي", "محلي > رياضة"])


def test_a_drop_below_itself_is_refused_with_the_reason(
    qtbot: QtBot, newsroom: Newsroom, open_page: Open
) -> None:
    world = newsroom.sections[0]
    (asia,) = sections.add_section(newsroom.editor, "آسيا", parent=world).sections
    page = open_page(newsroom.editor)
    page.tree.choose(world)
    drop(page, asia, 0.5)
    qtbot.waitUntil(lambda: "العالم" in page.card.refusal.text)
    assert paths(newsroom)[:2] == ["العالم", "العالم > آسيا"]


def test_a_section_is_renamed_in_the_tree(
    qtbot: QtBot, newsroom: Newsroom, open_page: Open
) -> None:
    page = open_page(newsroom.editor)
    page.focus_page()
    page.tree.choose(newsroom.sections[1])
    override = QKeyEvent(
        QEvent.Type.ShortcutOverride, Qt.Key.Key_F2, Qt.KeyboardModifier.NoModifier
    )
    assert page.tree.event(override), "F2 is the tree's, whatever the window does with it"
    QTest.keyClick(page.tree, Qt.Key.Key_F2)
    line = page.tree.findChild(QLineEdit)
    assert isinstance(line, QLineEdit)
    line.setText("محليات")
    QTest.keyClick(line, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: "محليات" in paths(newsroom))
    qtbot.waitUntil(lambda: page.card.name.text() == "محليات")


def test_a_name_that_is_taken_is_refused_beside_it(
    qtbot: QtBot, newsroom: Newsroom, open_page: Open
) -> None:
    page = open_page(newsroom.editor)
    page.tree.choose(newsroom.sections[1])
    page.card.name.setText("رياضه")
    page.card.name.commit()
    qtbot.waitUntil(lambda: "رياضة" in page.card.refusal.text)
    assert page.card.refusal.isVisible()
    QApplication.sendEvent(
        page.card.name,
        QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_Escape, Qt.KeyboardModifier.NoModifier),
    )
    assert page.card.name.text() == "محلي"


def test_a_section_is_added_below_the_chosen_one(
    qtbot: QtBot, newsroom: Newsroom, open_page: Open
) -> None:
    page = open_page(newsroom.editor)
    page.tree.choose(newsroom.sections[0])
    page.below.setChecked(True)
    page.new_name.setText("آسيا")
    page.add.click()
    qtbot.waitUntil(lambda: page.card.name.text() == "آسيا")
    assert "العالم > آسيا" in paths(newsroom)
    assert page.new_name.text() == ""
    page.card.parent_choice.setCurrentIndex(0)
    page.card.parent_choice.activated.emit(0)
    qtbot.waitUntil(lambda: paths(newsroom)[-1] == "آسيا")


def test_a_section_that_holds_something_is_merged_instead_of_removed(
    qtbot: QtBot, newsroom: Newsroom, open_page: Open
) -> None:
    world, local, _ = newsroom.sections
    article = newsroom.wrote(newsroom.layla)
    page = open_page(newsroom.editor)
    card = page.card
    page.tree.choose(world)
    QTest.keyClick(page.tree, Qt.Key.Key_Delete)
    assert card.removing.isVisible()
    card.removing.agree.click()
    qtbot.waitUntil(lambda: "العالم" in card.parting_refusal.text)
    assert card.merging.isVisible()
    card.into.setCurrentIndex(card.into.findData(local))
    card.merging.agree.click()
    qtbot.waitUntil(lambda: paths(newsroom) == ["محلي", "رياضة"])
    qtbot.waitUntil(lambda: page.tree.topLevelItemCount() == 2)
    merged = next(one for one in sections.sections(newsroom.editor) if one.id == local)
    assert (merged.articles, article) == (1, article)


def test_an_empty_section_is_removed_once_that_is_sure(
    qtbot: QtBot, newsroom: Newsroom, open_page: Open
) -> None:
    page = open_page(newsroom.editor)
    page.tree.choose(newsroom.sections[2])
    page.card.remove.click()
    page.card.removing.agree.click()
    qtbot.waitUntil(lambda: paths(newsroom) == ["العالم", "محلي"])


def test_a_checklist_is_kept_when_the_person_goes_on(
    qtbot: QtBot, newsroom: Newsroom, open_page: Open
) -> None:
    world, local, _ = newsroom.sections
    checklists.set_checklist(newsroom.editor, local, ["الحي مذكور"])
    page = open_page(newsroom.editor)
    heard = told(page)
    page.tree.choose(world)
    page.card.lines.setPlainText("المصدر مذكور\n\nالأسماء مراجعة")
    page.tree.choose(local)
    assert page.card.lines.toPlainText() == "الحي مذكور"
    qtbot.waitUntil(lambda: bool(heard))
    kept = {one.id: one.checklist for one in sections.sections(newsroom.editor)}
    assert kept[world] == ("المصدر مذكور", "الأسماء مراجعة")
    assert kept[local] == ("الحي مذكور",)
    page.card.lines.setPlainText("")
    page.hide()
    qtbot.waitUntil(lambda: len(heard) == 2)
    assert not any(one.checklist for one in sections.sections(newsroom.editor) if one.id == local)


def test_a_colour_is_picked_and_taken_back(
    qtbot: QtBot, newsroom: Newsroom, open_page: Open
) -> None:
    page = open_page(newsroom.editor)
    heard = told(page)
    page.card.swatches.swatch("#0A8179").click()
    qtbot.waitUntil(lambda: bool(heard))
    assert sections.sections(newsroom.editor)[0].colour == "#0A8179"
    undo = heard[0][1]
    assert undo is not None
    undo()
    qtbot.waitUntil(lambda: sections.sections(newsroom.editor)[0].colour == "")


def test_a_journalist_only_looks(newsroom: Newsroom, open_page: Open) -> None:
    page = open_page(newsroom.layla)
    assert page._note.isVisible()
    assert not page.new_name.isVisible()
    assert page.card.name.isReadOnly()
    assert page.card.lines.isReadOnly()
    assert not page.card.remove.isEnabled()
    QTest.keyClick(page.tree, Qt.Key.Key_Delete)
    assert not page.card.removing.isVisible()


def test_the_page_speaks_another_language_at_once(
    newsroom: Newsroom, stations: Stations, open_page: Open
) -> None:
    page = open_page(newsroom.editor)
    assert page.new_name.placeholderText() == "اسم قسم جديد"
    page._station.tongue.speak(Language.ENGLISH, DigitShape.ASCII)
    assert page.new_name.placeholderText() == "Name of a new section"
    assert page.card.swatches.swatch("#DC2D27").accessibleName() == "red"
    assert page.card.name.accessibleName() == "Name"


def test_lines_of_a_checklist_begin_where_their_text_does(
    qtbot: QtBot, stations: Stations, newsroom: Newsroom
) -> None:
    lines = Lines(stations.of(newsroom.editor))
    qtbot.addWidget(lines)
    for text, side in (
        ("! مصدران مستقلان", Qt.AlignmentFlag.AlignRight),
        ("! two sources", Qt.AlignmentFlag.AlignLeft),
    ):
        lines.setPlainText(text)
        assert lines.document().defaultTextOption().alignment() == side
