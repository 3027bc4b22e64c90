"""What sort of change a suggestion is, and that sorts one after another are everything."""

from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from studio.document.article import ArticleText
from studio.document.blocks import BlockReview, Paragraph
from studio.document.deciding import decided
from studio.document.inline import Inlines
from studio.document.marks import Marks
from studio.document.review import accepted_article, has_suggestions
from studio.document.sorting import Sort, sort_of
from studio.document.suggestions import suggestions
from tests.builders import article, change, cut, h, ins, p, restyled, rule, strong
from tests.profiles import count
from tests.strategies import article_texts

MINE = change("m", author=1)


def sort(*content: str | Inlines) -> Sort:
    (only,) = suggestions(article(body=[p(*content)]))
    return sort_of(only)


@pytest.mark.parametrize(
    ("before", "gone", "come", "behind"),
    [
        ("قال الوزير", "", "،", " إن"),
        ("قال الوزير", ",", "،", " إن"),
        ("قال", " ", "", "، إن"),
        ("في عام 2024", "", ".", " ثم"),
        ("قال ", '"', "«", "نعم"),
        ("قال ", "الوزير،", "الوزير؛", " نعم"),
        ("قال ", "", "\u00a0", " نعم"),
    ],
)
def test_signs_and_spaces_between_the_same_words_are_punctuation(
    before: str, gone: str, come: str, behind: str
) -> None:
    marked = [cut(gone, by=MINE)] * bool(gone) + [ins(come, by=MINE)] * bool(come)
    assert sort(before, *marked, behind) is Sort.PUNCTUATION


@pytest.mark.parametrize(
    ("before", "gone", "come", "behind"),
    [
        ("كل", " ", "", "ما"),  # two words become one
        ("كل", "", " ", "ما"),
        ("نما 1", ".", "", "5 نقطة"),
        ("بلغت ", "", "-", "5 درجات"),
        ("بلغت ", "", ".", "5"),
        ("نما 5", "", "%", " هذا العام"),
        ("شركة ", "", "&", " بنوها"),
    ],
)
def test_what_changes_a_word_or_a_number_is_no_punctuation(
    before: str, gone: str, come: str, behind: str
) -> None:
    marked = [cut(gone, by=MINE)] * bool(gone) + [ins(come, by=MINE)] * bool(come)
    found = sort(before, *marked, behind)
    assert found in {Sort.INSERTIONS, Sort.DELETIONS, Sort.WORDING}


def test_a_number_is_no_spelling_of_another_number() -> None:
    assert sort(cut("2018", by=MINE), ins("2019", by=MINE)) is Sort.WORDING
    assert sort(cut("2019", by=MINE), ins("٢٠١٩", by=MINE)) is Sort.SPELLING
    assert sort(cut("المسوول", by=MINE), ins("المسؤول", by=MINE)) is Sort.SPELLING


def test_every_other_sort_is_known() -> None:
    text = article(
        body=[
            p(ins("غدا", by=MINE), " ذهب"),
            p("ثم ", cut("عاد", by=MINE)),
            p(cut("الوزير", by=MINE), ins("المدير", by=MINE)),
            p(restyled(strong("و"), before=Marks(), by=MINE)),
            h("ه", review=BlockReview(restyle=MINE, before=Paragraph())),
            p("ب", review=BlockReview(split=MINE)),
            p("ج"),
            rule(review=BlockReview(insertion=MINE)),
        ]
    )
    assert {*map(sort_of, suggestions(text))} == {*Sort} - {Sort.SPELLING, Sort.PUNCTUATION}


@settings(max_examples=count(200, 5_000), deadline=None)
@given(text=article_texts(reviewed=True), seed=st.integers(0, 2**32))
def test_sorts_accepted_one_after_another_are_all_accepted_at_once(
    text: ArticleText, seed: int
) -> None:
    order = [*Sort]
    Random(seed).shuffle(order)
    now, rounds = text, 0
    while has_suggestions(now):  # what others struck out may keep a boundary waiting
        rounds += 1
        assert rounds <= 3
        for one in order:
            ids = [found.id for found in suggestions(now) if sort_of(found) is one]
            now = decided(now, ids, accept=True)
            assert accepted_article(now) == accepted_article(text)
    everything = [one.id for one in suggestions(text)]
    at_once = decided(text, everything, accept=True)
    assert accepted_article(now) == accepted_article(at_once) == accepted_article(text)
