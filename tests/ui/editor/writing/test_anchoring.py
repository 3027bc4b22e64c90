"""Comments in the writing surface: no edit, no step of undo, and never lost on the way."""

from random import Random

from hypothesis import given, settings
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCursor, QTextDocument
from PySide6.QtWidgets import QApplication

from studio.document.anchors import BODY, Anchor, places, same_words
from studio.document.article import ArticleText
from studio.document.blocks import Block, Paragraph
from studio.ui.editor.writing import anchoring
from studio.ui.editor.writing.content import flat
from studio.ui.editor.writing.formats import Formats
from studio.ui.editor.writing.manuscript import Manuscript
from studio.ui.editor.writing.paper import Paper
from studio.ui.editor.writing.passages import Selection, Spot
from studio.ui.editor.writing.suggester import Suggester
from tests.builders import article, figure, li, p, remark
from tests.profiles import count
from tests.strategies import article_texts, blocks
from tests.ui.editor.writing.pages import (
    at,
    drawn,
    over,
    page,
    redo_all,
    require_whole,
    typed,
    undo_all,
    written,
)
from tests.ui.editor.writing.test_sessions import Session

OPERATIONS = 30
FIRST = "انعقدت القمة صباح اليوم"


def commented(manuscript: Manuscript, start: tuple[int, int], end: tuple[int, int]) -> Anchor:
    """Comment on a stretch; the anchor stands there then."""
    selection = Selection(Spot(*start), Spot(*end))
    anchor = anchoring.anchor_of(manuscript.passages, selection, "t")
    assert anchor is not None
    manuscript.annotate(anchoring.marked(manuscript.passages, selection, "t"))
    return anchor


def words(manuscript: Manuscript, id_: str = "t") -> str:
    """Return what an anchor covers, from its first letter to its last."""
    found = anchoring.extents(manuscript.passages).get(id_)
    if found is None:
        return ""
    anchor = anchoring.anchor_of(manuscript.passages, found, id_)
    return "" if anchor is None else anchor.quoted


def test_a_comment_is_no_step_of_undo_and_tells_nobody_of_an_edit(qapp: QApplication) -> None:
    manuscript = page(p(FIRST))
    told: list[None] = []
    manuscript.edited.connect(lambda: told.append(None))
    before = manuscript.read(ArticleText())
    commented(manuscript, (3, 7), (3, 12))
    assert (words(manuscript), manuscript.can_undo, told) == ("القمة", False, [])
    assert same_words(before, manuscript.read(ArticleText()))
    assert manuscript.read(ArticleText()) != before
    require_whole(manuscript)


def test_undo_of_what_was_typed_before_a_comment_keeps_it(qapp: QApplication) -> None:
    manuscript = page(p(FIRST))
    typed(manuscript, at(manuscript, 3, 0), "وقد ")
    commented(manuscript, (3, 11), (3, 16))
    undo_all(manuscript)
    assert words(manuscript) == "القمة"
    require_whole(manuscript)
    redo_all(manuscript)
    assert words(manuscript) == "القمة"
    require_whole(manuscript)


def test_undo_takes_a_comment_with_the_words_and_brings_it_back_with_them(
    qapp: QApplication,
) -> None:
    manuscript = page(p(FIRST))
    anchor = commented(manuscript, (3, 7), (3, 12))
    manuscript.erase(over(manuscript, (3, 7), (3, 13)))
    assert words(manuscript) == ""
    assert anchoring.woven(manuscript.passages, [anchor]) == {}
    manuscript.undo()
    assert words(manuscript) == "القمة"


def test_words_typed_over_a_commented_word_carry_the_comment_on(qapp: QApplication) -> None:
    manuscript = page(p(FIRST))
    commented(manuscript, (3, 7), (3, 12))
    manuscript.insert(over(manuscript, (3, 7), (3, 12)), "ج")
    assert words(manuscript) == "ج"


def test_splitting_joining_and_typing_inside_keep_it_on_its_words(qapp: QApplication) -> None:
    manuscript = page(p(FIRST), p("وتبحث القمة"))
    commented(manuscript, (3, 7), (3, 12))
    manuscript.enter(at(manuscript, 3, 9))
    assert words(manuscript) == "ال\nقمة"
    manuscript.erase_back(at(manuscript, 4, 0))
    typed(manuscript, at(manuscript, 3, 9), "س")
    assert words(manuscript) == "السقمة"
    manuscript.enter(at(manuscript, 3, 7))
    manuscript.toggle_list(at(manuscript, 4, 0), li("").kind)
    assert words(manuscript) == "السقمة"
    require_whole(manuscript)


def test_a_copy_of_commented_words_has_no_comment_and_what_was_cut_brings_it(
    qapp: QApplication,
) -> None:
    manuscript = page(p(FIRST), p("وتبحث القمة"))
    commented(manuscript, (3, 7), (3, 12))
    copy = manuscript.selected_blocks(over(manuscript, (3, 7), (3, 12)))
    manuscript.paste(at(manuscript, 4, 0), copy)
    assert anchoring.ids_of(manuscript.passages[4]) == frozenset()
    manuscript.erase(over(manuscript, (3, 7), (3, 12)))
    manuscript.paste(at(manuscript, 4, 0), copy)
    assert anchoring.ids_of(manuscript.passages[4]) == {"t"}
    manuscript.paste(at(manuscript, 4, 0), copy)
    assert words(manuscript) == "القمة"
    undo_all(manuscript)
    assert words(manuscript) == "القمة"
    require_whole(manuscript)


