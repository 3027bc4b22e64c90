"""The cards of a column: a short list for Qt, and how each is painted.

Cards are all of one height. A headline runs in its own direction; what stands below begins where
lines of the interface begin. Deliberately absent: more than a hundred rows.
"""

from collections.abc import Sequence
from typing import Any, Final

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QPersistentModelIndex,
    QRectF,
    QSize,
    Qt,
)
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from studio.newsroom.views import ArticleSummary
from studio.storage.codes import Stage
from studio.ui.desk.row_words import age, open_elsewhere, read_by, row_words
from studio.ui.desk.story_model import SUMMARY
from studio.ui.look.fonts import SMALL_PX, TITLE_PX
from studio.ui.look.symbols import STAGE_SYMBOLS
from studio.ui.look.text import isolated
from studio.ui.parts.headline_lines import HeadlineLines
from studio.ui.parts.headlines import headline_of
from studio.ui.parts.moments import ahead
from studio.ui.station import Station

CARD_HEIGHT: Final = 122
GAP: Final = 8
_PAD: Final = 12
_RADIUS: Final = 10
_LINE: Final = 20
_ICON: Final = 14
_FAINT: Final = 0.4

Index = QModelIndex | QPersistentModelIndex


class CardModel(QAbstractListModel):
    """The stories of a column that are shown."""

    def __init__(self, station: Station, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._station = station
        self.stories: tuple[ArticleSummary, ...] = ()

    def show_stories(self, stories: Sequence[ArticleSummary]) -> None:
        """Show these."""
        self.beginResetModel()
        self.stories = tuple(stories)
        self.endResetModel()

    def row_of(self, article: int) -> int | None:
        """Return where a story stands, None where it does not."""
        rows = (row for row, story in enumerate(self.stories) if story.id == article)
        return next(rows, None)

    def rowCount(self, parent: Index | None = None) -> int:
        """Return how many stories are shown."""
        return 0 if parent is not None and parent.isValid() else len(self.stories)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: ANN401 - Qt's
        """Return a story, and its words for whoever reads them aloud."""
        if not index.isValid():
            return None
        story = self.stories[index.row()]
        if role == SUMMARY:
            return story
        if role in {Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.DisplayRole}:
            return row_words(story, self._station)
        return None


class CardPainter(QStyledItemDelegate):
    """Paints the cards of all columns; those `under_way` or `lifted` are faint."""

    def __init__(self, station: Station, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._station = station
        self.under_way: frozenset[int] = frozenset()
        self.lifted: int | None = None

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Return the height of every card, and of the gap below it."""
        return QSize(120, CARD_HEIGHT + GAP)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint a card."""
        story = index.data(SUMMARY)
        palette = self._station.look.palette
        state = option.state
        focused = bool(state & QStyle.StateFlag.State_HasFocus)
        hovered = bool(state & QStyle.StateFlag.State_MouseOver)
        card = QRectF(option.rect).adjusted(0, 0, 0, -GAP)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if story.id == self.lifted or story.id in self.under_way:
            painter.setOpacity(_FAINT)
        edge = palette.accent if focused else palette.control_border if hovered else palette.border
        width = 2 if focused else 1
        painter.setPen(QPen(QColor(edge), width))
        painter.setBrush(QColor(palette.surface))
        inset = width / 2
        painter.drawRoundedRect(card.adjusted(inset, inset, -inset, -inset), _RADIUS, _RADIUS)
        self._paint_words(painter, card.adjusted(_PAD, 10, -_PAD, -10), story)
        painter.restore()

    def _paint_words(self, painter: QPainter, area: QRectF, story: ArticleSummary) -> None:
        station = self._station
        palette, rtl = station.look.palette, station.tongue.rtl
        painter.setPen(QColor(palette.text if story.headline else palette.muted))
        font = station.look.fonts.at(TITLE_PX, QFont.Weight.DemiBold)
        lines = HeadlineLines(headline_of(story, station), font, area.width(), rtl=rtl)
        lines.draw(painter, area.left(), area.top())
        painter.setFont(station.look.fonts.at(SMALL_PX))
        painter.setPen(QColor(palette.muted))
        painter.setLayoutDirection(station.tongue.direction)
        foot = QRectF(area.left(), area.bottom() - _LINE, area.width(), _LINE)
        parts = (isolated(story.section_name), isolated(story.authors))
        self._write(painter, foot.translated(0, -_LINE - 2), " · ".join(filter(None, parts)))
        words = station.tongue.words.counted("{n} word", "{n} words", story.words)
        room = self._write(painter, foot, words, at_end=True) + GAP
        rest = foot.adjusted(room, 0, 0, 0) if rtl else foot.adjusted(0, 0, -room, 0)
        self._paint_time(painter, rest, story)

    def _paint_time(self, painter: QPainter, area: QRectF, story: ArticleSummary) -> None:
        station = self._station
        words = station.tongue.words
        if story.id in self.under_way:
            self._write(painter, area, words.say("One moment …"))
            return
        if said := open_elsewhere(story, station):
            self._write(painter, area, said)
            return
        if story.stage is not Stage.SCHEDULED or story.scheduled is None:
            self._write(painter, area, read_by(story, station) or age(story, station))
            return
        colour, rtl = station.look.palette.stage(story.stage), station.tongue.rtl
        left = area.right() - _ICON if rtl else area.left()
        spot = QRectF(left, area.center().y() - _ICON / 2, _ICON, _ICON).toRect()
        symbol = STAGE_SYMBOLS[story.stage]
        station.look.icon(symbol, rtl=rtl, colour=colour).paint(painter, spot)
        painter.setPen(QColor(colour))
        room = _ICON + 4
        rest = area.adjusted(0, 0, -room, 0) if rtl else area.adjusted(room, 0, 0, 0)
        now = station.door.acting.clock()
        self._write(painter, rest, ahead(story.scheduled, now, words))

    def _write(self, painter: QPainter, area: QRectF, text: str, *, at_end: bool = False) -> float:
        """Write one line of the interface, cut short where it must be; returns its width."""
        metrics = QFontMetricsF(painter.font())
        shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, area.width())
        right = self._station.tongue.rtl is not at_end
        side = Qt.AlignmentFlag.AlignRight if right else Qt.AlignmentFlag.AlignLeft
        flags = side | Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignAbsolute
        painter.drawText(area, int(flags), shown)
        return metrics.horizontalAdvance(shown)
