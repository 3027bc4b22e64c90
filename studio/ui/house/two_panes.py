"""A list and the card of what is chosen in it: side by side, or one above the other when narrow."""

from collections.abc import Iterable

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QApplication,
    QBoxLayout,
    QFrame,
    QHBoxLayout,
    QLayout,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)
from shiboken6 import isValid

from studio.ui.look import Kind
from studio.ui.parts.kinds import mark_kind

_WIDE = 560
_AROUND = 64
"""So much of what stands around the focus is shown with it, in pixels."""


def lay_out(
    page: QWidget,
    rows: Iterable[QWidget | QLayout],
    cards: Iterable[QWidget],
    *,
    growing: QWidget,
) -> None:
    """Fill a page: what stands below one another on its list's side, and the cards of the other.

    `growing` is the one of `rows` that takes what height is left; the cards are shown one at a
    time.
    """
    side = QWidget()
    column = QVBoxLayout(side)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(8)
    for part in rows:
        if isinstance(part, QLayout):
            column.addLayout(part)
        else:
            column.addWidget(part, 1 if part is growing else 0)
    other = QWidget()
    room = QVBoxLayout(other)
    room.setContentsMargins(8, 0, 8, 0)
    for card in cards:
        room.addWidget(card)
    layout = QVBoxLayout(page)
    layout.setContentsMargins(0, 0, 0, 0)
    layout.addWidget(TwoPanes(side, other))


def foot(count: QWidget, *buttons: QWidget) -> QLayout:
    """Return the line below a list: how many there are, and what can be done about that."""
    line = QHBoxLayout()
    line.setSpacing(8)
    line.addWidget(count, 1)
    for button in buttons:
        line.addWidget(button)
    return line


class TwoPanes(QWidget):
    """Holds both; the card scrolls where it is higher than the room it has."""

    def __init__(self, rows: QWidget, card: QWidget) -> None:
        super().__init__()
        self._scroll = QScrollArea()
        self._scroll.setWidgetResizable(True)
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        mark_kind(card, Kind.SURFACE)
        self._scroll.setWidget(card)
        self._line = mark_kind(QFrame(), Kind.LINE)
        self._layout = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(16)
        self._layout.addWidget(rows, 5)
        self._layout.addWidget(self._line)
        self._layout.addWidget(self._scroll, 6)
        self._arrange(wide=True)
        QApplication.instance().focusChanged.connect(self._follow)  # type: ignore[union-attr] # there is one

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the card beside the list, or below it."""
        super().resizeEvent(event)
        self._arrange(wide=event.size().width() >= _WIDE)

    def _follow(self, _before: QWidget | None, now: QWidget | None) -> None:
        if now is not None and self._scroll.isAncestorOf(now):
            QTimer.singleShot(0, self, lambda: self._show_focus(now))

    def _show_focus(self, focus: QWidget) -> None:
        if isValid(focus) and self._scroll.isAncestorOf(focus):
            self._scroll.ensureWidgetVisible(focus, 0, _AROUND)

    def _arrange(self, *, wide: bool) -> None:
        towards = QBoxLayout.Direction.LeftToRight if wide else QBoxLayout.Direction.TopToBottom
        self._layout.setDirection(towards)
        most = 16777215
        self._line.setFixedSize(most, most)
        self._line.setMinimumSize(1, 1)
        self._line.setMaximumSize(1 if wide else most, most if wide else 1)
