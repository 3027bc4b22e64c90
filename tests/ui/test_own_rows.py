"""Rows of people's words: each in its own direction, at the side where the interface begins."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QListWidget, QStyleOptionViewItem
from pytestqt.qtbot import QtBot

from studio.ui.parts.own_rows import OwnRows

LTR, RTL = Qt.LayoutDirection.LeftToRight, Qt.LayoutDirection.RightToLeft


@pytest.mark.parametrize("interface", [LTR, RTL])
@pytest.mark.parametrize(
    ("words", "runs"), [("سوق السمك", RTL), ("Reuters: محادثات", RTL), ("Fish market", LTR)]
)
def test_a_row_runs_as_its_words_do(
    qtbot: QtBot, interface: Qt.LayoutDirection, words: str, runs: Qt.LayoutDirection
) -> None:
    rows = QListWidget()
    qtbot.addWidget(rows)
    rows.addItem(words)
    option = QStyleOptionViewItem()
    option.direction = interface
    OwnRows(rows).initStyleOption(option, rows.indexFromItem(rows.item(0)))
    assert option.direction is runs
    side = Qt.AlignmentFlag.AlignRight if interface is RTL else Qt.AlignmentFlag.AlignLeft
    assert option.displayAlignment & Qt.AlignmentFlag.AlignHorizontal_Mask == (
        side | Qt.AlignmentFlag.AlignAbsolute
    )
