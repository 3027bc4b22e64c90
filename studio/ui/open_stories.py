"""Which stories others have open to write in them, for lists and the board.

Read when a window of the program says that it changed, and every so often for other programs.
"""

from typing import Final

from PySide6.QtCore import QObject, QTimer, Signal

from studio.newsroom.changes import Changes
from studio.newsroom.presence import all_open
from studio.newsroom.views import LeaseView
from studio.ui.door import Door

READ_EVERY_MS: Final = 20_000


class OpenStories(QObject):
    """Knows who else has which story open.

    Signals:
        changed: somebody opened or left a story.
    """

    changed = Signal()

    def __init__(self, door: Door, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._door = door
        self._open: dict[int, LeaseView] = {}
        door.changed.connect(self._hear)
        timer = QTimer(self)
        timer.setInterval(READ_EVERY_MS)
        timer.timeout.connect(self._read)
        timer.start()
        self._read()

    def elsewhere(self, article: int) -> LeaseView | None:
        """Return who else has a story open, None where nobody has."""
        return self._open.get(article)

    def _hear(self, changes: Changes) -> None:
        if changes.presence:
            self._read()

    def _read(self) -> None:
        self._door.ask(all_open, self._take, failed=lambda _: None, owner=self)

    def _take(self, leases: tuple[LeaseView, ...]) -> None:
        me = self._door.acting.person.id
        found = {one.article: one for one in leases if one.person != me}
        if found != self._open:
            self._open = found
            self.changed.emit()
