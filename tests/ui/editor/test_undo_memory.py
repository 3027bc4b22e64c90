"""What was done to a story can be undone when it is opened again, on this desk or after a crash."""

from pytestqt.qtbot import QtBot

from studio.newsroom.articles import edit
from studio.newsroom.presence import who_has
from studio.newsroom.reading import load
from studio.ui.commands import Do
from studio.ui.saving import SaveState
from tests.builders import p
from tests.newsroom.house import Newsroom
from tests.ui.editor.writers import Writer, at_work, with_body
from tests.ui.stations import Stations


def saved(qtbot: QtBot, writer: Writer) -> int:
    """Wait until everything is on the disk, and return the article."""
    qtbot.waitUntil(lambda: writer.story.saving.state is SaveState.SAVED)
    article = writer.story.article
    assert article is not None
    return article


def again(qtbot: QtBot, stations: Stations, newsroom: Newsroom, article: int) -> Writer:
    """Open the article in another window, as a new start does, once its history has come."""
    writer = at_work(qtbot, stations, newsroom.layla, article)
    answered: list[object] = []
    writer.station.door.ask(lambda _: None, answered.append)
    qtbot.waitUntil(lambda: bool(answered))
    return writer


def test_a_draft_left_by_a_crash_can_be_undone(
    qtbot: QtBot, stations: Stations, newsroom: Newsroom
) -> None:
    writer = with_body(qtbot, stations, newsroom, p("قمة"))
    writer.editor.editing.put_caret(writer.surface.document().characterCount() - 1)
    writer.type(" اليوم في")
    article = saved(qtbot, writer)
    other = again(qtbot, stations, newsroom, article)
    assert other.lines == ["قمة اليوم في"]
    other.do(Do.UNDO)
    assert other.lines == ["قمة اليوم"]
    other.do(Do.UNDO)
    assert other.lines == ["قمة"]
    assert not other.station.deck[Do.UNDO].isEnabled()
    saved(qtbot, other)
    third = again(qtbot, stations, newsroom, article)
    third.do(Do.REDO)
    third.do(Do.REDO)
    assert third.lines == ["قمة اليوم في"]


def test_a_story_that_was_left_and_kept_can_be_undone_when_it_is_opened_again(
    qtbot: QtBot, stations: Stations, newsroom: Newsroom
) -> None:
    writer = with_body(qtbot, stations, newsroom, p("قمة"))
    article = writer.story.article
    assert article is not None
    writer.type("اليوم")
    writer.story.leave()
    with qtbot.waitSignal(writer.story.loaded):
        writer.story.open_article(article)
    qtbot.waitUntil(writer.station.deck[Do.UNDO].isEnabled)
    writer.do(Do.UNDO)
    assert writer.lines == ["قمة"]


def test_what_somebody_else_changed_meanwhile_is_not_undone(
    qtbot: QtBot, stations: Stations, newsroom: Newsroom
) -> None:
    writer = with_body(qtbot, stations, newsroom, p("قمة"))
    article = writer.story.article
    assert article is not None
    writer.type("اليوم ")
    with qtbot.waitSignal(writer.story.refreshed):
        writer.story.keep()
    writer.story.leave()
    qtbot.waitUntil(lambda: who_has(newsroom.chief, article) is None)
    text = load(newsroom.chief, article).text
    edit(newsroom.chief, article, newsroom.text("قمة", body=(p("غيرها"), *text.body.blocks)))
    other = again(qtbot, stations, newsroom, article)
    assert other.lines == ["غيرها", "اليوم قمة"]
    assert not other.station.deck[Do.UNDO].isEnabled()
