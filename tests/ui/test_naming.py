"""A name that is being written outlives what others change meanwhile."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from studio.ui.house.rows import Row, RowsList
from tests.newsroom.house import Newsroom
from tests.ui.stations import Stations


def test_new_rows_wait_for_the_name(qtbot: QtBot, stations: Stations, newsroom: Newsroom) -> None:
    rows = RowsList(stations.of(newsroom.editor))
    qtbot.addWidget(rows)
    rows.show_rows((Row(1, "الاقتصاد"), Row(2, "المياه")), editable=True)
    rows.show()
    rows.choose((1,))
    rows.setFocus()
    renamed: list[tuple[int, str]] = []
    rows.renamed.connect(lambda *told: renamed.append(told))
    rows.edit(rows.currentIndex())
    line = rows.viewport().findChild(QLineEdit)
    assert line is not None
    QTest.keyClicks(line, "new")
    rows.show_rows((Row(3, "التعليم"),), editable=True)
    assert [row.id for row in rows.rows.rows] == [1, 2]
    assert line.text() == "new"
    QTest.keyClick(line, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: [row.id for row in rows.rows.rows] == [3])
    assert renamed == [(1, "new")]
