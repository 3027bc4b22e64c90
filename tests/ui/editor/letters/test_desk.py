"""Letters and direction at the surface: help while typing, orders, isolates, characters."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from studio.arabic.direction import Direction
from studio.document.article import ArticleText
from studio.document.blocks import Code, Paragraph
from studio.document.inline import Text
from studio.document.marks import Language, Link, Marks
from studio.newsroom import house
from studio.ui.commands import Do
from tests.builders import h, p, strong
from tests.newsroom.house import Newsroom
from tests.ui.editor.writers import CONTROL, SHIFT, Writer, with_body
from tests.ui.stations import Stations


@pytest.fixture
def writer(qtbot: QtBot, stations: Stations, newsroom: Newsroom) -> Writer:
    writer = with_body(qtbot, stations, newsroom, p("قال"))
    writer.press(Qt.Key.Key_End)
    return writer


def shown(writer: Writer, number: int = 3) -> str:
    return writer.surface.document().findBlockByNumber(number).text()


def now(writer: Writer) -> ArticleText:
    return writer.editor.editing.read(ArticleText())


def tap(key: Qt.Key) -> None:
    focused = QApplication.focusWidget()
    assert focused is not None
    QTest.keyClick(focused, key)


def test_a_correction_is_taken_back_by_one_undo_to_what_was_typed(writer: Writer) -> None:
    writer.type(' "نعم", ثم')
    assert shown(writer) == "قال «نعم»، ثم"
    writer.do(Do.UNDO)
    writer.do(Do.UNDO)
    assert shown(writer) == "قال «نعم»,"
    writer.do(Do.REDO)
    assert shown(writer) == "قال «نعم»،"


def test_the_caret_stands_behind_the_correction(writer: Writer) -> None:
    writer.type(" ,")
    assert shown(writer) == "قال،"
    assert writer.surface.textCursor().positionInBlock() == 4
    writer.type("ثم")
    assert shown(writer) == "قال، ثم"


def test_a_house_that_wants_no_help_has_none(
    qtbot: QtBot, writer: Writer, newsroom: Newsroom
) -> None:
    house.set_setting(newsroom.chief, "typing_quotes", "no")
    writer.editor.letters.house._ask()
    qtbot.waitUntil(lambda: not writer.editor.letters.house.settings.typing_quotes)
    writer.type(' "نعم"')
    assert shown(writer) == 'قال "نعم"'


def test_code_addresses_and_foreign_runs_are_not_helped(
    qtbot: QtBot, stations: Stations, newsroom: Newsroom
) -> None:
    address = Text("example.com", Marks(link=Link("https://example.com")))
    foreign = Text("نعم", Marks(language=Language("fa")))
    writer = with_body(
        qtbot,
        stations,
        newsroom,
        Code((Text("س"),)),
        Paragraph((Text("نص"), address)),
        Paragraph((foreign,)),
        Paragraph((Text("س = ص", Marks(code=True)), Text("."))),
    )
    for number, place in ((0, 1), (1, 6), (2, 1), (3, 3)):
        writer.editor.show_block("body", number)
        base = writer.surface.textCursor().block().position()
        writer.editor.editing.put_caret(base + place)
        writer.type(",")
    assert [shown(writer, number) for number in (3, 4, 5, 6)] == [
        "س,",
        "نصexam,ple.com",
        "ن,عم",
        "س =, ص.",
    ]


@pytest.mark.parametrize(
    ("do", "text"),
    [
        (Do.STRIP_TASHKEEL, 'قال محمد "نعــم" عام 2024'),
        (Do.STRIP_TATWEEL, 'قال مُحَمَّد "نعم" عام 2024'),
        (Do.ARABIC_DIGITS, 'قال مُحَمَّد "نعــم" عام ٢٠٢٤'),
        (Do.ARABIC_QUOTES, "قال مُحَمَّد «نعــم» عام 2024"),
    ],
)
def test_an_order_without_a_selection_is_for_the_whole_article(
    qtbot: QtBot, stations: Stations, newsroom: Newsroom, do: Do, text: str
) -> None:
    said = ('قال مُحَمَّد "', strong("نعــم"), '" عام 2024')
    writer = with_body(qtbot, stations, newsroom, h("أول"), p(*said), headline="قـمة ١ 2 مُهمة")
    before = now(writer)
    writer.do(do)
    assert shown(writer, 4) == text
    assert now(writer).headline != before.headline or do is Do.ARABIC_QUOTES
    content = now(writer).body.blocks[1].content  # type: ignore[union-attr] # a paragraph
    bold = [one for one in content if isinstance(one, Text) and one.marks.bold]
    assert len(bold) == 1
    writer.do(Do.UNDO)
    assert now(writer) == before


def test_an_order_is_for_what_is_chosen_and_keeps_it_chosen(writer: Writer) -> None:
    writer.editor.editing.insert(" 12 34 56")
    writer.select(7, 9)
    writer.do(Do.ARABIC_DIGITS)
    assert shown(writer) == "قال 12 ٣٤ 56"
    assert writer.surface.textCursor().selectedText() == "٣٤"
    writer.do(Do.WESTERN_DIGITS)
    assert shown(writer) == "قال 12 34 56"


def test_a_chosen_run_is_isolated_and_let_go_again(writer: Writer) -> None:
    writer.editor.editing.insert(" C++ ثم")
    writer.select(4, 7)
    writer.do(Do.ISOLATE)
    (_, run, _) = now(writer).body.blocks[0].content  # type: ignore[union-attr] # a paragraph
    assert run == Text("C++", Marks(language=Language("", Direction.LTR)))
    writer.do(Do.ISOLATE)
    assert len(now(writer).body.blocks[0].content) == 1  # type: ignore[union-attr] # a paragraph


def test_the_caret_passes_the_borders_of_an_isolated_run_without_a_stop(writer: Writer) -> None:
    writer.editor.editing.insert(" C++ ثم")
    writer.select(4, 7)
    writer.do(Do.ISOLATE)
    writer.editor.editing.put_caret(writer.surface.textCursor().block().position())
    manuscript = writer.editor.editing.manuscript
    visited = []
    for _ in range(10):
        writer.press(Qt.Key.Key_Left)
        visited.append(manuscript.selection(writer.surface.textCursor()).caret.at)
    assert visited == list(range(1, 11))
    for _ in range(10):
        writer.press(Qt.Key.Key_Right)
    assert manuscript.selection(writer.surface.textCursor()).caret.at == 0


def test_the_word_at_the_caret_is_isolated_without_a_selection(writer: Writer) -> None:
    writer.do(Do.ISOLATE)
    (run,) = now(writer).body.blocks[0].content  # type: ignore[union-attr] # a paragraph
    assert run == Text("قال", Marks(language=Language("", Direction.RTL)))


def test_the_whole_article_turns_and_turns_back(
    qtbot: QtBot, stations: Stations, newsroom: Newsroom
) -> None:
    writer = with_body(
        qtbot,
        stations,
        newsroom,
        p("أول"),
        Paragraph((Text("Second"),), direction=Direction.LTR),
    )
    before = now(writer)
    writer.do(Do.ARTICLE_DIRECTION)
    turned = now(writer).body
    assert turned.direction is Direction.LTR
    assert [one.direction for one in turned.blocks] == [None, None]  # type: ignore[union-attr] # text alone
    block = writer.surface.document().findBlockByNumber(3)
    assert block.textDirection() is Qt.LayoutDirection.LeftToRight
    writer.do(Do.UNDO)
    assert now(writer) == before


def test_a_whole_article_is_not_turned_while_suggesting_and_says_why(
    qtbot: QtBot, stations: Stations, newsroom: Newsroom
) -> None:
    writer = with_body(qtbot, stations, newsroom, p("أول"))
    before = now(writer)
    writer.do(Do.SUGGEST)
    with qtbot.waitSignal(writer.editor.told) as told:
        writer.do(Do.ARTICLE_DIRECTION)
    assert told.args is not None
    assert "الاقتراح" in told.args[0]
    assert now(writer) == before
    writer.do(Do.SUGGEST)
    writer.do(Do.ARTICLE_DIRECTION)
    assert now(writer).body.direction is Direction.LTR


@pytest.mark.parametrize(("scan", "direction"), [(62, Direction.RTL), (50, Direction.LTR)])
def test_ctrl_and_a_shift_turn_the_paragraph(
    writer: Writer, scan: int, direction: Direction
) -> None:
    other = Do.DIRECTION_LTR if direction is Direction.RTL else Do.DIRECTION_RTL
    writer.do(other)
    writer.send(Qt.Key.Key_Control, CONTROL)
    writer.send(Qt.Key.Key_Shift, CONTROL | SHIFT, scan=scan)
    block = writer.surface.textCursor().block()
    rtl = block.textDirection() is Qt.LayoutDirection.RightToLeft
    assert rtl is (direction is Direction.RTL)


def test_a_character_is_found_by_its_name_in_either_language_and_written(
    writer: Writer,
) -> None:
    writer.do(Do.CHARACTERS)
    card = writer.editor.letters.card
    assert card.field.hasFocus()
    card.field.setText("dagger")
    tap(Qt.Key.Key_Return)
    assert shown(writer) == "قال\u0670"
    assert writer.surface.hasFocus()
    writer.do(Do.CHARACTERS)
    card.field.setText("مسافة غير")
    tap(Qt.Key.Key_Return)
    assert shown(writer).endswith("\u00a0")


def test_what_was_used_last_comes_first(writer: Writer) -> None:
    card = writer.editor.letters.card
    for name in ("Euro", "Ellipsis"):
        writer.do(Do.CHARACTERS)
        card.field.setText(name)
        tap(Qt.Key.Key_Return)
    writer.do(Do.CHARACTERS)
    assert [card.list.item(row).text() for row in (0, 1)] == ["علامة الحذف", "يورو"]
    tap(Qt.Key.Key_Down)
    tap(Qt.Key.Key_Return)
    assert shown(writer) == "قال€…€"
    writer.do(Do.CHARACTERS)
    card.field.setText("لا شيء كهذا")
    assert card.list.isHidden()
    tap(Qt.Key.Key_Return)
    tap(Qt.Key.Key_Escape)
    assert not card.isVisible()
    assert shown(writer) == "قال€…€"
