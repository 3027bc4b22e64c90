"""Finding words as they are meant: tashkeel, tatweel, hamza seats and shapes of digits aside.

Fields and text of the body are searched, one block at a time; what stands in cards is not.
"""

from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from studio.arabic.folding import Folded, fold, fold_with_map
from studio.document.inline import Inline, Text
from studio.document.marks import clean
from studio.ui.editor.writing.content import flat, placed, spliced
from studio.ui.editor.writing.paper import units
from studio.ui.editor.writing.passages import Passage, Selection
from studio.ui.editor.writing.words import spans


class Match(NamedTuple):
    """Where something stands: number of the block, offset and length as Qt counts, in UTF-16."""

    block: int
    start: int
    length: int


def find(passages: Sequence[Passage], text: str, *, whole_words: bool = False) -> tuple[Match, ...]:
    """Return where `text` stands, in order and without overlaps; nothing for an empty text."""
    wanted = fold(clean(text))
    if not wanted.strip():
        return ()
    found: list[Match] = []
    for number, passage in enumerate(passages):
        if passage.card is None and passage.content:
            words = flat(passage.content)
            for start, end in _places(words, wanted, whole_words=whole_words):
                found.append(Match(number, units(words[:start]), units(words[start:end])))
    return tuple(found)


@lru_cache(maxsize=2048)
def _folded(words: str) -> str:
    return fold(words)


@lru_cache(maxsize=512)
def _mapped(words: str) -> Folded:
    return fold_with_map(words)


def _places(words: str, wanted: str, *, whole_words: bool) -> list[tuple[int, int]]:
    folded = _folded(words)
    at = folded.find(wanted)
    if at < 0:
        return []
    back = _mapped(words)
    found: list[tuple[int, int]] = []
    while at >= 0:
        start, end = back.original_span(at, at + len(wanted))
        after = found[-1][1] if found else 0
        if start >= after and (not whole_words or _is_whole(words, start, end)):
            found.append((start, end))
            at = folded.find(wanted, at + len(wanted))
        else:
            at = folded.find(wanted, at + 1)
    return found


def _is_whole(words: str, start: int, end: int) -> bool:
    inside = spans(words)
    return not any(span.start < start < span.end or span.start < end < span.end for span in inside)


def replace_in(work: list[Passage], place: Selection, text: str) -> None:
    """Put `text` in the place of what stands there, marked as its first letter is."""
    index, start = place.start
    end = place.end.at
    passage = work[index]
    first = next((one for _, last, one in placed(passage.content) if last > start), None)
    new: tuple[Inline, ...] = ()
    line = clean(text)
    if line and isinstance(first, Text):
        new = (Text(line, first.marks, first.review),)
    elif line:
        new = (Text(line),)
    work[index] = passage.holding(spliced(passage.content, start, end, new))
