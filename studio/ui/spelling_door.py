"""The one way from windows to spelling: blocks are judged on another thread, in another process.

The thread is its own because the first answer takes most of a second, and one that never comes
several: whatever else is looked for waits for neither. Deliberately absent: when it is asked, and
how what is found is shown.
"""

import threading
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any, Final, TypeVar

from PySide6.QtCore import QObject, Signal

from studio.document.findings import Provider
from studio.spelling.codes import CODES, Mode
from studio.ui.door import Asked, Worker

if TYPE_CHECKING:
    from studio.spelling.provider import Spelling
    from studio.spelling.speller import Speller

T = TypeVar("T")
Cancelled = Callable[[], bool]

_END_SECONDS: Final = 10.0


class SpellingDoor(QObject):
    """Spelling for all windows of the program; nothing of it is there before the first question.

    Whoever made it closes it, and with it the process that judges. While it is `asleep`, questions
    wait for `wake`: dictionaries take half a second of a processor, and whoever opens the program
    and leaves the room needs none.

    Signals:
        mode_changed: spelling is judged by something else from now on.
        known_changed: other words are known from now on; what was judged may be judged anew.
    """

    codes: Final = CODES
    mode_changed = Signal()
    known_changed = Signal()

    def __init__(
        self,
        parent: QObject | None = None,
        *,
        helper: Sequence[str] | None = None,
        asleep: bool = False,
    ) -> None:
        """Judge by the process that `helper` starts, where it is not our own."""
        super().__init__(parent)
        self._asleep: list[Asked[Any]] | None = [] if asleep else None
        self._helper = helper
        self.mode = Mode.RESTING
        self._worker: Worker | None = None
        self._speller: Speller | None = None
        self._provider: Spelling | None = None
        self._known: frozenset[str] = frozenset()
        self._closing = threading.Event()

    @property
    def process(self) -> int | None:
        """The number of the process that judges, while there is one."""
        return None if self._speller is None else self._speller.process

    def know(self, words: frozenset[str]) -> None:
        """Take these words for right from now on, with proclitics or without.

        They are the newsroom's, beside the names that travel with the program.
        """
        if words != self._known:
            self._known = words
            if self._provider is not None:
                self._provider.know(self._all_known())
            self.known_changed.emit()

    def look(
        self,
        work: Callable[[Provider, Cancelled], T],
        then: Callable[[T], None],
        *,
        owner: QObject,
    ) -> Asked[T]:
        """Do something with what judges spelling, after all that was asked before.

        Nothing comes back once `owner` is gone, the question forgotten or this closed; the work
        ends early where it is told that it is cancelled.
        """
        asked: Asked[T]

        def judged() -> T:
            return work(self._judging(), lambda: self._closing.is_set() or not asked.wanted)

        def come_home(answer: T) -> None:
            if not self._closing.is_set():
                self._follow_mode()
                then(answer)

        asked = Asked(judged, come_home, None, owner)
        if self._asleep is None:
            self._add(asked)
        else:
            self._asleep.append(asked)
        return asked

    def wake(self) -> None:
        """Answer from now on, what was asked before first."""
        waiting, self._asleep = self._asleep or [], None
        for asked in waiting:
            if asked.wanted:
                self._add(asked)

    def _add(self, asked: "Asked[Any]") -> None:
        if not self._closing.is_set():
            if self._worker is None:
                self._worker = Worker("spelling", self)
            self._worker.add(asked)

    def close(self) -> None:
        """End the process and the thread at once, and answer nobody any more."""
        self._closing.set()
        worker, self._worker = self._worker, None
        if worker is None:
            return
        if self._speller is not None:
            self._speller.hurry()
        worker.add(Asked(self._end, None, None, None))
        worker.finish(_END_SECONDS)

    def _judging(self) -> Provider:
        """Return what judges, on the other thread."""
        if self._provider is None:
            from studio.spelling.provider import Spelling
            from studio.spelling.speller import Speller

            self._speller = Speller() if self._helper is None else Speller(self._helper)
            self._provider = Spelling(self._speller, thorough=True)
            self._provider.know(self._all_known())  # which may be others than a moment ago
        return self._provider

    def _all_known(self) -> frozenset[str]:
        from studio.style.naming import known_words

        return known_words() | self._known

    def _end(self) -> None:
        if self._speller is not None:
            self._speller.close()

    def _follow_mode(self) -> None:
        mode = Mode.RESTING if self._speller is None else self._speller.mode
        if mode is not self.mode:
            self.mode = mode
            self.mode_changed.emit()
