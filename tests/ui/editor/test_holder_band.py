"""Two people and one story: who came second reads, takes over, and nobody's words are lost."""

import re

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from studio.arabic.numerals import DigitShape
from studio.document.inline import plain
from studio.newsroom import leases
from studio.newsroom.drafts import draft
from studio.newsroom.presence import who_has
from studio.newsroom.reading import history, revision_text
from studio.storage.codes import RevisionKind
from studio.ui import holding
from studio.ui.commands import Do
from studio.ui.saving import SaveState
from studio.wording.words import Language
from tests.builders import p
from tests.newsroom.house import Newsroom
from tests.ui.editor.writers import Writer, at_work, with_body
from tests.ui.stations import Stations

ENGLISH = Language.ENGLISH


@pytest.fixture
def layla(qtbot: QtBot, stations: Stations, newsroom: Newsroom) -> Writer:
    """Layla with a story of hers open."""
    return with_body(qtbot, stations, newsroom, p("انعقدت القمة"))


def said(writer: Writer) -> str:
    """Return what the band says, without the marks that isolate names."""
    return re.sub("[\u2066-\u2069]", "", writer.editor.holder.text)


def article_of(writer: Writer) -> int:
    assert writer.story.article is not None
    return writer.story.article


def second(qtbot: QtBot, stations: Stations, layla: Writer, newsroom: Newsroom) -> Writer:
    """Return the editor, who opens the story that Layla has open."""
    return at_work(qtbot, stations, newsroom.editor, article_of(layla), ENGLISH)


def typed(writer: Writer, words: str, qtbot: QtBot) -> None:
    """Type words, and wait until they are in the draft."""
    writer.type(words)
    qtbot.waitUntil(lambda: writer.story.saving.state is SaveState.SAVED, timeout=3000)


def take_over(qtbot: QtBot, taker: Writer, loser: Writer) -> None:
    taker.editor.focus_text()
    band = taker.editor.holder
    band.take.setFocus()
    with qtbot.waitSignal(loser.story.loaded), qtbot.waitSignal(taker.story.loaded):
        QTest.keyClick(band.take, Qt.Key.Key_Space)


def test_who_comes_second_reads_and_is_told_who_has_it(
    qtbot: QtBot, stations: Stations, newsroom: Newsroom, layla: Writer
) -> None:
    editor = second(qtbot, stations, layla, newsroom)
    assert said(editor).startswith("Layla has this open since ")
    assert "keeps what they typed" in said(editor)
    assert editor.surface.isReadOnly()
    assert editor.editor.read_only_reason == ""
    assert said(layla) == ""
    assert not layla.surface.isReadOnly()
    before = editor.lines
    editor.type("كلمات")
    assert editor.lines == before
    assert not layla.station.deck[Do.TAKE_OVER].isEnabled()


def test_who_leaves_lets_the_next_one_write(
    qtbot: QtBot, stations: Stations, newsroom: Newsroom, layla: Writer
) -> None:
    editor = second(qtbot, stations, layla, newsroom)
    layla.type("أمس ")
    with qtbot.waitSignal(editor.story.loaded):
        layla.story.leave()
    qtbot.waitUntil(lambda: not editor.surface.isReadOnly())
    assert said(editor) == ""
    assert editor.lines == ["أمس انعقدت القمة"]


def test_taking_over_goes_on_from_what_the_other_had_typed(
    qtbot: QtBot, stations: Stations, newsroom: Newsroom, layla: Writer
) -> None:
    editor = second(qtbot, stations, layla, newsroom)
    typed(layla, "أمس ", qtbot)
    take_over(qtbot, editor, layla)
    assert editor.lines == ["أمس انعقدت القمة"]
    assert not editor.surface.isReadOnly()
    assert said(editor) == ""
    editor.editor.show_block("body", 0)
    typed(editor, "مساء ", qtbot)
    with qtbot.waitSignal(layla.story.loaded):
        editor.story.keep()
    assert layla.lines == ["مساء أمس انعقدت القمة"]
    assert layla.story.saving.state is SaveState.CLEAN
    assert not layla.story.conflict


def test_nothing_is_typed_on_the_old_text_while_the_new_one_is_on_its_way(
    qtbot: QtBot, stations: Stations, newsroom: Newsroom, layla: Writer
) -> None:
    editor = second(qtbot, stations, layla, newsroom)
    typed(layla, "أمس ", qtbot)
    holding, seen = editor.story.holding, list[tuple[bool, bool]]()
    holding.changed.connect(
        lambda: seen.append((editor.story.editable, editor.surface.isReadOnly()))
    )
    take_over(qtbot, editor, layla)
    assert seen == [(False, True)], "words typed in between would be lost"
    assert editor.story.editable
    assert not editor.surface.isReadOnly()
    assert editor.lines == ["أمس انعقدت القمة"]


