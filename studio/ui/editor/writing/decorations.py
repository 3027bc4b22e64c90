"""What is painted beside and behind the words: markers of lists, bars of quotes, boxes, code.

Numbers stand in the newsroom's digits on the side where lines begin, which Qt's own lists cannot
do. Deliberately absent: cards, which paint themselves.
"""

from collections.abc import Iterator, Sequence
from typing import Final

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPen

from studio.document.blocks import Code, Item, ListKind, TextBlock
from studio.ui.editor.writing.formats import QUOTE_INDENT
from studio.ui.editor.writing.manuscript import Manuscript
from studio.ui.editor.writing.passages import Passage
from studio.ui.editor.writing.rows import Row
from studio.ui.editor.writing.style import Style

_BAR: Final = 3
_ROUND: Final = 8
_CODE_LOWER: Final = 4
"""How much lower the letters of code stand in their lines than those of text."""
_PAD: Final = 8
_PAD_BETWEEN: Final = 4
"""How far a ground reaches beyond its words towards another one, so that both are seen as two."""
_LEAST_LABEL: Final = 12
_MARKER_GAP: Final = 10
_DOT: Final = 0.14
_DOT_HEIGHT: Final = 0.22


def is_decorated(manuscript: Manuscript, shown: Sequence[Row]) -> bool:
    """Say whether anything belongs to the blocks that show besides their words."""
    passages = manuscript.passages
    return any(_is_decorated(passages[row.number]) for row in shown)


def paint(
    painter: QPainter,
    manuscript: Manuscript,
    style: Style,
    shown: Sequence[Row],
    offset: QPointF,
) -> None:
    """Paint what belongs to the blocks that show; `offset` leads from the document to the view."""
    passages = manuscript.passages
    rows = _in_column(manuscript, shown, offset)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    for run in _grounds(passages, rows):
        _paint_ground(painter, style, passages, run)
    for depth in (1, 2):
        for run in _quotes(passages, rows, depth):
            _paint_bar(painter, style, run, depth)
    for row in rows:
        block = passages[row.number].block
        if isinstance(block, Item) and not block.continued:
            number = manuscript.numbering.item(row.number)
            label = style.number(number, manuscript.frame.language)
            _paint_marker(painter, style, row, block, label)
    painter.restore()


def _in_column(manuscript: Manuscript, shown: Sequence[Row], offset: QPointF) -> list[Row]:
    """Return the blocks, each as wide as the column, its margins left out."""
    margin = manuscript.document.documentMargin()
    left, width = offset.x() + margin, manuscript.document.textWidth() - 2 * margin
    return [
        Row(number, block, QRectF(left, area.top(), width, area.height()))
        for number, block, area in shown
    ]


def _is_decorated(passage: Passage) -> bool:
    block = passage.block
    if not isinstance(block, TextBlock):
        return False
    return isinstance(block, Item | Code) or block.quote > 0 or block.box is not None


def _runs(rows: Sequence[Row], together: list[object]) -> Iterator[list[Row]]:
    """Yield neighbours that have the same, other than None, to be painted as one."""
    run: list[Row] = []
    last: object = None
    for row, one in zip(rows, together, strict=True):
        if run and one != last:
            yield run
            run = []
        if one is not None:
            run.append(row)
        last = one
    if run:
        yield run


def _grounds(passages: Sequence[Passage], rows: Sequence[Row]) -> Iterator[list[Row]]:
    return _runs(rows, [_ground(passages, row.number) for row in rows])


def _ground(passages: Sequence[Passage], number: int) -> object:
    """Return what a passage stands on a ground with, None where it has none."""
    block = passages[number].block if 0 <= number < len(passages) else None
    if isinstance(block, Code):
        return number  # code blocks that touch are two
    return block.box if isinstance(block, TextBlock) else None


def _quotes(passages: Sequence[Passage], rows: Sequence[Row], depth: int) -> Iterator[list[Row]]:
    def quote(row: Row) -> object:
        block = passages[row.number].block
        if isinstance(block, TextBlock) and block.quote >= depth:
            return row.block.textDirection()
        return None

    return _runs(rows, [quote(row) for row in rows])


