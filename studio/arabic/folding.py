"""One normalisation, everywhere: search, tags, find, slugs, names and completion.

A person who searches, tags or looks for a name does not care about hamza, tashkeel, tatweel or the
shape of digits; `fold` takes exactly these differences away, and `fold_with_map` leads from the
folded text back to the original, so that a hit is marked in the spelling it was written in.

What it does, in this order:

1. Presentation forms and full-width forms become what they stand for (NFKC, only there).
2. Tashkeel, Koranic marks, tatweel, bidi controls, joiners and everything else without a width go.
3. Waw: ``[ئء]و → وو``, then any run of waws is one; so مسئول is مسؤول, and داوود is داود. A waw
   with hamza counts as a waw here, and a run of any length folds to one, else folding twice would
   differ from folding once.
4. Hamza seats, ya, ta marbuta, Persian and Maghrebi letters become their plain Arabic letter.
5. All digits become ASCII, ٫ becomes a full stop, ٬ goes.
6. Latin, Greek and Cyrillic lose case and accents, so that tags and sections match; no-break and
   typographic spaces become a space.

All but the third step look at one character alone and are one table for ``str.translate``. Texts
that are canonically equivalent (composed or decomposed Arabic and Latin) fold alike.

Deliberately absent: the stem (it is built on top of this), and any dictionary.
"""

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Sequence
from functools import cache, lru_cache
from itertools import accumulate
from typing import Final

from msgspec import Struct

from studio.arabic.numerals import TO_ASCII_DIGITS

FOLDING_VERSION: Final = 1
"""Goes up with every change of a folded result; indexes and stored keys of another are rebuilt."""

_HAMZA_ABOVE: Final = "\u0654"
_YA: Final = "ي"
_YA_HAMZA: Final = "ئ"
_WAW: Final = "و"
_AND_ONE: Final = (1).__add__
_MOST_KNOWN: Final = 1 << 15
_LONGEST_KNOWN: Final = 40
_WAW_RUN: Final = re.compile("[ئءو]{2,}")

# Marks: tashkeel and Koranic signs, the Arabic Extended blocks' marks, Latin combining accents,
# variation selectors; tatweel and the joiners behave like them. They belong to the letter before.
_ATTACHED: Final = frozenset(
    chr(point)
    for first, last in (
        *((0x0300, 0x036F), (0x0610, 0x061A), (0x0640, 0x0640), (0x064B, 0x065F)),
        *((0x0670, 0x0670), (0x06D6, 0x06ED), (0x0898, 0x089F), (0x08CA, 0x08E1)),
        *((0x08E3, 0x08FF), (0x200C, 0x200D), (0xFE00, 0xFE0F)),
    )
    for point in range(first, last + 1)
)
# Bidi controls, soft hyphen, BOM, zero-width space and word joiner: between letters, not on them.
_UNATTACHED: Final = frozenset(
    chr(point)
    for first, last in (
        *((0x00AD, 0x00AD), (0x061C, 0x061C), (0x180E, 0x180E), (0x200B, 0x200B)),
        *((0x200E, 0x200F), (0x202A, 0x202E), (0x2060, 0x2064), (0x2066, 0x206F)),
        (0xFEFF, 0xFEFF),
    )
    for point in range(first, last + 1)
)
_SPACES: Final = "\u00a0\u1680\u202f\u205f\u3000" + "".join(map(chr, range(0x2000, 0x200B)))
_LETTERS: Final = {
    **dict.fromkeys("أإآٱ", "ا"),
    **dict.fromkeys("ىیے", _YA),
    **dict.fromkeys("ۓ", _YA_HAMZA),
    **dict.fromkeys("ؤ", _WAW),
    **dict.fromkeys("ةھہۀەۂۃ", "ه"),
    **dict.fromkeys("کگڪݣڭ", "ك"),
    **dict.fromkeys("پ", "ب"),
    **dict.fromkeys("چ", "ج"),
    **dict.fromkeys("ڤڥ", "ف"),
    **dict.fromkeys("ژ", "ز"),
    **dict.fromkeys("ڨ", "ق"),
}
_PRESENTATION: Final = frozenset(
    (*range(0xFB00, 0xFE00), *range(0xFE70, 0xFEFD), *range(0xFF01, 0xFFF0))
)
_CASED: Final = frozenset(
    (
        *(*range(0x0041, 0x0588), *range(0x1C80, 0x1C90), *range(0x1E00, 0x2000)),
        *(*range(0x2126, 0x212C), *range(0x2C60, 0x2C80), *range(0xA640, 0xA69C)),
        *range(0xA722, 0xA800),
    )
)


