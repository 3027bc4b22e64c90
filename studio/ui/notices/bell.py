"""The bell: how many notices are unread, as a number on it and in its name."""

from typing import Final

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from studio.ui.commands import Do
from studio.ui.look import Symbol
from studio.ui.parts.buttons import IconButton, follow_action
from studio.ui.station import Station

_MOST: Final = 99
_HEIGHT: Final = 16.0
_TEXT_PX: Final = 11


class Bell(IconButton):
    """Opens the notices; shows the number of those that are not read."""

    def __init__(self, station: Station, parent: QWidget | None = None) -> None:
        self._station = station
        self._unread = 0
        title = station.deck.command(Do.NOTICES).title
        super().__init__(
            Symbol.BELL,
            title,
            station.tongue,
            station.look,
            keys=station.deck[Do.NOTICES].shortcut().toString(),
            parent=parent,
        )
        follow_action(self, station.deck[Do.NOTICES])

    @property
    def unread(self) -> int:
        """The number that is shown."""
        return self._unread

    def show_count(self, unread: int) -> None:
        """Show so many unread notices."""
        self._unread = unread
        self.speak()
        self.update()

    def speak(self) -> None:
        """Say the name with the number in it."""
        super().speak()
        words = self._station.tongue.words
        if self._unread:
            counted = words.counted("{n} unread notice", "{n} unread notices", self._unread)
            self.setAccessibleName(f"{self.accessibleName()}: {counted}")
            self.setToolTip(f"{self.toolTip()} · {counted}")

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the bell, and the number at its upper end."""
        super().paintEvent(event)
        if not self._unread:
            return
        palette = self._station.look.palette
        number = self._station.tongue.number(min(self._unread, _MOST))
        text = f"{number}+" if self._unread > _MOST else number
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(self._station.look.fonts.at(_TEXT_PX, QFont.Weight.DemiBold))
        width = max(_HEIGHT, painter.fontMetrics().horizontalAdvance(text) + 8.0)
        left = 0.0 if self._station.tongue.rtl else self.width() - width
        badge = QRectF(left, 0.0, width, _HEIGHT)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(palette.accent))
        painter.drawRoundedRect(badge, _HEIGHT / 2, _HEIGHT / 2)
        painter.setPen(QColor(palette.on_accent))
        painter.drawText(badge, int(Qt.AlignmentFlag.AlignCenter), text)
