"""The bar for many stories at once: section, tag, who has them, priority, due time, step, export.

Whatever is done is one step with one way back; what was left as it was is told with its reason.
Deliberately absent: rights, which the newsroom checks for each story.
"""

from collections.abc import Callable, Sequence
from datetime import datetime, timedelta
from functools import partial
from typing import Any, Final
from zoneinfo import ZoneInfo

from msgspec import Struct
from msgspec.structs import replace
from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QVBoxLayout,
    QWidget,
)

from studio.errors import MidadError, Reason, Refused
from studio.newsroom import batch
from studio.newsroom.acting import Acting
from studio.newsroom.batch import Batch
from studio.newsroom.people import people
from studio.newsroom.sections import sections
from studio.newsroom.tags import ensure_tag, find_tag
from studio.newsroom.views import PersonView, SectionView
from studio.newsroom.workflow import Action
from studio.storage.codes import Priority
from studio.ui.commands import Do
from studio.ui.desk.batch_ask import BatchAsk
from studio.ui.desk.batch_told import told_of, told_of_loss
from studio.ui.look import Kind, Symbol
from studio.ui.look.text import isolated
from studio.ui.parts.buttons import IconButton, TextButton, on_click
from studio.ui.parts.choices import Choice
from studio.ui.parts.fields import Line
from studio.ui.parts.house_now import HouseNow
from studio.ui.parts.kinds import mark_kind
from studio.ui.parts.margins import keep_margins
from studio.ui.review.steps import TITLES
from studio.ui.station import Station
from studio.wording.desk import PRIORITY_FILTERS
from studio.wording.reasons import sentence
from studio.wording.words import mark

_EVENING, _NOON = 18, 12
_DUE: Final = (
    mark("In two hours"),
    mark("Today at 18:00"),
    mark("Tomorrow at 12:00"),
    mark("At no time"),
)


class _House(Struct, frozen=True):
    """What can be chosen from."""

    sections: tuple[SectionView, ...]
    people: tuple[PersonView, ...]


