"""A line of what quick open has found, and how it is painted."""

from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from studio.ui.commands import Do
from studio.ui.commands.offers import Offer
from studio.ui.desk.places import Place
from studio.ui.look import Symbol
from studio.ui.look.fonts import SMALL_PX
from studio.ui.look.text import isolated, layout_direction, own_direction
from studio.ui.station import Station

HIT: Final = Qt.ItemDataRole.UserRole + 1
"""The role under which a line of the list has its `Hit`."""
ROW: Final = 44
"""How high a line is."""


@dataclass(frozen=True, slots=True)
class Hit:
    """One line of the list: what it is, its words, and what stands at its far side."""

    target: int | Place | Do | Offer
    title: str
    far: str
    symbol: Symbol
    colour: str = ""


class HitRow(QStyledItemDelegate):
    """Paints a line: icon, words in their own direction, and what stands at the far side."""

    def __init__(self, station: Station, parent: QWidget) -> None:
        super().__init__(parent)
        self._station = station

    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        """Return the height of a line."""
        return QSize(200, ROW)

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """Paint a line."""
        hit = index.data(HIT)
        if not isinstance(hit, Hit):
            return
        station = self._station
        palette, rtl = station.look.palette, station.tongue.rtl
        area = QRect(option.rect)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if option.state & (QStyle.StateFlag.State_Selected | QStyle.StateFlag.State_MouseOver):
            selected = bool(option.state & QStyle.StateFlag.State_Selected)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(palette.selection if selected else palette.hover))
            painter.drawRoundedRect(area.adjusted(0, 1, 0, -1), 8, 8)
        inner = area.adjusted(12, 0, -12, 0)
        left = inner.right() - 17 if rtl else inner.left()
        spot = QRect(left, inner.center().y() - 9, 18, 18)
        icon = station.look.icon(hit.symbol, rtl=rtl, colour=hit.colour or palette.muted)
        icon.paint(painter, spot)
        words = inner.adjusted(0, 0, -28, 0) if rtl else inner.adjusted(28, 0, 0, 0)
        end = Qt.AlignmentFlag.AlignLeft if rtl else Qt.AlignmentFlag.AlignRight
        start = Qt.AlignmentFlag.AlignRight if rtl else Qt.AlignmentFlag.AlignLeft
        flat = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignAbsolute
        painter.setFont(station.look.fonts.at(SMALL_PX))
        painter.setPen(QColor(palette.muted))
        room = words.width() * 2 // 5
        far = painter.fontMetrics().elidedText(hit.far, Qt.TextElideMode.ElideRight, room)
        painter.setLayoutDirection(station.tongue.direction)
        painter.drawText(words, int(end | flat), far)
        taken = painter.fontMetrics().horizontalAdvance(far) + 16
        words = words.adjusted(taken, 0, 0, 0) if rtl else words.adjusted(0, 0, -taken, 0)
        painter.setFont(station.look.fonts.at(14, QFont.Weight.Medium))
        painter.setPen(QColor(palette.text))
        shown = painter.fontMetrics().elidedText(
            hit.title, Qt.TextElideMode.ElideRight, words.width()
        )
        painter.setLayoutDirection(layout_direction(own_direction(hit.title)))
        painter.drawText(words, int(start | flat), isolated(shown))
        painter.restore()
