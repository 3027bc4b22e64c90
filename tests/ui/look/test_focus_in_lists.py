"""Where the keys are is seen in lists, too, not only what is chosen."""

from PySide6.QtCore import QPoint
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QApplication, QLineEdit, QListWidget, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from studio.ui.look import Kind
from studio.ui.parts.kinds import mark_kind
from tests.ui.stations import Stations


def test_the_chosen_row_has_a_frame_while_the_list_has_the_keys(
    qtbot: QtBot, stations: Stations
) -> None:
    page = QWidget()
    qtbot.addWidget(page)
    rows, other = mark_kind(QListWidget(), Kind.PLAIN_LIST), QLineEdit()
    rows.addItems(["نورة السالم", "هدى ناصر"])
    rows.setCurrentRow(0)
    layout = QVBoxLayout(page)
    layout.addWidget(rows)
    layout.addWidget(other)
    page.show()
    page.activateWindow()
    qtbot.waitUntil(lambda: QApplication.activeWindow() is page)
    accent = QColor(stations.look.palette.accent)

    def edge() -> QColor:
        area = rows.visualItemRect(rows.item(0))
        return rows.viewport().grab().toImage().pixelColor(QPoint(area.center().x(), area.top()))

    rows.setFocus()
    assert edge() == accent
    other.setFocus()
    assert edge() != accent