class BatchBar(QFrame):
    """Acts on the stories that are chosen together; hidden while fewer than two are.

    Signals:
        told: a text for the person, and what takes it back or None.
        export_wanted: the ids of the stories, a tuple, that are to leave.
        cleared: the person wants to choose no longer.
    """

    told = Signal(str, object)
    export_wanted = Signal(object)
    cleared = Signal()

    def __init__(self, station: Station, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._station = station
        self._chosen: tuple[int, ...] = ()
        self._house = HouseNow(station.door, self)
        look = station.look
        mark_kind(self, Kind.FOOT)
        self._count = QLabel()
        self.export = TextButton(
            mark("Export"), station.tongue, look, kind=Kind.QUIET, symbol=Symbol.EXPORT
        )
        self.export.setEnabled(station.deck[Do.EXPORT].isEnabled())
        on_click(self.export, lambda: self.export_wanted.emit(self._chosen))
        close = IconButton(Symbol.CLOSE, mark("Choose none"), station.tongue, look)
        on_click(close, self.cleared.emit)
        self.section, self.assignee = Choice(look), Choice(look)
        self.priority, self.due, self.step = Choice(look), Choice(look), Choice(look)
        self.tag = Line()
        self.section.activated.connect(lambda _: self._move())
        self.assignee.activated.connect(lambda _: self._assign())
        self.priority.activated.connect(lambda _: self._prioritise())
        self.due.activated.connect(lambda _: self._set_due())
        self.step.activated.connect(lambda _: self._take())
        self.tag.returnPressed.connect(self._tag)
        self.ask = BatchAsk(station)
        self._arrange(close)
        station.tongue.changed.connect(self.speak)
        self.hide()

    def _arrange(self, close: QWidget) -> None:
        top = QHBoxLayout()
        top.addWidget(self._count, 1)
        top.addWidget(self.export)
        top.addWidget(close)
        grid = QGridLayout()
        grid.setSpacing(8)
        for place, field in enumerate(
            (self.section, self.tag, self.assignee, self.priority, self.due, self.step)
        ):
            grid.addWidget(field, place // 2, place % 2)
        for column in range(2):
            grid.setColumnStretch(column, 1)
        layout = QVBoxLayout(self)
        keep_margins(layout, self._station.tongue, 16, 8, 8, 12)
        layout.setSpacing(8)
        layout.addLayout(top)
        layout.addLayout(grid)
        layout.addWidget(self.ask)

    def choose(self, articles: Sequence[int]) -> None:
        """Act on these stories from now on."""
        shown = bool(self._chosen)
        if tuple(articles) != self._chosen:
            self.ask.put_away()
        self._chosen = tuple(articles)
        if self._chosen and not shown:
            self._station.door.ask(
                lambda acting: _House(sections(acting), people(acting)), self._fill, owner=self
            )
        self.setVisible(bool(self._chosen))
        self.speak()

    def speak(self) -> None:
        """Say the number and the fields' names in the language of now."""
        words = self._station.tongue.words
        self._count.setText(
            words.counted("{n} story chosen", "{n} stories chosen", len(self._chosen))
        )
        for field, name in (
            (self.section, mark("Put into a section")),
            (self.tag, mark("Put on a tag, Enter")),
            (self.assignee, mark("Give to")),
            (self.priority, mark("Priority")),
            (self.due, mark("Due")),
            (self.step, mark("Take a step")),
        ):
            field.setPlaceholderText(words.say(name))
            field.setAccessibleName(words.say(name))
        _refill(self.priority, ((words.say(PRIORITY_FILTERS[one]), one) for one in Priority))
        _refill(self.due, ((words.say(one), place) for place, one in enumerate(_DUE)))
        _refill(self.step, ((words.say(TITLES[one]), one.value) for one in batch.STEPS))

    def _fill(self, house: _House) -> None:
        say = self._station.tongue.words.say
        _refill(
            self.section,
            ((" › ".join(map(isolated, one.path)), one.id) for one in house.sections),
        )
        present = [one for one in house.people if not one.retired]
        _refill(
            self.assignee,
            [
                (say("Nobody"), None),
                *((isolated(one.display_name), one.id) for one in present),
            ],
        )

    # What is done

    def _move(self) -> None:
        section, chosen = _taken(self.section), self._chosen
        self._change(lambda acting, voids: batch.move(acting, chosen, section, voids=voids))

    def _tag(self) -> None:
        name, chosen = self.tag.text().strip(), self._chosen
        self.tag.clear()
        if not name:
            return

        def put_on(acting: Acting, voids: bool) -> Batch:  # noqa: FBT001 - as `_change` asks
            if not voids and not _is_there(acting, name):
                batch.require_nothing_approved(acting, chosen)
            tag, made = ensure_tag(acting, name)
            done = batch.tag(acting, chosen, add=(tag,), voids=voids)
            return replace(done, changes=done.changes | made)

        self._change(put_on)

    def _assign(self) -> None:
        self._plan(assignee=_taken(self.assignee))

    def _prioritise(self) -> None:
        self._plan(priority=Priority(_taken(self.priority)))

    def _set_due(self) -> None:
        now = self._station.door.acting.clock()
        self._plan(due=due_at(_taken(self.due), now, self._house.settings.time_zone))

    def _plan(self, **changed: Any) -> None:  # noqa: ANN401 - the fields of Plan
        chosen = self._chosen
        self._do(lambda acting: batch.plan(acting, chosen, changed))

    def _take(self) -> None:
        action, chosen = Action(_taken(self.step)), self._chosen

        def ask_why(why: MidadError) -> None:
            if why.reason is not Reason.NOTE_MISSING:
                self._refuse(why)
                return
            self.ask.ask(
                lambda words: words.say("Set colleagues' stories aside: why?"),
                mark("Their authors read this"),
                lambda said: self._do(lambda acting: batch.step(acting, chosen, action, note=said)),
                reason=True,
            )

        self._do(lambda acting: batch.step(acting, chosen, action), ask_why)

    def _change(self, act: Callable[[Acting, bool], Batch]) -> None:
        """Change the texts; where that voids approvals the person is asked first."""

        def ask_first(why: MidadError) -> None:
            if why.reason is not Reason.APPROVALS_LOST:
                self._refuse(why)
                return
            self.ask.ask(
                partial(told_of_loss, why),
                mark("An approval names one exact text, section and tags with it."),
                lambda _: self._do(lambda acting: act(acting, True)),
            )

        self._do(lambda acting: act(acting, False), ask_first)

    def _do(
        self, act: Callable[[Acting], Batch], failed: Callable[[MidadError], None] | None = None
    ) -> None:
        """Change the chosen stories, and offer the way back."""
        words, door = self._station.tongue.words, self._station.door
        self.ask.put_away()

        def done(made: Batch) -> None:
            door.announce(made.changes)
            undo = (lambda: self._take_back(made)) if made.done else None
            self.told.emit(told_of(made, words), undo)

        door.ask(act, done, failed=failed or self._refuse, owner=self)

    def _refuse(self, why: MidadError) -> None:
        self.told.emit(sentence(why, self._station.tongue.words), None)

    def _take_back(self, made: Batch) -> None:
        words, door = self._station.tongue.words, self._station.door

        def done(back: Batch) -> None:
            door.announce(back.changes)
            if back.skipped:
                self.told.emit(told_of(back, words), None)

        door.ask(lambda acting: batch.undo(acting, made), done, owner=self)


def due_at(choice: int, now: datetime, zone: str) -> datetime | None:
    """Return the time that a line of the due choices means, by the newsroom's clock."""
    local = now.astimezone(ZoneInfo(zone))
    hour = local.replace(minute=0, second=0, microsecond=0)
    match choice:
        case 0:
            return hour + timedelta(hours=2)
        case 1:
            return hour.replace(hour=_EVENING)
        case 2:
            return (hour + timedelta(days=1)).replace(hour=_NOON)
        case _:
            return None


def _is_there(acting: Acting, name: str) -> bool:
    """Say whether there is a tag of this name."""
    try:
        find_tag(acting, name)
    except Refused:
        return False
    return True


def _refill(choice: Choice, items: Any) -> None:  # noqa: ANN401 - pairs of a text and its value
    choice.clear()
    for text, value in items:
        choice.addItem(text, value)
    choice.setCurrentIndex(-1)


def _taken(choice: Choice) -> Any:  # noqa: ANN401 - what Qt keeps beside a text
    """Return what was chosen, and show the field's name again."""
    value = choice.currentData()
    choice.setCurrentIndex(-1)
    return value
