"""A list of any length for Qt: the ids of all of it, and the summaries of the rows that are seen.

The first page and the number of rows come at once, the other ids after; pages of 200 come as they
are looked at, and the oldest go. Deliberately absent: how a row looks, and sorting in Python.
"""

from collections import OrderedDict
from typing import Any, Final

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)

from studio.newsroom import desk
from studio.newsroom.acting import Acting
from studio.newsroom.changes import Changes
from studio.newsroom.desk import Filter, Sort
from studio.newsroom.views import ArticleSummary
from studio.ui.desk.row_words import row_words
from studio.ui.station import Station

PAGE: Final = 200
_PAGES_KEPT: Final = 30
Index = QModelIndex | QPersistentModelIndex
SUMMARY: Final = Qt.ItemDataRole.UserRole + 1


class StoryModel(QAbstractListModel):
    """The articles of one filter, in one order.

    Signals:
        listed: the list is there, first page and number of rows; also after it was read anew.
    """

    listed = Signal()

    def __init__(self, station: Station, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._station = station
        self._filter, self._sort = Filter(), Sort.UPDATED
        self._ids: tuple[int, ...] = ()
        self._count = 0
        self._rows: dict[int, int] = {}
        self._pages: OrderedDict[int, tuple[ArticleSummary | None, ...]] = OrderedDict()
        self._asked: set[int] = set()
        self._generation = 0
        self.is_listed = False
        station.door.changed.connect(self._hear)

    # What is listed

    def show_list(self, wanted: Filter, sort: Sort = Sort.UPDATED) -> None:
        """List other articles."""
        self._filter, self._sort = wanted, sort
        self.is_listed = False
        self.read_anew()

    def read_anew(self) -> None:
        """Read the list again; rows that are still in it stay where the view has them."""
        self._generation += 1
        generation, wanted, sort = self._generation, self._filter, self._sort

        def first(acting: Acting) -> tuple[int, tuple[int, ...], tuple[ArticleSummary, ...]]:
            found = desk.ids(acting, wanted, sort, limit=PAGE)
            whole = len(found) < PAGE
            count = len(found) if whole else desk.counts(acting, {"all": wanted})["all"]
            return count, found, desk.summaries(acting, found)

        def show(answer: tuple[int, tuple[int, ...], tuple[ArticleSummary, ...]]) -> None:
            if generation != self._generation:
                return
            count, found, rows = answer
            self._take(found, count, rows)
            if count > len(found):
                self._station.door.ask(
                    lambda acting: desk.ids(acting, wanted, sort), complete, owner=self
                )

        def complete(found: tuple[int, ...]) -> None:
            if generation == self._generation:
                self._complete(found)

        self._station.door.ask(first, show, owner=self)

    @property
    def ids(self) -> tuple[int, ...]:
        """The ids that are known, in order."""
        return self._ids

    def row_of(self, article: int) -> int | None:
        """Return where an article stands, None where it does not or is not known yet."""
        return self._rows.get(article)

    def summary(self, row: int) -> ArticleSummary | None:
        """Return what is known of a row; asks for its page where nothing is."""
        page = row // PAGE
        kept = self._pages.get(page)
        if kept is None:
            self._ask_page(page)
            return None
        self._pages.move_to_end(page)
        place = row % PAGE
        return kept[place] if place < len(kept) else None

    # Qt's questions

    def rowCount(self, parent: Index | None = None) -> int:
        """Return how many articles the list has."""
        return 0 if parent is not None and parent.isValid() else self._count

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: ANN401 - Qt's
        """Return a row's summary, and its words for whoever reads them aloud."""
        if not index.isValid():
            return None
        if role == SUMMARY:
            return self.summary(index.row())
        if role in {Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.DisplayRole}:
            summary = self.summary(index.row())
            return "" if summary is None else row_words(summary, self._station)
        return None

    # Pages

    def _take(self, found: tuple[int, ...], count: int, rows: tuple[ArticleSummary, ...]) -> None:
        self.beginResetModel()
        self._ids, self._count = found, count
        self._rows = {article: row for row, article in enumerate(found)}
        self._pages.clear()
        self._asked.clear()
        self._keep_page(0, found, rows)
        self.endResetModel()
        self.is_listed = True
        self.listed.emit()

    def _complete(self, found: tuple[int, ...]) -> None:
        self._ids = found
        self._rows = {article: row for row, article in enumerate(found)}
        if len(found) != self._count:
            self.beginResetModel()
            self._count = len(found)
            self.endResetModel()
        waiting, self._asked = self._asked, set()
        for page in waiting:
            self._ask_page(page)

    def _ask_page(self, page: int) -> None:
        if page in self._asked:
            return
        self._asked.add(page)
        wanted = self._ids[page * PAGE : (page + 1) * PAGE]
        if not wanted:
            return  # the ids are on their way; `_complete` asks again
        generation = self._generation

        def show(rows: tuple[ArticleSummary, ...]) -> None:
            if generation != self._generation:
                return
            self._asked.discard(page)
            self._keep_page(page, wanted, rows)
            first = self.index(page * PAGE)
            last = self.index(min((page + 1) * PAGE, self._count) - 1)
            self.dataChanged.emit(first, last)

        self._station.door.ask(lambda acting: desk.summaries(acting, wanted), show, owner=self)

    def _keep_page(self, page: int, ids: tuple[int, ...], rows: tuple[ArticleSummary, ...]) -> None:
        by_id = {row.id: row for row in rows}
        self._pages[page] = tuple(by_id.get(article) for article in ids)
        while len(self._pages) > _PAGES_KEPT:
            self._pages.popitem(last=False)

    def _hear(self, changes: Changes) -> None:
        if changes.articles or changes.sections or changes.tags or changes.people:
            self.read_anew()
