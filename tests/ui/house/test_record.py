"""The chief looks through the record and takes it out."""

import json
from pathlib import Path

from pytestqt.qtbot import QtBot

from studio.ui.house.record_page import RecordPage
from studio.wording.words import Language
from tests.newsroom.house import Newsroom, approved
from tests.ui.stations import Stations


def test_the_record_is_filtered_and_exported(
    qtbot: QtBot, stations: Stations, newsroom: Newsroom, tmp_path: Path
) -> None:
    approved(newsroom, "قمة في عمّان")
    newsroom.wrote(newsroom.omar, "نهائي الكأس")
    page = RecordPage(stations.of(newsroom.chief, Language.ENGLISH))
    qtbot.addWidget(page)
    page.show()
    qtbot.waitUntil(lambda: bool(page.list.rows.rows))
    assert "نهائي الكأس" in page.list.rows.rows[0].title
    assert page.list.rows.rows[0].title.startswith("Created")
    qtbot.waitUntil(lambda: "whole" in page.chain.text())
    page.person.setCurrentIndex(page.person.findData(newsroom.editor.person.id))
    page.person.activated.emit(page.person.currentIndex())
    qtbot.waitUntil(lambda: len(page.list.rows.rows) == 1)
    assert page.list.rows.rows[0].title.startswith("Approved")
    page.person.setCurrentIndex(0)
    page.article.setText("الكأس")
    qtbot.waitUntil(lambda: [one.title[:7] for one in page.list.rows.rows] == ["Created"])
    with qtbot.waitSignal(page.told):
        page.write_to(tmp_path / "record.json")
    (line,) = json.loads((tmp_path / "record.json").read_text("utf-8"))
    assert line["action"] == "create"


def test_a_broken_chain_is_said_with_its_line(
    qtbot: QtBot, stations: Stations, newsroom: Newsroom
) -> None:
    with newsroom.store.write() as work:
        work.rows.connection().exec_driver_sql("UPDATE record SET origin = 'x' WHERE id = 3")
    page = RecordPage(stations.of(newsroom.chief, Language.ENGLISH))
    qtbot.addWidget(page)
    page.show()
    qtbot.waitUntil(page.refusal.isVisible)
    assert "3" in page.refusal.text().replace("٣", "3")
    qtbot.waitUntil(lambda: bool(page.list.rows.rows))
    page.read()
    qtbot.wait(100)
    assert page.refusal.isVisible()
