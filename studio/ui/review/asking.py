"""The few words or the time that a step asks for, in the pane itself.

Enter in the words does the step, Escape forgets it. Deliberately absent: a box over the window.
"""

from collections.abc import Mapping
from datetime import datetime, timedelta
from types import MappingProxyType
from typing import Final
from zoneinfo import ZoneInfo

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from studio.document.article import NoticeKind
from studio.newsroom.workflow import Action
from studio.ui.look import Kind, Symbol
from studio.ui.parts.buttons import TextButton, on_click
from studio.ui.parts.choices import Choice, Tick
from studio.ui.parts.fields import LinesField
from studio.ui.parts.kinds import mark_kind
from studio.ui.parts.labels import WordsLabel
from studio.ui.parts.zoned import ZonedMomentBox
from studio.ui.parts.zones import ZoneChoice, named
from studio.ui.review.asks import ASKS, NOTHING_SAID, ON_REFUSAL, Ask, Said
from studio.ui.station import Station
from studio.wording.words import mark

_CLARIFY: Final = Ask(
    mark("Clarify: what was not clear?"),
    mark("Readers see this beside the story"),
    mark("Mark as a clarification"),
)
_UNDECLARED: Final = Ask(
    mark("It differs from what readers have: as what does it go out?"),
    mark("Choose first: an update tells what is new, a correction what was wrong."),
    mark("Mark"),
)

DECLARATIONS: Final = MappingProxyType(
    {
        NoticeKind.UPDATE: mark("An update: something is new"),
        NoticeKind.CORRECTION: mark("A correction: something was wrong"),
        NoticeKind.CLARIFICATION: mark("A clarification: nothing was wrong"),
    }
)
"""What a changed text can go out as."""

_ALL: Final[Mapping[Action, Ask]] = MappingProxyType({**ASKS, **ON_REFUSAL})


