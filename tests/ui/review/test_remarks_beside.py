"""Comments on what stands beside the text, on a block of it, and on the whole story."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from studio.document.anchors import Anchor, Stretch
from studio.newsroom import comments
from studio.ui.commands import Do
from studio.ui.editor.writing.passages import Selection, Spot
from studio.ui.info.finding import Finding
from studio.ui.info.pane import InfoPane
from studio.ui.parts.buttons import TextButton
from studio.ui.parts.said_of import field_of
from studio.ui.review.remarks.card import ThreadCard
from studio.ui.review.remarks.order import Show
from tests.builders import p, rule
from tests.newsroom.house import Newsroom
from tests.ui.review.test_remarks import TEXT, Desk, at_desk, send, threads, written
from tests.ui.stations import Stations


def test_a_field_beside_the_text_is_commented_on_from_where_one_stands_and_led_back_to(
    qtbot: QtBot, stations: Stations, newsroom: Newsroom
) -> None:
    article = written(newsroom)
    desk = at_desk(qtbot, stations, newsroom.layla, article)
    finding = Finding(desk.writer.station, desk.writer.story)
    layout = desk.writer.window.layout()
    assert layout is not None
    layout.addWidget(finding)
    led: list[str] = []
    desk.remarks.field_wanted.connect(led.append)
    finding.texts["search_title"].setFocus()
    desk.writer.do(Do.COMMENT)
    assert desk.panel.composer.words.hasFocus()
    assert "عنوان البحث" in shown_subject(desk)
    desk.type("أقصر؟")
    send(desk.panel.composer.words, Qt.Key.Key_Return, "\r", Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: len(desk.panel.cards) == 1)
    (thread,) = threads(newsroom, article)
    assert (thread.field, thread.comment.body) == ("search_title", "أقصر؟")
    assert led == ["search_title"]
    card = desk.thread_card()
    assert card.remark.attached
    lead = next(one for one in card.findChildren(TextButton) if "الحقل" in one.text())
    lead.click()
    assert led == ["search_title"] * 2
    desk.writer.editor.focus_text()
    desk.choose("القمة")
    desk.writer.do(Do.COMMENT)
    assert "القمة" in shown_subject(desk)
    send(desk.panel.composer.words, Qt.Key.Key_Escape)
    assert led == ["search_title"] * 2
    assert desk.writer.surface.hasFocus()


BESIDE = ("section", "tags", "bylines", "dateline", "slug", "search_title", "social_text")


def with_info(qtbot: QtBot, desk: Desk) -> InfoPane:
    """Show the pane of information beside the text and its remarks."""
    info = InfoPane(desk.writer.station, desk.writer.story)
    layout = desk.writer.window.layout()
    assert layout is not None
    layout.addWidget(info)
    desk.remarks.field_wanted.connect(info.focus_field)
    qtbot.waitUntil(lambda: info.placing.section.count() > 0)
    return info


@pytest.mark.parametrize("field", BESIDE)
def test_every_field_beside_the_text_is_commented_on_by_the_button_at_its_name(
    qtbot: QtBot, stations: Stations, newsroom: Newsroom, field: str
) -> None:
    article = written(newsroom)
    desk = at_desk(qtbot, stations, newsroom.layla, article)
    info = with_info(qtbot, desk)
    group = info.placing if field in info.placing.comments else info.finding
    info._scroll.ensureWidgetVisible(group.comments[field])
    QTest.mouseClick(group.comments[field], Qt.MouseButton.LeftButton)
    assert desk.panel.composer.words.hasFocus()
    desk.type("أهذا صحيح؟")
    send(desk.panel.composer.words, Qt.Key.Key_Return, "\r", Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: len(desk.panel.cards) == 1)
    (thread,) = threads(newsroom, article)
    assert (thread.field, thread.comment.body) == (field, "أهذا صحيح؟")
    assert group.field(field).hasFocus(), "whoever commented is back where they were"
    assert desk.thread_card().remark.attached


def test_keys_walk_to_remarks_on_fields_and_back_to_those_in_the_text(
    qtbot: QtBot, stations: Stations, newsroom: Newsroom
) -> None:
    article = written(newsroom, "القمة")
    for field in ("dateline", "tags"):
        anchor = Anchor(field, Stretch(field))
        comments.add_comment(newsroom.editor, article, f"عن {field}", anchor=anchor)
    desk = at_desk(qtbot, stations, newsroom.layla, article)
    with_info(qtbot, desk)
    qtbot.waitUntil(lambda: len(desk.panel.cards) == 3)
    walked = []
    for _ in range(4):
        desk.writer.do(Do.NEXT_REMARK)
        found = desk.remarks.find(desk.remarks.active or "")
        assert found is not None
        assert found.thread is not None
        walked.append(found.thread.field)
    assert walked == ["body", "dateline", "tags", "body"]
    desk.writer.do(Do.PREVIOUS_REMARK)
    (card,) = [one for one in desk.panel.cards if one.hasFocus()]
    assert isinstance(card, ThreadCard)
    assert card.said.field == "tags"
    lead = next(one for one in card.findChildren(TextButton) if "الحقل" in one.text())
    lead.click()
    assert field_of(desk.writer.window.focusWidget()) == "tags"


def test_whoever_may_not_change_a_field_comes_to_its_button_by_key(
    qtbot: QtBot, stations: Stations, newsroom: Newsroom
) -> None:
    article = written(newsroom)
    desk = at_desk(qtbot, stations, newsroom.layla, article)
    info = with_info(qtbot, desk)
    assert info.placing.comments["dateline"].focusPolicy() is Qt.FocusPolicy.ClickFocus
    desk.writer.do(Do.SUGGEST)
    button = info.placing.comments["dateline"]
    assert not info.placing.dateline.isEnabled()
    assert button.focusPolicy() & Qt.FocusPolicy.TabFocus
    button.setFocus()
    QTest.keyClick(button, Qt.Key.Key_Space)
    assert "المكان والتاريخ" in shown_subject(desk)


def test_a_picture_and_the_whole_story_are_named_as_what_is_commented_on(
    qtbot: QtBot, stations: Stations, newsroom: Newsroom
) -> None:
    article = newsroom.wrote(newsroom.layla, body=(rule(), p(TEXT)))
    desk = at_desk(qtbot, stations, newsroom.layla, article)
    passages = desk.writer.editor.editing.manuscript.passages
    number = next(at for at, one in enumerate(passages) if one.card is not None)
    spot = Spot(number, 0)
    cursor = desk.writer.editor.editing.manuscript.cursor(Selection(spot, spot))
    desk.writer.surface.setTextCursor(cursor)
    desk.writer.do(Do.COMMENT)
    assert shown_subject(desk) == "على الجزء المختار"
    desk.type("أوضح؟")
    send(desk.panel.composer.words, Qt.Key.Key_Return, "\r", Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: len(desk.panel.cards) == 1)
    desk.panel.filters[Show.OPEN].setFocus()
    desk.writer.do(Do.COMMENT)
    assert shown_subject(desk) == "على المادة كلها"


def shown_subject(desk: Desk) -> str:
    return desk.panel.about.text()
