"""The lines under findings, painted over the text so that no format of it changes.

Grave ones are waves, lesser ones teeth, advice is dots: colour says it a second time. Deliberately
absent: what is underlined.
"""

from collections.abc import Callable, Iterator, Sequence
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
    QTextLayout,
    QTextLine,
)

from studio.document.findings import Finding, Level
from studio.document.inline import Inline, Inlines, Text
from studio.document.marks import Marks
from studio.ui.editor.writing.content import placed
from studio.ui.editor.writing.guards import is_guarded, units
from studio.ui.editor.writing.guards import offset as offset_in_view
from studio.ui.editor.writing.rows import Row
from studio.ui.editor.writing.style import Style
from studio.ui.look.palette import Palette

_PERIOD: Final = 6
_HEIGHT: Final = 5
_MOST_KNOWN: Final = 500
_BELOW: Final = 0.3
"""How far below the base line, in heights of a letter."""


class _Strip(NamedTuple):
    """A line in its block: how grave, where, and where in a period of the wave it begins."""

    level: Level
    area: QRectF
    phase: QPointF


class _Drawn(NamedTuple):
    """The lines of one block, beside what they were measured for."""

    content: Inlines
    shown: tuple[Finding, ...]
    width: float
    style: Style
    strips: tuple[_Strip, ...]


class Waves:
    """Underlines what is `shown` in each block, by its number; `contents` gives what it holds.

    Where a line goes is measured once, for as long as its block stays as it is.
    """

    def __init__(
        self, shown: Callable[[int], tuple[Finding, ...]], contents: Callable[[int], Inlines]
    ) -> None:
        self._shown, self._contents = shown, contents
        self._drawn: dict[int, _Drawn] = {}
        self._measures = Measures()

    def paint(
        self,
        painter: QPainter,
        palette: Palette,
        style: Style,
        rows: Sequence[Row],
        offset: QPointF,
    ) -> None:
        """Paint the lines of the blocks that show; `offset` leads from the document to the view."""
        found = [(row, shown) for row in rows if (shown := self._shown(row.number))]
        if not found:
            return
        width = found[0][0].block.document().textWidth()
        ratio = painter.device().devicePixelRatioF()
        tiles = {one: _tile(one, level_colour(palette, one), ratio) for one in Level}
        painter.save()
        at = QPointF()
        for (number, block, _), shown in found:
            corner = block.layout().position() + offset
            painter.translate(corner - at)
            at = corner
            for level, area, phase in self._strips(block, number, shown, width, style):
                painter.drawTiledPixmap(area, tiles[level], phase)
        painter.restore()

    def _strips(
        self,
        block: QTextBlock,
        number: int,
        shown: tuple[Finding, ...],
        width: float,
        style: Style,
    ) -> tuple[_Strip, ...]:
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
        self._measures.begin(style)
        strips = tuple(
            _Strip(finding.level, area, QPointF(area.x() % _PERIOD, 0))
            for finding, areas in zip(
                shown, _all_places(block, content, shown, self._measures), strict=True
            )
            for area in areas
        )
        self._drawn[number] = _Drawn(content, shown, width, style, strips)
        return strips


def underline(
    painter: QPainter,
    palette: Palette,
    laid: QTextLayout,
    findings: Sequence[tuple[int, int, Finding]],
) -> None:
    """Paint lines under a text that is laid out by itself, from the painter's corner on.

    Each finding comes with where it begins and ends in that text, in code points.
    """
    ratio = painter.device().devicePixelRatioF()
    below = max(laid.font().pixelSize(), _PERIOD * 2) * _BELOW
    text = laid.text()
    for first, last, finding in findings:
        tile = _tile(finding.level, level_colour(palette, finding.level), ratio)
        begin, stop = units(text[:first]), units(text[:last])
        for number in range(laid.lineCount()):
            line = laid.lineAt(number)
            start = max(begin, line.textStart())
            end = min(stop, line.textStart() + line.textLength())
            if start < end:
                y = line.y() + line.ascent() + below
                for left, right in _stretches(line, start, end):
                    area = QRectF(left, y, right - left, _HEIGHT)
                    painter.drawTiledPixmap(area, tile, QPointF(left % _PERIOD, 0))


