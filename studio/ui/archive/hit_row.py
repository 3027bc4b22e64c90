"""A line of what the archive has: headline and passage, what was looked for marked in both."""

from typing import Final

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from studio.newsroom.archive import Hit
from studio.newsroom.archive_marks import Marked
from studio.ui.desk.row_words import row_words, under_headline
from studio.ui.look.fonts import SMALL_PX
from studio.ui.look.symbols import STAGE_SYMBOLS
from studio.ui.parts.marked_text import write_marked
from studio.ui.station import Station
from studio.wording.terms import STAGES

HIT: Final = Qt.ItemDataRole.UserRole + 1
"""The role under which a line has its `Hit`."""
_ROW: Final = 116
_ICON: Final = 18
_HEADLINE: Final = 26
_PASSAGE: Final = 46


def hit_words(hit: Hit, station: Station) -> str:
    """Return a line as it is read aloud: the story, then the passage."""
    return f"{row_words(hit.article, station)}. {hit.snippet.text}"


class HitRow(QStyledItemDelegate):
    """Paints a line."""

    def __init__(self, station: Station, parent: QWidget) -> None:
        super().__init__(parent)
        self._station = station

    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        """Return the height of a line."""
        return QSize(200, _ROW)

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """Paint stage and headline, the passage, and what lists say under a headline."""
        hit = index.data(HIT)
        if not isinstance(hit, Hit):
            return
        station = self._station
        palette, rtl, fonts = station.look.palette, station.tongue.rtl, station.look.fonts
        area = QRect(option.rect)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if option.state & (QStyle.StateFlag.State_Selected | QStyle.StateFlag.State_MouseOver):
            selected = bool(option.state & QStyle.StateFlag.State_Selected)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(palette.selection if selected else palette.hover))
            painter.drawRoundedRect(area.adjusted(0, 1, 0, -1), 8, 8)
        inner = area.adjusted(12, 8, -12, -8)
        colour = palette.stage(hit.article.stage)
        left = inner.right() - _ICON + 1 if rtl else inner.left()
        icon = station.look.icon(STAGE_SYMBOLS[hit.article.stage], rtl=rtl, colour=colour)
        icon.paint(painter, QRect(left, inner.top() + 4, _ICON, _ICON))
        words = inner.adjusted(0, 0, -28, 0) if rtl else inner.adjusted(28, 0, 0, 0)
        headline, bold = self._headline(hit), fonts.at(15, QFont.Weight.DemiBold)
        painter.setPen(QColor(palette.text))
        write_marked(painter, words, headline.text, headline.marks, bold, station, line=_HEADLINE)
        painter.setPen(QColor(palette.muted))
        below = words.adjusted(0, _HEADLINE, 0, 0)
        text, marks, small = hit.snippet.text, hit.snippet.marks, fonts.at(SMALL_PX)
        write_marked(painter, below, text, marks, small, station, line=_PASSAGE / 2, most=2)
        painter.setFont(fonts.at(SMALL_PX))
        line = painter.fontMetrics().elidedText(
            self._under(hit), Qt.TextElideMode.ElideRight, words.width()
        )
        painter.setLayoutDirection(station.tongue.direction)
        side = Qt.AlignmentFlag.AlignRight if rtl else Qt.AlignmentFlag.AlignLeft
        flat = Qt.AlignmentFlag.AlignBottom | Qt.AlignmentFlag.AlignAbsolute
        painter.drawText(words, int(side | flat), line)
        painter.restore()

    def _headline(self, hit: Hit) -> Marked:
        if hit.headline.text:
            return hit.headline
        return Marked(self._station.tongue.words.say("Without a headline"))

    def _under(self, hit: Hit) -> str:
        words = self._station.tongue.words
        stage = words.say(STAGES[hit.article.stage])
        where = [words.say("in the published text")] if hit.published else []
        return " · ".join((stage, *where, under_headline(hit.article, self._station)))
