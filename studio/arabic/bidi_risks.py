"""Places where a text of both directions is likely to be read in the wrong order, or turned round.

A renderer follows the bidirectional algorithm exactly; what misleads is what people write: a Latin
name at the start, a number with a Latin unit, punctuation that belongs to a Latin name, a telephone
number in groups, a mark of direction that was left behind. Each is a `Risk` with its place, and
isolating the place is what takes it away.

Source: Unicode Standard Annex #9, sections 3.3 (neutrals, numbers) and 6.1 (isolates for usage).
Deliberately absent: remedies, and text whose direction is said by markup.
"""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from enum import StrEnum
from typing import Final, NamedTuple

from studio.arabic.direction import (
    ALM,
    FSI,
    LRI,
    LRM,
    PDI,
    RLI,
    RLM,
    ZWJ,
    ZWNJ,
    Direction,
    detect,
    first_strong,
)
from studio.arabic.later import later, regex


class Risk(StrEnum):
    """What may go wrong."""

    TURNED = "turned"
    """The letters of the paragraph are of the other direction."""
    LATIN_LED = "latin_led"
    """An Arabic paragraph opens with a Latin run: where direction is guessed, it turns round."""
    NUMBER_UNIT = "number_unit"
    """A number and its Latin unit are shown in the order of Arabic."""
    LATIN_END = "latin_end"
    """Punctuation that belongs to a Latin run is shown at its other side."""
    PHONE = "phone"
    """The groups of a telephone number are shown in the order of Arabic."""
    UNPAIRED = "unpaired"
    """An isolate is opened and never closed, or closed and never opened."""
    EMPTY = "empty"
    """An isolate has nothing in it."""
    DOUBLED = "doubled"
    """The same invisible mark stands twice."""
    IDLE = "idle"
    """An invisible mark or joiner stands where it does nothing."""


class Risky(NamedTuple):
    """A risk and its place: offsets in code points, the end not included."""

    risk: Risk
    start: int
    end: int


STRAYS: Final = frozenset((Risk.UNPAIRED, Risk.EMPTY, Risk.DOUBLED, Risk.IDLE))
"""Risks that are a mark too many."""

_OPENING: Final = frozenset((LRI, RLI, FSI))
_WORDS: Final = later(lambda: regex.compile(r"[\p{L}][\p{L}\p{M}]*+"))
_ENOUGH_WORDS: Final = 3
"""A paragraph of fewer words says little about its direction."""

