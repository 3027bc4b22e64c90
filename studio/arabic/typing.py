"""Help while somebody types Arabic: what a key typed, corrected by the rules of the house.

A rule looks at what stands before the caret and answers with one correction or none. Precision
before volume: where a rule is not sure it does nothing, and nothing is done in Latin runs or
numbers. Deliberately absent: when it is asked, and how a correction is taken back.
"""

from typing import Final

from msgspec import Struct

from studio.arabic.direction import Direction
from studio.arabic.later import later, regex
from studio.arabic.lettering import CLOSING, Correction, quote, quotes_open


class TypingRules(Struct, frozen=True, kw_only=True):
    """Which rules hold: quotation marks, punctuation, tatweel, and spaces at punctuation."""

    quotes: bool = True
    punctuation: bool = True
    tatweel: bool = True
    spaces: bool = True

    @property
    def any(self) -> bool:
        """Whether any rule holds."""
        return self.quotes or self.punctuation or self.tatweel or self.spaces


_MARKS: Final = {",": "،", ";": "؛", "?": "؟"}
_TATWEEL: Final = "\u0640"
_STRONG: Final = later(lambda: regex.compile(r"\p{L}"))
_ARABIC: Final = later(lambda: regex.compile(r"[\p{Arabic}&&\p{L}]", regex.VERSION1))
_CLOSED: Final = r"[\p{Arabic}&&\p{L}][\p{M}\u0640]*+[»”\x22)\]]*+"
_ARABIC_END: Final = later(lambda: regex.compile(rf"{_CLOSED} *+\Z", regex.VERSION1))
_WORD_END: Final = later(lambda: regex.compile(rf"{_CLOSED}( ++)\Z", regex.VERSION1))
_GLUED: Final = later(
    lambda: regex.compile(
        rf"(?:{_CLOSED}[،؛؟]|(?:[\p{{Arabic}}&&\p{{L}}]\p{{M}}*+){{3,}}[.!:])\Z", regex.VERSION1
    )
)
_HIJRI: Final = later(lambda: regex.compile(r"(?<![\p{L}\p{M}\u0640])ه\Z"))
_REACH: Final = 64
"""How far before the caret a word is looked for."""
_TIGHT: Final = frozenset("،؛؟!:")
TYPED: Final = frozenset('",;?\u0640 !:،؛؟»')
"""The characters that a rule may answer to, besides letters."""


def correction(
    before: str, typed: str, rules: TypingRules, direction: Direction = Direction.RTL
) -> Correction | None:
    """Return what shall stand instead of what was just typed, None where all is well.

    `before` is the text of the block up to the character `typed`; offsets count from its start.
    """
    near = before[-_REACH:]
    if not _is_arabic(before, direction):
        closes = typed == '"' and rules.quotes and quotes_open(before) > 0
        return _quoted(before) if closes else None
    if typed == '"':
        return _quoted(before) if rules.quotes else None
    if typed == _TATWEEL:
        return _without_tatweel(before) if rules.tatweel else None
    if typed == " ":
        return _one_space(before) if rules.spaces else None
    if typed in _MARKS or typed in _TIGHT or typed == CLOSING:
        return _punctuated(before, near, typed, rules)
    if rules.spaces and _ARABIC.match(typed) and _GLUED.search(near):
        return Correction(len(before), len(before) + 1, f" {typed}")
    return None


def _is_arabic(before: str, direction: Direction) -> bool:
    """Say whether the words before the caret are Arabic, by the last letter there is."""
    for letter in reversed(before):
        if _STRONG.match(letter):
            return _ARABIC.match(letter) is not None
    return direction is Direction.RTL


def _quoted(before: str) -> Correction | None:
    depth = quotes_open(before)
    if not depth and before[-1:].isdecimal():
        return None
    sign, _ = quote(before[-1:], depth)
    at = len(before)
    if sign in {CLOSING, "”"} and depth and before.endswith(" "):
        return None
    return Correction(at, at + 1, sign)


def _without_tatweel(before: str) -> Correction | None:
    if _HIJRI.search(before):
        return None
    return Correction(len(before), len(before) + 1, "")


def _one_space(before: str) -> Correction | None:
    if not before.endswith(" "):
        return None
    return Correction(len(before), len(before) + 1, "")


def _punctuated(before: str, near: str, typed: str, rules: TypingRules) -> Correction | None:
    at = len(before)
    new = typed
    if rules.punctuation and typed in _MARKS and _ARABIC_END.search(near):
        new = _MARKS[typed]
    start = at
    if rules.spaces and (new in _TIGHT or (new == CLOSING and quotes_open(before))):
        gap = _WORD_END.search(near)
        start = at if gap is None else at - len(gap[1])
    return None if (new, start) == (typed, at) else Correction(start, at + 1, new)
