"""What a window tells of: versions that are kept by hand."""

from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from studio.newsroom.articles import create
from studio.ui.story import Story
from studio.ui.window.bands import Bands
from studio.ui.window.news import News
from studio.wording.words import Language
from tests.builders import article, p
from tests.newsroom.house import Newsroom
from tests.ui.stations import Stations


def test_a_version_is_told_where_there_is_something_new_alone(
    qtbot: QtBot, stations: Stations, newsroom: Newsroom
) -> None:
    written = create(newsroom.layla, article("خبر السد", body=(p("متن"),))).article
    station = stations.of(newsroom.layla, Language.ENGLISH)
    window = station.deck.parent()
    assert isinstance(window, QWidget)
    story = Story(station.door, window)
    bands = Bands(station.tongue, station.look)
    qtbot.addWidget(bands)
    news = News(station, story, bands, window)
    told: list[str] = []
    news.told.connect(lambda text, _: told.append(text))
    story.open_article(written)
    qtbot.waitUntil(lambda: story.article == written)
    news.name_version()
    qtbot.waitUntil(lambda: bool(told))
    assert told == ["Nothing new since the last version; everything is kept."]
    story.change(dateline="بيروت")
    news.name_version()
    qtbot.waitUntil(lambda: len(told) == 2)
    assert told[1].startswith("The version is kept:")
