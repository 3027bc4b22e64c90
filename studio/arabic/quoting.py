"""Where quotations stand in a text, whichever marks they were written with.

A mark's place says what it does before its shape does: people type “ for ” and »…« for «…». A mark
opens behind a space, an opening bracket or the tatweel of a preposition («بـ»), and closes before a
space or a sign. A single mark quotes only what begins in Arabic: elsewhere it is an apostrophe
(it's), the hamza or ayn of a transliteration (Sana'a, ‘Abd), or feet and minutes (5').
"""

from typing import Final, NamedTuple

import regex

MARKS: Final = '"“”„‟〝〞«»'
"""Every sign that is there to open or close a quotation."""
SINGLE: Final = "'‘’‚‛"
"""Signs that do so where their place says it."""
OPENING: Final = frozenset("«“„‟〝‘‚‛")
CLOSING: Final = frozenset("»”〞’")

_ANY: Final = regex.compile(f"[{MARKS}{SINGLE}]")
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
    """Return the quotations of a text; a sign of inches behind a digit is no mark.

    Single marks are each other's partners alone, and what they are not sure to quote is no mark.
    """
    stack: list[int] = []
    around = 0  # so many of those in the stack are no single marks
    pairs: list[Quotation] = []
    unpaired: list[int] = []
    for match in _ANY.finditer(text):
        at, sign = match.start(), match[0]
        before, after = text[at - 1 : at], text[at + 1 : at + 2]
        if sign in SINGLE:
            is_open = bool(stack) and _are_partners(text[stack[-1]], sign)
            opens = _single_opens(text[max(at - 2, 0) : at], after, is_open=is_open)
            if opens is None:
                continue
        elif sign == '"' and before.isdecimal() and not around:
            continue
        else:
            opens = _opens(sign, before, after, within=bool(around))
            is_open = bool(around)
            if opens:
                around += 1
            elif is_open:
                around -= 1
                while text[stack[-1]] in SINGLE:  # nothing closed it: it ends with what is around
                    unpaired.append(stack.pop())
        if opens:
            stack.append(at)
        elif is_open:
            start = stack.pop()
            pairs.append(Quotation(start, at, len(stack)))
        else:
            unpaired.append(at)
    return Quotations(tuple(sorted(pairs)), tuple(sorted((*unpaired, *stack))))


def _are_partners(opening: str, closing: str) -> bool:
    return opening in SINGLE and (opening == "'") == (closing == "'")


def _single_opens(before: str, after: str, *, is_open: bool) -> bool | None:
    """Tell whether a single mark opens or closes a quotation, None where it does neither."""
    last = before[-1:]
    may_open = not last or last in _BEFORE_OPENING or last in OPENING or last in MARKS
    may_open = may_open or (last == "و" and not _is_arabic(before[:-1] or " "))
    if may_open and not is_open and after and (_is_arabic(after) or after in OPENING):
        return True
    may_close = not after or after in _BEHIND_CLOSING or after in MARKS
    is_short = _is_arabic(last or " ") and before[:-1] in ("", *_SPACES)
    # One letter alone is a shortened word of dialect: «ع' البحر».
    if may_close and last and last not in _SPACES and not is_short:
        return False if is_open or all(map(_is_arabic, before)) else None
    return None


def _is_arabic(sign: str) -> bool:
    return "\u0621" <= sign <= "\u0652" and sign != "ـ"


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
