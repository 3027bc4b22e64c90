"""Lists and the board say who else has a story open."""

import pytest
from pytestqt.qtbot import QtBot

from studio.newsroom import leases
from studio.newsroom.desk import summaries
from studio.newsroom.presence import take
from studio.ui import open_stories
from studio.ui.desk.row_words import row_words, under_headline
from studio.ui.story import Story
from studio.wording.words import Language
from tests.newsroom.house import Newsroom
from tests.ui.stations import Stations


def test_a_row_says_who_has_the_story_open_until_they_leave_it(
    qtbot: QtBot, stations: Stations, newsroom: Newsroom
) -> None:
    article = newsroom.wrote(newsroom.layla)
    mine, theirs = stations.of(newsroom.layla), stations.of(newsroom.editor, Language.ENGLISH)
    (row,) = summaries(newsroom.editor, (article,))
    assert "open:" not in under_headline(row, theirs)
    story = Story(mine.door, stations.look)
    with qtbot.waitSignal(theirs.open_stories.changed):
        story.open_article(article)
    assert under_headline(row, theirs).startswith("open: \u2066Layla\u2069 · ")
    assert "open: \u2066Layla\u2069" in row_words(row, theirs)
    assert "Layla" not in under_headline(row, mine)
    with qtbot.waitSignal(theirs.open_stories.changed):
        story.leave()
    assert "open:" not in under_headline(row, theirs)


def test_what_another_program_has_open_is_seen_after_a_while(
    qtbot: QtBot, stations: Stations, newsroom: Newsroom, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(open_stories, "READ_EVERY_MS", 50)
    article = newsroom.wrote(newsroom.layla)
    station = stations.of(newsroom.editor)
    with qtbot.waitSignal(station.open_stories.changed):
        take(newsroom.layla, article, "elsewhere")
    assert station.open_stories.elsewhere(article) is not None
    with qtbot.waitSignal(station.open_stories.changed):
        newsroom.clock.turn(seconds=leases.HOLDS.total_seconds())
    assert station.open_stories.elsewhere(article) is None
