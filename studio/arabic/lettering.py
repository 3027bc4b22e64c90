"""Changes of letters that a person orders for a stretch of text: signs, digits, quotation marks.

Each function returns where other letters shall stand, so that whatever is said of the letters
(emphasis, links) stays on them. Deliberately absent: deciding where, and anything of its own accord
(`studio.arabic.typing`).
"""

from collections.abc import Callable, Iterator
from typing import Final, NamedTuple, TypeAlias

from studio.arabic.later import later, regex
from studio.arabic.numerals import DigitShape, shape, to_ascii


class Correction(NamedTuple):
    """Other letters in the place of what stands between two offsets, in code points."""

    start: int
    end: int
    text: str


Lettering: TypeAlias = Callable[[str], Iterator[Correction]]

_TASHKEEL: Final = later(
    lambda: regex.compile("[\u0610-\u061a\u064b-\u0652\u0656-\u065f\u0670\u06d6-\u06ed]+")
)
# A heh with a tatweel behind it is how «هجرية» is shortened, and stays.
_TATWEEL: Final = later(
    lambda: regex.compile(r"(?<!(?<![\p{L}\p{M}\u0640])ه)\u0640+|(?<=ه\u0640)\u0640+")
)
_TOKEN: Final = later(lambda: regex.compile(r"\S*\p{Nd}\S*"))
_WITH_LATIN: Final = later(lambda: regex.compile(r"\p{Latin}|://|@"))
_QUOTES: Final = '"“”„‟〝〞«»'
_ANY_QUOTE: Final = later(lambda: regex.compile(f"[{_QUOTES}]"))
_BEFORE_OPENING: Final = frozenset(" \u00a0\u2028\t([{«“‹—–-:،؛/\u200f\u200e\u2066\u2067\u2068")
OPENING, CLOSING = "«", "»"
INNER_OPENING, INNER_CLOSING = "“", "”"


def strip_tashkeel(text: str) -> Iterator[Correction]:
    """Take away vowel signs, shadda, sukun and Koranic marks; hamza and madda belong to letters."""
    for match in _TASHKEEL.finditer(text):
        yield Correction(*match.span(), "")


def strip_tatweel(text: str) -> Iterator[Correction]:
    """Take away tatweel, but for the one that shortens «هجرية» to «هـ»."""
    for match in _TATWEEL.finditer(text):
        yield Correction(*match.span(), "")


def western_digits(text: str) -> Iterator[Correction]:
    """Write digits as 123, and the Arabic separators between them as their Latin ones."""
    yield from _differing(text, to_ascii(text))


def arabic_digits(text: str) -> Iterator[Correction]:
    """Write digits as ١٢٣; separators stay, and so does what stands with Latin letters: F16."""
    for match in _TOKEN.finditer(text):
        if not _WITH_LATIN.search(match[0]):
            start = match.start()
            for one in _differing(match[0], shape(match[0], DigitShape.ARABIC_INDIC)):
                yield Correction(one.start + start, one.end + start, one.text)


def arabic_quotes(text: str) -> Iterator[Correction]:
    """Write quotation marks as «…», and those inside of others as “…”; «…» stay as they are.

    A mark opens at the start and behind a space or an opening bracket, and closes elsewhere; one
    between two digits or behind one, with none open, is a sign of inches and stays.
    """
    depth = 0
    for match in _ANY_QUOTE.finditer(text):
        at, sign = match.start(), match[0]
        before = text[at - 1 : at]
        if sign in {OPENING, CLOSING}:
            depth = min(depth + 1, 2) if sign == OPENING else max(depth - 1, 0)
            continue
        if sign == '"' and not depth and before.isdecimal():
            continue
        new, depth = quote(before, depth)
        if new != sign:
            yield Correction(at, at + 1, new)


def quote(before: str, depth: int) -> tuple[str, int]:
    """Return the quotation mark behind the character `before`, and how many are open then."""
    if not before or before in _BEFORE_OPENING:
        return (INNER_OPENING if depth else OPENING), min(depth + 1, 2)
    return (INNER_CLOSING if depth == 2 else CLOSING), max(depth - 1, 0)


def quotes_open(text: str) -> int:
    """Return how many quotation marks are open at the end of a text, two at most."""
    depth = 0
    for match in _ANY_QUOTE.finditer(text):
        if match[0] in {OPENING, INNER_OPENING}:
            depth = min(depth + 1, 2)
        elif match[0] in {CLOSING, INNER_CLOSING}:
            depth = max(depth - 1, 0)
    return depth


def corrected(text: str, lettering: Lettering) -> str:
    """Return a text with what a function of this module orders done."""
    pieces: list[str] = []
    at = 0
    for start, end, new in lettering(text):
        pieces += (text[at:start], new)
        at = end
    return "".join((*pieces, text[at:]))


def _differing(old: str, new: str) -> Iterator[Correction]:
    """Yield the stretches in which two texts of one length differ."""
    start: int | None = None
    for at, (one, other) in enumerate(zip(old, new, strict=True)):
        if one != other and start is None:
            start = at
        elif one == other and start is not None:
            yield Correction(start, at, new[start:at])
            start = None
    if start is not None:
        yield Correction(start, len(old), new[start:])
