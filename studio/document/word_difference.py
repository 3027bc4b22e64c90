"""What changed between two stretches of text, by Arabic word.

A word is never parted: joined letters stay joined in whatever shows the difference. Between words,
each sign stands for itself. A word whose letters stayed and whose marks did not is *formatted*.

Law: the changes, read by their old sides, are the old text, by their new sides the new one, so that
`apply_words` and `undo_words` lead from each to the other. Deliberately absent: how a difference
looks, and moved words, which are a deletion and an insertion.
"""

from bisect import bisect_right
from collections import Counter
from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from difflib import SequenceMatcher
from enum import StrEnum
from functools import lru_cache
from itertools import accumulate, chain, groupby
from typing import Final, NamedTuple, TypeAlias

from msgspec import Struct

from studio.arabic.later import later, regex
from studio.arabic.segmentation import graphemes, words
from studio.document.inline import Break, Footnote, Inline, Inlines, Text, merged

DEAREST: Final = 3_000_000
"""Pairs of equal tokens that are looked at; texts with more are replaced as one."""

_NOTE: Final = "\ufffc"  # no run of text holds it
_SPACE: Final = (" ", False)
_LONGEST_REMEMBERED: Final = 40
# What makes one grapheme with a space beside it (UAX #29, GB9 to GB9b).
_CLINGING: Final = later(
    lambda: regex.compile(
        r" [\p{M}\p{Grapheme_Extend}\p{Emoji_Modifier}\u200d]|\p{Grapheme_Cluster_Break=Prepend} "
    )
)


class ChangeKind(StrEnum):
    """What became of a stretch of text, or of a block."""

    KEPT = "kept"
    INSERTED = "inserted"
    DELETED = "deleted"
    REPLACED = "replaced"
    FORMATTED = "formatted"


class WordChange(Struct, frozen=True):
    """A stretch of words before and after; one side is empty where it was not there."""

    kind: ChangeKind
    old: Inlines
    new: Inlines


_Change: TypeAlias = tuple[ChangeKind, Inlines, Inlines]


class Span(NamedTuple):
    """A stretch of two sequences that is equal, or has nothing equal in it."""

    equal: bool
    old_start: int
    old_end: int
    new_start: int
    new_end: int


def word_difference(
    old: Inlines, new: Inlines, *, fold: Callable[[str], str] | None = None
) -> tuple[WordChange, ...]:
    """Return what changed from `old` to `new`, word by word; neighbours of one kind are one.

    With `fold`, words that it makes equal are kept though their spelling differs: with
    `studio.arabic.folding.fold` tashkeel, tatweel, hamza seats and digits make no difference.
    """
    before, after = _Side(old, fold), _Side(new, fold)
    changes: list[_Change] = []
    for span in _with_words(spans(before.keys, after.keys), before.wordy):
        if span.equal:
            changes += _kept(before, after, span)
        else:
            olds = before.cut(span.old_start, span.old_end)
            news = after.cut(span.new_start, span.new_end)
            changes.append((_kind(olds, news), olds, news))
    return tuple(map(_one_change, (tuple(group) for _, group in groupby(changes, _kind_of))))


def apply_words(old: Inlines, changes: Sequence[WordChange]) -> Inlines:
    """Return what `changes` make of `old`; raise `ValueError` where they are not of this text."""
    if joined(change.old for change in changes) != joined([old]):
        raise ValueError("the difference is of another text")
    return joined(change.new for change in changes)


def undo_words(new: Inlines, changes: Sequence[WordChange]) -> Inlines:
    """Return what `new` was before `changes`; raise `ValueError` where it is not their text."""
    if joined(change.new for change in changes) != joined([new]):
        raise ValueError("the difference is of another text")
    return joined(change.old for change in changes)


def joined(parts: Iterable[Inlines]) -> Inlines:
    """Return `parts` one after another, equal runs merged and nothing else touched."""
    return merged(chain.from_iterable(parts))


def spans(old: Sequence[Hashable], new: Sequence[Hashable]) -> list[Span]:
    """Return the equal and the unequal stretches of two sequences, in order.

    Beginnings and ends that are equal are found first. What remains is compared as long as it has
    at most `DEAREST` pairs of equal elements, which keeps hostile texts from costing squares.
    """
    shorter = min(len(old), len(new))
    head = next((i for i in range(shorter) if old[i] != new[i]), shorter)
    tail = next((i for i in range(shorter - head) if old[-1 - i] != new[-1 - i]), shorter - head)
    old_end, new_end = len(old) - tail, len(new) - tail
    found = [Span(True, 0, head, 0, head)] if head else []  # noqa: FBT003 - a tuple's field
    inner_old, inner_new = old[head:old_end], new[head:new_end]
    if inner_old or inner_new:
        found += [
            Span(equal, head + i1, head + i2, head + j1, head + j2)
            for equal, i1, i2, j1, j2 in _matched(inner_old, inner_new)
        ]
    if tail:
        found.append(Span(True, old_end, len(old), new_end, len(new)))  # noqa: FBT003 - same
    return found


def _matched(old: Sequence[Hashable], new: Sequence[Hashable]) -> Iterator[Span]:
    counts, others = Counter(old), Counter(new)
    pairs = sum(count * others[key] for key, count in counts.items())
    if not 0 < pairs <= DEAREST:
        yield Span(False, 0, len(old), 0, len(new))  # noqa: FBT003 - same
        return
    for tag, *places in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        yield Span(tag == "equal", *places)


