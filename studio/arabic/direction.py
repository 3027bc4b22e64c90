"""Which way a text runs, and the invisible characters that say so.

The direction of an article and of a paragraph is stored, never guessed at show time; what is here
proposes a value for text that comes from outside, and keeps foreign runs and invisible characters
from turning the text around them.

Source: Unicode Standard Annex #9 (bidirectional algorithm), UTR #36 for what must not be in names.
Deliberately absent: the algorithm itself (the renderer's business) and visual order.
"""

from collections import Counter
from collections.abc import Iterator
from enum import StrEnum
from typing import Final, NamedTuple
from unicodedata import bidirectional

from studio.arabic.later import later, regex


class Direction(StrEnum):
    """Right to left or left to right; the values are HTML's ``dir``."""

    RTL = "rtl"
    LTR = "ltr"


ALM: Final = "\u061c"
LRM: Final = "\u200e"
RLM: Final = "\u200f"
LRE: Final = "\u202a"
RLE: Final = "\u202b"
PDF: Final = "\u202c"
LRO: Final = "\u202d"
RLO: Final = "\u202e"
LRI: Final = "\u2066"
RLI: Final = "\u2067"
FSI: Final = "\u2068"
PDI: Final = "\u2069"
ZWNJ: Final = "\u200c"
ZWJ: Final = "\u200d"

BIDI_CONTROLS: Final = frozenset(
    (ALM, LRM, RLM, LRE, RLE, PDF, LRO, RLO, LRI, RLI, FSI, PDI),
)
"""Every character that does nothing but steer direction (UAX #9, section 2)."""

_STRONG: Final = {"L": Direction.LTR, "R": Direction.RTL, "AL": Direction.RTL}
_ISOLATES: Final = frozenset((LRI, RLI, FSI))
_NO_BIDI_CONTROLS: Final = dict.fromkeys(map(ord, BIDI_CONTROLS))
_ADDRESS: Final = later(
    lambda: regex.compile(r"(?:https?://|www\.)\S+|(?<![\w.+-])[\w.+-]++@[\w-]++(?:\.[\w-]++)++")
)
_OF_ADDRESSES: Final = ("://", "www.", "@")
"""One of these stands in every address, and in few paragraphs."""
# One letter in three makes an Arabic paragraph that opens with a Latin name; one in ten is enough
# where the paragraph opens in Arabic.
_SHARE_AFTER_LATIN: Final = 3
_SHARE_AFTER_ARABIC: Final = 10

# Everything that is there and does not show, but for what `_JOINERS` looks at more closely. White
# space shows; Hangul fillers and the blank Braille cell pose as letters to forge names.
_INVISIBLE: Final = later(
    lambda: regex.compile(
        r"(?V1)[[\p{Default_Ignorable_Code_Point}\p{Cc}\u2800\ufff9-\ufffb]"
        r"--[\t\n\r\u200c\u200d\ufe0e\ufe0f]]"
    )
)
_JOINERS: Final = later(lambda: regex.compile(r"[\u200c\u200d\ufe0e\ufe0f]+"))
_JOINING_LETTER_BEFORE: Final = later(
    lambda: regex.compile(r"\p{Joining_Type=Dual_Joining}\p{Mn}*+\Z")
)
_JOINING_LETTER: Final = later(
    lambda: regex.compile(r"[\p{Joining_Type=Dual_Joining}\p{Joining_Type=Right_Joining}]")
)
_ARABIC_LETTER: Final = later(lambda: regex.compile(r"[\p{Script=Arabic}&&\p{L}]", regex.VERSION1))
_PICTOGRAPH: Final = later(lambda: regex.compile(r"[\p{Extended_Pictographic}\p{Emoji_Modifier}]"))
# Marks on one letter; no writing has more, and a bound keeps hostile text from costing squares.
_MARKS_ON_A_LETTER: Final = 8


def first_strong(text: str) -> Direction | None:
    """Return the direction of the first strong character, or None where there is none.

    Rules P2 and P3 of UAX #9 for one paragraph: what stands in isolates is passed over. This is
    what ``dir="auto"`` does, and why a paragraph must not be left to it: «Reuters: محادثات» would
    run left to right.
    """
    return next((direction for _, direction in _strong(text)), None)


