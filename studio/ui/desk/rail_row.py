"""A row of the rail: how it is painted, and the field in which it is renamed."""

from typing import Final

from PySide6.QtCore import (
    QAbstractItemModel,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QFont, QPainter
from PySide6.QtWidgets import (
    QLineEdit,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from studio.ui.desk.places import Place
from studio.ui.look.fonts import SMALL_PX
from studio.ui.look.text import layout_direction, own_direction
from studio.ui.station import Station

PLACE: Final = Qt.ItemDataRole.UserRole + 1
COUNT: Final = Qt.ItemDataRole.UserRole + 2
HEADING: Final = Qt.ItemDataRole.UserRole + 3
_ROW: Final = 40
_HEADING_ROW: Final = 36
_ICON: Final = 18
_BEGUN: Final = "midadBegun"
"""A property of a field that holds its first words."""


class RailRow(QStyledItemDelegate):
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

    def setEditorData(self, editor: QWidget, index: QModelIndex | QPersistentModelIndex) -> None:
        """Begin with the name that is there; what is written then stays, whatever is counted."""
        if not editor.property(_BEGUN):
            editor.setProperty(_BEGUN, True)
            super().setEditorData(editor, index)

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
