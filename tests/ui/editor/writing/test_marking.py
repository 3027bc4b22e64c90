"""Marks on words: what they cover, what they leave, and what is typed under them."""

import pytest

from studio.arabic.direction import Direction
from studio.document.article import ArticleText
from studio.document.marks import Language, Link, Marks
from tests.builders import code, fn, ins, lang, link, mono, p, remark, strong, sub, sup, u
from tests.ui.editor.writing.pages import BODY, at, body, over, page, require_whole, typed

pytestmark = pytest.mark.usefixtures("qapp")


def test_a_mark_is_put_on_unless_all_carry_it() -> None:
    manuscript = page(p("أول ", strong("ثان")), p("ثالث"))
    whole = over(manuscript, (BODY, 0), (BODY + 1, 4))
    whole = manuscript.toggle(whole, "bold")
    assert body(manuscript) == (p(strong("أول ثان")), p(strong("ثالث")))
    assert manuscript.marks_at(whole) == Marks(bold=True)
    manuscript.toggle(whole, "bold")
    assert body(manuscript) == (p("أول ثان"), p("ثالث"))
    require_whole(manuscript)


def test_marks_exclude_what_they_cannot_stand_with() -> None:
    manuscript = page(p(sup("أ")))
    whole = over(manuscript, (BODY, 0), (BODY, 1))
    whole = manuscript.toggle(whole, "subscript")
    assert body(manuscript) == (p(sub("أ")),)
    whole = manuscript.toggle(whole, "code")
    assert body(manuscript) == (p(mono("أ")),)
    manuscript.toggle(whole, "underline")
    assert body(manuscript) == (p(u("أ")),)


def test_a_mark_without_a_selection_is_for_what_is_typed_next() -> None:
    manuscript = page(p("نص "))
    cursor = typed(manuscript, at(manuscript, BODY, -1), " ")
    cursor = manuscript.toggle(cursor, "bold")
    assert manuscript.marks_at(cursor).bold
    cursor = typed(manuscript, cursor, "مهم")
    cursor = manuscript.toggle(cursor, "bold")
    assert not manuscript.marks_at(cursor).bold
    typed(manuscript, cursor, " عادي")
    assert body(manuscript) == (p("نص ", strong("مهم"), " عادي"),)


def test_a_mark_that_was_chosen_elsewhere_is_forgotten() -> None:
    manuscript = page(p("نص"))
    manuscript.toggle(at(manuscript, BODY, 0), "bold")
    typed(manuscript, at(manuscript, BODY, -1), "س")
    typed(manuscript, at(manuscript, BODY, 0), "ص")
    assert body(manuscript) == (p("صنصس"),)


def test_fields_and_code_take_no_emphasis_but_fields_a_language() -> None:
    manuscript = page(code("x"))
    for number in (1, BODY):
        manuscript.toggle(over(manuscript, (number, 0), (number, 1)), "bold")
        typed(manuscript, manuscript.toggle(at(manuscript, number, 0), "bold"), "y")
    assert body(manuscript) == (code("yx"),)
    manuscript.set_language(over(manuscript, (1, 0), (1, 1)), Language("en", Direction.LTR))
    headline = manuscript.read(ArticleText()).headline
    assert headline == p(lang("en", "y", direction=Direction.LTR), "عنوان").content


def test_suggestions_and_comments_stay_under_marks() -> None:
    manuscript = page(p(ins("مضاف"), remark("t1", "كلمة")))
    manuscript.toggle(over(manuscript, (BODY, 0), (BODY, 8)), "bold")
    assert body(manuscript) == (p(ins(strong("مضاف")), remark("t1", strong("كلمة"))),)


def test_clearing_keeps_links_and_languages() -> None:
    manuscript = page(p(strong(link("https://a.b", "رابط")), strong(lang("en", "word"))))
    manuscript.clear_marks(over(manuscript, (BODY, 0), (BODY, 8)))
    assert body(manuscript) == (p(link("https://a.b", "رابط"), lang("en", "word")),)


def test_a_link_is_set_changed_and_taken_away_as_a_whole() -> None:
    first, second = Link("https://a.b"), Link("https://c.d")
    manuscript = page(p("قبل رابط ", strong("مهم"), " بعد"))
    cursor = manuscript.set_link(over(manuscript, (BODY, 4), (BODY, 12)), first)
    assert manuscript.link_at(cursor) == first
    inside = at(manuscript, BODY, 6)
    assert manuscript.select_link(inside).selectedText() == "رابط مهم"
    manuscript.set_link(inside, second)
    assert manuscript.link_at(inside) == second
    assert manuscript.select_link(inside).selectedText() == "رابط مهم"
    manuscript.set_link(inside, None)
    assert body(manuscript) == (p("قبل رابط ", strong("مهم"), " بعد"),)


def test_a_link_without_words_is_its_address() -> None:
    manuscript = page(p("انظر "))
    cursor = typed(manuscript, at(manuscript, BODY, -1), " ")
    manuscript.set_link(cursor, Link("https://a.b"))
    assert body(manuscript) == (p("انظر ", link("https://a.b", "https://a.b")),)
    assert not manuscript.link_at(at(manuscript, BODY, 0))


def test_footnotes_come_behind_the_selection_and_not_into_fields() -> None:
    manuscript = page(p("كلمة بعد"))
    manuscript.insert_footnote(over(manuscript, (BODY, 0), (BODY, 4)), fn("حاشية"))
    manuscript.insert_footnote(at(manuscript, 1, 2), fn("لا"))
    assert body(manuscript) == (p("كلمة", fn("حاشية"), " بعد"),)
