"""Pasting at the writing surface: links, pictures, tables, and what is said of the cleaning."""

import base64
from io import BytesIO

import pytest
from PIL import Image
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QGuiApplication, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from studio.document.blocks import Figure, Item, Table
from studio.ui.commands import Do
from tests.builders import doc, h, link, p, strong, table
from tests.newsroom.house import Newsroom
from tests.ui.editor.writers import Writer, with_body
from tests.ui.stations import Stations

ADDRESS = "https://example.org/a?page=2"


@pytest.fixture
def writer(qtbot: QtBot, stations: Stations, newsroom: Newsroom) -> Writer:
    """Give Layla a story with one paragraph, the caret at its end."""
    writer = with_body(qtbot, stations, newsroom, p("قال الوزير أمس"))
    writer.press(Qt.Key.Key_End)
    return writer


def copy(*, text: str = "", html: str = "", image: QImage | None = None) -> None:
    content = QMimeData()
    if text:
        content.setText(text)
    if html:
        content.setHtml(html)
    if image is not None:
        content.setImageData(image)
    QGuiApplication.clipboard().setMimeData(content)


def embedded() -> str:
    held = BytesIO()
    Image.effect_noise((60, 40), 90).save(held, "PNG")
    return f"data:image/png;base64,{base64.b64encode(held.getvalue()).decode()}"


# Links


def test_an_address_on_chosen_words_is_their_link(writer: Writer) -> None:
    copy(text=f" {ADDRESS}&utm_source=x\n")
    writer.select(4, 10)
    writer.do(Do.PASTE)
    assert writer.text.body.blocks == (p("قال ", link(ADDRESS, "الوزير"), " أمس"),)
    assert ADDRESS in writer.editor.clipping.bar.text
    writer.do(Do.KEEP_AS_TEXT)
    assert writer.text.body.blocks == (p(f"قال {ADDRESS} أمس"),)
    writer.do(Do.UNDO)
    assert writer.text.body.blocks == (p("قال الوزير أمس"),)


def test_an_address_as_text_and_in_the_headline_is_text(writer: Writer) -> None:
    copy(text=ADDRESS)
    writer.select(4, 10)
    writer.do(Do.PASTE_TEXT)
    assert writer.text.body.blocks == (p(f"قال {ADDRESS} أمس"),)
    writer.editor.focus_headline()
    writer.select(0, 3)
    writer.do(Do.PASTE)
    assert writer.headline == ADDRESS


def test_what_is_no_address_takes_the_place_of_what_is_chosen(writer: Writer) -> None:
    for text in ("javascript:alert(1)", "java\x01script:x", "كلمة", "a@b.c"):
        copy(text=text)
        writer.select(4, 10)
        writer.do(Do.PASTE)
        assert "Link(" not in str(writer.text.body)
        assert writer.lines[0] == f"قال {text.replace(chr(1), '')} أمس"
        writer.do(Do.UNDO)


def test_paste_as_a_link_writes_the_address_where_nothing_is_chosen(writer: Writer) -> None:
    told: list[str] = []
    writer.editor.told.connect(lambda text, _: told.append(text))
    QGuiApplication.clipboard().clear()
    writer.do(Do.PASTE)
    writer.do(Do.PASTE_LINK)
    copy(text="كلمة")
    writer.do(Do.PASTE_LINK)
    assert len(told) == 2
    assert writer.text.body.blocks == (p("قال الوزير أمس"),)
    copy(text=ADDRESS)
    writer.type(" ")
    writer.do(Do.PASTE_LINK)
    assert writer.text.body.blocks == (p("قال الوزير أمس ", link(ADDRESS, ADDRESS)),)


# What is cleaned


def test_the_bar_says_what_was_cleaned_and_goes_with_the_next_key(writer: Writer) -> None:
    bar = writer.editor.clipping.bar
    copy(html="<p>نص <b>مهم</b></p>", text="نص مهم")
    writer.do(Do.PASTE)
    assert not bar.text
    writer.do(Do.UNDO)
    copy(html="<p style='color:red'>نص</p><script>x()</script>", text="نص")
    writer.do(Do.PASTE)
    assert bar.isVisible()
    words = writer.station.tongue.words
    assert words.say("fonts and colours") in bar.text
    assert words.say("scripts and forms") in bar.text
    assert writer.surface.hasFocus()
    writer.type("ك")
    assert not bar.isVisible()
    assert not writer.station.deck[Do.KEEP_AS_TEXT].isEnabled()


def test_what_was_pasted_is_kept_as_text_by_keys_alone(writer: Writer) -> None:
    writer.type(" ")
    copy(html="<h2 style='color:red'>عنوان</h2><p>نص <b>مهم</b></p>", text="عنوان\n\nنص مهم")
    writer.do(Do.PASTE)
    assert writer.text.body == doc(p("قال الوزير أمس"), h("عنوان"), p("نص ", strong("مهم")))
    bar = writer.editor.clipping.bar
    QTest.keyClick(writer.surface, Qt.Key.Key_Tab)
    assert QApplication.focusWidget() is bar.keep
    QTest.keyClick(bar.keep, Qt.Key.Key_Space)
    assert writer.lines == ["قال الوزير أمس عنوان", "نص مهم"]
    assert writer.surface.hasFocus()
    assert not bar.isVisible()
    writer.do(Do.UNDO)
    assert writer.text.body.blocks == (p("قال الوزير أمس"),)


