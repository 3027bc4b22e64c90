"""The rail: places, what is saved, and sections, each with how many stories it holds."""

from typing import Final

from PySide6.QtCore import (
    QEvent,
    QPoint,
    Qt,
    QTimer,
    Signal,
)
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
    QWidget,
)

from studio.newsroom import desk
from studio.newsroom.acting import Acting
from studio.newsroom.changes import Changes
from studio.newsroom.desk import Filter
from studio.newsroom.sections import sections
from studio.newsroom.views import SectionView
from studio.ui.desk.places import Place, first_place, places, section_place
from studio.ui.desk.rail_row import COUNT, HEADING, PLACE, RailRow
from studio.ui.desk.saved import SavedFilters
from studio.ui.desk.saved_searches import PREFIX, SavedSearches
from studio.ui.look import Kind, Symbol
from studio.ui.parts.kinds import mark_kind
from studio.ui.parts.menus import Menu
from studio.ui.parts.naming import AfterNaming
from studio.ui.parts.viewports import viewport_of
from studio.ui.station import Station

_REFRESH_MS: Final = 150


class Rail(QWidget):
    """Where a person can be.

    Signals:
        chosen: a `Place` that the person goes to.
        told: a text for the person, and what takes it back or None.
    """

    chosen = Signal(object)
    told = Signal(str, object)

    def __init__(self, station: Station, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._station = station
        self._sections: tuple[SectionView, ...] = ()
        self.saved = SavedFilters(station, self)
        self.searches = SavedSearches(station, self)
        self.list = QListWidget()
        mark_kind(self, Kind.RAIL)
        mark_kind(self.list, Kind.PLAIN_LIST)
        row = RailRow(station, self.list)
        row.renamed.connect(self._rename)
        self.list.setItemDelegate(row)
        self.list.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.list.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.list.customContextMenuRequested.connect(self._offer)
        self.list.itemClicked.connect(self._go)
        self.list.itemActivated.connect(self._go)
        self.list.setMouseTracking(True)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(8, 8, 8, 8)
        layout.addWidget(self.list)
        self._current = ""
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_REFRESH_MS)
        self._timer.timeout.connect(self.refresh)
        self._named = AfterNaming(self.list)
        station.door.changed.connect(self._hear)
        station.tongue.changed.connect(self.speak)
        station.look.changed.connect(viewport_of(self.list).update)
        self.saved.changed.connect(self._rebuild)
        self.saved.changed.connect(self.refresh)
        self.searches.changed.connect(self._rebuild)
        for one in (self.saved, self.searches):
            one.told.connect(self.told)
        self.speak()
        self.refresh()

    # What others ask

    def place_of(self, key: object) -> Place:
        """Return the place that a memory names, else the one where the person's day begins."""
        known = {place.key: place for place in self._places()}
        if isinstance(key, str) and key in known:
            return known[key]
        if isinstance(key, str) and key.startswith("section:") and not self._sections:
            wanted = key.removeprefix("section:")
            if wanted.isdecimal():
                return Place(
                    key=key,
                    title="",
                    symbol=Symbol.SECTION,
                    filter=Filter(section=int(wanted)),
                    named=True,
                )
        return known[first_place(self._station.door.acting.person)]

    def select(self, place: Place) -> None:
        """Show that the person is somewhere."""
        self._current = place.key
        for row in range(self.list.count()):
            shown = self.list.item(row).data(PLACE)
            if isinstance(shown, Place) and shown.key == place.key:
                self.list.setCurrentRow(row)
                return
        self.list.setCurrentRow(-1)

    def focus_room(self) -> None:
        """Put the focus into the rail."""
        self.list.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def refresh(self) -> None:
        """Read sections and counts again."""
        wanted = {place.key: place.filter for place in self._places() if not place.is_wide}

        def read(acting: Acting) -> tuple[tuple[SectionView, ...], dict[str, int]]:
            tree = sections(acting)
            lists = wanted | {(place := section_place(one)).key: place.filter for one in tree}
            return tree, desk.counts(acting, lists)

        self._station.door.ask(read, self._show, owner=self)

    def speak(self) -> None:
        """Say everything in the language of now."""
        self.list.setAccessibleName(self._station.tongue.words.say("Places"))
        self._rebuild()

    # Inside

    def _places(self) -> tuple[Place, ...]:
        return (
            *places(self._station.door.acting.person),
            *self.saved.places(),
            *(section_place(one) for one in self._sections),
        )

    def _show(self, found: tuple[tuple[SectionView, ...], dict[str, int]]) -> None:
        tree, counted = found
        if tree != self._sections:
            self._sections = tree
            self._rebuild()
        for row in range(self.list.count()):
            item = self.list.item(row)
            place = item.data(PLACE)
            if isinstance(place, Place) and not place.key.startswith(PREFIX):
                item.setData(COUNT, counted.get(place.key))
                self._name(item, place, counted.get(place.key))

    def _rebuild(self) -> None:
        self._named.do(self._show_rows)

    def _show_rows(self) -> None:
        words = self._station.tongue.words
        counted = {}
        for row in range(self.list.count()):
            item = self.list.item(row)
            if isinstance(place := item.data(PLACE), Place):
                counted[place.key] = item.data(COUNT)
        for place in (searches := self.searches.places()):
            found = self.searches.counted(place.key)
            counted[place.key] = None if found is None else found.articles
        self.list.clear()
        groups = (
            ("", places(self._station.door.acting.person)),
            (words.say("Saved filters"), self.saved.places()),
            (words.say("Saved searches"), searches),
            (words.say("Sections"), tuple(section_place(one) for one in self._sections)),
        )
        for heading, group in groups:
            if heading and group:
                item = QListWidgetItem(heading)
                item.setData(HEADING, True)
                item.setFlags(Qt.ItemFlag.NoItemFlags)
                self.list.addItem(item)
            for place in group:
                item = QListWidgetItem()
                item.setData(PLACE, place)
                item.setData(COUNT, counted.get(place.key))
                self._name(item, place, counted.get(place.key))
                if _is_saved(place):
                    item.setFlags(item.flags() | Qt.ItemFlag.ItemIsEditable)
                self.list.addItem(item)
                if place.key == self._current:
                    self.list.setCurrentItem(item)

    def _name(self, item: QListWidgetItem, place: Place, count: int | None) -> None:
        words = self._station.tongue.words
        title = place.title if place.named else words.say(place.title)
        item.setText(title)
        told = title if not count else f"{title}, {words.fact(count)}"
        item.setData(Qt.ItemDataRole.AccessibleTextRole, told)

    def _go(self, item: QListWidgetItem) -> None:
        place = item.data(PLACE)
        if isinstance(place, Place) and place.key.startswith(PREFIX):
            self.searches.choose(place.key)
            self._select_current()
        elif isinstance(place, Place):
            self.chosen.emit(place)

    def _select_current(self) -> None:
        """Let the row of where the person is be the chosen one again."""
        for row in range(self.list.count()):
            shown = self.list.item(row).data(PLACE)
            if isinstance(shown, Place) and shown.key == self._current:
                self.list.setCurrentRow(row)

    def _offer(self, position: QPoint) -> None:
        item = self.list.itemAt(position)
        place = item.data(PLACE) if isinstance(item, QListWidgetItem) else None
        if item is None or not isinstance(place, Place) or not _is_saved(place):
            return
        words = self._station.tongue.words
        menu = Menu(self._station.look, self)
        menu.addAction(words.say("Rename")).triggered.connect(lambda: self.list.editItem(item))
        is_search = place.key.startswith(PREFIX)
        title = words.say("Forget this search") if is_search else words.say("Forget this filter")
        menu.addAction(title).triggered.connect(lambda: self._forget(place.key))
        menu.popup(self.list.viewport().mapToGlobal(position))

    def _rename(self, key: str, name: str) -> None:
        if key.startswith(PREFIX):
            self.searches.rename(key, name)
        else:
            self.saved.rename(key, name)

    def _forget(self, key: str) -> None:
        if key.startswith(PREFIX):
            self.searches.forget(key)
        else:
            self.saved.forget(key)

    def _hear(self, changes: Changes) -> None:
        if changes.articles or changes.sections or changes.tags:
            self._timer.start()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Forget what is saved by Delete, rename it by F2, and show what can be done by Menu."""
        item = self.list.currentItem() if self.list.currentRow() >= 0 else None
        place = item.data(PLACE) if item is not None else None
        if item is not None and isinstance(place, Place) and _is_saved(place):
            match event.key():
                case Qt.Key.Key_Delete:
                    self._forget(place.key)
                    return
                case Qt.Key.Key_F2:
                    self.list.editItem(item)
                    return
                case Qt.Key.Key_Menu:
                    self._offer(self.list.visualItemRect(item).center())
                    return
                case _:
                    pass
        super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        """Paint anew when the interface turns round."""
        super().changeEvent(event)
        self.list.viewport().update()


def _is_saved(place: Place) -> bool:
    """Say whether a person saved a place, and may rename and forget it."""
    return place.key.startswith(("saved:", PREFIX))
