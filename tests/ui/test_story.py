"""The open story: what is typed reaches the disk, and nobody's words are lost."""

import pytest
from msgspec.structs import replace
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from studio.document.article import ArticleText
from studio.document.inline import line, plain
from studio.errors import MidadError, Reason
from studio.newsroom import actions
from studio.newsroom.articles import edit
from studio.newsroom.changes import Changes
from studio.newsroom.drafts import draft
from studio.newsroom.reading import history, load
from studio.newsroom.workflow import Action
from studio.ui import saving
from studio.ui.saving import SaveState
from studio.ui.story import Story
from tests.full_disk import full_disk
from tests.newsroom.house import Newsroom
from tests.ui.stations import Stations


class Surface(QObject):
    """Stands where the writing surface does: holds a headline, and says when it changed."""

    def __init__(self, story: Story) -> None:
        super().__init__(story)
        self.headline = ""
        self.story = story
        story.attach(self.read)
        story.loaded.connect(lambda _: self.show(story.text))
        story.replaced.connect(self.show)

    def read(self, text: ArticleText) -> ArticleText:
        return replace(text, headline=line(self.headline))

    def show(self, text: ArticleText) -> None:
        self.headline = plain(text.headline)

    def type(self, words: str) -> None:
        self.headline += words
        self.story.touch()


def opened(qtbot: QtBot, stations: Stations, newsroom: Newsroom, article: int) -> Surface:
    story = Story(stations.of(newsroom.layla).door, stations.look)
    surface = Surface(story)
    with qtbot.waitSignal(story.loaded):
        story.open_article(article)
    return surface


def test_typed_words_reach_the_draft_within_a_second(
    qtbot: QtBot, stations: Stations, newsroom: Newsroom
) -> None:
    article = newsroom.wrote(newsroom.layla, "قمة")
    surface = opened(qtbot, stations, newsroom, article)
    surface.type(" في عمّان")
    qtbot.waitUntil(lambda: surface.story.saving.state is SaveState.SAVED)
    typed = draft(newsroom.layla, article)
    assert typed is not None
    assert plain(typed.text.headline) == "قمة في عمّان"
    assert len(history(newsroom.layla, article)) == 1


