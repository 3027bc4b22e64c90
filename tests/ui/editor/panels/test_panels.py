"""Blocks edited in their panels: by keys, undone with the text, nothing lost on the way."""

import hashlib
from io import BytesIO

import pytest
from PIL import Image
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QTextEdit
from pytestqt.qtbot import QtBot

from studio.document.blocks import Code, Crop, Embed, Figure, Paragraph, PullQuote, Rule
from studio.document.inline import Footnote
from studio.newsroom.pictures import Metadata, add_picture, picture
from studio.ui.commands import Do
from studio.ui.editor.panels.crop_view import CropView
from studio.ui.editor.panels.embed import EmbedPanel
from studio.ui.editor.panels.figure import FigurePanel
from tests.builders import LTR, figure, fn, inline, lang, li, p, strong, sub, sup, unknown
from tests.newsroom.house import Newsroom
from tests.ui.editor.writers import CONTROL, NONE, SHIFT, Writer, type_into, with_body
from tests.ui.stations import Stations


def kept(writer: Writer) -> tuple[object, ...]:
    return writer.text.body.blocks


def opened(writer: Writer) -> bool:
    return writer.editor.panel.isVisible()


def key(writer: Writer, pressed: Qt.Key, held: Qt.KeyboardModifier = NONE) -> None:
    """Press a key where the focus is."""
    focused = writer.window.focusWidget()
    assert focused is not None
    QTest.keyClick(focused, pressed, held)


def test_a_panel_opens_by_enter_and_escape_leads_back(
    qtbot: QtBot, stations: Stations, newsroom: Newsroom
) -> None:
    quote = PullQuote(text=inline("قال ", strong("كلمته")), by="ليلى")
    writer = with_body(qtbot, stations, newsroom, quote, p("بعد"))
    writer.press(Qt.Key.Key_Return)
    assert opened(writer)
    field = writer.editor.panel.field("text")
    assert field.hasFocus()
    assert isinstance(field, QTextEdit)
    key(writer, Qt.Key.Key_End)
    type_into(field, " اليوم")
    key(writer, Qt.Key.Key_Return)
    assert writer.editor.panel.field("by").hasFocus()
    key(writer, Qt.Key.Key_Escape)
    assert not opened(writer)
    assert writer.surface.hasFocus()
    changed = PullQuote(text=inline("قال ", strong("كلمته اليوم")), by="ليلى")
    assert kept(writer) == (changed, p("بعد"))
    writer.do(Do.UNDO)
    assert kept(writer) == (quote, p("بعد"))
    writer.do(Do.REDO)
    assert kept(writer) == (changed, p("بعد"))


def test_what_is_written_is_kept_when_the_person_pauses_and_undo_is_shown(
    qtbot: QtBot, stations: Stations, newsroom: Newsroom
) -> None:
    writer = with_body(qtbot, stations, newsroom, figure(alt=""), p("بعد"))
    writer.press(Qt.Key.Key_Return)
    writer.fill("alt", "سفن")
    qtbot.waitUntil(lambda: getattr(kept(writer)[0], "alt", "") == "سفن")
    assert opened(writer)
    writer.do(Do.UNDO)
    panel = writer.editor.panel.panel
    assert isinstance(panel, FigurePanel)
    assert panel.value().alt == ""
    assert panel.whole.missing.isVisible()
    key(writer, Qt.Key.Key_Escape)
    assert kept(writer) == (figure(alt=""), p("بعد"))


def test_clicking_into_the_text_keeps_what_was_written(
    qtbot: QtBot, stations: Stations, newsroom: Newsroom
) -> None:
    writer = with_body(qtbot, stations, newsroom, PullQuote(text=inline("قول")), p("بعد"))
    writer.press(Qt.Key.Key_Return)
    writer.fill("by", "عمر")
    writer.editor.show_block("body", 1)
    assert not opened(writer)
    assert kept(writer) == (PullQuote(text=inline("قول"), by="عمر"), p("بعد"))


