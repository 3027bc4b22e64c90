"""The chief looks through the record and takes it out."""

import json
from datetime import UTC
from pathlib import Path
from zoneinfo import ZoneInfo

from msgspec.structs import replace
from pytestqt.qtbot import QtBot

from studio.newsroom.house import house
from studio.newsroom.origins import Origin, Way
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


def test_a_line_says_its_version_and_where_it_was_done_from(
    qtbot: QtBot, stations: Stations, newsroom: Newsroom
) -> None:
    for way in Way:
        acting = replace(newsroom.layla, origin=str(Origin(way, "desk-3")))
        newsroom.wrote(acting, f"من {way}")
    page = RecordPage(stations.of(newsroom.chief))
    qtbot.addWidget(page)
    page.show()
    qtbot.waitUntil(lambda: len(page.list.rows.rows) >= len(Way))
    details = {one.title: one.detail for one in page.list.rows.rows}
    said = {way: next(one for title, one in details.items() if f"من {way}" in title) for way in Way}
    assert all("النسخة ١" in one and "desk-3" in one for one in said.values())
    assert "من النافذة" in said[Way.WINDOW]
    assert "سطر الأوامر" in said[Way.COMMAND]
    assert "مؤقت" in said[Way.TIMER]


def test_the_record_is_looked_through_between_two_times_and_so_exported(
    qtbot: QtBot, stations: Stations, newsroom: Newsroom, tmp_path: Path
) -> None:
    zone = ZoneInfo(house(newsroom.store).time_zone)
    morning = newsroom.clock.now.astimezone(zone).replace(hour=9, minute=0, second=0)
    for headline, hour in (("الأولى", 9), ("الثانية", 11), ("الثالثة", 13)):
        newsroom.clock.now = morning.replace(hour=hour).astimezone(UTC)
        newsroom.wrote(newsroom.layla, headline)
    page = RecordPage(stations.of(newsroom.chief))
    qtbot.addWidget(page)
    page.show()

    def first() -> str:
        rows = page.list.rows.rows
        return rows[0].title if rows else ""

    qtbot.waitUntil(lambda: "الثالثة" in first())
    assert page.between.isHidden()
    page.period.setCurrentIndex(page.period.count() - 1)
    page.period.activated.emit(page.period.currentIndex())
    assert page.between.isVisible()
    qtbot.waitUntil(lambda: "الثالثة" in first())
    page.begins.show_moment(morning.replace(hour=10), zone.key)
    page.ends.show_moment(morning.replace(hour=11), zone.key)
    qtbot.waitUntil(lambda: len(page.list.rows.rows) == 1)
    assert "الثانية" in first(), "the last minute is among the times"
    with qtbot.waitSignal(page.told):
        page.write_to(tmp_path / "record.csv")
    exported = (tmp_path / "record.csv").read_text("utf-8").splitlines()
    assert len(exported) == 2
    page.ends.show_moment(morning, zone.key)
    qtbot.waitUntil(page.refusal.isVisible)
    assert not page.list.rows.rows
