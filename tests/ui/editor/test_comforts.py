"""The menu of blocks, the bar over a selection, the outline: by key, by mouse, out of the way."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from studio.document.blocks import Heading, Item, ListKind, Paragraph, Rule, Table
from studio.document.inline import line
from studio.ui.commands import Do
from studio.ui.editor.block_menu import BlockMenu
from studio.ui.editor.outline import Outline
from studio.ui.editor.selection_bar import SelectionBar
from studio.wording.words import Language
from tests.builders import h, p
from tests.newsroom.house import Newsroom
from tests.ui.editor.writers import CONTROL, Writer, with_body
from tests.ui.stations import Stations


@pytest.fixture
def writer(qtbot: QtBot, stations: Stations, newsroom: Newsroom) -> Writer:
    """Somebody at an empty line below a paragraph, in a window that has the keyboard."""
    found = with_body(qtbot, stations, newsroom, p("انعقدت القمة صباح اليوم."), p())
    bring_forward(qtbot, found)
    found.editor.show_block("body", 1)
    return found


def bring_forward(qtbot: QtBot, writer: Writer) -> None:
    """Give the window the keyboard, which a window of an earlier test may have taken."""
    writer.window.activateWindow()
    qtbot.waitUntil(lambda: QApplication.activeWindow() is writer.window)


def menu(writer: Writer) -> BlockMenu:
    return writer.editor.comforts.blocks


def bar(writer: Writer) -> SelectionBar:
    return writer.editor.comforts.selection_bar


def outline(writer: Writer) -> Outline:
    return writer.editor.comforts.outline


def select_first(qtbot: QtBot, writer: Writer) -> None:
    bring_forward(qtbot, writer)
    writer.editor.show_block("body", 0)
    writer.select(0, 8)
    qtbot.waitUntil(bar(writer).isVisible)


@pytest.mark.parametrize("asked", ["/فرعي", "/heading", "/عنوان", "/sub"])
def test_a_block_is_found_by_its_arabic_and_its_english_name(writer: Writer, asked: str) -> None:
    writer.type(asked)
    assert menu(writer).isVisible()
    assert menu(writer).offered[0] is Do.HEADING
    writer.press(Qt.Key.Key_Return)
    assert not menu(writer).isVisible()
    assert isinstance(writer.text.body.blocks[1], Heading)
    assert writer.lines == ["انعقدت القمة صباح اليوم.", ""]
    writer.type("خلفية")
    assert writer.lines[1] == "خلفية"


def test_arrows_choose_and_every_block_is_offered_that_can_be_made(writer: Writer) -> None:
    writer.type("/")
    offered = menu(writer).offered
    assert {Do.HEADING, Do.BULLETS, Do.NUMBERS, Do.QUOTE} < set(offered)
    assert Do.PARAGRAPH not in offered
    row = offered.index(Do.NUMBERS)
    for _ in range(row):
        writer.press(Qt.Key.Key_Down)
    writer.press(Qt.Key.Key_Up)
    writer.press(Qt.Key.Key_Down)
    writer.press(Qt.Key.Key_Return)
    assert writer.text.body.blocks[1] == Item(kind=ListKind.NUMBER)


def test_esc_and_words_that_name_no_block_leave_what_was_typed(writer: Writer) -> None:
    writer.type("/")
    writer.press(Qt.Key.Key_Escape)
    assert not menu(writer).isVisible()
    writer.type("٢٠٢٥")
    assert not menu(writer).isVisible()
    assert writer.lines[1] == "/٢٠٢٥"
    writer.do(Do.SELECT_ALL)
    writer.editor.show_block("body", 1)
    writer.select(0, 5)
    writer.press(Qt.Key.Key_Delete)
    writer.type("/قكقك")
    assert not menu(writer).isVisible()
    assert writer.lines[1] == "/قكقك"


def test_the_arabic_letter_of_that_key_opens_it_and_still_begins_words(writer: Writer) -> None:
    writer.type("ظ")
    assert menu(writer).isVisible()
    assert menu(writer).list.currentRow() == -1
    writer.type("هر")
    assert not menu(writer).isVisible()
    writer.press(Qt.Key.Key_Return)
    writer.type("ظ")
    writer.press(Qt.Key.Key_Return)
    assert writer.lines[1:] == ["ظهر", "ظ", ""]
    writer.type("ظ")
    writer.press(Qt.Key.Key_Down)
    writer.press(Qt.Key.Key_Return)
    assert isinstance(writer.text.body.blocks[3], Heading)


def test_it_opens_on_no_line_with_words_and_in_no_field(writer: Writer) -> None:
    writer.editor.show_block("body", 0)
    writer.press(Qt.Key.Key_End)
    writer.type("/")
    assert not menu(writer).isVisible()
    writer.editor.show_block("kicker", None)
    writer.type("/")
    assert not menu(writer).isVisible()


def test_a_click_chooses_and_one_step_back_brings_an_empty_line(writer: Writer) -> None:
    writer.type("/اقتباس")
    found = menu(writer)
    spot = found.list.visualItemRect(found.list.item(0)).center()
    QTest.mouseClick(found.list.viewport(), Qt.MouseButton.LeftButton, pos=spot)
    assert writer.text.body.blocks[1] == Paragraph(quote=1)
    writer.do(Do.UNDO)
    assert writer.text.body.blocks[1] == Paragraph()


def test_the_menu_leaves_when_the_caret_or_the_focus_does(writer: Writer) -> None:
    writer.type("/")
    writer.editor.show_block("body", 0)
    assert not menu(writer).isVisible()
    writer.editor.show_block("body", 1)
    writer.press(Qt.Key.Key_End)
    writer.press(Qt.Key.Key_Backspace)
    writer.type("/")
    assert menu(writer).isVisible()
    writer.editor.foot.setFocus()
    writer.surface.clearFocus()
    assert not menu(writer).isVisible()


def test_the_bar_comes_to_a_selection_without_hiding_it_or_taking_the_focus(
    qtbot: QtBot, writer: Writer
) -> None:
    select_first(qtbot, writer)
    shown = bar(writer)
    assert writer.surface.hasFocus()
    line_ = writer.surface.cursorRect().translated(
        writer.surface.viewport().mapTo(writer.surface, QPoint())
    )
    assert not shown.geometry().intersects(line_)
    assert writer.surface.rect().contains(shown.geometry())
    QTest.mouseClick(shown.buttons[0], Qt.MouseButton.LeftButton)
    (first, *_) = writer.text.body.blocks[0].content  # type: ignore[union-attr] # a paragraph
    assert first.marks.bold  # type: ignore[union-attr] # it is text
    assert shown.isVisible()
    writer.type("و")
    assert not shown.isVisible()


def test_the_bar_is_reached_and_left_by_key(qtbot: QtBot, writer: Writer) -> None:
    select_first(qtbot, writer)
    shown = bar(writer)
    writer.do(Do.FORMAT_BAR)
    assert shown.buttons[0].hasFocus()
    QTest.keyClick(shown.buttons[0], Qt.Key.Key_Left)
    assert shown.buttons[1].hasFocus()
    QTest.keyClick(shown.buttons[1], Qt.Key.Key_Space)
    QTest.keyClick(shown.buttons[1], Qt.Key.Key_Escape)
    assert writer.surface.hasFocus()
    assert not shown.isVisible()
    (first, *_) = writer.text.body.blocks[0].content  # type: ignore[union-attr] # a paragraph
    assert first.marks.italic  # type: ignore[union-attr] # it is text


def test_the_bar_comes_to_no_field_no_card_and_no_caret(qtbot: QtBot, writer: Writer) -> None:
    writer.editor.show_block("headline", None)
    writer.select(0, 2)
    qtbot.wait(350)
    assert not bar(writer).isVisible()
    writer.editor.show_block("body", 0)
    qtbot.wait(350)
    assert not bar(writer).isVisible()
    writer.press(Qt.Key.Key_A, CONTROL)


def test_every_button_of_the_bar_and_the_lists_has_a_name(writer: Writer) -> None:
    assert all(button.accessibleName() for button in bar(writer).buttons)
    writer.type("/")
    assert menu(writer).list.accessibleName()
    assert outline(writer).list.accessibleName()
    writer.press(Qt.Key.Key_Down)
    assert writer.surface.accessibleDescription()


@pytest.fixture
def long(qtbot: QtBot, stations: Stations, newsroom: Newsroom) -> Writer:
    """Somebody at a story with much that stands out."""
    body = (
        p("مقدمة"),
        h("خلفية"),
        p("كلام"),
        Heading(line("تفاصيل"), level=3),
        Table(rows=((line("أ"),), (line("ب"),))),
        p("آخر"),
        Rule(),
    )
    found = with_body(qtbot, stations, newsroom, *body)
    found.window.activateWindow()
    qtbot.waitUntil(lambda: QApplication.activeWindow() is found.window)
    return found


def test_the_outline_lists_what_stands_out_in_its_order(qtbot: QtBot, long: Writer) -> None:
    assert not outline(long).isVisible()
    long.do(Do.OUTLINE)
    assert outline(long).list.hasFocus()
    titles = [entry.title for entry in outline(long).entries]
    assert titles[:3] == ["قمة", "خلفية", "تفاصيل"]
    assert [entry.depth for entry in outline(long).entries] == [0, 1, 2, 1, 1]
    assert "جدول" in titles[3]
    spoken = outline(long).list.item(1).data(Qt.ItemDataRole.AccessibleTextRole)
    assert "خلفية" in spoken
    assert spoken != "خلفية"
    long.editor.show_block("body", 1)
    long.press(Qt.Key.Key_End)
    long.type(" القمة")
    qtbot.waitUntil(lambda: outline(long).entries[1].title == "خلفية القمة")
    long.do(Do.OUTLINE)
    assert not outline(long).isVisible()
    assert long.surface.hasFocus()


def test_the_outline_follows_the_caret_and_leads_to_its_places(long: Writer) -> None:
    long.do(Do.OUTLINE)
    found = outline(long)
    long.editor.show_block("body", 5)
    assert found.list.currentRow() == 3
    long.editor.show_block("body", 2)
    assert found.list.currentRow() == 1
    found.list.setFocus()
    found.list.setCurrentRow(2)
    QTest.keyClick(found.list, Qt.Key.Key_Return)
    assert long.surface.hasFocus()
    assert long.surface.textCursor().block().text() == "تفاصيل"
    spot = found.list.visualItemRect(found.list.item(3)).center()
    QTest.mouseClick(found.list.viewport(), Qt.MouseButton.LeftButton, pos=spot)
    assert isinstance(long.editor.editing.card(), Table)


def test_the_outline_stays_where_it_was_left_and_speaks_both_languages(
    qtbot: QtBot, stations: Stations, newsroom: Newsroom
) -> None:
    first = with_body(qtbot, stations, newsroom, h("خلفية"))
    first.do(Do.OUTLINE)
    second = with_body(qtbot, stations, newsroom, h("خلفية"))
    assert outline(second).isVisible()
    second.station.tongue.speak(Language.ENGLISH, second.station.tongue.words.digits)
    assert outline(second).list.accessibleName() == "Outline"
    second.do(Do.OUTLINE)
    assert second.station.personal.recall("outline") is None
