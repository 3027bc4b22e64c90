"""Edits as suggestions: what they become."""

from datetime import timedelta

from PySide6.QtGui import QTextCursor

from studio.document.article import ArticleText
from studio.document.blocks import ListKind
from studio.document.codec import decode, encode
from studio.document.review import accepted_article, has_suggestions, rejected_article
from studio.ui.editor.writing.views import Showing
from tests.builders import article, br, code, figure, fn, h, li, p, rule, strong
from tests.ui.editor.writing.pages import (
    BODY,
    at,
    body,
    over,
    page,
    typed,
    where,
)
from tests.ui.editor.writing.reviews import Names, accepted, lines, rejected, suggesting

# Words


def test_what_is_typed_is_inserted_and_can_be_erased_without_a_trace() -> None:
    manuscript = suggesting(p("قال الوزير"))
    cursor = typed(manuscript, at(manuscript, BODY, 3), " أمس")
    assert lines(manuscript) == ["قال{+ أمس+} الوزير"]
    for _ in range(4):
        cursor = manuscript.erase_back(cursor)
    assert body(manuscript) == (p("قال الوزير"),)


def test_what_is_erased_is_struck_out_and_the_caret_goes_on() -> None:
    manuscript = suggesting(p("word one two"))
    cursor = at(manuscript, BODY, -1)
    for _ in range(4):
        cursor = manuscript.erase_back(cursor)
    assert lines(manuscript) == ["word one[- two-]"]
    assert where(manuscript, cursor) == (BODY, 8)
    cursor = at(manuscript, BODY, 0)
    for _ in range(5):
        cursor = manuscript.erase_on(cursor)
    assert lines(manuscript) == ["[-word -]one[- two-]"]
    assert where(manuscript, cursor) == (BODY, 5)


def test_a_change_inside_a_word_replaces_the_word() -> None:
    manuscript = suggesting(p("قال الكتب نعم"))
    cursor = typed(manuscript, at(manuscript, BODY, 8), "ا")
    assert lines(manuscript) == ["قال [-الكتب-]{+الكتاب+} نعم"]
    assert where(manuscript, cursor) == (BODY, 14)
    cursor = typed(manuscript, cursor, "ت")
    assert lines(manuscript) == ["قال [-الكتب-]{+الكتاتب+} نعم"]
    cursor = manuscript.erase_back(manuscript.erase_back(cursor))
    assert body(manuscript) == (p("قال الكتب نعم"),)
    assert where(manuscript, cursor) == (BODY, 8)


def test_a_lam_alef_is_never_torn() -> None:
    manuscript = suggesting(p("سلام"))
    manuscript.erase_back(at(manuscript, BODY, 3))
    assert lines(manuscript) == ["[-سلام-]{+سلم+}"]


def test_words_beside_signs_are_left_alone() -> None:
    manuscript = suggesting(p("قال الوزير"))
    typed(manuscript, at(manuscript, BODY, -1), "، نعم")
    assert lines(manuscript) == ["قال الوزير{+، نعم+}"]


def test_letters_that_repeat_are_suggested_where_the_caret_is() -> None:
    manuscript = suggesting(p("a b c"))
    cursor = typed(manuscript, at(manuscript, BODY, 1), " x")
    assert lines(manuscript) == ["a{+ x+} b c"]
    assert where(manuscript, cursor) == (BODY, 3)


def test_what_replaces_a_selection_stands_behind_it() -> None:
    manuscript = suggesting(p("قال الوزير نعم"))
    cursor = typed(manuscript, over(manuscript, (BODY, 4), (BODY, 10)), "الرئيس")
    assert lines(manuscript) == ["قال [-الوزير-]{+الرئيس+} نعم"]
    assert where(manuscript, cursor) == (BODY, 16)


