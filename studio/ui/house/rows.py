"""Rows of names: people's words in their own direction, a second line, and a count at the end.

Painted alike in lists and trees, and renamed in place. Deliberately absent: what the names are of,
and changing anything; whoever shows rows hears `renamed` and asks the newsroom.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import partial
from math import ceil
from typing import Any, Final, TypeAlias

from PySide6.QtCore import (
    QAbstractItemModel,
    QAbstractListModel,
    QEvent,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QFont, QFontMetrics, QFontMetricsF, QKeyEvent, QPainter, QPen
from PySide6.QtWidgets import (
    QLineEdit,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from studio.ui.look import Kind
from studio.ui.look.fonts import INTERFACE_PX, SMALL_PX
from studio.ui.look.text import layout_direction, own_direction
from studio.ui.parts.fields import Line
from studio.ui.parts.kinds import mark_kind
from studio.ui.parts.naming import AfterNaming
from studio.ui.station import Station

Index: TypeAlias = QModelIndex | QPersistentModelIndex

ROW: Final = int(Qt.ItemDataRole.UserRole) + 1
"""The role under which a model gives its `Row`."""

_LOW, _HIGH = 36, 52
_PAD, _GAP, _DOT = 12, 8, 10


@dataclass(frozen=True, slots=True)
class Row:
    """One name: `detail` below it, `count` at the end, `spoken` for those who hear it."""

    id: int
    title: str
    detail: str = ""
    count: str = ""
    spoken: str = ""
    colour: str = ""
    faint: bool = False


def full_width(font: QFont, text: str) -> int:
    """Return the width in which nothing of a text is cut off; Qt rounds its own down."""
    return ceil(QFontMetricsF(font).horizontalAdvance(text))


class RowPainter(QStyledItemDelegate):
    """Paints rows and lets them be renamed.

    Signals:
        renamed: a row's id and the new name that somebody typed over the old.
    """

    renamed = Signal(int, str)

    def __init__(
        self, station: Station, parent: QWidget, *, high: bool = True, dots: bool = False
    ) -> None:
        """Paint two lines a row when `high`, and a dot of its colour before it with `dots`."""
        super().__init__(parent)
        self._tongue, self._look = station.tongue, station.look
        self._high, self._dots = high, dots

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Ask for the same height for every row."""
        return QSize(160, _HIGH if self._high else _LOW)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint one row."""
        row = index.data(ROW)
        if not isinstance(row, Row):
            return
        palette = self._look.palette
        area: QRect = option.rect
        state: QStyle.StateFlag = option.state
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_ground(painter, area, state)
        inner = area.adjusted(_PAD, 0, -_PAD, 0)
        if row.count:
            painter.setFont(self._look.fonts.at(SMALL_PX))
            painter.setPen(QColor(palette.muted))
            width = full_width(painter.font(), row.count)
            self._write(painter, self._end(inner, width), row.count)
            inner = self._without_end(inner, width + _GAP)
        if self._dots:
            self._paint_dot(painter, inner, row.colour)
            inner = self._without_start(inner, _DOT + _GAP)
        weight = QFont.Weight.Medium if self._high else QFont.Weight.Normal
        painter.setFont(self._look.fonts.at(INTERFACE_PX, weight))
        painter.setPen(QColor(palette.muted if row.faint else palette.text))
        if row.detail:
            upper = QRect(inner.left(), area.top() + 4, inner.width(), 24)
            self._write(painter, upper, row.title)
            lower = QRect(inner.left(), area.top() + 26, inner.width(), 22)
            painter.setFont(self._look.fonts.at(SMALL_PX))
            painter.setPen(QColor(palette.muted))
            self._write(painter, lower, row.detail)
        else:
            self._write(painter, inner, row.title)
        painter.restore()

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        """Return a line to type the new name in."""
        line = Line(parent)
        line.setAccessibleName(self._tongue.words.say("The new name"))
        return line

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        """Begin with the old name."""
        row = index.data(ROW)
        if isinstance(editor, QLineEdit) and isinstance(row, Row) and not editor.isModified():
            editor.setText(row.title)
            editor.selectAll()

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: Index) -> None:
        """Say the new name; the row shows it when the newsroom has it."""
        row = index.data(ROW)
        if isinstance(editor, QLineEdit) and isinstance(row, Row):
            name = editor.text().strip()
            if name and name != row.title:
                self.renamed.emit(row.id, name)

    def updateEditorGeometry(
        self, editor: QWidget, option: QStyleOptionViewItem, index: Index
    ) -> None:
        """Put the line over the row."""
        area: QRect = option.rect
        height = 34
        editor.setGeometry(
            area.left(), area.top() + (area.height() - height) // 2, area.width(), height
        )

    def _paint_ground(self, painter: QPainter, area: QRect, state: QStyle.StateFlag) -> None:
        palette = self._look.palette
        box = QRectF(area).adjusted(1.5, 1.5, -1.5, -1.5)
        chosen = bool(state & QStyle.StateFlag.State_Selected)
        if chosen or state & QStyle.StateFlag.State_MouseOver:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(palette.selection if chosen else palette.hover))
            painter.drawRoundedRect(box, 6, 6)
        if state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(QPen(QColor(palette.accent), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(box, 6, 6)

    def _paint_dot(self, painter: QPainter, inner: QRect, colour: str) -> None:
        palette = self._look.palette
        spot = self._start(inner, _DOT)
        dot = QRectF(spot.left(), inner.center().y() - _DOT / 2 + 0.5, _DOT, _DOT)
        painter.setPen(QPen(QColor(colour or palette.control_border), 1.5))
        painter.setBrush(QColor(colour) if colour else Qt.BrushStyle.NoBrush)
        painter.drawEllipse(dot)

    def _write(self, painter: QPainter, area: QRect, text: str) -> None:
        shown = QFontMetrics(painter.font()).elidedText(
            text, Qt.TextElideMode.ElideRight, area.width()
        )
        painter.setLayoutDirection(layout_direction(own_direction(text)))
        side = Qt.AlignmentFlag.AlignRight if self._tongue.rtl else Qt.AlignmentFlag.AlignLeft
        flags = side | Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignAbsolute
        painter.drawText(area, int(flags), shown)

    def _start(self, area: QRect, width: int) -> QRect:
        left = area.right() - width + 1 if self._tongue.rtl else area.left()
        return QRect(left, area.top(), width, area.height())

    def _end(self, area: QRect, width: int) -> QRect:
        left = area.left() if self._tongue.rtl else area.right() - width + 1
        return QRect(left, area.top(), width, area.height())

    def _without_start(self, area: QRect, width: int) -> QRect:
        rtl = self._tongue.rtl
        return area.adjusted(0 if rtl else width, 0, -width if rtl else 0, 0)

    def _without_end(self, area: QRect, width: int) -> QRect:
        rtl = self._tongue.rtl
        return area.adjusted(width if rtl else 0, 0, 0 if rtl else -width, 0)


class RowsModel(QAbstractListModel):
    """Rows in a list, as many as there are."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.rows: tuple[Row, ...] = ()
        self.editable = False

    def show_rows(self, rows: Iterable[Row]) -> None:
        """Show these instead."""
        self.beginResetModel()
        self.rows = tuple(rows)
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - as Qt has it
        """Count the rows."""
        return 0 if parent.isValid() else len(self.rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: ANN401 - Qt's
        """Give a row, or what it says."""
        if not index.isValid():
            return None
        row = self.rows[index.row()]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return row.title
            case Qt.ItemDataRole.AccessibleTextRole:
                return row.spoken or row.title
            case Qt.ItemDataRole.ToolTipRole:
                return row.detail or None
            case _:
                return row if role == ROW else None

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Say whether a row can be renamed."""
        flags = super().flags(index)
        return flags | Qt.ItemFlag.ItemIsEditable if self.editable else flags


class RowsList(QListView):
    """A list of rows; F2 or a double click renames one.

    Signals:
        chosen: the ids of the chosen rows, a tuple.
        renamed: a row's id and the new name that somebody typed.
        removal_wanted: Delete was pressed.
    """

    chosen = Signal(object)
    renamed = Signal(int, str)
    removal_wanted = Signal()

    def __init__(self, station: Station, *, several: bool = False) -> None:
        super().__init__()
        self._shown_ids: tuple[int, ...] = ()
        self.rows = RowsModel(self)
        self.setModel(self.rows)
        painter = RowPainter(station, self)
        painter.renamed.connect(self.renamed)
        self.setItemDelegate(painter)
        self._named = AfterNaming(self)
        self.setUniformItemSizes(True)
        self.setMouseTracking(True)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(
            QListView.EditTrigger.EditKeyPressed | QListView.EditTrigger.DoubleClicked
        )
        if several:
            self.setSelectionMode(QListView.SelectionMode.ExtendedSelection)
        mark_kind(self, Kind.PLAIN_LIST)
        self.selectionModel().selectionChanged.connect(lambda *_: self._tell())
        station.look.changed.connect(self.viewport().update)

    @property
    def chosen_ids(self) -> tuple[int, ...]:
        """The ids of the chosen rows, in the order of the list."""
        chosen = sorted(index.row() for index in self.selectionModel().selectedIndexes())
        return tuple(self.rows.rows[number].id for number in chosen)

    def show_rows(self, rows: Iterable[Row], *, editable: bool) -> None:
        """Show these rows; what was chosen and is still there stays chosen."""
        self._named.do(partial(self._show_rows, tuple(rows), editable=editable))

    def _show_rows(self, rows: tuple[Row, ...], *, editable: bool) -> None:
        before, place = self._shown_ids, self.verticalScrollBar().value()
        self.selectionModel().blockSignals(True)
        self.rows.editable = editable
        self.rows.show_rows(rows)
        self.selectionModel().blockSignals(False)
        self.choose(before)
        self.verticalScrollBar().setValue(place)
        self._tell()

    def choose(self, ids: Iterable[int]) -> None:
        """Choose these rows and no others."""
        wanted = set(ids)
        selection = self.selectionModel()
        selection.clearSelection()
        for number, row in enumerate(self.rows.rows):
            if row.id in wanted:
                index = self.rows.index(number, 0)
                selection.select(index, selection.SelectionFlag.Select)
                selection.setCurrentIndex(index, selection.SelectionFlag.NoUpdate)
                self.scrollTo(index)

    def enter(self) -> None:
        """Take the keys, on the chosen row or the first one; an empty list leaves them."""
        if self.rows.rows:
            if not self.chosen_ids:
                self.choose((self.rows.rows[0].id,))
            self.setFocus()

    def event(self, event: QEvent) -> bool:
        """Keep F2 from whatever else the window does with it."""
        return keep_f2(event) or super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Ask for a removal on Delete."""
        if event.key() == Qt.Key.Key_Delete:
            self.removal_wanted.emit()
            return
        super().keyPressEvent(event)

    def _tell(self) -> None:
        now = self.chosen_ids
        if now != self._shown_ids:
            self._shown_ids = now
            self.chosen.emit(now)


def keep_f2(event: QEvent) -> bool:
    """Take F2 for the focused widget, should it be a shortcut of the window; say whether it was."""
    wanted = (
        event.type() is QEvent.Type.ShortcutOverride
        and isinstance(event, QKeyEvent)
        and event.key() == Qt.Key.Key_F2
    )
    if wanted:
        event.accept()
    return wanted
