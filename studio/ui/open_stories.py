"""Which stories others have open, to write in them or to read, for lists and the board.

Read when a window of the program says that it changed, and every so often for other programs.
"""

from typing import Final

from PySide6.QtCore import QObject, QTimer, Signal

from studio.newsroom.acting import Acting
from studio.newsroom.changes import Changes
from studio.newsroom.presence import all_open
from studio.newsroom.readers import ReaderView, all_readers
from studio.newsroom.views import LeaseView
from studio.ui.door import Door

READ_EVERY_MS: Final = 10_000


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
        self._read_by: dict[int, tuple[ReaderView, ...]] = {}
        door.changed.connect(self._hear)
        timer = QTimer(self)
        timer.setInterval(READ_EVERY_MS)
        timer.timeout.connect(self._read)
        timer.start()
        self._read()

    def elsewhere(self, article: int) -> LeaseView | None:
        """Return who else has a story open to write in it, None where nobody has."""
        return self._open.get(article)

    def readers(self, article: int) -> tuple[ReaderView, ...]:
        """Return who else reads a story, the longest first."""
        return self._read_by.get(article, ())

    def _hear(self, changes: Changes) -> None:
        if changes.presence:
            self._read()

    def _read(self) -> None:
        self._door.ask(_all, self._take, failed=lambda _: None, owner=self)

    def _take(self, found: tuple[tuple[LeaseView, ...], tuple[ReaderView, ...]]) -> None:
        me, (leases, readers) = self._door.acting.person.id, found
        writing = {one.article: one for one in leases if one.person != me}
        reading: dict[int, tuple[ReaderView, ...]] = {}
        for one in readers:
            if one.person != me:
                reading[one.article] = (*reading.get(one.article, ()), one)
        if (writing, reading) != (self._open, self._read_by):
            self._open, self._read_by = writing, reading
            self.changed.emit()


def _all(acting: Acting) -> tuple[tuple[LeaseView, ...], tuple[ReaderView, ...]]:
    return all_open(acting), all_readers(acting)
