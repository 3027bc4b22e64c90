"""A small calendar beside the caret: a day chosen by keys or mouse, written as the newsroom does.

Arrows go by days and weeks, Page Up and Down by months, Home to today; Enter writes the date in
the form that is chosen below, Tab leads there and back, Esc goes away. Deliberately absent: time.
"""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Final

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QFocusEvent, QFont, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QTextEdit,
    QVBoxLayout,
    QWidget,
)

from studio.arabic.dates import (
    HIJRI_MONTHS,
    format_date,
    format_date_english,
    format_hijri,
    format_hijri_english,
    hijri_of,
    month_name,
    month_name_english,
)
from studio.arabic.numerals import shape
from studio.settings import House
from studio.ui.look import Kind, Symbol
from studio.ui.look.fonts import SMALL_PX
from studio.ui.look.text import isolated
from studio.ui.parts.buttons import IconButton, on_click
from studio.ui.parts.kinds import mark_kind
from studio.ui.parts.labels import PersonsLabel
from studio.ui.parts.weekdays import weekday_letters
from studio.ui.station import Station
from studio.wording.words import Language, mark

_WIDTH: Final = 400
_ROW: Final = 32
_WEEKS: Final = 6
_FORMS: Final = 4
_MEMORY: Final = "date_form"
_DAY: Final = timedelta(days=1)
_ENTER: Final = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter})


def date_forms(day: date, house: House, *, arabic: bool = True) -> tuple[str, ...]:
    """Return a day as it can be written: short, with its weekday, with Hijri, without the year.

    A day that the Hijri tables do not have stands without it.
    """
    months, digits = house.month_names, house.digits
    if arabic:
        plain = format_date(day, months, digits)
        whole = format_date(day, months, digits, weekday=True)
        without = f"{shape(day.day, digits)} {month_name(day.month, months)}"
    else:
        plain, whole = format_date_english(day), format_date_english(day, weekday=True)
        without = f"{day.day} {month_name_english(day.month)}"
    try:
        if arabic:
            beside = f"{whole} الموافق {format_hijri(day, digits, house.hijri_offset)}"
        else:
            beside = f"{whole} ({format_hijri_english(day, house.hijri_offset)})"
    except ValueError:
        beside = whole
    return (plain, whole, beside, without)


