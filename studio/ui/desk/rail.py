"""The rail: places, what is saved, and sections, each with how many stories it holds."""

from typing import Final

from PySide6.QtCore import (
    QAbstractItemModel,
    QEvent,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QRect,
    QSize,
    Qt,
    QTimer,
    Signal,
)
from PySide6.QtGui import QColor, QFont, QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
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
from studio.ui.desk.saved import SavedFilters
from studio.ui.desk.saved_searches import PREFIX, SavedSearches
from studio.ui.look import Kind, Symbol
from studio.ui.look.fonts import SMALL_PX
from studio.ui.look.text import layout_direction, own_direction
from studio.ui.parts.kinds import mark_kind
from studio.ui.parts.menus import Menu
from studio.ui.station import Station

PLACE: Final = Qt.ItemDataRole.UserRole + 1
COUNT: Final = Qt.ItemDataRole.UserRole + 2
HEADING: Final = Qt.ItemDataRole.UserRole + 3
_ROW: Final = 40
_HEADING_ROW: Final = 36
_ICON: Final = 18
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
        row = _RailRow(station, self.list)
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
        self._again = QTimer(self)
        self._again.setSingleShot(True)
        self._again.setInterval(_REFRESH_MS)
        self._again.timeout.connect(self._rebuild)
        station.door.changed.connect(self._hear)
        station.tongue.changed.connect(self.speak)
        station.look.changed.connect(self.list.viewport().update)
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
        if self.list.viewport().findChild(QLineEdit) is not None:
            self._again.start()  # somebody writes a name; it would go with its row
            return
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


class _RailRow(QStyledItemDelegate):
    """Paints a row of the rail: icon, words, and the count at the far side.

    Signals:
        renamed: the key of a place, and the name that somebody wrote for it.
    """

    renamed = Signal(str, str)

    def __init__(self, station: Station, parent: QWidget) -> None:
        super().__init__(parent)
        self._station = station

    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        """Return the height of a row."""
        return QSize(120, _HEADING_ROW if index.data(HEADING) else _ROW)

    def setModelData(
        self,
        editor: QWidget,
        model: QAbstractItemModel,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """Tell what was written; who keeps the name says what is shown then."""
        place = index.data(PLACE)
        if isinstance(place, Place) and isinstance(editor, QLineEdit):
            self.renamed.emit(place.key, editor.text())

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """Paint a place or the heading of a group."""
        station = self._station
        palette, rtl = station.look.palette, station.tongue.rtl
        area = QRect(option.rect)
        state = option.state
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        side = Qt.AlignmentFlag.AlignRight if rtl else Qt.AlignmentFlag.AlignLeft
        start = side | Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignAbsolute
        text = str(index.data(Qt.ItemDataRole.DisplayRole) or "")
        if index.data(HEADING):
            painter.setFont(station.look.fonts.at(SMALL_PX, QFont.Weight.Medium))
            painter.setPen(QColor(palette.muted))
            painter.drawText(area.adjusted(12, 8, -12, 0), int(start), text)
            painter.restore()
            return
        place = index.data(PLACE)
        if isinstance(place, Place):
            self._paint_place(painter, area, state, place, text, index.data(COUNT), int(start))
        painter.restore()

    def _paint_place(
        self,
        painter: QPainter,
        area: QRect,
        state: QStyle.StateFlag,
        place: Place,
        text: str,
        count: object,
        start: int,
    ) -> None:
        station = self._station
        palette, rtl = station.look.palette, station.tongue.rtl
        selected = bool(state & QStyle.StateFlag.State_Selected)
        if selected or state & QStyle.StateFlag.State_MouseOver:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(palette.selection if selected else palette.hover))
            painter.drawRoundedRect(area.adjusted(0, 1, 0, -1), 8, 8)
        if state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(QColor(palette.accent))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(area.adjusted(1, 2, -1, -2), 8, 8)
        indent = 12 + 14 * place.depth
        inner = area.adjusted(12, 0, -indent, 0) if rtl else area.adjusted(indent, 0, -12, 0)
        colour = place.colour or (palette.accent if selected else palette.muted)
        left = inner.right() - _ICON + 1 if rtl else inner.left()
        spot = QRect(left, inner.center().y() - _ICON // 2, _ICON, _ICON)
        if place.colour:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(place.colour))
            painter.drawEllipse(spot.adjusted(4, 4, -4, -4))
        else:
            station.look.icon(place.symbol, rtl=rtl, colour=colour).paint(painter, spot)
        room = _ICON + 10
        words = inner.adjusted(0, 0, -room, 0) if rtl else inner.adjusted(room, 0, 0, 0)
        weight = QFont.Weight.DemiBold if selected else QFont.Weight.Normal
        far = ""
        if isinstance(count, int) and count:
            far = station.tongue.number(count)
            small = station.look.fonts.at(SMALL_PX)
            painter.setFont(small)
            painter.setPen(QColor(palette.text if selected else palette.muted))
            end = Qt.AlignmentFlag.AlignLeft if rtl else Qt.AlignmentFlag.AlignRight
            flags = end | Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignAbsolute
            painter.drawText(words, int(flags), far)
            taken = painter.fontMetrics().horizontalAdvance(far) + 8
            words = words.adjusted(taken, 0, 0, 0) if rtl else words.adjusted(0, 0, -taken, 0)
        painter.setFont(station.look.fonts.at(14, weight))
        painter.setPen(QColor(palette.text))
        painter.setLayoutDirection(layout_direction(own_direction(text)))
        shown = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, words.width())
        painter.drawText(words, start, shown)