def detect(text: str, default: Direction = Direction.RTL) -> Direction:
    """Propose the direction of a paragraph by counting its strong letters.

    UAX #9 (P2, P3) decides by the first strong letter alone and calls every Arabic paragraph that
    opens with a Latin name left-to-right; its section 4.3 (HL1) allows better knowledge. Here a
    text is right-to-left when one strong letter in three is, and one in ten is enough if it is the
    first that is. Addresses (URLs, e-mail) and isolated runs are not counted, unless there is
    nothing else. Without any strong letter it is ``default``.
    """
    words = _ADDRESS.sub(" ", text) if any(one in text for one in _OF_ADDRESSES) else text
    weight = _weigh(words) or _weigh(text) or _weigh(text.translate(_NO_BIDI_CONTROLS))
    if weight is None:
        return default
    share = _SHARE_AFTER_ARABIC if weight.first is Direction.RTL else _SHARE_AFTER_LATIN
    return Direction.RTL if weight.arabic * share >= weight.all else Direction.LTR


def strip_bidi_controls(text: str) -> str:
    """Return the text without the characters of `BIDI_CONTROLS`; nothing else changes."""
    return text.translate(_NO_BIDI_CONTROLS)


def isolate(text: str, direction: Direction | None) -> str:
    """Wrap a run so that it cannot disturb the text around it (LRI, RLI, or FSI for None, … PDI).

    For plain text only; HTML has ``<bdi>``. Isolates inside the run stay where they are balanced
    and go where they are not, so that the run cannot break out.
    """
    opening = {Direction.LTR: LRI, Direction.RTL: RLI, None: FSI}[direction]
    return f"{opening}{_balanced(text)}{PDI}"


def strip_invisible(text: str) -> str:
    """Return a link, a name or a headline without the characters that nobody sees.

    Gone: bidi controls, zero-width spaces, soft hyphens, BOMs, tags, fillers, control characters
    other than tab and line ends. Kept, because the reader would see the difference: a zero-width
    non-joiner between two Arabic letters that would join («می‌خواهم»), a zero-width joiner behind
    a last letter that would not («ه‍» for the Hijri year), and inside an emoji sequence the joiner
    and the selectors of its look. Links lose these too: see `studio.arabic.slugs`. Idempotent.
    """
    visible = _INVISIBLE.sub("", text)
    return _JOINERS.sub(lambda match: _needed_joiner(visible, match.start(), match.end()), visible)


def _needed_joiner(text: str, start: int, end: int) -> str:
    run, before, after = text[start:end], text[start - 1 : start], text[end : end + 1]
    if before and _PICTOGRAPH.match(before):
        selector = "".join(c for c in run if c not in {ZWJ, ZWNJ})[:1]
        return selector + (ZWJ if ZWJ in run and _PICTOGRAPH.match(after) else "")
    if not _JOINING_LETTER_BEFORE.search(text, max(0, start - _MARKS_ON_A_LETTER), start):
        return ""
    if ZWNJ in run:
        return ZWNJ if _JOINING_LETTER.match(after) else ""
    return ZWJ if ZWJ in run and not _ARABIC_LETTER.match(after) else ""


class _Weight(NamedTuple):
    """The strong letters of a text: which way the first runs, how many run left, and all."""

    first: Direction
    arabic: int
    all: int


def _weigh(text: str) -> _Weight | None:
    """Return the weight of the strong letters outside isolates, None where there are none."""
    letters = (one for character, one in _strong(text) if character.isalpha())
    first = next(letters, None)
    if first is None:
        return None
    if any(one in text for one in _ISOLATES):
        rest = list(letters)
        return _Weight(first, (first, *rest).count(Direction.RTL), 1 + len(rest))
    # Each character once: a text of many thousand letters has a few dozen different ones.
    arabic = every = 0
    for character, times in Counter(text).items():
        direction = _STRONG.get(bidirectional(character)) if character.isalpha() else None
        if direction is not None:
            every += times
            arabic += times * (direction is Direction.RTL)
    return _Weight(first, arabic, every)


def _strong(text: str) -> Iterator[tuple[str, Direction]]:
    """Yield each strong character outside isolates with its direction."""
    depth = 0
    for character in text:
        if character in _ISOLATES:
            depth += 1
        elif character == PDI:
            depth = max(0, depth - 1)
        elif depth == 0:
            direction = _STRONG.get(bidirectional(character))
            if direction is not None:
                yield character, direction


def _balanced(text: str) -> str:
    kept: list[str] = []
    open_at: list[int] = []
    for character in text:
        if character == PDI:
            if not open_at:
                continue
            open_at.pop()
        elif character in _ISOLATES:
            open_at.append(len(kept))
        kept.append(character)
    unclosed = frozenset(open_at)
    return "".join(c for index, c in enumerate(kept) if index not in unclosed)
