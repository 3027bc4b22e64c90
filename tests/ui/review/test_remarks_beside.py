"""Comments on what stands beside the text, on a block of it, and on the whole story."""

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from studio.ui.commands import Do
from studio.ui.editor.writing.passages import Selection, Spot
from studio.ui.info.finding import Finding
from studio.ui.parts.buttons import TextButton
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
