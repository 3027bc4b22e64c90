"""Where a story stands: its stage, who decided what and when, and what they said.

A note with which a story was sent back stands out, since somebody has to act on it. Deliberately
absent: the whole record (`telling`).
"""

from functools import cached_property
from typing import Final, TypeVar

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from studio.document.article import Notice, NoticeKind
from studio.newsroom.views import ArticleDetail
from studio.storage.codes import Stage
from studio.ui.look import Symbol
from studio.ui.look.text import isolated
from studio.ui.parts.buttons import TextButton, on_click
from studio.ui.parts.chips import StageChip
from studio.ui.parts.house_now import HouseNow
from studio.ui.parts.icon_line import IconLine
from studio.ui.parts.late import row_for_later, tab_before
from studio.ui.parts.moments import ago, day_and_hour
from studio.ui.review.findings import Findings
from studio.ui.review.lines import standing_note
from studio.ui.review.parts import NoteCard
from studio.ui.station import Station
from studio.wording.words import mark

W = TypeVar("W", bound=QWidget)

_LATE: Final = ("read_only", "note", "notice", "sign_off", "time", "live")
"""The parts that wait until a story has something to say in them."""
_NOTES: Final = {
    Stage.CHANGES_REQUESTED: mark("What has to change"),
    Stage.IN_REVIEW: mark("Note to the editors"),
    Stage.WITHDRAWN: mark("Why it was withdrawn"),
    Stage.SPIKED: mark("Why it was spiked"),
}
_NOTICES: Final = {
    NoticeKind.UPDATE: mark("Will go out as an update"),
    NoticeKind.CORRECTION: mark("Will go out as a correction"),
    NoticeKind.CLARIFICATION: mark("Will go out as a clarification"),
}
_SAME: Final = mark("Readers have this text")
_OTHER: Final = mark("Readers still have the published text")