def test_what_others_suggested_stays_and_is_struck_out() -> None:
    manuscript = suggesting(p("قال نعم"), author=2)
    typed(manuscript, at(manuscript, BODY, 3), " زيد")
    manuscript.suggest_as(Names().suggester(1))
    manuscript.erase(over(manuscript, (BODY, 3), (BODY, 7)))
    assert lines(manuscript) == ["قال[-{+2 زيد+}-] نعم"]
    assert accepted(manuscript) == rejected(manuscript) == (p("قال نعم"),)


def test_every_way_in_becomes_a_suggestion() -> None:
    manuscript = suggesting(p("قال نعم"), p("قال لا"))
    manuscript.paste(at(manuscript, BODY, 4), (p("زيد و"),))
    manuscript.erase_around(at(manuscript, BODY, -1), -3, 3)
    found = manuscript.find("قال")
    manuscript.replace_matches(found, "صرح")
    assert lines(manuscript) == [
        "[-قال-]{+صرح+} [-نعم-]{+زيد و+}",
        "[-قال-]{+صرح+} لا",
    ]
    manuscript.move(over(manuscript, (BODY + 1, 7), (BODY + 1, 8)), at(manuscript, BODY, 0))
    assert rejected(manuscript) == (p("قال نعم"), p("قال لا"))


def test_fields_suggest_too() -> None:
    manuscript = suggesting()
    manuscript.insert(at(manuscript, 0, -1), " جدا")
    manuscript.erase(over(manuscript, (1, 0), (2, 6)))
    now = manuscript.read(ArticleText())
    assert rejected_article(now) == article("عنوان", kicker="عاجل", standfirst="مقدمة")
    assert accepted_article(now) == article("", kicker="عاجل جدا")


def test_undo_goes_by_word_while_suggesting() -> None:
    manuscript = suggesting(p("قال"))
    typed(manuscript, at(manuscript, BODY, -1), " نعم الآن")
    manuscript.undo()
    assert lines(manuscript) == ["قال{+ نعم+}"]
    manuscript.undo()
    assert body(manuscript) == (p("قال"),)
    manuscript.redo()
    assert lines(manuscript) == ["قال{+ نعم+}"]


def test_one_suggestion_is_one_run_however_long_it_is_typed() -> None:
    names = Names()
    manuscript = page(p("قال"))
    manuscript.suggest_as(names.suggester())
    cursor = typed(manuscript, at(manuscript, BODY, -1), " نعم")
    names.time += timedelta(minutes=5)
    cursor = typed(manuscript, cursor, " الآن")
    assert lines(manuscript) == ["قال{+ نعم الآن+}"]
    names.time += timedelta(minutes=20)
    typed(manuscript, cursor, " غدا")
    assert lines(manuscript) == ["قال{+ نعم الآن+}{+ غدا+}"]


# Boundaries, blocks and marks


def test_enter_suggests_a_boundary_and_backspace_takes_it_back() -> None:
    manuscript = suggesting(p("قال نعم"))
    cursor = manuscript.enter(at(manuscript, BODY, 3))
    assert lines(manuscript) == ["قال", "+¶  نعم"]
    assert accepted(manuscript) == (p("قال"), p("نعم"))
    assert rejected_article(decode(encode(manuscript.read(ArticleText())))).body.blocks == (
        p("قال نعم"),
    )
    manuscript.erase_back(cursor)
    assert body(manuscript) == (p("قال نعم"),)


def test_a_boundary_that_stood_is_struck_out() -> None:
    manuscript = suggesting(p("قال "), h("نعم"))
    cursor = manuscript.erase_on(at(manuscript, BODY, -1))
    assert lines(manuscript) == ["قال", "-¶ نعم"]
    assert where(manuscript, cursor) == (BODY + 1, 0)
    assert rejected(manuscript) == (p("قال"), h("نعم"))
    manuscript.undo()
    manuscript.make_paragraph(at(manuscript, BODY + 1, 0))
    cursor = manuscript.erase_back(at(manuscript, BODY + 1, 0))
    assert accepted(manuscript) == (p("قالنعم"),)
    manuscript.enter(cursor)
    assert lines(manuscript) == ["قال", "~ نعم"]