class DateCard(QFrame):
    """Offers days over the text.

    Signals:
        chosen: the date that shall be written.
    """

    chosen = Signal(str)

    def __init__(self, station: Station, text: QTextEdit, house: Callable[[], House]) -> None:
        super().__init__(text)
        self._station, self._text_edit, self._house = station, text, house
        self._arabic = True
        self._today = self._day = date(2000, 1, 1)
        mark_kind(self, Kind.CARD)
        tongue, look = station.tongue, station.look
        self.title = PersonsLabel("", kind=Kind.TITLE)
        before = IconButton(Symbol.PREVIOUS, mark("Previous month"), tongue, look)
        after = IconButton(Symbol.NEXT, mark("Next month"), tongue, look)
        on_click(before, lambda: self._go_months(-1))
        on_click(after, lambda: self._go_months(1))
        self.grid = _Days(self)
        self.grid.installEventFilter(self)
        self.forms = QListWidget()
        mark_kind(self.forms, Kind.PLAIN_LIST)
        self.forms.setFixedHeight(_FORMS * _ROW + 4)
        self.forms.setUniformItemSizes(True)
        self.forms.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.forms.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.forms.itemClicked.connect(lambda _: self._write())
        self.forms.installEventFilter(self)
        head = QHBoxLayout()
        head.addWidget(before)
        head.addWidget(self.title, 1)
        head.addWidget(after)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 8, 12, 12)
        column.setSpacing(8)
        column.addLayout(head)
        column.addWidget(self.grid)
        column.addWidget(self.forms)
        self.hide()
        tongue.changed.connect(self._draw)
        look.changed.connect(self._draw)

    @property
    def day(self) -> date:
        """The day that is marked."""
        return self._day

    @property
    def house(self) -> House:
        """The newsroom's settings as they are now."""
        return self._house()

    @property
    def today(self) -> date:
        """The day on which it was opened."""
        return self._today

    @property
    def station(self) -> Station:
        """The window's surroundings."""
        return self._station

    def open_at(self, at: QRect, today: date, *, arabic: bool) -> None:
        """Open beside a place on the viewport with today marked; keys come here."""
        self._today = self._day = today
        self._arabic = arabic
        kept = self._station.personal.recall(_MEMORY)
        self._draw(kept if isinstance(kept, int) and 0 <= kept < _FORMS else 0)
        width = min(_WIDTH, self._text_edit.width() - 8)
        self.setFixedWidth(width)
        self.show()
        self.adjustSize()
        over = self._text_edit.viewport().geometry().topLeft()
        x = at.right() - width if self._station.tongue.rtl else at.left()
        left = min(max(x + over.x(), 4), max(self._text_edit.width() - width - 4, 4))
        top = at.bottom() + over.y() + 8
        if top + self.height() > self._text_edit.height():
            top = max(at.top() + over.y() - self.height() - 8, 4)
        self.move(QPoint(left, top))
        self.raise_()
        self.grid.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def close_card(self) -> None:
        """Go away, and give the keys back to the text."""
        if not self.isHidden():
            self.hide()
            self._text_edit.setFocus(Qt.FocusReason.OtherFocusReason)

    def go_to(self, day: date) -> None:
        """Mark another day."""
        self._day = day
        self._draw()

    def go_days(self, days: int) -> None:
        """Mark the day so many days later, where the calendar has one."""
        try:
            self.go_to(self._day + days * _DAY)
        except OverflowError:
            return

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Move, choose and close by key; go when the keys go elsewhere in the window."""
        if isinstance(event, QFocusEvent) and event.type() is QEvent.Type.FocusOut:
            if event.reason() is not Qt.FocusReason.ActiveWindowFocusReason:
                QTimer.singleShot(0, self, self._look_for_keys)
            return False
        if isinstance(event, QKeyEvent) and event.type() is QEvent.Type.ShortcutOverride:
            event.accept()
            return False
        if isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress:
            return self._press(Qt.Key(event.key()), of_days=watched is self.grid)
        return super().eventFilter(watched, event)

    def _look_for_keys(self) -> None:
        focused = QApplication.focusWidget()
        if focused is None or not self.isAncestorOf(focused):
            self.hide()

    def _press(self, key: Qt.Key, *, of_days: bool) -> bool:
        onwards = -1 if self._station.tongue.rtl else 1
        steps = {
            Qt.Key.Key_Right: onwards,
            Qt.Key.Key_Left: -onwards,
            Qt.Key.Key_Down: 7,
            Qt.Key.Key_Up: -7,
        }
        if key in _ENTER:
            self._write()
        elif key is Qt.Key.Key_Escape:
            self.close_card()
        elif key in {Qt.Key.Key_PageDown, Qt.Key.Key_PageUp}:
            self._go_months(1 if key is Qt.Key.Key_PageDown else -1)
        elif key in {Qt.Key.Key_Tab, Qt.Key.Key_Backtab}:
            other = self.forms if of_days else self.grid
            other.setFocus(Qt.FocusReason.TabFocusReason)
        elif of_days and key is Qt.Key.Key_Home:
            self.go_to(self._today)
        elif of_days and key in steps:
            self.go_days(steps[key])
        else:
            return False
        return True

    def _go_months(self, months: int) -> None:
        at = self._day.year * 12 + self._day.month - 1 + months
        year, month = at // 12, at % 12 + 1
        for day in range(self._day.day, 27, -1):
            try:
                self.go_to(date(year, month, day))
            except ValueError:
                continue
            return
        if date.min.year <= year <= date.max.year:
            self.go_to(date(year, month, min(self._day.day, 28)))

    def _write(self) -> None:
        form = max(0, self.forms.currentRow())
        self._station.personal.remember(_MEMORY, form)
        written = date_forms(self._day, self.house, arabic=self._arabic)[form]
        self.close_card()
        self.chosen.emit(written)

    def _draw(self, form: int | None = None) -> None:
        words, house = self._station.tongue.words, self.house
        chosen = max(0, self.forms.currentRow()) if form is None else form
        self.forms.clear()
        for written in date_forms(self._day, house, arabic=self._arabic):
            item = QListWidgetItem(isolated(written))
            item.setSizeHint(QSize(10, _ROW))
            item.setToolTip(written)
            self.forms.addItem(item)
        self.forms.setCurrentRow(chosen)
        self.forms.setAccessibleName(words.say("How the date is written"))
        english = words.language is Language.ENGLISH
        named = month_name_english(self._day.month) if english else None
        month = named or month_name(self._day.month, house.month_names)
        title = f"{month} {shape(self._day.year, words.digits)}"
        if (hijri := hijri_of(self._day, house.hijri_offset)) is not None and not english:
            title += f" · {HIJRI_MONTHS[hijri[1] - 1]} {shape(hijri[0], words.digits)}"
        self.title.show_words(title)
        told = date_forms(self._day, house, arabic=not english)[1]
        self.grid.setAccessibleName(words.say("Day: {day}", day=told))
        self.grid.update()


class _Days(QWidget):
    """The days of the month that is shown, a week a line."""

    def __init__(self, card: DateCard) -> None:
        super().__init__(card)
        self._card = card
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setFixedHeight((_WEEKS + 1) * _ROW)

    def days(self) -> list[date]:
        """Return the days that are shown, the first of each line in the start's column."""
        first = self._card.day.replace(day=1)
        back = (first.weekday() - self._card.house.week_starts.weekday) % 7
        begin = max(first.toordinal() - back, 1)
        last = min(begin + 7 * _WEEKS, date.max.toordinal() + 1)
        return [date.fromordinal(one) for one in range(begin, last)]

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the letters of the weekdays and the days."""
        card, station = self._card, self._card.station
        palette, fonts, words = station.look.palette, station.look.fonts, station.tongue.words
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(fonts.at(SMALL_PX))
        painter.setPen(QColor(palette.muted))
        centre = Qt.AlignmentFlag.AlignCenter
        letters = weekday_letters(card.house.week_starts.weekday, words)
        for column, letter in enumerate(letters):
            painter.drawText(self._cell(0, column), int(centre), letter)
        for number, day in enumerate(self.days()):
            place = self._cell(number // 7 + 1, number % 7)
            marked = day == card.day
            if marked:
                painter.setPen(Qt.PenStyle.NoPen)
                painter.setBrush(QColor(palette.accent))
                painter.drawRoundedRect(place.adjusted(3, 2, -3, -2), 8, 8)
            elif day == card.today:
                painter.setPen(QColor(palette.accent))
                painter.setBrush(Qt.BrushStyle.NoBrush)
                painter.drawRoundedRect(place.adjusted(3, 2, -3, -2), 8, 8)
            here = day.month == card.day.month
            colour = palette.on_accent if marked else palette.text if here else palette.muted
            weight = QFont.Weight.DemiBold if marked else QFont.Weight.Normal
            painter.setFont(fonts.at(14, weight))
            painter.setPen(QColor(colour))
            painter.drawText(place, int(centre), shape(day.day, words.digits))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Mark the day that is pressed."""
        for number, day in enumerate(self.days()):
            if self._cell(number // 7 + 1, number % 7).contains(event.position().toPoint()):
                self._card.go_to(day)
                return

    def _cell(self, row: int, column: int) -> QRect:
        width = self.width() // 7
        at = 6 - column if self._card.station.tongue.rtl else column
        return QRect(at * width, row * _ROW, width, _ROW)
