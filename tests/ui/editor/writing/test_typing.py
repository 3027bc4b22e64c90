"""What typing and Enter do where they are pressed."""

import pytest

from studio.arabic.direction import Direction
from studio.document.blocks import Align, BlockReview, Box
from tests.builders import (
    br,
    change,
    code,
    cut,
    embed,
    figure,
    fn,
    h,
    ins,
    lang,
    link,
    ol,
    p,
    remark,
    rule,
    strong,
)
from tests.ui.editor.writing.pages import (
    BODY,
    at,
    body,
    over,
    page,
    typed,
    where,
)

pytestmark = pytest.mark.usefixtures("qapp")


# Typing


def test_spaces_stay_while_somebody_types() -> None:
    manuscript = page(p("نص"))
    cursor = typed(manuscript, at(manuscript, BODY, -1), "  ")
    assert manuscript.block_at(0).text() == "نص  "
    assert body(manuscript) == (p("نص"),)
    typed(manuscript, cursor, "آخر")
    assert body(manuscript) == (p("نص آخر"),)


def test_emphasis_goes_on_and_starts_a_block() -> None:
    manuscript = page(p(strong("مهم"), " عادي"))
    typed(manuscript, at(manuscript, BODY, 3), "ة")
    typed(manuscript, at(manuscript, BODY, 0), "ال")
    assert body(manuscript) == (p(strong("المهمة"), " عادي"),)


@pytest.mark.parametrize("place", [0, -1])
def test_a_link_ends_at_its_ends(place: int) -> None:
    manuscript = page(p(link("https://a.b", "رابط")))
    typed(manuscript, at(manuscript, BODY, place), "س")
    expected = ("س", link("https://a.b", "رابط"))
    assert body(manuscript) == (p(*(expected if place == 0 else expected[::-1])),)


def test_inside_a_link_a_language_and_a_comment_text_takes_them_on() -> None:
    content = remark("t1", lang("en", link("https://a.b", "ab"), direction=Direction.LTR))
    manuscript = page(p(content))
    typed(manuscript, at(manuscript, BODY, 1), "x")
    whole = remark("t1", lang("en", link("https://a.b", "axb"), direction=Direction.LTR))
    assert body(manuscript) == (p(whole),)


def test_text_beside_a_comment_is_not_commented_on() -> None:
    manuscript = page(p(remark("t1", "كلمة")))
    typed(manuscript, at(manuscript, BODY, -1), "ح")
    assert body(manuscript) == (p(remark("t1", "كلمة"), "ح"),)


def test_typed_text_is_nobodys_suggestion() -> None:
    manuscript = page(p(ins("مضاف"), cut("محذوف", by=change("c2"))))
    typed(manuscript, at(manuscript, BODY, 2), "س")
    typed(manuscript, at(manuscript, BODY, 7), "ص")
    assert body(manuscript) == (
        p(
            ins("مض"), "س", ins("اف"),
            cut("مح", by=change("c2")), "ص", cut("ذوف", by=change("c2")),
        ),
    )  # fmt: skip


def test_text_behind_a_footnote_is_text() -> None:
    manuscript = page(p("نص", fn("حاشية")))
    typed(manuscript, at(manuscript, BODY, -1), "بعد")
    assert body(manuscript) == (p("نص", fn("حاشية"), "بعد"),)


def test_text_in_the_place_of_chosen_words_is_emphasised_as_they_were() -> None:
    manuscript = page(p("قبل ", strong("مهم"), " بعد"))
    typed(manuscript, over(manuscript, (BODY, 4), (BODY, 7)), "جديد")
    assert body(manuscript) == (p("قبل ", strong("جديد"), " بعد"),)


def test_forbidden_characters_never_come_in() -> None:
    manuscript = page(p())
    manuscript.insert(at(manuscript, BODY, 0), "a\u202e\ufffc\tb")
    assert body(manuscript) == (p("a b"),)


def test_a_stretch_with_new_lines_makes_paragraphs() -> None:
    manuscript = page(p("قبل بعد"))
    cursor = manuscript.insert_text(at(manuscript, BODY, 4), "أول\nثان ")
    assert body(manuscript) == (p("قبل أول"), p("ثانبعد"))
    assert where(manuscript, cursor) == (BODY + 1, 3)


@pytest.mark.parametrize(("place", "number"), [(0, BODY), (1, BODY + 1)])
def test_text_beside_a_card_stands_in_a_paragraph_of_its_own(place: int, number: int) -> None:
    card = figure(alt="جسر")
    manuscript = page(card)
    typed(manuscript, at(manuscript, BODY, place), "نص")
    assert body(manuscript)[number - BODY] == p("نص")
    assert card in body(manuscript)


