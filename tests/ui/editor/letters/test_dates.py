"""Dates are written by the newsroom's names and digits, from a small calendar, and turned."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from studio.newsroom import house
from studio.ui.commands import Do
from tests.builders import p
from tests.newsroom.house import Newsroom
from tests.ui.editor.letters.test_desk import shown
from tests.ui.editor.writers import CONTROL, Writer, with_body
from tests.ui.stations import Stations

SETTINGS = (("digits", "arabic_indic"), ("month_names", "levantine"), ("hijri_offset", "0"))


@pytest.fixture
def writer(qtbot: QtBot, stations: Stations, newsroom: Newsroom) -> Writer:
    for name, value in SETTINGS:
        house.set_setting(newsroom.chief, name, value)
    writer = with_body(qtbot, stations, newsroom, p("يوم"))
    letters = writer.editor.letters
    qtbot.waitUntil(lambda: letters.house.settings.month_names == "levantine")
    writer.press(Qt.Key.Key_End)
    writer.type(" ")
    return writer


def test_todays_date_is_written_as_one_step(writer: Writer) -> None:
    writer.do(Do.INSERT_TODAY)
    assert shown(writer) == "يوم الأحد ١ آذار ٢٠٢٦"
    writer.do(Do.UNDO)
    assert shown(writer) == "يوم "


def test_a_day_is_chosen_by_keys_and_written_in_the_form_that_is_chosen(writer: Writer) -> None:
    card = writer.editor.letters.dates
    writer.do(Do.INSERT_DATE)
    assert card.isVisible()
    assert card.grid.hasFocus()
    for key in (Qt.Key.Key_Left, Qt.Key.Key_Down, Qt.Key.Key_PageDown):  # to the left is onwards
        QTest.keyClick(card.grid, key)
    assert card.day.isoformat() == "2026-04-09"
    QTest.keyClick(card.grid, Qt.Key.Key_Tab)
    assert card.forms.hasFocus()
    QTest.keyClick(card.forms, Qt.Key.Key_Down)
    QTest.keyClick(card.forms, Qt.Key.Key_Return)
    assert not card.isVisible()
    assert shown(writer) == "يوم الخميس ٩ نيسان ٢٠٢٦"
    writer.do(Do.INSERT_DATE)
    assert card.forms.currentRow() == 1, "the form is remembered"
    QTest.keyClick(card.grid, Qt.Key.Key_Escape)
    assert not card.isVisible()
    assert shown(writer) == "يوم الخميس ٩ نيسان ٢٠٢٦"


def test_the_calendar_goes_by_months_and_home_and_ends_where_days_end(writer: Writer) -> None:
    card = writer.editor.letters.dates
    writer.do(Do.INSERT_DATE)
    for _ in range(12):
        QTest.keyClick(card.grid, Qt.Key.Key_PageUp)
    assert card.day.isoformat() == "2025-03-01"
    QTest.keyClick(card.grid, Qt.Key.Key_Home)
    assert card.day.isoformat() == "2026-03-01"
    card.go_to(card.day.replace(day=31))
    QTest.keyClick(card.grid, Qt.Key.Key_PageUp)
    assert card.day.isoformat() == "2026-02-28"
    card.go_to(card.day.max)
    QTest.keyClick(card.grid, Qt.Key.Key_Down)
    QTest.keyClick(card.grid, Qt.Key.Key_PageDown)
    assert card.day == card.day.max
    card.go_to(card.day.min)
    QTest.keyClick(card.grid, Qt.Key.Key_Up)
    QTest.keyClick(card.grid, Qt.Key.Key_PageUp)
    assert card.day == card.day.min
    assert not card.grab().isNull()


def test_a_day_is_marked_by_the_mouse_and_a_form_written_by_a_click(writer: Writer) -> None:
    card = writer.editor.letters.dates
    writer.do(Do.INSERT_DATE)
    wanted = card.grid.days()[10]
    cell = card.grid._cell(10 // 7 + 1, 10 % 7)
    QTest.mouseClick(card.grid, Qt.MouseButton.LeftButton, pos=cell.center())
    assert card.day == wanted
    place = card.forms.visualItemRect(card.forms.item(3)).center()
    QTest.mouseClick(card.forms.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert shown(writer).startswith("يوم ")
    assert not card.isVisible()


def test_dates_of_the_text_take_the_newsrooms_months_and_hijri(writer: Writer) -> None:
    writer.type("6 يناير 2025 ثم 7 فبراير 2025")
    writer.do(Do.HOUSE_MONTHS)
    assert shown(writer) == "يوم 6 كانون الثاني 2025 ثم 7 شباط 2025"
    writer.do(Do.ADD_HIJRI)
    assert "6 رجب 1446 هـ" in shown(writer)
    writer.do(Do.UNDO)
    assert shown(writer) == "يوم 6 كانون الثاني 2025 ثم 7 شباط 2025"
    writer.press(Qt.Key.Key_A, CONTROL)
    writer.type("في 6 رجب 1446 هـ")
    writer.do(Do.FROM_HIJRI)
    assert "6 كانون الثاني 2025" in "".join(shown(writer, one) for one in range(4))


def test_the_calendar_goes_when_the_keys_go_elsewhere(qtbot: QtBot, writer: Writer) -> None:
    card = writer.editor.letters.dates
    writer.do(Do.INSERT_DATE)
    card.forms.setFocus()
    qtbot.wait(20)
    assert card.isVisible()
    writer.surface.setFocus()
    qtbot.waitUntil(lambda: not card.isVisible())
