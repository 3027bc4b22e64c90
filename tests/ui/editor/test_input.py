"""Input methods and drops: what is composed, replaced and brought from another window."""

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt
from PySide6.QtGui import (
    QContextMenuEvent,
    QDragEnterEvent,
    QDropEvent,
    QInputMethodEvent,
    QTextCharFormat,
    QWheelEvent,
)
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from studio.arabic.numerals import DigitShape
from studio.document.blocks import Heading, Item
from studio.document.inline import Footnote, Text, plain
from studio.ui.commands import Do
from studio.wording.words import Language
from tests.builders import h, li, p, strong, table
from tests.newsroom.house import Newsroom
from tests.ui.editor.writers import Writer, type_into, with_body
from tests.ui.stations import Stations

NOTE = Footnote((Text("حاشية"),))
MENU = QContextMenuEvent.Reason
QUERY = Qt.InputMethodQuery
PLACES = (
    ("kicker", None),
    ("headline", None),
    ("standfirst", None),
    ("body", 0),
    ("body", 1),
    ("body", 2),
    ("body", 3),
)


@pytest.fixture
def writer(qtbot: QtBot, stations: Stations, newsroom: Newsroom) -> Writer:
    """Give a story with a text, a heading, an item, and a footnote before the end of a line."""
    body = (p("انعقدت القمة"), h("خلفية"), li("أول"), p("قال", NOTE, " ثم"))
    return with_body(qtbot, stations, newsroom, *body)


def at_end(writer: Writer, field: str, block: int | None) -> None:
    writer.editor.show_block(field, block)
    writer.press(Qt.Key.Key_End)


def here(writer: Writer) -> str:
    """Return the words of the block that the caret stands in, as they are kept."""
    block = writer.surface.textCursor().block()
    return plain(writer.editor.editing.manuscript.passage(block).content)


def replace(writer: Writer, words: str, start: int, length: int) -> None:
    event = QInputMethodEvent("", [])
    event.setCommitString(words, start, length)
    QApplication.sendEvent(writer.surface, event)


@pytest.mark.parametrize(("field", "block"), PLACES)
def test_what_is_composed_is_shown_and_written_once(
    writer: Writer, field: str, block: int | None
) -> None:
    at_end(writer, field, block)
    before = here(writer)
    for preedit in ("ك", "كل", "كلم"):
        writer.compose(preedit)
        layout = writer.surface.textCursor().block().layout()
        assert layout.preeditAreaText() == preedit
        assert here(writer) == before
    writer.compose("", "كلمة")
    assert here(writer) == before + "كلمة"
    assert writer.surface.textCursor().block().layout().preeditAreaText() == ""
    writer.do(Do.UNDO)
    assert here(writer) == before


@pytest.mark.parametrize(("field", "block"), PLACES)
def test_an_input_method_replaces_what_stands_before_the_caret(
    writer: Writer, field: str, block: int | None
) -> None:
    at_end(writer, field, block)
    writer.type("مدرسه")
    before = here(writer)
    replace(writer, "ة", -1, 1)
    assert here(writer) == before[:-1] + "ة"
    replace(writer, "مكتبة", -5, 5)
    assert here(writer) == before[:-5] + "مكتبة"


def test_what_is_replaced_never_reaches_over_the_block(writer: Writer) -> None:
    writer.editor.show_block("body", 1)
    writer.press(Qt.Key.Key_Home)
    lines = writer.lines
    replace(writer, "", -3, 3)
    assert writer.lines == lines
    assert isinstance(writer.text.body.blocks[1], Heading)
    assert isinstance(writer.text.body.blocks[2], Item)


def test_the_text_around_the_caret_can_be_asked_for(writer: Writer) -> None:
    at_end(writer, "body", 3)
    surface = writer.surface
    around = surface.inputMethodQuery(QUERY.ImSurroundingText)
    at = surface.inputMethodQuery(QUERY.ImCursorPosition)
    assert around == "قال\ufffc ثم"
    assert around[:at].endswith("ثم")
    writer.select(0, 3)
    assert surface.inputMethodQuery(QUERY.ImAnchorPosition) == 0
    assert surface.inputMethodQuery(QUERY.ImCursorPosition) == 3
    assert surface.inputMethodQuery(QUERY.ImEnabled)
    assert surface.inputMethodQuery(QUERY.ImCursorRectangle).isValid()


@pytest.mark.parametrize(("field", "block"), PLACES)
def test_a_point_is_in_the_text_that_is_written_while_more_is_composed(
    writer: Writer, field: str, block: int | None
) -> None:
    """Qt looks for places behind the end of the text, and complains that there are none."""
    at_end(writer, field, block)
    surface = writer.surface
    caret, view = surface.textCursor().position(), surface.viewport()
    spots = [QPoint(x, y) for x in range(0, view.width(), 40) for y in range(0, view.height(), 12)]
    writer.compose("طويل جدًّا 𝔘")
    found = [surface.cursorForPosition(spot).position() for spot in spots]
    assert max(found) < surface.document().characterCount()
    assert caret in found  # what is composed stands at the caret
    writer.do(Do.FIND)
    type_into(writer.editor.find_bar.field, "ال")
    QTest.mouseClick(view, Qt.MouseButton.LeftButton, pos=spots[-1])
    QApplication.processEvents()


