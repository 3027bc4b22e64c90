"""The page on which a chief editor looks through the record: who did what, when, to which article.

Lines come newest first, some at a time; all that fit the filters can be taken out as a table or as
JSON. Deliberately absent: changing anything, and the story of one article (`studio.ui.review`).
"""

import json
from datetime import datetime, timedelta
from pathlib import Path
from typing import Final
from zoneinfo import ZoneInfo

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QVBoxLayout, QWidget

from studio.errors import Damaged, MidadError, Reason
from studio.newsroom import records
from studio.newsroom.people import people
from studio.newsroom.records import RecordLine, Wanted
from studio.newsroom.views import PersonView
from studio.ui.house.rows import Row, RowsList
from studio.ui.look import Kind, Symbol
from studio.ui.look.text import isolated
from studio.ui.parts.buttons import TextButton, on_click
from studio.ui.parts.choices import Choice
from studio.ui.parts.fields import LineField
from studio.ui.parts.house_now import HouseNow
from studio.ui.parts.labels import WordsLabel
from studio.ui.parts.moments import day_and_hour
from studio.ui.parts.zoned import ZonedMomentBox
from studio.ui.review.lines import DONE
from studio.ui.station import Station
from studio.wording.acts import HOUSE_ACTS
from studio.wording.origins import origin_words
from studio.wording.reasons import sentence
from studio.wording.words import Words, mark

PAGE: Final = 200
"""So many lines are read at a time."""

_PAUSE_MS: Final = 300
_BETWEEN: Final = -1
_PERIODS: Final = (
    (mark("Any time"), None),
    (mark("Today"), 0),
    (mark("Last 7 days"), 7),
    (mark("Last 30 days"), 30),
    (mark("Between two times"), _BETWEEN),
)
_NAMED: Final = ("note", "name", "text", "line", "key", "headline")


