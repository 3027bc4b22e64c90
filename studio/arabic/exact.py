"""Differences of spelling that folding takes away, minded again one by one.

Whoever looks for «على» and not for «علي» minds ya; whoever wants all of them minds nothing. A text
is looked for folded, and what is found is compared once more, more finely: so finding stays quick.
Deliberately absent: case and accents of Latin letters, which are never minded.
"""

import unicodedata
from enum import StrEnum
from functools import lru_cache
from typing import Final

from studio.arabic.folding import fold, fold_neighbours, folding_table
from studio.arabic.numerals import TO_ASCII_DIGITS

_HAMZA_MARKS: Final = (0x0653, 0x0654, 0x0655)


class Difference(StrEnum):
    """A difference that can be minded."""

    TASHKEEL = "tashkeel"
    TATWEEL = "tatweel"
    HAMZA = "hamza"
    YA = "ya"
    TA_MARBUTA = "ta_marbuta"
    DIGITS = "digits"


_KEPT: Final = {
    Difference.TASHKEEL: frozenset(
        chr(point)
        for first, last in ((0x0610, 0x061A), (0x064B, 0x065F), (0x0670, 0x0670), (0x06D6, 0x06ED))
        for point in range(first, last + 1)
        if point not in _HAMZA_MARKS and chr(point) not in "ۥۦ۝۞۩"
    ),
    Difference.TATWEEL: frozenset("ـ"),
    Difference.HAMZA: frozenset("أإآٱؤئء"),
    Difference.YA: frozenset("ىي"),
    Difference.TA_MARBUTA: frozenset("ة"),
    Difference.DIGITS: frozenset(map(chr, TO_ASCII_DIGITS)),
}


def alike(one: str, other: str, minded: frozenset[Difference]) -> bool:
    """Tell whether two texts differ only in what folding takes away and nobody minds.

    With nothing minded this is `folding.same`.
    """
    if one == other:
        return True
    if not minded:
        return fold(one) == fold(other)
    return fold_minding(one, minded) == fold_minding(other, minded)


def fold_minding(text: str, minded: frozenset[Difference]) -> str:
    """Fold a text but for the differences that are minded."""
    folded = unicodedata.normalize("NFC", _without_forms(text)).translate(_table(minded))
    return folded if Difference.HAMZA in minded else fold_neighbours(folded)


def _without_forms(text: str) -> str:
    """Return the letters that presentation forms stand for."""
    return "".join(
        unicodedata.normalize("NFKC", one) if "\ufb50" <= one <= "\ufefc" else one for one in text
    )


@lru_cache(maxsize=64)
def _table(minded: frozenset[Difference]) -> dict[int, str]:
    table = folding_table()
    for difference in minded:
        table.update({ord(one): one for one in _KEPT[difference]})
    return table
