"""The rooms that take the place of list and text: the board and the calendar.

Each is made when it is first shown. Deliberately absent: what they show.
"""

from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QStackedWidget

from studio.ui.station import Station

if TYPE_CHECKING:
    from studio.ui.desk.board import Board
    from studio.ui.desk.calendar import Calendar
    from studio.ui.desk.places import Place


class WideRooms(QObject):
    """Makes the rooms in a stack.

    Signals:
        opened: the id of a story that the person wants to see.
        told: a text for the person, and what takes it back or None.
        save_wanted: a name and a `Filter` that the person wants to keep.
    """

    opened = Signal(int)
    told = Signal(str, object)
    save_wanted = Signal(str, object)

    def __init__(self, station: Station, stack: QStackedWidget) -> None:
        super().__init__(stack)
        self._station, self._stack = station, stack

    @cached_property
    def board(self) -> "Board":
        """Stories by stage."""
        from studio.ui.desk.board import Board

        board = Board(self._station)
        self._join(board)
        return board

    @cached_property
    def calendar(self) -> "Calendar":
        """What is planned, by day."""
        from studio.ui.desk.calendar import Calendar

        calendar = Calendar(self._station)
        self._join(calendar)
        return calendar

    def show_place(self, place: "Place") -> None:
        """Show a place in its room."""
        room = self.board if place.is_board else self.calendar
        self._stack.setCurrentWidget(room)
        room.show_place(place)

    @property
    def room(self) -> "Board | Calendar | None":
        """The room that is shown, None where the text is."""
        shown = self._stack.currentWidget()
        if "board" in vars(self) and self.board is shown:
            return self.board
        return self.calendar if "calendar" in vars(self) and self.calendar is shown else None

    def _join(self, room: "Board | Calendar") -> None:
        room.opened.connect(self.opened)
        room.told.connect(self.told)
        room.save_wanted.connect(self.save_wanted)
        self._stack.addWidget(room)