class _Side:
    """One of two texts as tokens: words, signs, spaces, breaks and footnotes, in order.

    `keys` say which tokens are equal, `wordy` which are words.
    """

    def __init__(self, content: Inlines, fold: Callable[[str], str] | None) -> None:
        self._content = content
        self._starts = [*accumulate((_length(piece) for piece in content), initial=0)]
        whole = "".join(
            piece.text if isinstance(piece, Text) else "\n" if isinstance(piece, Break) else _NOTE
            for piece in content
        )
        parts = _tokens(whole)
        self._ends = [*accumulate((len(text) for text, _ in parts), initial=0)]
        self.wordy = [is_word for _, is_word in parts]
        self.keys: list[Hashable] = [text for text, _ in parts]
        if fold is not None:
            folded = {text: fold(text) or text for text in {text for text, _ in parts}}
            self.keys = [folded[text] for text, _ in parts]
        if _NOTE in whole:
            notes = (piece.content for piece in content if isinstance(piece, Footnote))
            for at, (text, _) in enumerate(parts):
                if text == _NOTE:
                    self.keys[at] = (text, next(notes))

    def cut(self, first: int, last: int) -> Inlines:
        """Return the tokens from `first` to before `last` as they stand in the text."""
        start, end = self._ends[first], self._ends[last]
        if start == 0 and end == self._starts[-1]:
            return self._content
        found: list[Inline] = []
        index = bisect_right(self._starts, start) - 1
        while start < end:
            piece, begins = self._content[index], self._starts[index]
            stop = min(end, self._starts[index + 1])
            if stop > start:
                inner = start > begins or stop < self._starts[index + 1]
                if inner and isinstance(piece, Text):
                    text = piece.text[start - begins : stop - begins]
                    piece = Text(text, piece.marks, piece.review)
                found.append(piece)
            start, index = stop, index + 1
        return tuple(found)


def _length(piece: Inline) -> int:
    return len(piece.text) if isinstance(piece, Text) else 1


def _tokens(whole: str) -> list[tuple[str, bool]]:
    """Return the words of a text and what stands between them; no word reaches across a space."""
    if _CLINGING.search(whole):
        return [*_parts(whole)]
    found: list[tuple[str, bool]] = []
    for piece in whole.split(" "):
        found += _remembered(piece) if len(piece) <= _LONGEST_REMEMBERED else _parts(piece)
        found.append(_SPACE)
    return found[:-1]


@lru_cache(maxsize=20_000)
def _remembered(piece: str) -> tuple[tuple[str, bool], ...]:
    """Return the tokens of a short stretch without a space: most words come again and again."""
    return tuple(_parts(piece))


def _parts(whole: str) -> Iterator[tuple[str, bool]]:
    position = 0
    for start, end in words(whole):
        yield from _signs(whole[position:start])
        yield whole[start:end], True
        position = end
    yield from _signs(whole[position:])


def _signs(between: str) -> Iterator[tuple[str, bool]]:
    if between == " ":  # what stands between most words
        yield _SPACE
    elif between:
        yield from ((sign, False) for sign in graphemes(between))


def _with_words(found: Sequence[Span], wordy: Sequence[bool]) -> Iterator[Span]:
    """Join changes between which nothing but spaces and signs was kept: they are one."""
    pending: Span | None = None
    for index, span in enumerate(found):
        inner = 0 < index < len(found) - 1
        has_word = any(wordy[span.old_start : span.old_end])
        if span.equal and (has_word or not inner):
            if pending:
                yield pending
                pending = None
            yield span
        elif pending:
            pending = Span(
                equal=False,
                old_start=pending.old_start,
                old_end=span.old_end,
                new_start=pending.new_start,
                new_end=span.new_end,
            )
        else:
            pending = span
    if pending:
        yield pending


def _kept(before: _Side, after: _Side, span: Span) -> Iterator[_Change]:
    """Yield what became of a stretch of equal tokens: kept, or formatted otherwise."""
    olds = before.cut(span.old_start, span.old_end)
    news = after.cut(span.new_start, span.new_end)
    if olds == news:
        yield ChangeKind.KEPT, olds, news
        return
    places = zip(
        range(span.old_start, span.old_end), range(span.new_start, span.new_end), strict=True
    )
    for i, j in places:
        one, other = before.cut(i, i + 1), after.cut(j, j + 1)
        yield _kept_or_formatted(one, other), one, other


def _kept_or_formatted(old: Inlines, new: Inlines) -> ChangeKind:
    if old == new:
        return ChangeKind.KEPT
    same = _looks(old) == _looks(new) and _text(old) != _text(new)
    return ChangeKind.KEPT if same else ChangeKind.FORMATTED


def _looks(token: Inlines) -> set[object]:
    return {(piece.marks, piece.review) if isinstance(piece, Text) else piece for piece in token}


def _text(token: Inlines) -> str:
    return "".join(piece.text for piece in token if isinstance(piece, Text))


def _kind(old: Inlines, new: Inlines) -> ChangeKind:
    if old and new:
        return ChangeKind.REPLACED
    return ChangeKind.DELETED if old else ChangeKind.INSERTED


def _kind_of(change: _Change) -> ChangeKind:
    return change[0]


def _one_change(same: tuple[_Change, ...]) -> WordChange:
    """Return neighbours of one kind as one."""
    if len(same) == 1:
        return WordChange(*same[0])
    return WordChange(same[0][0], joined(one[1] for one in same), joined(one[2] for one in same))
