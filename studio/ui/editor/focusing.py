"""Aids for writing undisturbed: the line at one height, and the other paragraphs dimmed.

Both are commands that stay as they were left. Deliberately absent: hiding the other rooms, which
is the window's.
"""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QObject, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QApplication

from studio.ui.commands import Do
from studio.ui.editor.editing import Editing
from studio.ui.editor.surface import Surface
from studio.ui.editor.writing.rows import Row
from studio.ui.station import Station

_HEIGHT: Final = 0.42
"""Where the line stands, as a share of what is seen of the text."""
_VEIL: Final = 165
"""How much of the ground lies over a dimmed paragraph, of 255."""


class Switch(QObject):
    """A command that is on or off, and is remembered."""

    def __init__(self, station: Station, do: Do, parent: QObject) -> None:
        super().__init__(parent)
        self._station, self._do = station, do
        self.on = station.personal.recall(do.value) is True
        station.deck.on(do, self._turn, enabled=False).setChecked(self.on)

    def _turn(self) -> None:
        self.on = not self.on
        self._station.deck[self._do].setChecked(self.on)
        self._station.personal.remember(self._do.value, True if self.on else None)
        self.turned()

    def turned(self) -> None:
        """Do what is to be done when it was switched."""


class Typewriter(Switch):
    """Keeps the caret's line at one height while somebody types or moves by key."""

    def __init__(self, station: Station, surface: Surface, editing: Editing) -> None:
        self._surface = surface
        super().__init__(station, Do.TYPEWRITER, surface)
        surface.cursorPositionChanged.connect(self._follow)
        editing.shown.connect(self._make_room)

    def turned(self) -> None:
        """Put the line at its height, or let the text stand as it did."""
        self._make_room()
        self._follow()

    def _make_room(self) -> None:
        """Let the last line come up to its height too."""
        document = self._surface.document()
        below = int((1 - _HEIGHT) * self._surface.viewport().height()) if self.on else 0
        frame = document.rootFrame()
        form = frame.frameFormat()
        wanted = max(below, document.documentMargin())
        if form.bottomMargin() != wanted:
            form.setBottomMargin(wanted)
            frame.setFrameFormat(form)

    def _follow(self) -> None:
        if not self.on or QApplication.mouseButtons() != Qt.MouseButton.NoButton:
            return
        self._make_room()
        line = self._surface.cursorRect()
        off = line.center().y() - int(_HEIGHT * self._surface.viewport().height())
        bar = self._surface.verticalScrollBar()
        bar.setValue(bar.value() + off)


class Dimming(Switch):
    """Lays a veil over every paragraph but the one that is being written."""

    def __init__(self, station: Station, surface: Surface, editing: Editing) -> None:
        self._surface = surface
        self._block = -1
        super().__init__(station, Do.DIM, surface)
        surface.cursorPositionChanged.connect(self._follow)
        editing.canvas.painted_over.append(self._paint)

    def turned(self) -> None:
        """Show it."""
        self._surface.viewport().update()

    def _follow(self) -> None:
        number = self._surface.textCursor().blockNumber()
        if self.on and number != self._block:
            self._surface.viewport().update()
        self._block = number

    def _paint(
        self, painter: QPainter, shown: Sequence[Row], offset: QPointF, clip: QRectF
    ) -> None:
        if not self.on:
            return
        del shown, offset
        veil = QColor(self._surface.palette().base().color())
        veil.setAlpha(_VEIL)
        clear = self._surface.block_area(self._surface.textCursor().block())
        seen = QRectF(self._surface.viewport().rect()).intersected(clip)
        above = QRectF(seen.left(), seen.top(), seen.width(), max(clear.top() - seen.top(), 0))
        below = QRectF(seen)
        below.setTop(min(max(clear.bottom(), seen.top()), seen.bottom()))
        painter.fillRect(above.intersected(seen), veil)
        painter.fillRect(below, veil)
