"""Searching the archive: answers while somebody types, by keys alone; Enter opens a story."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial
from typing import Final

from PySide6.QtCore import QEvent, QObject, QSignalBlocker, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from studio.errors import MidadError, Reason
from studio.newsroom.acting import Acting
from studio.newsroom.archive import AT_ONCE, Found, Hit, Search, make, search
from studio.newsroom.archive_query import Order
from studio.newsroom.saved_searches import LONGEST_NAME, SavedSearch
from studio.ui.archive.hit_row import HIT, HitRow, hit_words
from studio.ui.archive.narrowing import Narrowed, NarrowingList, narrowed_by
from studio.ui.commands import Do
from studio.ui.door import Asked, Running
from studio.ui.house.search_field import SearchField
from studio.ui.look import Kind, Symbol
from studio.ui.parts.buttons import IconButton, on_click
from studio.ui.parts.choices import Choice
from studio.ui.parts.empty import EmptyState
from studio.ui.parts.fields import Line
from studio.ui.parts.kinds import mark_kind
from studio.ui.parts.labels import WordsLabel
from studio.ui.parts.sheets import Sheet
from studio.ui.station import Station
from studio.wording.reasons import sentence
from studio.wording.words import mark

_WIDTH, _HEIGHT = 980, 760
_PAUSE_MS: Final = 120
_SHOWN: Final = 60
_ORDERS: Final = ((Order.NEWEST, mark("Newest first")), (Order.BEST, mark("Best first")))


class ArchivePage(QWidget):
    """The field, what was found, and what narrows it.

    Signals:
        opened: the id of a story that somebody wants to see.
        save_wanted: a name and a `Search` that the person wants to keep.
    """

    opened = Signal(int)
    save_wanted = Signal(str, object)

    def __init__(self, station: Station, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._station = station
        self._asked: Asked[Found] | None = None
        self._found: Found | None = None
        self._question: Search | None = None
        self._error: MidadError | None = None
        self._making: Running | None = None
        self._enters = False
        tongue, look = station.tongue, station.look
        self.field = SearchField()
        mark_kind(self.field, Kind.SEARCH)
        self.order = Choice(look)
        self.save = IconButton(Symbol.BOOKMARK, mark("Save this search"), tongue, look)
        self.name = Line()
        self._naming = QWidget()
        self._naming.hide()
        self.told = WordsLabel("", tongue, kind=Kind.SMALL, wrap=True)
        self.list = QListWidget()
        self.list.setItemDelegate(HitRow(station, self.list))
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setMouseTracking(True)
        self.narrowing = NarrowingList(station)
        self.nothing = EmptyState(
            Symbol.SEARCH,
            mark("Nothing in the archive has all of this."),
            mark("Write fewer words, or take away what narrows the list."),
            tongue,
            look,
        )
        self._pages = QStackedWidget()
        self._pages.addWidget(self.list)
        self._pages.addWidget(self.nothing)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_PAUSE_MS)
        self._lay_out()
        self._timer.timeout.connect(self.ask)
        self.field.textChanged.connect(self._timer.start)
        self.field.returnPressed.connect(self._open_current)
        self.field.left_downwards.connect(self._go_to_list)
        self.order.activated.connect(self.ask)
        self.list.itemActivated.connect(self._open)
        self.list.installEventFilter(self)
        self.narrowing.chosen.connect(self._narrow)
        on_click(self.save, self._ask_name)
        self.name.returnPressed.connect(self._save)
        leave = QShortcut(QKeySequence(Qt.Key.Key_Escape), self.name, self.leave_name)
        leave.setContext(Qt.ShortcutContext.WidgetShortcut)
        tongue.changed.connect(self.speak)
        look.changed.connect(self._draw)
        station.door.changed.connect(self._hear)
        self.speak()

    def ask(self) -> None:
        """Ask the archive for what is typed now; an older question is forgotten.

        The newest answers are shown before all are counted; the best are known only then.
        """
        self._timer.stop()
        if self._asked is not None:
            self._asked.forget()
        asked = replace(self._search(), limit=_SHOWN, typing=True, misspelt=True)
        if asked.order is Order.NEWEST:
            first = replace(asked, limit=AT_ONCE, counted=False)
            self._find(first, partial(self._take_first, asked))
        else:
            self._find(asked, partial(self._take, asked))

    def _find(self, asked: Search, take: Callable[[Found], None]) -> None:
        self._asked = self._station.door.ask(
            lambda acting: search(acting, asked), take, failed=self._fail, owner=self
        )

    def show_saved(self, saved: SavedSearch) -> None:
        """Ask what a saved search asks."""
        search = saved.search
        with QSignalBlocker(self.field), QSignalBlocker(self.order):
            self.field.setText(search.text)
            self.order.setCurrentIndex([order for order, _ in _ORDERS].index(search.order))
        self.narrowing.narrowed = narrowed_by(saved, self._station.tongue.words)
        self.ask()

    def speak(self) -> None:
        """Say everything in the language of now."""
        words = self._station.tongue.words
        hint = words.say("Words, “a phrase”, -without, section:, tag:, author:, date:")
        self.field.setPlaceholderText(hint)
        self.field.setAccessibleName(words.say("Search the archive"))
        self.list.setAccessibleName(words.say("Found in the archive"))
        self.narrowing.setAccessibleName(words.say("Narrow what was found"))
        self.order.setAccessibleName(words.say("Order"))
        self.name.setAccessibleName(words.say("Name of the search"))
        with QSignalBlocker(self.order):
            chosen = max(0, self.order.currentIndex())
            self.order.clear()
            self.order.addItems([words.say(title) for _, title in _ORDERS])
            self.order.setCurrentIndex(chosen)
        if self._found is not None:
            self._list(self._found.hits, self._chosen)
        self._draw()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Go back to the field by the arrow up from the first line."""
        if (
            watched is self.list
            and isinstance(event, QKeyEvent)
            and event.type() is QEvent.Type.KeyPress
            and event.key() == Qt.Key.Key_Up
            and self.list.currentRow() <= 0
        ):
            self.field.setFocus(Qt.FocusReason.OtherFocusReason)
            return True
        return super().eventFilter(watched, event)

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        top.setSpacing(8)
        top.addWidget(self.field, 1)
        top.addWidget(self.order)
        top.addWidget(self.save)
        naming = QHBoxLayout(self._naming)
        naming.setContentsMargins(0, 0, 0, 0)
        naming.setSpacing(8)
        naming.addWidget(WordsLabel(mark("Name of the search"), self._station.tongue))
        naming.addWidget(self.name, 1)
        below = QHBoxLayout()
        below.setSpacing(16)
        below.addWidget(self._pages, 1)
        below.addWidget(self.narrowing)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addLayout(top)
        layout.addWidget(self._naming)
        layout.addWidget(self.told)
        layout.addLayout(below, 1)

    def _search(self) -> Search:
        narrowed = self.narrowing.narrowed
        return Search(
            text=self.field.text(),
            within=narrowed.within,
            year=narrowed.year,
            order=_ORDERS[max(0, self.order.currentIndex())][0],
        )

    # Saving

    def _ask_name(self) -> None:
        """Ask for a name below the field; Enter keeps the search, Escape does not."""
        if not self.save.isEnabled():
            return
        names = (self.field.text(), *(name for _, name in self.narrowing.narrowed.names))
        self.name.setText(" · ".join(" ".join(one.split()) for one in names if one.strip()))
        self.name.setMaxLength(LONGEST_NAME)
        self._naming.show()
        self.name.setFocus(Qt.FocusReason.OtherFocusReason)
        self.name.selectAll()

    def _save(self) -> None:
        name = self.name.text().strip()
        self.leave_name()
        if name:
            self.save_wanted.emit(name, self._search())

    def leave_name(self) -> None:
        """Ask for no name any more."""
        self._naming.hide()
        self.field.setFocus(Qt.FocusReason.OtherFocusReason)

    # Answers

    def _take_first(self, asked: Search, found: Found) -> None:
        """Show the first answers beside the old counts, which all answers bring anew."""
        self._find(asked, partial(self._take, asked))
        if found.hits:
            self._take(asked, found)

    def _take(self, asked: Search, found: Found) -> None:
        self._list(found.hits, chosen=self._chosen if asked == self._question else None)
        self._question, self._found, self._error = asked, found, None
        self._draw()
        enters, self._enters = self._enters, False
        if enters:
            self._open_current()

    def _fail(self, error: MidadError) -> None:
        if error.reason is Reason.SEARCH_UNAVAILABLE and self._making is None:
            self._make()
            return
        self._found, self._error = None, error
        self._list(())
        self._draw()

    def _make(self) -> None:
        """Make the index, which an older newsroom has not, and ask again."""

        def work(acting: Acting, running: Running) -> None:
            make(acting, running.step)

        self._making = self._station.door.run(
            work, lambda _: self.ask(), failed=self._fail, owner=self
        )
        self._making.progressed.connect(self._tell_making)
        self._tell_making(0, 0)

    def _tell_making(self, done: int, total: int) -> None:
        told = mark("Reading the archive for the first time: {done} of {total}")
        self.told.say(told, done=done, total=total)

    @property
    def _chosen(self) -> int | None:
        """The id of the story that is chosen in the list."""
        row = self.list.currentRow()
        if row < 0:
            return None
        hit: Hit = self.list.item(row).data(HIT)
        return hit.article.id

    def _list(self, hits: Sequence[Hit], chosen: int | None = None) -> None:
        """List these, and choose a story where it is among them; else the first."""
        ids = [hit.article.id for hit in hits]
        with QSignalBlocker(self.list):
            self.list.clear()
            for hit in hits:
                item = QListWidgetItem()
                item.setData(HIT, hit)
                item.setData(Qt.ItemDataRole.AccessibleTextRole, hit_words(hit, self._station))
                self.list.addItem(item)
            first = 0 if hits else -1
            self.list.setCurrentRow(ids.index(chosen) if chosen in ids else first)

    def _draw(self) -> None:
        found = self._found
        self.save.setEnabled(
            bool(self.field.text().strip()) or self.narrowing.narrowed != Narrowed()
        )
        is_empty = found is not None and not found.hits
        self._pages.setCurrentWidget(self.nothing if is_empty else self.list)
        if self._error is not None:
            self.narrowing.show_facets(self.narrowing.narrowed, None)
            self.told.setText(sentence(self._error, self._station.tongue.words))
        elif found is not None and found.facets is not None:
            self.narrowing.show_facets(self.narrowing.narrowed, found.facets)
            self.told.setText(self._count(found))

    def _count(self, found: Found) -> str:
        words, number = self._station.tongue.words, found.total or 0
        if found.more:
            return words.say("More than {number} stories; these are the last saved.", number=number)
        told = words.counted("{n} story found", "{n} stories found", number)
        if found.misspelt:
            wider = words.say("Nothing has these words; these have others that differ by a letter.")
        elif found.widened:
            wider = words.say(
                "Nothing has these words as they are; these have them with other prefixes."
            )
        else:
            return told
        return f"{told}. {wider}"

    def _narrow(self, narrowed: Narrowed) -> None:
        self.narrowing.narrowed = narrowed
        self.ask()

    def _hear(self, _changes: object) -> None:
        if self.isVisible():
            self._timer.start()

    def _go_to_list(self) -> None:
        if self.list.count():
            self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def _open_current(self) -> None:
        if self._timer.isActive():
            self._enters = True  # what is shown still answers another question
            self.ask()
        elif (item := self.list.currentItem()) is not None:
            self._open(item)

    def _open(self, item: QListWidgetItem) -> None:
        self.opened.emit(item.data(HIT).article.id)


class ArchiveSheet(Sheet):
    """The archive over the window."""

    def __init__(self, station: Station, window: QWidget) -> None:
        self.archive = ArchivePage(station)
        super().__init__(
            window,
            station.deck.command(Do.SEARCH_ARCHIVE).title,
            self.archive,
            station.tongue,
            station.look,
            width=_WIDTH,
            height=_HEIGHT,
        )
        self.archive.opened.connect(lambda _: self.close_sheet())

    def open_archive(self) -> None:
        """Show it with what was last asked for, to be typed over."""
        self.archive.leave_name()
        self.archive.ask()
        self.open_sheet(self.archive.field)
        self.archive.field.selectAll()

    def open_saved(self, saved: SavedSearch) -> None:
        """Show it with what a saved search finds."""
        self.archive.leave_name()
        self.archive.show_saved(saved)
        self.open_sheet(self.archive.field)
