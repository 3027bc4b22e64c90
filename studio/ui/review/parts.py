"""Small widgets of the review pane: a line with an icon, people's notes, obstacles.

Deliberately absent: what they are told to show; the pane reads that.
"""

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from studio.newsroom.obstacles import Obstacle, ObstacleCode
from studio.ui.commands import Do
from studio.ui.look import Kind, Symbol
from studio.ui.parts.buttons import on_click
from studio.ui.parts.emptying import emptied
from studio.ui.parts.icon_line import IconLine
from studio.ui.parts.kinds import mark_kind
from studio.ui.parts.labels import PersonsLabel
from studio.ui.station import Station
from studio.wording.terms import OBSTACLES
from studio.wording.words import mark

_SMALL_ICON: Final = 14
_LEAST_HEIGHT: Final = 40

_PLACES: Final = {
    "headline": mark("headline"),
    "kicker": mark("kicker"),
    "standfirst": mark("standfirst"),
    "lead_picture": mark("lead picture"),
    "body": mark("text"),
}
_PLACED: Final = frozenset(
    {
        ObstacleCode.SUGGESTIONS_OPEN,
        ObstacleCode.PICTURE_MISSING,
        ObstacleCode.ALT_TEXT_MISSING,
        ObstacleCode.UNFINISHED,
    }
)
"""Obstacles whose name does not say already where they are."""


class RowButton(QPushButton):
    """A button as wide as the pane: an icon, words that wrap, and an arrow onwards."""

    def __init__(self, station: Station) -> None:
        super().__init__()
        self._station = station
        self._line = IconLine(station)
        self._onwards = QLabel()
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 8, 12, 8)
        row.setSpacing(8)
        row.addWidget(self._line, 1)
        row.addWidget(self._onwards)
        for widget in (self._line, self._onwards):
            widget.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        policy = QSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def show_line(self, symbol: Symbol, title: str, detail: str, colour: str) -> None:
        """Show an icon in `colour` and words."""
        look, rtl = self._station.look, self._station.tongue.rtl
        self._line.show_line(symbol, title, detail, colour)
        onwards = look.icon(Symbol.NEXT, rtl=rtl, colour=look.palette.muted)
        self._onwards.setPixmap(onwards.pixmap(_SMALL_ICON, _SMALL_ICON))

    @property
    def words(self) -> str:
        """What it says."""
        return self._line.text

    def sizeHint(self) -> QSize:
        """Ask for the room of its line."""
        layout = self.layout()
        return super().sizeHint() if layout is None else layout.sizeHint()

    def heightForWidth(self, width: int) -> int:
        """Ask for the height of the wrapped line."""
        layout = self.layout()
        height = super().heightForWidth(width) if layout is None else layout.heightForWidth(width)
        return max(height, _LEAST_HEIGHT)


class NoteCard(QFrame):
    """What somebody said, with who said it and when."""

    def __init__(self, station: Station) -> None:
        super().__init__()
        mark_kind(self, Kind.CARD)
        self._head = IconLine(station)
        self._note = PersonsLabel("", wrap=True)
        self._note.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse
            | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 8, 12, 12)
        column.setSpacing(4)
        column.addWidget(self._head)
        column.addWidget(self._note)

    @property
    def note(self) -> str:
        """The words that are shown."""
        return self._note.accessibleName()

    def show_note(self, symbol: Symbol, title: str, detail: str, note: str, colour: str) -> None:
        """Show words under who said them."""
        self._head.show_line(symbol, title, detail, colour)
        self._note.show_words(note)


class Obstacles(QWidget):
    """What stands in the way of publishing, each a button that leads to its place."""

    def __init__(self, station: Station, go: Callable[[str, int | None], None]) -> None:
        super().__init__()
        self._station, self._go = station, go
        self._found: tuple[Obstacle, ...] = ()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(4)

    @property
    def found(self) -> tuple[Obstacle, ...]:
        """What is shown."""
        return self._found

    def buttons(self) -> list[QPushButton]:
        """Return the buttons, one for each place."""
        return self.findChildren(QPushButton)

    def show_obstacles(self, found: tuple[Obstacle, ...]) -> None:
        """Show these; each place once."""
        self._found = tuple(dict.fromkeys(found))
        emptied(self._column)
        if not self._found:
            line = IconLine(self._station)
            text = self._station.tongue.words.say("Nothing stands in the way")
            line.show_line(Symbol.APPROVED, text, "", self._station.look.palette.approved)
            self._column.addWidget(line)
        for obstacle in self._found:
            self._column.addWidget(self._button(obstacle))

    def _button(self, obstacle: Obstacle) -> QPushButton:
        station = self._station
        words = station.tongue.words
        text, place = words.say(OBSTACLES[obstacle.code]), ""
        if obstacle.block is not None:
            place = words.say("paragraph {number}", number=obstacle.block + 1)
        elif obstacle.code in _PLACED and obstacle.field in _PLACES:
            place = words.say(_PLACES[obstacle.field])
        button = RowButton(station)
        colour = station.look.palette.in_review
        button.show_line(Symbol.WARNING, text[:1].upper() + text[1:], place, colour)
        button.setAccessibleName(words.say("{obstacle}: go there", obstacle=f"{text} {place}"))
        on_click(button, lambda: self._lead(obstacle))
        return button

    def _lead(self, obstacle: Obstacle) -> None:
        """Go to the place, and where something is suggested there, to the suggestion itself."""
        self._go(obstacle.field, obstacle.block)
        if obstacle.code is ObstacleCode.SUGGESTIONS_OPEN:
            self._station.deck[Do.NEXT_SUGGESTION].trigger()
