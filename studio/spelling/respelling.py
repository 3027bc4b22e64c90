"""What a word might have been: respellings, by the slips that Arabic is written with.

Hamza on alef leads by far, then hamza inside a word, ya and alef maqsura, ta marbuta and ha;
letters that differ in dots alone come last. Deliberately absent: which of them are words.
"""

import unicodedata
from collections.abc import Iterator
from enum import IntEnum
from typing import Final, NamedTuple

import regex

_MARKS: Final = regex.compile("[\u0610-\u061a\u0640\u064b-\u065f\u0670\u06d6-\u06ed\u200c\u200d]+")
_LOOKALIKE: Final = str.maketrans(
    {**dict.fromkeys("کڪ", "ك"), "ی": "ي", "ے": "ي", **dict.fromkeys("ھہە", "ه"), "ۀ": "ة"}
)
_BEFORE: Final = regex.compile("[وف]?(?:[بكس]|ل(?!ل))?(?:ال)?|[وف]?لل")
_ALEFS: Final = "اأإآ"
_HAMZA_LAM: Final = frozenset({"أل", "إل", "آل"})
_SEATS: Final = {
    "أ": "ؤئءاإآ",
    "ؤ": "أئءو",
    "ئ": "أؤءي",
    "ء": "أؤئ",
    "ا": "أآإ",
    "آ": "أا",
    "إ": "أا",
    "و": "ؤ",
    "ي": "ئ",
}
_LAST: Final = {"ى": "يا", "ي": "ى", "ه": "ة", "ة": "ه", "ا": "ى"}
_DOTTED: Final = ("بتثني", "جحخ", "دذ", "رز", "سش", "صض", "طظ", "عغ", "فق")


class Slip(IntEnum):
    """What was slipped on, the likeliest first."""

    ALEF = 0
    """Hamza on the alef that a word begins with, or ى for ي at its end."""
    SEAT = 1
    LAST = 2
    BOTH = 3
    DOTS = 4
    PLURAL = 5
    """The alef that is written behind the و of those who did something, and not read."""


_LAST_SLIPS: Final = {"ىي": Slip.ALEF, "ةه": Slip.DOTS}
"""Dots are left away rather than put where none belong."""


class Respelling(NamedTuple):
    """Another spelling of a word, and how one comes from it to the word."""

    word: str
    slip: Slip


def bare(word: str) -> str:
    """Return a word without tashkeel and tatweel, its letters as they are."""
    return _MARKS.sub("", word)


def plain(word: str) -> str:
    """Return a word as dictionaries hold it: without tashkeel, tatweel and foreign shapes."""
    return bare(unicodedata.normalize("NFKC", word)).translate(_LOOKALIKE)


def stems(word: str) -> Iterator[str]:
    """Yield a word without each of the proclitics that it may begin with, itself first."""
    yield word
    for start in ("و", "ف", "ب", "ك", "ل", "ال", "وال", "فال", "بال", "كال", "وبال", "وب", "ول"):
        if word.startswith(start) and len(word) - len(start) >= 3:
            yield word[len(start) :]
    for start in ("لل", "ولل", "فلل"):
        if word.startswith(start) and len(word) - len(start) >= 3:
            yield word[len(start) :]
            yield f"ال{word[len(start) :]}"


def respellings(word: str) -> Iterator[Respelling]:
    """Yield other spellings of a plain word, those of one slip before those of two."""
    alefs = list(dict.fromkeys(other_alefs(word)))
    lasts = [word[:-1] + one for one in _LAST.get(word[-1:], "")] if len(word) > 2 else []
    for one in alefs:
        yield Respelling(one, Slip.ALEF)
    for one in lasts:
        yield Respelling(one, _LAST_SLIPS.get(word[-1] + one[-1], Slip.LAST))
    if len(word) > 3 and word.endswith("و"):
        yield Respelling(f"{word}ا", Slip.PLURAL)
    seats = list(_other_seats(word))
    for one in seats:
        if one not in alefs:
            yield Respelling(one, Slip.SEAT)
    for one in (*alefs, *seats):
        for last in _LAST.get(one[-1:], "") if len(one) > 2 else "":
            yield Respelling(one[:-1] + last, Slip.BOTH)
    for one in alefs:
        for other in _other_seats(one):
            if other != word:
                yield Respelling(other, Slip.BOTH)


def dotted(word: str) -> Iterator[Respelling]:
    """Yield the words that differ in the dots of one letter."""
    for at, letter in enumerate(word):
        for group in _DOTTED:
            if letter in group:
                for other in group:
                    if other != letter:
                        yield Respelling(word[:at] + other + word[at + 1 :], Slip.DOTS)


def aligned(written: str, new: str) -> str:
    """Return `new` with the tashkeel of `written`, where both have the same letters in number."""
    if len(plain(written)) != len(new) or unicodedata.normalize("NFKC", written) != written:
        return new
    letters = iter(new)
    kept = [one if _MARKS.match(one) and one != "\u0640" else None for one in written]
    pieces = [
        mark or ("" if one == "\u0640" else next(letters, ""))
        for one, mark in zip(written, kept, strict=True)
    ]
    return "".join(pieces)


def other_alefs(word: str) -> Iterator[str]:
    """Yield a word with another alef where it begins, behind its proclitics.

    The alef of what may be the article is given a hamza after all others.
    """
    late: list[str] = []
    for at, letter in enumerate(word[:6]):
        if letter not in _ALEFS or len(word) - at < 2 or not _BEFORE.fullmatch(word[:at]):
            continue
        if letter == "ا" and word[at + 1] == "ل" and len(word) - at > 4:
            late += (f"{word[:at]}{other}{word[at + 1 :]}" for other in "أإ")
            continue
        for other in _ALEFS:
            if other != letter:
                yield word[:at] + other + word[at + 1 :]
    yield from late


def marks_article(word: str, other: str) -> bool:
    """Tell whether `other` is `word` with a hamza on what looks like the alef of its article."""
    return any(
        word[at : at + 2] == "ال" and other[:at] == word[:at] and other[at : at + 2] in _HAMZA_LAM
        for at in range(3)
        if _BEFORE.fullmatch(word[:at])
    )


def inner_alefs(word: str) -> Iterator[str]:
    """Yield a word with a hamza on one alef inside, behind what may be proclitics."""
    for at in range(1, len(word) - 1):
        if word[at] == "ا" and _BEFORE.fullmatch(word[:at]) is None:
            for other in "أآ":
                yield word[:at] + other + word[at + 1 :]


def begins_bare(word: str) -> bool:
    """Tell whether a word, behind its proclitics, begins with an alef that has no hamza."""
    return any(
        letter == "ا" and _BEFORE.fullmatch(word[:at]) is not None
        for at, letter in enumerate(word[:6])
    )


def _other_seats(word: str) -> Iterator[str]:
    for at in range(1, len(word)):
        for other in _SEATS.get(word[at], ""):
            yield word[:at] + other + word[at + 1 :]
        if word[at : at + 2] in {"ءا", "أا"}:
            yield f"{word[:at]}آ{word[at + 2 :]}"
    if word.endswith("يئ"):
        yield f"{word[:-1]}ء"
    if word.endswith("ىء"):
        yield f"{word[:-2]}ئ"
