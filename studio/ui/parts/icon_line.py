"""A line with an icon: what there is to say, and in small who and when."""

from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from studio.ui.look import Kind, Symbol
from studio.ui.parts.kinds import mark_kind
from studio.ui.station import Station

_ICON: Final = 18


class IconLine(QWidget):
    """An icon and lines of words beside it: what, and in small who and when."""

    def __init__(self, station: Station) -> None:
        super().__init__()
        self._station = station
        self._icon = QLabel()
        self._icon.setFixedWidth(_ICON)
        self._title = QLabel()
        self._detail = QLabel()
        mark_kind(self._detail, Kind.SMALL)
        column = QVBoxLayout()
        column.setSpacing(0)
        for label in (self._title, self._detail):
            label.setWordWrap(True)
            label.setTextFormat(Qt.TextFormat.PlainText)
            column.addWidget(label)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self._icon, alignment=Qt.AlignmentFlag.AlignTop)
        row.addLayout(column, 1)

    @property
    def text(self) -> str:
        """What it says."""
        return f"{self._title.text()} {self._detail.text()}".strip()

    def show_line(
        self, symbol: Symbol, title: str, detail: str = "", colour: str | None = None
    ) -> None:
        """Show an icon in `colour`, or else in that of muted text, and words."""
        look, rtl = self._station.look, self._station.tongue.rtl
        drawn = look.icon(symbol, rtl=rtl, colour=colour or look.palette.muted)
        self._icon.setPixmap(drawn.pixmap(_ICON, _ICON))
        side = Qt.AlignmentFlag.AlignRight if rtl else Qt.AlignmentFlag.AlignLeft
        for label in (self._title, self._detail):  # an isolated name tells Qt no direction
            label.setAlignment(side | Qt.AlignmentFlag.AlignAbsolute | Qt.AlignmentFlag.AlignTop)
        self._title.setText(title)
        self._detail.setText(detail)
        self._detail.setVisible(bool(detail))
