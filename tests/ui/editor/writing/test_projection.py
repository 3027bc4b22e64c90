"""What is rendered reads back, whatever the article holds; and it is drawn as it is meant."""

import pytest
from hypothesis import given, settings
from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QTextCharFormat, QTextCursor, QTextDocument
from PySide6.QtWidgets import QApplication

from studio.arabic.direction import Direction
from studio.arabic.segmentation import grapheme_boundaries
from studio.document.article import ArticleText
from studio.document.blocks import Align
from studio.ui.editor.writing.formats import Formats
from studio.ui.editor.writing.manuscript import Manuscript
from studio.ui.editor.writing.paper import Paper
from studio.ui.editor.writing.passages import Place
from studio.ui.editor.writing.style import Style
from tests.builders import article, br, code, doc, figure, fn, h, li, p, rule, strong
from tests.profiles import count
from tests.strategies import article_texts
from tests.ui.editor.writing.pages import BODY, at, body, page, require_whole, typed, where, written


@pytest.fixture(scope="module")
def sheet(qapp: QApplication) -> Manuscript:
    """One manuscript for many articles: what one leaves behind would show in the next."""
    document = QTextDocument()
    made = Manuscript(document, Style())
    document.setParent(made)
    return made


@settings(max_examples=count(200, 10_000))
@given(text=article_texts(reviewed=True))
def test_what_is_rendered_reads_back(sheet: Manuscript, text: ArticleText) -> None:
    sheet.render(text)
    assert sheet.read(text) == text
    beside = {"kicker": (), "headline": (), "standfirst": (), "lead_picture": None}
    others = ArticleText(
        bylines=text.bylines,
        dateline=text.dateline,
        section=text.section,
        tags=text.tags,
        slug=text.slug,
        search_title=text.search_title,
        search_description=text.search_description,
        social_text=text.social_text,
        notice=text.notice,
    )
    assert all(not getattr(others, name) for name in beside)
    assert sheet.read(others) == text
    assert Paper(sheet.document, Formats(Style())).read() == sheet.passages


@settings(max_examples=count(50, 1_000))
@given(text=article_texts(reviewed=True))
def test_another_style_changes_nothing_that_is_said(sheet: Manuscript, text: ArticleText) -> None:
    sheet.render(text)
    sheet.restyle(Style(size=32, text="#ffffff", families=("Amiri",)))
    assert sheet.read(text) == text
    require_whole(sheet)
    assert not sheet.can_undo
    sheet.restyle(Style())


@settings(max_examples=count(30, 1_000))
@given(one=article_texts(reviewed=True), other=article_texts(reviewed=True))
def test_another_text_is_one_step(sheet: Manuscript, one: ArticleText, other: ArticleText) -> None:
    sheet.render(one)
    sheet.replace(other)
    assert sheet.read(other) == other
    require_whole(sheet)
    sheet.undo()
    assert sheet.read(one) == one
    assert not sheet.can_undo
    sheet.redo()
    assert sheet.read(other) == other


def test_an_empty_body_shows_a_paragraph_and_is_none(qapp: QApplication) -> None:
    manuscript = written(ArticleText())
    assert [one.place for one in manuscript.passages][BODY:] == [Place.FILLER]
    assert body(manuscript) == ()
    typed(manuscript, at(manuscript, BODY, 0), "نص")
    assert body(manuscript) == (p("نص"),)
    manuscript.undo()
    assert body(manuscript) == ()
    assert body(written(article(body=doc(p())))) == (p(),)


def test_every_block_says_its_direction(qapp: QApplication) -> None:
    manuscript = page(
        p("Reuters قالت"), p("2025"), p("Only English.", direction=Direction.LTR), p()
    )
    directions = [
        manuscript.document.findBlockByNumber(number).textDirection()
        for number in range(manuscript.document.blockCount())
    ]
    rtl, ltr = Qt.LayoutDirection.RightToLeft, Qt.LayoutDirection.LeftToRight
    assert directions == [rtl, rtl, rtl, rtl, rtl, ltr, rtl]


def test_indents_stand_where_lines_begin(qapp: QApplication) -> None:
    manuscript = page(p("نص", quote=1), p("English", quote=1, direction=Direction.LTR), li("بند"))
    forms = [manuscript.block_at(number).blockFormat() for number in range(3)]
    assert forms[0].rightMargin() > 0 == forms[0].leftMargin()
    assert forms[1].leftMargin() > 0 == forms[1].rightMargin()
    assert forms[2].rightMargin() > 0 == forms[2].leftMargin()


def test_alignment_is_never_absolute(qapp: QApplication) -> None:
    manuscript = page(*(p("نص", align=align) for align in Align))
    for number in range(len(Align)):
        alignment = manuscript.block_at(number).blockFormat().alignment()
        assert not alignment & (Qt.AlignmentFlag.AlignAbsolute | Qt.AlignmentFlag.AlignJustify)


def test_headings_fields_and_text_differ_in_size(qapp: QApplication) -> None:
    manuscript = page(h("ثانٍ"), h("ثالث", level=3), p("نص"), code("x"))

    def font(number: int) -> QFont:
        cursor = QTextCursor(manuscript.document.findBlockByNumber(number))
        cursor.movePosition(QTextCursor.MoveOperation.NextCharacter)
        return cursor.charFormat().font()

    sizes = [font(number).pixelSize() for number in range(7)]
    assert sizes == [16, 30, 18, 23, 21, 20, 16]
    assert [font(number).bold() for number in range(7)] == [
        True, True, False, True, True, False, False,
    ]  # fmt: skip


