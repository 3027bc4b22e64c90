"""Whether two words are one name spelt in two ways.

Names that come from other languages are written as people hear them: غ or ج, ت or ط, long vowels or
none, a letter doubled or not. Each such difference has its weight, and what remains light enough
is one name. Inflections of one word (روسيا، روسية، الروسي) are not, and neither are two words of
Arabic shape that differ in a vowel (حسن، حسين): there vowels make the word.

Deliberately absent: a register of names, and any dictionary.
"""

import re
from functools import lru_cache
from typing import Final

from studio.arabic.folding import fold
from studio.arabic.later import later
from studio.arabic.stemming import folded_stem

LOOSE: Final = 0.5
"""So far apart may two spellings be in one article, where one name is likely."""
STRICT: Final = 0.35
"""So far apart may they be where a register holds many names."""

_SWAPS: Final = {
    frozenset(pair): weight
    for pairs, weight in (
        (("غج",), 0.12),
        (("غق", "تط", "سص", "زذ", "كق", "كخ", "دض", "زظ", "ثس", "ثت", "ذد"), 0.15),
        (("جق", "جك", "شس", "سز", "فب", "هح", "تد"), 0.2),
        (("وي",), 0.4),
        (("او", "اي"), 0.4),
    )
    for pair in pairs
}
_VOWELS: Final = frozenset("اوي")
_VOWEL: Final = 0.3
_EDGE_VOWEL: Final = 0.4
_DOUBLED: Final = 0.15
_BREATH: Final = 0.45
_SPACE: Final = 0.05
_HEAVY: Final = 1.0
_BESIDE_NATIVE: Final = 0.35
"""So far may a name be from a word of Arabic that it stands for; one as short as four letters,"""
_BESIDE_NATIVE_SHORT: Final = 0.15
"""so far."""

_ENDINGS: Final = (
    *("ه", "ي", "يه", "ين", "ون", "ان", "ات", "ا", "ها", "هم", "هما", "نا", "كم", "ك", "وا", "ت"),
    *("و", "يون", "يين", "يات", "تان", "تين", "تها", "ته", "تهم", "ي", "ايه", "اوي"),
)
_BEGINNINGS: Final = (
    *("و", "ف", "ب", "ل", "ك", "ال", "وال", "بال", "لل", "فال", "كال", "س", "ي", "ت", "ن", "ا"),
    *("م", "ست", "سي", "وب", "ول", "است", "لي", "لت"),
)
_LEAST: Final = 4
_LONG: Final = 5
_SKELETON: Final = str.maketrans(
    {
        **dict.fromkeys("اويءه", ""),
        **dict.fromkeys("غقكخ", "ج"),
        **dict.fromkeys("طدضثذسصشزظ", "ت"),
        "ب": "ف",
        "ح": "",
    }
)
_DOUBLE: Final = later(lambda: re.compile(r"(.)\1+"))


@lru_cache(maxsize=50_000)
def spelling(word: str) -> str:
    """Return a word as spellings are compared: folded, without its spaces and hyphens."""
    return fold(word).replace(" ", "").replace("-", "")


@lru_cache(maxsize=20_000)
def skeleton(word: str) -> str:
    """Return what all spellings of one name share; the same for any two that `distance` joins.

    Words of different skeletons need no further look.
    """
    bare = spelling(word)
    if bare.startswith("ال") and len(bare) > _LEAST:
        bare = bare[2:]
    return _DOUBLE.sub(r"\1", bare.translate(_SKELETON))


@lru_cache(maxsize=20_000)
def is_foreign_shape(word: str) -> bool:
    """Tell whether a word is not built as Arabic builds words, so that it is likely a name.

    That is: letters that Arabic lends for names, endings of foreign names, vowels beside vowels, or
    more consonants than a word of its own has. What may be an Arabic word behind a proclitic is
    taken for one.
    """
    plain = _TANWEEN.sub("", word.removeprefix("ال"))
    if any(one in "پچڤگژ" for one in plain):
        return True
    bare = spelling(plain)
    return _looks_foreign(bare) and (bare[0] not in _PROCLITICS or _looks_foreign(bare[1:]))


def _looks_foreign(bare: str) -> bool:
    if len(bare) < _LEAST:
        return False
    return _sounds_foreign(bare) or (
        len(_consonants(bare)) >= 4
        and not _NATIVE_START.match(bare)
        and not _NATIVE_END.search(bare)
    )


def _sounds_foreign(bare: str) -> bool:
    return bool(_FOREIGN_END.search(bare) or _FOREIGN_MIDDLE.search(bare))


def _consonants(bare: str) -> str:
    return "".join(one for one in bare if one not in _VOWELS)


_PROCLITICS: Final = frozenset("وفبلك")
_TANWEEN: Final = later(lambda: re.compile("(?:\u064bا|ا\u064b)$"))
_FOREIGN_END: Final = later(
    lambda: re.compile(
        "(?:(?:[اوي].+|.{4})وف|.سكي|سكايا|.يتش|..ستان|شتاين|[اوي]نغ|[اوي]نج|ياهو|..[بتدرسفكلمن]يو"
        "|لاند|..بورغ|..بورج|..برغ|فورد|غراد|جراد)$"
    )
)
_FOREIGN_MIDDLE: Final = later(lambda: re.compile("[^ا]يو..|ياو."))
_INFLECTED: Final = later(lambda: re.compile("(?<=...)(?:[وي]?(?:ه|ها|هم|هما)|يان|ت)$"))
_NATIVE_START: Final = later(lambda: re.compile("[متيانسأ]|ال"))
_NATIVE_END: Final = later(lambda: re.compile("(?:ات|ون|ين|ان|يه|هم|ها|ه|نا|كم|وا|ي|ت)$"))


