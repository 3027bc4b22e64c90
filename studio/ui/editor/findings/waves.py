"""The lines under findings, painted over the text so that no format of it changes.

Grave ones are waves, lesser ones teeth, advice is dots: colour says it a second time. Deliberately
absent: what is underlined.
"""

from collections.abc import Callable, Iterator
from functools import lru_cache
from typing import Final, NamedTuple, cast

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import (
    QColor,
    QPainter,
    QPainterPath,
    QPen,
    QPixmap,
    QTextBlock,
    QTextLine,
)

from studio.document.findings import Finding, Level
from studio.document.inline import Inlines
from studio.ui.editor.writing.guards import offset as offset_in_view
from studio.ui.editor.writing.style import Style
from studio.ui.look.palette import Palette

_PERIOD: Final = 6
_HEIGHT: Final = 5
_BELOW: Final = 0.3
"""How far below the base line, in heights of a letter."""


class _Drawn(NamedTuple):
    """The lines of one block, beside what they were measured for."""

    content: Inlines
    shown: tuple[Finding, ...]
    width: float
    style: Style
    strips: tuple[tuple[Level, QRectF], ...]


class Waves:
    """Underlines what is `shown` in each block, by its number; `contents` gives what it holds.

    Where a line goes is measured once, for as long as its block stays as it is.
    """

    def __init__(
        self, shown: Callable[[int], tuple[Finding, ...]], contents: Callable[[int], Inlines]
    ) -> None:
        self._shown, self._contents = shown, contents
        self._drawn: dict[int, _Drawn] = {}

    def paint(
        self,
        painter: QPainter,
        palette: Palette,
        style: Style,
        first: QTextBlock,
        offset: QPointF,
        clip: QRectF,
    ) -> None:
        """Paint the lines of the blocks from `first` on that show in `clip`."""
        block = first
        number = block.blockNumber()
        width = block.document().textWidth()
        while block.isValid():
            corner = block.layout().position() + offset
            if corner.y() > clip.bottom():
                return
            shown = self._shown(number)
            if shown:
                for level, area in self._strips(block, number, shown, width, style):
                    strip = area.translated(corner)
                    if strip.intersects(clip):
                        _wave(painter, palette, level, strip)
            block = block.next()
            number += 1

    def _strips(
        self,
        block: QTextBlock,
        number: int,
        shown: tuple[Finding, ...],
        width: float,
        style: Style,
    ) -> tuple[tuple[Level, QRectF], ...]:
        content = self._contents(number)
        known = self._drawn.get(number)
        if (
            known is not None
            and known.content is content
            and known.shown is shown
            and known.width == width
            and known.style is style
        ):
            return known.strips
        strips = tuple(
            (finding.level, area) for finding in shown for area in places(block, content, finding)
        )
        self._drawn[number] = _Drawn(content, shown, width, style, strips)
        return strips


def places(block: QTextBlock, content: Inlines, finding: Finding) -> Iterator[QRectF]:
    """Yield where in its block a finding is underlined, each stretch of one direction by itself.

    `content` is what the block shows.
    """
    start = offset_in_view(content, finding.start)
    end = offset_in_view(content, finding.end)
    layout = block.layout()
    place = start
    while place < end:
        line = layout.lineForTextPosition(place)
        if not line.isValid():
            return
        last = min(end, line.textStart() + line.textLength())
        if last <= place:
            return
        size = block.charFormat().font().pixelSize()
        y = line.y() + line.ascent() + max(size, _PERIOD * 2) * _BELOW
        whole = [at for at in range(place, last) if layout.isValidCursorPosition(at)]
        for left, right in _stretches(line, whole):
            yield QRectF(left, y, right - left, _HEIGHT)
        place = last


def _stretches(line: QTextLine, characters: list[int]) -> list[tuple[float, float]]:
    """Return the stretches of a line that characters take, from the left, joined where they meet.

    A range of both directions is in pieces on the line.
    """
    sides = []
    for place in characters:
        one, _ = cast("tuple[float, int]", line.cursorToX(place, QTextLine.Edge.Leading))
        other, _ = cast("tuple[float, int]", line.cursorToX(place, QTextLine.Edge.Trailing))
        if one != other:
            sides.append((min(one, other), max(one, other)))
    joined: list[tuple[float, float]] = []
    for left, right in sorted(sides):
        if joined and left <= joined[-1][1] + 1:
            joined[-1] = (joined[-1][0], max(joined[-1][1], right))
        else:
            joined.append((left, right))
    return joined


def _wave(painter: QPainter, palette: Palette, level: Level, strip: QRectF) -> None:
    tile = _tile(level, level_colour(palette, level), painter.device().devicePixelRatioF())
    painter.drawTiledPixmap(strip, tile, QPointF(strip.x() % _PERIOD, 0))


def level_colour(palette: Palette, level: Level) -> str:
    """Return the colour of a level."""
    match level:
        case Level.ERROR:
            return palette.delete_text
        case Level.WARNING:
            return palette.in_review
        case Level.ADVICE:
            return palette.accent


@lru_cache(maxsize=32)
def _tile(level: Level, colour: str, ratio: float) -> QPixmap:
    """Return one period of a level's line."""
    tile = QPixmap(round(_PERIOD * ratio), round(_HEIGHT * ratio))
    tile.setDevicePixelRatio(ratio)
    tile.fill(Qt.GlobalColor.transparent)
    painter = QPainter(tile)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(QColor(colour), 1.4))
    path = QPainterPath(QPointF(-_PERIOD / 2, 0.8))
    match level:
        case Level.ERROR:
            for number in range(-1, 5):
                x = _PERIOD / 2 * number
                low = 4.2 if number % 2 else 0.8
                high = 0.8 if number % 2 else 4.2
                path.cubicTo(x + 1.2, low, x + 1.8, high, x + _PERIOD / 2, high)
            painter.drawPath(path)
        case Level.WARNING:
            for number in range(4):
                path.lineTo(_PERIOD / 2 * number, 3.8 if number % 2 == 0 else 0.8)
            painter.drawPath(path)
        case Level.ADVICE:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(colour))
            painter.drawEllipse(QPointF(_PERIOD / 4, 2.4), 1.2, 1.2)
    painter.end()
    return tile
