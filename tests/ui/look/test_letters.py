"""What peers get wrong in Arabic: fonts, and headlines that begin with something Latin."""

import pytest
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QFont, QImage, QPainter, QTextLayout
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from studio.arabic.direction import Direction
from studio.ui.look import Look
from studio.ui.look.text import isolated, own_direction, text_option
from studio.ui.parts.headline_lines import HeadlineLines
from studio.ui.parts.labels import PersonsLabel
from tests.samples import Sample, samples

MIXED = ("2025: عام قياسي في صادرات الطاقة", "Reuters: محادثات جديدة حول الممر البحري")


@pytest.fixture
def look(qapp: QApplication) -> Look:
    return Look(qapp)


@pytest.mark.parametrize("sample", samples(), ids=lambda sample: sample.article.stem)
def test_every_letter_of_the_sample_comes_from_an_arabic_font(look: Look, sample: object) -> None:

    assert isinstance(sample, Sample)
    for font in (
        look.fonts.text_at(20),
        look.fonts.at(14),
        look.fonts.at(15, QFont.Weight.DemiBold),
    ):
        leading = font.families()[0]
        for line in sample.lines:
            layout = QTextLayout(line, font)
            layout.setTextOption(text_option(line))
            layout.beginLayout()
            layout.createLine().setLineWidth(100_000)
            layout.endLayout()
            for run in layout.glyphRuns():
                raw = run.rawFont()
                assert 0 not in run.glyphIndexes(), f"a box in {line!r}"
                letters = [line[index] for index in run.stringIndexes()]
                if any("\u0621" <= letter <= "\u064a" for letter in letters):
                    assert raw.familyName() == leading, (raw.familyName(), letters)


@pytest.mark.parametrize("headline", MIXED)
def test_a_headline_that_begins_with_something_latin_runs_from_right_to_left(
    headline: str,
) -> None:
    assert own_direction(headline) is Direction.RTL
    layout = QTextLayout(headline)
    layout.setTextOption(text_option(headline))
    layout.beginLayout()
    line = layout.createLine()
    line.setLineWidth(2000)
    layout.endLayout()
    first, last = line.cursorToX(0), line.cursorToX(len(headline))
    assert isinstance(first, tuple)
    assert isinstance(last, tuple)
    assert first[0] > last[0]


@pytest.mark.parametrize("rtl", [True, False])
@pytest.mark.parametrize("headline", MIXED)
def test_it_is_painted_at_the_side_where_the_window_begins(
    look: Look, headline: str, *, rtl: bool
) -> None:
    columns = painted(headline, look.fonts.at(15), QRectF(0, 0, 600, 40), rtl=rtl)
    assert (600 - max(columns) < 10) is rtl
    assert (min(columns) < 10) is not rtl


def painted(text: str, font: QFont, area: QRectF, *, rtl: bool) -> list[int]:
    """Return the columns of the picture that a headline leaves ink in."""
    image = QImage(area.size().toSize(), QImage.Format.Format_Grayscale8)
    image.fill(Qt.GlobalColor.white)
    painter = QPainter(image)
    HeadlineLines(text, font, area.width(), rtl=rtl, most=1).draw(painter, area.left(), area.top())
    painter.end()
    rows = range(image.height())
    inked = (any(image.pixelColor(x, y).red() < 200 for y in rows) for x in range(image.width()))
    return [x for x, ink in enumerate(inked) if ink]


@pytest.mark.parametrize("headline", MIXED)
def test_it_stays_so_inside_sentences_and_labels(qtbot: QtBot, headline: str) -> None:
    assert isolated(headline).startswith("\u2067")
    label = PersonsLabel(headline, wrap=True)
    qtbot.addWidget(label)
    assert label.text() == isolated(headline)