_LATIN: Final = r"\p{Latin}"
_LATIN_RUN: Final = later(
    lambda: regex.compile(
        rf"""(?x) {_LATIN}
    (?: [\p{{Latin}}\p{{M}}\p{{N}}] | [ .,:;'’&/@_+\-](?=[ ]?[\p{{Latin}}\p{{N}}]) )*+"""
    )
)
_ADDRESS: Final = later(
    lambda: regex.compile(r"(?:https?://|www\.)\S++|(?<![\w.+-])[\w.+-]++@[\w-]++(?:\.[\w-]++)++")
)
_UNITS: Final = (
    "km/h", "kmh", "mph", "km²", "km2", "km", "cm²", "cm", "mm", "nm", "m²", "m2", "m³", "m",
    "kg", "mg", "g", "lb", "oz", "ft", "in", "mi", "ha", "l", "ml", "kWh", "MWh", "GWh", "kW",
    "MW", "GW", "W", "V", "A", "Hz", "kHz", "MHz", "GHz", "GB", "MB", "TB", "KB", "kB", "Gbps",
    "Mbps", "px", "fps", "dpi", "°C", "°F", "C", "F", "K", "USD", "EUR", "GBP", "SAR", "AED",
    "EGP", "QAR", "KWD", "JOD", "bpd", "bbl", "boe", "bn", "mn", "am", "pm", "G",
)  # fmt: skip
_NUMBER_UNIT: Final = later(
    lambda: regex.compile(
        rf"""(?x) (?<![\p{{L}}\p{{N}}])(?<![\p{{N}}][.,٫٬:/-])
    [+\-−]? \p{{Nd}}++ (?: [.,٫٬]\p{{Nd}}++ )*+ [ \u00a0\u202f]?
    (?: {"|".join(map(regex.escape, sorted(_UNITS, key=len, reverse=True)))} )
    (?![\p{{L}}\p{{N}}])"""
    )
)
_ABBREVIATION: Final = (
    r"(?:(?<!\p{L})(?:\p{Lu}\.){2,}"
    r"|(?<!\p{L})(?:Inc|Ltd|Co|Corp|Jr|Sr|St|Dr|Mr|Mrs|Prof|No|vs|etc)\.)"
)
_LATIN_END: Final = later(
    lambda: regex.compile(
        rf"""(?x)
    (?: {_ABBREVIATION} | (?<!\p{{L}})[\p{{Latin}}\p{{N}}]*+(?<=\p{{Latin}})[+\#*!]++ )
    (?= [\s،؛؟»)\p{{Arabic}}] | \Z )"""
    )
)
_SENTENCE_END: Final = later(
    lambda: regex.compile(
        rf"""(?x) (?<!\p{{L}}) {_LATIN}[\p{{Latin}}\p{{M}}'’]*+
    (?: [ ,;:]{{1,2}} [\p{{Latin}}\p{{N}}][\p{{Latin}}\p{{M}}\p{{N}}'’-]*+ ){{3,}}+ [.!?…]"""
    )
)
_PHONE: Final = later(
    lambda: regex.compile(
        r"""(?x) (?<![\p{L}\p{N}+/.\-]) (?: \+\ ?\p{Nd} | \(?\p{Nd} ) \p{Nd}*+ \)?
    (?: [ \u00a0\-]\(?\p{Nd}++\)? ){1,6}+ (?![\p{L}\p{N}/]|[.,]\p{Nd})"""
    )
)
_PHONE_DIGITS: Final = range(7, 16)
_GROUPS_OF_A_PHONE: Final = 3
_DATE: Final = later(
    lambda: regex.compile(r"\p{Nd}{4}-\p{Nd}{1,2}-\p{Nd}{1,2}|\p{Nd}{1,2}-\p{Nd}{1,2}-\p{Nd}{4}")
)
_ARABIC_LETTER: Final = later(lambda: regex.compile(r"[\p{Arabic}&&\p{L}]", regex.VERSION1))
_PERIOD: Final = later(lambda: regex.compile(r"(?:1[89]|2\d|١[٨٩]|٢[٠-٩])\p{Nd}{2}"))

_DOUBLED: Final = later(lambda: regex.compile(rf"([{RLM}{LRM}{ALM}{ZWNJ}{ZWJ}])\1+"))
_EMPTY: Final = later(lambda: regex.compile(rf"[{LRI}{RLI}{FSI}]{PDI}"))
_STRONG_RTL: Final = r"[\p{Arabic}&&\p{L}]"
_IDLE: Final = later(
    lambda: regex.compile(
        rf"""(?V1)(?x)
      (?<={_STRONG_RTL}) {RLM} (?={_STRONG_RTL})
    | (?<=\p{{Latin}}) {LRM} (?=\p{{Latin}})
    | (?<=[\s]|\A) {ZWNJ} | {ZWNJ} (?=[\s]|\Z)
    | (?<=[\s]|\A) {ZWJ} (?=[\s]|\Z)"""
    )
)


def risks(text: str, direction: Direction, isolated: Sequence[tuple[int, int]] = ()) -> list[Risky]:
    """Return the risks of a paragraph that runs in `direction`, in the order of the text.

    `isolated` are stretches that markup isolates already, or where nothing counts, such as code;
    what isolates in the text hold is safe too. Addresses (URLs, e-mail) are left alone. Linear in
    the text.
    """
    strays = list(_strays(text))
    taken = bytearray(len(text))
    for start, end in (*isolated, *_held_by_isolates(text)):
        taken[start:end] = bytes([1]) * len(taken[start:end])
    found = list(_turned(text, direction, taken))
    if direction is Direction.RTL and not found:
        addresses = [match.span() for match in _ADDRESS.finditer(text)]
        for start, end in addresses:
            taken[start:end] = bytes([1]) * (end - start)
        for one in (*_phones(text), *_units(text), *_ends(text), *_leading(text)):
            if not any(taken[one.start : one.end]):
                found.append(one)
                taken[one.start : one.end] = bytes([1]) * (one.end - one.start)
    return sorted((*found, *strays), key=lambda one: (one.start, one.end))