class Asking(QFrame):
    """Asks for what a step needs.

    Signals:
        answered: an `Action` and what was `Said` to it.
        forgotten: the person does not want the step.
        shown: true while something is asked.
    """

    answered = Signal(object, object)
    forgotten = Signal()
    shown = Signal(bool)

    def __init__(self, station: Station, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._station = station
        self._action: Action | None = None
        self._asks_what = False
        self._house_zone = "UTC"
        mark_kind(self, Kind.CARD)
        tongue, look = station.tongue, station.look
        self._title = WordsLabel("", tongue, kind=Kind.TITLE, wrap=True)
        self.words = LinesField(2, 6, sends=True)
        self.moment = ZonedMomentBox()
        self.zone = ZoneChoice(look)
        self.kind, self.above = Choice(look), Tick(look)
        self._hint = WordsLabel("", tongue, kind=Kind.SMALL, wrap=True)
        self.confirm = TextButton("", tongue, look, kind=Kind.PRIMARY)
        self._danger = TextButton("", tongue, look, kind=Kind.DANGER)
        self._cancel = TextButton(mark("Cancel"), tongue, look, kind=Kind.QUIET)
        foot = QHBoxLayout()
        foot.setSpacing(8)
        for button in (self.confirm, self._danger, self._cancel):
            foot.addWidget(button)
        foot.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(12, 12, 12, 12)
        layout.setSpacing(8)
        for widget in (
            self._title,
            self.kind,
            self.words,
            self.moment,
            self.zone,
            self.above,
            self._hint,
        ):
            layout.addWidget(widget)
        layout.addLayout(foot)
        self.words.sent.connect(self.answer)
        self.words.cancelled.connect(self.forget)
        self.words.textChanged.connect(self._follow)
        self.kind.activated.connect(lambda _: self._mean_kind())
        self.zone.activated.connect(lambda _: self._mean_zone())
        self.moment.dateTimeChanged.connect(lambda _: self._say_time())
        for button in (self.confirm, self._danger):
            on_click(button, self.answer)
        on_click(self._cancel, self.forget)
        tongue.changed.connect(self.speak)
        self.speak()
        self.hide()

    @property
    def action(self) -> Action | None:
        """The step that is asked about."""
        return self._action

    def ask(self, action: Action, zone: str, said: Said = NOTHING_SAID) -> None:
        """Ask for what `action` needs; times are of `zone`, and `said` was said before."""
        kind = None
        if action is Action.UPDATE:
            kind = NoticeKind.UPDATE
        elif action is Action.CORRECT:
            kind = NoticeKind.CLARIFICATION if said.clarification else NoticeKind.CORRECTION
        self._ask(action, zone, said, kind)

    def ask_what(self, zone: str, said: Said = NOTHING_SAID) -> None:
        """Ask as what a changed text goes out, an update or a correction, and for its note."""
        self._ask(None, zone, said, None)

    def _ask(self, action: Action | None, zone: str, said: Said, kind: NoticeKind | None) -> None:
        self._action, self._asks_what = action, action is None
        timed, declared = action is Action.SCHEDULE, action is None or kind is not None
        self.words.show_words(said.note)
        self.words.setVisible(not timed)
        for widget in (self.moment, self.zone):
            widget.setVisible(timed)
        self._fill_kinds(kind)
        self.kind.setVisible(declared)
        self.above.setVisible(declared)
        self.above.setChecked(said.above)
        self._say_what()
        if timed:
            self.zone.show_zone(zone)
            self._house_zone = zone
            now = self._station.door.acting.clock()
            self.moment.show_moment(said.at or _next_hour(now, zone), zone)
            self._say_time()
        self._name_fields()
        self._follow()
        self.show()
        self.shown.emit(True)
        self.focus_first()

    def focus_first(self) -> None:
        """Put the focus on what is to be answered first."""
        first: QWidget = self.words
        if self._action is Action.SCHEDULE:
            first = self.moment
        elif self._asks_what and self._action is None:
            first = self.kind
        first.setFocus(Qt.FocusReason.OtherFocusReason)

    def _fill_kinds(self, chosen: NoticeKind | None) -> None:
        say = self._station.tongue.words.say
        self.kind.blockSignals(True)
        self.kind.clear()
        for kind, message in DECLARATIONS.items():
            self.kind.addItem(say(message), kind)
        self.kind.setPlaceholderText(say("Choose"))
        self.kind.setCurrentIndex(-1 if chosen is None else list(DECLARATIONS).index(chosen))
        self.kind.blockSignals(False)

    @property
    def _declared(self) -> NoticeKind | None:
        return None if self.kind.currentIndex() < 0 else NoticeKind(self.kind.currentData())

    def _mean_kind(self) -> None:
        """Ask for the note of what was chosen."""
        if self._declared is NoticeKind.UPDATE:
            self._action = Action.UPDATE
        elif self._declared is not None:
            self._action = Action.CORRECT
        self._say_what()
        self._name_fields()
        self._follow()

    @property
    def _asked(self) -> Ask:
        if self._action is None:
            return _UNDECLARED
        if self._action is Action.CORRECT and self._declared is NoticeKind.CLARIFICATION:
            return _CLARIFY
        return _ALL[self._action]

    def _say_what(self) -> None:
        """Say what is asked for, in the language of now."""
        asked = self._asked
        self._title.say(asked.title)
        self._hint.say(asked.hint)
        danger = asked.kind is Kind.DANGER
        self.confirm.setVisible(not danger)
        self._danger.setVisible(danger)
        (self._danger if danger else self.confirm).say(asked.confirm, _symbol(self._action))

    def _mean_zone(self) -> None:
        self.moment.mean_zone(self.zone.zone)
        self._say_time()

    def _say_time(self) -> None:
        """Say what the hour that is shown is by the newsroom's own clock."""
        if self._action is not Action.SCHEDULE:
            return
        local = self.moment.moment.astimezone(ZoneInfo(self._house_zone))
        told = f"{local:%Y-%m-%d %H:%M} ({named(self._house_zone)})"
        self._hint.say(ASKS[Action.SCHEDULE].hint, time=told)

    def answer(self) -> None:
        """Hand over what was said, if it is enough."""
        action = self._action
        if action is None or not self._enough():
            return
        timed = action is Action.SCHEDULE
        said = Said(
            note=self.words.text.strip(),
            at=self.moment.moment if timed else None,
            zone=self.moment.zone if timed else "",
            clarification=self._declared is NoticeKind.CLARIFICATION,
            above=self.above.isChecked(),
        )
        self.answered.emit(action, said)

    def put_away(self) -> None:
        """Ask no more: the step is done, or the story another."""
        self._action, self._asks_what = None, False
        self.hide()
        self.shown.emit(False)

    def forget(self) -> None:
        """Ask no more: the person does not want the step."""
        self.put_away()
        self.forgotten.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Do the step on Enter in the time, and forget it on Escape."""
        if event.key() == Qt.Key.Key_Escape:
            self.forget()
        elif event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.answer()
        else:
            super().keyPressEvent(event)

    def speak(self) -> None:
        """Say everything in the language of now."""
        say = self._station.tongue.words.say
        self._fill_kinds(self._declared)
        self.above.setText(say("Readers see it above the text, not below"))
        self._name_fields()

    def _name_fields(self) -> None:
        for widget in (self.words, self.moment):
            widget.setAccessibleName(self._title.text())
        say = self._station.tongue.words.say
        self.zone.setAccessibleName(say("City of the clock"))
        self.kind.setAccessibleName(say("As what it goes out"))

    def _enough(self) -> bool:
        if self._action is None:
            return False
        return not self._asked.needs_words or bool(self.words.text.strip())

    def _follow(self) -> None:
        for button in (self.confirm, self._danger):
            button.setEnabled(self._enough())


def _symbol(action: Action | None) -> Symbol:
    known: dict[Action | None, Symbol] = {
        Action.SEND_BACK: Symbol.SEND_BACK,
        Action.WITHDRAW: Symbol.WITHDRAWN,
        Action.SPIKE: Symbol.SPIKED,
        Action.SCHEDULE: Symbol.SCHEDULED,
        Action.SUBMIT: Symbol.SEND,
        Action.PUBLISH: Symbol.PUBLISHED,
    }
    return known.get(action, Symbol.PEN)


def _next_hour(now: datetime, zone: str) -> datetime:
    local = now.astimezone(ZoneInfo(zone)) + timedelta(hours=1)
    return local.replace(minute=0, second=0, microsecond=0)
