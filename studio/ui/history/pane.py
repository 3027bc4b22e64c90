"""The history pane: a story's versions, what changed between two, and the ways back.

A whole version is restored by the newsroom, as a version on top, after what was typed was kept as
one; a paragraph or field is put into the text of now as one step that can be undone. Both are
taken back from a toast too. Deliberately absent: comparing (`comparison`).
"""

from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, QTimer, QUrl, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QSplitter,
    QStackedLayout,
    QVBoxLayout,
    QWidget,
)

from studio.newsroom.acting import Acting
from studio.newsroom.articles import name_version, restore_version
from studio.newsroom.changes import Changes
from studio.newsroom.workflow import Action
from studio.ui.commands import Do
from studio.ui.history.head import Head
from studio.ui.history.page import Style, one_column
from studio.ui.history.putting_back import PuttingBack
from studio.ui.history.reader import Reader
from studio.ui.history.reading import Compared, Past, read_both, read_past
from studio.ui.history.titles import Titles, restore
from studio.ui.history.top import Top
from studio.ui.history.versions import VersionList
from studio.ui.history.wide import show_wide
from studio.ui.look import Kind, Symbol
from studio.ui.look.text import isolated
from studio.ui.parts.buttons import TextButton, on_click
from studio.ui.parts.empty import EmptyState
from studio.ui.parts.kinds import mark_kind
from studio.ui.station import Station
from studio.ui.story import Story
from studio.wording.reasons import sentence
from studio.wording.words import Words, mark

if TYPE_CHECKING:
    from studio.ui.door import Asked

AGAIN_AFTER_MS: Final = 1500


