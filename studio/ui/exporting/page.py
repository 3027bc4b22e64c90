"""The page of the export sheet: stories to tick, the place, progress, and the buttons.

Deliberately absent: reading what is ready and exporting it, which the sheet does.
"""

from dataclasses import replace
from enum import StrEnum
from functools import partial
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QCheckBox,
    QFrame,
    QHBoxLayout,
    QLabel,
    QProgressBar,
    QScrollArea,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from studio.ui.exporting.delivering import Delivery, Wanted
from studio.ui.exporting.heard import Done, SentTo
from studio.ui.exporting.offer import Offer, There
from studio.ui.exporting.row import StoryRow, Way
from studio.ui.exporting.target import Target
from studio.ui.look import Kind, Symbol
from studio.ui.look.text import isolated
from studio.ui.parts.buttons import TextButton, on_click
from studio.ui.parts.choices import Tick
from studio.ui.parts.empty import EmptyState
from studio.ui.parts.kinds import mark_kind
from studio.ui.station import Station
from studio.wording.terms import theme_name
from studio.wording.words import mark

_INDENT: Final = 16
_ENTER: Final = {Qt.Key.Key_Return, Qt.Key.Key_Enter}


class Standing(StrEnum):
    """What the page is doing."""

    READING = "reading"
    CHOOSING = "choosing"
    LEAVING = "leaving"
    DONE = "done"


