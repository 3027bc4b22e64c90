"""Several names as chips, and a line to type the next one, completed by folded spelling.

Enter takes the completion that is marked, or what was typed; Down and Up mark another; Backspace
in the empty line takes the last chip off. Deliberately absent: what the names stand for.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from typing import Final

from PySide6.QtCore import QEvent, QObject, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QPushButton, QVBoxLayout, QWidget

from studio.ui.info.choices import Offer, exactly, matching
from studio.ui.look import Kind, Symbol
from studio.ui.look.text import isolated
from studio.ui.parts.buttons import on_click
from studio.ui.parts.fields import LineField
from studio.ui.parts.flow import FlowLayout
from studio.ui.parts.kinds import mark_kind
from studio.ui.station import Station

_ROW: Final = 32
_LONGEST: Final = 28
_COMMAS: Final = ("،", ",")


@dataclass(frozen=True, slots=True)
class Chip:
    """One of the names, and what it stands for."""

    what: object
    name: str


class ChipField(QWidget):
    """Shows chips and lets them be taken off and others be put on.

    Signals:
        chosen: an `Offer` that is to be put on.
        typed: a name that nothing offered bears.
        removed: a `Chip` that is to be taken off.
    """

    chosen = Signal(object)
    typed = Signal(str)
    removed = Signal(object)

    def __init__(self, station: Station, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._station = station
        self._chips: tuple[Chip, ...] = ()
        self._offers: Sequence[Offer] = ()
        self._found: tuple[Offer, ...] = ()
        self._flow = FlowLayout(spacing=4)
        self.line = LineField()
        self.offers = QListWidget()
        self.offers.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.offers.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.offers.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.offers.setViewportMargins(8, 0, 8, 0)
        mark_kind(self.offers, Kind.CARD)
        self.offers.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addLayout(self._flow)
        column.addWidget(self.line)
        column.addWidget(self.offers)
        self.line.installEventFilter(self)
        self.line.textEdited.connect(self._complete)
        self.line.left.connect(self._put_offers_away)
        self.offers.itemClicked.connect(lambda item: self._take(self.offers.row(item)))
        station.look.changed.connect(self._draw)

    @property
    def chips(self) -> tuple[Chip, ...]:
        """The chips that are shown."""
        return self._chips

    def buttons(self) -> list[QPushButton]:
        """Return the buttons that take a chip off."""
        items = (self._flow.itemAt(place) for place in range(self._flow.count()))
        widgets = (None if item is None else item.widget() for item in items)
        return [one for one in widgets if isinstance(one, QPushButton)]

    def show_chips(self, chips: Sequence[Chip]) -> None:
        """Show these chips."""
        if tuple(chips) != self._chips:
            self._chips = tuple(chips)
            self._draw()

    def begin_anew(self) -> None:
        """Forget what was typed and not put on: it was meant for chips of something else."""
        self._clear()

    def offer(self, offers: Sequence[Offer]) -> None:
        """Complete what is typed to one of these."""
        self._offers = offers

    def name_line(self, name: str, hint: str) -> None:
        """Say what is chosen here."""
        self.line.setAccessibleName(name)
        self.line.setPlaceholderText(hint)
        self.offers.setAccessibleName(name)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take, mark or put away completions by key, and chips off by Backspace."""
        if isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress:
            return self._press(event)
        return super().eventFilter(watched, event)

    def enter(self) -> None:
        """Take the completion that is marked, or what was typed."""
        typed = self.line.text().strip(" ،,")
        if self.offers.isVisible() and self.offers.currentRow() >= 0:
            self._take(self.offers.currentRow())
        elif typed:
            found = exactly(typed, self._offers)
            self._clear()
            if found is None:
                self.typed.emit(typed)
            else:
                self.chosen.emit(found)

    def _press(self, event: QKeyEvent) -> bool:
        match event.key():
            case Qt.Key.Key_Return | Qt.Key.Key_Enter if not event.modifiers():
                self.enter()
            case Qt.Key.Key_Down | Qt.Key.Key_Up if self.offers.isVisible():
                step = 1 if event.key() == Qt.Key.Key_Down else -1
                row = self.offers.currentRow() + step
                self.offers.setCurrentRow(max(-1, min(row, self.offers.count() - 1)))
            case Qt.Key.Key_Escape if self.offers.isVisible():
                self._put_offers_away()
            case Qt.Key.Key_Backspace if not self.line.text() and self._chips:
                self.removed.emit(self._chips[-1])
            case _:
                return False
        return True

    def _complete(self, text: str) -> None:
        if text.endswith(_COMMAS):
            self.offers.setCurrentRow(-1)
            self.enter()
            return
        there = {chip.what for chip in self._chips}
        found = matching(text, [one for one in self._offers if one.what not in there])
        self._found = found
        self.offers.clear()
        for one in found:
            item = QListWidgetItem(isolated(one.name))
            item.setSizeHint(QSize(40, _ROW))
            side = (
                Qt.AlignmentFlag.AlignRight
                if self._station.tongue.rtl
                else Qt.AlignmentFlag.AlignLeft
            )
            item.setTextAlignment(
                side | Qt.AlignmentFlag.AlignAbsolute | Qt.AlignmentFlag.AlignVCenter
            )
            self.offers.addItem(item)
        self.offers.setFixedHeight(len(found) * _ROW + 2)
        self.offers.setVisible(bool(found))
        self.offers.setCurrentRow(-1)

    def _take(self, row: int) -> None:
        found = self._found[row]
        self._clear()
        self.chosen.emit(found)

    def _clear(self) -> None:
        self.line.clear()
        self._put_offers_away()

    def _put_offers_away(self) -> None:
        self.offers.hide()

    def _draw(self) -> None:
        look, tongue = self._station.look, self._station.tongue
        self._flow.clear()
        for chip in self._chips:
            short = chip.name if len(chip.name) <= _LONGEST else f"{chip.name[:_LONGEST]}…"
            button = mark_kind(QPushButton(isolated(short)), Kind.CHIP)
            button.setIcon(look.icon(Symbol.CLOSE, rtl=tongue.rtl, colour=look.palette.muted))
            button.setIconSize(QSize(12, 12))
            name = tongue.words.say("Take off: {name}", name=isolated(chip.name))
            button.setAccessibleName(name)
            button.setToolTip(name)
            on_click(button, partial(self.removed.emit, chip))
            self._flow.addWidget(button)
        self._flow.invalidate()
        self.updateGeometry()