def test_work_that_goes_on_becomes_a_version_from_time_to_time(
    qtbot: QtBot, stations: Stations, newsroom: Newsroom, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert saving.KEEP_EVERY_MS == 10 * 60 * 1000
    monkeypatch.setattr(saving, "KEEP_EVERY_MS", 300)
    article = newsroom.wrote(newsroom.layla, "قمة")
    surface = opened(qtbot, stations, newsroom, article)

    def has_versions() -> bool:
        surface.type("م")  # without a rest
        return len(history(newsroom.layla, article)) >= 3

    qtbot.waitUntil(has_versions, timeout=20_000)


def test_acting_keeps_what_was_typed_first(
    qtbot: QtBot, stations: Stations, newsroom: Newsroom
) -> None:
    article = newsroom.wrote(newsroom.layla, "قمة")
    surface = opened(qtbot, stations, newsroom, article)
    surface.type(" في عمّان")
    submitted = qtbot.waitSignal(
        surface.story.refreshed, check_params_cb=lambda detail: detail.summary.stage == "in_review"
    )
    with submitted:
        surface.story.act(lambda acting, id_, newest: actions.submit(acting, id_, revision=newest))
    detail = load(newsroom.layla, article)
    assert detail.summary.headline == "قمة في عمّان"
    assert draft(newsroom.layla, article) is None
    assert Action.TAKE_BACK in surface.story.detail.may  # type: ignore[union-attr] # it is open


def test_words_typed_while_a_version_is_made_stay(
    qtbot: QtBot, stations: Stations, newsroom: Newsroom
) -> None:
    article = newsroom.wrote(newsroom.layla, "قمة")
    surface = opened(qtbot, stations, newsroom, article)
    surface.type(" في")
    surface.story.keep()
    surface.type(" عمّان")
    qtbot.waitUntil(lambda: len(history(newsroom.layla, article)) == 2)
    qtbot.waitUntil(lambda: draft(newsroom.layla, article) is not None)
    assert surface.headline == "قمة في عمّان"
    with qtbot.waitSignal(surface.story.refreshed):
        surface.story.keep()
    qtbot.waitUntil(lambda: len(history(newsroom.layla, article)) == 3)
    assert load(newsroom.layla, article).summary.headline == "قمة في عمّان"


def test_leaving_makes_a_version_and_the_next_article_comes(
    qtbot: QtBot, stations: Stations, newsroom: Newsroom
) -> None:
    first, second = newsroom.wrote(newsroom.layla, "أول"), newsroom.wrote(newsroom.layla, "ثان")
    surface = opened(qtbot, stations, newsroom, first)
    surface.type(" خبر")
    with qtbot.waitSignal(surface.story.loaded):
        surface.story.open_article(second)
    assert surface.headline == "ثان"
    qtbot.waitUntil(lambda: load(newsroom.layla, first).summary.headline == "أول خبر")


def test_what_was_typed_before_a_crash_is_there_again(
    qtbot: QtBot, stations: Stations, newsroom: Newsroom
) -> None:
    article = newsroom.wrote(newsroom.layla, "قمة")
    surface = opened(qtbot, stations, newsroom, article)
    surface.type(" في عمّان")
    qtbot.waitUntil(lambda: draft(newsroom.layla, article) is not None)
    again = opened(qtbot, stations, newsroom, article)
    assert again.headline == "قمة في عمّان"


def test_a_version_from_elsewhere_is_shown_where_nothing_was_typed(
    qtbot: QtBot, stations: Stations, newsroom: Newsroom
) -> None:
    article = newsroom.wrote(newsroom.layla, "قمة")
    surface = opened(qtbot, stations, newsroom, article)
    changes = from_elsewhere(newsroom, article)
    with qtbot.waitSignal(surface.story.loaded):
        stations.hub.changed.emit(changes)
    assert surface.headline == "قمة الخليج"


def test_a_version_from_elsewhere_never_replaces_what_is_being_typed(
    qtbot: QtBot, stations: Stations, newsroom: Newsroom
) -> None:
    article = newsroom.wrote(newsroom.layla, "قمة")
    surface = opened(qtbot, stations, newsroom, article)
    surface.type(" في عمّان")
    changes = from_elsewhere(newsroom, article)
    with qtbot.waitSignal(surface.story.conflicted):
        stations.hub.changed.emit(changes)
    assert surface.headline == "قمة في عمّان"
    qtbot.waitUntil(lambda: draft(newsroom.layla, article) is not None)
    with qtbot.waitSignal(surface.story.loaded):
        surface.story.take_newest()
    assert surface.headline == "قمة الخليج"
    assert "قمة في عمّان" in [
        plain(version_text(newsroom, article, one.number).headline)
        for one in history(newsroom.layla, article)
    ]


def test_the_persons_own_words_win_where_they_say_so(
    qtbot: QtBot, stations: Stations, newsroom: Newsroom
) -> None:
    article = newsroom.wrote(newsroom.layla, "قمة")
    surface = opened(qtbot, stations, newsroom, article)
    surface.type(" في عمّان")
    changes = from_elsewhere(newsroom, article)
    with qtbot.waitSignal(surface.story.conflicted):
        stations.hub.changed.emit(changes)
    surface.story.keep_own()
    qtbot.waitUntil(lambda: load(newsroom.layla, article).summary.headline == "قمة في عمّان")
    assert len(history(newsroom.layla, article)) == 3


def test_what_cannot_be_saved_is_not_left(
    qtbot: QtBot, stations: Stations, newsroom: Newsroom
) -> None:
    article, other = (newsroom.wrote(newsroom.layla, name) for name in ("قمة", "مباراة"))
    surface = opened(qtbot, stations, newsroom, article)
    told: list[MidadError] = []
    with full_disk():
        surface.type(" في عمّان")
        surface.story.open_article(other, failed=told.append)
        qtbot.waitUntil(lambda: bool(told))
        assert told[0].reason is Reason.DISK_FULL
        assert surface.story.article == article
        assert surface.headline == "قمة في عمّان"
        assert surface.story.saving.state is SaveState.FAILING
    surface.story.open_article(other)
    qtbot.waitUntil(lambda: surface.story.article == other)
    qtbot.waitUntil(lambda: plain(load(newsroom.layla, article).text.headline) == "قمة في عمّان")


def test_a_version_that_could_not_be_made_is_tried_again(
    qtbot: QtBot, stations: Stations, newsroom: Newsroom
) -> None:
    article = newsroom.wrote(newsroom.layla, "قمة")
    surface = opened(qtbot, stations, newsroom, article)
    surface.type(" في عمّان")
    qtbot.waitUntil(lambda: surface.story.saving.state is SaveState.SAVED)
    told: list[MidadError] = []
    with full_disk():
        surface.story.act(lambda acting, one, _: actions.submit(acting, one), failed=told.append)
        qtbot.waitUntil(lambda: bool(told))
        assert surface.story.saving.state is SaveState.FAILING
    surface.story.try_again()
    qtbot.waitUntil(lambda: surface.story.saving.state is SaveState.SAVED)
    assert len(history(newsroom.layla, article)) == 2
    assert draft(newsroom.layla, article) is None


def from_elsewhere(newsroom: Newsroom, article: int) -> Changes:
    """Let the person make a version by a command; nobody else may while the story is open."""
    text = load(newsroom.layla, article).text
    return edit(newsroom.layla, article, replace(text, headline=line("قمة الخليج")))


def version_text(newsroom: Newsroom, article: int, number: int) -> ArticleText:
    from studio.newsroom.reading import revision_text

    return revision_text(newsroom.layla, article, number)
