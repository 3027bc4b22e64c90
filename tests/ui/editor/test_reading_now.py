"""Who else reads the open story is seen at its foot and in lists, and stops nobody."""

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from studio.newsroom import readers
from studio.newsroom.desk import summaries
from studio.newsroom.presence import take
from studio.newsroom.reading import load
from studio.ui import holding, open_stories
from studio.ui.desk.row_words import row_words, under_headline
from studio.wording.words import Language
from tests.builders import p
from tests.newsroom.house import Newsroom
from tests.ui.editor.writers import Writer, at_work
from tests.ui.stations import Stations


@pytest.fixture(autouse=True)
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    """Look for others more often than every few seconds."""
    monkeypatch.setattr(holding, "LOOK_EVERY_MS", 50)
    monkeypatch.setattr(open_stories, "READ_EVERY_MS", 50)


@pytest.fixture
def story(newsroom: Newsroom) -> int:
    return newsroom.wrote(newsroom.layla, body=(p("نص"),))


def said(writer: Writer) -> str:
    return writer.editor.foot.readers.text


def test_a_colleague_who_only_reads_is_named_until_they_leave(
    qtbot: QtBot, stations: Stations, newsroom: Newsroom, story: int
) -> None:
    layla = at_work(qtbot, stations, newsroom.layla, story)
    assert said(layla) == ""
    omar = at_work(qtbot, stations, newsroom.omar, story)
    assert omar.surface.isReadOnly()
    qtbot.waitUntil(lambda: said(layla) != "")
    assert "يقرأ الآن" in said(layla)
    assert newsroom.omar.person.display_name in said(layla)
    assert said(omar) == "", "Layla writes, and nobody else reads"
    assert not layla.surface.isReadOnly()
    layla.type("وقد ")
    layla.story.keep()
    qtbot.waitUntil(lambda: load(newsroom.layla, story).summary.revision == 2)
    omar.story.leave()
    qtbot.waitUntil(lambda: said(layla) == "")


def test_an_editor_who_comes_second_reads_and_then_writes(
    qtbot: QtBot, stations: Stations, newsroom: Newsroom, story: int
) -> None:
    layla = at_work(qtbot, stations, newsroom.layla, story)
    chief = at_work(qtbot, stations, newsroom.chief, story)
    qtbot.waitUntil(lambda: newsroom.chief.person.display_name in said(layla))
    chief.story.holding.take_over()
    qtbot.waitUntil(lambda: newsroom.layla.person.display_name in said(chief))
    qtbot.waitUntil(lambda: said(layla) == "")
    layla.story.leave()
    qtbot.waitUntil(lambda: said(chief) == "")


def test_whoever_reads_in_a_program_that_was_killed_is_gone(
    qtbot: QtBot, stations: Stations, newsroom: Newsroom, story: int
) -> None:
    readers.read_on(newsroom.omar, story, "a window that is gone")
    layla = at_work(qtbot, stations, newsroom.layla, story)
    qtbot.waitUntil(lambda: said(layla) != "")
    newsroom.clock.now += readers.HOLDS
    qtbot.waitUntil(lambda: said(layla) == "")


def test_many_readers_are_counted_and_little_room_leaves_a_number(
    qtbot: QtBot, stations: Stations, newsroom: Newsroom, story: int
) -> None:
    for number, who in enumerate((newsroom.omar, newsroom.editor, newsroom.chief)):
        readers.read_on(who, story, f"w{number}")
    layla = at_work(qtbot, stations, newsroom.layla, story, Language.ENGLISH)
    qtbot.waitUntil(lambda: said(layla) != "")
    assert "and" in said(layla)
    shown = layla.editor.foot.readers
    layla.window.resize(520, 700)
    qtbot.waitUntil(lambda: said(layla) in {"3", "٣"})
    assert newsroom.chief.person.display_name in shown.toolTip()
    assert shown.accessibleName() == shown.toolTip()
    assert shown.focusPolicy() is Qt.FocusPolicy.NoFocus


def test_lists_say_who_reads_where_nobody_writes(
    qtbot: QtBot, stations: Stations, newsroom: Newsroom, story: int
) -> None:
    station = stations.of(newsroom.layla)
    (summary,) = summaries(newsroom.layla, (story,))
    readers.read_on(newsroom.omar, story, "o")
    name = newsroom.omar.person.display_name
    qtbot.waitUntil(lambda: name in under_headline(summary, station))
    assert name in row_words(summary, station)
    take(newsroom.chief, story, "c")
    qtbot.waitUntil(lambda: newsroom.chief.person.display_name in under_headline(summary, station))


def test_lists_count_several_readers(
    qtbot: QtBot, stations: Stations, newsroom: Newsroom, story: int
) -> None:
    station = stations.of(newsroom.layla)
    (summary,) = summaries(newsroom.layla, (story,))

    def counted() -> bool:
        for number, who in enumerate((newsroom.omar, newsroom.editor)):
            readers.read_on(who, story, f"w{number}")  # the clock of tests goes on at each look
        return "شخصان" in under_headline(summary, station)

    qtbot.waitUntil(counted)
