"""Showing why an article was found: where its words stand in the spelling that it has.

The index keeps no text and knows words by their stems; so passages and marks are found here, in the
text itself. Deliberately absent: colours and tags.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Final, TypeAlias

from studio.arabic.folding import fold_words, spans_by_words
from studio.arabic.stemming import LONGEST_WORD, folded_stem, folded_words
from studio.storage.search_asking import Way

Span: TypeAlias = tuple[int, int]
"""Where something begins and ends, in characters."""

_WORD: Final = re.compile(r"[^\W_]+")
_LOOKED_AT: Final = 60
_BEFORE: Final = 50
_LENGTH: Final = 190
_SHORT: Final = 16 * 1024
_CUT: Final = "…"
_LINES: Final = str.maketrans(dict.fromkeys("\n\r\t\v\f\u0085\u2028\u2029", " "))


@dataclass(frozen=True, slots=True)
class Marked:
    """A text with what was looked for in it."""

    text: str
    marks: tuple[Span, ...] = ()


class Marker:
    """Finds in texts what was looked for; made once for all texts of a search."""

    def __init__(self, ways: Iterable[Way]) -> None:
        stems = {one: way.beginning for way in ways for one in way.stems}
        self._whole = frozenset(stems)
        self._beginnings = tuple(one for one, beginning in stems.items() if beginning)
        longest_first = sorted(map(re.escape, stems), key=len, reverse=True)
        self._any = re.compile("|".join(longest_first)) if stems else None

    def mark(self, text: str) -> Marked:
        """Return the whole text, marked."""
        folded = fold_words(text)
        return Marked(_one_line(text), tuple(spans_by_words(text, folded, self._hits(folded))))

    def passage(self, text: str) -> Marked:
        """Return a passage of the text in which most was found, marked; else its beginning."""
        folded = _folded(text) if len(text) <= _SHORT else fold_words(text)
        hits = self._hits(folded)
        best = _densest(hits)
        near = _near(hits, best)
        spans = spans_by_words(text, folded, hits[near])
        start, end = _around(text, spans[best - near.start] if spans else None)
        shown = _one_line(text[start:end])
        ahead = _CUT if start else ""
        shift = len(ahead) - start
        marks = tuple((a + shift, b + shift) for a, b in spans if start <= a and b <= end)
        return Marked(f"{ahead}{shown}{_CUT if end < len(text) else ''}", marks)

    def _hits(self, folded: str) -> list[Span]:
        hits = []
        for number, (start, end) in enumerate(self._candidates(folded)):
            if number >= _LOOKED_AT:
                break
            found = folded_stem(folded[start:end][:LONGEST_WORD])
            if found in self._whole or found.startswith(self._beginnings):
                hits.append((start, end))
        return hits

    def _candidates(self, folded: str) -> Iterator[Span]:
        """Yield the words in which a stem stands somewhere; each stem is a stretch of its word."""
        position = 0
        while self._any is not None and (near := self._any.search(folded, position)):
            start = near.start()
            while start > position and folded[start - 1].isalnum():
                start -= 1
            word = _WORD.match(folded, start)
            if word is None:
                return
            yield word.span()
            position = word.end()


def has_phrase(words: Sequence[str], parts: Iterable[str]) -> bool:
    """Say whether folded words stand one after another in one of these texts."""
    wanted = f" {' '.join(words)} "
    for part in parts:
        folded = fold_words(part)
        if words[0] in folded and wanted in f" {' '.join(folded_words(folded))} ":
            return True
    return False


@lru_cache(maxsize=256)
def _folded(text: str) -> str:
    """Fold a text as before: while somebody types, the newest ones come again and again."""
    return fold_words(text)


def _one_line(text: str) -> str:
    return text if text.isprintable() else text.translate(_LINES)


def _densest(hits: list[Span]) -> int:
    """Return the first hit of the passage that holds most of them."""
    best, most, last = 0, 0, 0
    for first, (start, _) in enumerate(hits):
        while last < len(hits) and hits[last][1] <= start + _LENGTH - _BEFORE:
            last += 1
        if last - first > most:
            best, most = first, last - first
    return best


def _near(hits: list[Span], best: int) -> slice:
    """Return the hits that a passage around one of them may show.

    They alone are led back to the original, which what folding unfolds (``ﷺ``) makes shorter.
    """
    if not hits:
        return slice(0, 0)
    first = last = best
    while first and hits[first - 1][0] >= hits[best][0] - 2 * _BEFORE:
        first -= 1
    while last < len(hits) and hits[last][0] <= hits[best][0] + 2 * _LENGTH:
        last += 1
    return slice(first, last)


def _around(text: str, hit: Span | None) -> Span:
    """Return a passage around a hit, from the beginning of a word to the end of one."""
    start = 0 if hit is None else max(0, hit[0] - _BEFORE)
    if start:
        start = _space_after(text, start, before=hit[0] if hit else start)
    end = min(len(text), start + _LENGTH)
    if end < len(text):
        least = start if hit is None else hit[1]
        space = max(text.rfind(mark, least, end) for mark in " \n")
        end = space if space > start else max(end, least)
    return start, end


def _space_after(text: str, start: int, *, before: int) -> int:
    found: Callable[[str], int] = lambda mark: text.find(mark, start, before)  # noqa: E731
    places = [place for place in map(found, " \n") if place >= 0]
    return min(places) + 1 if places else start
