"""Runs with a direction of their own, shown isolated as readers will see them.

Qt takes the order of letters from the letters alone; no format says anything of it. So the view,
and only the view, holds marks that open and close an isolate (UAX #9, section 2.4.2) around each
such run. They are no part of any passage: what is read leaves them out, and places are counted
without them.
"""

from typing import Final

from studio.arabic.direction import LRI, PDI, RLI, Direction
from studio.document.inline import Inline, Inlines, Text
from studio.document.marks import Language, Marks

_OUT_OF_ALL: Final = Marks(code=True, language=Language("zxx"))
"""Marks that keep a guard apart from any neighbour."""


class Guard(Text, frozen=True):
    """One mark of the view, beside the text that it isolates."""


_OPENING: Final = {
    Direction.LTR: Guard(LRI, _OUT_OF_ALL),
    Direction.RTL: Guard(RLI, _OUT_OF_ALL),
}
_CLOSING: Final = Guard(PDI, _OUT_OF_ALL)
GUARDS: Final = frozenset((LRI, RLI, PDI))


def is_guarded(content: Inlines) -> bool:
    """Say whether anything in `content` has a direction of its own."""
    return any(_direction(one) is not None for one in content)


def guarded(content: Inlines) -> Inlines:
    """Return `content` as the view holds it, with guards around what has its own direction."""
    if not is_guarded(content):
        return content
    found: list[Inline] = []
    within: tuple[object, ...] | None = None
    for one in content:
        direction = _direction(one)
        here = None
        if isinstance(one, Text) and direction is not None:
            here = (one.marks.link, one.marks.language)
        if here != within:
            if within is not None:
                found.append(_CLOSING)
            if direction is not None:
                found.append(_OPENING[direction])
            within = here
        found.append(one)
    if within is not None:
        found.append(_CLOSING)
    return tuple(found)


def _direction(one: Inline) -> Direction | None:
    if not isinstance(one, Text) or one.marks.language is None:
        return None
    return one.marks.language.direction


def offset(content: Inlines, at: int) -> int:
    """Return how far into its block a place stands in the view, as Qt counts: in UTF-16.

    At the border of an isolated run that is outside of its guards.
    """
    passed, offset_ = 0, 0
    for one in guarded(content):
        if isinstance(one, Guard):
            if passed == at and one is not _CLOSING:
                break
            offset_ += 1
            continue
        text = one.text if isinstance(one, Text) else "-"
        here = text[: at - passed]
        offset_ += units(here)
        passed += len(here)
        if len(here) < len(text):
            break
    return offset_


def place(content: Inlines, offset_: int) -> int:
    """Return the place at an offset in the view; both sides of a guard are one place."""
    passed = 0
    for one in guarded(content):
        if offset_ <= 0:
            break
        if isinstance(one, Guard):
            offset_ -= 1
            continue
        text = one.text if isinstance(one, Text) else "-"
        length = units(text)
        if offset_ < length:
            return passed + len(
                text.encode("utf-16-le")[: 2 * offset_].decode("utf-16-le", "ignore")
            )
        offset_ -= length
        passed += len(text)
    return passed


def units(text: str) -> int:
    """Return how long Qt takes a text to be: in UTF-16."""
    return len(text) if text.isascii() else len(text.encode("utf-16-le")) // 2
