"""Where quotations stand in a text, whichever marks they were written with.

A mark's place says what it does before its shape does: people type “ for ” and »…« for «…». A mark
opens behind a space, an opening bracket or the tatweel of a preposition («بـ»), and closes before a
space or a sign. Deliberately absent: apostrophes and single marks.
"""

from typing import Final, NamedTuple

import regex

MARKS: Final = '"“”„‟〝〞«»'
"""Every sign that opens or closes a quotation."""
OPENING: Final = frozenset("«“„‟〝")
CLOSING: Final = frozenset("»”〞")

_ANY: Final = regex.compile(f"[{MARKS}]")
_SPACES: Final = frozenset(" \u00a0\u202f\u2028\t\n")
_BEFORE_OPENING: Final = _SPACES | frozenset("([{‹—–-:،؛/ـ\u200e\u200f\u2066\u2067\u2068")
_BEHIND_CLOSING: Final = _SPACES | frozenset(".,،؛;:!?؟…)]}›—–-/\ufffc\u200e\u200f\u2069")


class Quotation(NamedTuple):
    """A quotation from its opening mark to its closing one; the outermost have depth 0."""

    start: int
    end: int
    depth: int


class Quotations(NamedTuple):
    """What is quoted in a text, in order, and the marks that have no partner."""

    pairs: tuple[Quotation, ...]
    unpaired: tuple[int, ...]

    def holds(self, start: int, end: int) -> bool:
        """Tell whether a stretch lies wholly between the marks of a quotation."""
        return any(one.start < start and end <= one.end for one in self.pairs)


NONE: Final = Quotations((), ())


def quotations(text: str) -> Quotations:
    """Return the quotations of a text; a sign of inches behind a digit is no mark."""
    stack: list[int] = []
    pairs: list[Quotation] = []
    unpaired: list[int] = []
    for match in _ANY.finditer(text):
        at, sign = match.start(), match[0]
        before, after = text[at - 1 : at], text[at + 1 : at + 2]
        if sign == '"' and not stack and before.isdecimal():
            continue
        if _opens(sign, before, after, within=bool(stack)):
            stack.append(at)
        elif stack:
            start = stack.pop()
            pairs.append(Quotation(start, at, len(stack)))
        else:
            unpaired.append(at)
    return Quotations(tuple(sorted(pairs)), tuple(sorted((*unpaired, *stack))))


def _opens(sign: str, before: str, after: str, *, within: bool) -> bool:
    may_open = (not before or before in _BEFORE_OPENING or before in OPENING) and (
        bool(after) and after not in _BEHIND_CLOSING
    )
    may_close = (
        bool(before)
        and before not in _SPACES
        and before != "ـ"
        and (not after or after in _BEHIND_CLOSING or after in MARKS)
    )
    if may_open != may_close:
        return may_open
    if sign == '"':
        return not within
    return sign in OPENING
