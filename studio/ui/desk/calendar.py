"""The calendar: what is scheduled, due or under embargo, by day, of the same filter as a list.

A month or a week in the direction of the interface, in the newsroom's zone, months, digits and
weeks. A slot or a due time is moved to another day by Shift and arrows, or carried there; its hour
stays. Deliberately absent: whether that may be, which the newsroom says.
"""

from datetime import date, datetime, time, timedelta
from functools import partial
from typing import Final
from zoneinfo import ZoneInfo

from msgspec.structs import replace
from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from studio.arabic.dates import month_name
from studio.arabic.numerals import shape
from studio.errors import MidadError
from studio.newsroom.acting import Acting
from studio.newsroom.actions import schedule
from studio.newsroom.changes import Changes
from studio.newsroom.planned import Plan, Planned, planned
from studio.newsroom.planning import move_due
from studio.ui.desk.calendar_days import WEEK, DayCell, Span, first_day, turned, weeks_of
from studio.ui.desk.filters import FilterChips
from studio.ui.desk.places import Place
from studio.ui.desk.row_words import row_words
from studio.ui.look import Kind, Symbol
from studio.ui.look.text import isolated
from studio.ui.parts.buttons import IconButton, TextButton, on_click
from studio.ui.parts.headlines import headline_of
from studio.ui.parts.house_now import HouseNow
from studio.ui.parts.kinds import mark_kind
from studio.ui.parts.margins import keep_margins
from studio.ui.parts.moments import day_and_hour
from studio.ui.parts.weekdays import weekday
from studio.ui.station import Station
from studio.wording.reasons import sentence
from studio.wording.words import Language, mark

_MOST_WEEKS: Final = 6
_CELL_EDGE: Final = 7
"""How far the words of a day stand from its edge, in pixels."""
_KINDS: Final = {
    Planned.SLOT: mark("goes out"),
    Planned.DUE: mark("is due"),
    Planned.EMBARGO: mark("embargo ends"),
}


