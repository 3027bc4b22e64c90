"""Spelling of the blocks that changed, looked at once everything else was.

It is kept by passage, as other findings are. What was judged when a key came is kept for later, so
that nothing is shown anew while somebody types. Deliberately absent: what judges.
"""

from collections.abc import Callable, Sequence
from threading import Event
from time import monotonic
from typing import TYPE_CHECKING, Final, NamedTuple

from PySide6.QtCore import QObject, Signal

from studio.document.findings import Provider
from studio.ui.editor.findings.blocks import Found, checked, has_words
from studio.ui.editor.findings.whole import Answer
from studio.ui.editor.writing.passages import Frame, Passage
from studio.ui.spelling_door import Cancelled, SpellingDoor

if TYPE_CHECKING:
    from studio.ui.door import Asked

_SHOW_SECONDS: Final = 0.3
"""After so long what was found is shown, before the next blocks are looked at."""


class _Spelt(NamedTuple):
    """What was found in a passage; `judged` where it is not merely what an edit left."""

    passage: Passage
    found: tuple[Found, ...]
    judged: bool


class SpellChecking(QObject):
    """Keeps the findings of spelling in one manuscript, the blocks near the caret first.

    Signals:
        looked: what was found may be other now.
    """

    looked = Signal()

    def __init__(
        self,
        spelling: SpellingDoor | None,
        near: Callable[[], int],
        parent: QObject,
    ) -> None:
        """Ask `spelling`, where there is any; `near` gives the number of the block at the caret."""
        super().__init__(parent)
        self._spelling, self._near = spelling, near
        self._known: dict[int, _Spelt] = {}
        self._passages: tuple[Passage, ...] = ()
        self._frame: Frame | None = None
        self._off: frozenset[str] = frozenset()
        self._asked: Asked[Answer] | None = None
        self._halt = Event()
        self._wanted = self._untold = False
        self._knowing = 0
        if spelling is not None:
            spelling.known_changed.connect(self._judge_anew)

    @property
    def codes(self) -> frozenset[str]:
        """The codes of what it may find."""
        return frozenset() if self._spelling is None else self._spelling.codes

    @property
    def busy(self) -> bool:
        """Whether something was not judged yet."""
        return self._asked is not None

    def of(self, passage: Passage) -> tuple[Found, ...]:
        """Return what was found in a passage."""
        known = self._known.get(id(passage))
        return known.found if known is not None and known.passage is passage else ()

    def keep(self, passage: Passage, findings: tuple[Found, ...]) -> None:
        """Hear what an edit left of what was found; it holds until the passage is judged."""
        mine = tuple(one for one in findings if one.finding.code in self.codes)
        if mine and not self._is_judged(passage):
            self._known[id(passage)] = _Spelt(passage, mine, judged=False)

    def look(self, passages: Sequence[Passage], frame: Frame, off: frozenset[str]) -> None:
        """Judge the passages that were not judged yet."""
        if self._spelling is None or self.codes <= off:
            return
        self._passages, self._frame, self._off = tuple(passages), frame, off
        self._wanted = True
        self._tell()
        if self._asked is None:
            self._look()

    def stop(self) -> None:
        """Look no further for now: the text changes."""
        self._wanted = False
        self._halt.set()

    def clear(self) -> None:
        """Forget everything: another text is shown, or something else is looked for."""
        if self._asked is not None:
            self._asked.forget()
            self._asked = None
        self._known.clear()
        self._passages = ()
        self._wanted = self._untold = False

    def _is_judged(self, passage: Passage) -> bool:
        known = self._known.get(id(passage))
        return known is not None and known.passage is passage and known.judged

    def _judge_anew(self) -> None:
        """Judge everything by the words that are known now; what was found is shown till then."""
        self._knowing += 1
        self._halt.set()
        self._known = {key: one._replace(judged=False) for key, one in self._known.items()}
        if self._wanted and self._asked is None:
            self._look()

    def _look(self) -> None:
        if self._spelling is None or self._frame is None:
            return
        new = [
            (number, one)
            for number, one in enumerate(self._passages)
            if has_words(one) and not self._is_judged(one)
        ]
        if not new:
            self._forget_gone()
            return
        near = self._near()
        new.sort(key=lambda one: abs(one[0] - near))
        passages = tuple(one for _, one in new)
        frame, off = self._frame, self._off
        knowing = self._knowing
        halt = self._halt = Event()

        def work(provider: Provider, cancelled: Cancelled) -> Answer:
            return _judged(passages, frame, provider, off, lambda: halt.is_set() or cancelled())

        self._asked = self._spelling.look(
            work, lambda answer: self._take(answer, knowing), owner=self
        )

    def _take(self, answer: Answer, knowing: int) -> None:
        self._asked = None
        if knowing != self._knowing:
            answer = []  # judged by words that are known no longer
        for passage, found in answer:
            self._known[id(passage)] = _Spelt(passage, found, judged=True)
        self._untold = self._untold or bool(answer)
        if self._wanted:
            self._tell()
            if answer or self._halt.is_set():
                self._look()

    def _tell(self) -> None:
        if self._untold:
            self._untold = False
            self.looked.emit()

    def _forget_gone(self) -> None:
        if len(self._known) > 2 * len(self._passages) + 100:
            here = {id(one) for one in self._passages}
            self._known = {key: one for key, one in self._known.items() if key in here}


def _judged(
    passages: Sequence[Passage],
    frame: Frame,
    provider: Provider,
    off: frozenset[str],
    cancelled: Cancelled,
) -> Answer:
    """Judge passages in their order for a while, on the other thread, one at least."""
    end = monotonic() + _SHOW_SECONDS
    judged: Answer = []
    for passage in passages:
        if cancelled():
            break
        judged += checked((passage,), frame, (provider,), off, lambda: False)
        if monotonic() > end:
            break
    return judged
