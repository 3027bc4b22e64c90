"""Finding words as they are meant: tashkeel, tatweel, hamza seats and shapes of digits aside.

Everything that says words is searched, one block at a time: fields, text, footnotes, and what cards
say. What was folded once is kept for as long as its block is what it was, so that each further
letter that somebody looks for costs little in a text of any length.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from msgspec import Struct

from studio.arabic.exact import Difference, alike
from studio.arabic.folding import Trail, fold, trail
from studio.document.inline import Inlines, Text
from studio.document.marks import clean
from studio.ui.editor.writing.content import ATOM, flat, placed, spliced
from studio.ui.editor.writing.guards import is_guarded, offset, units
from studio.ui.editor.writing.inside import lines, with_lines
from studio.ui.editor.writing.passages import Passage, Passages, Selection
from studio.ui.editor.writing.words import spans


class Within(NamedTuple):
    """Where something stands inside a card or a footnote: number of the line, and characters."""

    line: int
    start: int
    end: int


class Match(NamedTuple):
    """Where something stands: number of the block, offset and length as Qt counts, in UTF-16.

    What stands inside a card or a footnote is found at the place of that.
    """

    block: int
    start: int
    length: int
    within: Within | None = None


class Sought(Struct, frozen=True):
    """What is looked for, and how closely it is compared; no difference is minded by itself."""

    text: str
    whole_words: bool = False
    minded: frozenset[Difference] = frozenset()


@dataclass(slots=True)
class _Known:
    """A block, its words, the words folded, and once it is needed the way back from these."""

    passage: Passage
    words: str
    folded: str
    inside: "tuple[tuple[int, _Known], ...]" = ()
    """The lines inside it that have words, by their numbers."""
    at: int = 0
    """Where it stands itself, as Qt counts, where it is a line inside a block."""
    trail: Trail | None = None
    straight: bool | None = None

    def back(self) -> Trail:
        """Return the way back, which is found once."""
        if self.trail is None:
            self.trail = trail(self.words, self.folded)
        return self.trail

    def ready(self) -> None:
        """Find all that is found once."""
        self.back()
        self.is_straight()
        for _, line in self.inside:
            line.back()

    def is_straight(self) -> bool:
        """Say whether offsets in the words are those that Qt counts, which is found once."""
        if self.straight is None:
            content, words = self.passage.content, self.words
            self.straight = not is_guarded(content) and units(words) == len(words)
        return self.straight


class _Judge:
    """Says of what was found folded whether it is what somebody meant; of each spelling once."""

    def __init__(self, sought: Sought) -> None:
        self._whole, self._minded = sought.whole_words, sought.minded
        self._text = clean(sought.text)
        self._known: dict[str, bool] = {}

    def holds(self, words: str, start: int, end: int) -> bool:
        if self._minded:
            spelling = words[start:end]
            known = self._known.get(spelling)
            if known is None:
                known = self._known[spelling] = alike(spelling, self._text, self._minded)
            if not known:
                return False
        return not self._whole or _is_whole(words, start, end)


class Finder:
    """Looks through passages, and remembers what it folded of them."""

    def __init__(self) -> None:
        self._known: dict[int, _Known] = {}

    def find(self, passages: Sequence[Passage], sought: Sought) -> tuple[Match, ...]:
        """Return where `sought` stands, in order and without overlaps; nothing for no text."""
        wanted = fold(clean(sought.text))
        if not wanted.strip():
            return ()
        if len(self._known) > 2 * len(passages) + 100:
            self._known.clear()
        judge = _Judge(sought) if sought.whole_words or sought.minded else None
        found: list[Match] = []
        for number, passage in enumerate(passages):
            if not passage.content and passage.card is None:
                continue
            known = self._known.get(id(passage))
            if known is None or known.passage is not passage:
                known = self._fold(passage)
            here: list[Match] = []
            if wanted in known.folded:
                places = _places(known, wanted, judge)
                here = [Match(number, *place) for place in _in_units(known, places)]
            if known.inside:
                here += _inside(number, known, wanted, judge)
                here.sort()
            found += here
        return tuple(found)

    def prepare(self, passages: Sequence[Passage]) -> None:
        """Fold these passages before anything is looked for in them."""
        for passage in passages:
            known = self._known.get(id(passage))
            if known is None or known.passage is not passage:
                self._fold(passage).ready()

    def _fold(self, passage: Passage) -> _Known:
        words = flat(passage.content)
        known = self._known[id(passage)] = _Known(passage, words, fold(words))
        if passage.card is not None or ATOM in words:
            known.inside = tuple(_folded_lines(passage))
        return known


def find(passages: Sequence[Passage], text: str, *, whole_words: bool = False) -> tuple[Match, ...]:
    """Return where `text` stands in passages that are looked through once."""
    return Finder().find(passages, Sought(text, whole_words))


def _folded_lines(passage: Passage) -> Iterator[tuple[int, _Known]]:
    for number, line in enumerate(lines(passage)):
        words = flat(line.content)
        if words:
            at = offset(passage.content, line.at) if line.at else 0
            yield number, _Known(passage, words, fold(words), at=at)


def _inside(number: int, known: _Known, wanted: str, judge: _Judge | None) -> list[Match]:
    """Return the places inside a card or the footnotes of a block."""
    return [
        Match(number, line.at, 1, Within(index, start, end))
        for index, line in known.inside
        if wanted in line.folded
        for start, end in _places(line, wanted, judge)
    ]


def _places(known: _Known, wanted: str, judge: _Judge | None) -> list[tuple[int, int]]:
    """Return the places in one block, by offsets in its words."""
    words, folded = known.words, known.folded
    if judge is None:
        return _apart(known.back().spans(_hits(folded, wanted, len(wanted))))
    spans = known.back().spans(_hits(folded, wanted, 1))
    return _apart((start, end) for start, end in spans if judge.holds(words, start, end))


def _hits(folded: str, wanted: str, step: int) -> list[tuple[int, int]]:
    """Return where `wanted` stands, looking on `step` characters behind each hit's start."""
    length = len(wanted)
    hits = []
    at = folded.find(wanted)
    while at >= 0:
        hits.append((at, at + length))
        at = folded.find(wanted, at + step)
    return hits


