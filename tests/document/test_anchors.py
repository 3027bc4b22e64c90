"""Places of comments: found again, never mistaken, and no words of the text."""

from hypothesis import given, settings
from hypothesis import strategies as st

from studio.document.anchors import (
    Anchor,
    Stretch,
    anchor_at,
    attached,
    flat,
    locate,
    places,
    rows_of,
    same_words,
    without_comments,
)
from studio.document.article import ArticleText
from studio.document.review import accepted_article
from tests.builders import article, br, em, figure, fn, p, remark, rule, strong
from tests.profiles import count
from tests.strategies import article_texts

FIRST = "انعقدت القمة صباح اليوم في العاصمة بحضور الوفود."
SECOND = "وتبحث القمة في ملفات المنطقة."


def anchored(text: ArticleText, words: str, block: int = 0, id_: str = "t") -> Anchor:
    rows = rows_of(text)
    row = next(one for one in rows if (one.field, one.block) == ("body", block))
    start = row.flat.index(words)
    return anchor_at(rows, id_, Stretch("body", block, start, start + len(words)), words)


def quoted(text: ArticleText, id_: str = "t") -> str:
    at = places(text)[id_]
    row = next(one for one in rows_of(text) if (one.field, one.block) == (at.field, at.block))
    return row.flat[at.start : at.end]


def test_a_place_is_marked_in_the_text_that_it_was_made_in() -> None:
    text = article("قمة", [p(FIRST), p(SECOND)])
    anchor = anchored(text, "القمة", 1)
    marked = attached(text, [anchor])
    assert places(marked) == {"t": Stretch("body", 1, 6, 11)}
    assert quoted(marked) == "القمة"
    assert attached(marked, [anchor]) is marked


def test_words_typed_before_and_around_it_do_not_move_it_to_other_words() -> None:
    anchor = anchored(article("قمة", [p(FIRST), p(SECOND)]), "القمة", 1)
    later = article("قمة", [p("فقرة جديدة عن القمة."), p(FIRST), p("أمس. " + SECOND)])
    assert places(attached(later, [anchor]))["t"].block == 2


def test_marks_breaks_and_notes_within_the_words_are_no_hindrance() -> None:
    text = article("قمة", [p("قبل ", strong("كلمة "), fn("حاشية"), br(), em("أخرى"), " بعد")])
    words = flat(text.body.blocks[0].content)[4:14]  # type: ignore[union-attr]  # a paragraph
    marked = attached(text, [anchored(text, words)])
    assert quoted(marked) == words


def test_words_that_have_gone_are_nowhere_even_where_others_look_alike() -> None:
    anchor = anchored(article("قمة", [p(FIRST), p(SECOND)]), "القمة", 1)
    gone = article("قمة", [p("لا علاقة لهذا النص بما كان، وفيه القمة مرة.")])
    assert locate(rows_of(gone), anchor) is None
    assert attached(gone, [anchor]) is gone


def test_a_whole_paragraph_is_found_by_its_own_words() -> None:
    anchor = anchored(article("قمة", [p("نعم."), p(SECOND)]), "نعم.")
    assert places(attached(article("", [p(SECOND), p("نعم.")]), [anchor]))["t"].block == 1


def test_a_place_in_a_headline_is_found_there_alone() -> None:
    text = article("قمة في عمّان", [p("قمة في عمّان")])
    rows = rows_of(text)
    anchor = anchor_at(rows, "t", Stretch("headline", None, 0, 3), "قمة")
    assert places(attached(article("اليوم قمة في عمّان", [p("قمة")]), [anchor])) == {
        "t": Stretch("headline", None, 6, 9)
    }


def test_a_comment_on_a_picture_stands_on_its_block() -> None:
    text = article("قمة", [p(FIRST), figure("تعليق", picture="a" * 64), rule()])
    anchor = anchor_at(rows_of(text), "t", Stretch("body", 1, 0, 1), "\ufffc")
    assert places(attached(text, [anchor])) == {"t": Stretch("body", 1, 0, 1)}


def test_a_comment_that_quotes_nothing_is_nowhere_in_the_text() -> None:
    assert locate(rows_of(article("قمة", [p(FIRST)])), Anchor("t", Stretch("slug"))) is None


def test_texts_that_differ_in_comments_alone_have_the_same_words() -> None:
    plain, marked = article("قمة", [p(FIRST)]), article("قمة", [p(remark("t", FIRST))])
    assert same_words(plain, marked)
    assert not same_words(plain, article("قمة", [p(SECOND)]))


@settings(max_examples=count(60, 3_000))
@given(article_texts(reviewed=True))
def test_a_text_without_comments_has_none_and_is_else_the_same(text: ArticleText) -> None:
    bare = without_comments(text)
    assert not places(bare)
    assert without_comments(bare) == bare
    assert accepted_article(bare) == accepted_article(text)
    assert [row.flat for row in rows_of(bare)] == [row.flat for row in rows_of(text)]


@settings(max_examples=count(60, 3_000))
@given(article_texts(reviewed=True), st.data())
def test_every_place_in_a_text_is_found_again_in_it(text: ArticleText, data: st.DataObject) -> None:
    bare = without_comments(text)
    rows = [row for row in rows_of(bare) if row.flat]
    if not rows:
        return
    row = data.draw(st.sampled_from(rows))
    start = data.draw(st.integers(0, len(row.flat) - 1))
    end = data.draw(st.integers(start + 1, len(row.flat)))
    place = Stretch(row.field, row.block, start, end)
    marked = attached(bare, [anchor_at(rows, "t", place, row.flat[start:end])])
    assert places(marked) == {"t": place}
    assert without_comments(marked) == bare
