"""The log of a target: what waits, what was sent, and why something was not."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from studio.errors import Refused
from studio.newsroom.target_values import OVERRULED, SendingView
from studio.storage.codes import SendingState
from studio.ui.look import Kind, Symbol
from studio.ui.look.text import isolated
from studio.ui.parts.buttons import TextButton, on_click
from studio.ui.parts.emptying import emptied
from studio.ui.parts.house_now import HouseNow
from studio.ui.parts.icon_line import IconLine
from studio.ui.parts.kinds import mark_kind
from studio.ui.parts.labels import PersonsLabel, WordsLabel
from studio.ui.parts.moments import ago, ahead
from studio.ui.station import Station
from studio.wording.reasons import sentence
from studio.wording.sendings import state_of
from studio.wording.words import mark


class SendingsList(QWidget):
    """Shows the newest of what was asked for.

    Signals:
        now_wanted: a number in the queue that is to be tried at once, and whether over anything.
        give_up_wanted: a number in the queue that is to be tried no more.
    """

    now_wanted = Signal(int, bool)
    give_up_wanted = Signal(int)

    def __init__(self, station: Station) -> None:
        super().__init__()
        self._station = station
        self._house = HouseNow(station.door, self)
        self._sendings: Sequence[SendingView] = ()
        self._editable = False
        self._none = WordsLabel(
            mark("Nothing was sent there yet."), station.tongue, kind=Kind.MUTED, wrap=True
        )
        self._rows = QVBoxLayout()
        self._rows.setSpacing(0)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addWidget(WordsLabel(mark("What was sent"), station.tongue, kind=Kind.TITLE))
        layout.addWidget(self._none)
        layout.addLayout(self._rows)
        station.tongue.changed.connect(self.speak)
        station.look.changed.connect(self.speak)

    def show_sendings(self, sendings: Sequence[SendingView], *, editable: bool) -> None:
        """Show these; with `editable` what waits or failed can be tried again."""
        if (sendings, editable) != (self._sendings, self._editable):
            self._sendings, self._editable = sendings, editable
            self.speak()

    def buttons(self) -> list[TextButton]:
        """Return every button there is, in the order of the list."""
        return self.findChildren(TextButton)

    def speak(self) -> None:
        """Say everything in the language and look of now."""
        emptied(self._rows)
        self._none.setVisible(not self._sendings)
        for one in self._sendings:
            self._rows.addWidget(self._row(one))

    def _row(self, one: SendingView) -> QWidget:
        row = QFrame()
        column = QVBoxLayout(row)
        column.setContentsMargins(0, 8, 0, 8)
        column.setSpacing(4)
        if one.article is None:
            column.addWidget(WordsLabel(mark("The whole site"), self._station.tongue, wrap=True))
        else:
            column.addWidget(PersonsLabel(one.headline, wrap=True))
        line = IconLine(self._station)
        symbol, colour = self._sign(one)
        line.show_line(symbol, self._told(one), self._why(one), colour)
        column.addWidget(line)
        buttons = self._buttons(one)
        if buttons is not None:
            column.addLayout(buttons)
        rule = mark_kind(QFrame(), Kind.LINE)
        rule.setFixedHeight(1)
        column.addWidget(rule)
        return row

    def _sign(self, one: SendingView) -> tuple[Symbol, str]:
        palette = self._station.look.palette
        match one.state:
            case SendingState.SENT:
                return Symbol.APPROVED, palette.approved
            case SendingState.FAILED:
                return Symbol.WARNING, palette.delete_text
            case SendingState.WAITING | SendingState.SENDING:
                return Symbol.CLOCK, palette.muted

    def _told(self, one: SendingView) -> str:
        words, now = self._station.tongue.words, self._station.door.acting.clock()
        parts = [state_of(one, words)]
        if one.state is SendingState.SENT:
            if one.files:
                parts.append(words.counted("{n} file", "{n} files", one.files))
                parts.append(words.size(one.bytes))
            else:
                parts.append(words.say("it was there already"))
        if one.ended is not None:
            parts.append(ago(one.ended, now, words))
        elif one.state is SendingState.WAITING and one.attempts:
            parts.append(words.counted("{n} try", "{n} tries", one.attempts))
            parts.append(words.say("again {when}", when=ahead(one.next, now, words)))
        parts.append(isolated(one.by))
        return " · ".join(parts)

    def _why(self, one: SendingView) -> str:
        if one.reason is None:
            return ""
        return sentence(Refused(one.reason, **one.facts), self._station.tongue.words)

    def _buttons(self, one: SendingView) -> QHBoxLayout | None:
        open_ends = {SendingState.WAITING, SendingState.FAILED}
        if not self._editable or one.state not in open_ends:
            return None
        tongue, look = self._station.tongue, self._station.look
        line = QHBoxLayout()
        line.setSpacing(8)
        over = one.reason in OVERRULED
        now = TextButton(mark("Send over it") if over else mark("Try now"), tongue, look)
        on_click(now, partial(self.now_wanted.emit, one.id, over))
        line.addWidget(now)
        if one.state is SendingState.WAITING:
            stop = TextButton(mark("Give up"), tongue, look, kind=Kind.QUIET)
            on_click(stop, partial(self.give_up_wanted.emit, one.id))
            line.addWidget(stop)
        line.addStretch(1)
        return line
