"""Brings what waits to its targets while the window is open, and new text wherever an old one is.

Every minute it looks whether something is due; what somebody asks for goes at once. Whoever may
send nothing has no courier. Deliberately absent: how things are sent (`studio.sending`), and the
export sheet, which sends what it shows by itself.
"""

from collections.abc import Iterable
from typing import Final

from PySide6.QtCore import QObject, QTimer, Signal

from studio.errors import MidadError, Reason
from studio.newsroom.acting import Acting
from studio.newsroom.changes import NOTHING, Changes
from studio.newsroom.permissions import Duty, may
from studio.newsroom.sendings import due
from studio.newsroom.target_standings import old_standings, send_again
from studio.newsroom.targets import targets
from studio.storage.codes import SendingState
from studio.ui.commands import Do
from studio.ui.door import Running
from studio.ui.exporting.site_making import best_jobs, site_maker
from studio.ui.station import Station

EVERY_MS: Final = 60_000


class Courier(QObject):
    """Works the queues of the targets.

    Signals:
        told: a text for the person, and what takes it back or None.
        sending_changed: something is being sent now, or nothing any more.
    """

    told = Signal(str, object)
    sending_changed = Signal()

    def __init__(self, station: Station, parent: QObject) -> None:
        super().__init__(parent)
        self._station = station
        self._running: Running | None = None
        self._wanted: set[int] = set()
        self._asked: frozenset[int] = frozenset()
        acting = station.door.acting
        self._may = may(Duty.SEND, acting.person.posts) and not acting.store.read_only
        self._timer = QTimer(self)
        self._timer.setInterval(EVERY_MS)
        self._timer.timeout.connect(self.look)
        station.deck.on(Do.SEND_AGAIN, self.send_again, enabled=False)
        if self._may:
            station.door.changed.connect(self._hear)
            self._timer.start()
            self._follow()

    @property
    def sending(self) -> bool:
        """Whether something is being sent now."""
        return self._running is not None

    def look(self) -> None:
        """Send what is due."""
        self._station.door.ask(due, self.send, failed=lambda _: None, owner=self)

    def send(self, wanted: Iterable[int], asked: Iterable[int] = ()) -> None:
        """Work the queues of these targets; tell what becomes of what was `asked` for just now."""
        self._wanted |= set(wanted)
        self._asked |= frozenset(asked)
        if self._running is not None or not self._wanted or not self._may:
            return
        these, told = frozenset(self._wanted), self._asked
        self._wanted, self._asked = set(), frozenset()
        self._running = self._station.door.run(
            lambda acting, running: _work(acting, running, these, told),
            self._end,
            failed=self._failed,
            owner=self,
            changed=lambda worked: worked[0],
            far=True,
        )
        self.destroyed.connect(self._running.cancel)
        self.sending_changed.emit()

    def stop(self) -> None:
        """Give up what is being brought, and leave the rest waiting."""
        if self._running is not None:
            self._running.cancel()

    def send_again(self) -> None:
        """Send the new text wherever an old one is read."""

        def go(asked: tuple[tuple[int, int], ...]) -> None:
            words = self._station.tongue.words
            if not asked:
                self.told.emit(words.say("Every target has the newest text."), None)
                return
            said = words.counted(
                "Sending the new text to {n} place…",
                "Sending the new text to {n} places…",
                len(asked),
            )
            self.told.emit(said, None)
            self.send((target for target, _ in asked), (number for _, number in asked))

        self._station.door.ask(send_again, go, owner=self)

    def _end(self, worked: tuple[Changes, int, int]) -> None:
        self._running = None
        self.sending_changed.emit()
        _, sent, left = worked
        words = self._station.tongue.words
        said = []
        if sent:
            said.append(words.counted("{n} story sent.", "{n} stories sent.", sent))
        if left:
            said.append(
                words.counted(
                    "{n} was not sent: see the targets.",
                    "{n} were not sent: see the targets.",
                    left,
                )
            )
        if said:
            self.told.emit(" ".join(said), None)
        self.send(())

    def _failed(self, error: MidadError) -> None:
        self._running = None
        self.sending_changed.emit()
        if error.reason is not Reason.TARGET_BUSY:
            self._station.door.refused.emit(error)

    def _hear(self, changes: Changes) -> None:
        if changes.articles or changes.targets or changes.people:
            self._follow()
        if changes.targets:
            self.look()

    def _follow(self) -> None:
        """Offer to send again where there is something old."""

        def allow(old: int) -> None:
            self._station.deck.allow(Do.SEND_AGAIN, allowed=old > 0)

        self._station.door.ask(
            lambda acting: len(old_standings(acting)), allow, failed=lambda _: None, owner=self
        )


def _work(
    acting: Acting, running: Running, wanted: frozenset[int], asked: frozenset[int]
) -> tuple[Changes, int, int]:
    """Work the queues; return what changed, and how many of those asked for were sent and not."""
    from studio.export.package import house_packager
    from studio.sending.working import work_queue

    packager, maker = house_packager(), site_maker(best_jobs())
    changes, sent, left = NOTHING, 0, 0
    for target in targets(acting):
        if target.id not in wanted:
            continue
        try:
            for one in work_queue(acting, target, packager, lambda: running.cancelled, maker):
                article = one.sending.article
                stories = () if article is None else (article,)
                changes |= Changes(articles=stories, targets=(target.id,))
                if one.sending.id in asked:
                    gone = one.sending.state is SendingState.SENT
                    sent, left = sent + gone, left + (not gone)
        except MidadError as error:
            if error.reason is not Reason.TARGET_BUSY:
                raise
    return changes, sent, left