class Folded(Struct, frozen=True):
    """A folded text and the way back: what each of its characters was made of.

    ``starts[i]`` and ``ends[i]`` enclose, in the original, all that became ``text[i]``, with the
    tashkeel, tatweel and joiners that stand on it; bidi controls around it stay outside. Both
    never decrease.
    """

    text: str
    starts: tuple[int, ...]
    ends: tuple[int, ...]

    def original_span(self, start: int, end: int) -> tuple[int, int]:
        """Return the offsets in the original that ``text[start:end]`` came from.

        Folding that span gives the slice again, or more where the slice cuts through one original
        character that folds to several (``ﷲ``). An empty slice gives an empty span. Raises
        ValueError unless ``0 <= start <= end <= len(text)``.
        """
        if not 0 <= start <= end <= len(self.text):
            raise ValueError(f"no slice {start}:{end} in a folded text of {len(self.text)}")
        if start < end:
            return self.starts[start], self.ends[end - 1]
        if start < len(self.text):
            return self.starts[start], self.starts[start]
        last = self.ends[-1] if self.ends else 0
        return last, last


def fold(text: str) -> str:
    """Return the text without the differences that a searching person does not mean.

    Total, and ``fold(fold(t)) == fold(t)``. Words stay words: only characters without a width are
    taken out, and nothing is put in but what a ligature stands for.
    """
    if text.isascii():
        return text.lower()
    return fold_neighbours(text.translate(_TABLE))


def fold_words(text: str) -> str:
    """Return ``fold(text)``: many times quicker where the words of a text were folded before.

    No rule of folding reaches across a space.
    """
    return " ".join(map(_KNOWN.__getitem__, text.split(" ")))


def fold_neighbours(text: str) -> str:
    """Fold what depends on neighbours, hamza and waw, in a text whose characters are folded."""
    if _HAMZA_ABOVE in text:
        text = text.replace(_YA + _HAMZA_ABOVE, _YA_HAMZA).replace(_HAMZA_ABOVE, "")
    return _WAW_RUN.sub(_one_waw, text).replace(_YA_HAMZA, _YA)


def folding_table() -> dict[int, str]:
    """Return what single characters fold to, by code point; for variants of folding."""
    return dict(_whole_table())


