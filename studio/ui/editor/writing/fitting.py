"""Whether steps that were kept lead to the text that stands now, and those steps made to.

A text that was kept has lost the spaces at its blocks' ends, which a step still has, and comments
came to it beside the steps: what stands takes the place of what the step says where both have the
same words in normal form.
"""

from collections.abc import Sequence

from msgspec.structs import replace

from studio.ui.editor.writing.anchoring import same_words, with_anchors
from studio.ui.editor.writing.history import Exchange, Step, Steps
from studio.ui.editor.writing.passages import FIELDS, Frame, Passage, within


def fit(kept: Steps, here: Steps, passages: Sequence[Passage], frame: Frame) -> Steps | None:
    """Return `kept` as steps to the text from which the steps of `here` led to `passages`.

    None where they lead elsewhere.
    """
    start = _Standing(list(passages), frame)
    for step in reversed(here.done):
        for exchange in reversed(step.exchanges):
            if not start.take_back(exchange):
                return None
    now = _Standing(list(start.passages), start.frame)
    undone = [now.redone(step) for step in kept.undone]
    done = [start.undone(step) for step in reversed(kept.done)]
    fitted = [*reversed(done), *undone]
    steps = tuple(step for step in fitted if step is not None)
    return replace(kept, steps=steps) if len(steps) == len(fitted) else None


class _Standing:
    """A text to walk along steps with."""

    def __init__(self, passages: list[Passage], frame: Frame) -> None:
        self.passages, self.frame = passages, frame

    def undone(self, step: Step) -> Step | None:
        """Take a step back, and return it as it leads to where this stood; None if it can't."""
        after = within(self.passages, step.after)
        found: list[Exchange] = []
        for exchange in reversed(step.exchanges):
            if not self._stands(exchange.first, exchange.new, exchange.frames[1]):
                return None
            found.append(with_anchors(exchange.turned(), self.passages).turned())
            if not self.take_back(found[-1]):
                return None
        return Step(tuple(reversed(found)), within(self.passages, step.before), after)

    def redone(self, step: Step) -> Step | None:
        """Do a step again, and return it as it leads from where this stood; None if it can't."""
        before = within(self.passages, step.before)
        found: list[Exchange] = []
        for exchange in step.exchanges:
            if not self._stands(exchange.first, exchange.old, exchange.frames[0]):
                return None
            found.append(with_anchors(exchange, self.passages))
            if not self.take_back(found[-1].turned()):
                return None
        return Step(tuple(found), before, within(self.passages, step.after))

    def take_back(self, exchange: Exchange) -> bool:
        """Put what was before an exchange; say whether a whole text stands then."""
        end = exchange.first + len(exchange.new)
        self.passages[exchange.first : end] = exchange.old
        self.frame = exchange.frames[0]
        fields = [passage.place for passage in self.passages[: len(FIELDS)]]
        return fields == list(FIELDS) and len(self.passages) > len(FIELDS)

    def _stands(self, first: int, expected: Sequence[Passage], frame: Frame) -> bool:
        stands = self.passages[first : first + len(expected)]
        if frame != self.frame or first < 0 or len(stands) != len(expected):
            return False
        return all(map(same_words, stands, expected))