def is_inflection(one: str, other: str) -> bool:
    """Tell whether one word is the other with something written before or behind it."""
    short, long = sorted((spelling(one), spelling(other)), key=len)
    for beginning in ("", *_BEGINNINGS):
        if not long.startswith(beginning):
            continue
        rest = long[len(beginning) :]
        if rest == short:
            return bool(beginning)
        if rest.startswith(short) and rest[len(short) :] in _ENDINGS:
            return True
    return _stem(short) == _stem(long) and short != long


def _stem(word: str) -> str:
    """Return a word without the endings of gender, number and origin that exclude each other."""
    for ending in ("يون", "يين", "يات", "يه", "ون", "ين", "ات", "ان", "يا", "ه", "ي", "ا"):
        if word.endswith(ending) and len(word) - len(ending) >= 3:
            return word[: -len(ending)]
    return word


def distance(one: str, other: str) -> float:
    """Return how far apart two spellings are, 0 where folding alone tells them apart.

    What no ear confuses weighs one or more. Symmetric.
    """
    a, b = spelling(one), spelling(other)
    spaces = abs(one.strip().count(" ") - other.strip().count(" ")) * _SPACE
    row = [0.0]
    for at in range(len(b)):
        row.append(row[-1] + _alone(b, at))
    for i, letter in enumerate(a):
        next_row = [row[0] + _alone(a, i)]
        for j, with_letter in enumerate(b):
            next_row.append(
                min(
                    row[j] + _swap(letter, with_letter),
                    row[j + 1] + _alone(a, i),
                    next_row[j] + _alone(b, j),
                )
            )
        row = next_row
    return row[-1] + spaces


def _swap(one: str, other: str) -> float:
    return 0.0 if one == other else _SWAPS.get(frozenset((one, other)), _HEAVY)


def _alone(word: str, at: int) -> float:
    """Return what a letter weighs that the other word does not have."""
    letter = word[at]
    if (at and word[at - 1] == letter) or word[at : at + 2] == "تش":  # سانتشيز، سانشيز
        return _DOUBLED
    if letter in _VOWELS:
        return _EDGE_VOWEL if at in {0, len(word) - 1} else _VOWEL
    if letter == "ه" and at:
        return 0.5 if at == len(word) - 1 else _BREATH
    return _HEAVY


def are_one_name(
    one: str,
    other: str,
    *,
    limit: float = LOOSE,
    known: frozenset[str] = frozenset(),
    native: frozenset[str] = frozenset(),
) -> bool:
    """Tell whether two different spellings, each of one word or more, are of one name.

    `known` are spellings (`spelling`) of names that come from elsewhere; `native` are spellings and
    stems of Arabic words: what is none of them is taken for a name. Symmetric; False for the same
    text twice.
    """
    if one == other:
        return False
    a, b = spelling(one), spelling(other)
    if a == b:
        return other not in {one[1:], f"و{one}"}  # «وواشنطن» folds to one waw
    words, others = one.split(), other.split()
    if len(words) == len(others) > 1:
        differing = [
            (x, y) for x, y in zip(words, others, strict=True) if spelling(x) != spelling(y)
        ]
        return all(
            are_one_name(x, y, limit=limit, known=known, native=native) for x, y in differing
        )
    natives = [_is_native(bare, known, native) for bare in (a, b)]
    if not (a in known or b in known or _may_be_foreign(one, other)):
        strange = native and not all(natives) and min(len(a), len(b)) >= _LEAST
        if not strange:
            return False
    if (all(natives) and not _is_g(a, b)) or is_inflection(one, other):
        return False
    short = min(len(a), len(b))
    long = short >= _LONG
    if any(natives):
        return short >= _LEAST and distance(one, other) <= min(
            limit, _BESIDE_NATIVE if long else _BESIDE_NATIVE_SHORT
        )
    return distance(one, other) <= (limit if long else limit * 0.75)


def _is_native(bare: str, known: frozenset[str], native: frozenset[str]) -> bool:
    """Tell whether a word, or what follows a proclitic in it, is a word of Arabic."""
    if bare in known or not native:
        return False
    forms = [bare]
    if bare[:1] in _PROCLITICS:
        forms.append(bare[1:])
    if (ending := _INFLECTED.search(bare)) is not None:
        forms.append(bare[: ending.start()])
    return any(one in native or folded_stem(one) in native for one in forms)


def _may_be_foreign(one: str, other: str) -> bool:
    """Tell whether two words are likely to come from elsewhere.

    Four consonants alone do not say so where only vowels differ: عنصر، عناصر.
    """
    a, b = spelling(one), spelling(other)
    if _is_g(a, b):
        return True
    if not (is_foreign_shape(one) or is_foreign_shape(other)):
        return False
    if any(sign in "پچڤگژ" for sign in one + other) or _sounds_foreign(a) or _sounds_foreign(b):
        return True
    same = _consonants(a) == _consonants(b)
    return not same or len(_consonants(a)) >= 5


def _is_g(a: str, b: str) -> bool:
    """Tell whether two long words of many vowels differ in nothing but how they write a hard g."""
    if len(a) < 6 or a.replace("غ", "ج") != b.replace("غ", "ج"):
        return False
    return sum(letter in _VOWELS for letter in a) >= 3