def test_who_lost_it_sees_what_happened_and_where_their_text_is(
    qtbot: QtBot, stations: Stations, newsroom: Newsroom, layla: Writer
) -> None:
    article = article_of(layla)
    editor = second(qtbot, stations, layla, newsroom)
    typed(layla, "أمس ", qtbot)
    layla.type("صباحًا ")  # not saved yet
    take_over(qtbot, editor, layla)
    band = layla.editor.holder
    assert "انتقلت المادة إلى Editor في الساعة" in said(layla)
    assert "ما كتبته محفوظ في النسخة ٣." in said(layla)
    assert layla.surface.isReadOnly()
    kept = revision_text(newsroom.layla, article, 3)
    assert plain(kept.body.blocks[0].content) == "أمس صباحًا انعقدت القمة"  # type: ignore[union-attr] # a paragraph
    kinds = [one.kind for one in history(newsroom.layla, article)]
    assert kinds[1:] == [RevisionKind.TAKEN_OVER, RevisionKind.ASIDE]
    with qtbot.waitSignal(band.compare_wanted) as wanted:
        QTest.keyClick(band.compare, Qt.Key.Key_Space)
    assert wanted.args == [3]
    assert draft(newsroom.layla, article) is None


def test_who_lost_it_can_take_it_back(
    qtbot: QtBot, stations: Stations, newsroom: Newsroom, layla: Writer
) -> None:
    editor = second(qtbot, stations, layla, newsroom)
    typed(layla, "أمس ", qtbot)
    take_over(qtbot, editor, layla)
    with qtbot.waitSignal(editor.story.loaded), qtbot.waitSignal(layla.story.loaded):
        layla.do(Do.TAKE_OVER)
    assert not layla.surface.isReadOnly()
    assert said(layla) == ""
    told = said(editor)
    assert re.match(r"Layla took this over at ٠٩:٠[٠-٩]\.", told)
    assert told.endswith("Nothing that you typed is missing.")
    assert not editor.editor.holder.compare.isVisible()


def test_words_on_their_way_when_the_story_was_lost_are_kept(
    qtbot: QtBot, stations: Stations, newsroom: Newsroom, layla: Writer
) -> None:
    """No other window tells: the loser learns it from the save that is refused."""
    article = article_of(layla)
    lease = who_has(newsroom.layla, article)
    assert lease is not None
    with newsroom.store.write() as work:
        leases.grant(work, newsroom.editor, article, "elsewhere", newsroom.clock())
    with qtbot.waitSignal(layla.story.holding.changed, timeout=4000):
        layla.type("أمس ")
    qtbot.waitUntil(lambda: layla.story.holding.standing.kept == 2, timeout=3000)
    assert layla.surface.isReadOnly()
    kept = revision_text(newsroom.layla, article, 2)
    assert plain(kept.body.blocks[0].content) == "أمس انعقدت القمة"  # type: ignore[union-attr] # a paragraph


def test_an_own_second_window_goes_on_without_a_question(
    qtbot: QtBot, stations: Stations, newsroom: Newsroom, layla: Writer
) -> None:
    typed(layla, "أمس ", qtbot)
    with qtbot.waitSignal(layla.story.loaded):
        again = at_work(qtbot, stations, newsroom.layla, article_of(layla), ENGLISH)
    assert again.lines == ["أمس انعقدت القمة"]
    assert not again.surface.isReadOnly()
    assert layla.surface.isReadOnly()
    assert "استُكملت الكتابة في نافذة أخرى لك" in said(layla)
    assert layla.lines == ["أمس انعقدت القمة"]  # no version has it yet, and it is not hidden
    assert len(history(newsroom.layla, article_of(layla))) == 1
    again.editor.show_block("body", 0)
    typed(again, "مساء ", qtbot)
    with qtbot.waitSignal(layla.story.loaded), qtbot.waitSignal(again.story.loaded):
        QTest.keyClick(layla.editor.holder.take, Qt.Key.Key_Space)
    assert layla.lines == ["مساء أمس انعقدت القمة"]
    assert said(again).startswith("You went on in another window at ")
    assert again.lines == ["مساء أمس انعقدت القمة"]
    again.story.leave()  # what is only seen here is no version of this window's
    assert len(history(newsroom.layla, article_of(layla))) == 1


def test_a_killed_window_is_gone_after_a_minute_for_others_and_at_once_for_its_person(
    qtbot: QtBot, stations: Stations, newsroom: Newsroom, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(holding, "LOOK_EVERY_MS", 40)
    article = newsroom.wrote(newsroom.layla)
    with newsroom.store.write() as work:
        leases.grant(work, newsroom.layla, article, "killed", newsroom.clock())
    editor = at_work(qtbot, stations, newsroom.editor, article, ENGLISH)
    assert editor.surface.isReadOnly()
    with qtbot.waitSignal(editor.story.loaded, timeout=3000):
        newsroom.clock.turn(seconds=leases.HOLDS.total_seconds())
    qtbot.waitUntil(lambda: not editor.surface.isReadOnly())
    editor.story.leave()
    with newsroom.store.write() as work:
        leases.grant(work, newsroom.layla, article, "killed", newsroom.clock())
    again = at_work(qtbot, stations, newsroom.layla, article, ENGLISH)
    assert not again.surface.isReadOnly()


def test_who_may_only_read_holds_nothing(
    qtbot: QtBot, stations: Stations, newsroom: Newsroom
) -> None:
    article = newsroom.wrote(newsroom.layla)
    omar = at_work(qtbot, stations, newsroom.omar, article, ENGLISH)
    assert omar.surface.isReadOnly()
    assert said(omar) == ""
    assert who_has(newsroom.editor, article) is None


def test_the_band_speaks_the_other_language_at_once(
    qtbot: QtBot, stations: Stations, newsroom: Newsroom, layla: Writer
) -> None:
    editor = second(qtbot, stations, layla, newsroom)
    editor.station.tongue.speak(Language.ARABIC, DigitShape.ASCII)
    assert "المادة مفتوحة لدى" in said(editor)
