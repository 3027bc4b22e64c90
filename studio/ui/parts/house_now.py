"""The newsroom's settings as they are now, for widgets that show times and numbers by them.

Read once, and again when somebody changes them. Deliberately absent: changing them.
"""

from PySide6.QtCore import QObject, Signal

from studio.newsroom.acting import Acting
from studio.newsroom.changes import Changes
from studio.newsroom.house import house
from studio.settings import House
from studio.ui.door import Door


class HouseNow(QObject):
    """Holds the settings; the defaults until they were read.

    Signals:
        changed: they are others now.
    """

    changed = Signal()

    def __init__(self, door: Door, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._door = door
        self.settings = House()
        door.changed.connect(self._hear)
        self._ask()

    def _hear(self, changes: Changes) -> None:
        if changes.settings:
            self._ask()

    def _ask(self) -> None:
        self._door.ask(_read, self._take, owner=self)

    def _take(self, settings: House) -> None:
        if settings != self.settings:
            self.settings = settings
            self.changed.emit()


def _read(acting: Acting) -> House:
    return house(acting.store)