class Measures:
    """Where stretches lie on lines, remembered for lines that stay as they are.

    A key changes one line of its block as a rule; asking Qt for every letter of the others anew
    would cost more than the key.
    """

    def __init__(self) -> None:
        self._known: dict[object, list[tuple[float, float]]] = {}
        self._style: Style | None = None

    def begin(self, style: Style) -> None:
        """Measure for a style from now on."""
        if style is not self._style or len(self._known) > _MOST_KNOWN:
            self._style = style
            self._known.clear()

    def stretches(
        self, line: QTextLine, text: str, content: Inlines, start: int, end: int
    ) -> list[tuple[float, float]]:
        """Return the stretches from one place of a block to another, which one line shows.

        `text` is the text of the block, and `content` what it shows; both count as Qt does.
        """
        first, length = line.textStart(), line.textLength()
        last = first + length
        marked = tuple(
            (max(one_first, first) - first, min(one_last, last) - first, one.review, _marks(one))
            for one_first, one_last, one in placed(content)
            if one_first < last and one_last > first
        )
        side, _ = cast("tuple[float, int]", line.cursorToX(first))
        key = (text[first:last], marked, line.naturalTextWidth(), side, start - first, end - first)
        found = self._known.get(key)
        if found is None:
            found = self._known[key] = _stretches(line, start, end)
        return found


def _marks(one: Inline) -> Marks | None:
    return one.marks if isinstance(one, Text) else None


def places(
    block: QTextBlock, content: Inlines, finding: Finding, measures: Measures | None = None
) -> Sequence[QRectF]:
    """Return where in its block a finding is underlined, each stretch of one direction by itself.

    `content` is what the block shows; `measures` remember what was measured before.
    """
    return next(_all_places(block, content, (finding,), measures))


def _all_places(
    block: QTextBlock, content: Inlines, findings: Sequence[Finding], measures: Measures | None
) -> Iterator[Sequence[QRectF]]:
    """Yield for each finding where it is underlined."""
    layout = block.layout()
    text = block.text()
    counts = len(text) == block.length() - 1  # as Qt does: nothing in it takes two places
    guarded = not counts or is_guarded(content)
    below = max(block.charFormat().font().pixelSize(), _PERIOD * 2) * _BELOW
    for finding in findings:
        place, end = finding.start, finding.end
        if guarded:
            place, end = offset_in_view(content, place), offset_in_view(content, end)
        areas: list[QRectF] = []
        while place < end:
            line = layout.lineForTextPosition(place)
            last = min(end, line.textStart() + line.textLength()) if line.isValid() else place
            if last <= place:
                break
            y = line.y() + line.ascent() + below
            if counts and measures is not None:
                stretches = measures.stretches(line, text, content, place, last)
            else:
                stretches = _stretches(line, place, last)
            areas += (QRectF(left, y, right - left, _HEIGHT) for left, right in stretches)
            place = last
        yield areas


def _stretches(line: QTextLine, start: int, end: int) -> list[tuple[float, float]]:
    """Return the stretches of a line that a range takes, from the left, joined where they meet.

    A range of both directions is in pieces on the line.
    """
    sides = []
    for place in range(start, end):
        one, at = cast("tuple[float, int]", line.cursorToX(place, QTextLine.Edge.Leading))
        other, _ = cast("tuple[float, int]", line.cursorToX(place, QTextLine.Edge.Trailing))
        if at != place:
            continue  # a place inside a character has no side of its own
        if one != other:
            sides.append((min(one, other), max(one, other)))
        else:  # nothing to be seen, or the first letter of a run against the line's direction
            boxes = (run.boundingRect() for run in line.glyphRuns(place, 1))
            sides += ((box.left(), box.right()) for box in boxes if box.width() > 0)
    joined: list[tuple[float, float]] = []
    for left, right in sorted(sides):
        if joined and left <= joined[-1][1] + 1:
            joined[-1] = (joined[-1][0], max(joined[-1][1], right))
        else:
            joined.append((left, right))
    return joined


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
