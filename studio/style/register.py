"""The newsroom's register of names, held against a block: names that are written otherwise.

A spelling that the register lists is found as it is; beyond those, names that come from elsewhere
are found by how near they are, more strictly than within one article. Deliberately absent: where
the register is kept, and who may change it.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import Final, NamedTuple

from studio.arabic.names import STRICT, are_one_name, is_foreign_shape, skeleton, spelling
from studio.arabic.segmentation import Span
from studio.document.findings import WRITE, BlockText, Finding, Level, Rewrite
from studio.style.codes import NAME_REGISTER
from studio.style.matching import written
from studio.style.naming import known_names, listed_words, native_words
from studio.style.reading import Reading
from studio.style.wishes import Entry

_MARKS: Final = re.compile("[\u0610-\u061a\u0640\u064b-\u065f\u0670\u06d6-\u06ed]+")
_BEFORE: Final = (
    *("", "و", "ف", "ب", "ل", "ك", "وب", "ول", "وك", "فب", "فل", "فك"),
    *("ال", "وال", "فال", "بال", "كال", "وبال", "وكال"),
)
_SWALLOWING: Final = ("لل", "ولل", "فلل")
_LEAST: Final = 4
"""A shorter word that differs in hamza or its last letter alone may be another word."""
_LEAST_REST: Final = 2
_LONGEST: Final = 80
"""Letters of a word that is looked at."""


class _Way(NamedTuple):
    """One spelling of a name, word by word."""

    words: tuple[str, ...]
    entry: Entry
    is_house: bool


class _Stem(NamedTuple):
    """A word behind what is written before it; `short` says that its alef is not written."""

    start: int
    word: str
    short: bool = False


class _Met(NamedTuple):
    """A name in a text, up to its `last` word; `right` and `listed` where every letter is known."""

    way: _Way
    stem: _Stem
    end: int
    last: int
    right: bool = False
    listed: bool = False


class Register:
    """Names that are ready to be looked for; asked on any thread."""

    codes: Final = frozenset({NAME_REGISTER})

    def __init__(self, entries: Iterable[Entry]) -> None:
        self._ways: dict[str, list[_Way]] = defaultdict(list)
        house: set[str] = set()
        foreign: set[str] = set()
        for entry in entries:
            for said in (entry.name, *entry.spellings):
                words = tuple(_bare(one) for one in said.split())
                if not words:
                    continue
                self._ways[skeleton(words[0])].append(_Way(words, entry, said == entry.name))
                if said == entry.name:
                    house.update(words)
                    foreign.update(spelling(one) for one in words if is_foreign_shape(one))
        self._house = frozenset(house)
        self._known = known_names() | foreign
        for ways in self._ways.values():
            ways.sort(key=lambda one: (-len(one.words), not one.is_house))

    @property
    def house_words(self) -> frozenset[str]:
        """The words of the names, as the house writes them."""
        return self._house

    def check(self, block: BlockText) -> Iterator[Finding]:
        """Yield the names of a block that are written otherwise."""
        # Imported here: `desk` asks registers, and knows how a block is read.
        from studio.style.desk import reading_of

        reading = reading_of(block) if self._ways else None
        if reading is not None:
            yield from self.find(reading)

    def find(self, reading: Reading) -> Iterator[Finding]:
        """Yield the names of a reading that are written otherwise, in the order of its text."""
        text, words = reading.text, reading.words
        at = 0
        while at < len(words):
            met = self._met(text, words, at)
            if met is None:
                at += 1
                continue
            at = met.last + 1
            start, end = met.stem.start, met.end
            if met.right or not reading.is_open(start, end):
                continue
            name = met.way.entry.name
            exchanges, shown = written(text, start, end, name[1:] if met.stem.short else name)
            quoted = reading.is_quoted(start, end)
            safe = met.listed and not quoted
            remedy = Rewrite(WRITE, exchanges, name if met.stem.short else shown, safe=safe)
            yield Finding(NAME_REGISTER, start, end, Level.WARNING, (remedy,), quoted=quoted)

    def _met(self, text: str, words: Sequence[Span], at: int) -> _Met | None:
        """Return the name that begins with a word, None where none does."""
        near: _Met | None = None
        start, end = words[at]
        if end - start > _LONGEST:
            return None
        for stem in _stems(text[start:end], start):
            for way in self._ways.get(skeleton(stem.word), ()):
                last = at + len(way.words) - 1
                if last >= len(words) or not _goes_on(text, words[at : last + 1]):
                    continue
                rest = (_bare(text[one.start : one.end]) for one in words[at + 1 : last + 1])
                said = (stem.word, *rest)
                met = _Met(way, stem, words[last].end, last)
                if said == way.words:
                    return met._replace(right=way.is_house, listed=not way.is_house)
                if near is None and way.is_house and self._is_like(said, way):
                    near = met
        return near

    def _is_like(self, said: Sequence[str], way: _Way) -> bool:
        if spelling(" ".join(said)) in map(spelling, way.entry.apart):
            return False
        return all(
            one == other or self._are_one(one, other)
            for one, other in zip(said, way.words, strict=True)
        )

    def _are_one(self, one: str, house: str) -> bool:
        if one in self._house or spelling(one) in listed_words():
            return False
        if spelling(one) == spelling(house):
            return len(one) >= _LEAST and len(house) >= _LEAST
        return are_one_name(one, house, limit=STRICT, known=self._known, native=native_words())


def _bare(word: str) -> str:
    return _MARKS.sub("", word)


def _stems(word: str, start: int) -> Iterator[_Stem]:
    """Yield a word behind each proclitic that it may have, itself first."""
    places = [at for at, letter in enumerate(word) if not _MARKS.match(letter)]
    letters = "".join(word[at] for at in places)
    for before in _BEFORE:
        rest = letters[len(before) :]
        if letters.startswith(before) and len(rest) >= _LEAST_REST:
            yield _Stem(start + places[len(before)], rest)
    for before in _SWALLOWING:
        rest = letters[len(before) :]
        if letters.startswith(before) and len(rest) >= _LEAST_REST:
            yield _Stem(start + places[len(before)], rest)
            # «للقاهرة»: the article's alef went; it is put back to be compared, and goes again.
            yield _Stem(start + places[len(before) - 1], f"ال{rest}", short=True)


def _goes_on(text: str, words: Sequence[Span]) -> bool:
    """Tell whether words stand behind one another with a space or hyphen between."""
    return all(
        text[one.end : other.start] in {" ", "-", "\u00a0"} for one, other in pairwise(words)
    )