def test_an_empty_block_has_a_caret_of_its_size(qapp: QApplication) -> None:
    manuscript = written(ArticleText())
    sizes = [
        manuscript.document.findBlockByNumber(number).charFormat().font().pixelSize()
        for number in range(4)
    ]
    assert sizes == [16, 30, 18, 20]


def test_the_lead_picture_stands_below_the_standfirst(qapp: QApplication) -> None:
    picture = figure("تعليق", alt="جسر")
    manuscript = written(article("عنوان", [p("نص")], lead_picture=picture))
    assert manuscript.passages[BODY].place is Place.LEAD
    assert manuscript.card(manuscript.document.findBlockByNumber(BODY)) == picture
    manuscript.set_lead(None)
    assert manuscript.read(ArticleText()).lead_picture is None
    manuscript.set_lead(figure(alt="آخر"))
    assert manuscript.read(ArticleText()).lead_picture == figure(alt="آخر")
    require_whole(manuscript)


def test_reading_after_a_key_makes_only_one_block_anew(qapp: QApplication) -> None:
    manuscript = page(*(p(f"فقرة {number}") for number in range(50)))
    before = body(manuscript)
    typed(manuscript, at(manuscript, BODY + 20, 0), "س")
    after = body(manuscript)
    assert [number for number in range(50) if before[number] is not after[number]] == [20]


def test_footnotes_are_numbered_in_order(qapp: QApplication) -> None:
    manuscript = page(p("أ", fn("١"), "ب", fn("٢")), rule(), p(fn("٣")))
    positions = [
        position
        for position in range(manuscript.document.characterCount())
        if manuscript.footnote(position) is not None
    ]
    assert [manuscript.footnote_number(position) for position in positions] == [1, 2, 3]
    assert manuscript.footnote(positions[1]) == fn("٢")
    manuscript.replace_footnote(positions[1], fn("أخرى"))
    assert body(manuscript)[0] == p("أ", fn("١"), "ب", fn("أخرى"))


def test_what_something_else_writes_is_taken_in_and_can_be_undone(qapp: QApplication) -> None:
    manuscript = page(p("نص ", strong("مهم")), figure(alt="جسر"), p("بعد"))
    cursor = QTextCursor(manuscript.document)
    cursor.movePosition(QTextCursor.MoveOperation.End)
    cursor.insertText("\nفقرة")
    cursor.setPosition(0)
    cursor.insertText("x")
    assert body(manuscript)[-2:] == (p("بعد"), p("فقرة"))
    require_whole(manuscript)
    manuscript.undo()
    assert body(manuscript) == (p("نص ", strong("مهم")), figure(alt="جسر"), p("بعد"))
    require_whole(manuscript)


def test_carets_stay_when_something_else_writes(qapp: QApplication) -> None:
    manuscript = page(p("نص"), p("بعد"))
    caret = at(manuscript, BODY + 1, 2)
    other = at(manuscript, BODY, 2)
    other.insertText(" آخر", QTextCharFormat())
    assert body(manuscript) == (p("نص آخر"), p("بعد"))
    assert where(manuscript, caret) == (BODY + 1, 2)
    require_whole(manuscript)


def test_a_lead_picture_outlives_what_something_else_writes(qapp: QApplication) -> None:
    picture = figure(alt="جسر")
    manuscript = written(article("عنوان", [p("نص")], lead_picture=picture))
    QTextCursor(manuscript.document).insertText("x")
    text = manuscript.read(ArticleText())
    assert (text.lead_picture, text.body.blocks) == (picture, (p("نص"),))
    require_whole(manuscript)


def test_places_of_qt_are_places_in_passages(qapp: QApplication) -> None:
    text = "𝔘أ👨\u200d👩\u200d👧بً𝔘"
    manuscript = page(p(text, fn("ح"), "ج", br(), "د"))
    for place in grapheme_boundaries(text):
        assert where(manuscript, at(manuscript, BODY, place)) == (BODY, place)
    cursor = typed(manuscript, at(manuscript, BODY, len(text) + 1), "س")
    assert body(manuscript) == (p(text, fn("ح"), "سج", br(), "د"),)
    assert where(manuscript, cursor) == (BODY, len(text) + 2)


def test_what_is_composed_is_no_text_yet(qapp: QApplication) -> None:
    manuscript = page(p("نص"), p("بعد"))
    told: list[str] = []
    manuscript.edited.connect(lambda: told.append("edited"))
    block = manuscript.block_at(0)
    block.layout().setPreeditArea(1, "ka")
    manuscript.document.contentsChange.emit(block.position(), block.length(), block.length())
    assert body(manuscript) == (p("نص"), p("بعد"))
    assert block.layout().preeditAreaText() == "ka"
    assert not told


def test_fields_that_something_else_removed_come_back(qapp: QApplication) -> None:
    manuscript = page(p("نص"))
    cursor = QTextCursor(manuscript.document)
    cursor.select(QTextCursor.SelectionType.Document)
    cursor.removeSelectedText()
    require_whole(manuscript)
    assert manuscript.read(ArticleText()) == ArticleText(body=doc(p()))


def test_words_are_counted_in_fields_body_and_cards(qapp: QApplication) -> None:
    manuscript = page(p("ثلاث كلمات هنا"), figure("تعليق الصورة"))
    assert manuscript.word_count() == 3 + 3 + 2
