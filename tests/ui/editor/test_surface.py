"""The writing surface under a person's hands: keys, composing, commands, and what is kept."""

from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QMimeData, QPoint, QPointF, Qt
from PySide6.QtGui import QGuiApplication, QMouseEvent, QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from studio.arabic.direction import Direction
from studio.document.blocks import Item, ListKind, Paragraph, Table
from studio.document.inline import Text, plain, texts
from studio.newsroom.drafts import draft
from studio.ui.commands import Do
from studio.ui.saving import SaveState
from tests.builders import doc, figure, h, li, p, rule, strong, table
from tests.newsroom.house import Newsroom
from tests.ui.editor.writers import CONTROL, NONE, SHIFT, Writer, at_work, with_body
from tests.ui.stations import Stations

PASTES = Path(__file__).resolve().parents[2] / "data" / "pastes"


@pytest.fixture
def writer(qtbot: QtBot, stations: Stations, newsroom: Newsroom) -> Writer:
    """Give Layla a new story with nothing in it, the caret in its headline."""
    article = newsroom.wrote(newsroom.layla, "", body=())
    return at_work(qtbot, stations, newsroom.layla, article)


def test_a_story_is_written_from_the_headline_on(writer: Writer) -> None:
    writer.type("قمة في عمّان")
    writer.press(Qt.Key.Key_Return)
    writer.type("المقدمة")
    writer.press(Qt.Key.Key_Return)
    writer.type("انعقدت القمة.")
    writer.press(Qt.Key.Key_Return)
    writer.type("وانتهت.")
    assert writer.headline == "قمة في عمّان"
    assert plain(writer.text.standfirst) == "المقدمة"
    assert writer.lines == ["انعقدت القمة.", "وانتهت."]


def test_what_is_typed_reaches_the_draft(qtbot: QtBot, newsroom: Newsroom, writer: Writer) -> None:
    writer.type("قمة")
    qtbot.waitUntil(lambda: writer.story.saving.state is SaveState.SAVED)
    assert writer.story.article is not None
    kept = draft(newsroom.layla, writer.story.article)
    assert kept is not None
    assert plain(kept.text.headline) == "قمة"
    assert writer.editor.foot.saved_text.startswith("حُفظ")


def test_bold_on_what_is_chosen_and_off_again(
    qtbot: QtBot, stations: Stations, newsroom: Newsroom
) -> None:
    writer = with_body(qtbot, stations, newsroom, p("قال الوزير اليوم"))
    writer.select(4, 10)
    writer.do(Do.BOLD)
    assert writer.text.body.blocks == (p("قال ", strong("الوزير"), " اليوم"),)
    assert writer.station.deck[Do.BOLD].isChecked()
    writer.do(Do.BOLD)
    assert writer.text.body.blocks == (p("قال الوزير اليوم"),)


def test_undo_goes_by_word_and_comes_back(writer: Writer) -> None:
    writer.type("قمة عمّان")
    writer.do(Do.UNDO)
    assert writer.headline == "قمة"
    writer.do(Do.REDO)
    assert writer.headline == "قمة عمّان"


def test_lists_by_keys(qtbot: QtBot, stations: Stations, newsroom: Newsroom) -> None:
    writer = with_body(qtbot, stations, newsroom, p("أول"))
    writer.press(Qt.Key.Key_End)
    writer.do(Do.BULLETS)
    assert writer.station.deck[Do.BULLETS].isChecked()
    writer.press(Qt.Key.Key_Return)
    writer.type("ثان")
    writer.press(Qt.Key.Key_Tab)
    assert list(writer.text.body.blocks) == [li("أول"), Item(texts("ثان"), level=1)]
    writer.press(Qt.Key.Key_Backtab, SHIFT)
    writer.press(Qt.Key.Key_Return)
    writer.press(Qt.Key.Key_Return)
    writer.type("بعدها")
    assert list(writer.text.body.blocks) == [li("أول"), li("ثان"), p("بعدها")]


