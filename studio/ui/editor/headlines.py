"""The headlines of other stories for the cards in the text, asked for together.

Deliberately absent: which stories are related.
"""

from PySide6.QtCore import QObject, QTimer, Signal

from studio.newsroom.acting import Acting
from studio.newsroom.changes import Changes
from studio.newsroom.desk import by_uid
from studio.newsroom.views import ArticleSummary
from studio.ui.door import Door


class Headlines(QObject):
    """Headlines by the uids of their stories.

    Signals:
        arrived: some are known now that were not, or are others.
    """

    arrived = Signal()

    def __init__(self, door: Door, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._door = door
        self._known: dict[str, str | None] = {}
        self._wanted: set[str] = set()
        door.changed.connect(self._hear)

    def of(self, uid: str) -> str | None:
        """Return a headline that is known already, and ask for it where it is not."""
        if uid not in self._known and uid not in self._wanted:
            if not self._wanted:
                QTimer.singleShot(0, self, self._ask)
            self._wanted.add(uid)
        return self._known.get(uid)

    def is_gone(self, uid: str) -> bool:
        """Say whether there is no such story that the person may read."""
        return uid in self._known and self._known[uid] is None

    def _ask(self) -> None:
        wanted = tuple(sorted(self._wanted))

        def find(acting: Acting) -> dict[str, ArticleSummary]:
            return by_uid(acting, wanted)

        def take(found: dict[str, ArticleSummary]) -> None:
            self._wanted.difference_update(wanted)
            for uid in wanted:
                one = found.get(uid)
                self._known[uid] = None if one is None else one.headline
            self.arrived.emit()

        self._door.ask(find, take, owner=self)

    def _hear(self, changes: Changes) -> None:
        """Ask anew for what is shown once stories are others; until then the old ones stand."""
        if changes.articles and self._known:
            asks = not self._wanted
            self._wanted.update(self._known)
            if asks:
                QTimer.singleShot(0, self, self._ask)
