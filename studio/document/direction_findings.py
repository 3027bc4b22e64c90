"""Risks of direction as findings, each with remedies that one key does.

What the risks are is `studio.arabic.bidi_risks`'s; here they meet marks, fields and kinds of block.
"""

from collections.abc import Iterator
from typing import Final

from studio.arabic.bidi_risks import STRAYS, Risk, Risky, risks
from studio.arabic.direction import LRI, PDI, Direction
from studio.document.findings import (
    BlockText,
    Exchange,
    Field,
    Finding,
    Level,
    MarkForeign,
    Remedy,
    Rewrite,
    Turn,
)
from studio.document.marks import Language

MARK_LTR: Final = "mark_ltr"
ISOLATE: Final = "isolate"
REMOVE_MARK: Final = "remove_mark"
TURN: Final = {Direction.RTL: "turn_rtl", Direction.LTR: "turn_ltr"}

_LEVELS: Final = {
    Risk.TURNED: Level.WARNING,
    Risk.LATIN_LED: Level.ADVICE,
    Risk.NUMBER_UNIT: Level.ADVICE,
    Risk.LATIN_END: Level.WARNING,
    Risk.PHONE: Level.WARNING,
    Risk.UNPAIRED: Level.ERROR,
    Risk.EMPTY: Level.WARNING,
    Risk.DOUBLED: Level.WARNING,
    Risk.IDLE: Level.ADVICE,
}


def code_of(risk: Risk) -> str:
    """Return the code of a risk's findings."""
    return f"direction_{risk}"


class DirectionInspector:
    """Finds what is likely to be read in the wrong order; code is passed over."""

    codes: frozenset[str] = frozenset(map(code_of, Risk))

    def check(self, block: BlockText) -> Iterator[Finding]:
        """Yield each risky place with its remedies."""
        if block.is_code:
            return
        safe = [
            (one.start, one.end)
            for one in block.stretches
            if one.marks.code
            or (one.marks.language is not None and one.marks.language.direction is not None)
        ]
        for one in risks(block.text, block.direction, safe):
            if one.risk is Risk.TURNED and block.field is not Field.BODY:
                continue  # a field runs as the article does
            yield Finding(
                code_of(one.risk), one.start, one.end, _LEVELS[one.risk], _remedies(block, one)
            )


def _remedies(block: BlockText, one: Risky) -> tuple[Remedy, ...]:
    start, end = one.start, one.end
    if one.risk is Risk.TURNED:
        other = Direction.LTR if block.direction is Direction.RTL else Direction.RTL
        return (Turn(TURN[other], other),)
    if one.risk in STRAYS:
        kept = 1 if one.risk is Risk.DOUBLED else 0
        return (Rewrite(REMOVE_MARK, (Exchange(start + kept, end, ""),)),)
    known = block.marks_at(start).language
    language = Language("" if known is None else known.tag, Direction.LTR)
    isolate = Rewrite(ISOLATE, (Exchange(start, start, LRI), Exchange(end, end, PDI)))
    return (MarkForeign(MARK_LTR, start, end, language), isolate)
