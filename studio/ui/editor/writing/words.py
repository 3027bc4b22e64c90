"""Where the caret stops: at words as Arabic has them, and at whole characters.

Offsets count characters of a passage's text (`content.flat`), in which a footnote or a break is
one. Deliberately absent: the rules of words themselves, which are `studio.arabic.segmentation`'s.
"""

import unicodedata
from functools import lru_cache
from typing import Final

from studio.arabic.later import later, regex
from studio.arabic.segmentation import Span, grapheme_boundaries, words

_PICTOGRAPH: Final = later(
    lambda: regex.compile(r"\p{Extended_Pictographic}|\p{Regional_Indicator}")
)
_JOINERS: Final = frozenset("\u200c\u200d")
_REACH: Final = 64
"""How far before the caret a character can begin, in code points."""


@lru_cache(maxsize=64)
def spans(text: str) -> tuple[Span, ...]:
    """Return the words of a text in order."""
    return tuple(words(text))


def word_at(text: str, at: int) -> Span:
    """Return the word that `at` stands in or touches, an empty span where there is none."""
    touched = [span for span in spans(text) if span.start <= at <= span.end]
    return touched[-1] if touched else Span(at, at)


def word_back(text: str, at: int) -> int:
    """Return where the word before `at` begins."""
    return max((span.start for span in spans(text) if span.start < at), default=0)


def word_on(text: str, at: int) -> int:
    """Return where the word behind `at` ends."""
    return min((span.end for span in spans(text) if span.end > at), default=len(text))


def character_on(text: str, at: int) -> int:
    """Return where the whole character at `at` ends."""
    return min((end for end in grapheme_boundaries(text[at:]) if end), default=0) + at


def character_back(text: str, at: int) -> int:
    """Return where the whole character before `at` begins."""
    start = max(at - _REACH, 0)
    return max((one + start for one in grapheme_boundaries(text[start:at])[:-1]), default=0)


def erased_back(text: str, at: int) -> int:
    """Return up to where one key takes letters away before `at`.

    A vowel sign or a joiner goes alone, so that it can be corrected; an emoji goes as a whole.
    """
    start = character_back(text, at)
    last = text[at - 1 : at]
    if not last or _PICTOGRAPH.match(text, start):
        return start
    return at - 1 if last in _JOINERS or unicodedata.category(last) == "Mn" else start


def snapped(text: str, at: int) -> int:
    """Return the nearest place at or before `at` where a caret may stand."""
    at = min(max(at, 0), len(text))
    if at in (0, len(text)) or _is_plainly_between(text[at - 1 : at + 1]):
        return at
    start = max(at - _REACH, 0)
    behind = text[start : at + _REACH]
    return max(one + start for one in grapheme_boundaries(behind) if one + start <= at)


def _is_plainly_between(pair: str) -> bool:
    """Say whether two characters are of those that never make one; true of nearly every key.

    Below U+0900 no letter, digit or space goes on with what stands before it, but for what does
    not show (UAX #29).
    """
    return (
        len(pair) == 2
        and pair < "\u0900"
        and pair[1] < "\u0900"
        and (pair[1].isalnum() or pair[1] == " ")
        and pair[0].isprintable()
    )
