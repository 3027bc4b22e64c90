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
from studio.newsroom.records import Wanted, records
from studio.newsroom.target_values import TargetOptions, TargetWishes
from studio.newsroom.targets import add_target
from studio.sending.remote import STAGING
from studio.storage.codes import TargetKind
from studio.ui.commands import Do
from studio.ui.door import Running
from studio.ui.exporting.site_making import make_site
from studio.ui.exporting.site_page import SiteStanding
from studio.ui.exporting.site_sheet import SiteSheet
from studio.ui.station import Station
from studio.wording.words import Language
from tests.newsroom.house import Newsroom, approved, packager
from tests.sending.conftest import SftpServer, server
from tests.sending.packages import standing
from tests.sending.sftp_server import USER
from tests.ui.stations import Stations

__all__ = ["server"]


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
    made.page.where.path.setText("   ")
    made.page.primary.click()
    assert made.page.standing is SiteStanding.CHOOSING
    first = made.page.where.place.error
    assert first
    made.station.tongue.speak(Language.ENGLISH, DigitShape.ASCII)
    assert made.page.where.place.error == "Choose a folder first."


# To a target


@pytest.fixture
def site(newsroom: Newsroom, server: SftpServer) -> int:
    """Keep a server as a target."""
    wishes = TargetWishes(
        name="الخادم",
        kind=TargetKind.SFTP,
        address=server.address,
        user=USER,
        options=TargetOptions(host_key=server.key),
    )
    (made,) = add_target(newsroom.chief, wishes).targets
    return made


def sent(made: Made, qtbot: QtBot, target: int) -> Made:
    """Open the sheet with a target chosen, and send by one key."""
    qtbot.addWidget(made.window)
    made.window.activateWindow()
    made.sheet.open_site(target)
    qtbot.waitUntil(lambda: made.page.where.target is not None)
    assert not made.page.where.path.isVisible()
    assert made.page.primary.text() == "إرسال الموقع"
    enter()
    return made


def test_one_key_brings_the_whole_site_to_a_target_and_the_next_finds_it_there(
    qtbot: QtBot,
    stations: Stations,
    newsroom: Newsroom,
    out: list[int],
    server: SftpServer,
    site: int,
    tmp_path: Path,
) -> None:
    station = stations.of(newsroom.producer)
    made = sent(Made(station, tmp_path / "site"), qtbot, site)
    said: list[str] = []
    made.page.bar.valueChanged.connect(lambda _: said.append(made.page.summary.text()))
    made.ended(qtbot)
    assert any(one.startswith("الملفات المرسلة") for one in said)
    assert [one.id for one in verify(server.folder / "www").manifest.articles] == out
    assert "صار لدى الخادم الموقع كله." in made.page.result.text
    assert QApplication.focusWidget() is made.page.close_it
    assert not made.place.exists()
    made.sheet.sheet.close_sheet()
    made.sheet.open_site()
    qtbot.waitUntil(lambda: made.page.standing is SiteStanding.CHOOSING)
    assert made.page.where.target is not None, "where it went is remembered"
    enter()
    made.ended(qtbot)
    assert "لدى الخادم الموقع كله." in made.page.result.text
    assert len(records(newsroom.chief, Wanted(action="send_site"))) == 1


def test_a_line_that_drops_is_said_and_the_same_key_goes_on(
    qtbot: QtBot,
    stations: Stations,
    newsroom: Newsroom,
    out: list[int],
    server: SftpServer,
    site: int,
    tmp_path: Path,
) -> None:
    server.order({"drop": 60_000})
    made = sent(Made(stations.of(newsroom.producer), tmp_path / "site"), qtbot, site)
    made.ended(qtbot)
    assert "المحاولة القادمة تُكمل" in made.page.result.text
    assert readers_have(server) == [], "nothing half of it is there"
    assert standing(server.folder / "www" / STAGING)
    server.order({})
    enter()
    made.ended(qtbot)
    assert [one.id for one in verify(server.folder / "www").manifest.articles] == out


def test_what_was_changed_there_is_left_until_somebody_presses_send_over_it(
    qtbot: QtBot,
    stations: Stations,
    newsroom: Newsroom,
    out: list[int],
    server: SftpServer,
    site: int,
    tmp_path: Path,
) -> None:
    made = sent(Made(stations.of(newsroom.producer), tmp_path / "site"), qtbot, site)
    made.ended(qtbot)
    home = server.folder / "www" / "index.html"
    home.write_text("mended by hand", "utf-8")
    publishing.withdraw(newsroom.chief, out[0], packager, reason="خطأ")
    made.sheet.sheet.close_sheet()
    made.sheet.open_site()
    qtbot.waitUntil(lambda: made.page.standing is SiteStanding.CHOOSING)
    assert made.page.over.isHidden()
    enter()
    made.ended(qtbot)
    assert "«الإرسال فوقه»" in made.page.result.text
    assert home.read_text("utf-8") == "mended by hand"
    made.page.over.setFocus()
    enter()
    made.ended(qtbot)
    assert "صار لدى الخادم الموقع كله." in made.page.result.text
    assert "mended" not in home.read_text("utf-8")
    assert verify(server.folder / "www").manifest.articles


def test_cancelled_on_its_way_readers_there_have_what_they_had(
    qtbot: QtBot,
    stations: Stations,
    newsroom: Newsroom,
    out: list[int],
    server: SftpServer,
    site: int,
    tmp_path: Path,
) -> None:
    server.order({"hold": 60_000})
    made = sent(Made(stations.of(newsroom.producer), tmp_path / "site"), qtbot, site)
    staged = server.folder / "www" / STAGING
    qtbot.waitUntil(lambda: staged.is_dir() and bool(standing(staged)), timeout=60_000)
    enter()
    assert not made.page.cancel.isEnabled(), "Enter was on it"
    server.order({})
    made.ended(qtbot)
    assert "أُلغي الإرسال" in made.page.result.text
    assert readers_have(server) == []
    enter()
    made.ended(qtbot)
    assert [one.id for one in verify(server.folder / "www").manifest.articles] == out


def test_a_site_is_offered_to_targets_that_hold_files_alone(
    qtbot: QtBot, stations: Stations, newsroom: Newsroom, out: list[int], tmp_path: Path
) -> None:
    for name, kind, address in (
        ("المدونة", TargetKind.WORDPRESS, "https://example.org/"),
        ("الشريك", TargetKind.ZIP, str(tmp_path / "zips")),
        ("المجلد", TargetKind.FOLDER, str(tmp_path / "www")),
    ):
        add_target(newsroom.chief, TargetWishes(name=name, kind=kind, address=address))
    made = Made(stations.of(newsroom.producer), tmp_path / "site").opened(qtbot)
    where = made.page.where.where
    assert [where.itemText(row) for row in range(where.count())] == [
        "مجلد على هذا الحاسوب",
        "المجلد",
    ]
    where.setFocus()
    QTest.keyClick(where, Qt.Key.Key_Down)
    assert made.page.primary.text() == "إرسال الموقع"
    made.page.primary.setFocus()
    enter()
    made.ended(qtbot)
    assert [one.id for one in verify(tmp_path / "www").manifest.articles] == out
    enter()
    assert made.shown == [tmp_path / "www"], "it lies on this computer, so it can be shown"


def readers_have(server: SftpServer) -> list[str]:
    """Return what is there besides what is hidden on its way."""
    return [one for one in standing(server.folder / "www") if not one.startswith(STAGING)]