class Calendar(QWidget):
    """The days of a place.

    Signals:
        opened: the id of a story that the person wants to see.
        told: a text for the person, and what takes it back or None.
        save_wanted: a name and a `Filter` that the person wants to keep.
    """

    opened = Signal(int)
    told = Signal(str, object)
    save_wanted = Signal(str, object)

    def __init__(self, station: Station, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._station = station
        self._place: Place | None = None
        self._found: tuple[Plan, ...] = ()
        self._span = Span.MONTH
        self._generation = 0
        self._follow: tuple[Planned, int, datetime] | None = None
        self._house = HouseNow(station.door, self)
        self.day = self._today()
        self.chips = FilterChips(station)
        self.cells = [DayCell(station) for _ in range(_MOST_WEEKS * WEEK)]
        self._names = [mark_kind(QLabel(), Kind.SMALL) for _ in range(WEEK)]
        self._arrange()
        self.chips.changed.connect(lambda _: self.read())
        self.chips.save_wanted.connect(self.save_wanted)
        for number, cell in enumerate(self.cells):
            cell.list.stepped.connect(partial(self._step, number))
            cell.list.pushed.connect(self.push)
            cell.list.entered.connect(self.opened)
        self._house.changed.connect(self.read)
        station.door.changed.connect(self._hear)
        station.tongue.changed.connect(self.speak)
        station.look.changed.connect(self.speak)
        self.speak()

    def _arrange(self) -> None:
        tongue, look = self._station.tongue, self._station.look
        mark_kind(self, Kind.RAIL)
        self._title = mark_kind(QLabel(), Kind.TITLE)
        self.before = IconButton(Symbol.PREVIOUS, mark("Earlier"), tongue, look)
        self.after = IconButton(Symbol.NEXT, mark("Later"), tongue, look)
        self.today = TextButton(mark("Today"), tongue, look)
        self.span = TextButton(mark("Week"), tongue, look, symbol=Symbol.CALENDAR)
        self._narrower = IconButton(Symbol.FILTER, mark("Filter"), tongue, look)
        on_click(self.before, partial(self.turn, -1))
        on_click(self.after, partial(self.turn, 1))
        on_click(self.today, lambda: self.show_day(self._today()))
        on_click(self.span, self._change_span)
        on_click(self._narrower, lambda: self.chips.offer(self._narrower))
        head = QHBoxLayout()
        keep_margins(head, tongue, 20, 8, 12, 4)
        head.setSpacing(8)
        head.addWidget(self.before)
        head.addWidget(self.after)
        head.addWidget(self._title)
        head.addWidget(self.chips, 1)
        head.addStretch(0)
        for button in (self.today, self.span, self._narrower):
            head.addWidget(button)
        self._grid = QGridLayout()
        self._grid.setContentsMargins(16, 0, 16, 16)
        self._grid.setSpacing(6)
        for column, name in enumerate(self._names):
            name.setIndent(_CELL_EDGE)
            self._grid.addWidget(name, 0, column)
            self._grid.setColumnStretch(column, 1)
        for number, cell in enumerate(self.cells):
            self._grid.addWidget(cell, 1 + number // WEEK, number % WEEK)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        layout.addLayout(head)
        layout.addLayout(self._grid, 1)

    # What others ask

    def show_place(self, place: Place) -> None:
        """Show a place's days."""
        if self._place is None or self._place.key != place.key:
            self._place = place
            self.chips.begin(place.filter)
            self.day = self._today()
        self.read()

    def show_day(self, day: date) -> None:
        """Show the page of another day, and stand on it."""
        self.day = day
        self.speak()
        self.read()
        self.focus_room()

    def turn(self, step: int) -> None:
        """Turn to the next page (1) or the one before (-1)."""
        self.show_day(turned(self.day, self._span, step))

    def show_span(self, span: Span) -> None:
        """Show a month or a week."""
        self._span = span
        self.span.say(mark("Week") if span is Span.MONTH else mark("Month"))
        self.show_day(self.day)

    def focus_room(self) -> None:
        """Put the focus on the day."""
        self._cell(self.day).list.go_to(last=False)

    def read(self) -> None:
        """Read the page's entries."""
        if not self.isVisible() or self._place is None:
            return
        self._generation += 1
        generation, wanted = self._generation, self.chips.filter
        since, until = self._moment(self._first()), self._moment(self._after_last())

        def show(found: tuple[Plan, ...]) -> None:
            if generation == self._generation:
                self._found = found
                self.speak()

        self._station.door.ask(
            lambda acting: planned(acting, wanted, since, until), show, owner=self
        )

    def push(self, plan: Plan, days: int) -> None:
        """Move a slot or a due time by days, at its own hour in the zone that it was meant in."""
        if plan.kind is Planned.EMBARGO:
            words = self._station.tongue.words
            self.told.emit(words.say("The end of an embargo is changed in its story."), None)
            return
        zone = plan.zone or self._zone
        at = plan.at.astimezone(ZoneInfo(zone)) + timedelta(days=days)
        self._move(plan, at, zone)

    def speak(self) -> None:
        """Say title, days and entries in the language of now."""
        self._name_days()
        first, today = self._first(), self._today()
        shown = weeks_of(self.day, self._span, self._week_starts) * WEEK
        by_day: dict[date, list[Plan]] = {}
        for plan in self._found:
            by_day.setdefault(self._local(plan.at).date(), []).append(plan)
        for number, cell in enumerate(self.cells):
            cell.setVisible(number < shown)
            self._grid.setRowStretch(1 + number // WEEK, 1 if number < shown else 0)
            if number >= shown:
                continue
            day = first + timedelta(days=number)
            other = self._span is Span.MONTH and day.month != self.day.month
            entries = by_day.get(day, ())
            cell.show_day(
                day,
                self._station.tongue.number(day.day),
                self._day_name(day, len(entries)),
                now=day == today,
                other=other,
            )
            cell.list.show_entries([self._entry(one) for one in entries])
        self._go_on()

    # Inside

    def _move(self, plan: Plan, at: datetime, zone: str) -> None:
        article, slot = plan.summary.id, plan.kind is Planned.SLOT
        words = self._station.tongue.words
        headline = isolated(headline_of(plan.summary, self._station))

        def done(_: Changes) -> None:
            when = day_and_hour(at, zone, words, self._house.settings.month_names)
            if slot:
                told = words.say("{headline} goes out at {time}", headline=headline, time=when)
            else:
                told = words.say("{headline} is due at {time}", headline=headline, time=when)
            now = self._station.door.acting.clock()
            back = partial(self._move, replace(plan, at=at), plan.at, zone)
            self.told.emit(told, None if slot and plan.at <= now else back)

        def fail(error: MidadError) -> None:
            self._follow = None
            self.told.emit(sentence(error, words), None)

        def move(acting: Acting) -> Changes:
            if slot:
                return schedule(acting, article, at, zone=zone)
            return move_due(acting, article, at)

        self._follow = (plan.kind, article, at)
        self._station.door.do(move, done, failed=fail)

    def _go_on(self) -> None:
        """Stand on what was moved, on whatever day it is now."""
        found = ((one, (one.kind, one.summary.id, one.at)) for one in self._found)
        plan = next((one for one, moved in found if moved == self._follow), None)
        if plan is None or not self.isVisible():
            return
        self._follow = None
        self._cell(self._local(plan.at).date()).list.go_to(last=False)

    def _step(self, number: int, days: int, last: bool) -> None:  # noqa: FBT001 - a signal's value
        day = self.cells[number].list.day + timedelta(days=days)
        if not self._first() <= day < self._after_last():
            self.show_day(day)
        self._cell(day).list.go_to(last=last)

    def _change_span(self) -> None:
        self.show_span(Span.WEEK if self._span is Span.MONTH else Span.MONTH)

    def _cell(self, day: date) -> DayCell:
        return self.cells[(day - self._first()).days]

    def _entry(self, plan: Plan) -> tuple[Plan, str, str]:
        hour = f"{self._local(plan.at):%H:%M}"
        words = self._station.tongue.words
        shaped = shape(hour, words.digits)
        headline = isolated(headline_of(plan.summary, self._station))
        spoken = (
            f"{shaped} {words.say(_KINDS[plan.kind])}: {row_words(plan.summary, self._station)}"
        )
        return plan, f"{shaped}  {headline}", spoken

    def _name_days(self) -> None:
        words, settings = self._station.tongue.words, self._house.settings
        english = words.language is Language.ENGLISH
        month = f"{self.day:%B}" if english else month_name(self.day.month, settings.month_names)
        self._title.setText(f"{month} {shape(str(self.day.year), words.digits)}")
        for column, label in enumerate(self._names):
            label.setText(weekday(self._first() + timedelta(days=column), words))

    def _day_name(self, day: date, entries: int) -> str:
        words = self._station.tongue.words
        name = weekday(day, words)
        number = self._station.tongue.number(day.day)
        counted = words.counted("{n} entry", "{n} entries", entries)
        return f"{name} {number}: {counted}"

    @property
    def _zone(self) -> str:
        return self._house.settings.time_zone

    @property
    def _week_starts(self) -> int:
        return self._house.settings.week_starts.weekday

    def _today(self) -> date:
        return self._local(self._station.door.acting.clock()).date()

    def _local(self, at: datetime) -> datetime:
        return at.astimezone(ZoneInfo(self._zone))

    def _first(self) -> date:
        return first_day(self.day, self._span, self._week_starts)

    def _after_last(self) -> date:
        weeks = weeks_of(self.day, self._span, self._week_starts)
        return self._first() + timedelta(days=WEEK * weeks)

    def _moment(self, day: date) -> datetime:
        return datetime.combine(day, time(), ZoneInfo(self._zone))

    def _hear(self, changes: Changes) -> None:
        if changes.articles or changes.sections or changes.tags or changes.people:
            self.read()

    def showEvent(self, event: QShowEvent) -> None:
        """Read what was not read while nobody looked."""
        super().showEvent(event)
        self.read()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Turn pages by PgUp and PgDown, and come back to today by Home."""
        match event.key():
            case Qt.Key.Key_PageUp:
                self.turn(-1)
            case Qt.Key.Key_PageDown:
                self.turn(1)
            case Qt.Key.Key_Home:
                self.show_day(self._today())
            case _:
                super().keyPressEvent(event)
