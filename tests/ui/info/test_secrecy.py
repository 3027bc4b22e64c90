"""The tick of a private draft: for its authors, while it is a draft that nobody handed in."""

from pytestqt.qtbot import QtBot

from studio.newsroom import actions, desk
from studio.newsroom.reading import load
from studio.ui.desk.row_words import row_words, under_headline
from studio.ui.info.secrecy import Secrecy
from studio.wording.words import Language
from tests.newsroom.house import Newsroom
from tests.ui.stations import Stations


def test_its_author_keeps_it_private_and_the_list_says_so(
    qtbot: QtBot, stations: Stations, newsroom: Newsroom
) -> None:
    article = newsroom.wrote(newsroom.layla)
    station = stations.of(newsroom.layla, Language.ENGLISH)
    secrecy = Secrecy(station)
    qtbot.addWidget(secrecy)
    secrecy.show_story(load(newsroom.layla, article))
    assert not secrecy.isHidden()
    with qtbot.waitSignal(station.door.changed):
        secrecy.tick.click()
    (summary,) = desk.summaries(newsroom.layla, (article,))
    assert summary.private
    assert under_headline(summary, station).startswith("private")
    assert "private" in row_words(summary, station)
    assert desk.summaries(newsroom.chief, (article,)) == ()


def test_nobody_elses_draft_and_nothing_handed_in_has_it(
    qtbot: QtBot, stations: Stations, newsroom: Newsroom
) -> None:
    article = newsroom.wrote(newsroom.layla)
    secrecy = Secrecy(stations.of(newsroom.editor))
    qtbot.addWidget(secrecy)
    secrecy.show_story(load(newsroom.editor, article))
    assert secrecy.isHidden()
    actions.submit(newsroom.layla, article)
    own = Secrecy(stations.of(newsroom.layla))
    qtbot.addWidget(own)
    own.show_story(load(newsroom.layla, article))
    assert own.isHidden()