def test_tab_leaves_a_paragraph_for_the_next_widget(writer: Writer) -> None:
    before = writer.text
    writer.press(Qt.Key.Key_Tab)
    assert not writer.surface.hasFocus()
    assert writer.text == before


def test_headings_and_quotes_follow_the_caret(
    qtbot: QtBot, stations: Stations, newsroom: Newsroom
) -> None:
    writer = with_body(qtbot, stations, newsroom, p("عنوان"), p("نص"))
    writer.do(Do.HEADING)
    assert writer.text.body.blocks == (h("عنوان"), p("نص"))
    assert writer.editor.bar.kind_button.text() == writer.station.tongue.words.say("Sub-heading")
    writer.press(Qt.Key.Key_Down)
    assert writer.editor.bar.kind_button.text() == writer.station.tongue.words.say("Paragraph")
    writer.do(Do.QUOTE)
    assert writer.text.body.blocks[1] == Paragraph(texts("نص"), quote=1)


def test_an_input_method_shows_what_it_composes_and_writes_it_once(writer: Writer) -> None:
    writer.compose("قم")
    assert writer.surface.textCursor().block().layout().preeditAreaText() == "قم"
    assert writer.headline == ""
    writer.compose("", "قمة")
    assert writer.headline == "قمة"


def test_left_goes_on_where_lines_begin_at_the_right(writer: Writer) -> None:
    writer.type("قمة عمّان")
    writer.press(Qt.Key.Key_Home)
    assert writer.surface.textCursor().positionInBlock() == 0
    writer.press(Qt.Key.Key_Left)
    assert writer.surface.textCursor().positionInBlock() == 1
    writer.press(Qt.Key.Key_Left, CONTROL)
    writer.press(Qt.Key.Key_Left, CONTROL | SHIFT)
    assert writer.surface.textCursor().hasSelection()
    writer.press(Qt.Key.Key_End)
    assert writer.surface.textCursor().atBlockEnd()


