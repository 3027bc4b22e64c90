"""Widgets in lines: their height is found anew as soon as one of them is of another size."""

import pytest
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from studio.ui.parts.flow import FlowLayout

_WIDTH, _HIGH, _GAP = 100, 20, 8


def _box(width: int) -> QWidget:
    box = QWidget()
    box.setFixedSize(width, _HIGH)
    return box


@pytest.fixture
def shown(qtbot: QtBot) -> QWidget:
    window = QWidget()
    qtbot.addWidget(window)
    flow = FlowLayout(window, _GAP)
    for _ in range(2):
        flow.addWidget(_box(40))
    window.show()
    return window


def _height(window: QWidget) -> int:
    flow = window.layout()
    assert flow is not None
    assert flow.heightForWidth(_WIDTH) == flow.heightForWidth(_WIDTH)
    return flow.heightForWidth(_WIDTH)


def test_what_fits_stands_on_one_line_and_the_rest_below(qtbot: QtBot, shown: QWidget) -> None:
    flow = shown.layout()
    assert isinstance(flow, FlowLayout)
    assert _height(shown) == _HIGH
    assert flow.heightForWidth(60) == 2 * _HIGH + _GAP
    flow.addWidget(_box(40))
    qtbot.waitUntil(lambda: _height(shown) == 2 * _HIGH + _GAP)
    flow.clear()
    assert _height(shown) == 0


def test_a_widget_that_grows_or_hides_changes_the_height(shown: QWidget) -> None:
    first, second = shown.findChildren(QWidget)
    second.setFixedSize(90, _HIGH)
    assert _height(shown) == 2 * _HIGH + _GAP
    first.hide()
    assert _height(shown) == _HIGH
    first.show()
    assert _height(shown) == 2 * _HIGH + _GAP


def test_words_that_change_do_so_inside_another_layout_too(qtbot: QtBot) -> None:
    window, page, label = QWidget(), QWidget(), QLabel("a")
    qtbot.addWidget(window)
    FlowLayout(page).addWidget(label)
    FlowLayout(window).addWidget(page)
    window.show()
    before = _height(page)
    label.setText("a\nb\nc")
    assert _height(page) > before
