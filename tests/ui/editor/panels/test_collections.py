"""Tables, galleries and related stories in their panels."""

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from studio.document.blocks import Block, Figure, Gallery, Related, Table
from studio.document.inline import texts
from studio.newsroom.reading import load
from studio.ui.commands import Do
from studio.ui.editor.panels.gallery import GalleryPanel
from studio.ui.editor.panels.inline_field import InlineField
from studio.ui.editor.panels.related import RelatedPanel
from studio.ui.editor.panels.table import TablePanel
from studio.wording.words import Language
from tests.builders import inline, link, p, strong
from tests.newsroom.house import Newsroom
from tests.ui.editor.writers import CONTROL, SHIFT, Writer, at_work, type_into, with_body
from tests.ui.stations import Stations


def table_panel(writer: Writer) -> TablePanel:
    panel = writer.editor.panel.panel
    assert isinstance(panel, TablePanel)
    return panel


def cell_field() -> InlineField:
    field = QApplication.focusWidget()
    assert isinstance(field, InlineField)
    return field


def has_block(writer: Writer, block: Block) -> bool:
    return block in writer.text.body.blocks


def test_cells_are_written_by_keys_and_undone(
    qtbot: QtBot, stations: Stations, newsroom: Newsroom
) -> None:
    before = Table(rows=((texts("أ"), texts("ب")),), header=False)
    writer = with_body(qtbot, stations, newsroom, before, p("بعد"))
    writer.press(Qt.Key.Key_Return)
    panel = table_panel(writer)
    assert panel.grid.hasFocus()
    QTest.keyClick(panel.grid, Qt.Key.Key_Return)
    type_into(cell_field(), "الاسم")
    QTest.keyClick(cell_field(), Qt.Key.Key_Tab)
    field = cell_field()
    type_into(field, "العدد")
    field.selectAll()
    QTest.keyClick(field, Qt.Key.Key_B, CONTROL)
    QTest.keyClick(field, Qt.Key.Key_Tab)
    QTest.keyClick(cell_field(), Qt.Key.Key_Return)
    panel.header.setChecked(True)
    writer.editor.panel.finish()
    after = Table(rows=((texts("الاسم"), inline(strong("العدد"))), ((), ())), header=True)
    assert writer.text.body.blocks == (after, p("بعد"))
    while writer.station.deck[Do.UNDO].isEnabled():
        writer.do(Do.UNDO)
    assert writer.text.body.blocks == (before, p("بعد"))


def test_a_cell_is_in_the_story_while_it_is_written(
    qtbot: QtBot, stations: Stations, newsroom: Newsroom
) -> None:
    before = Table(rows=((texts("أ"), texts("ب")),), header=False)
    writer = with_body(qtbot, stations, newsroom, before)
    writer.press(Qt.Key.Key_Return)
    QTest.keyClick(table_panel(writer).grid, Qt.Key.Key_Return)
    field = cell_field()
    for words, whole in (("عمّان ", "عمّان "), ("وإربد", "عمّان وإربد")):
        type_into(field, words)
        after = Table(rows=((texts(whole), texts("ب")),), header=False)
        qtbot.waitUntil(partial(has_block, writer, after))
        assert cell_field() is field
    while writer.station.deck[Do.UNDO].isEnabled():
        writer.do(Do.UNDO)
    assert before in writer.text.body.blocks


def test_escape_leaves_a_cell_with_what_was_written_and_undoing_takes_it_back(
    qtbot: QtBot, stations: Stations, newsroom: Newsroom
) -> None:
    before = Table(rows=((texts("أ"), texts("ب")),), header=False)
    writer = with_body(qtbot, stations, newsroom, before, p("بعد"))
    writer.press(Qt.Key.Key_Return)
    panel = table_panel(writer)
    QTest.keyClick(panel.grid, Qt.Key.Key_Return)
    type_into(cell_field(), "جديد")
    QTest.keyClick(cell_field(), Qt.Key.Key_Escape)
    assert panel.grid.hasFocus()
    writer.editor.panel.finish()
    after = Table(rows=((texts("جديد"), texts("ب")),), header=False)
    assert writer.text.body.blocks == (after, p("بعد"))
    while writer.station.deck[Do.UNDO].isEnabled():
        writer.do(Do.UNDO)
    assert writer.text.body.blocks == (before, p("بعد"))


