"""The whole site is made from the window by two keys; what stands in its way is said there."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from studio.arabic.numerals import DigitShape
from studio.export.verify import verify
from studio.newsroom import publishing
from studio.newsroom.house import set_setting
from studio.ui.commands import Do
from studio.ui.door import Running
from studio.ui.exporting.site_making import make_site
from studio.ui.exporting.site_page import SiteStanding
from studio.ui.exporting.site_sheet import SiteSheet
from studio.ui.station import Station
from studio.wording.words import Language
from tests.newsroom.house import Newsroom, approved, packager
from tests.ui.stations import Stations


class Made:
    """A window with the sheet, whose site goes to a folder of the test."""

    def __init__(self, station: Station, place: Path) -> None:
        acting = station.door.acting
        key = f"site:{acting.store.folder}:{acting.person.sign_in}"
        station.personal.remember(key, {"place": str(place), "jobs": 1})
        self.station, self.place = station, place
        self.window = QWidget()
        self.window.setLayoutDirection(station.tongue.direction)
        self.window.resize(1000, 800)
        self.window.show()
        self.shown: list[Path] = []
        self.told: list[str] = []
        self.sheet = SiteSheet(station, self.window, self.shown.append)
        self.sheet.told.connect(lambda text, _: self.told.append(text))
        self.page = self.sheet.page

    def opened(self, qtbot: QtBot) -> "Made":
        qtbot.addWidget(self.window)
        self.window.activateWindow()
        self.sheet.open_site()
        qtbot.waitUntil(lambda: bool(self.page.about.text()))
        return self

    def ended(self, qtbot: QtBot) -> None:
        qtbot.waitUntil(lambda: self.page.standing is not SiteStanding.MAKING, timeout=60_000)


def enter() -> None:
    focused = QApplication.focusWidget()
    assert focused is not None
    QTest.keyClick(focused, Qt.Key.Key_Return)


@pytest.fixture
def out(newsroom: Newsroom) -> list[int]:
    articles = [approved(newsroom), approved(newsroom, "خبر آخر")]
    for one in articles:
        publishing.publish(newsroom.chief, one, packager)
    return articles


def test_two_keys_make_the_site_and_two_more_find_it_up_to_date(
    qtbot: QtBot, stations: Stations, newsroom: Newsroom, out: list[int], tmp_path: Path
) -> None:
    made = Made(stations.of(newsroom.producer), tmp_path / "site").opened(qtbot)
    assert "النور نيوز" in made.page.about.text()
    enter()
    assert made.page.standing is SiteStanding.MAKING
    made.ended(qtbot)
    assert [one.id for one in verify(made.place).manifest.articles] == out
    assert "في الموقع خبران." in made.page.result.text
    enter()
    assert made.shown == [made.place], "Enter is on the button that shows the folder"
    made.sheet.sheet.close_sheet()
    made.opened(qtbot)
    qtbot.waitUntil(lambda: made.page.standing is SiteStanding.CHOOSING)
    enter()
    made.ended(qtbot)
    assert "كان كل شيء محدّثًا." in made.page.result.text


def test_what_is_being_made_ends_behind_a_closed_sheet_and_is_told(
    qtbot: QtBot, stations: Stations, newsroom: Newsroom, out: list[int], tmp_path: Path
) -> None:
    assert out
    made = Made(stations.of(newsroom.producer), tmp_path / "site").opened(qtbot)
    enter()
    made.sheet.sheet.close_sheet()
    made.ended(qtbot)
    assert len(made.told) == 1
    assert "في الموقع خبران." in made.told[0]


def test_cancelled_the_folder_is_as_it_was(
    newsroom: Newsroom, out: list[int], tmp_path: Path
) -> None:
    assert out
    running = Running()
    running.cancel()
    place = tmp_path / "site"
    assert make_site(newsroom.producer, running, place, 1).done is None
    assert list(place.rglob("*")) == []


def test_without_an_address_the_way_to_the_settings_is_shown(
    qtbot: QtBot, stations: Stations, newsroom: Newsroom, out: list[int], tmp_path: Path
) -> None:
    assert out
    set_setting(newsroom.chief, "base_url", "https://example.org/")
    station = stations.of(newsroom.chief)
    asked: list[bool] = []
    station.deck.on(Do.HOUSE_SETTINGS, lambda: asked.append(True))
    made = Made(station, tmp_path / "site").opened(qtbot)
    assert not made.page.settings.isVisible()
    enter()
    made.ended(qtbot)
    assert "إعدادات المكتب" in made.page.result.text
    enter()
    assert asked == [True]
    assert not made.sheet.sheet.isVisible()


def test_a_folder_that_is_none_is_said_beside_the_field(
    qtbot: QtBot, stations: Stations, newsroom: Newsroom, tmp_path: Path
) -> None:
    made = Made(stations.of(newsroom.producer), tmp_path / "site").opened(qtbot)
    made.page.path.setText("   ")
    made.page.primary.click()
    assert made.page.standing is SiteStanding.CHOOSING
    first = made.page.place.error
    assert first
    made.station.tongue.speak(Language.ENGLISH, DigitShape.ASCII)
    assert made.page.place.error == "Choose a folder first."