def test_a_crop_is_chosen_on_the_picture_by_keys_and_mouse(
    qtbot: QtBot, stations: Stations, newsroom: Newsroom
) -> None:
    writer = with_body(qtbot, stations, newsroom, figure(alt="ميناء"), p("بعد"))
    writer.press(Qt.Key.Key_Return)
    panel = writer.editor.panel.panel
    assert isinstance(panel, FigurePanel)
    view = panel.whole.crop
    view.setFocus()
    QTest.keyClick(view, Qt.Key.Key_Left, SHIFT)
    QTest.keyClick(view, Qt.Key.Key_Down, SHIFT | CONTROL)
    assert view.crop == Crop(0, 0, 9_900, 10_000)
    QTest.keyClick(view, Qt.Key.Key_Up, SHIFT | CONTROL)
    QTest.keyClick(view, Qt.Key.Key_Right)
    assert view.crop == Crop(100, 0, 9_900, 9_500)
    writer.editor.panel.finish()
    first = kept(writer)[0]
    assert isinstance(first, Figure)
    assert first.crop == Crop(100, 0, 9_900, 9_500)
    writer.press(Qt.Key.Key_Return)
    QTest.mouseDClick(view, Qt.MouseButton.LeftButton)
    writer.editor.panel.finish()
    assert kept(writer)[0] == figure(alt="ميناء")


def test_above_its_words_a_picture_has_the_room_that_they_leave(
    qtbot: QtBot, stations: Stations, newsroom: Newsroom
) -> None:
    writer = with_body(qtbot, stations, newsroom, figure("تعليق", alt="وصف"), p("بعد"))
    writer.window.resize(560, 760)
    writer.press(Qt.Key.Key_Return)
    panel = writer.editor.panel.panel
    assert isinstance(panel, FigurePanel)
    crop = panel.findChild(CropView)
    assert isinstance(crop, CropView)
    asked = crop.sizeHint().height()
    qtbot.waitUntil(lambda: crop.height() >= asked and panel.height() >= panel.sizeHint().height())


def test_the_focal_point_is_kept_with_the_picture(
    qtbot: QtBot, stations: Stations, newsroom: Newsroom
) -> None:
    held = BytesIO()
    Image.new("RGB", (90, 60), (120, 160, 190)).save(held, "PNG")
    add_picture(newsroom.layla, held.getvalue(), Metadata())
    sha256 = hashlib.sha256(held.getvalue()).hexdigest()
    writer = with_body(qtbot, stations, newsroom, Figure(picture=sha256, alt="ميناء"), p("بعد"))
    writer.press(Qt.Key.Key_Return)
    panel = writer.editor.panel.panel
    assert isinstance(panel, FigurePanel)
    qtbot.waitUntil(panel.whole.aims.isEnabled)
    panel.whole.aims.click()
    QTest.keyClick(panel.whole.crop, Qt.Key.Key_Right, CONTROL)
    writer.editor.panel.finish()
    qtbot.waitUntil(lambda: picture(newsroom.layla, sha256).focal_x == 5_500)
    assert kept(writer)[0] == Figure(picture=sha256, alt="ميناء")


def test_an_address_makes_an_embed_without_the_net(
    qtbot: QtBot, stations: Stations, newsroom: Newsroom
) -> None:
    writer = with_body(qtbot, stations, newsroom, p("قبل"))
    writer.press(Qt.Key.Key_End)
    writer.do(Do.EMBED)
    panel = writer.editor.panel.panel
    assert isinstance(panel, EmbedPanel)
    writer.fill("url", "https://example.com/post")
    assert "Ctrl+K" in panel.verdict
    writer.editor.panel.commit()
    assert kept(writer) == (p("قبل"),)
    writer.fill("url", "youtu.be/dQw4w9WgXcQ?si=1")
    writer.fill("title", "مؤتمر صحفي")
    key(writer, Qt.Key.Key_Escape)
    made = Embed(
        provider="youtube", url="https://www.youtube.com/watch?v=dQw4w9WgXcQ", title="مؤتمر صحفي"
    )
    assert kept(writer) == (p("قبل"), made)
    writer.do(Do.UNDO)
    assert kept(writer) == (p("قبل"),)


def test_a_new_block_without_words_leaves_nothing(
    qtbot: QtBot, stations: Stations, newsroom: Newsroom
) -> None:
    writer = with_body(qtbot, stations, newsroom, p("قبل"))
    for command in (Do.EMBED, Do.PULL_QUOTE, Do.FOOTNOTE):
        writer.do(command)
        assert opened(writer)
        key(writer, Qt.Key.Key_Escape)
        assert kept(writer) == (p("قبل"),)
    assert not writer.station.deck[Do.UNDO].isEnabled()


