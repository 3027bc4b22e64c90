"""Undo goes by words, and leads the caret back to where it was."""

import pytest

from studio.document.article import ArticleText
from studio.document.blocks import Paragraph
from studio.ui.editor.writing.manuscript import Manuscript
from studio.ui.editor.writing.style import Style
from tests.builders import p, strong
from tests.ui.editor.writing.pages import (
    BODY,
    Clock,
    at,
    body,
    drawn,
    over,
    page,
    redo_all,
    typed,
    undo_all,
    where,
)

pytestmark = pytest.mark.usefixtures("qapp")


def texts(manuscript: Manuscript) -> list[str]:
    """Return the body's texts, from now back to the beginning."""
    found = []
    while True:
        block = manuscript.document.findBlockByNumber(BODY)
        found.append(block.text())
        if not manuscript.can_undo:
            return found
        manuscript.undo()


def test_typing_is_undone_by_words() -> None:
    manuscript = page(p())
    typed(manuscript, at(manuscript, BODY, 0), "قال ثم ذهب")
    assert texts(manuscript) == ["قال ثم ذهب", "قال ثم", "قال", ""]


def test_a_pause_parts_a_word() -> None:
    clock = Clock()
    manuscript = page(p(), clock=clock)
    cursor = typed(manuscript, at(manuscript, BODY, 0), "قا")
    clock.now = 1.9
    cursor = typed(manuscript, cursor, "ل")
    clock.now = 4.0
    typed(manuscript, cursor, "ت")
    assert texts(manuscript) == ["قالت", "قال", ""]


def test_another_place_another_kind_and_a_break_part_a_word() -> None:
    manuscript = page(p())
    cursor = typed(manuscript, at(manuscript, BODY, 0), "ab")
    typed(manuscript, at(manuscript, BODY, 0), "x")
    cursor = typed(manuscript, at(manuscript, BODY, -1), "c")
    manuscript.break_typing()
    cursor = typed(manuscript, cursor, "d")
    cursor = manuscript.erase_back(cursor)
    manuscript.erase_back(cursor)
    assert texts(manuscript) == ["xab", "xabcd", "xabc", "xab", "ab", ""]


def test_erasing_is_undone_by_words() -> None:
    manuscript = page(p("قال ثم"))
    cursor = at(manuscript, BODY, -1)
    for _ in range(5):
        cursor = manuscript.erase_back(cursor)
    assert texts(manuscript) == ["ق", "قال ", "قال ثم"]


def test_the_caret_goes_back_and_there() -> None:
    manuscript = page(p("قبل بعد"))
    manuscript.erase(over(manuscript, (BODY, 0), (BODY, 4)))
    cursor = manuscript.undo()
    assert cursor.selectedText() == "قبل "
    assert where(manuscript, manuscript.redo()) == (BODY, 0)


def test_a_new_step_forgets_what_was_undone() -> None:
    manuscript = page(p())
    typed(manuscript, at(manuscript, BODY, 0), "أ")
    undo_all(manuscript)
    typed(manuscript, at(manuscript, BODY, 0), "ب")
    redo_all(manuscript)
    assert body(manuscript) == (p("ب"),)


def test_what_changes_nothing_is_no_step_and_tells_nobody() -> None:
    manuscript = page(p(strong("نص")))
    told: list[str] = []
    manuscript.edited.connect(lambda: told.append("edited"))
    manuscript.make_paragraph(at(manuscript, BODY, 0))
    manuscript.erase(at(manuscript, BODY, 0))
    manuscript.clear_marks(at(manuscript, BODY, 0))
    manuscript.undo()
    assert not manuscript.can_undo
    assert not told
    typed(manuscript, at(manuscript, BODY, 0), "س")
    manuscript.undo()
    assert told == ["edited", "edited"]


def test_loading_forgets_and_styling_does_not() -> None:
    manuscript = page(p("نص"))
    typed(manuscript, at(manuscript, BODY, -1), "س")
    manuscript.restyle(Style(size=30))
    assert manuscript.can_undo
    manuscript.undo()
    block = manuscript.document.findBlockByNumber(BODY)
    sizes = {form.font().pixelSize() for _, form in drawn(block)}
    assert sizes == {30}, "what is undone comes back in the style of now"
    assert isinstance(body(manuscript)[0], Paragraph)
    manuscript.redo()
    manuscript.render(manuscript.read(ArticleText()))
    assert not manuscript.can_undo
