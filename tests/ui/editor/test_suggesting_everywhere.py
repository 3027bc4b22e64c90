"""While edits are suggested, nothing of a story becomes other in silence."""

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from studio.document.blocks import Figure
from studio.document.inline import line
from studio.document.review import accepted_article, has_suggestions, rejected_article
from studio.newsroom import tags
from studio.ui.commands import Do
from studio.ui.info.pane import InfoPane
from studio.ui.info.tag_carrying import TagCarrying
from studio.ui.info.waiting import Waiting
from studio.ui.parts.toasts import Way
from studio.ui.typed import BESIDE_FIELDS
from tests.builders import p
from tests.newsroom.house import Newsroom
from tests.ui.editor.writers import at_work, with_body
from tests.ui.stations import Stations

FIGURE = Figure(picture="", source="https://example.org/a.jpg", caption=line("قصر المؤتمرات"))


@pytest.mark.parametrize(("field", "words"), [("caption", "قصر الأمم"), ("alt", "سفن في الميناء")])
def test_words_of_a_picture_are_suggested_from_its_panel(
    qtbot: QtBot, stations: Stations, newsroom: Newsroom, field: str, words: str
) -> None:
    writer = with_body(qtbot, stations, newsroom, p("نص"), FIGURE)
    writer.do(Do.SUGGEST)
    writer.editor.show_block("body", 1)
    writer.press(Qt.Key.Key_Return)
    writer.fill(field, words)
    writer.editor.panel.finish()
    text = writer.text
    figure = accepted_article(text).body.blocks[1]
    assert isinstance(figure, Figure)
    assert has_suggestions(text)
    assert (line(words) if field == "caption" else words) == getattr(figure, field)
    assert rejected_article(text).body.blocks[1] == FIGURE


@pytest.mark.parametrize("name", ["kicker", "headline", "standfirst"])
def test_lines_above_the_body_are_suggested(
    qtbot: QtBot, stations: Stations, newsroom: Newsroom, name: str
) -> None:
    writer = with_body(qtbot, stations, newsroom, p("نص"))
    before = writer.text
    writer.do(Do.SUGGEST)
    writer.editor.show_block(name, None)
    writer.type(" جديد")
    assert getattr(accepted_article(writer.text), name) != getattr(before, name)
    assert rejected_article(writer.text) == before


def test_fields_beside_the_text_wait_and_say_so(
    qtbot: QtBot, stations: Stations, newsroom: Newsroom
) -> None:
    writer = with_body(qtbot, stations, newsroom, p("نص"))
    pane = InfoPane(writer.station, writer.story, writer.window)
    pane.setGeometry(0, 0, 340, 800)
    pane.show()
    qtbot.waitUntil(lambda: pane.placing.section.count() > 0)
    fields = [*pane.placing.comments, *pane.finding.comments]
    assert {*fields, "notice"} == {*BESIDE_FIELDS}, "every field that no suggestion can hold"
    writer.do(Do.SUGGEST)
    for name in fields:
        group = pane.placing if name in pane.placing.comments else pane.finding
        assert not group.field(name).isEnabled(), name
        pane.focus_field(name)
        assert group.waiting.stop.hasFocus()
        assert group.waiting.stop.isVisible()
    pane.placing.waiting.stop.click()
    assert not writer.editor.reviewing.suggesting
    assert pane.placing.waiting.isHidden()
    assert all(pane.placing.field(name).isEnabled() for name in pane.placing.comments)


def test_tags_are_not_put_on_in_silence(
    qtbot: QtBot, stations: Stations, newsroom: Newsroom
) -> None:
    tag = tags.ensure_tag(newsroom.chief, "روسيا")[0]
    tagged = newsroom.wrote(newsroom.layla, tags=(tag,))
    other = newsroom.wrote(newsroom.layla, body=(p("نص"),))
    writer = at_work(qtbot, stations, newsroom.layla, tagged)
    carrying = TagCarrying(writer.station, writer.story, writer.window)
    told: list[tuple[str, object]] = []
    carrying.told.connect(lambda text, way: told.append((text, way)))
    carrying.take()
    with qtbot.waitSignal(writer.story.loaded):
        writer.story.open_article(other)
    writer.do(Do.SUGGEST)
    writer.do(Do.PUT_TAGS)
    said, way = told[-1]
    assert writer.text.tags == ()
    assert "اقتراح" in said
    assert isinstance(way, Way)
    way()
    writer.do(Do.PUT_TAGS)
    qtbot.waitUntil(lambda: writer.text.tags == (tag,))


def test_a_pane_that_is_made_while_suggesting_shows_no_window_of_its_own(
    qtbot: QtBot, stations: Stations, newsroom: Newsroom
) -> None:
    writer = with_body(qtbot, stations, newsroom, p("نص"))
    writer.do(Do.SUGGEST)
    waiting = Waiting(writer.station)
    qtbot.addWidget(waiting)
    assert not waiting.isVisible()
    pane = InfoPane(writer.station, writer.story, writer.window)
    pane.setGeometry(0, 0, 340, 800)
    pane.show()
    assert pane.placing.waiting.isVisible()
    pane.focus_tags()
    assert pane.placing.waiting.stop.hasFocus()