def test_marks_are_changes_of_format() -> None:
    manuscript = suggesting(p("قال ", strong("الوزير"), " نعم"))
    manuscript.toggle(over(manuscript, (BODY, 0), (BODY, 3)), "bold")
    assert lines(manuscript) == ["<قال> الوزير نعم"]
    assert accepted(manuscript)[0] == p(strong("قال"), " ", strong("الوزير"), " نعم")
    manuscript.toggle(over(manuscript, (BODY, 0), (BODY, 3)), "bold")
    assert not has_suggestions(manuscript.read(ArticleText()))


def test_kinds_of_blocks_are_changed_and_changed_back() -> None:
    manuscript = suggesting(p("أول"), p("ثان"))
    cursor = manuscript.toggle_list(over(manuscript, (BODY, 0), (BODY + 1, 3)), ListKind.BULLET)
    assert lines(manuscript) == ["~ أول", "~ ثان"]
    assert accepted(manuscript) == (li("أول"), li("ثان"))
    assert rejected(manuscript) == (p("أول"), p("ثان"))
    manuscript.toggle_list(cursor, ListKind.BULLET)
    assert body(manuscript) == (p("أول"), p("ثان"))


def test_code_and_back_keeps_marks_and_notes_for_refusal() -> None:
    block = p("قال ", strong("الوزير"), fn("حاشية"), br(), "نعم")
    manuscript = suggesting(block)
    cursor = manuscript.make_code(at(manuscript, BODY, 0))
    assert accepted(manuscript) == (code("قال الوزير\nنعم"),)
    assert rejected_article(decode(encode(manuscript.read(ArticleText())))).body.blocks == (block,)
    manuscript.make_code(cursor)
    assert rejected(manuscript) == (block,)


def test_cards_come_go_and_change() -> None:
    manuscript = suggesting(p("قال"), figure("صورة", source="a"))
    manuscript.insert_card(at(manuscript, BODY, 0), rule())
    assert lines(manuscript) == ["+ Rule", "قال", "Figure"]
    figure_block = manuscript.document.findBlockByNumber(BODY + 2)
    manuscript.replace_card(figure_block, figure("أخرى", source="a"))
    assert lines(manuscript)[2] == "~ Figure"
    assert accepted(manuscript) == (rule(), p("قال"), figure("أخرى", source="a"))
    assert rejected(manuscript) == (p("قال"), figure("صورة", source="a"))
    manuscript.remove_card(manuscript.document.findBlockByNumber(BODY + 2))
    assert lines(manuscript)[2] == "- Figure"
    manuscript.remove_card(manuscript.document.findBlockByNumber(BODY))
    assert lines(manuscript) == ["قال", "- Figure"]
    assert rejected(manuscript) == (p("قال"), figure("صورة", source="a"))


def test_the_lead_picture_comes_changes_and_goes() -> None:
    manuscript = suggesting(p("قال"))
    manuscript.set_lead(figure("أولى"))
    manuscript.set_lead(figure("ثانية"))
    now = manuscript.read(ArticleText())
    assert rejected_article(now).lead_picture is None
    assert accepted_article(now).lead_picture == figure("ثانية")
    manuscript.suggest_as(None)
    manuscript.set_lead(figure("أولى"))
    manuscript.suggest_as(Names().suggester())
    manuscript.set_lead(None)
    manuscript.set_lead(figure("ثالثة"))
    now = manuscript.read(ArticleText())
    assert rejected_article(now).lead_picture == figure("أولى")
    assert accepted_article(now).lead_picture == figure("ثالثة")


def test_words_typed_plainly_before_keep_their_spaces() -> None:
    manuscript = page(p())
    cursor = typed(manuscript, at(manuscript, BODY, 0), "قال ")
    manuscript.suggest_as(Names().suggester())
    typed(manuscript, cursor, "نعم")
    assert lines(manuscript) == ["قال {+نعم+}"]
    assert accepted(manuscript) == (p("قال نعم"),)
    assert rejected(manuscript) == (p("قال"),)


