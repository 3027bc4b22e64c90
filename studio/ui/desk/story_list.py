"""The list of a place: head, filters, rows, and the bar for many stories at once."""

from collections.abc import Callable
from functools import cached_property
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, QItemSelectionModel, QModelIndex, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QLabel,
    QListView,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from studio.newsroom.desk import Filter, Sort
from studio.newsroom.views import ArticleSummary
from studio.storage.codes import Stage
from studio.ui.commands import Do
from studio.ui.desk.filters import FilterChips
from studio.ui.desk.places import Place
from studio.ui.desk.story_model import SUMMARY, StoryModel
from studio.ui.desk.story_row import StoryRow
from studio.ui.look import Kind, Symbol
from studio.ui.look.text import isolated
from studio.ui.parts.buttons import IconButton, TextButton, follow_action, on_click
from studio.ui.parts.empty import EmptyState
from studio.ui.parts.kinds import mark_kind
from studio.ui.parts.late import row_for_later, tab_after
from studio.ui.parts.menus import Menu
from studio.ui.parts.viewports import viewport_of
from studio.ui.station import Station
from studio.wording.words import mark

if TYPE_CHECKING:
    from studio.ui.desk.batch_bar import BatchBar

_AGES_MS: Final = 60_000
_SORTS: Final = {
    Sort.UPDATED: mark("Newest first"),
    Sort.DUE: mark("By due time"),
    Sort.PRIORITY: mark("By priority"),
    Sort.HEADLINE: mark("By headline"),
}