class Trail(Struct, frozen=True):
    """The way back from a folded text, found once for any number of slices; made by `trail`."""

    text: str
    folded: str
    gone: tuple[int, ...] | None
    """For each character that is not in the folded text, how many that are come before it; None
    where some became several, or neighbours one."""

    def spans(self, hits: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
        """Return where in the original each of these slices, none of them empty, came from.

        The same as `Folded.original_span` for each of them, and many times quicker for what
        people write.
        """
        text, gone = self.text, self.gone
        if gone is None:
            return spans_by_words(text, self.folded, hits)
        if not gone:
            return list(hits)
        return [
            (
                start + bisect_right(gone, start),
                _end_of_cluster(text, end + bisect_right(gone, end - 1)),
            )
            for start, end in hits
        ]


def trail(text: str, folded: str) -> Trail:
    """Return the way back from `folded`, which is ``fold(text)``."""
    if text.isascii():
        return Trail(text, folded, ())
    gone = [match.start() - number for number, match in enumerate(_removed().finditer(text))]
    is_plain = len(folded) + len(gone) == len(text) and not _expanded().search(text)
    return Trail(text, folded, tuple(gone) if is_plain else None)


def spans_by_words(
    text: str, folded: str, hits: Sequence[tuple[int, int]]
) -> list[tuple[int, int]]:
    """Do what `Trail.spans` does, by mapping only the words between the first hit and the last.

    Quicker than making a `trail` for a few hits that stand near to one another.
    """
    if not hits:
        return []
    if text.count(" ") != folded.count(" "):
        back = fold_with_map(text)
        return [back.original_span(start, end) for start, end in hits]
    first = folded.rfind(" ", 0, min(start for start, _ in hits)) + 1
    last = folded.find(" ", max(end for _, end in hits))
    before = folded.count(" ", 0, first)
    images = folded[first : len(folded) if last < 0 else last].split(" ")
    rest = text.split(" ", before)[-1]
    pieces = rest.split(" ", len(images))[: len(images)]
    begins = list(accumulate(map(_AND_ONE, map(len, pieces)), initial=len(text) - len(rest)))
    folded_begins = list(accumulate(map(_AND_ONE, map(len, images)), initial=first))

    def bounds(at: int) -> tuple[int, int]:
        """Return where the character of the original begins and ends that one was made of."""
        word = bisect_right(folded_begins, at) - 1
        inside = at - folded_begins[word]
        if inside == len(images[word]):  # a space
            end = begins[word + 1]
            return end - 1, _end_of_cluster(text, end)
        if pieces[word] == images[word]:
            start, end = inside, inside + 1
        else:
            start, end = _fold_word(pieces[word]).original_span(inside, inside + 1)
        return begins[word] + start, _end_of_cluster(text, begins[word] + end)

    return [(bounds(start)[0], bounds(end - 1)[1]) for start, end in hits]


def fold_with_map(text: str) -> Folded:
    """Fold a text and keep the way back to the original offsets.

    ``fold_with_map(t).text == fold(t)``. Several times slower than `fold`: for texts in which hits
    are to be marked, not for indexing.
    """
    characters: list[str] = []
    starts: list[int] = []
    lasts: list[int] = []
    for index, character in enumerate(text):
        image = _TABLE[ord(character)]
        if image == _HAMZA_ABOVE:
            if characters and characters[-1] == _YA:
                characters[-1] = _YA_HAMZA
                lasts[-1] = index
            continue
        characters.extend(image)
        starts.extend([index] * len(image))
        lasts.extend([index] * len(image))
    kept = _keep_one_waw(characters, lasts)
    return Folded(
        text="".join(characters[i] for i in kept).replace(_YA_HAMZA, _YA),
        starts=tuple(starts[i] for i in kept),
        ends=tuple(_end_of_cluster(text, lasts[i] + 1) for i in kept),
    )


@lru_cache(maxsize=4096)
def _fold_word(word: str) -> Folded:
    """Fold a word with the way back; a text has few words, many times."""
    return fold_with_map(word)


def same(a: str, b: str) -> bool:
    """Tell whether two texts differ only in what folding takes away."""
    return fold(a) == fold(b)


def key(text: str) -> str:
    """Return what makes a name of a tag, a section or a person unique.

    The folded text with white space collapsed, and with spaces and punctuation at both ends taken
    off (``#غزة`` is غزة). A text of nothing but punctuation keeps it. Empty only when nothing
    visible is there. ``key(key(t)) == key(t)``.
    """
    folded = " ".join(fold(text).split())
    start, end = 0, len(folded)
    while start < end and _is_edge(folded[start]):
        start += 1
    while start < end and _is_edge(folded[end - 1]):
        end -= 1
    return folded[start:end] or folded


def _is_edge(character: str) -> bool:
    return character == " " or unicodedata.category(character).startswith("P")


def _one_waw(match: re.Match[str]) -> str:
    run = match[0]
    last = run.rfind(_WAW)
    return run if last < 0 else _WAW + run[last + 1 :]


def _keep_one_waw(characters: list[str], lasts: list[int]) -> list[int]:
    """Do what `_one_waw` does, on positions: return those that stay, widened in place."""
    kept: list[int] = []
    position = 0
    for match in _WAW_RUN.finditer("".join(characters)):
        last = match[0].rfind(_WAW)
        if last < 0:
            continue
        start = match.start()
        kept.extend(range(position, start + 1))
        characters[start] = _WAW
        lasts[start] = lasts[start + last]
        position = start + last + 1
    kept.extend(range(position, len(characters)))
    return kept


def _end_of_cluster(text: str, end: int) -> int:
    while end < len(text) and text[end] in _ATTACHED:
        end += 1
    return end


def _image(character: str) -> str:
    """Fold one character by itself, but for hamza above and ya with hamza, which wait for waw."""
    if character == _HAMZA_ABOVE:
        return character
    if character in _ATTACHED or character in _UNATTACHED:
        return ""
    if character in _SPACES:
        return " "
    point = ord(character)
    if character in _LETTERS:
        return _LETTERS[character]
    if point in TO_ASCII_DIGITS:
        return TO_ASCII_DIGITS[point]
    if point in _PRESENTATION:
        return unicodedata.normalize("NFKC", character)
    if point in _CASED:
        bare = "".join(
            part for part in unicodedata.normalize("NFD", character) if part not in _ATTACHED
        )
        return bare.casefold()
    return character


def _closed_image(character: str) -> str:
    image = _image(character)
    while (again := "".join(map(_image, image))) != image:
        image = again
    # The isolated presentation forms of marks decompose to a space that carries the mark.
    return "" if image == " " and character not in _SPACES and character != " " else image


class _Images(dict[int, str]):
    """What each character becomes by itself, found out when it is first met."""

    def __missing__(self, point: int) -> str:
        # Kept, though it be the character itself: a miss costs `translate` ten times a hit.
        self[point] = image = _closed_image(chr(point))
        return image


_TABLE: Final = _Images({0x066B: ".", 0x066C: ""})


class _Known(dict[str, str]):
    """What words fold to, found out when they are first met, and forgotten all at once."""

    def __missing__(self, word: str) -> str:
        image = fold(word)
        if len(word) <= _LONGEST_KNOWN:
            if len(self) >= _MOST_KNOWN:
                self.clear()
            self[word] = image
        return image


_KNOWN: Final = _Known()


@cache
def _whole_table() -> dict[int, str]:
    """Return the images of all characters that are not their own."""
    points = {ord(c) for c in (*_ATTACHED, *_UNATTACHED, *_SPACES, *_LETTERS)}
    points.update(TO_ASCII_DIGITS, _TABLE, _PRESENTATION, _CASED)
    return {point: _TABLE[point] for point in points}


@cache
def _removed() -> re.Pattern[str]:
    gone = "".join(chr(point) for point, image in _whole_table().items() if not image)
    return re.compile(f"[{gone}]")


@cache
def _expanded() -> re.Pattern[str]:
    several = "".join(chr(point) for point, image in _whole_table().items() if len(image) > 1)
    return re.compile(f"[{several}]")