class ExportPage(QWidget):
    """Shows it all.

    Signals:
        started: the chosen stories are to leave; true where approved ones are published first.
        over_wanted: an article and the id of a target that it is sent to, over what is there.
        cancelled: no further story is to leave.
        folder_wanted: the place is to be shown.
        again_wanted: what is ready is to be shown anew.
        close_wanted: the sheet is to be put away.
    """

    started = Signal(bool)
    over_wanted = Signal(int, int)
    cancelled = Signal()
    folder_wanted = Signal()
    again_wanted = Signal()
    close_wanted = Signal()

    def __init__(self, station: Station, way: Way) -> None:
        super().__init__()
        self._station, self._way = station, way
        self.standing = Standing.READING
        self.rows: list[StoryRow] = []
        self._offer: Offer | None = None
        self._delivery: Delivery | None = None
        tongue, look = station.tongue, station.look
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.target = Target(station)
        self.everything = Tick(look)
        self.everything.clicked.connect(self._tick_all)
        self._theme = mark_kind(QLabel(), Kind.SMALL)
        self.summary = mark_kind(QLabel(), Kind.SMALL)
        self.summary.setWordWrap(True)
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        quiet = Kind.QUIET
        self.primary = TextButton(mark("Export"), tongue, look, kind=Kind.PRIMARY)
        self.beside = TextButton(mark("Export without publishing"), tongue, look)
        self.cancel = TextButton(mark("Cancel"), tongue, look)
        self.folder = TextButton(
            mark("Open the folder"), tongue, look, kind=Kind.PRIMARY, symbol=Symbol.FOLDER
        )
        self.again = TextButton(mark("Back to the list"), tongue, look)
        self.close_it = TextButton(mark("Close"), tongue, look, kind=quiet)
        on_click(self.primary, lambda: self._start(publish=self._publishing()))
        on_click(self.beside, lambda: self._start(publish=False))
        on_click(self.cancel, self.cancelled.emit)
        on_click(self.folder, self.folder_wanted.emit)
        on_click(self.again, self.again_wanted.emit)
        on_click(self.close_it, self.close_wanted.emit)
        self._arrange()
        tongue.changed.connect(self.speak)
        look.changed.connect(self.speak)
        self._follow()

    # What is shown

    def show_reading(self) -> None:
        """Say that what is ready is being read."""
        self.standing = Standing.READING
        self._follow()

    def show_offer(self, offer: Offer, ticks: dict[int, bool]) -> None:
        """Show what is ready; `ticks` holds what the person chose before."""
        anew = self.standing is not Standing.CHOOSING
        self.standing, self._offer, self._delivery = Standing.CHOOSING, offer, None
        self._clear()
        self.target.show_targets(offer.targets, offer.chosen)
        for candidate in offer.candidates:
            row = StoryRow(self._station, candidate, self._way)
            row.tick.setChecked(row.possible and ticks.get(candidate.article, candidate.wanted))
            row.ticked.connect(self._follow)
            row.over_wanted.connect(partial(self.over_wanted.emit, candidate.article))
            self.rows.append(row)
            self._list.insertWidget(self._list.count() - 1, row)
        self._follow()
        if anew:
            first = self.primary if self.primary.isEnabled() else self
            first.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_leaving(self, total: int) -> None:
        """Show that stories leave, the first of `total` now."""
        self.standing = Standing.LEAVING
        self.bar.setRange(0, total)
        self.bar.setValue(0)
        self._follow()
        self.cancel.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_done(self, done: Done) -> None:
        """Show what became of one story."""
        for row in self.rows:
            if row.candidate.article == done.article:
                row.show_done(done)
                self._scroll.ensureWidgetVisible(row, 0, 8)
        self.bar.setValue(self.bar.value() + 1)
        self._say_summary()

    def show_sent(self, sent: SentTo) -> None:
        """Show what became of one story on its way to a target."""
        for row in self.rows:
            if row.candidate.article == sent.article:
                row.show_sent(sent)
                self._scroll.ensureWidgetVisible(row, 0, 8)
        self.bar.setValue(self.bar.value() + 1)
        self._say_summary()

    def show_end(self, delivery: Delivery) -> None:
        """Show that all is done."""
        self.standing, self._delivery = Standing.DONE, delivery
        self._follow()
        first = self.folder if self.folder.isVisible() else self.again
        first.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_over(self, sent: SentTo) -> None:
        """Show what became of one story that was sent over what stood at a target."""
        for row in self.rows:
            if row.candidate.article == sent.article:
                row.show_sent(sent)
        if self._delivery is not None:
            place = (sent.article, sent.target_id)
            told = (
                sent if (one.article, one.target_id) == place else one
                for one in self._delivery.sent
            )
            self._delivery = replace(self._delivery, sent=tuple(told))
        self._say_summary()

    def say_problem(self, text: str) -> None:
        """Say why nothing can leave."""
        self.summary.setText(text)
        self.summary.show()
        mark_kind(self.summary, Kind.ERROR)

    # What was chosen

    def ticks(self) -> dict[int, bool]:
        """Return what is chosen of the stories that could be."""
        return {row.candidate.article: row.chosen for row in self.rows if row.possible}

    def chosen(self, *, publish: bool) -> list[Wanted]:
        """Return the chosen stories in their order."""
        return [
            Wanted(
                article=row.candidate.article,
                revision=row.candidate.revision,
                status=row.candidate.status,
                publish=publish and row.candidate.publishes,
                over=row.candidate.there is There.NEWER,
            )
            for row in self.rows
            if row.chosen
        ]

    # Keys and words

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Press on Enter the button that has the focus, or else the one that leads on."""
        if event.key() not in _ENTER or event.modifiers() not in (
            Qt.KeyboardModifier.NoModifier,
            Qt.KeyboardModifier.KeypadModifier,
        ):
            super().keyPressEvent(event)
            return
        focused = QApplication.focusWidget()
        if isinstance(focused, QAbstractButton) and not isinstance(focused, QCheckBox):
            focused.click()
        elif self.standing is Standing.CHOOSING and self.primary.isEnabled():
            self.primary.click()
        event.accept()

    def speak(self) -> None:
        """Say everything in the language and look of now."""
        for row in self.rows:
            row.speak()
        self._follow()

    def _start(self, *, publish: bool) -> None:
        if self.standing is Standing.CHOOSING:
            self.started.emit(publish)

    def _publishing(self) -> bool:
        return any(row.chosen and row.candidate.publishes for row in self.rows)

    def _tick_all(self) -> None:
        possible = [row for row in self.rows if row.possible]
        wanted = not all(row.chosen for row in possible)
        for row in possible:
            row.tick.setChecked(wanted)
        self._follow()

    def _follow(self) -> None:
        self.setAccessibleName(self._station.tongue.words.say("Export"))
        standing = self.standing
        choosing, leaving = standing is Standing.CHOOSING, standing is Standing.LEAVING
        done = standing is Standing.DONE
        possible = [row for row in self.rows if row.possible]
        count = sum(row.chosen for row in possible)
        state = Qt.CheckState.Unchecked
        if count:
            every = count == len(possible)
            state = Qt.CheckState.Checked if every else Qt.CheckState.PartiallyChecked
        self.everything.setCheckState(state)
        self.everything.setEnabled(choosing and bool(possible))
        publishing = self._publishing()
        self.primary.say(mark("Publish and export") if publishing else mark("Export"))
        self.primary.setEnabled(choosing and count > 0)
        self.primary.setVisible(not leaving and not done)
        self.beside.setVisible(choosing and publishing)
        self.bar.setVisible(leaving)
        self.cancel.setVisible(leaving)
        delivered = self._delivery is not None and any(one.path for one in self._delivery.done)
        self.folder.setVisible(done and delivered)
        self.again.setVisible(done)
        self.close_it.setVisible(not leaving)
        self.target.hold(still=not choosing)
        for row in self.rows:
            row.hold(still=not choosing)
        shown = self._scroll if self.rows else self._empty
        self._stack.setCurrentWidget(self._blank if standing is Standing.READING else shown)
        self._say_summary()

    def _say_summary(self) -> None:
        words = self._station.tongue.words
        mark_kind(self.summary, Kind.SMALL)
        count = sum(row.chosen for row in self.rows)
        chosen = words.counted("{n} story chosen", "{n} stories chosen", count)
        self.everything.setText(chosen)
        self.everything.setAccessibleName(chosen)
        self.everything.updateGeometry()
        self._theme.setText("")
        if self._offer is not None:
            theme = words.say("Theme: {theme}", theme=theme_name(self._offer.theme, words))
            self._theme.setText(f"{isolated(self._offer.site_name)} · {theme}")
        text = ""
        if self.standing is Standing.READING:
            text = words.say("Looking what is ready…")
        elif self.standing is Standing.LEAVING:
            text = words.say(
                "Exporting: {done} of {total}", done=self.bar.value(), total=self.bar.maximum()
            )
        elif self._delivery is not None:
            text = ended(self._station, self._delivery)
        self.summary.setText(text)
        self.summary.setVisible(bool(text))

    # Arranging

    def _clear(self) -> None:
        for row in self.rows:
            row.hide()
            row.setParent(None)
            row.deleteLater()
        self.rows = []

    def _arrange(self) -> None:
        self._scroll = QScrollArea()
        self._scroll.setWidgetResizable(True)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        content = mark_kind(QWidget(), Kind.SURFACE)
        self._list = QVBoxLayout(content)
        self._list.setContentsMargins(0, 0, 0, 0)
        self._list.setSpacing(0)
        self._list.addStretch(1)
        self._scroll.setWidget(content)
        self._blank = QWidget()
        self._empty = EmptyState(
            Symbol.READY,
            mark("Nothing is ready to export"),
            mark("Approved and published stories stand here."),
            self._station.tongue,
            self._station.look,
        )
        self._stack = QStackedWidget()
        for page in (self._blank, self._scroll, self._empty):
            self._stack.addWidget(page)
        card = mark_kind(QFrame(), Kind.CARD)
        inside = QVBoxLayout(card)
        inside.setContentsMargins(4, 4, 4, 4)
        inside.addWidget(self._stack)
        head = QHBoxLayout()
        head.setContentsMargins(0, 0, 0, 0)
        head.addSpacing(_INDENT)
        head.addWidget(self.everything)
        head.addStretch(1)
        head.addWidget(self._theme)
        head.addSpacing(_INDENT)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(12)
        layout.addLayout(head)
        layout.addWidget(card, 1)
        layout.addWidget(self.target)
        layout.addWidget(self.summary)
        layout.addWidget(self.bar)
        foot = QHBoxLayout()
        foot.setSpacing(8)
        for button in (self.primary, self.folder, self.beside, self.again, self.cancel):
            foot.addWidget(button)
        foot.addStretch(1)
        foot.addWidget(self.close_it)
        layout.addLayout(foot)


def ended(station: Station, delivery: Delivery) -> str:
    """Return in a sentence or two what became of an export."""
    words = station.tongue.words
    written = sum(one.path is not None for one in delivery.done)
    published = sum(one.published for one in delivery.done)
    refused = sum(one.error is not None for one in delivery.done)
    said = []
    if written or not (delivery.sent or published):
        said.append(words.counted("{n} story exported.", "{n} stories exported.", written))
    elif published:
        said.append(words.counted("{n} story published.", "{n} stories published.", published))
    if refused:
        said.append(words.counted("{n} was refused.", "{n} were refused.", refused))
    sent = sum(bool(one.outcome) for one in delivery.sent)
    waiting = sum(one.waits for one in delivery.sent)
    failed = len(delivery.sent) - sent - waiting
    if sent:
        said.append(words.counted("{n} sending arrived.", "{n} sendings arrived.", sent))
    if waiting:
        said.append(
            words.counted("{n} waits and is tried again.", "{n} wait and are tried again.", waiting)
        )
    if failed:
        said.append(words.counted("{n} sending failed.", "{n} sendings failed.", failed))
    if delivery.cancelled:
        said.append(words.say("The others were left out."))
    return " ".join(said)