class RecordPage(QWidget):
    """Shows the record of the newsroom.

    Signals:
        told: a text for the person, and what takes it back or None.
    """

    told = Signal(str, object)

    def __init__(self, station: Station) -> None:
        super().__init__()
        self._station = station
        self._house = HouseNow(station.door, self)
        self._lines: list[RecordLine] = []
        self._people: tuple[PersonView, ...] = ()
        self._generation = 0
        tongue, look = station.tongue, station.look
        self.article = LineField()
        self.person, self.action, self.period = Choice(look), Choice(look), Choice(look)
        self.begins, self.ends = ZonedMomentBox(), ZonedMomentBox()
        self.between = QWidget()
        self.list = RowsList(station)
        self.chain = WordsLabel("", tongue, kind=Kind.SMALL, wrap=True)
        self.refusal = WordsLabel("", tongue, kind=Kind.ERROR, wrap=True)
        self.refusal.hide()
        self._broken: Damaged | None = None  # said as long as it is so, whatever else is read
        self.older = TextButton(mark("Show older lines"), tongue, look, symbol=Symbol.DOWN)
        self.export = TextButton(mark("Export …"), tongue, look, symbol=Symbol.EXPORT)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE_MS)
        self._pause.timeout.connect(self.read)
        self._arrange()
        self.period.activated.connect(lambda _: self._show_between())
        for choice in (self.person, self.action, self.period):
            choice.activated.connect(lambda _: self.read())
        for box in (self.begins, self.ends):
            box.dateTimeChanged.connect(lambda _: self._pause.start())
        self.article.textChanged.connect(self._pause.start)
        on_click(self.older, self._read_older)
        on_click(self.export, self._choose_file)
        tongue.changed.connect(self._speak)
        self._house.changed.connect(self._show)
        self._speak()

    def focus_page(self) -> None:
        """Put the focus on the lines."""
        self.list.setFocus()

    def showEvent(self, event: QShowEvent) -> None:
        """Read what was added, and check the chain."""
        super().showEvent(event)
        self._station.door.ask(
            lambda acting: people(acting, with_retired=True), self._take_people, owner=self
        )
        self.read()
        self._station.door.run(
            lambda acting, _: records.broken_entry(acting),
            self._say_chain,
            failed=self._refuse,
            owner=self,
        )

    @property
    def wanted(self) -> Wanted:
        """What the filters say."""
        text = self.article.text().strip()
        since, until = self._times()
        return Wanted(
            person=self.person.currentData(),
            action=self.action.currentData(),
            article=int(text) if text.isdecimal() else None,
            headline="" if text.isdecimal() else text,
            since=since,
            until=until,
        )

    def read(self) -> None:
        """Read the newest lines that fit the filters."""
        self._ask(before=None)

    def write_to(self, file: Path) -> None:
        """Write every line that fits the filters into a file, by its ending as CSV or JSON."""
        wanted = self.wanted
        self._station.door.run(
            lambda acting, _: records.write_records(acting, wanted, file),
            lambda count: self._written(file, count),
            failed=self._refuse,
            owner=self,
        )

    # Reading

    def _read_older(self) -> None:
        if self._lines:
            self._ask(before=self._lines[-1].view.id)

    def _ask(self, *, before: int | None) -> None:
        self._generation += 1
        generation, wanted = self._generation, self.wanted

        def take(found: tuple[RecordLine, ...]) -> None:
            if generation != self._generation:
                return
            if self._broken is not None:
                self._refuse(self._broken)
            elif wanted.since and wanted.until and wanted.until <= wanted.since:
                self.refusal.say(mark("The end lies before the beginning."))
                self.refusal.show()
            else:
                self.refusal.hide()
            self._lines = [*(self._lines if before is not None else ()), *found[:PAGE]]
            self.older.setVisible(len(found) > PAGE)
            self._show()

        self._station.door.ask(
            lambda acting: records.records(acting, wanted, limit=PAGE + 1, before=before),
            take,
            failed=self._refuse,
            owner=self,
        )

    def _times(self) -> tuple[datetime | None, datetime | None]:
        """Return from when on, and until when; the last minute that is named is among the times."""
        days = self.period.currentData()
        if days is None:
            return None, None
        if days == _BETWEEN:
            return self.begins.moment, self.ends.moment + timedelta(minutes=1)
        return self._midnight() - timedelta(days=days), None

    def _midnight(self) -> datetime:
        """Return when the newsroom's day of now began."""
        now = self._station.door.acting.clock().astimezone(ZoneInfo(self._house.settings.time_zone))
        return now.replace(hour=0, minute=0, second=0, microsecond=0)

    def _show_between(self) -> None:
        """Let the beginning and the end be chosen; they begin as this week, up to today's end."""
        chosen = self.period.currentData() == _BETWEEN
        if chosen and self.between.isHidden():
            zone, today = self._house.settings.time_zone, self._midnight()
            for box, at in (
                (self.begins, today - timedelta(days=7)),
                (self.ends, today + timedelta(hours=23, minutes=59)),
            ):
                box.blockSignals(True)
                box.show_moment(at, zone)
                box.blockSignals(False)
        self.between.setVisible(chosen)

    # Showing

    def _show(self) -> None:
        words = self._station.tongue.words
        self.list.show_rows((self._row(one, words) for one in self._lines), editable=False)

    def _row(self, line: RecordLine, words: Words) -> Row:
        house, view = self._house.settings, line.view
        what = words.say(act_words(view.action))
        about = line.headline or named(view.details)
        title = f"{what}: {isolated(about)}" if about else what
        when = day_and_hour(view.at, house.time_zone, words, house.month_names)
        version = "" if view.revision is None else words.say("version {n}", n=view.revision)
        origin = origin_words(view.origin, words)
        parts = (isolated(view.person_name), when, version, origin)
        detail = " · ".join(filter(None, parts))
        return Row(id=view.id, title=title, detail=detail, spoken=f"{title}, {detail}")

    def _say_chain(self, broken: int | None) -> None:
        if broken is None:
            self._broken = None
            self.chain.say(mark("The chain of the record is whole: nothing in it was altered."))
            return
        self._broken = Damaged(Reason.RECORD_BROKEN, entry=broken)
        self._refuse(self._broken)

    def _refuse(self, error: MidadError) -> None:
        self.refusal.setText(sentence(error, self._station.tongue.words))
        self.refusal.show()

    def _take_people(self, found: tuple[PersonView, ...]) -> None:
        self._people = found
        self._fill()

    def _choose_file(self) -> None:
        words = self._station.tongue.words
        chosen, kind = QFileDialog.getSaveFileName(
            self, words.say("Export the record"), str(Path.home() / "record.csv"), "*.csv;;*.json"
        )
        if chosen:
            ending = ".json" if kind == "*.json" else ".csv"
            file = Path(chosen)
            self.write_to(file if file.suffix else file.with_suffix(ending))

    def _written(self, file: Path, count: int) -> None:
        words = self._station.tongue.words
        lines = words.counted("{n} line", "{n} lines", count)
        self.told.emit(
            words.say("The record was written to {path}: {lines}.", path=str(file), lines=lines),
            None,
        )

    # Arranging and speaking

    def _arrange(self) -> None:
        filters = QHBoxLayout()
        filters.setSpacing(8)
        for widget in (self.person, self.action, self.period):
            filters.addWidget(widget)
        filters.addStretch(1)
        between = QHBoxLayout(self.between)
        between.setContentsMargins(0, 0, 0, 0)
        between.setSpacing(8)
        tongue = self._station.tongue
        for name, box in ((mark("From"), self.begins), (mark("To"), self.ends)):
            label = WordsLabel(name, tongue, kind=Kind.SMALL)
            label.setBuddy(box)
            between.addWidget(label)
            between.addWidget(box)
        between.addStretch(1)
        self.between.hide()
        foot = QHBoxLayout()
        foot.setSpacing(8)
        foot.addWidget(self.chain, 1)
        foot.addWidget(self.older)
        foot.addWidget(self.export)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(12)
        layout.addWidget(self.article)
        layout.addLayout(filters)
        layout.addWidget(self.between)
        layout.addWidget(self.refusal)
        layout.addWidget(self.list, 1)
        layout.addLayout(foot)
        self.older.hide()

    def _speak(self) -> None:
        say = self._station.tongue.words.say
        for widget, name in (
            (self.person, mark("Who")),
            (self.action, mark("What was done")),
            (self.period, mark("When")),
            (self.article, mark("Article")),
            (self.begins, mark("From")),
            (self.ends, mark("To")),
            (self.list, mark("The record")),
        ):
            widget.setAccessibleName(say(name))
        self.article.setPlaceholderText(say("Number or headline of an article"))
        self._fill()
        self._show()

    def _fill(self) -> None:
        say = self._station.tongue.words.say
        people: list[tuple[str, object]] = [(say("Everybody"), None)]
        people += [(isolated(one.display_name), one.id) for one in self._people]
        acts: list[tuple[str, object]] = [(say("Everything"), None)]
        acts += [(say(act_words(one)), one) for one in (*DONE, *HOUSE_ACTS)]
        periods: list[tuple[str, object]] = [(say(name), days) for name, days in _PERIODS]
        for choice, items in (
            (self.person, people),
            (self.action, acts),
            (self.period, periods),
        ):
            before = choice.currentData()
            choice.clear()
            for text, value in items:
                choice.addItem(text, value)
            choice.setCurrentIndex(
                next((row for row, one in enumerate(items) if one[1] == before), 0)
            )


def act_words(action: str) -> str:
    """Return what was done, in English, marked for translation, by the record's word for it."""
    if action in HOUSE_ACTS:
        return HOUSE_ACTS[action]
    return DONE[action][0] if action in DONE else mark("Changed")


def named(details: str) -> str:
    """Return the name or words that the details of a line hold, nothing where they hold none."""
    found = json.loads(details)
    return next((found[key] for key in _NAMED if isinstance(found.get(key), str)), "")
