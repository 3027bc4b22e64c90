"""Snippets in the text: by Tab, by a space where it is wanted, from the menu; one step each."""

import pytest
from msgspec.structs import replace
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from studio.document.blocks import Item
from studio.document.inline import plain
from studio.newsroom.snippets import Wording, add_snippet, snippets
from studio.settings import SnippetKeys
from studio.ui.commands import Do
from tests.builders import doc, em, h, inline, li, p
from tests.newsroom.house import Newsroom
from tests.ui.editor.writers import Writer, with_body
from tests.ui.stations import Stations

AGENCY = doc(p("وكالة ", em("أنباء"), " الشرق الأوسط"))


@pytest.fixture
def writer(qtbot: QtBot, stations: Stations, newsroom: Newsroom) -> Writer:
    """Somebody behind the word «قالت», who has a snippet, and so has the newsroom."""
    add_snippet(newsroom.layla, Wording(abbreviation="شأ", text=AGENCY))
    end = doc(h("للتواصل"), p("desk@example.org"))
    shared = Wording(abbreviation="ختام", text=end, name="خاتمة", shared=True)
    add_snippet(newsroom.chief, shared)
    found = with_body(qtbot, stations, newsroom, p("قالت"))
    qtbot.waitUntil(lambda: len(found.editor.snippets.known) == 2)
    found.editor.surface.moveCursor(found.surface.textCursor().MoveOperation.EndOfBlock)
    found.type(" ")
    return found


def test_an_abbreviation_and_tab_become_the_text_with_its_marks(writer: Writer) -> None:
    writer.type("«شا")
    writer.press(Qt.Key.Key_Tab)
    writer.type("»")
    (block,) = writer.text.body.blocks
    assert block == p("قالت «وكالة ", em("أنباء"), " الشرق الأوسط»")


def test_one_undo_brings_the_abbreviation_back(writer: Writer) -> None:
    writer.type("شأ")
    writer.press(Qt.Key.Key_Tab)
    assert writer.lines == ["قالت وكالة أنباء الشرق الأوسط"]
    writer.do(Do.UNDO)
    assert writer.lines == ["قالت شأ"]
    writer.do(Do.REDO)
    assert writer.lines == ["قالت وكالة أنباء الشرق الأوسط"]


def test_several_paragraphs_stand_on_their_own(writer: Writer) -> None:
    writer.type("ختام")
    writer.press(Qt.Key.Key_Tab)
    writer.type(".")
    assert writer.text.body.blocks == (p("قالت"), h("للتواصل"), p("desk@example.org."))


def test_a_headline_takes_one_line_of_it(writer: Writer) -> None:
    writer.editor.focus_headline()
    writer.type(" ختام")
    writer.press(Qt.Key.Key_Tab)
    assert writer.headline == "قمة للتواصل desk@example.org"


def test_tab_without_an_abbreviation_does_what_it_did(
    qtbot: QtBot, stations: Stations, newsroom: Newsroom
) -> None:
    add_snippet(newsroom.layla, Wording(abbreviation="شأ", text=AGENCY))
    writer = with_body(qtbot, stations, newsroom, li("بند"), li(""))
    qtbot.waitUntil(lambda: len(writer.editor.snippets.known) == 1)
    writer.editor.show_block("body", 1)
    writer.press(Qt.Key.Key_Tab)
    writer.type("شأ")
    writer.press(Qt.Key.Key_Tab)
    first, second = writer.text.body.blocks
    assert isinstance(first, Item)
    assert isinstance(second, Item)
    assert (second.level, second.content) == (1, AGENCY.blocks[0].content)  # type: ignore[union-attr]


def test_a_space_writes_it_only_by_the_persons_rule(writer: Writer) -> None:
    writer.type("شأ ")
    assert writer.lines == ["قالت شأ"]
    writer.station.personal.set(snippet_keys=SnippetKeys.TAB_AND_SPACE)
    writer.type("شأ ")
    writer.type("أمس")
    assert writer.lines == ["قالت شأ وكالة أنباء الشرق الأوسط أمس"]


def test_a_space_goes_behind_the_last_paragraph(writer: Writer) -> None:
    writer.station.personal.set(snippet_keys=SnippetKeys.TAB_AND_SPACE)
    writer.type("ختام ")
    writer.type("ثم")
    assert writer.lines == ["قالت", "للتواصل", "desk@example.org ثم"]
    writer.do(Do.UNDO)
    writer.do(Do.UNDO)
    assert writer.lines == ["قالت ختام"]


def test_what_is_written_by_it_while_suggesting_is_suggested(writer: Writer) -> None:
    writer.do(Do.SUGGEST)
    writer.type("شأ")
    writer.press(Qt.Key.Key_Tab)
    (block,) = writer.text.body.blocks
    content = getattr(block, "content", ())
    kept = [one for one in content if one.review.insertion is None]
    assert plain(tuple(kept)).strip() == "قالت"
    assert "وكالة أنباء الشرق الأوسط" in plain(content)


def test_the_menu_of_blocks_offers_snippets(writer: Writer) -> None:
    writer.press(Qt.Key.Key_Return)
    writer.type("/خات")
    menu = writer.editor.comforts.blocks
    assert [one.title for one in menu.more] == ["خاتمة"]
    writer.press(Qt.Key.Key_Return)
    assert not menu.isVisible()
    assert writer.text.body.blocks == (p("قالت"), h("للتواصل"), p("desk@example.org"))


def test_a_selection_is_kept_as_a_snippet(qtbot: QtBot, writer: Writer, newsroom: Newsroom) -> None:
    assert not writer.station.deck[Do.SAVE_SNIPPET].isEnabled()
    writer.editor.show_block("body", 0)
    writer.select(0, 4)
    with qtbot.waitSignal(writer.editor.snippets.made) as made:
        writer.do(Do.SAVE_SNIPPET)
    new = next(one for one in snippets(newsroom.layla) if [one.id] == made.args)
    assert (new.abbreviation, new.shared) == ("قالت", False)
    assert new.text == replace(AGENCY, blocks=(p(*inline("قالت")),))
    qtbot.waitUntil(lambda: new in writer.editor.snippets.known)
