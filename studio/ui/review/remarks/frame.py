"""What every card in the list of remarks is: lines, buttons on the one that the person is at, keys.

Deliberately absent: what a card says, and what its buttons do.
"""

from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from studio.ui.keyboard import latin_letter
from studio.ui.look import Kind
from studio.ui.parts.kinds import mark_kind
from studio.ui.review.remarks.desk import RemarkDesk
from studio.ui.review.remarks.order import Remark
from studio.ui.station import Station

_ARABIC: Final = {"ش": "A", "ق": "R"}
_ENTER: Final = {Qt.Key.Key_Return, Qt.Key.Key_Enter}
_BY_TAB: Final = {Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason}


class RemarkCard(QFrame):
    """Shows one remark; `lines`, `buttons`, `name` and `take` say what is its own.

    Signals:
        touched: the person came to it by mouse or Tab.
    """

    touched = Signal(str)

    def __init__(self, station: Station, desk: RemarkDesk, remark: Remark) -> None:
        super().__init__()
        self.station, self.desk, self.remark = station, desk, remark
        self._active = False
        self._foot: QWidget | None = None
        self._lines: list[QWidget] = []
        mark_kind(self, Kind.REMARK)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(12, 8, 12, 8)
        self.column.setSpacing(6)

    # What a card says of itself

    def lines(self) -> list[QWidget]:
        """Return what is shown, from top to bottom."""
        raise NotImplementedError

    def buttons(self) -> list[QWidget]:
        """Return what stands below it while the person is at it."""
        raise NotImplementedError

    def name(self) -> str:
        """Return what the card is to those who do not see it."""
        raise NotImplementedError

    def take(self, letter: str, *, enter: bool) -> bool:
        """Do what a key means; say whether it means anything."""
        raise NotImplementedError

    @property
    def is_busy(self) -> bool:
        """Whether something is being typed in it, so that its buttons stay away."""
        return False

    # What it shows

    def show_remark(self, remark: Remark) -> None:
        """Show the remark as it is now; what is being typed stays."""
        self.remark = remark
        for widget in self._lines:
            self._remove(widget)
        self._lines = self.lines()
        for number, widget in enumerate(self._lines):
            self.column.insertWidget(number, widget)
        self.setAccessibleName(self.name())
        if self._foot is not None:
            self._make_foot()

    def activate(self, *, active: bool) -> None:
        """Show whether the person is at this one."""
        if active is self._active:
            return
        self._active = active
        self.setProperty("active", active)
        mark_kind(self, Kind.REMARK)
        if active:
            self._make_foot()
        else:
            self.show_buttons()

    def show_buttons(self) -> None:
        """Show the buttons where they belong."""
        if self._foot is not None:
            self._foot.setVisible(self._active and not self.is_busy)

    def _make_foot(self) -> None:
        if self._foot is not None:
            self._remove(self._foot)
        self._foot = QWidget()
        row = QHBoxLayout(self._foot)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        for button in self.buttons():
            row.addWidget(button)
        row.addStretch(1)
        self.column.insertWidget(len(self._lines), self._foot)
        self.show_buttons()

    def _remove(self, widget: QWidget) -> None:
        self.column.removeWidget(widget)
        widget.hide()
        widget.deleteLater()

    # Keys and mouse

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Do what the card says of a letter or Enter; go back to the text on Escape."""
        held = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        letter = latin_letter(event) or _ARABIC.get(event.text(), event.text().upper())
        if held:
            super().keyPressEvent(event)
        elif event.key() == Qt.Key.Key_Escape:
            self.desk.leave()
        elif not self.take(letter, enter=event.key() in _ENTER):
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Be the one that the person is at."""
        super().focusInEvent(event)
        if event.reason() in _BY_TAB:
            self.touched.emit(self.remark.key)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Go to the place of the remark."""
        super().mousePressEvent(event)
        self.touched.emit(self.remark.key)
