"""The sheets over the rooms: made when first opened, gone with their rooms."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import delete

from studio.arabic.numerals import DigitShape
from studio.newsroom.target_values import TargetWishes
from studio.newsroom.targets import add_target
from studio.storage.codes import TargetKind
from studio.ui.commands import Do
from studio.ui.house.targets_page import TargetsPage
from studio.ui.window.sheets import Sheets
from studio.wording.words import Language
from tests.newsroom.house import Newsroom
from tests.ui.stations import Stations

OPENED = {
    "quick": Do.QUICK_OPEN,
    "export": Do.EXPORT,
    "site": Do.SITE,
    "house": Do.TAG_LIST,
    "keys": Do.KEYS,
    "notices": Do.NOTICES,
    "handover": Do.HANDOVER,
    "guide": Do.GUIDE,
}


def test_a_sheet_is_made_when_it_is_first_opened(
    qtbot: QtBot, stations: Stations, newsroom: Newsroom
) -> None:
    station = stations.of(newsroom.chief)
    window = QWidget()
    qtbot.addWidget(window)
    window.show()
    sheets = Sheets(station, window)
    assert not OPENED.keys() & vars(sheets).keys()
    for name, do in OPENED.items():
        station.deck[do].trigger()
        assert name in vars(sheets)


def test_from_a_target_the_way_leads_to_the_sheet_of_the_site(
    qtbot: QtBot, stations: Stations, newsroom: Newsroom, tmp_path: Path
) -> None:
    wishes = TargetWishes(name="المجلد", kind=TargetKind.FOLDER, address=str(tmp_path / "www"))
    (target,) = add_target(newsroom.chief, wishes).targets
    station = stations.of(newsroom.chief)
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(1200, 900)
    before = QLineEdit(window)
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    before.setFocus()
    sheets = Sheets(station, window)
    sheets.open_house(Do.TARGETS, target)
    page = sheets.house.page(Do.TARGETS)
    assert isinstance(page, TargetsPage)
    qtbot.waitUntil(page.card.site.isVisible)
    page.card.site.setFocus()
    QTest.keyClick(page.card.site, Qt.Key.Key_Space)
    assert not sheets.house.sheet.isVisible()
    assert sheets.site.sheet.isVisible()
    chosen = sheets.site.page
    assert QApplication.focusWidget() is chosen.primary
    qtbot.waitUntil(lambda: chosen.where.target is not None)


@pytest.mark.parametrize("do", OPENED.values())
def test_a_sheet_says_nothing_more_once_its_rooms_are_gone(
    qtbot: QtBot, stations: Stations, newsroom: Newsroom, do: Do
) -> None:
    """A slot of something that is gone would raise, which fails any test."""
    station = stations.of(newsroom.chief)
    window = QWidget()
    window.show()
    sheets = Sheets(station, window)
    station.deck[do].trigger()
    assert sheets is not None
    delete(window)
    station.tongue.speak(Language.ENGLISH, DigitShape.ASCII)
    station.look.changed.emit()
    qtbot.wait(50)
