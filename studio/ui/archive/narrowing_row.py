"""A line of what narrows the archive: its name, and how many stories stand behind it."""

from typing import Final

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from studio.ui.look import Symbol
from studio.ui.look.fonts import SMALL_PX
from studio.ui.look.text import layout_direction, own_direction
from studio.ui.station import Station

COUNT: Final = Qt.ItemDataRole.UserRole + 2
"""The role under which a line has its number of stories; none where it narrows already."""
HEADING: Final = Qt.ItemDataRole.UserRole + 3
"""The role under which a line says that it is the heading of those below it."""
_ROW: Final = 30
_TITLE: Final = 38
_ICON: Final = 16
_GAP: Final = 8


class NarrowingRow(QStyledItemDelegate):
    """Paints a line."""

    def __init__(self, station: Station, parent: QWidget) -> None:
        super().__init__(parent)
        self._station = station

    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        """Return the height of a line; a heading stands apart from what is above it."""
        first = index.row() == 0
        return QSize(120, _TITLE if index.data(HEADING) and not first else _ROW)

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """Paint a heading, or a name with its number at the other end."""
        look, rtl = self._station.look, self._station.tongue.rtl
        palette, fonts = look.palette, look.fonts
        heading, count = bool(index.data(HEADING)), index.data(COUNT)
        area = QRect(option.rect)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if not heading:
            self._ground(painter, area, option.state)
        words = area.adjusted(12, 0, -12, 0)
        near = Qt.AlignmentFlag.AlignRight if rtl else Qt.AlignmentFlag.AlignLeft
        far = Qt.AlignmentFlag.AlignLeft if rtl else Qt.AlignmentFlag.AlignRight
        if heading or isinstance(count, int):
            number = self._station.tongue.number(count) if isinstance(count, int) else ""
            painter.setFont(fonts.at(SMALL_PX))
            painter.setPen(QColor(palette.muted))
            painter.drawText(words, _flags(far, heading=False), number)
            taken = painter.fontMetrics().horizontalAdvance(number) + _GAP if number else 0
        else:
            end = QRect(0, 0, _ICON, _ICON)
            end.moveCenter(words.center())
            end.moveLeft(words.left() if rtl else words.right() - _ICON + 1)
            look.icon(Symbol.CLOSE, rtl=rtl, colour=palette.muted).paint(painter, end)
            taken = _ICON + _GAP
        words = words.adjusted(taken, 0, 0, 0) if rtl else words.adjusted(0, 0, -taken, 0)
        text = str(index.data(Qt.ItemDataRole.DisplayRole) or "")
        size, weight = (SMALL_PX, QFont.Weight.Medium) if heading else (14, QFont.Weight.Normal)
        painter.setFont(fonts.at(size, weight))
        painter.setPen(QColor(palette.muted if heading else palette.text))
        painter.setLayoutDirection(layout_direction(own_direction(text)))
        shown = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, words.width())
        painter.drawText(words, _flags(near, heading=heading), shown)
        painter.restore()

    def _ground(self, painter: QPainter, area: QRect, state: QStyle.StateFlag) -> None:
        palette = self._station.look.palette
        selected = bool(state & QStyle.StateFlag.State_Selected)
        if selected or state & QStyle.StateFlag.State_MouseOver:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(palette.selection if selected else palette.hover))
            painter.drawRoundedRect(area.adjusted(0, 1, 0, -1), 8, 8)


def _flags(side: Qt.AlignmentFlag, *, heading: bool) -> int:
    """Return where words stand: at a side, those of a heading near to what is below."""
    height = Qt.AlignmentFlag.AlignBottom if heading else Qt.AlignmentFlag.AlignVCenter
    return int(side | height | Qt.AlignmentFlag.AlignAbsolute)