def test_a_link_is_put_on_words_of_a_cell(
    qtbot: QtBot, stations: Stations, newsroom: Newsroom
) -> None:
    writer = with_body(qtbot, stations, newsroom, Table(rows=((texts("المصدر"),),)), p("بعد"))
    writer.press(Qt.Key.Key_Return)
    panel = table_panel(writer)
    QTest.keyClick(panel.grid, Qt.Key.Key_Return)
    QTest.keyClick(cell_field(), Qt.Key.Key_K, CONTROL)
    bar = writer.editor.panel.link_bar
    bar.field.setText("example.com")
    QTest.keyClick(bar.field, Qt.Key.Key_Return)
    writer.editor.panel.finish()
    linked = Table(rows=((inline(link("https://example.com", "المصدر")),),))
    assert writer.text.body.blocks == (linked, p("بعد"))


def test_pasted_lines_of_cells_fill_and_widen(
    qtbot: QtBot, stations: Stations, newsroom: Newsroom
) -> None:
    writer = with_body(qtbot, stations, newsroom, p("قبل"))
    writer.press(Qt.Key.Key_End)
    writer.do(Do.TABLE)
    panel = table_panel(writer)
    QGuiApplication.clipboard().setText("أ\tب\tج\tد\r\n١\t٢\t٣\t٤\r\n")
    QTest.keyClick(panel.grid, Qt.Key.Key_V, CONTROL)
    panel.remove_row()
    panel.move_row(1)
    panel.remove_column()
    writer.editor.panel.finish()
    table = writer.text.body.blocks[1]
    assert isinstance(table, Table)
    assert table.rows == (((), (), ()), tuple(map(texts, "٢٣٤")))


def test_the_grid_begins_where_lines_of_the_story_begin(
    qtbot: QtBot, stations: Stations, newsroom: Newsroom
) -> None:
    article = newsroom.wrote(newsroom.layla, "قمة", body=[Table(rows=((texts("أ"),),))])
    writer = at_work(qtbot, stations, newsroom.layla, article, Language.ENGLISH)
    writer.editor.show_block("body", 0)
    writer.press(Qt.Key.Key_Return)
    assert table_panel(writer).grid.layoutDirection() is Qt.LayoutDirection.RightToLeft


def test_the_last_cell_stays(qtbot: QtBot, stations: Stations, newsroom: Newsroom) -> None:
    table = Table(rows=((texts("أ"),),))
    writer = with_body(qtbot, stations, newsroom, table, p("بعد"))
    writer.press(Qt.Key.Key_Return)
    panel = table_panel(writer)
    panel.remove_row()
    panel.remove_column()
    writer.editor.panel.finish()
    assert writer.text.body.blocks == (table, p("بعد"))


def test_five_hundred_rows_stay_alive(qtbot: QtBot, stations: Stations, newsroom: Newsroom) -> None:
    rows = tuple(tuple(texts(f"{row}-{column}") for column in range(6)) for row in range(500))
    writer = with_body(qtbot, stations, newsroom, Table(rows=rows), p("بعد"))
    writer.press(Qt.Key.Key_Return)
    panel = table_panel(writer)
    last = panel.model.index(499, 5)
    panel.grid.setCurrentIndex(last)
    QTest.keyClick(panel.grid, Qt.Key.Key_Return)
    type_into(cell_field(), "الأخيرة")
    QTest.keyClick(cell_field(), Qt.Key.Key_Return)
    writer.editor.panel.finish()
    table = writer.text.body.blocks[0]
    assert isinstance(table, Table)
    assert table.rows[:499] == rows[:499]
    assert table.rows[499][5] == texts("الأخيرة")


def test_pictures_of_a_gallery_are_ordered_and_described(
    qtbot: QtBot, stations: Stations, newsroom: Newsroom
) -> None:
    one, two = Figure(source="a.jpg", alt="أولى"), Figure(source="b.jpg", alt="ثانية")
    before = Gallery(figures=(one, two))
    writer = with_body(qtbot, stations, newsroom, before, p("بعد"))
    writer.press(Qt.Key.Key_Return)
    panel = writer.editor.panel.panel
    assert isinstance(panel, GalleryPanel)
    panel.move_chosen(1)
    writer.fill("alt", "ميناء")
    panel.add_picture(Figure(source="c.jpg"))
    panel.list.setCurrentRow(0)
    panel.take_out()
    writer.editor.panel.finish()
    after = Gallery(figures=(Figure(source="a.jpg", alt="ميناء"), Figure(source="c.jpg")))
    assert writer.text.body.blocks == (after, p("بعد"))
    writer.do(Do.UNDO)
    assert writer.text.body.blocks == (before, p("بعد"))