def _paint_ground(
    painter: QPainter, style: Style, passages: Sequence[Passage], run: Sequence[Row]
) -> None:
    block = passages[run[0].number].block
    quote = block.quote if isinstance(block, TextBlock) else 0
    area = run[0].area.united(run[-1].area)
    indent = style.scaled(QUOTE_INDENT) * quote
    if run[0].block.textDirection() is Qt.LayoutDirection.RightToLeft:
        area.setRight(area.right() - indent)
    else:
        area.setLeft(area.left() + indent)
    painter.setPen(QPen(QColor(style.border), 1))
    painter.setBrush(QColor(style.ground))
    low = _CODE_LOWER if isinstance(block, Code) else 0
    above, below = (
        _PAD if _ground(passages, number) is None else _PAD_BETWEEN
        for number in (run[0].number - 1, run[-1].number + 1)
    )
    box = area.adjusted(1, low - above, -1, low + below)
    painter.drawRoundedRect(box, _ROUND, _ROUND)
    if isinstance(block, Code) and block.language:
        _paint_language(painter, style, run[0], box, block.language)


def _paint_language(painter: QPainter, style: Style, row: Row, box: QRectF, language: str) -> None:
    """Name the language of code in the corner where its lines end."""
    font = QFont(row.block.charFormat().font())
    font.setPixelSize(max(font.pixelSize() * 3 // 5, _LEAST_LABEL))
    painter.setFont(font)
    painter.setPen(QColor(style.muted))
    ltr = row.block.textDirection() is Qt.LayoutDirection.LeftToRight
    side = Qt.AlignmentFlag.AlignRight if ltr else Qt.AlignmentFlag.AlignLeft
    flags = side | Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignAbsolute
    painter.drawText(box.adjusted(_PAD, 2, -_PAD, 0), int(flags), language)


def _paint_bar(painter: QPainter, style: Style, run: Sequence[Row], depth: int) -> None:
    area = run[0].area.united(run[-1].area)
    inset = style.scaled(QUOTE_INDENT) * (depth - 1)
    rtl = run[0].block.textDirection() is Qt.LayoutDirection.RightToLeft
    left = area.right() - inset - _BAR if rtl else area.left() + inset
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(style.accent))
    painter.drawRoundedRect(QRectF(left, area.top(), _BAR, area.height()), 1.5, 1.5)


def _paint_marker(painter: QPainter, style: Style, row: Row, item: Item, label: str) -> None:
    line = row.block.layout().lineAt(0) if row.block.layout().lineCount() else None
    if line is None:
        return
    form = row.block.blockFormat()
    rtl = row.block.textDirection() is Qt.LayoutDirection.RightToLeft
    margin = form.rightMargin() if rtl else form.leftMargin()
    edge = row.area.right() - margin if rtl else row.area.left() + margin
    base = row.area.top() + line.y() + line.ascent()
    font = QFont(row.block.charFormat().font())
    metrics = QFontMetricsF(font)
    gap = style.scaled(_MARKER_GAP)
    if item.kind is ListKind.BULLET:
        radius = font.pixelSize() * _DOT
        x = edge + gap + radius if rtl else edge - gap - radius
        y = base - font.pixelSize() * _DOT_HEIGHT
        painter.setPen(QPen(QColor(style.text), 1.5))
        painter.setBrush(QColor(style.text) if item.level != 1 else Qt.BrushStyle.NoBrush)
        painter.drawEllipse(QPointF(x, y), radius, radius)
        return
    painter.setFont(font)
    painter.setPen(QColor(style.muted))
    width = metrics.horizontalAdvance(label)
    dot = metrics.horizontalAdvance(".")
    # The full stop is drawn by itself: beside digits it would take their direction, not the line's.
    x = edge + gap if rtl else edge - gap
    if rtl:
        painter.drawText(QPointF(x, base), ".")
        painter.drawText(QPointF(x + dot, base), label)
    else:
        painter.drawText(QPointF(x - dot, base), ".")
        painter.drawText(QPointF(x - dot - width, base), label)