def test_typing_over_a_chosen_card_keeps_it() -> None:
    manuscript = page(embed("https://x.com/1"), p("بعد"))
    typed(manuscript, manuscript.card_cursor(manuscript.block_at(0)), "نص")
    assert body(manuscript) == (embed("https://x.com/1"), p("نص"), p("بعد"))


# Enter


def test_enter_in_a_field_goes_to_the_next() -> None:
    manuscript = page(p("نص"))
    cursor = at(manuscript, 0, 1)
    for number in (1, 2, BODY):
        cursor = manuscript.enter(cursor)
        assert where(manuscript, cursor) == (number, 0)
    assert not manuscript.can_undo


def test_enter_in_the_standfirst_makes_room_above_a_card() -> None:
    manuscript = page(rule())
    manuscript.enter(at(manuscript, 2, -1))
    assert body(manuscript) == (p(), rule())


def test_enter_parts_a_paragraph_with_its_attributes() -> None:
    made = {"quote": 1, "align": Align.CENTER, "box": Box.INFO, "direction": Direction.LTR}
    manuscript = page(p("onetwo", **made))
    cursor = manuscript.enter(at(manuscript, BODY, 3))
    assert body(manuscript) == (p("one", **made), p("two", **made))
    assert where(manuscript, cursor) == (BODY + 1, 0)


def test_enter_behind_a_heading_gives_a_paragraph() -> None:
    manuscript = page(h("عنوان"))
    manuscript.enter(at(manuscript, BODY, -1))
    assert body(manuscript) == (h("عنوان"), p())


def test_enter_before_a_heading_makes_room_above_it() -> None:
    manuscript = page(h("عنوان"))
    cursor = manuscript.enter(at(manuscript, BODY, 0))
    assert body(manuscript) == (p(), h("عنوان"))
    assert where(manuscript, cursor) == (BODY + 1, 0)


def test_enter_in_a_list_goes_on_and_on_an_empty_item_ends_it() -> None:
    manuscript = page(ol("أول", start=4), ol("فرعي", level=1))
    cursor = manuscript.enter(at(manuscript, BODY, -1))
    assert body(manuscript)[:2] == (ol("أول", start=4), ol())
    cursor = manuscript.enter(cursor)
    assert body(manuscript)[1] == p()
    manuscript.undo()
    cursor = manuscript.enter(at(manuscript, BODY + 2, -1))
    cursor = manuscript.enter(cursor)
    assert body(manuscript)[-1] == ol(), "first out of the inner list"
    manuscript.enter(cursor)
    assert body(manuscript)[-1] == p()


def test_enter_on_an_empty_line_leaves_a_quote_and_a_box() -> None:
    manuscript = page(p("قول", quote=2), p(quote=2), p(box=Box.FACTS))
    manuscript.enter(at(manuscript, BODY + 1, 0))
    assert body(manuscript)[1] == p(quote=1)
    manuscript.enter(at(manuscript, BODY + 2, 0))
    assert body(manuscript)[2] == p()


def test_enter_in_code_is_a_new_line_and_twice_leaves_it() -> None:
    manuscript = page(code("a"))
    cursor = manuscript.enter(at(manuscript, BODY, -1))
    cursor = typed(manuscript, cursor, "  b")
    assert body(manuscript) == (code("a\n  b"),)
    cursor = manuscript.enter(manuscript.enter(cursor))
    assert body(manuscript) == (code("a\n  b"), p())
    assert where(manuscript, cursor) == (BODY + 1, 0)


def test_enter_on_a_chosen_card_keeps_it_and_goes_on_behind_it() -> None:
    manuscript = page(rule(), p("بعد"))
    manuscript.enter(manuscript.card_cursor(manuscript.block_at(0)))
    assert body(manuscript) == (rule(), p(), p("بعد"))


def test_suggested_borders_stay_with_the_first_half() -> None:
    by = change("c9")
    marked = p("onetwo", review=BlockReview(split=by, comments=("t",)))
    manuscript = page(p("قبل"), marked)
    manuscript.enter(at(manuscript, BODY + 1, 3))
    first, second = body(manuscript)[1:]
    assert (first.review.split, first.review.comments) == (by, ("t",))
    assert second.review.split is None


def test_a_new_line_stays_in_the_paragraph() -> None:
    manuscript = page(p("أب"))
    manuscript.line_break(at(manuscript, BODY, 1))
    assert body(manuscript) == (p("أ", br(), "ب"),)
    assert where(manuscript, manuscript.line_break(at(manuscript, 1, 0))) == (2, 0)
