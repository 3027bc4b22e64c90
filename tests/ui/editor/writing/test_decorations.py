"""Numbers of lists, and what is painted where lines begin."""

import pytest
from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QColor, QImage, QPainter

from studio.document.blocks import Block
from studio.ui.editor.writing.decorations import paint
from studio.ui.editor.writing.manuscript import Manuscript
from studio.ui.editor.writing.rows import rows
from tests.builders import LTR, code, li, ol, p
from tests.ui.editor.writing.pages import page

pytestmark = pytest.mark.usefixtures("qapp")

WIDTH = 400


def numbers(*blocks: Block) -> list[int]:
    """Return the numbers of all items that are numbered, in order."""
    manuscript = page(*blocks)
    return [
        manuscript.numbering.item(index)
        for index, passage in enumerate(manuscript.passages)
        if isinstance(passage.block, type(li())) and not passage.block.continued
    ]


def test_lists_count_as_readers_do() -> None:
    assert numbers(ol("أ"), ol("ب"), ol("ج", start=9), ol("د")) == [1, 2, 9, 10]
    assert numbers(ol("أ"), ol("أ أ", level=1), ol("أ ب", level=1), ol("ب")) == [1, 1, 2, 2]
    inner = ol("أ أ", level=1)
    assert numbers(ol("أ"), inner, ol("ب"), inner) == [1, 1, 2, 1]
    assert numbers(ol("أ"), ol("تتمة", continued=True), ol("ب"), p(), ol("ج")) == [1, 2, 1]
    assert numbers(ol("أ"), ol("ب", quote=1), ol("أ أ", level=1, quote=1)) == [1, 1, 1]
    assert numbers(ol("أ"), li("ب"), ol("ج")) == [1, 1, 1]


def painted(manuscript: Manuscript) -> tuple[int, int]:
    """Return how many points are painted in the left and the right half."""
    manuscript.document.setTextWidth(WIDTH)
    image = QImage(WIDTH, 400, QImage.Format.Format_RGB32)
    image.fill(QColor("white"))
    painter = QPainter(image)
    offset = QPointF(0, 0)
    shown = rows(manuscript.document.begin(), offset, QRectF(image.rect()))
    paint(painter, manuscript, manuscript.style, shown, offset)
    painter.end()
    white = QColor("white").rgb()
    halves = [0, 0]
    for x in range(WIDTH):
        for y in range(0, 400, 2):
            halves[x * 2 // WIDTH] += image.pixel(x, y) != white
    return halves[0], halves[1]


@pytest.mark.parametrize("block", [li("بند"), ol("بند"), p("قول", quote=2)])
def test_markers_and_bars_stand_where_lines_begin(block: Block) -> None:
    left, right = painted(page(block))
    assert right > 0 == left


@pytest.mark.parametrize(
    "block", [li("item", direction=LTR), ol("item", direction=LTR), p("x", quote=1, direction=LTR)]
)
def test_in_left_to_right_text_they_stand_left(block: Block) -> None:
    left, right = painted(page(block))
    assert left > 0 == right


def test_plain_text_has_nothing_beside_it_and_code_a_ground() -> None:
    assert painted(page(p("نص"))) == (0, 0)
    assert min(painted(page(code("x")))) > 0
