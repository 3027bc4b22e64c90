"""The calendar: pages of days in either direction, gone through and changed by keys."""

from collections.abc import Callable
from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as some
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from studio.newsroom import actions, planning
from studio.newsroom.acting import Acting
from studio.newsroom.desk import Filter
from studio.newsroom.reading import load
from studio.newsroom.views import Plan
from studio.ui.desk.calendar import Calendar
from studio.ui.desk.calendar_days import DayList, Span, first_day, turned, weeks_of
from studio.ui.desk.places import places
from studio.wording.words import Language
from tests.newsroom.house import Newsroom, approved
from tests.ui.stations import Stations

SHIFT = Qt.KeyboardModifier.ShiftModifier
days = some.dates(date(1990, 1, 1), date(2100, 1, 1))


@given(day=days, span=some.sampled_from(Span), starts=some.integers(0, 6))
def test_a_page_holds_its_day_begins_a_week_and_turns_there_and_back(
    day: date, span: Span, starts: int
) -> None:
    first, weeks = first_day(day, span, starts), weeks_of(day, span, starts)
    assert first <= day < first + timedelta(weeks=weeks)
    assert first.weekday() == starts
    assert 1 <= weeks <= 6
    back = turned(turned(day, span, 1), span, -1)
    assert first_day(back, span, starts) == first
    if span is Span.MONTH:
        assert {(day.replace(day=1) + timedelta(days=n)).month for n in range(28)} == {day.month}


def opened(
    qtbot: QtBot, stations: Stations, acting: Acting, language: Language = Language.ARABIC
) -> tuple[Calendar, list[tuple[str, Callable[[], None] | None]]]:
    station = stations.of(acting, language)
    calendar = Calendar(station)
    qtbot.addWidget(calendar)
    calendar.setLayoutDirection(station.tongue.direction)
    calendar.resize(1100, 760)
    told: list[tuple[str, Callable[[], None] | None]] = []
    calendar.told.connect(lambda text, undo: told.append((text, undo)))
    calendar.show()
    calendar.activateWindow()
    qtbot.waitUntil(calendar.isActiveWindow)
    calendar.show_place(
        next(one for one in places(acting.person) if one.is_wide and one.key == "calendar")
    )
    return calendar, told


def entries(calendar: Calendar) -> dict[date, list[str]]:
    return {
        cell.list.day: [cell.list.item(row).text() for row in range(cell.list.count())]
        for cell in calendar.cells
        if not cell.isHidden() and cell.list.count()
    }


def focused() -> DayList:
    found = QApplication.focusWidget()
    assert isinstance(found, DayList)
    return found


def test_days_are_the_newsrooms_with_its_months_and_digits(
    qtbot: QtBot, stations: Stations, newsroom: Newsroom
) -> None:
    slot = approved(newsroom, "قمة المناخ")
    actions.schedule(newsroom.chief, slot, newsroom.clock.now + timedelta(hours=18, minutes=5))
    calendar, _ = opened(qtbot, stations, newsroom.chief)
    qtbot.waitUntil(lambda: bool(entries(calendar)))
    ((day, (text,)),) = entries(calendar).items()
    assert day == date(2026, 3, 2), "half past midnight in Riyadh is the next day"
    assert text.startswith("٠٣:٠٥")
    assert "قمة المناخ" in text
    assert calendar._title.text() == "مارس ٢٠٢٦"


def test_a_slot_moves_by_shift_and_arrows_as_they_lie_and_comes_back(
    qtbot: QtBot, stations: Stations, newsroom: Newsroom
) -> None:
    article = approved(newsroom)
    at = newsroom.clock.now + timedelta(days=3)
    actions.schedule(newsroom.chief, article, at, zone="Africa/Cairo")
    calendar, told = opened(qtbot, stations, newsroom.chief)
    qtbot.waitUntil(lambda: bool(entries(calendar)))
    calendar.show_day(at.date())
    qtbot.waitUntil(lambda: focused().day == at.date() and focused().count() == 1)
    QTest.keyClick(focused(), Qt.Key.Key_Left, SHIFT)
    qtbot.waitUntil(lambda: len(told) == 1)
    found = load(newsroom.chief, article)
    assert found.summary.scheduled == at + timedelta(days=1), "left is later in Arabic"
    assert found.scheduled_zone == "Africa/Cairo"
    qtbot.waitUntil(lambda: focused().day == at.date() + timedelta(days=1))
    undo = told[0][1]
    assert undo is not None
    undo()
    qtbot.waitUntil(lambda: load(newsroom.chief, article).summary.scheduled == at)


def test_what_may_not_be_moved_is_refused_in_words(
    qtbot: QtBot, stations: Stations, newsroom: Newsroom
) -> None:
    article, draft = approved(newsroom), newsroom.wrote(newsroom.layla)
    at = newsroom.clock.now + timedelta(days=3)
    actions.schedule(newsroom.chief, article, at)
    planning.set_plan(newsroom.layla, draft, Plan(due=at + timedelta(days=1)))
    calendar, told = opened(qtbot, stations, newsroom.layla, Language.ENGLISH)
    qtbot.waitUntil(lambda: len(entries(calendar)) == 2)
    for plan in calendar._found:
        calendar.push(plan, 7)
    qtbot.waitUntil(lambda: len(told) == 2)
    assert load(newsroom.chief, article).summary.scheduled == at
    assert any("Only the time of a scheduled story" in text for text, _ in told)


def test_keys_go_from_day_to_day_and_from_page_to_page(
    qtbot: QtBot, stations: Stations, newsroom: Newsroom
) -> None:
    calendar, _ = opened(qtbot, stations, newsroom.editor, Language.ENGLISH)
    calendar.show_day(date(2026, 3, 31))
    QTest.keyClick(focused(), Qt.Key.Key_Right)
    assert focused().day == date(2026, 4, 1)
    assert calendar._title.text().startswith("March"), "the first of April ends its last week"
    QTest.keyClick(focused(), Qt.Key.Key_Down)
    assert focused().day == date(2026, 4, 8)
    assert calendar._title.text().startswith("April")
    QTest.keyClick(calendar, Qt.Key.Key_PageDown)
    assert calendar.day.month == 5
    QTest.keyClick(calendar, Qt.Key.Key_Home)
    assert calendar.day == date(2026, 3, 1)
    calendar.span.click()
    assert sum(not cell.isHidden() for cell in calendar.cells) == 7


def test_enter_opens_a_story_and_chips_narrow_the_days(
    qtbot: QtBot, stations: Stations, newsroom: Newsroom
) -> None:
    draft = newsroom.wrote(newsroom.layla)
    due = newsroom.clock.now + timedelta(hours=2)
    planning.set_plan(newsroom.layla, draft, Plan(due=due))
    calendar, _ = opened(qtbot, stations, newsroom.editor)
    qtbot.waitUntil(lambda: bool(entries(calendar)))
    calendar.focus_room()
    with qtbot.waitSignal(calendar.opened) as chosen:
        QTest.keyClick(focused(), Qt.Key.Key_Return)
    assert chosen.args == [draft]
    calendar.chips.add(assignee=newsroom.omar.person.id)
    assert calendar.chips.filter == Filter(assignee=newsroom.omar.person.id)
    qtbot.waitUntil(lambda: not entries(calendar))