def test_a_double_click_takes_the_word_without_its_punctuation(
    qtbot: QtBot, stations: Stations, newsroom: Newsroom
) -> None:
    writer = with_body(qtbot, stations, newsroom, p("نقلت «رويترز»، أمس"))
    cursor = writer.surface.textCursor()
    cursor.setPosition(cursor.block().position() + 8)
    place = writer.surface.cursorRect(cursor).center()
    QTest.mouseDClick(writer.surface.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert writer.surface.textCursor().selectedText() == "رويترز"


def test_three_clicks_take_the_paragraph_and_a_later_one_the_caret(
    qtbot: QtBot, stations: Stations, newsroom: Newsroom
) -> None:
    writer = with_body(qtbot, stations, newsroom, p("قال «الوزير»، ثم مضى"), p("بعده"))
    surface = writer.surface
    view, left = surface.viewport(), Qt.MouseButton.LeftButton
    writer.editor.show_block("body", 0)
    spot = surface.cursorRect().center() - QPoint(60, 0)
    at = QApplication.doubleClickInterval()

    def click(kind: QEvent.Type, spot: QPoint, when: int) -> None:
        there = QPointF(view.mapToGlobal(spot))
        held = Qt.MouseButton.NoButton if kind is up else left
        event = QMouseEvent(kind, QPointF(spot), there, left, held, NONE)
        event.setTimestamp(when)
        QApplication.sendEvent(view, event)

    down, up, twice = (
        QEvent.Type.MouseButtonPress,
        QEvent.Type.MouseButtonRelease,
        QEvent.Type.MouseButtonDblClick,
    )
    for number, kind in enumerate((down, up, twice, up)):
        click(kind, spot, at + number)
    assert surface.textCursor().selectedText() == "الوزير"
    click(down, spot, at + 9)
    click(up, spot, at + 10)
    assert surface.textCursor().selectedText() == "قال «الوزير»، ثم مضى"
    click(down, spot, 3 * at)
    click(up, spot, 3 * at)
    assert not surface.textCursor().hasSelection()


def test_the_caret_of_an_empty_paragraph_stands_at_the_right(writer: Writer) -> None:
    for _ in range(3):
        middle = writer.surface.viewport().width() / 2
        assert writer.surface.cursorRect().center().x() > middle
        writer.press(Qt.Key.Key_Return)


@pytest.mark.parametrize("headline", ["2025: عام قياسي", "Reuters: محادثات جديدة"])
def test_a_headline_that_begins_in_latin_stays_right_to_left(
    qtbot: QtBot, stations: Stations, newsroom: Newsroom, headline: str
) -> None:
    writer = with_body(qtbot, stations, newsroom, headline=headline)
    writer.editor.focus_headline()
    block = writer.surface.textCursor().block()
    assert block.textDirection() is Qt.LayoutDirection.RightToLeft
    start, end = QTextCursor(block), QTextCursor(block)
    end.movePosition(QTextCursor.MoveOperation.EndOfBlock)
    assert writer.surface.cursorRect(end).x() < writer.surface.cursorRect(start).x()


def test_direction_by_keys_and_by_command(
    qtbot: QtBot, stations: Stations, newsroom: Newsroom
) -> None:
    writer = with_body(qtbot, stations, newsroom, p("Reuters said"))
    shift, control = Qt.Key.Key_Shift, Qt.Key.Key_Control
    writer.send(shift, CONTROL | SHIFT, scan=50)
    assert writer.text.body.blocks == (Paragraph(texts("Reuters said"), direction=Direction.LTR),)
    writer.do(Do.DIRECTION)
    assert writer.text.body.blocks == (p("Reuters said"),)
    writer.send(control, CONTROL)
    assert writer.text.body.blocks == (p("Reuters said"),)


@pytest.mark.parametrize("file", sorted(PASTES.glob("*.html")), ids=lambda file: file.stem)
def test_what_others_copied_comes_in_clean(
    qtbot: QtBot, stations: Stations, newsroom: Newsroom, file: Path
) -> None:
    writer = with_body(qtbot, stations, newsroom, p("قبل"))
    writer.press(Qt.Key.Key_End)
    content = QMimeData()
    content.setHtml(file.read_text("utf-8"))
    QGuiApplication.clipboard().setMimeData(content)
    writer.do(Do.PASTE)
    pasted = writer.text.body.blocks
    assert len(pasted) > 1
    writer.do(Do.UNDO)
    assert writer.text.body.blocks == (p("قبل"),)


def test_pasting_as_text_leaves_all_marks_behind(
    qtbot: QtBot, stations: Stations, newsroom: Newsroom
) -> None:
    writer = with_body(qtbot, stations, newsroom, p("قبل "))
    writer.press(Qt.Key.Key_End)
    content = QMimeData()
    content.setHtml("<p><b>مهم</b></p>")
    content.setText("مهم")
    QGuiApplication.clipboard().setMimeData(content)
    writer.do(Do.PASTE_TEXT)
    assert writer.text.body.blocks[-1].content[-1].marks == Text("").marks  # type: ignore[union-attr] # a paragraph
    assert "مهم" in "".join(writer.lines)


def test_cut_and_paste_move_blocks_whole(
    qtbot: QtBot, stations: Stations, newsroom: Newsroom
) -> None:
    body = (p("أول ", strong("مهم")), figure(alt="ميناء"), p("آخر"))
    writer = with_body(qtbot, stations, newsroom, *body)
    writer.do(Do.SELECT_ALL)
    before = writer.text
    writer.do(Do.CUT)
    assert writer.lines in ([], [""])
    writer.do(Do.UNDO)
    assert writer.text == before


def test_cards_keep_what_they_hold_and_go_as_one(
    qtbot: QtBot, stations: Stations, newsroom: Newsroom
) -> None:
    kept = (table(["أ", "ب"], ["١", "٢"]), rule())
    writer = with_body(qtbot, stations, newsroom, p("قبل"), *kept, p("بعد"))
    writer.press(Qt.Key.Key_Down)
    cursor = writer.surface.textCursor()
    assert cursor.hasSelection()
    assert isinstance(writer.editor.editing.card(), Table)
    writer.press(Qt.Key.Key_Delete)
    assert not any(isinstance(block, Table) for block in writer.text.body.blocks)
    writer.do(Do.UNDO)
    assert writer.text.body.blocks == (p("قبل"), *kept, p("بعد"))


def test_numbered_lists_are_numbers(qtbot: QtBot, stations: Stations, newsroom: Newsroom) -> None:
    writer = with_body(qtbot, stations, newsroom, p("أول"))
    writer.do(Do.NUMBERS)
    assert writer.text.body == doc(Item(texts("أول"), kind=ListKind.NUMBER))
    writer.do(Do.HEADING)
    assert writer.text.body == doc(h("أول"))


def test_shortcuts_reach_the_text_by_the_keyboard(
    qtbot: QtBot, stations: Stations, newsroom: Newsroom
) -> None:
    writer = with_body(qtbot, stations, newsroom, p("مهم"))
    qtbot.waitUntil(writer.window.isActiveWindow)
    QTest.keyClick(writer.surface, Qt.Key.Key_A, CONTROL)
    QTest.keyClick(writer.surface, Qt.Key.Key_B, CONTROL)
    assert writer.text.body == doc(p(strong("مهم")))
    QTest.keyClick(writer.surface, Qt.Key.Key_Z, CONTROL)
    assert writer.text.body == doc(p("مهم"))
    QTest.keyClick(writer.surface, Qt.Key.Key_End)
    QTest.keyClick(writer.surface, Qt.Key.Key_Return, SHIFT)
    writer.type("سطر")
    assert writer.lines == ["مهم\nسطر"]


def test_a_restored_version_is_one_step(
    qtbot: QtBot, stations: Stations, newsroom: Newsroom
) -> None:
    writer = with_body(qtbot, stations, newsroom, p("أول"), p("ثان"))
    before = writer.text
    writer.story.show_text(newsroom.text("عنوان قديم", body=[p("نص قديم")]))
    assert writer.lines == ["نص قديم"]
    assert writer.surface.toPlainText().endswith("نص قديم")
    writer.do(Do.UNDO)
    assert writer.text.body == before.body
    assert writer.text.headline == before.headline


def test_beside_the_column_the_mouse_reaches_the_line(
    qtbot: QtBot, stations: Stations, newsroom: Newsroom
) -> None:
    writer = with_body(qtbot, stations, newsroom, p("أول"), p("ثان"))
    writer.window.resize(1400, 800)
    cursor = QTextCursor(writer.editor.editing.manuscript.block_at(1))
    line = writer.surface.cursorRect(cursor).center().y()
    place = QPoint(writer.surface.width() - 30, line)
    QTest.mouseClick(writer.surface, Qt.MouseButton.LeftButton, pos=place)
    assert writer.surface.textCursor().position() == cursor.position()


def test_what_is_dragged_within_the_text_goes_there_in_one_step(
    qtbot: QtBot, stations: Stations, newsroom: Newsroom
) -> None:
    writer = with_body(qtbot, stations, newsroom, p("ثانية أولى"), p("بعد"))
    writer.select(0, 6)
    target = writer.surface.textCursor()
    target.movePosition(QTextCursor.MoveOperation.EndOfBlock)
    writer.editor.clipping.drop(writer.editor.clipping.copied(), target, move=True)
    assert writer.lines[0].startswith("أولى")
    assert "ثانية" in writer.lines[0]
    writer.do(Do.UNDO)
    assert writer.text.body == doc(p("ثانية أولى"), p("بعد"))
