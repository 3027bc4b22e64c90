"""The calendar: pages of days in either direction, gone through and changed by keys."""

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

from hypothesis import given
from hypothesis import strategies as some
from msgspec.structs import replace
from PySide6.QtCore import QMimeData, QObject, QPoint, QPointF, Qt
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from studio.newsroom import actions, planning
from studio.newsroom.acting import Acting
from studio.newsroom.desk import Filter
from studio.newsroom.house import set_setting
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


def test_a_slot_keeps_its_hour_where_summer_time_begins_between(
    qtbot: QtBot, stations: Stations, newsroom: Newsroom
) -> None:
    article, cairo = approved(newsroom), ZoneInfo("Africa/Cairo")
    at = datetime(2026, 4, 22, 21, 0, tzinfo=cairo)
    actions.schedule(newsroom.chief, article, at, zone="Africa/Cairo")
    calendar, told = opened(qtbot, stations, newsroom.chief)
    calendar.show_day(at.date())
    qtbot.waitUntil(lambda: bool(entries(calendar)))
    (plan,) = calendar._found
    calendar.push(plan, 7)
    qtbot.waitUntil(lambda: len(told) == 1)
    later = load(newsroom.chief, article).summary.scheduled
    assert later is not None
    assert later == datetime(2026, 4, 29, 18, 0, tzinfo=UTC)
    assert later.astimezone(cairo) == at + timedelta(days=7)
    assert later - at != timedelta(days=7)


def test_what_may_not_be_moved_is_refused_in_words(
    qtbot: QtBot, stations: Stations, newsroom: Newsroom
) -> None:
    article, draft = approved(newsroom), newsroom.wrote(newsroom.layla)
    at = newsroom.clock.now + timedelta(days=3)
    actions.schedule(newsroom.chief, article, at)
    embargo = Plan(embargo_until=at + timedelta(days=1))
    planning.set_plan(newsroom.layla, draft, embargo)
    calendar, told = opened(qtbot, stations, newsroom.layla, Language.ENGLISH)
    qtbot.waitUntil(lambda: len(entries(calendar)) == 2)
    for plan in calendar._found:
        calendar.push(plan, 7)
    qtbot.waitUntil(lambda: len(told) == 2)
    assert load(newsroom.chief, article).summary.scheduled == at
    assert any("end of an embargo" in text for text, _ in told)


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


def test_a_due_time_moves_like_a_slot_and_comes_back(
    qtbot: QtBot, stations: Stations, newsroom: Newsroom
) -> None:
    draft = newsroom.wrote(newsroom.layla)
    due = newsroom.clock.now + timedelta(days=3)
    plan = Plan(due=due, commissioned=300)
    planning.set_plan(newsroom.layla, draft, plan)
    calendar, told = opened(qtbot, stations, newsroom.layla)
    qtbot.waitUntil(lambda: bool(entries(calendar)))
    calendar.show_day(due.date())
    qtbot.waitUntil(lambda: focused().day == due.date() and focused().count() == 1)
    QTest.keyClick(focused(), Qt.Key.Key_Down, SHIFT)
    qtbot.waitUntil(lambda: len(told) == 1)
    later = replace(plan, due=due + timedelta(days=7))
    assert load(newsroom.layla, draft).plan == later
    qtbot.waitUntil(lambda: focused().day == due.date() + timedelta(days=7))
    undo = told[0][1]
    assert undo is not None
    undo()
    qtbot.waitUntil(lambda: load(newsroom.layla, draft).plan == plan)


class Dropped(QDropEvent):
    """A drop of what another list gave to carry, for a platform that carries nothing itself."""

    def __init__(self, source: DayList, carried: QMimeData) -> None:
        left, plain = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
        super().__init__(QPointF(9, 9), Qt.DropAction.MoveAction, carried, left, plain)
        self._source, self._carried = source, carried

    def source(self) -> QObject:
        """Return the list that it was carried from."""
        return self._source


class Entering(QDragEnterEvent):
    """What is carried comes over a list."""

    def __init__(self, source: DayList, carried: QMimeData) -> None:
        left, plain = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
        super().__init__(QPoint(9, 9), Qt.DropAction.MoveAction, carried, left, plain)
        self._source, self._carried = source, carried

    def source(self) -> QObject:
        """Return the list that it was carried from."""
        return self._source


def carry(source: DayList, target: DayList) -> bool:
    """Press on the first entry, and drop it on another day where that takes it; say whether."""
    view, spot = source.viewport(), source.visualItemRect(source.item(0)).center()
    QTest.mousePress(view, Qt.MouseButton.LeftButton, pos=spot)
    QTest.mouseRelease(view, Qt.MouseButton.LeftButton, pos=spot)
    item = source.currentItem()
    assert item is not None
    carried = source.mimeData([item])
    coming = Entering(source, carried)
    target.dragEnterEvent(coming)
    if coming.isAccepted():
        dropped = Dropped(source, carried)
        target.dropEvent(dropped)
        assert dropped.dropAction() is Qt.DropAction.IgnoreAction, "no list takes anything away"
    return coming.isAccepted()


def test_the_mouse_carries_slots_and_due_times_to_another_day_and_no_embargo(
    qtbot: QtBot, stations: Stations, newsroom: Newsroom
) -> None:
    article, held, draft = (approved(newsroom), *(newsroom.wrote(newsroom.layla) for _ in "12"))
    at = newsroom.clock.now + timedelta(days=3)
    until, due = at + timedelta(days=1), at + timedelta(days=2)
    actions.schedule(newsroom.chief, article, at)
    planning.set_plan(newsroom.chief, held, Plan(embargo_until=until))
    planning.set_plan(newsroom.chief, draft, Plan(due=due))
    calendar, told = opened(qtbot, stations, newsroom.chief)
    qtbot.waitUntil(lambda: len(entries(calendar)) == 3)
    days_ = {cell.list.day: cell.list for cell in calendar.cells}
    goal = at + timedelta(days=5)
    assert not carry(days_[until.date()], days_[goal.date()])
    assert not carry(days_[at.date()], days_[at.date()]), "it is there already"
    assert carry(days_[at.date()], days_[goal.date()])
    qtbot.waitUntil(lambda: len(told) == 1)
    assert load(newsroom.chief, article).summary.scheduled == goal
    qtbot.waitUntil(lambda: goal.date() in entries(calendar))
    assert carry(days_[due.date()], days_[goal.date()])
    qtbot.waitUntil(lambda: len(told) == 2)
    assert load(newsroom.chief, draft).plan.due == goal
    assert load(newsroom.chief, held).plan.embargo_until == until


def test_the_week_begins_as_the_newsroom_says(
    qtbot: QtBot, stations: Stations, newsroom: Newsroom
) -> None:
    calendar, _ = opened(qtbot, stations, newsroom.chief)
    assert calendar._names[0].text() == "الأحد"
    calendar._station.door.do(lambda acting: set_setting(acting, "week_starts", "saturday"))
    qtbot.waitUntil(lambda: calendar._names[0].text() == "السبت")
    assert calendar.cells[0].list.day.weekday() == 5