class HistoryPane(QWidget):
    """Shows the open story's past.

    Signals:
        told: a text for a toast, and what takes it back or None.
    """

    told = Signal(str, object)

    def __init__(self, station: Station, story: Story, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._station, self._story = station, story
        self._shown: int | None = None
        self._past = Past()
        self._wanted: int | None = None
        self._compared: Compared | None = None
        self._asked: Asked[Compared] | None = None
        self._unfolded: frozenset[int] = frozenset()
        self._landing = self._came = False
        tongue, look = station.tongue, station.look
        self.versions = VersionList(station)
        self.reader = Reader(station)
        self.head = Head(station)
        self.restore = TextButton(mark("Restore this version"), tongue, look, symbol=Symbol.RESTORE)
        self.top = Top(station)
        self.since = self.top.since
        self._back_in = PuttingBack(station, story, self)
        self._back_in.told.connect(self.told)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(AGAIN_AFTER_MS)
        self._timer.timeout.connect(self._compare)
        self._arrange()
        self._connect()
        self._follow()

    def focus_room(self) -> None:
        """Take the focus when the person comes to this room by key."""
        if not self.top.focus_room():
            self.versions.setFocus(Qt.FocusReason.OtherFocusReason)
            self._came = not self._past.versions

    def compare_with(self, number: int) -> None:
        """Show what changed between a version and the newest one."""
        self._wanted = number
        self._choose_wanted()

    # Arranging

    def _arrange(self) -> None:
        top = QWidget()
        column = QVBoxLayout(top)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.top)
        column.addWidget(self.versions, 1)
        restoring = QHBoxLayout()
        restoring.addWidget(self.restore)
        restoring.addStretch(1)
        lower = mark_kind(QFrame(), Kind.SURFACE)
        below = QVBoxLayout(lower)
        below.setContentsMargins(16, 12, 16, 12)
        below.setSpacing(8)
        below.addWidget(self.head)
        below.addWidget(self.reader, 1)
        below.addLayout(restoring)
        splitter = QSplitter(Qt.Orientation.Vertical)
        splitter.setChildrenCollapsible(False)
        splitter.setHandleWidth(1)
        splitter.addWidget(top)
        splitter.addWidget(lower)
        splitter.setSizes([300, 520])
        splitter.setStretchFactor(1, 1)
        empty = EmptyState(
            Symbol.HISTORY,
            mark("No story is open"),
            mark("Its versions and what changed between them are shown here."),
            self._station.tongue,
            self._station.look,
        )
        self._pages = QStackedLayout(self)
        self._pages.addWidget(empty)
        self._pages.addWidget(splitter)

    def _connect(self) -> None:
        story = self._story
        story.loaded.connect(lambda _: self._follow())
        story.refreshed.connect(lambda _: self._follow())
        story.closed.connect(self._follow)
        story.edited.connect(self._stir)
        story.replaced.connect(lambda _: self._compare())
        story.rewritten.connect(lambda _: self._compare())
        self._station.deck[Do.SUGGEST].toggled.connect(self._show)
        self.versions.chosen.connect(self._start_over)
        self.reader.anchorClicked.connect(self._go)
        on_click(self.head.wide, self.show_wide)
        self.head.changed.connect(self._compare)
        self.head.base_wanted.connect(self._compare_from)
        on_click(self.restore, self.restore_chosen)
        self.top.looked_back.connect(self._look_back)
        self.top.named.connect(self._name)
        self.top.filtered.connect(self._list)
        self._station.tongue.changed.connect(self._show)
        self._station.look.changed.connect(self._show)

    # Following the story

    def showEvent(self, event: QShowEvent) -> None:
        """Read what was not read while nobody looked."""
        super().showEvent(event)
        self._follow()

    def _follow(self) -> None:
        detail = self._story.detail
        self._pages.setCurrentIndex(0 if detail is None else 1)
        if detail is None or detail.summary.id != self._shown:
            self._shown = None
            self._past, self._compared = Past(), None
            self.versions.show_versions((), 0)
            self._show()
        if detail is None or not self.isVisible():
            return
        self._shown = detail.summary.id
        self._station.door.ask(
            lambda acting: read_past(acting, detail),
            partial(self._take_past, detail.summary.id),
            failed=lambda error: self.told.emit(sentence(error, self._words), None),
            owner=self,
        )

    def _take_past(self, article: int, past: Past) -> None:
        if article != self._story.article:
            return
        grew = past.versions != self._past.versions
        typed = past.trail != self._past.trail
        self._past = past
        self.top.show_past(past, writes=self._story.editable and not self._read_only)
        if self._came and self.versions.hasFocus():  # there was nothing to look back to yet
            self.top.focus_room()
        self._came = False
        if grew or typed:
            self._list()
        if self._wanted is not None:
            self._choose_wanted()
        elif grew or not self.versions.selected():
            self.versions.choose(past.newest)
        else:
            self._compare()

    def _list(self) -> None:
        listed = self.top.listed(self._past)
        self.versions.show_versions(listed.rows(), listed.newest)
        if not self.versions.selected():
            self.versions.choose(self._past.newest)

    def _name(self, name: str) -> None:
        """Name the chosen version; the newest one after what was typed was kept in it."""
        chosen = self.versions.selected()
        older = chosen[-1] if chosen and 0 < chosen[-1] != self._past.newest else None
        said = self._words.say("The version is called {name} now", name=isolated(name))
        self._story.act(
            lambda acting, article, newest: name_version(acting, article, older or newest, name),
            lambda _: self.told.emit(said, None),
        )

    def _choose_wanted(self) -> None:
        if self._wanted in self.versions.numbers:
            wanted, self._wanted = self._wanted, None
            self.versions.choose(wanted, self._past.newest)

    def _look_back(self, name: str) -> None:
        number = getattr(self._past, name)
        self._landing = True
        self.versions.choose(number, self._past.newest)
        self.reader.setFocus(Qt.FocusReason.OtherFocusReason)

    def _land(self) -> None:
        """Put whoever looked back on the first way back: of a paragraph, else of a field."""
        if self._landing:
            self._landing = False
            self.reader.go_to_link("restore:", "field:")

    def _stir(self) -> None:
        if self.isVisible() and self._newest_is_shown():
            self._timer.start()

    # Comparing

    def _newest_is_shown(self) -> bool:
        chosen = self.versions.selected()
        return bool(chosen) and chosen[-1] == self._past.newest

    def _start_over(self, older: int, newer: int) -> None:
        del older
        self.top.show_chosen(newer if newer > 0 else self._past.newest)
        self._unfolded = frozenset()
        self._compare()

    def _compare_from(self, number: int) -> None:
        """Compare the chosen row with another one, the older first."""
        chosen = self.versions.selected()
        if chosen:
            self.versions.choose(number, chosen[-1])

    def _compare(self) -> None:
        article, chosen = self._story.article, self.versions.selected()
        if article is None or not chosen or not self.isVisible():
            return
        if self._asked is not None:
            self._asked.forget()
        newer = chosen[-1]
        numbers = (chosen[0] if len(chosen) > 1 else self.versions.base_of(newer), newer)
        ignored = self.head.blindness.ignored
        now = self._story.text if self._newest_is_shown() else None

        def show(compared: Compared) -> None:
            if article == self._story.article:
                self._compared = compared
                self._show()

        self._asked = self._station.door.ask(
            lambda acting: read_both(acting, article, numbers, now, ignored=ignored),
            show,
            failed=lambda error: self.reader.say(sentence(error, self._words)),
            owner=self,
        )

    def _show(self) -> None:
        compared, detail = self._compared, self._story.detail
        self.restore.setVisible(False)
        self.head.show_compared(None if detail is None else compared, self._titles)
        if compared is not None:
            rows = [(one, self._titles.name(one)) for one in self.versions.numbers]
            self.head.offer(rows, compared.numbers)
        if compared is None or detail is None:
            nothing = ""
            self.reader.say(nothing)
            return
        words = self._words
        if compared.found.same:
            self.reader.say(
                words.say("Nothing differs but what is suggested or decided.")
                if compared.under_review
                else words.say("Nothing differs between these versions.")
            )
        else:
            self.reader.show_page(one_column(compared.found, self._style, self._unfolded))
            self._land()
        back = self._back()
        may = Action.RESTORE_VERSION in detail.may and not self._read_only
        self.restore.setVisible(back is not None and may)
        if back is not None:
            titles, suggests = self._titles, self._back_in.suggests
            self.restore.setText(titles.suggesting(back) if suggests else titles.restoring(back))
            self.restore.setAccessibleName(self.restore.text())

    @property
    def _style(self) -> Style:
        look = self._station.look
        return Style(
            words=self._words,
            palette=look.palette,
            families=look.fonts.interface,
            text_families=look.fonts.text,
            restores=self._newest_is_shown() and self._story.editable and not self._read_only,
            suggests=self._back_in.suggests,
        )

    def _back(self) -> int | None:
        """Return the number of the version that can be restored: the older one, not the newest."""
        chosen = self.versions.selected()
        return chosen[0] if chosen and chosen[0] != self._past.newest else None

    # Restoring

    def restore_chosen(self) -> None:
        """Let the newsroom make the chosen version the newest one."""
        number, detail, compared = self._back(), self._story.detail, self._compared
        if number is None or detail is None:
            return
        if self._back_in.suggests:
            if compared is not None and number in compared.numbers:
                self._back_in.version(compared.of(number))
            return
        article = detail.summary.id
        before: list[int] = []
        said = self._titles.restored(number)

        def undo() -> None:
            self._station.door.do(
                lambda acting: restore_version(acting, article, before[0]),
                failed=lambda error: self.told.emit(sentence(error, self._words), None),
            )

        def done(changes: Changes) -> None:
            if changes:
                self.told.emit(said, undo)

        def act(acting: Acting, id_: int, base: int) -> Changes:
            before.append(base)
            return restore(acting, id_, number, base)

        self._story.act(act, done)

    def _go(self, link: QUrl) -> None:
        kind, _, name = link.toString().partition(":")
        compared = self._compared
        if compared is None:
            return
        match kind:
            case "unfold":
                self._unfolded |= {int(name)}
                self.reader.show_page(one_column(compared.found, self._style, self._unfolded))
            case "restore":
                self._back_in.row(compared.old, compared.found.rows[int(name)])
            case _:
                self._back_in.field(compared.old, name)

    def show_wide(self) -> None:
        """Show both versions side by side over the window."""
        if self._compared is not None:
            older, newer = (self._titles.name(one) for one in self._compared.numbers)
            show_wide(self._station, self, self._compared, self._style, (older, newer))

    @property
    def _words(self) -> Words:
        return self._station.tongue.words

    @property
    def _titles(self) -> Titles:
        return Titles(self._past, self._station.door.acting.clock(), self._station.tongue)

    @property
    def _read_only(self) -> bool:
        return self._station.door.acting.store.read_only or self._story.holding.elsewhere