def _apart(places: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    """Return the places that do not begin inside the one before."""
    found: list[tuple[int, int]] = []
    behind = 0
    for place in places:
        if place[0] >= behind:
            found.append(place)
            behind = place[1]
    return found


def _in_units(known: _Known, places: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """Return offsets and lengths as Qt counts them."""
    if known.is_straight():
        return [(start, end - start) for start, end in places]
    words, content = known.words, known.passage.content
    if is_guarded(content):
        sides = [(offset(content, start), offset(content, end)) for start, end in places]
        return [(start, end - start) for start, end in sides]
    return [(units(words[:start]), units(words[start:end])) for start, end in places]


def _is_whole(words: str, start: int, end: int) -> bool:
    if _parts(words[start - 1 : start]) and _parts(words[end : end + 1]):
        return True
    inside = spans(words)
    return not any(span.start < start < span.end or span.start < end < span.end for span in inside)


def _parts(beside: str) -> bool:
    """Say whether a character, or an end of the text, surely parts words."""
    return beside in {"", " ", "\u2028", "،", "؛", "؟"}


def replace_in(work: Passages, place: Selection, text: str) -> None:
    """Put `text` in the place of what stands there, marked as its first letter is."""
    index, start = place.start
    passage = work[index]
    work[index] = passage.holding(_exchanged(passage.content, start, place.end.at, text))


def replace_within(work: Passages, index: int, place: Within, text: str) -> None:
    """Put `text` in the place of what stands inside a card or a footnote of a passage."""

    def changed(number: int, content: Inlines) -> Inlines:
        if number != place.line:
            return content
        return _exchanged(content, place.start, place.end, text)

    work[index] = with_lines(work[index], changed)


def _exchanged(content: Inlines, start: int, end: int, text: str) -> Inlines:
    first = next((one for _, last, one in placed(content) if last > start), None)
    new: Inlines = ()
    line = clean(text)
    if line and isinstance(first, Text):
        new = (Text(line, first.marks, first.review),)
    elif line:
        new = (Text(line),)
    return spliced(content, start, end, new)
