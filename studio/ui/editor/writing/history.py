"""What was done, to be taken back and done again: by words while somebody types.

It holds passages, not formats, so that another theme or size changes nothing of it. Deliberately
absent: putting anything into a document, which is `manuscript`'s.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from enum import Enum, auto
from typing import Final

from studio.ui.editor.writing.passages import Frame, Passage, Selection

JOINED_SECONDS: Final = 2.0
"""How long after a key the next one still belongs to the same step."""


class Typing(Enum):
    """Kinds of keys that make one step together."""

    WRITE = auto()
    ERASE_BACK = auto()
    ERASE_ON = auto()


@dataclass(frozen=True, slots=True)
class Exchange:
    """Passages that stood from `first` on, and what stands there instead."""

    first: int
    old: tuple[Passage, ...]
    new: tuple[Passage, ...]
    frames: tuple[Frame, Frame]

    def turned(self) -> "Exchange":
        """Return the exchange that takes this one back."""
        return Exchange(self.first, self.new, self.old, (self.frames[1], self.frames[0]))


@dataclass(frozen=True, slots=True)
class Step:
    """What is undone at once, with the selections before and after it."""

    exchanges: tuple[Exchange, ...]
    before: Selection
    after: Selection


class History:
    """Steps that can be undone and done again; `clock` gives seconds that never go back."""

    def __init__(self, clock: Callable[[], float]) -> None:
        self._clock = clock
        self._done: list[Step] = []
        self._undone: list[Step] = []
        self._typing: Typing | None = None
        self._at = 0.0

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
