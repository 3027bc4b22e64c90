"""What was done, to be taken back and done again: by words while somebody types.

It holds passages, not formats, so that another theme or size changes nothing of it. Deliberately
absent: putting anything into a document, which is `manuscript`'s.
"""

from collections.abc import Callable
from enum import Enum, auto
from secrets import token_hex
from typing import Final

from msgspec import Struct
from msgspec.structs import replace

from studio.ui.editor.writing.passages import Frame, Passage, Selection

JOINED_SECONDS: Final = 2.0
"""How long after a key the next one still belongs to the same step."""


class Typing(Enum):
    """Kinds of keys that make one step together."""

    WRITE = auto()
    ERASE_BACK = auto()
    ERASE_ON = auto()


class Exchange(Struct, frozen=True):
    """Passages that stood from `first` on, and what stands there instead."""

    first: int
    old: tuple[Passage, ...]
    new: tuple[Passage, ...]
    frames: tuple[Frame, Frame]

    def turned(self) -> "Exchange":
        """Return the exchange that takes this one back."""
        return Exchange(self.first, self.new, self.old, (self.frames[1], self.frames[0]))


class Step(Struct, frozen=True):
    """What is undone at once, with the selections before and after it."""

    exchanges: tuple[Exchange, ...]
    before: Selection
    after: Selection


class Steps(Struct, frozen=True):
    """Steps from the one numbered `first` on; those from `position` on are undone.

    Each leads from where the one before it led. `lineage` names the history that they are of.
    """

    lineage: str
    first: int
    position: int
    steps: tuple[Step, ...]

    @property
    def done(self) -> tuple[Step, ...]:
        """What can be taken back, the newest last."""
        return self.steps[: self.position - self.first]

    @property
    def undone(self) -> tuple[Step, ...]:
        """What can be done again, the first to be done first."""
        return self.steps[self.position - self.first :]


class History:
    """Steps that can be undone and done again; `clock` gives seconds that never go back.

    They are numbered, so that whoever keeps them elsewhere can ask for what is new alone.
    """

    def __init__(self, clock: Callable[[], float]) -> None:
        self._clock = clock
        self._done: list[Step] = []
        self._undone: list[Step] = []
        self._typing: Typing | None = None
        self._at = 0.0
        self._lineage = token_hex(8)
        self._first = 0  # the number of the first step
        self._changed = 0  # steps from this number on are other than `take_news` gave them

    @property
    def can_undo(self) -> bool:
        """Whether there is a step to take back."""
        return bool(self._done)

    @property
    def can_redo(self) -> bool:
        """Whether there is a step to do again."""
        return bool(self._undone)

    def forget(self) -> None:
        """Forget everything."""
        self._done.clear()
        self._undone.clear()
        self._typing = None
        self.begin_lineage()

    def begin_lineage(self) -> None:
        """Let all of this be new to whoever keeps it elsewhere."""
        self._lineage = token_hex(8)
        self._first = self._changed = 0

    @property
    def now(self) -> Steps:
        """Every step there is."""
        return self._from(self._first)

    def take_news(self, aligned: int, most: int) -> tuple[Steps, bool]:
        """Return the steps that changed since this was asked last, and whether those are all.

        They begin at a multiple of `aligned`, and are at most `most` of the newest.
        """
        end = self._first + len(self._done) + len(self._undone)
        begin = max(self._changed // aligned * aligned, self._first)
        left_out = end - begin > most
        if left_out:
            begin = -(-(end - most) // aligned) * aligned
        self._changed = end
        return self._from(begin), left_out or begin == self._first

    def go_on_from(self, kept: Steps) -> None:
        """Put kept steps before those that were done here, and go on in their lineage.

        What was undone there can be done again only while nothing was done here.
        """
        here = bool(self._done or self._undone)
        self._done[:0] = kept.done
        if not here:
            self._undone = list(reversed(kept.undone))
        self._lineage, self._first = kept.lineage, kept.first
        self._changed = max(kept.position - 1, kept.first)  # around here steps may have grown

    def _from(self, number: int) -> Steps:
        done = self._done[max(number - self._first, 0) :]
        skipped = max(number - self._first - len(self._done), 0)
        undone = self._undone[::-1][skipped:]
        position = self._first + len(self._done)
        return Steps(self._lineage, number, position, (*done, *undone))

    def break_typing(self) -> None:
        """Let the next key begin a step."""
        self._typing = None

    def add(self, step: Step, typing: Typing | None = None, *, begins: bool = False) -> None:
        """Remember a step.

        A key of the same kind, where the last one left the caret and soon after it, goes on with
        the last step, unless it `begins` one.
        """
        now = self._clock()
        last = self._done[-1] if self._done else None
        goes_on = (
            last is not None
            and typing is not None
            and typing is self._typing
            and not begins
            and not self._undone
            and now - self._at < JOINED_SECONDS
            and last.after == step.before
        )
        if goes_on and last is not None:
            self._done[-1] = _one(last, step)
        else:
            self._done.append(step)
        self._undone.clear()
        self._changed = min(self._changed, self._first + len(self._done) - 1)
        self._typing, self._at = typing, now

    def undo(self) -> Step | None:
        """Return the step to take back, None where there is none."""
        return self._moved(self._done, self._undone)

    def redo(self) -> Step | None:
        """Return the step to do again, None where there is none."""
        return self._moved(self._undone, self._done)

    def _moved(self, source: list[Step], target: list[Step]) -> Step | None:
        self._typing = None
        if not source:
            return None
        step = source.pop()
        target.append(step)
        return step


def _one(first: Step, second: Step) -> Step:
    exchanges = (*first.exchanges, *second.exchanges)
    if len(exchanges) == 2:
        one, other = exchanges
        if one.first == other.first and one.new == other.old:
            exchanges = (replace(one, new=other.new, frames=(one.frames[0], other.frames[1])),)
    return Step(exchanges, first.before, second.after)
