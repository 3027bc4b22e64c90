"""A list and the card of what is chosen in it: side by side, or one above the other when narrow."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QScrollArea, QWidget

from studio.ui.look import Kind
from studio.ui.parts.kinds import mark_kind

_WIDE = 560


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

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the card beside the list, or below it."""
        super().resizeEvent(event)
        self._arrange(wide=event.size().width() >= _WIDE)

    def _arrange(self, *, wide: bool) -> None:
        towards = QBoxLayout.Direction.LeftToRight if wide else QBoxLayout.Direction.TopToBottom
        self._layout.setDirection(towards)
        most = 16777215
        self._line.setFixedSize(most, most)
        self._line.setMinimumSize(1, 1)
        self._line.setMaximumSize(1 if wide else most, most if wide else 1)