class Standing(QWidget):
    """Shows the head of the review.

    Signals:
        comparison_wanted: the number of the version that was approved.
    """

    comparison_wanted = Signal(int)

    def __init__(self, station: Station, house: HouseNow) -> None:
        super().__init__()
        self._station, self._house = station, house
        self._approved: int | None = None
        self.chip = StageChip(station.tongue, station.look)
        self.changes = TextButton(
            mark("Show what changed since"), station.tongue, station.look, symbol=Symbol.HISTORY
        )
        on_click(self.changes, self._want_comparison)
        head = QHBoxLayout()
        head.addWidget(self.chip)
        head.addStretch(1)
        beside = QHBoxLayout()
        beside.addWidget(self.changes)
        beside.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addLayout(head)
        self._places = {name: row_for_later() for name in _LATE}
        for name in ("read_only", "note", "notice", "sign_off"):
            column.addLayout(self._places[name])
        column.addLayout(beside)
        for name in ("time", "live"):
            column.addLayout(self._places[name])

    @cached_property
    def note(self) -> NoteCard:
        """What somebody said when they sent it on or back."""
        card = self._put("note", NoteCard(self._station))
        tab_before(card, self.notice if "notice" in vars(self) else self.changes)
        return card

    @cached_property
    def notice(self) -> NoteCard:
        """What readers are told with the next publication."""
        card = self._put("notice", NoteCard(self._station))
        tab_before(card, self.changes)
        return card

    @cached_property
    def sign_off(self) -> IconLine:
        """Who approved it."""
        return self._put("sign_off", IconLine(self._station))

    @cached_property
    def time(self) -> IconLine:
        """When it goes out."""
        return self._put("time", IconLine(self._station))

    @cached_property
    def live(self) -> IconLine:
        """Since when readers have it."""
        return self._put("live", IconLine(self._station))

    @cached_property
    def read_only(self) -> IconLine:
        """That nobody can write in this newsroom."""
        return self._put("read_only", IconLine(self._station))

    def _put(self, name: str, part: W) -> W:
        part.hide()
        self._places[name].addWidget(part)
        return part

    def _shows(self, name: str, *, shown: bool) -> bool:
        """Show a part or hide it, making none to hide it; return whether it is shown."""
        if shown or name in vars(self):
            part: QWidget = getattr(self, name)
            part.setVisible(shown)
        return shown

    def show_story(self, detail: ArticleDetail, found: Findings) -> None:
        """Show where a story stands."""
        self.chip.show_stage(detail.summary.stage)
        if self._shows("read_only", shown=self._station.door.acting.store.read_only):
            text = self._station.tongue.words.say("This newsroom can be read, not written in.")
            self.read_only.show_line(Symbol.LOCK, text)
        self._show_note(detail, found)
        self._show_notice(detail.text.notice)
        self._show_sign_off(detail, found)
        self._show_times(detail)

    def _show_note(self, detail: ArticleDetail, found: Findings) -> None:
        stage, station = detail.summary.stage, self._station
        line = standing_note(stage, found.records)
        if not self._shows("note", shown=line is not None) or line is None:
            return
        words, palette = station.tongue.words, station.look.palette
        when = ago(line.at, station.door.acting.clock(), words)
        title = words.say(_NOTES[stage])
        who = f"{isolated(line.person)} · {when}"
        self.note.show_note(line.symbol, title, who, line.note, palette.stage(stage))

    def _show_notice(self, notice: Notice | None) -> None:
        if not self._shows("notice", shown=notice is not None) or notice is None:
            return
        words, palette = self._station.tongue.words, self._station.look.palette
        text = notice.text or words.say("Without a note to readers")
        title = words.say(_NOTICES[notice.kind])
        self.notice.show_note(Symbol.PEN, title, "", text, palette.published)

    def _show_sign_off(self, detail: ArticleDetail, found: Findings) -> None:
        approved = detail.sign_off
        void = approved is not None and approved.voided is not None
        self._approved = None if approved is None else approved.revision
        self._shows("sign_off", shown=approved is not None)
        self.changes.setVisible(void and bool(found.words_since))
        if approved is None:
            return
        words, palette = self._station.tongue.words, self._station.look.palette
        when = ago(approved.at, self._station.door.acting.clock(), words)
        name = isolated(approved.person_name)
        if void:
            detail_text = f"{name} · {when}"
            if found.words_since:
                since = words.counted("{n} word since", "{n} words since", found.words_since)
                detail_text = f"{detail_text} · {since}"
            title = words.say("The approval no longer holds: the text is another")
            if not found.words_since:
                title = words.say("The approval no longer holds")
            self.sign_off.show_line(Symbol.WARNING, title, detail_text, palette.in_review)
            return
        title = words.say("Approved by {name}", name=name)
        if approved.own_words:
            own = words.counted(
                "{n} word of this text is theirs",
                "{n} words of this text are theirs",
                approved.own_words,
            )
            when = f"{when} · {own}"
        self.sign_off.show_line(Symbol.APPROVED, title, when, palette.approved)

    def _show_times(self, detail: ArticleDetail) -> None:
        words, palette = self._station.tongue.words, self._station.look.palette
        summary, house = detail.summary, self._house.settings
        due = summary.scheduled if summary.stage is Stage.SCHEDULED else None
        if self._shows("time", shown=due is not None) and due is not None:
            zone = detail.scheduled_zone or house.time_zone
            when = day_and_hour(due, zone, words, house.month_names)
            title = words.say("To be published")
            self.time.show_line(Symbol.SCHEDULED, title, when, palette.approved)
        out = detail.published if summary.live else None
        if self._shows("live", shown=out is not None) and out is not None:
            when = day_and_hour(out, house.time_zone, words, house.month_names)
            same = summary.published_revision == summary.revision
            title = words.say(_SAME if same else _OTHER)
            self.live.show_line(Symbol.PUBLISHED, title, when, palette.published)

    def _want_comparison(self) -> None:
        if self._approved is not None:
            self.comparison_wanted.emit(self._approved)
