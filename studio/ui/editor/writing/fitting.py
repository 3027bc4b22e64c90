"""Whether steps that were kept lead to the text that stands now, and those steps made to.

A text that was kept is in normal form: the spaces at its blocks' ends are gone or stand behind a
boundary that is only suggested, while steps know of them. So the step before it is made to end, and
the one after it to begin, by going between the text as it was typed and as it was kept. Comments
came to it beside the steps: what stands takes the place of what a step says where both have the
same words in normal form.
"""

from collections.abc import Container, Sequence

from msgspec.structs import replace

from studio.document.boundaries import carried_over
from studio.document.inline import Inlines  # noqa: TC001 - a local's type
from studio.ui.editor.writing.anchoring import same_words, with_anchors
from studio.ui.editor.writing.content import flat, part, size
from studio.ui.editor.writing.history import Exchange, Step, Steps
from studio.ui.editor.writing.passages import FIELDS, Frame, Passage, Place, within


def fit(kept: Steps, here: Steps, passages: Sequence[Passage], frame: Frame) -> Steps | None:
    """Return `kept` as steps to the text from which the steps of `here` led to `passages`.

    None where they lead elsewhere.
    """
    start = _Standing(list(passages), frame)
    for step in reversed(here.done):
        for exchange in reversed(step.exchanges):
            if not start.take_back(exchange):
                return None
    typed = _as_typed(kept, start.passages)
    if typed is None:
        return None
    back = _exchanges(start.passages, typed, start.frame)
    for exchange in back:
        start.take_back(exchange.turned())
    now = _Standing(list(start.passages), start.frame)
    undone = [now.redone(step) for step in kept.undone]
    done = [start.undone(step) for step in reversed(kept.done)]
    steps = [step for step in (*reversed(done), *undone) if step is not None]
    if len(steps) != len(kept.steps):
        return None
    at = len(done)
    if done:
        there = tuple(one.turned() for one in back)
        steps[at - 1] = replace(steps[at - 1], exchanges=(*steps[at - 1].exchanges, *there))
    if undone:
        steps[at] = replace(steps[at], exchanges=(*back, *steps[at].exchanges))
    return replace(kept, steps=tuple(steps))


def _as_typed(kept: Steps, passages: Sequence[Passage]) -> list[Passage] | None:
    """Return passages that were kept as they stood when they were; None if steps lead elsewhere.

    What no step touched stood as it was read, but for white space that went over to it.
    """
    back = (one.turned() for step in reversed(kept.done) for one in reversed(step.exchanges))
    on = (one for step in kept.undone for one in step.exchanges)
    found: dict[int, Passage] = {}
    for way in (back, on):
        numbers: list[int | None] = list(range(len(passages)))
        for exchange in way:
            end = exchange.first + len(exchange.old)
            if not 0 <= exchange.first <= end <= len(numbers):
                return None
            for number, passage in zip(numbers[exchange.first : end], exchange.old, strict=True):
                if number is not None:
                    found.setdefault(number, passage)
            numbers[exchange.first : end] = [None] * len(exchange.new)
    typed = [found.get(number, passage) for number, passage in enumerate(passages)]
    if not all(map(same_words, passages, typed)):
        return None
    return _without_blanks_of_others(typed, found)


def _without_blanks_of_others(typed: list[Passage], known: Container[int]) -> list[Passage]:
    """Return passages without the white space that went over to any that is not `known`."""
    body = [number for number, one in enumerate(typed) if one.place is Place.BODY]
    blocks = [typed[number].block for number in body]
    contents: list[Inlines] = [typed[number].content for number in body]
    for at, number in enumerate(body):
        passage = typed[number]
        _, _, blank = carried_over(blocks, contents, at)
        if blank and number not in known and flat(passage.content).startswith(flat(blank)):
            rest = part(passage.content, size(blank), passage.size)
            typed[number] = replace(passage, content=rest)
    return typed


def _exchanges(
    passages: Sequence[Passage], other: Sequence[Passage], frame: Frame
) -> tuple[Exchange, ...]:
    """Return what makes `other` of as many passages, whose comments stay."""
    found = (
        with_anchors(Exchange(number, (one,), (one,), (frame, frame)), passages)
        for number, one in enumerate(other)
    )
    return tuple(one for one in found if one.old != one.new)


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
