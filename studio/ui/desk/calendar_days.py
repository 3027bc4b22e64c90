"""Days of a calendar: which ones a page shows, and one day as a list of its entries.

A day's list is gone through by up and down; left and right, and the ends of the list, lead to other
days, as they lie on the screen. Deliberately absent: reading and moving entries (`calendar`).
"""

from collections.abc import Sequence
from datetime import date, timedelta
from enum import StrEnum
from typing import Final

from PySide6.QtCore import QMimeData, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QDragEnterEvent,
    QDragMoveEvent,
    QDropEvent,
    QFocusEvent,
    QKeyEvent,
)
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
)

from studio.newsroom.planned import Plan, Planned
from studio.ui.look import Kind, Symbol
from studio.ui.parts.kinds import mark_kind
from studio.ui.station import Station

ENTRY: Final = Qt.ItemDataRole.UserRole + 1
WEEK: Final = 7
_MIME: Final = "application/x-midad-slot"
_SYMBOLS: Final = {
    Planned.SLOT: Symbol.SCHEDULED,
    Planned.DUE: Symbol.CLOCK,
    Planned.EMBARGO: Symbol.LOCK,
}


class Span(StrEnum):
    """How much a page of the calendar shows."""

    MONTH = "month"
    WEEK = "week"


def first_day(day: date, span: Span, week_starts: int) -> date:
    """Return the first day of the page that shows `day`; weeks start on a weekday, Monday is 0."""
    begin = day.replace(day=1) if span is Span.MONTH else day
    return begin - timedelta(days=(begin.weekday() - week_starts) % WEEK)


def weeks_of(day: date, span: Span, week_starts: int) -> int:
    """Return how many weeks the page that shows `day` has."""
    if span is Span.WEEK:
        return 1
    first = first_day(day, span, week_starts)
    after = (day.replace(day=1) + timedelta(days=31)).replace(day=1)
    return -(-(after - first).days // WEEK)


def turned(day: date, span: Span, step: int) -> date:
    """Return a day of the page after (`step` 1) or before (-1) the one that shows `day`."""
    if span is Span.WEEK:
        return day + timedelta(days=WEEK * step)
    begin = day.replace(day=1)
    return (begin + timedelta(days=31)).replace(day=1) if step > 0 else begin - timedelta(days=1)


class DayList(QListWidget):
    """The entries of one day.

    Signals:
        stepped: so many days further on, and whether to stand on the last entry there.
        pushed: an entry's `Plan`, and by how many days it is to move.
        entered: the id of an article that somebody wants to see.
    """

    stepped = Signal(int, bool)
    pushed = Signal(object, int)
    entered = Signal(int)

    def __init__(self, station: Station) -> None:
        super().__init__()
        self._station = station
        self.day = date.min
        mark_kind(self, Kind.PLAIN_LIST)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.setDragEnabled(True)
        self.setAcceptDrops(True)
        self.itemActivated.connect(self._enter)

    def show_entries(self, entries: Sequence[tuple[Plan, str, str]]) -> None:
        """Show entries, each with its words on the page and as they are read aloud."""
        at = self.currentRow()
        self.clear()
        palette, rtl = self._station.look.palette, self._station.tongue.rtl
        for plan, text, spoken in entries:
            item = QListWidgetItem(text)
            item.setData(ENTRY, plan)
            item.setData(Qt.ItemDataRole.AccessibleTextRole, spoken)
            item.setToolTip(spoken)
            colour = palette.approved if plan.kind is Planned.SLOT else palette.in_review
            icon = self._station.look.icon(_SYMBOLS[plan.kind], rtl=rtl, colour=colour)
            item.setIcon(icon)
            item.setForeground(QColor(palette.text))
            self.addItem(item)
        if self.hasFocus() and self.count():
            self.setCurrentRow(min(max(at, 0), self.count() - 1))

    def go_to(self, *, last: bool) -> None:
        """Take the focus, on the first or the last entry."""
        self.setFocus(Qt.FocusReason.OtherFocusReason)
        if self.count():
            self.setCurrentRow(self.count() - 1 if last else 0)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go to other days at the ends, and move an entry with Shift."""
        rtl = self.layoutDirection() is Qt.LayoutDirection.RightToLeft
        sideways = {Qt.Key.Key_Left: 1 if rtl else -1, Qt.Key.Key_Right: -1 if rtl else 1}
        upright = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
        key = Qt.Key(event.key())
        days = sideways.get(key, WEEK * upright.get(key, 0))
        if days and event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            item = self.currentItem()
            if item is not None:
                self.pushed.emit(item.data(ENTRY), days)
            return
        edge = self.count() - 1 if key == Qt.Key.Key_Down else 0
        if key in sideways or (key in upright and self.currentRow() in {edge, -1}):
            self.stepped.emit(days, key == Qt.Key.Key_Up)
            return
        super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Stand on an entry where there is one."""
        super().focusInEvent(event)
        if self.currentRow() < 0 and self.count():
            self.setCurrentRow(0)

    def mimeData(self, items: Sequence[QListWidgetItem]) -> QMimeData:
        """Carry a slot or a due time; an embargo stays where it is."""
        carried = QMimeData()
        plan = items[0].data(ENTRY) if items else None
        if isinstance(plan, Plan) and plan.kind is not Planned.EMBARGO:
            carried.setData(_MIME, b"1")
        return carried

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take what is planned for another day."""
        self._consider(event)

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        """Take what is planned for another day."""
        self._consider(event)

    def dropEvent(self, event: QDropEvent) -> None:
        """Move what was carried here; the page shows it when the newsroom has it."""
        source = event.source()
        item = source.currentItem() if isinstance(source, DayList) else None
        if isinstance(source, DayList) and item is not None:
            self.pushed.emit(item.data(ENTRY), (self.day - source.day).days)
        event.setDropAction(Qt.DropAction.IgnoreAction)
        event.accept()

    def _consider(self, event: QDragMoveEvent) -> None:
        if event.source() is not self and event.mimeData().hasFormat(_MIME):
            event.acceptProposedAction()
        else:
            event.ignore()

    def _enter(self, item: QListWidgetItem) -> None:
        self.entered.emit(item.data(ENTRY).summary.id)


class DayCell(QFrame):
    """A day: its number, and the list of its entries."""

    def __init__(self, station: Station) -> None:
        super().__init__()
        mark_kind(self, Kind.CARD)
        self.number = QLabel()
        self.list = DayList(station)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(6, 4, 6, 4)
        layout.setSpacing(2)
        layout.addWidget(self.number, 0, Qt.AlignmentFlag.AlignLeading)
        layout.addWidget(self.list, 1)

    def show_day(self, day: date, number: str, name: str, *, now: bool, other: bool) -> None:
        """Show another day; `now` is today, `other` one of another month."""
        self.list.day = day
        mark_kind(self.number, Kind.SMALL if other else Kind.TODAY if now else Kind.MUTED)
        self.number.setText(number)
        self.list.setAccessibleName(name)