def test_a_chosen_sentence_is_lifted_out(
    qtbot: QtBot, stations: Stations, newsroom: Newsroom
) -> None:
    writer = with_body(qtbot, stations, newsroom, p("قال إن ", strong("الحل"), " قريب"))
    writer.select(7, 16)
    writer.do(Do.PULL_QUOTE)
    writer.fill("by", "الوزير")
    key(writer, Qt.Key.Key_Escape)
    lifted = PullQuote(text=inline(strong("الحل"), " قريب"), by="الوزير")
    assert kept(writer) == (p("قال إن ", strong("الحل"), " قريب"), lifted)


def test_a_footnote_is_called_written_changed_and_taken_away(
    qtbot: QtBot, stations: Stations, newsroom: Newsroom
) -> None:
    writer = with_body(qtbot, stations, newsroom, p("قبل"))
    writer.press(Qt.Key.Key_End)
    writer.do(Do.FOOTNOTE)
    writer.fill("text", "المصدر")
    key(writer, Qt.Key.Key_Return)
    assert kept(writer) == (p("قبل", fn("المصدر")),)
    writer.do(Do.FOOTNOTE)
    field = writer.editor.panel.field("text")
    assert isinstance(field, QTextEdit)
    field.selectAll()
    QTest.keyClick(field, Qt.Key.Key_B, CONTROL)
    key(writer, Qt.Key.Key_Escape)
    assert kept(writer) == (p("قبل", Footnote(strong("المصدر"))),)
    writer.do(Do.FOOTNOTE)
    writer.editor.panel.remove_value()
    assert kept(writer) == (p("قبل"),)
    for _ in range(3):
        writer.do(Do.UNDO)
    assert kept(writer) == (p("قبل"),)
    for _ in range(2):
        writer.do(Do.REDO)
    assert kept(writer) == (p("قبل", Footnote(strong("المصدر"))),)


def test_unknown_content_is_shown_and_stays(
    qtbot: QtBot, stations: Stations, newsroom: Newsroom
) -> None:
    strange = unknown("timeline", '{"steps":3}')
    writer = with_body(qtbot, stations, newsroom, strange, Rule(), p("بعد"))
    writer.press(Qt.Key.Key_Return)
    assert opened(writer)
    key(writer, Qt.Key.Key_Escape)
    assert kept(writer) == (strange, Rule(), p("بعد"))


@pytest.mark.parametrize("command", [Do.SUPERSCRIPT, Do.SUBSCRIPT, Do.FOREIGN])
def test_marks_are_commands(
    qtbot: QtBot, stations: Stations, newsroom: Newsroom, command: Do
) -> None:
    writer = with_body(qtbot, stations, newsroom, p("word ثم"))
    writer.select(0, 4)
    writer.do(command)
    expected = {
        Do.SUPERSCRIPT: sup("word"),
        Do.SUBSCRIPT: sub("word"),
        Do.FOREIGN: lang("en", "word", direction=LTR),
    }
    assert kept(writer) == (p(expected[command], " ثم"),)
    assert writer.station.deck[command].isChecked()
    writer.do(command)
    assert kept(writer) == (p("word ثم"),)


def test_boxes_code_and_further_paragraphs_of_items(
    qtbot: QtBot, stations: Stations, newsroom: Newsroom
) -> None:
    writer = with_body(qtbot, stations, newsroom, p("نص"), li("أول"), li("ثان"))
    writer.do(Do.FACTS_BOX)
    assert writer.station.deck[Do.FACTS_BOX].isChecked()
    writer.do(Do.FACTS_BOX)
    writer.do(Do.CODE_BLOCK)
    assert isinstance(kept(writer)[0], Code)
    writer.do(Do.CODE_BLOCK)
    assert isinstance(kept(writer)[0], Paragraph)
    writer.editor.show_block("body", 2)
    writer.do(Do.CONTINUE_ITEM)
    assert kept(writer)[1:] == (li("أول"), li("ثان", continued=True))
    writer.do(Do.CONTINUE_ITEM)
    assert kept(writer) == (p("نص"), li("أول"), li("ثان"))


def test_a_double_click_opens_a_card(qtbot: QtBot, stations: Stations, newsroom: Newsroom) -> None:
    writer = with_body(qtbot, stations, newsroom, PullQuote(text=inline("قول")), p("بعد"))
    block = writer.editor.editing.manuscript.block_at(0)
    middle = writer.surface.block_area(block).center().toPoint()
    view = writer.surface.viewport()
    QTest.mouseDClick(view, Qt.MouseButton.LeftButton, pos=QPoint(middle))
    QTest.mouseRelease(view, Qt.MouseButton.LeftButton)  # what Qt's double click leaves pressed
    assert opened(writer)
