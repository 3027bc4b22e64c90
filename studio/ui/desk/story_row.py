"""How a row of a list is painted: headline in its own direction, status, and what stands under.

Rows are all of one height, so that a list of any length is laid out at once.
"""

from typing import Final

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from studio.newsroom.views import ArticleSummary
from studio.ui.desk.row_words import under_headline
from studio.ui.desk.story_model import SUMMARY
from studio.ui.look.fonts import SMALL_PX, TITLE_PX
from studio.ui.parts.chips import chip_size, paint_chip
from studio.ui.parts.headline_lines import LINE, HeadlineLines
from studio.ui.parts.headlines import headline_of
from studio.ui.station import Station

ROW_HEIGHT: Final = 98
_PAD: Final = 16
_SPARE: Final = 0.5
"""The part of the room of a second line that a headline of one line leaves above itself."""


class StoryRow(QStyledItemDelegate):
    """Paints the rows of a list of stories."""

    def __init__(self, station: Station, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._station = station

    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        """Return the height of every row."""
        return QSize(200, ROW_HEIGHT)

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """Paint a row; one whose summary is on its way shows its place."""
        area = QRect(option.rect)
        state = option.state
        palette = self._station.look.palette
        rtl = self._station.tongue.rtl
        painter.save()
        selected = bool(state & QStyle.StateFlag.State_Selected)
        hovered = bool(state & QStyle.StateFlag.State_MouseOver)
        ground = palette.selection if selected else palette.hover if hovered else palette.surface
        painter.fillRect(area, QColor(ground))
        painter.fillRect(
            QRect(area.left() + _PAD, area.bottom(), area.width() - 2 * _PAD, 1),
            QColor(palette.border),
        )
        if selected:
            edge = area.right() - 2 if rtl else area.left()
            painter.fillRect(QRect(edge, area.top(), 3, area.height()), QColor(palette.accent))
        if state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(QColor(palette.accent))
            painter.drawRect(area.adjusted(1, 1, -2, -2))
        summary = index.data(SUMMARY)
        inner = QRectF(area.adjusted(_PAD, 10, -_PAD, -10))
        if isinstance(summary, ArticleSummary):
            self._paint_summary(painter, inner, summary, rtl=rtl)
        else:
            painter.setBrush(QColor(palette.hover))
            painter.setPen(Qt.PenStyle.NoPen)
            painter.drawRoundedRect(inner.adjusted(0, 4, -inner.width() / 3, -50), 4, 4)
        painter.restore()

    def _paint_summary(
        self, painter: QPainter, area: QRectF, summary: ArticleSummary, *, rtl: bool
    ) -> None:
        station = self._station
        palette = station.look.palette
        painter.setPen(QColor(palette.text if summary.headline else palette.muted))
        font = station.look.fonts.at(TITLE_PX, QFont.Weight.DemiBold)
        lines = HeadlineLines(headline_of(summary, station), font, area.width(), rtl=rtl)
        spare = (2 * LINE - lines.height) * _SPARE
        lines.draw(painter, area.left(), area.top() + spare)
        size = chip_size(summary.stage, station.tongue, station.look)
        top = area.bottom() - size.height() - spare
        left = area.right() - size.width() if rtl else area.left()
        chip = QRectF(left, top, size.width(), size.height())
        paint_chip(painter, chip, summary.stage, station.tongue, station.look)
        room = size.width() + 8
        rest = QRectF(area.left(), top, area.width() - room, size.height())
        if not rtl:
            rest.translate(room, 0)
        small = station.look.fonts.at(SMALL_PX)
        painter.setFont(small)
        painter.setPen(QColor(palette.muted))
        told = QFontMetricsF(small).elidedText(
            under_headline(summary, station), Qt.TextElideMode.ElideRight, rest.width()
        )
        direction = station.tongue.direction
        painter.setLayoutDirection(direction)
        side = Qt.AlignmentFlag.AlignRight if rtl else Qt.AlignmentFlag.AlignLeft
        flags = side | Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignAbsolute
        painter.drawText(rest, int(flags), told)