def _turned(text: str, direction: Direction, safe: bytearray) -> Iterator[Risky]:
    bare = text
    if any(safe):
        bare = "".join(" " if held else letter for letter, held in zip(text, safe, strict=True))
    words = list(_WORDS.finditer(bare))
    if len(words) >= _ENOUGH_WORDS and detect(bare, direction) is not direction:
        yield Risky(Risk.TURNED, words[0].start(), words[0].end())


def _phones(text: str) -> Iterator[Risky]:
    for match in _PHONE.finditer(text):
        number = match[0]
        digits = sum(one.isdecimal() for one in number)
        groups = len(regex.findall(r"\p{Nd}+", number))
        is_international = number.startswith(("+", "00", "٠٠"))
        if digits not in _PHONE_DIGITS or _DATE.fullmatch(number):
            continue
        if not is_international and (groups < _GROUPS_OF_A_PHONE or not _leads(number)):
            continue
        yield Risky(Risk.PHONE, *match.span())


def _leads(number: str) -> bool:
    """Say whether a number that is not international begins as telephone numbers do."""
    return number.startswith(("0", "٠", "(0", "(٠", "8", "9")) and not _PERIOD.match(number)


def _units(text: str) -> Iterator[Risky]:
    for match in _NUMBER_UNIT.finditer(text):
        yield Risky(Risk.NUMBER_UNIT, *match.span())


def _ends(text: str) -> Iterator[Risky]:
    runs = [match.span() for match in _LATIN_RUN.finditer(text)]
    for pattern in (_SENTENCE_END, _LATIN_END):
        for match in pattern.finditer(text):
            start = match.start()
            at = bisect_right(runs, (start, len(text))) - 1
            if at >= 0 and start < runs[at][1]:
                start = runs[at][0]
            yield Risky(Risk.LATIN_END, start, match.end())


def _leading(text: str) -> Iterator[Risky]:
    if first_strong(text) is Direction.LTR:
        run = _LATIN_RUN.search(text)
        if run is None or first_strong(text[: run.start()]) is not None:
            return
        if _ARABIC_LETTER.search(text, run.end()):
            yield Risky(Risk.LATIN_LED, *run.span())


def _strays(text: str) -> Iterator[Risky]:
    if text.isascii() or not _has_marks(text):
        return
    for match in _EMPTY.finditer(text):
        yield Risky(Risk.EMPTY, *match.span())
    empty = {at for match in _EMPTY.finditer(text) for at in range(*match.span())}
    for at in _unpaired(text):
        if at not in empty:
            yield Risky(Risk.UNPAIRED, at, at + 1)
    doubled: set[int] = set()
    for match in _DOUBLED.finditer(text):
        doubled.update(range(*match.span()))
        yield Risky(Risk.DOUBLED, *match.span())
    for match in _IDLE.finditer(text):
        if match.start() not in doubled:
            yield Risky(Risk.IDLE, *match.span())


_MARKS: Final = (LRM, RLM, ALM, LRI, RLI, FSI, PDI, ZWNJ, ZWJ)


def _has_marks(text: str) -> bool:
    return any(mark in text for mark in _MARKS)


def _unpaired(text: str) -> list[int]:
    opened: list[int] = []
    found: list[int] = []
    for at, letter in enumerate(text):
        if letter in _OPENING:
            opened.append(at)
        elif letter == PDI:
            if opened:
                opened.pop()
            else:
                found.append(at)
    return sorted((*found, *opened))


def _held_by_isolates(text: str) -> Iterator[tuple[int, int]]:
    """Yield what the outermost isolates hold."""
    if PDI not in text:
        return
    opened: list[int] = []
    for at, letter in enumerate(text):
        if letter in _OPENING:
            opened.append(at)
        elif letter == PDI and opened:
            start = opened.pop()
            yield start, at + 1