def test_the_bar_is_reached_by_tab_within_a_list_too(writer: Writer) -> None:
    writer.do(Do.BULLETS)
    writer.editor.show_block("body", 0)
    QTest.keyClick(writer.surface, Qt.Key.Key_End)
    writer.press(Qt.Key.Key_Return)
    copy(html='<p style="color: red">نص ملون</p>')
    writer.do(Do.PASTE)
    bar = writer.editor.clipping.bar
    assert bar.isVisible()
    before = writer.text
    QTest.keyClick(writer.surface, Qt.Key.Key_Tab)
    assert QApplication.focusWidget() is bar.keep
    assert writer.text == before
    QTest.keyClick(bar.keep, Qt.Key.Key_Escape)
    QTest.keyClick(writer.surface, Qt.Key.Key_Tab)
    assert [block.level for block in writer.text.body.blocks if isinstance(block, Item)] == [0, 1]


def test_the_bar_takes_back_and_goes_by_escape(writer: Writer) -> None:
    bar = writer.editor.clipping.bar
    copy(html="<p style='color:red'>نص</p>", text="نص")
    writer.do(Do.PASTE)
    bar.undo.click()
    assert writer.text.body.blocks == (p("قال الوزير أمس"),)
    writer.do(Do.PASTE)
    QTest.keyClick(writer.surface, Qt.Key.Key_Escape)
    assert not bar.isVisible()
    assert writer.text.body.blocks == (p("قال الوزير أمسنص"),)
    assert writer.surface.hasFocus()


# Pictures and tables


def test_a_picture_copied_in_a_browser_comes_with_its_words(qtbot: QtBot, writer: Writer) -> None:
    image = QImage(40, 30, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.darkCyan)
    copy(html='<img src="https://example.org/a.png" alt="سفينة في الميناء">', image=image)
    writer.do(Do.PASTE)
    qtbot.waitUntil(writer.editor.panel.isVisible)
    (shown,) = [one for one in writer.text.body.blocks if isinstance(one, Figure)]
    assert shown.alt == "سفينة في الميناء"
    assert shown.picture
    assert not shown.source


def test_words_win_over_the_picture_of_words(writer: Writer) -> None:
    image = QImage(40, 30, QImage.Format.Format_RGB32)
    copy(html="<p>خلية</p>", text="خلية", image=image)
    writer.do(Do.PASTE)
    assert writer.text.body.blocks == (p("قال الوزير أمسخلية"),)


def test_pictures_within_a_page_are_kept_and_come_at_their_places(
    qtbot: QtBot, writer: Writer
) -> None:
    page = f"<p>أول</p><img src='{embedded()}' alt='بحر'><p>ثان</p>"
    copy(html=page, text="أول ثان")
    with qtbot.waitSignal(writer.editor.editing.changed):
        writer.do(Do.PASTE)
        writer.type(".")
    qtbot.waitUntil(lambda: len(writer.text.body.blocks) > 1)
    first, shown, last = writer.text.body.blocks
    assert first == p("قال الوزير أمسأول")
    assert isinstance(shown, Figure)
    assert (shown.alt, shown.source, len(shown.picture)) == ("بحر", "", 64)
    assert last == p("ثان.")


def test_a_broken_picture_within_a_page_is_left_behind_and_said(
    qtbot: QtBot, writer: Writer
) -> None:
    told: list[str] = []
    writer.editor.told.connect(lambda text, _: told.append(text))
    broken = base64.b64encode(b"\x89PNG\r\n\x1a\n" + b"x" * 300).decode()
    copy(html=f"<p>أول</p><img src='data:image/png;base64,{broken}'><p>ثان</p>", text="أول ثان")
    writer.do(Do.PASTE)
    qtbot.waitUntil(lambda: bool(told))
    assert writer.text.body.blocks == (p("قال الوزير أمسأول"), p("ثان"))


def test_what_is_ready_too_late_goes_into_no_other_story(
    qtbot: QtBot, newsroom: Newsroom, writer: Writer
) -> None:
    other = newsroom.wrote(newsroom.layla, "أخرى", body=[p("نصها")])
    told: list[str] = []
    writer.editor.told.connect(lambda text, _: told.append(text))
    copy(html=f"<p>أول</p><img src='{embedded()}'>", text="أول")
    writer.do(Do.PASTE)
    with qtbot.waitSignal(writer.story.loaded):
        writer.story.open_article(other)
    qtbot.waitUntil(lambda: bool(told))
    assert writer.text.body.blocks == (p("نصها"),)


def test_rows_of_a_spreadsheet_become_a_table_and_as_text_lines(writer: Writer) -> None:
    writer.press(Qt.Key.Key_Return)
    copy(text="المدينة\tالأمطار\nجدة\t12")
    writer.do(Do.PASTE)
    assert writer.text.body.blocks[1] == table(["المدينة", "الأمطار"], ["جدة", "12"])
    writer.do(Do.UNDO)
    writer.do(Do.PASTE_TEXT)
    assert [type(one) for one in writer.text.body.blocks if isinstance(one, Table)] == []
    assert writer.lines[1:] == ["المدينة الأمطار", "جدة 12"]


def test_the_text_that_is_read_only_takes_nothing(writer: Writer) -> None:
    copy(text="نص", html="<p style='color:red'>نص</p>")
    writer.surface.setReadOnly(True)
    writer.editor.clipping.paste_clipboard()
    writer.editor.clipping.paste_link()
    assert writer.text.body.blocks == (p("قال الوزير أمس"),)
