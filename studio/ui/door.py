"""The one way from a window to the newsroom: work on another thread, results at home.

Work is a plain callable over values. It runs in order on the newsroom's own thread, or beside it
when it takes long; what it returns or raises comes back to the window's thread. Deliberately
absent: what the work is, and any widget.
"""

import sys
import threading
from collections.abc import Callable
from queue import SimpleQueue
from typing import Any, Generic, TypeVar

from PySide6.QtCore import QObject, Qt, Signal
from shiboken6 import isValid

from studio.errors import MidadError
from studio.newsroom.acting import Acting
from studio.newsroom.changes import Changes

T = TypeVar("T")
Failed = Callable[[MidadError], None]


class Asked(Generic[T]):
    """A question on its way; nothing comes back once it is forgotten."""

    def __init__(
        self,
        work: Callable[[], T],
        then: Callable[[T], None] | None,
        failed: Failed | None,
        owner: QObject | None,
    ) -> None:
        self._work = work
        self._then = then
        self._failed = failed
        self._owner = owner
        self._forgotten = False
        self.answer: T | None = None
        self.error: BaseException | None = None

    def forget(self) -> None:
        """Let the answer come to nobody."""
        self._forgotten = True

    @property
    def wanted(self) -> bool:
        """Whether anybody still waits."""
        return not self._forgotten and (self._owner is None or isValid(self._owner))

    def find_out(self) -> None:
        """Do the work; called on the other thread, once."""
        if not self.wanted and self._owner is not None:
            return
        try:
            self.answer = self._work()
        except Exception as error:  # noqa: BLE001 - carried home and raised there
            self.error = error

    def come_home(self) -> None:
        """Hand the answer over; called on the window's thread, once."""
        if not self.wanted:
            return
        if self.error is None:
            if self._then is not None:
                self._then(self.answer)  # type: ignore[arg-type] # the work ran: it is a T
        elif isinstance(self.error, MidadError) and self._failed is not None:
            self._failed(self.error)
        else:
            sys.excepthook(type(self.error), self.error, self.error.__traceback__)


class Worker(QObject):
    """A thread that does one piece of work after another, for all windows of the program.

    Signals:
        done: an `Asked` whose work ended; internal, connected to the window's thread.
    """

    done = Signal(object)

    def __init__(self, name: str, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._queue: SimpleQueue[Asked[Any] | None] = SimpleQueue()
        self.done.connect(self._come_home, Qt.ConnectionType.QueuedConnection)
        self._thread = threading.Thread(target=self._run, name=name, daemon=True)
        self._thread.start()

    def add(self, asked: "Asked[Any]") -> None:
        """Do this after everything that was added before."""
        self._queue.put(asked)

    def finish(self, seconds: float = 30.0) -> bool:
        """End when everything that was added is done, wait for that, and tell whether it ended."""
        self._queue.put(None)
        self._thread.join(seconds)
        return not self._thread.is_alive()

    def _run(self) -> None:
        while (asked := self._queue.get()) is not None:
            asked.find_out()
            try:
                self.done.emit(asked)
            except RuntimeError:  # the window is gone, and with it whoever asked
                return

    def _come_home(self, asked: "Asked[Any]") -> None:
        asked.come_home()


class Hub(QObject):
    """What all windows of one newsroom hear.

    Signals:
        changed: a `Changes`, after its commit.
    """

    changed = Signal(object)


class Running(QObject):
    """Long work beside the newsroom's thread, with progress and cancel.

    Signals:
        progressed: how many of how many steps are done.
        ended: the work is over, however it ended.
    """

    progressed = Signal(int, int)
    ended = Signal()
    _stepped = Signal(int, int)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        # Who listens may stop at any moment. PySide crashes where a step from the other thread is
        # still on its way to them then, so it comes home here first, and this never stops.
        self._stepped.connect(self._come_home, Qt.ConnectionType.QueuedConnection)
        self._cancel = threading.Event()

    @property
    def cancelled(self) -> bool:
        """Whether the person wants no more of it; the work looks at this between steps."""
        return self._cancel.is_set()

    def cancel(self) -> None:
        """Ask the work to end at its next step."""
        self._cancel.set()

    def step(self, done: int, total: int) -> None:
        """Say how far the work is; may be called from its thread."""
        self._stepped.emit(done, total)

    def _come_home(self, done: int, total: int) -> None:
        self.progressed.emit(done, total)


class Door(QObject):
    """A window's door to the newsroom, as the person who is signed in there.

    Signals:
        changed: a `Changes` that some window of this program committed.
        refused: a `MidadError` that nobody else dealt with.
    """

    changed = Signal(object)
    refused = Signal(object)

    def __init__(
        self,
        acting: Acting,
        worker: Worker,
        beside: Worker,
        hub: Hub,
        parent: QObject | None = None,
        lines: Worker | None = None,
    ) -> None:
        """`lines` is the thread that waits for other computers; without one, `beside` does."""
        super().__init__(parent)
        self.acting = acting
        self._worker = worker
        self._beside = beside
        self._lines = lines or beside
        self._hub = hub
        hub.changed.connect(self.changed)

    def ask(
        self,
        work: Callable[[Acting], T],
        then: Callable[[T], None],
        *,
        failed: Failed | None = None,
        owner: QObject | None = None,
    ) -> Asked[T]:
        """Ask the newsroom something; `then` gets the answer on this thread.

        A `MidadError` goes to `failed`, else to `refused`. Nothing comes back once `owner` is
        gone or the question forgotten.
        """
        asked = Asked(
            lambda: work(self.acting),
            then,
            failed or self.refused.emit,
            self if owner is None else owner,
        )
        self._worker.add(asked)
        return asked

    def do(
        self,
        act: Callable[[Acting], Changes],
        then: Callable[[Changes], None] | None = None,
        *,
        failed: Failed | None = None,
        quiet: bool = False,
    ) -> None:
        """Let the newsroom do something, and tell all windows what changed unless `quiet`.

        `then` hears it first. It is done even when this window closes meanwhile.
        """

        def announce(changes: Changes) -> None:
            if then is not None:
                then(changes)
            if changes and not quiet:
                self._hub.changed.emit(changes)

        self._worker.add(
            Asked(lambda: act(self.acting), announce, failed or self.refused.emit, None)
        )

    def run(
        self,
        work: Callable[[Acting, Running], T],
        then: Callable[[T], None],
        *,
        failed: Failed | None = None,
        owner: QObject | None = None,
        changed: Callable[[T], Changes] | None = None,
        far: bool = False,
    ) -> Running:
        """Do long work beside everything else; it looks at `Running.cancelled` between steps.

        Work that waits for another computer is `far`: it holds none of the other work up.

        `changed` says what of its result all windows have to hear.
        """
        running = Running(self)

        def finish(answer: T) -> None:
            running.ended.emit()
            then(answer)
            if changed is not None and (news := changed(answer)):
                self._hub.changed.emit(news)

        def fail(error: MidadError) -> None:
            running.ended.emit()
            (failed or self.refused.emit)(error)

        (self._lines if far else self._beside).add(
            Asked(
                lambda: work(self.acting, running), finish, fail, self if owner is None else owner
            )
        )
        return running

    def announce(self, changes: Changes) -> None:
        """Tell all windows what somebody changed by another way than `do`."""
        if changes:
            self._hub.changed.emit(changes)
