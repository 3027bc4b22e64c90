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
from studio.ui.parts.marked_text import write_marked
from studio.ui.station import Station

HIT: Final = Qt.ItemDataRole.UserRole + 1
"""The role under which a line of the list has its `Hit`."""
ROW: Final = 44
"""How high a line is."""
TALL_ROW: Final = 68
"""How high one is that shows a passage of the text, too."""


@dataclass(frozen=True, slots=True)
class Hit:
    """One line of the list: what it is, its words, and what stands at its far side.

    What was looked for is marked in its words, and in the passage of a story's text that has it.
    """

    target: int | Place | Do | Offer
    title: str
    far: str
    symbol: Symbol
    colour: str = ""
    marks: tuple[tuple[int, int], ...] = ()
    passage: str = ""
    passage_marks: tuple[tuple[int, int], ...] = ()

    @property
    def height(self) -> int:
        """How high its line is."""
        return TALL_ROW if self.passage else ROW


class HitRow(QStyledItemDelegate):
    """Paints a line: icon, words in their own direction, and what stands at the far side."""

    def __init__(self, station: Station, parent: QWidget) -> None:
        super().__init__(parent)
        self._station = station

    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        """Return the height of a line."""
        hit = index.data(HIT)
        return QSize(200, hit.height if isinstance(hit, Hit) else ROW)

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
        whole = area.adjusted(12, 0, -12, 0)
        inner = QRect(whole.left(), whole.top(), whole.width(), ROW)
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
        painter.setPen(QColor(palette.text))
        font = station.look.fonts.at(14, QFont.Weight.Medium)
        painter.setFont(font)
        if hit.marks:
            top = (ROW - painter.fontMetrics().height()) // 2
            place = words.adjusted(0, top, 0, 0)
            write_marked(painter, place, hit.title, hit.marks, font, station, line=ROW)
        else:
            shown = painter.fontMetrics().elidedText(
                hit.title, Qt.TextElideMode.ElideRight, words.width()
            )
            painter.setLayoutDirection(layout_direction(own_direction(hit.title)))
            painter.drawText(words, int(start | flat), isolated(shown))
        if hit.passage:
            side = (0, -28) if rtl else (28, 0)
            below = whole.adjusted(side[0], ROW - 8, side[1], 0)
            small = station.look.fonts.at(SMALL_PX)
            painter.setPen(QColor(palette.muted))
            write_marked(painter, below, hit.passage, hit.passage_marks, small, station, line=ROW)
        painter.restore()
