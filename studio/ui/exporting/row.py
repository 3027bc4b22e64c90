"""A story on the export sheet: chosen or not, what stands in its way, and what became of it."""

from collections.abc import Callable
from datetime import datetime
from functools import partial
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout

from studio.errors import MidadError
from studio.newsroom.target_values import OVERRULED
from studio.storage.codes import PackageStatus, Stage
from studio.ui.exporting.heard import Done, SentTo
from studio.ui.exporting.offer import Candidate, There
from studio.ui.house.target_words import name_in
from studio.ui.look import Kind, Symbol
from studio.ui.look.text import isolated
from studio.ui.parts.buttons import TextButton, on_click
from studio.ui.parts.chips import StageChip
from studio.ui.parts.choices import Tick
from studio.ui.parts.icon_line import IconLine
from studio.ui.parts.kinds import mark_kind
from studio.ui.parts.labels import PersonsLabel
from studio.ui.parts.moments import ago
from studio.ui.review.parts import Obstacles
from studio.ui.station import Station
from studio.wording.reasons import sentence
from studio.wording.words import Words, mark

_THERE: Final = {
    There.NOTHING: mark("not there yet"),
    There.OTHER: mark("replaces another version"),
    There.NEWER: mark("goes back: a newer version is there"),
    There.SAME: mark("already there"),
}
_OUTCOMES: Final = {
    "written": mark("Written"),
    "replaced": mark("Replaced"),
    "unchanged": mark("Unchanged"),
}
_PUBLISHED: Final = {
    "written": mark("Published and written"),
    "replaced": mark("Published and replaced"),
    "unchanged": mark("Published; the package is unchanged"),
}
"""What became of a package; `studio.export.delivery` knows the codes."""

SENT: Final = {
    "written": mark("Sent to {target}"),
    "replaced": mark("Sent to {target} in place of the older text"),
    "unchanged": mark("{target} has it already"),
}
"""What became of a sending, by the same codes."""

Way = Callable[[int, str, int | None], None]
"""Leads to a place: the article, its field, and a block of it."""


