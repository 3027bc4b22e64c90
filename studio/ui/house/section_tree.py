"""The tree of sections: chosen, renamed in place, and moved by dragging or by Shift and arrows."""

from collections.abc import Sequence
from functools import partial
from typing import Final

from PySide6.QtCore import QEvent, QPoint, QPointF, QRect, Qt, Signal
from PySide6.QtGui import QColor, QDropEvent, QKeyEvent, QPainter, QPen, QPolygonF
from PySide6.QtWidgets import QTreeWidget, QTreeWidgetItem

from studio.newsroom.views import SectionView
from studio.ui.house import placing
from studio.ui.house.placing import Place
from studio.ui.house.rows import ROW, Index, Row, RowPainter, keep_f2
from studio.ui.look import Kind
from studio.ui.parts.kinds import mark_kind
from studio.ui.parts.naming import AfterNaming
from studio.ui.station import Station

_INDENT: Final = 24
_EDGE: Final = 7
"""So near to a row's edge, in pixels, a drop means between the rows, as Qt draws it."""


class SectionTree(QTreeWidget):
    """Shows sections and says what somebody wants with them.

    Signals:
        chosen: the id of the chosen section, 0 for none.
        renamed: a section's id and its new name.
        placed: a section's id and the `Place` where it is to go.
        removal_wanted: Delete was pressed.
    """

    chosen = Signal(int)
    renamed = Signal(int, str)
    placed = Signal(int, object)
    removal_wanted = Signal()

    def __init__(self, station: Station) -> None:
        super().__init__()
        self._station = station
        self._sections: Sequence[SectionView] = ()
        self._items: dict[int, QTreeWidgetItem] = {}
        self._folded: set[int] = set()
        self._told = 0
        self.setHeaderHidden(True)
        self.setIndentation(_INDENT)
        self.setUniformRowHeights(True)
        self.setMouseTracking(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        painter = RowPainter(station, self, high=False, dots=True)
        painter.renamed.connect(self.renamed)
        self.setItemDelegate(painter)
        self._named = AfterNaming(self)
        mark_kind(self, Kind.PLAIN_LIST)
        self.currentItemChanged.connect(lambda *_: self._tell())
        self.itemCollapsed.connect(lambda item: self._folded.add(_id(item)))
        self.itemExpanded.connect(lambda item: self._folded.discard(_id(item)))
        station.look.changed.connect(self.viewport().update)

    @property
    def chosen_id(self) -> int:
        """The id of the chosen section, 0 for none."""
        item = self.currentItem()
        return 0 if item is None else _id(item)

    def allow_changes(self, *, allowed: bool) -> None:
        """Say whether sections can be renamed and moved here."""
        triggers = QTreeWidget.EditTrigger
        self.setEditTriggers(
            triggers.EditKeyPressed | triggers.DoubleClicked if allowed else triggers.NoEditTriggers
        )
        mode = QTreeWidget.DragDropMode
        self.setDragDropMode(mode.InternalMove if allowed else mode.NoDragDrop)

    def show_sections(self, sections: Sequence[SectionView]) -> None:
        """Show these; what was chosen, folded and scrolled to stays so."""
        self._named.do(partial(self._show, sections))

    def _show(self, sections: Sequence[SectionView]) -> None:
        chosen, place = self.chosen_id, self.verticalScrollBar().value()
        self._sections = sections
        self.blockSignals(True)
        self.clear()
        self._items = {}
        for section in sections:
            above = self._items.get(section.parent or 0)
            item = QTreeWidgetItem()
            item.setData(0, ROW, self._row(section))
            item.setData(0, Qt.ItemDataRole.AccessibleTextRole, self._spoken(section))
            item.setText(0, section.name)
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsEditable)
            if above is None:
                self.addTopLevelItem(item)
            else:
                above.addChild(item)
            self._items[section.id] = item
        for id_, item in self._items.items():
            item.setExpanded(id_ not in self._folded)
        first = sections[0].id if sections else 0
        if (current := self._items.get(chosen) or self._items.get(first)) is not None:
            self.setCurrentItem(current)
        self.blockSignals(False)
        self.verticalScrollBar().setValue(place)
        self._tell()

    def choose(self, section: int) -> None:
        """Choose a section, and show it."""
        if (item := self._items.get(section)) is not None:
            self.setCurrentItem(item)
            self.scrollToItem(item)

    def event(self, event: QEvent) -> bool:
        """Keep F2 from whatever else the window does with it."""
        return keep_f2(event) or super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move by Shift and arrows, ask for a removal on Delete."""
        chosen = self.chosen_id
        if chosen and event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            inwards = Qt.Key.Key_Left if self._station.tongue.rtl else Qt.Key.Key_Right
            outwards = Qt.Key.Key_Right if self._station.tongue.rtl else Qt.Key.Key_Left
            moves = {
                Qt.Key.Key_Up: placing.up,
                Qt.Key.Key_Down: placing.down,
                inwards: placing.inwards,
                outwards: placing.outwards,
            }
            if (move := moves.get(Qt.Key(event.key()))) is not None:
                self._place(chosen, move(self._sections, chosen))
                return
        if event.key() == Qt.Key.Key_Delete and chosen:
            self.removal_wanted.emit()
            return
        super().keyPressEvent(event)

    def dropEvent(self, event: QDropEvent) -> None:
        """Say where the dragged section is to go; the tree changes when that is done."""
        chosen = self.chosen_id
        place = self.place_at(event.position().toPoint())
        event.setDropAction(Qt.DropAction.CopyAction)  # or Qt would take the row out itself
        event.accept()
        self.setState(QTreeWidget.State.NoState)
        self.viewport().update()
        if chosen:
            self._place(chosen, place)

    def place_at(self, point: QPoint) -> Place:
        """Return what a drop at a point of the viewport means."""
        item = self.itemAt(point)
        if item is None:
            return Place(None, None)
        section, area = _id(item), self.visualItemRect(item)
        place = placing.place_of(self._sections, section)
        if point.y() - area.top() < _EDGE:
            return Place(place.parent, section)
        if area.bottom() - point.y() < _EDGE:
            if item.isExpanded() and item.childCount():
                first = next(one.id for one in self._sections if one.parent == section)
                return Place(section, first)
            return place
        return Place(section, None)

    def drawBranches(self, painter: QPainter, rect: QRect, index: Index) -> None:
        """Draw nothing but a caret where sections lie below; it points along the line."""
        palette = self._station.look.palette
        painter.fillRect(rect, QColor(palette.surface))  # the style marks the chosen row there too
        item = self.itemFromIndex(index)
        if not item.childCount():
            return
        rtl = self._station.tongue.rtl
        middle = QPointF(rect.left() + 12 if rtl else rect.right() - 11, rect.center().y() + 0.5)
        if item.isExpanded():
            corners = [QPointF(-4, -2), QPointF(0, 2), QPointF(4, -2)]
        else:
            tip = -2 if rtl else 2
            corners = [QPointF(-tip, -4), QPointF(tip, 0), QPointF(-tip, 4)]
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(palette.muted), 1.6))
        painter.drawPolyline(QPolygonF([middle + corner for corner in corners]))
        painter.restore()

    def _place(self, section: int, place: Place | None) -> None:
        if place is None or place == placing.place_of(self._sections, section):
            return
        if place.before != section:
            self.placed.emit(section, place)

    def _row(self, section: SectionView) -> Row:
        return Row(
            id=section.id,
            title=section.name,
            count=self._station.tongue.number(section.articles) if section.articles else "",
            colour=section.colour,
        )

    def _spoken(self, section: SectionView) -> str:
        words = self._station.tongue.words
        counted = words.counted("{n} article", "{n} articles", section.articles)
        return words.several((section.name, counted))

    def _tell(self) -> None:
        if self.chosen_id != self._told:
            self._told = self.chosen_id
            self.chosen.emit(self._told)


def _id(item: QTreeWidgetItem) -> int:
    row = item.data(0, ROW)
    return row.id if isinstance(row, Row) else 0