def test_composing_over_a_selection_takes_its_place(writer: Writer) -> None:
    writer.editor.show_block("body", 0)
    writer.select(0, 6)
    writer.compose("بد")
    assert here(writer) == " القمة"
    writer.compose("", "بدأت")
    assert here(writer) == "بدأت القمة"
    while writer.station.deck[Do.UNDO].isEnabled():
        writer.do(Do.UNDO)
    assert here(writer) == "انعقدت القمة"


def test_a_footnote_is_composed_behind_and_never_lost(writer: Writer) -> None:
    writer.editor.show_block("body", 3)
    writer.editor.editing.put_caret(writer.surface.textCursor().block().position() + 4)
    writer.compose("أ")
    writer.compose("", "أمس")
    content = writer.text.body.blocks[3].content  # type: ignore[union-attr] # a paragraph
    assert content == (Text("قال"), NOTE, Text("أمس ثم"))
    replace(writer, "غد", -3, 3)
    content = writer.text.body.blocks[3].content  # type: ignore[union-attr] # a paragraph
    assert content == (Text("قال"), NOTE, Text("غد ثم"))


def test_what_is_composed_and_given_up_leaves_nothing(writer: Writer) -> None:
    at_end(writer, "body", 0)
    marked = QInputMethodEvent.Attribute(
        QInputMethodEvent.AttributeType.TextFormat, 0, 2, QTextCharFormat()
    )
    QApplication.sendEvent(writer.surface, QInputMethodEvent("كل", [marked]))
    QApplication.sendEvent(writer.surface, QInputMethodEvent("", []))
    assert here(writer) == "انعقدت القمة"
    assert not writer.station.deck[Do.UNDO].isEnabled()
    assert writer.lines[0] == "انعقدت القمة"


def dropped(writer: Writer, content: QMimeData, at: QPointF) -> QDropEvent:
    """Carry something over the text and let it fall, as a drag from elsewhere does."""
    both = Qt.DropAction.CopyAction | Qt.DropAction.MoveAction
    held = (Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier)
    viewport = writer.surface.viewport()
    entering = QDragEnterEvent(at.toPoint(), both, content, *held)
    QApplication.sendEvent(viewport, entering)
    assert entering.isAccepted()
    event = QDropEvent(at, both, content, *held)
    QApplication.sendEvent(viewport, event)
    return event


def test_what_is_dragged_from_another_window_comes_whole_and_stays_there(
    qtbot: QtBot, stations: Stations, newsroom: Newsroom, writer: Writer
) -> None:
    source = with_body(
        qtbot,
        stations,
        newsroom,
        p("كلام ", strong("مهم")),
        h("عنوان"),
        table(("أ", "ب")),
        p("آخر"),
    )
    source.do(Do.SELECT_ALL)
    end = source.surface.document().characterCount() - 1
    start = source.editor.editing.manuscript.block_at(0).position()
    source.editor.editing.choose(start, end)
    before = source.text
    content = source.surface.createMimeDataFromSelection()
    writer.editor.show_block("body", 0)
    writer.press(Qt.Key.Key_End)
    spot = QPointF(writer.surface.cursorRect().center())
    event = dropped(writer, content, spot)
    assert event.isAccepted()
    assert event.dropAction() is Qt.DropAction.CopyAction
    assert source.text == before
    kinds = [type(block).__name__ for block in writer.text.body.blocks]
    assert kinds[:4] == ["Paragraph", "Heading", "Table", "Paragraph"]
    first = writer.text.body.blocks[0].content  # type: ignore[union-attr] # a paragraph
    assert any(isinstance(run, Text) and run.marks.bold for run in first)
    writer.do(Do.UNDO)
    assert writer.lines == ["انعقدت القمة", "خلفية", "أول", "قال ثم"]


@pytest.mark.parametrize(
    ("language", "cut", "mark"),
    [(Language.ARABIC, "قص", "عريض"), (Language.ENGLISH, "Cut", "Bold")],
)
@pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
@pytest.mark.parametrize("reason", [MENU.Mouse, MENU.Keyboard])
def test_the_menu_of_the_text_speaks_the_windows_language(
    writer: Writer, language: Language, cut: str, mark: str, reason: QContextMenuEvent.Reason
) -> None:
    writer.station.tongue.speak(language, DigitShape.ASCII)
    writer.editor.show_block("body", 0)
    writer.select(0, 4)
    at = writer.surface.cursorRect().center()
    event = QContextMenuEvent(reason, at, writer.surface.viewport().mapToGlobal(at))
    QApplication.sendEvent(writer.surface.viewport(), event)
    menu = next(one for one in writer.surface.findChildren(QMenu) if one.isVisible())
    said = [one.text() for one in menu.actions() if one.isVisible() and not one.isSeparator()]
    menu.close()
    assert said[0] == cut
    assert mark in said


def test_a_touchpad_scrolls_by_pixels(qtbot: QtBot, stations: Stations, newsroom: Newsroom) -> None:
    writer = with_body(qtbot, stations, newsroom, *(p(f"سطر {n}") for n in range(80)))
    bar = writer.surface.verticalScrollBar()
    before = bar.value()
    at = QPointF(writer.surface.viewport().rect().center())
    for way in (-7, -7, -7):
        event = QWheelEvent(
            at,
            QPointF(writer.surface.viewport().mapToGlobal(at.toPoint())),
            QPoint(0, way),
            QPoint(0, way * 8),
            Qt.MouseButton.NoButton,
            Qt.KeyboardModifier.NoModifier,
            Qt.ScrollPhase.ScrollUpdate,
            False,  # noqa: FBT003 - Qt's own signature
        )
        QApplication.sendEvent(writer.surface.viewport(), event)
    assert bar.value() - before == 21