def test_steps_that_were_kept_can_be_undone_although_a_comment_came_since(
    qapp: QApplication,
) -> None:
    manuscript = page(p(FIRST))
    typed(manuscript, at(manuscript, 3, 0), "وقد ")
    kept = manuscript.history.now
    commented(manuscript, (3, 11), (3, 16))
    again = written(manuscript.read(ArticleText()))
    assert again.go_on_from(kept)
    undo_all(again)
    assert (words(again), flat(again.passages[3].content)) == ("القمة", FIRST)
    other = written(article("عنوان", (p("نص آخر"),), kicker="عاجل", standfirst="مقدمة"))
    assert not other.go_on_from(kept)


def test_a_comment_on_a_card_stands_on_it(qapp: QApplication) -> None:
    manuscript = page(p(FIRST), figure("تعليق"))
    commented(manuscript, (4, 0), (4, 1))
    assert places(manuscript.read(ArticleText()))["t"].block == 1
    manuscript.move(over(manuscript, (4, 0), (4, 1)), at(manuscript, 3, 0))
    assert places(manuscript.read(ArticleText()))["t"].block == 0
    require_whole(manuscript)


def test_comments_are_lit_as_asked_and_the_text_stays_as_it_is(qapp: QApplication) -> None:
    manuscript = page(p("قبل ", remark("a", "كلمة"), " بعد ", remark("b", "أخرى")))
    manuscript.highlight({"a"})
    assert lit(manuscript) == "كلمة"
    manuscript.comment({}, {"b"})
    assert lit(manuscript) == "أخرى"
    fresh = QTextDocument()
    formats = Formats(manuscript.style, frozenset({"b"}))
    Paper(fresh, formats).write_all(manuscript.passages, manuscript.frame)
    one, other = (here.findBlockByNumber(3) for here in (manuscript.document, fresh))
    assert drawn(one) == drawn(other)
    manuscript.highlight(())
    assert lit(manuscript) == ""
    require_whole(manuscript)


def lit(manuscript: Manuscript) -> str:
    """Return the letters of the first paragraph that are shown in colour."""
    block = manuscript.document.findBlockByNumber(3)
    cursor, found = QTextCursor(block), ""
    for letter in block.text():
        cursor.movePosition(QTextCursor.MoveOperation.NextCharacter)
        if cursor.charFormat().background().style() is not Qt.BrushStyle.NoBrush:
            found += letter
    return found


@settings(max_examples=count(100, 1_000))
@given(
    text=article_texts(reviewed=True),
    spare=st.lists(blocks(), max_size=3),
    seed=st.integers(0, 2**32),
    suggesting=st.booleans(),
)
def test_no_comment_is_lost_in_a_session_of_edits_around_it(
    qapp: QApplication, text: ArticleText, spare: list[Block], seed: int, *, suggesting: bool
) -> None:
    """Wherever the commented words stand after any edit, the comment stands as well.

    Where they are gone it waits, with what it quoted, and undo brings both back.
    """
    quote = "كلمة لا يمسها أحد في هذا المتن"
    said = Paragraph(p("قبلها ", remark("t", quote), " بعدها").content)
    manuscript = written(article("عنوان", (*text.body.blocks[:2], said, *text.body.blocks[2:])))
    anchor = anchoring.anchor_of(manuscript.whole, anchoring.extents(manuscript.whole)["t"], "t")
    assert anchor is not None
    manuscript.suggest_as(Suggester(1) if suggesting else None)
    session = Session(manuscript, Random(seed), spare)
    for _ in range(OPERATIONS):
        session.act()
        manuscript.annotate(anchoring.woven(manuscript.whole, [anchor]))
        present = anchoring.present(manuscript.whole)
        lines = [row.flat for row in anchoring.rows(manuscript.whole) if row.field == BODY]
        assert "t" in present or not any(quote in line for line in lines)
    require_whole(manuscript)
    undo_all(manuscript)
    assert words(manuscript) == quote
    require_whole(manuscript)


@settings(max_examples=count(100, 1_000))
@given(text=article_texts(), seed=st.integers(0, 2**32))
def test_a_comment_that_comes_in_the_middle_of_a_session_outlives_undo_and_redo(
    qapp: QApplication, text: ArticleText, seed: int
) -> None:
    manuscript = written(article("عنوان", (*text.body.blocks, p("آخر كلمة هنا"))))
    session = Session(manuscript, Random(seed), [])
    for _ in range(OPERATIONS // 2):
        session.act()
    letters = [
        (number, passage.size) for number, passage in enumerate(manuscript.passages) if passage.size
    ]
    number, size = Random(seed).choice(letters) if letters else (0, 0)
    if not size:
        return
    anchor = commented(manuscript, (number, 0), (number, size))
    steps = 0
    while manuscript.can_undo:
        manuscript.undo()
        steps += 1
    require_whole(manuscript)
    for _ in range(steps):
        manuscript.redo()
    require_whole(manuscript)
    manuscript.annotate(anchoring.woven(manuscript.passages, [anchor]))
    assert "t" in anchoring.present(manuscript.passages) or not anchor.quoted.strip()
