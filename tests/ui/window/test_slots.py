"""The band that asks about a scheduled story whose time was missed."""

from datetime import timedelta

from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from studio.newsroom import actions, planning
from studio.newsroom.reading import load
from studio.newsroom.views import Plan
from studio.storage.codes import Check, Stage
from studio.ui.window.bands import Band, BandKind, Bands
from studio.ui.window.slots import SlotNews
from studio.wording.words import Language
from tests.newsroom.house import Newsroom, approved
from tests.ui.stations import Stations


def late(room: Newsroom, headline: str) -> int:
    article = approved(room, headline)
    actions.schedule(room.chief, article, room.clock.now + timedelta(minutes=5))
    return article


def asked(qtbot: QtBot, stations: Stations, newsroom: Newsroom) -> tuple[SlotNews, Bands]:
    station = stations.of(newsroom.chief, Language.ENGLISH)
    window = station.deck.parent()
    assert isinstance(window, QObject)
    bands = Bands(station.tongue, station.look)
    qtbot.addWidget(bands)
    news = SlotNews(station, bands, window)
    qtbot.waitUntil(lambda: bands.band(BandKind.SLOT) is not None)
    return news, bands


def band(bands: Bands) -> Band:
    found = bands.band(BandKind.SLOT)
    assert found is not None
    return found


def press(bands: Bands, words: str) -> None:
    (button,) = (one for one in band(bands).buttons if one.text() == words)
    button.click()


def test_it_is_published_now_or_left_one_after_the_other(
    qtbot: QtBot, stations: Stations, newsroom: Newsroom
) -> None:
    first, second = late(newsroom, "خبر أول"), late(newsroom, "خبر ثان")
    newsroom.clock.turn(hours=2)
    _, bands = asked(qtbot, stations, newsroom)
    assert "خبر أول" in band(bands).text
    assert "1 more story missed its time." in band(bands).text.replace("١", "1")
    press(bands, "Publish now")
    qtbot.waitUntil(lambda: load(newsroom.chief, first).summary.stage is Stage.PUBLISHED)
    assert "خبر ثان" in band(bands).text
    press(bands, "Leave it")
    assert bands.band(BandKind.SLOT) is None
    assert load(newsroom.chief, second).summary.stage is Stage.SCHEDULED


def test_what_stands_in_the_way_is_named_and_another_time_is_a_press_away(
    qtbot: QtBot, stations: Stations, newsroom: Newsroom
) -> None:
    article = late(newsroom, "خبر محجوز")
    planning.set_plan(newsroom.editor, article, Plan(legal_check=Check.REQUIRED))
    newsroom.clock.turn(minutes=6)
    news, bands = asked(qtbot, stations, newsroom)
    assert "the legal check is open" in band(bands).text
    with qtbot.waitSignal(news.opened) as opened:
        press(bands, "Look at it")
    assert opened.args == [article]
    with qtbot.waitSignal(news.time_wanted) as wanted:
        press(bands, "New time")
    assert wanted.args == [article]
    actions.schedule(newsroom.chief, article, newsroom.clock.now + timedelta(hours=1))
    news.look()
    qtbot.waitUntil(lambda: bands.band(BandKind.SLOT) is None)
