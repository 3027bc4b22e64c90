"""Lines to type in begin where the interface's begin, and what is counted beside is whole."""

from pathlib import Path

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

import studio.ui
from studio.arabic.numerals import DigitShape
from studio.arabic.numerals import shape as in_shape
from studio.ui.house.rows import full_width
from studio.ui.look.fonts import SMALL_PX
from studio.ui.parts.fields import Line
from tests.ui.stations import Stations


@pytest.mark.parametrize(
    "direction", [Qt.LayoutDirection.RightToLeft, Qt.LayoutDirection.LeftToRight]
)
def test_the_caret_of_an_empty_line_stands_at_its_start(
    direction: Qt.LayoutDirection, qtbot: QtBot, qapp: QApplication
) -> None:
    page = QWidget()
    qtbot.addWidget(page)
    page.setLayoutDirection(direction)
    line = Line()
    QVBoxLayout(page).addWidget(line)
    page.resize(400, 100)
    page.grab()  # where the line begins is found when it is painted
    caret = line.inputMethodQuery(Qt.InputMethodQuery.ImCursorRectangle)
    assert isinstance(caret, QRect)
    rtl = direction is Qt.LayoutDirection.RightToLeft
    assert (caret.center().x() > line.width() / 2) is rtl


def test_no_other_line_is_made() -> None:
    parts = Path(studio.ui.__file__).parent
    makers = {one.name for one in parts.rglob("*.py") if "QLineEdit())" in one.read_text("utf-8")}
    assert makers == {"forms.py", "link_bar.py"}  # addresses and passwords run from the left


@pytest.mark.parametrize("shape", list(DigitShape))
def test_a_count_is_never_cut(shape: DigitShape, stations: Stations) -> None:
    font = stations.look.fonts.at(SMALL_PX)
    metrics = QFontMetrics(font)
    for number in range(1, 1000):
        text = in_shape(number, shape)
        width = full_width(font, text)
        assert metrics.elidedText(text, Qt.TextElideMode.ElideRight, width) == text
