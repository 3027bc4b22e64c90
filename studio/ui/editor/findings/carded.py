"""What is worth a second look in the words of a card, as the card shows it.

Its words are underlined where they stand on it, and its first line says how many findings there
are: some may be in words that it has no room for. Deliberately absent: looking.
"""

from collections.abc import Callable, Sequence
from functools import partial
from typing import TypeAlias

from PySide6.QtGui import QPainter, QTextLayout

from studio.document.blocks import Atomic
from studio.document.findings import Finding
from studio.document.inside import Line, LineKind
from studio.ui.editor.card_pen import Sign, Underline
from studio.ui.editor.findings.blocks import Found, in_card
from studio.ui.editor.findings.waves import level_colour, underline
from studio.ui.editor.writing.content import flat
from studio.ui.editor.writing.passages import Passage
from studio.ui.look.palette import Palette
from studio.ui.station import Station

FoundIn: TypeAlias = Callable[[int], tuple[Found, ...]]
"""Gives what is found inside a passage, by its number."""


class CardFindings:
    """What was found in one card."""

    def __init__(self, station: Station, lines: Sequence[tuple[Line, tuple[Finding, ...]]]) -> None:
        self._station, self._lines = station, lines

    @property
    def sign(self) -> Sign:
        """How many findings there are, in the colour of the gravest."""
        every = [one for _, findings in self._lines for one in findings]
        words, palette = self._station.tongue.words, self._station.look.palette
        said = words.counted("{n} finding", "{n} findings", len(every))
        return Sign(said, level_colour(palette, max(one.level for one in every)))

    def under(self, kind: LineKind, shown: str) -> Underline | None:
        """Return what underlines a text of the card in which the words of a line stand."""
        for line, findings in self._lines:
            words = flat(line.content)
            at = shown.find(words) if line.kind is kind else -1
            if at >= 0:
                return partial(_paint, self._station.look.palette, _moved(findings, at))
        return None


class CardMarks:
    """Knows what was found in each card of a text."""

    def __init__(self, station: Station, passages: Callable[[], Sequence[Passage]]) -> None:
        self._station, self._passages = station, passages
        self._known: dict[int, tuple[Atomic, CardFindings]] = {}

    def follow(self, inside: FoundIn) -> None:
        """Take over what is found now."""
        self._known = {
            id(card): (card, CardFindings(self._station, in_card(card, found)))
            for number, passage in enumerate(self._passages())
            if (card := passage.card) is not None and (found := inside(number))
        }

    def of(self, card: Atomic) -> CardFindings | None:
        """Return what was found in a card."""
        known = self._known.get(id(card))
        return known[1] if known is not None and known[0] is card else None


def _moved(findings: Sequence[Finding], by: int) -> tuple[tuple[int, int, Finding], ...]:
    return tuple((one.start + by, one.end + by, one) for one in findings)


def _paint(
    palette: Palette,
    findings: Sequence[tuple[int, int, Finding]],
    painter: QPainter,
    laid: QTextLayout,
) -> None:
    underline(painter, palette, laid, findings)