class StoryRow(QFrame):
    """One story.

    Signals:
        ticked: it was chosen, or no longer is.
        over_wanted: the id of a target that it is to be sent to, over what stands there.
    """

    ticked = Signal()
    over_wanted = Signal(int)

    def __init__(self, station: Station, candidate: Candidate, way: Way) -> None:
        super().__init__()
        self._station, self._way = station, way
        self.candidate = candidate
        self.done: Done | None = None
        self.tick = Tick(station.look)
        self.tick.setFixedWidth(32)
        self.tick.setEnabled(self.possible)
        self.tick.setChecked(candidate.wanted)
        self.tick.toggled.connect(lambda _: self.ticked.emit())
        self._headline = PersonsLabel(kind=Kind.TITLE)
        self._chip = StageChip(station.tongue, station.look, candidate.stage)
        self._detail = mark_kind(QLabel(), Kind.SMALL)
        self._detail.setWordWrap(True)
        self._detail.setTextFormat(Qt.TextFormat.PlainText)
        self.result = IconLine(station)
        self.sent: list[tuple[SentTo, IconLine]] = []
        self.over: dict[int, TextButton] = {}
        self._sent = QVBoxLayout()
        self._sent.setSpacing(4)
        self.obstacles = Obstacles(station, self._go)
        self.open_story = TextButton(
            mark("Open the story"), station.tongue, station.look, kind=Kind.QUIET
        )
        on_click(self.open_story, lambda: self._go("headline", None))
        self._arrange()
        self.speak()

    @property
    def possible(self) -> bool:
        """Whether it can be chosen: nothing forbids it to leave."""
        return self.candidate.refused is None and not self.candidate.obstacles

    @property
    def chosen(self) -> bool:
        """Whether it is to leave."""
        return self.possible and self.tick.isChecked()

    def show_done(self, done: Done | None) -> None:
        """Show what became of it, None that it waits."""
        self.done = done
        if done is not None and done.published:
            self._chip.show_stage(Stage.PUBLISHED)
        self.speak()

    def show_sent(self, sent: SentTo) -> None:
        """Show what became of it on its way to a target; a later word takes an earlier's place."""
        for place, (before, line) in enumerate(self.sent):
            if before.target_id == sent.target_id:
                self.sent[place] = (sent, line)
                break
        else:
            line = IconLine(self._station)
            over = TextButton(mark("Send over it"), self._station.tongue, self._station.look)
            on_click(over, partial(self._want_over, sent.target_id))
            self._sent.addWidget(line)
            self._sent.addWidget(over, alignment=Qt.AlignmentFlag.AlignLeading)
            self.over[sent.target_id] = over
            self.sent.append((sent, line))
        self._say_sent()

    def hold(self, *, still: bool) -> None:
        """Let nothing be chosen while stories leave."""
        self.tick.setEnabled(self.possible and not still)

    def speak(self) -> None:
        """Say everything in the language and look of now."""
        words = self._station.tongue.words
        candidate = self.candidate
        headline = candidate.headline or words.say("No headline yet")
        self._headline.show_words(headline)
        self.tick.setAccessibleName(headline)
        now = self._station.door.acting.clock()
        self._detail.setText(" · ".join(_details(candidate, words, now)))
        rtl = self._station.tongue.rtl
        side = Qt.AlignmentFlag.AlignRight if rtl else Qt.AlignmentFlag.AlignLeft
        self._detail.setAlignment(side | Qt.AlignmentFlag.AlignAbsolute)
        error = candidate.refused if self.done is None else self.done.error
        self.obstacles.setVisible(bool(candidate.obstacles))
        if candidate.obstacles:
            self.obstacles.show_obstacles(candidate.obstacles)
            error = None
        self.open_story.setVisible(error is not None)
        self._say_result(error, words)
        self._say_sent()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Choose it by a press anywhere on it."""
        if event.button() is Qt.MouseButton.LeftButton and self.tick.isEnabled():
            self.tick.toggle()
        event.accept()

    def _say_result(self, error: MidadError | None, words: Words) -> None:
        palette = self._station.look.palette
        done = self.done
        self.result.setVisible(error is not None or (done is not None and done.error is None))
        if error is not None:
            text = sentence(error, words)
            if done is not None and done.published:
                half = words.say("Published, but not written.")
                text = f"{half} {text}"
            self.result.show_line(Symbol.WARNING, text, "", palette.delete_text)
        elif done is not None and done.path is None:
            if done.published:
                self.result.show_line(
                    Symbol.APPROVED, words.say("It is published."), "", palette.approved
                )
            self.result.setVisible(done.published)
        elif done is not None and done.path is not None:
            table = _PUBLISHED if done.published else _OUTCOMES
            symbol = Symbol.SAVED if done.outcome == "unchanged" else Symbol.APPROVED
            said = words.say(table[done.outcome])
            name = words.foreign(done.path.name)
            self.result.show_line(symbol, f"{said} · {name}", "", palette.approved)

    def _say_sent(self) -> None:
        words, palette = self._station.tongue.words, self._station.look.palette
        for sent, line in self.sent:
            target = name_in(words, sent.target)
            why = "" if sent.error is None else sentence(sent.error, words)
            over = self.over[sent.target_id]
            over.setVisible(sent.error is not None and sent.error.reason in OVERRULED)
            over.setEnabled(True)
            if sent.outcome:
                said = words.say(SENT[sent.outcome], target=target)
                symbol = Symbol.SAVED if sent.outcome == "unchanged" else Symbol.APPROVED
                line.show_line(symbol, said, "", palette.approved)
            elif sent.waits:
                said = words.say("Waits for {target}", target=target)
                line.show_line(Symbol.CLOCK, said, why, palette.muted)
            else:
                said = words.say("Not sent to {target}", target=target)
                line.show_line(Symbol.WARNING, said, why, palette.delete_text)

    def _want_over(self, target: int) -> None:
        self.over[target].setEnabled(False)
        self.over_wanted.emit(target)

    def _go(self, field: str, block: int | None) -> None:
        self._way(self.candidate.article, field, block)

    def _arrange(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(self._headline, 1)
        head.addWidget(self._chip)
        column = QVBoxLayout()
        column.setContentsMargins(0, 4, 0, 4)
        column.setSpacing(4)
        column.addLayout(head)
        column.addWidget(self._detail)
        column.addWidget(self.result)
        column.addLayout(self._sent)
        column.addWidget(self.obstacles)
        column.addWidget(self.open_story, alignment=Qt.AlignmentFlag.AlignLeading)
        row = QHBoxLayout()
        row.setContentsMargins(12, 8, 12, 8)
        row.setSpacing(4)
        row.addWidget(self.tick, alignment=Qt.AlignmentFlag.AlignTop)
        row.addLayout(column, 1)
        line = mark_kind(QFrame(), Kind.LINE)
        line.setFixedHeight(1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addLayout(row)
        whole.addWidget(line)


def _details(candidate: Candidate, words: Words, now: datetime) -> list[str]:
    found = [isolated(candidate.section)] if candidate.section else []
    if candidate.refused is not None:
        return found
    if candidate.pictures:
        found.append(words.counted("{n} picture", "{n} pictures", candidate.pictures))
    if candidate.status is PackageStatus.APPROVED and not candidate.publishes:
        found.append(words.say("leaves as approved, not as published"))
    if candidate.status is PackageStatus.WITHDRAWN:
        found.append(words.say("leaves as a notice that it was withdrawn"))
    found.append(words.say(_THERE[candidate.there]))
    for one in candidate.standings:
        target = name_in(words, one.target_name)
        if one.old:
            found.append(words.say("old text at {targets}", targets=target))
        else:
            when = ago(one.sent, now, words)
            found.append(words.say("at {target}, {when}", target=target, when=when))
    return found