def test_related_stories_are_found_by_their_headlines(
    qtbot: QtBot, stations: Stations, newsroom: Newsroom
) -> None:
    other = newsroom.wrote(newsroom.layla, "افتتاح الميناء الجديد")
    uid = load(newsroom.layla, other).summary.uid
    writer = with_body(qtbot, stations, newsroom, p("قبل"))
    writer.press(Qt.Key.Key_End)
    writer.do(Do.RELATED)
    panel = writer.editor.panel.panel
    assert isinstance(panel, RelatedPanel)
    writer.fill("asked", "ميناء")
    qtbot.waitUntil(lambda: panel.found.count() == 1)
    QTest.keyClick(panel.asked, Qt.Key.Key_Return)
    writer.editor.panel.finish()
    assert writer.text.body.blocks == (p("قبل"), Related(articles=(uid,)))


def test_related_stories_begin_with_what_is_like_the_open_one(
    qtbot: QtBot, stations: Stations, newsroom: Newsroom
) -> None:
    words = "توسيع رصيف الحاويات في ميناء السويس بعد أعوام من التأخير بحسب هيئة الموانئ"
    like = newsroom.wrote(newsroom.layla, "الميناء", body=(p(words),))
    newsroom.wrote(newsroom.layla, "خبر أحدث", body=(p("متن."),))
    uid = load(newsroom.layla, like).summary.uid
    writer = with_body(qtbot, stations, newsroom, p(words))
    writer.press(Qt.Key.Key_End)
    writer.do(Do.RELATED)
    panel = writer.editor.panel.panel
    assert isinstance(panel, RelatedPanel)
    qtbot.waitUntil(lambda: panel.found.count() >= 2)
    QTest.keyClick(panel.asked, Qt.Key.Key_Return)
    writer.editor.panel.finish()
    assert writer.text.body.blocks == (p(words), Related(articles=(uid,)))


def test_rows_and_columns_move_by_shift_and_the_arrows(
    qtbot: QtBot, stations: Stations, newsroom: Newsroom
) -> None:
    before = Table(rows=(tuple(map(texts, "أبج")), tuple(map(texts, "123"))))
    writer = with_body(qtbot, stations, newsroom, before, p("بعد"))
    writer.press(Qt.Key.Key_Return)
    grid = table_panel(writer).grid
    assert grid.layoutDirection() is Qt.LayoutDirection.RightToLeft
    QTest.keyClick(grid, Qt.Key.Key_Left, SHIFT)
    QTest.keyClick(grid, Qt.Key.Key_Left, SHIFT)
    QTest.keyClick(grid, Qt.Key.Key_Left, SHIFT)  # there is no place beyond the last
    QTest.keyClick(grid, Qt.Key.Key_Down, SHIFT)
    assert (grid.currentIndex().row(), grid.currentIndex().column()) == (1, 2)
    writer.editor.panel.finish()
    after = Table(rows=(tuple(map(texts, "231")), tuple(map(texts, "بجأ"))))
    assert writer.text.body.blocks == (after, p("بعد"))
    while writer.station.deck[Do.UNDO].isEnabled():
        writer.do(Do.UNDO)
    assert writer.text.body.blocks == (before, p("بعد"))


def test_pictures_of_a_gallery_move_and_go_by_keys(
    qtbot: QtBot, stations: Stations, newsroom: Newsroom
) -> None:
    figures = tuple(Figure(source=f"{letter}.jpg", alt=letter) for letter in "abc")
    writer = with_body(qtbot, stations, newsroom, Gallery(figures=figures), p("بعد"))
    writer.press(Qt.Key.Key_Return)
    panel = writer.editor.panel.panel
    assert isinstance(panel, GalleryPanel)
    panel.list.setFocus()
    rtl = panel.list.layoutDirection() is Qt.LayoutDirection.RightToLeft
    QTest.keyClick(panel.list, Qt.Key.Key_Left if rtl else Qt.Key.Key_Right, SHIFT)
    assert [one.alt for one in panel.value().figures] == ["b", "a", "c"]
    assert panel.list.currentRow() == 1
    assert panel.list.hasFocus()
    QTest.keyClick(panel.list, Qt.Key.Key_Delete)
    assert [one.alt for one in panel.value().figures] == ["b", "c"]
    QTest.keyClick(panel.list, Qt.Key.Key_Return)
    assert panel.one.alt.hasFocus()
    writer.editor.panel.finish()
    assert writer.text.body.blocks[0] == Gallery(figures=(figures[1], figures[2]))
