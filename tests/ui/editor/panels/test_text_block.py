"""What text blocks say of themselves, in a panel: where a list counts from, which code it is."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from studio.document.blocks import Code, Item
from studio.ui.commands import Do
from studio.ui.editor.panels.text_block import CodePanel, ItemPanel
from tests.builders import code, li, ol, p
from tests.newsroom.house import Newsroom
from tests.ui.editor.writers import Writer, with_body
from tests.ui.stations import Stations


def item_panel(writer: Writer) -> ItemPanel:
    panel = writer.editor.panel.panel
    assert isinstance(panel, ItemPanel)
    return panel


def starts(writer: Writer) -> list[int | None]:
    return [one.start for one in writer.text.body.blocks if isinstance(one, Item)]


def test_a_list_counts_from_another_number_and_that_is_taken_back(
    qtbot: QtBot, stations: Stations, newsroom: Newsroom
) -> None:
    writer = with_body(qtbot, stations, newsroom, ol("أول"), ol("ثان"))
    writer.editor.show_block("body", 1)
    writer.do(Do.EDIT_BLOCK)
    panel = item_panel(writer)
    assert panel.begins.hasFocus()
    assert not panel.number.isEnabled()
    QTest.keyClick(panel.begins, Qt.Key.Key_Space)
    QTest.keyClick(panel.begins, Qt.Key.Key_Return)
    assert panel.number.hasFocus()
    panel.number.setValue(7)
    writer.editor.panel.finish()
    assert starts(writer) == [None, 7]
    assert writer.lines == ["أول", "ثان"]
    assert writer.surface.hasFocus()
    while writer.station.deck[Do.UNDO].isEnabled():
        writer.do(Do.UNDO)
    assert starts(writer) == [None, None]


def test_an_open_panel_follows_what_is_undone(
    qtbot: QtBot, stations: Stations, newsroom: Newsroom
) -> None:
    writer = with_body(qtbot, stations, newsroom, ol("أول", start=3))
    writer.do(Do.EDIT_BLOCK)
    panel = item_panel(writer)
    assert panel.number.value() == 3
    panel.number.setValue(5)
    writer.editor.panel.commit()
    assert starts(writer) == [5]
    writer.do(Do.UNDO)
    assert panel.number.value() == 3
    writer.do(Do.PARAGRAPH)
    assert not writer.editor.panel.isVisible()


def test_code_says_its_language(qtbot: QtBot, stations: Stations, newsroom: Newsroom) -> None:
    writer = with_body(qtbot, stations, newsroom, code("print(1)"), p("بعد"))
    plain = writer.surface.grab().toImage()
    writer.do(Do.EDIT_BLOCK)
    panel = writer.editor.panel.panel
    assert isinstance(panel, CodePanel)
    QTest.keyClicks(panel.field("language"), "python")
    QTest.keyClick(panel.field("language"), Qt.Key.Key_Return)
    first = writer.text.body.blocks[0]
    assert isinstance(first, Code)
    assert first.language == "python"
    assert not writer.editor.panel.isVisible()
    assert writer.surface.grab().toImage() != plain


def test_other_text_has_nothing_of_the_kind(
    qtbot: QtBot, stations: Stations, newsroom: Newsroom
) -> None:
    writer = with_body(qtbot, stations, newsroom, p("نص"), li("بند"))
    for block in (0, 1):
        writer.editor.show_block("body", block)
        writer.do(Do.EDIT_BLOCK)
        assert not writer.editor.panel.isVisible()
