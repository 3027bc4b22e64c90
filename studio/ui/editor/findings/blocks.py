"""A passage as those see it who look at blocks: its own text, and each line that stands inside it.

Lines are the words of cards and footnotes (`studio.document.inside`). Deliberately absent: when
anybody looks.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from time import sleep
from typing import Final, NamedTuple

from msgspec import Struct
from msgspec.structs import replace

from studio.document import inside
from studio.document.blocks import Atomic
from studio.document.findings import (
    BlockText,
    Field,
    Finding,
    Provider,
    Rewrite,
    block_text,
    check,
)
from studio.document.inside import Line, LineKind
from studio.ui.editor.writing.content import ATOM, flat
from studio.ui.editor.writing.formats import direction_of
from studio.ui.editor.writing.inside import lines
from studio.ui.editor.writing.passages import Frame, Passage, Place, Selection, Spot

_FIELDS: Final = {
    Place.KICKER: Field.KICKER,
    Place.HEADLINE: Field.HEADLINE,
    Place.STANDFIRST: Field.STANDFIRST,
}
_LABELS: Final = frozenset({LineKind.ALT, LineKind.CREDIT, LineKind.BY})
"""Lines without marks: nothing can be said of a stretch of them."""


class Found(NamedTuple):
    """A finding in a passage: in its own text, or in the line of a number inside it."""

    finding: Finding
    line: int | None = None


class Placed(Struct, frozen=True):
    """A finding, the number of the block that it is in, and of the line inside it."""

    number: int
    finding: Finding
    line: int | None = None


class Seen(NamedTuple):
    """A text to look at: a passage's own, or a line inside it."""

    text: BlockText
    line: Line | None = None
    number: int | None = None


def has_words(passage: Passage) -> bool:
    """Say whether there is anything to look at."""
    return bool(passage.content) or passage.card is not None


def seen_of(passage: Passage, frame: Frame) -> Iterator[Seen]:
    """Yield what there is to look at in a passage."""
    # Not before somebody looks, on another thread: a start of the program needs no rules.
    from studio.style.desk import line_text

    own = as_block_text(passage, frame)
    if own is not None:
        yield Seen(own)
    for number, line in enumerate(lines(passage)):
        text = line_text(line, frame.direction, frame.language)
        if text is not None:
            yield Seen(text, line, number)


def as_block_text(passage: Passage, frame: Frame) -> BlockText | None:
    """Return the own text of a passage as providers see it, None for a card."""
    block = passage.text_block
    if block is None:
        return None
    field = _FIELDS.get(passage.place, Field.BODY)
    return block_text(block, passage.content, field, direction_of(passage, frame), frame.language)


def found_in(seen: Seen, findings: Iterable[Finding]) -> Iterator[Found]:
    """Yield what was found in a text, with the remedies that can be done there."""
    if seen.line is None:
        yield from map(Found, findings)
        return
    decided = not any(one.review.suggests for one in seen.line.content)
    for finding in findings:
        left = tuple(
            one
            for one in finding.remedies
            if decided and (isinstance(one, Rewrite) or seen.line.kind not in _LABELS)
        )
        fitting = finding if left == finding.remedies else replace(finding, remedies=left)
        yield Found(fitting, seen.number)


def checked(
    passages: Iterable[Passage],
    frame: Frame,
    providers: Sequence[Provider],
    off: frozenset[str],
    is_over: Callable[[], bool],
) -> list[tuple[Passage, tuple[Found, ...]]]:
    """Look at passages, on another thread, until it `is_over`; the window's comes between two."""
    answer = []
    for passage in passages:
        if is_over():
            break
        found = (
            one
            for seen in seen_of(passage, frame)
            for one in found_in(seen, check(providers, seen.text, off))
        )
        answer.append((passage, tuple(found)))
        sleep(0)
    return answer


def words_in(passage: Passage, line: int | None) -> str:
    """Return the text that the findings of a line count in, or those of the passage's own."""
    if line is None:
        return flat(passage.content)
    every = lines(passage)
    return flat(every[line].content) if line < len(every) else ""


def all_words(passages: Iterable[Passage]) -> Iterator[str]:
    """Yield every text that findings can be in."""
    for passage in passages:
        words = flat(passage.content)
        yield words
        if passage.card is not None or ATOM in words:
            yield from (flat(one.content) for one in lines(passage))


def place_of(passage: Passage, placed: Placed) -> Selection:
    """Return what of a block shows where a finding is: its words, or what they stand inside of."""
    number, finding = placed.number, placed.finding
    if placed.line is None:
        return Selection(Spot(number, finding.start), Spot(number, finding.end))
    every = lines(passage)
    at = every[placed.line].at if placed.line < len(every) else 0
    return Selection(Spot(number, at), Spot(number, at + 1))


def in_card(card: Atomic, found: Iterable[Found]) -> tuple[tuple[Line, tuple[Finding, ...]], ...]:
    """Return the lines of a card in which something was found, with what it was."""
    by_line: dict[int, list[Finding]] = {}
    for finding, line in found:
        if line is not None:
            by_line.setdefault(line, []).append(finding)
    every = inside.lines(card)
    return tuple((every[at], tuple(these)) for at, these in by_line.items() if at < len(every))
