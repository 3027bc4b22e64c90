"""A line of what the archive has: headline and passage, what was looked for marked in both."""

from typing import Final

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QTextCharFormat, QTextLayout
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from studio.newsroom.archive import Hit
from studio.newsroom.archive_marks import Marked
from studio.ui.desk.row_words import row_words, under_headline
from studio.ui.look.fonts import SMALL_PX
from studio.ui.look.symbols import STAGE_SYMBOLS
from studio.ui.look.text import text_option
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
        self._write(painter, words, self._headline(hit), fonts.at(15, QFont.Weight.DemiBold), 1)
        painter.setPen(QColor(palette.muted))
        below = words.adjusted(0, _HEADLINE, 0, 0)
        self._write(painter, below, hit.snippet, fonts.at(SMALL_PX), 2)
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

    def _write(
        self, painter: QPainter, area: QRect, marked: Marked, font: QFont, most: int
    ) -> None:
        """Write at most so many lines of a marked text, in its own direction."""
        palette = self._station.look.palette
        layout = QTextLayout(marked.text, font)
        option = text_option(marked.text)
        rtl = self._station.tongue.rtl
        side = Qt.AlignmentFlag.AlignRight if rtl else Qt.AlignmentFlag.AlignLeft
        option.setAlignment(side | Qt.AlignmentFlag.AlignAbsolute)
        layout.setTextOption(option)
        if most == 1:
            painter.setPen(QColor(palette.text))
        found = []
        for start, end in marked.marks:
            one = QTextLayout.FormatRange()
            one.start, one.length = _units(marked.text[:start]), _units(marked.text[start:end])
            form = QTextCharFormat()
            form.setBackground(QColor(palette.comment))
            form.setForeground(QColor(palette.text))
            one.format = form
            found.append(one)
        layout.setFormats(found)
        layout.beginLayout()
        top = 0.0
        for _ in range(most):
            line = layout.createLine()
            if not line.isValid():
                break
            line.setLineWidth(area.width())
            line.setPosition(QPointF(0, top))
            top += _HEADLINE if most == 1 else _PASSAGE / 2
        layout.endLayout()
        layout.draw(painter, QPointF(area.left(), area.top()))


def _units(text: str) -> int:
    """Return how long a text is for Qt, which counts in units of UTF-16."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2
