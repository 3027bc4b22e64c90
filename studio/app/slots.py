"""The quiet clock of the open program: it publishes what is scheduled when its time comes.

It sleeps until the next slot, a minute at most, so that what a command line schedules beside it is
seen as well. Whoever a missed time concerns is told of it. Deliberately absent: what to
do about it, which the windows ask (`studio.ui.window.slots`), and any rule (`newsroom.slots`).
"""

from collections.abc import Callable
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, QTimer, Signal

from studio.errors import MidadError
from studio.newsroom.changes import NOTHING, Changes
from studio.ui.door import Asked, Hub, Worker

if TYPE_CHECKING:
    from studio.newsroom.public import Packager
    from studio.newsroom.slots import Due
    from studio.storage.engine import Store

LONGEST_MS: Final = 60_000
_SHORTEST_MS: Final = 500
_SOON_MS: Final = 300


class SlotClock(QObject):
    """Publishes on time while a newsroom is open.

    Signals:
        published: how many scheduled articles went out.
        refused: how many did not when their time came, and the first one's `MidadError`; said once.
    """

    published = Signal(int)
    refused = Signal(int, object)

    def __init__(
        self,
        store: "Store",
        packager: "Packager",
        origin: str,
        workers: tuple[Worker, Worker],
        hub: Hub,
        parent: QObject,
        clock: Callable[[], datetime] = lambda: datetime.now(UTC),
    ) -> None:
        """`workers` are the newsroom's own thread, which looks, and the one beside it."""
        super().__init__(parent)
        self._store, self._packager, self._origin = store, packager, origin
        self._worker, self._beside = workers
        self._hub, self._clock = hub, clock
        self._publishing = False
        self._told: frozenset[int] = frozenset()
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.look)
        hub.changed.connect(self._hear)

    def start(self) -> None:
        """Begin; what is due within the grace goes out at once."""
        self._timer.start(0)

    def look(self) -> None:
        """Publish what is due, and sleep until the next slot."""
        store, clock = self._store, self._clock

        def find() -> tuple[bool, datetime | None, Changes]:
            from studio.newsroom.slot_times import next_slot

            first, now = next_slot(store), clock()
            if first is None or first > now:
                return False, first, NOTHING
            from studio.newsroom.slots import is_due, tell_missed

            return is_due(store, now), next_slot(store, now), tell_missed(store, now)

        self._worker.add(Asked(find, self._found, self._pass_by, self))

    def _hear(self, changes: Changes) -> None:
        if changes.articles:
            self._timer.start(_SOON_MS)

    def _found(self, answer: tuple[bool, datetime | None, Changes]) -> None:
        due, following, told = answer
        if told:
            self._hub.changed.emit(told)
        wait = LONGEST_MS
        if following is not None:
            left = int((following - self._clock()).total_seconds() * 1000) + 1
            wait = min(max(left, _SHORTEST_MS), LONGEST_MS)
        self._timer.start(wait)
        if due and not self._publishing:
            self._publishing = True
            self._beside.add(Asked(self._publish, self._done, self._pass_by, self))

    def _publish(self) -> "Due":
        from studio.newsroom.slots import publish_on_time

        return publish_on_time(self._store, self._clock, self._origin, self._packager)

    def _done(self, due: "Due") -> None:
        self._publishing = False
        if due.changes:
            self._hub.changed.emit(due.changes)
            self.published.emit(len(due.changes.articles))
        if due.told:
            self._hub.changed.emit(due.told)
        new = [error for article, error in due.refused if article not in self._told]
        self._told = frozenset(article for article, _ in due.refused)
        if new:
            self.refused.emit(len(new), new[0])

    def _pass_by(self, error: MidadError) -> None:
        """Try again in a while: the newsroom may be out of reach, or held by another program."""
        del error
        self._publishing = False
        self._timer.start(LONGEST_MS)
