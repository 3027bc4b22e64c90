"""What changed between two stretches of text, by Arabic word.

A word is never parted: joined letters stay joined in whatever shows the difference. Between words,
each sign stands for itself. A word whose letters stayed and whose marks did not is *formatted*.

Law: the changes, read by their old sides, are the old text, by their new sides the new one, so that
`apply_words` and `undo_words` lead from each to the other. Deliberately absent: how a difference
looks, and moved words, which are a deletion and an insertion.
"""

from collections import Counter
from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum
from itertools import chain, groupby
from typing import Final, NamedTuple

from studio.arabic.segmentation import graphemes, words
from studio.document.inline import Break, Footnote, Inline, Inlines, Text, merged

DEAREST: Final = 3_000_000
"""Pairs of equal tokens that are looked at; texts with more are replaced as one."""

_NOTE: Final = "\ufffc"  # no run of text holds it


class ChangeKind(StrEnum):
    """What became of a stretch of text, or of a block."""

    KEPT = "kept"
    INSERTED = "inserted"
    DELETED = "deleted"
    REPLACED = "replaced"
    FORMATTED = "formatted"


@dataclass(frozen=True, slots=True)
class WordChange:
    """A stretch of words before and after; one side is empty where it was not there."""

    kind: ChangeKind
    old: Inlines
    new: Inlines


class Span(NamedTuple):
    """A stretch of two sequences that is equal, or has nothing equal in it."""

    equal: bool
    old_start: int
    old_end: int
    new_start: int
    new_end: int


@dataclass(frozen=True, slots=True)
class _Token:
    """A word, a sign, a space, a break or a footnote, with its marks."""

    key: Hashable
    is_word: bool
    pieces: Inlines


def word_difference(
    old: Inlines, new: Inlines, *, fold: Callable[[str], str] | None = None
) -> tuple[WordChange, ...]:
    """Return what changed from `old` to `new`, word by word; neighbours of one kind are one.

    With `fold`, words that it makes equal are kept though their spelling differs: with
    `studio.arabic.folding.fold` tashkeel, tatweel, hamza seats and digits make no difference.
    """
    before, after = tokens(old, fold), tokens(new, fold)
    changes: list[tuple[ChangeKind, Inlines, Inlines]] = []
    for span in _with_words(_spans_of(before, after), before):
        olds = before[span.old_start : span.old_end]
        news = after[span.new_start : span.new_end]
        if span.equal:
            changes += [
                (_kept_or_formatted(one, other), one.pieces, other.pieces)
                for one, other in zip(olds, news, strict=True)
            ]
        else:
            changes.append((_kind(olds, news), _pieces(olds), _pieces(news)))
    return tuple(
        WordChange(kind, joined(one[1] for one in same), joined(one[2] for one in same))
        for kind, same in ((kind, tuple(group)) for kind, group in groupby(changes, _kind_of))
    )


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


def tokens(content: Inlines, fold: Callable[[str], str] | None = None) -> list[_Token]:
    """Return the words of `content` and what stands between them, in order."""
    whole = "".join(
        piece.text if isinstance(piece, Text) else "\n" if isinstance(piece, Break) else _NOTE
        for piece in content
    )
    pieces = _Pieces(content)
    found: list[_Token] = []
    for text, is_word in _parts(whole):
        taken = pieces.take(len(text))
        note = next((piece.content for piece in taken if isinstance(piece, Footnote)), None)
        key = fold(text) or text if fold else text
        found.append(_Token((text, note) if text == _NOTE else key, is_word, taken))
    return found


def _parts(whole: str) -> Iterator[tuple[str, bool]]:
    position = 0
    for start, end in words(whole):
        yield from _signs(whole[position:start])
        yield whole[start:end], True
        position = end
    yield from _signs(whole[position:])


def _signs(between: str) -> Iterator[tuple[str, bool]]:
    if between == " ":  # what stands between most words
        yield between, False
    elif between:
        yield from ((sign, False) for sign in graphemes(between))


class _Pieces:
    """Inlines that are taken off their beginning, character by character."""

    def __init__(self, content: Inlines) -> None:
        self._content = content
        self._index = 0
        self._offset = 0

    def take(self, count: int) -> Inlines:
        taken: list[Inline] = []
        while count:
            piece = self._content[self._index]
            if not isinstance(piece, Text):
                taken.append(piece)
                count -= 1
                self._index += 1
                continue
            end = min(self._offset + count, len(piece.text))
            taken.append(Text(piece.text[self._offset : end], piece.marks, piece.review))
            count -= end - self._offset
            self._offset = end
            if end == len(piece.text):
                self._index, self._offset = self._index + 1, 0
        return tuple(taken)


def _spans_of(before: Sequence[_Token], after: Sequence[_Token]) -> list[Span]:
    return spans([token.key for token in before], [token.key for token in after])


def _with_words(found: Sequence[Span], before: Sequence[_Token]) -> Iterator[Span]:
    """Join changes between which nothing but spaces and signs was kept: they are one."""
    pending: Span | None = None
    for index, span in enumerate(found):
        inner = 0 < index < len(found) - 1
        has_word = any(token.is_word for token in before[span.old_start : span.old_end])
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


def _kept_or_formatted(old: _Token, new: _Token) -> ChangeKind:
    if old.pieces == new.pieces:
        return ChangeKind.KEPT
    same = _looks(old) == _looks(new) and _text(old) != _text(new)
    return ChangeKind.KEPT if same else ChangeKind.FORMATTED


def _looks(token: _Token) -> set[object]:
    return {
        (piece.marks, piece.review) if isinstance(piece, Text) else piece for piece in token.pieces
    }


def _text(token: _Token) -> str:
    return "".join(piece.text for piece in token.pieces if isinstance(piece, Text))


def _kind(old: Sequence[_Token], new: Sequence[_Token]) -> ChangeKind:
    if old and new:
        return ChangeKind.REPLACED
    return ChangeKind.DELETED if old else ChangeKind.INSERTED


def _kind_of(change: tuple[ChangeKind, Inlines, Inlines]) -> ChangeKind:
    return change[0]


def _pieces(found: Sequence[_Token]) -> Inlines:
    return tuple(piece for token in found for piece in token.pieces)