# Views


def test_three_views_of_one_text() -> None:
    manuscript = suggesting(p("قال الوزير"), p("نعم"))
    typed(manuscript, over(manuscript, (BODY, 4), (BODY, 10)), "الرئيس")
    manuscript.erase_back(at(manuscript, BODY + 1, 0))
    cursor = at(manuscript, BODY, -1)
    for showing, wanted in (
        (Showing.FINAL, [p("قال الرئيسنعم")]),
        (Showing.ORIGINAL, [p("قال الوزير"), p("نعم")]),
    ):
        cursor = manuscript.show_as(showing, cursor)
        assert [one.value() for one in manuscript.passages[BODY:]] == wanted
    before = manuscript.read(ArticleText())
    manuscript.insert(cursor, "س")
    assert manuscript.read(ArticleText()) == before
    cursor = manuscript.show_as(Showing.FINAL, cursor)
    manuscript.insert(at(manuscript, BODY, -1), ".")
    manuscript.show_as(Showing.ALL, cursor)
    assert lines(manuscript) == ["قال [-الوزير-]{+الرئيس+}", "-¶ نعم{+.+}"]
    manuscript.undo()
    assert manuscript.read(ArticleText()) == before


def test_plain_edits_of_the_final_text_leave_suggestions_alone() -> None:
    manuscript = suggesting(p("قال الوزير"))
    typed(manuscript, over(manuscript, (BODY, 4), (BODY, 10)), "الرئيس")
    manuscript.suggest_as(None)
    cursor = manuscript.show_as(Showing.FINAL, at(manuscript, BODY, 0))
    typed(manuscript, at(manuscript, BODY, 0), "وقد ")
    manuscript.show_as(Showing.ALL, cursor)
    assert lines(manuscript) == ["وقد قال [-الوزير-]{+الرئيس+}"]


def test_texts_are_joined_plainly_over_a_card_that_is_struck_out_and_no_word_is_lost() -> None:
    manuscript = suggesting(p("قال"), rule(), p("الوزير"))
    manuscript.remove_card(manuscript.document.findBlockByNumber(BODY + 1))
    assert lines(manuscript) == ["قال", "- Rule", "الوزير"]
    manuscript.suggest_as(None)
    manuscript.show_as(Showing.FINAL, at(manuscript, BODY, 0))
    manuscript.erase_back(at(manuscript, BODY + 1, 0))
    manuscript.show_as(Showing.ALL, at(manuscript, BODY, 0))
    assert lines(manuscript) == ["- Rule", "قالالوزير"]
    assert accepted(manuscript) == (p("قالالوزير"),)
    manuscript.undo()
    assert lines(manuscript) == ["قال", "- Rule", "الوزير"]


def test_words_are_counted_as_they_stand_with_everything_taken() -> None:
    manuscript = suggesting(p("واحد اثنان"))
    before = manuscript.word_count()
    typed(manuscript, over(manuscript, (BODY, 0), (BODY, 4)), "س ص ع")
    assert manuscript.word_count() == before + 2


def test_what_is_pasted_from_a_text_under_review_is_its_accepted_text() -> None:
    manuscript = suggesting(p("قال الوزير"))
    typed(manuscript, over(manuscript, (BODY, 4), (BODY, 10)), "الرئيس")
    taken = manuscript.selected_blocks(over(manuscript, (BODY, 0), (BODY, 16)))
    manuscript.paste(at(manuscript, BODY, 0), taken)
    assert accepted(manuscript) == (p("قال الرئيسقال الرئيس"),)
    assert rejected(manuscript) == (p("قال الوزير"),)


def test_a_foreign_hand_in_the_document_suggests_too() -> None:
    manuscript = suggesting(p("قال نعم"))
    QTextCursor(manuscript.document.findBlockByNumber(BODY)).insertText("س ")
    assert accepted(manuscript) == (p("س قال نعم"),)
    assert rejected(manuscript) == (p("قال نعم"),)