class StoryList(QWidget):
    """The stories of one place.

    Signals:
        opened: an article that the person wants to see.
        told: a text for the person, and what takes it back or None.
        save_wanted: a name and a `Filter` that the person wants to keep.
        export_wanted: the ids of stories, a tuple, that are to leave.
    """

    opened = Signal(int)
    told = Signal(str, object)
    save_wanted = Signal(str, object)
    export_wanted = Signal(object)

    def __init__(self, station: Station, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._station = station
        self._place: Place | None = None
        self._sort = Sort.UPDATED
        self._open: int | None = None
        self._after_listing: list[Callable[[], None]] = []
        mark_kind(self, Kind.SURFACE)
        self.model = StoryModel(station, self)
        self.view = QListView()
        self.view.setModel(self.model)
        self.view.setItemDelegate(StoryRow(station, self.view))
        self.view.setUniformItemSizes(True)
        self.view.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.view.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.view.setMouseTracking(True)
        self.view.clicked.connect(self._clicked)
        self.view.activated.connect(self._open_row)
        self.view.selectionModel().selectionChanged.connect(self._selected)
        self.chips = FilterChips(station)
        self.chips.changed.connect(self._narrow)
        self.chips.save_wanted.connect(self.save_wanted)
        self._new = TextButton(
            station.deck.command(Do.NEW_STORY).title, station.tongue, station.look
        )
        follow_action(self._new, station.deck[Do.NEW_STORY])
        self._reads_only = station.door.acting.store.read_only
        self._new.setHidden(self._reads_only)
        self._empty = EmptyState(
            Symbol.TRAY, mark("Nothing here"), "", station.tongue, station.look, action=self._new
        )
        self._below = row_for_later()
        self._rows = QStackedWidget()
        self._rows.addWidget(self.view)
        self._rows.addWidget(self._empty)
        self._held: tuple[set[int], int | None, int] = (set(), None, 0)
        self._ages = QTimer(self)
        self._ages.setInterval(_AGES_MS)
        shown = viewport_of(self.view)
        self._ages.timeout.connect(shown.update)
        self._arrange()
        self.model.modelAboutToBeReset.connect(self._hold)
        self.model.listed.connect(self._listed)
        station.tongue.changed.connect(self.speak)
        station.look.changed.connect(shown.update)
        station.open_stories.changed.connect(shown.update)
        self.speak()

    def _arrange(self) -> None:
        station = self._station
        self._title = QLabel()
        self._count = QLabel()
        mark_kind(self._title, Kind.TITLE)
        mark_kind(self._count, Kind.MUTED)
        tongue, look = station.tongue, station.look
        self._narrower = IconButton(Symbol.FILTER, mark("Filter"), tongue, look)
        self._sorter = IconButton(Symbol.SORT, mark("Sort"), tongue, look)
        on_click(self._narrower, lambda: self.chips.offer(self._narrower))
        on_click(self._sorter, self._offer_sorts)
        head = QHBoxLayout()
        head.setContentsMargins(16, 8, 16, 4)
        head.setSpacing(4)
        head.addWidget(self._title)
        head.addSpacing(4)
        head.addWidget(self._count, 1)
        head.addWidget(self._narrower)
        head.addWidget(self._sorter)
        chips = QHBoxLayout()
        chips.setContentsMargins(16, 0, 16, 4)
        chips.addWidget(self.chips)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(head)
        layout.addLayout(chips)
        layout.addWidget(self._rows, 1)
        layout.addLayout(self._below)

    @cached_property
    def batch(self) -> "BatchBar":
        """The bar for many stories at once."""
        from studio.ui.desk.batch_bar import BatchBar

        bar = BatchBar(self._station)
        bar.told.connect(self.told)
        bar.export_wanted.connect(self.export_wanted)
        bar.cleared.connect(self._clear)
        self._below.addWidget(bar)
        tab_after(self._new, bar)
        return bar

    # What others ask

    def show_place(self, place: Place) -> None:
        """List a place's stories."""
        same = self._place is not None and self._place.key == place.key
        self._place = place
        if not same:
            self._sort = place.sort
            self.chips.begin(place.filter)
            self.view.clearSelection()
            self.model.show_list(place.filter, self._sort)
        hint = place.read_hint if self._reads_only and place.read_hint else place.hint
        self._empty.say(self._empty_title(), hint, place.symbol)
        self.speak()

    def select_article(self, article: int | None) -> None:
        """Show which article is open."""
        self._open = article
        row = None if article is None else self.model.row_of(article)
        selection = self.view.selectionModel()
        if row is None:
            if len(selection.selectedIndexes()) <= 1:
                selection.clearSelection()
            return
        index = self.model.index(row)
        if len(selection.selectedIndexes()) <= 1:
            selection.setCurrentIndex(index, QItemSelectionModel.SelectionFlag.ClearAndSelect)
        self.view.scrollTo(index)

    def open_next(self, step: int) -> None:
        """Open the story below the open one (`step` 1) or above it (-1)."""
        row = None if self._open is None else self.model.row_of(self._open)
        wanted = 0 if row is None else row + step
        if 0 <= wanted < len(self.model.ids):
            self.opened.emit(self.model.ids[wanted])

    def next_after(self, article: int) -> int | None:
        """Return the story to go on with when `article` was approved, None where it was the last.

        Only a list of what waits for approval is worked down; elsewhere the story stays open, so
        that its next step can follow.
        """
        if self.chips.filter.stage is not Stage.IN_REVIEW:
            return None
        ids = self.model.ids
        row = self.model.row_of(article)
        if row is None:
            held = self._held[2]
            rest = ids[held : held + 1] or ids[:1]
        else:
            rest = ids[row + 1 : row + 2] or ids[:row][-1:]
        return rest[0] if rest else None

    def focus_room(self) -> None:
        """Put the focus into the list."""
        self.view.setFocus(Qt.FocusReason.ShortcutFocusReason)
        if not self.view.currentIndex().isValid() and self.model.rowCount():
            self.view.setCurrentIndex(self.model.index(0))

    def speak(self) -> None:
        """Say title, number and hints in the language of now."""
        words = self._station.tongue.words
        place = self._place
        if place is not None:
            title = isolated(place.title) if place.named else words.say(place.title)
            self._title.setText(title)
        self._count.setText(words.fact(self.model.rowCount()) if self.model.is_listed else "")
        self.view.setAccessibleName(words.say("Stories"))

    # Inside

    def _empty_title(self) -> str:
        return mark("Nothing here")

    def _narrow(self, wanted: Filter) -> None:
        self.model.show_list(wanted, self._sort)

    def _offer_sorts(self) -> None:
        menu = Menu(self._station.look, self)
        for sort, message in _SORTS.items():
            action = menu.addAction(self._station.tongue.words.say(message))
            action.setCheckable(True)
            action.setChecked(sort is self._sort)
            action.triggered.connect(self._sorting(sort))
        menu.popup(self._sorter.mapToGlobal(self._sorter.rect().bottomLeft()))

    def _sorting(self, sort: Sort) -> Callable[[], None]:
        def change() -> None:
            self._sort = sort
            self.model.show_list(self.chips.filter, sort)

        return change

    def _hold(self) -> None:
        """Remember selection and place before the list is read anew."""
        chosen = {
            self.model.ids[index.row()]
            for index in self.view.selectionModel().selectedIndexes()
            if index.row() < len(self.model.ids)
        }
        row = -1 if self._open is None else self.model.row_of(self._open)
        top = self.view.verticalScrollBar().value()
        self._held = (chosen, top, max(row if row is not None else -1, 0))

    def _listed(self) -> None:
        chosen, top, _ = self._held
        self._rows.setCurrentWidget(self.view if self.model.rowCount() else self._empty)
        selection = self.view.selectionModel()
        selection.blockSignals(True)
        for article in chosen | ({self._open} if self._open is not None else set()):
            row = self.model.row_of(article)
            if row is not None:
                selection.select(self.model.index(row), QItemSelectionModel.SelectionFlag.Select)
        selection.blockSignals(False)
        if self._open is not None and (row := self.model.row_of(self._open)) is not None:
            selection.setCurrentIndex(
                self.model.index(row), QItemSelectionModel.SelectionFlag.NoUpdate
            )
        if top is not None:
            self.view.verticalScrollBar().setValue(top)
        self._selected()
        self.view.viewport().update()
        self.speak()

    def _clicked(self, index: QModelIndex) -> None:
        if len(self.view.selectionModel().selectedIndexes()) == 1:
            self._open_row(index)

    def _open_row(self, index: QModelIndex) -> None:
        summary = index.data(SUMMARY)
        if isinstance(summary, ArticleSummary):
            self.opened.emit(summary.id)

    def _selected(self) -> None:
        rows = sorted(index.row() for index in self.view.selectionModel().selectedIndexes())
        chosen = [self.model.ids[row] for row in rows if row < len(self.model.ids)]
        if len(chosen) > 1:
            self.batch.choose(chosen)
        elif "batch" in vars(self):
            self.batch.choose([])

    def _clear(self) -> None:
        self.view.clearSelection()
        self.select_article(self._open)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Give up a choice of many by Escape."""
        chooses_many = "batch" in vars(self) and self.batch.isVisible()
        if event.key() == Qt.Key.Key_Escape and chooses_many:
            self._clear()
            return
        super().keyPressEvent(event)

    def showEvent(self, event: QEvent) -> None:
        """Keep ages right while the list is seen."""
        self._ages.start()

    def hideEvent(self, event: QEvent) -> None:
        """Spend nothing on a list that nobody sees."""
        self._ages.stop()
