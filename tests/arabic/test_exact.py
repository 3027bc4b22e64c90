"""What folding takes away is minded again where somebody asks, one difference at a time."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from studio.arabic.exact import Difference, alike
from studio.arabic.folding import fold, fold_with_map, same, spans_by_words, trail
from tests.arabic.texts import hostile
from tests.profiles import count

MANY = settings(max_examples=count(200, 10_000))

_EACH = [
    (Difference.TASHKEEL, "كَتَبَ", "كتب"),
    (Difference.TASHKEEL, "كُتُب", "كَتَب"),
    (Difference.TATWEEL, "كتـــاب", "كتاب"),
    (Difference.HAMZA, "أحمد", "احمد"),
    (Difference.HAMZA, "مسئول", "مسؤول"),
    (Difference.HAMZA, "شيئ", "شيي"),
    (Difference.YA, "على", "علي"),
    (Difference.TA_MARBUTA, "مدرسة", "مدرسه"),
    (Difference.TA_MARBUTA, "مدرﺳﺔ", "مدرسه"),
    (Difference.DIGITS, "٢٠٢٥", "2025"),
]


@pytest.mark.parametrize(("difference", "one", "other"), _EACH)
def test_each_difference_counts_when_it_is_minded(
    difference: Difference, one: str, other: str
) -> None:
    assert alike(one, other, frozenset())
    assert not alike(one, other, frozenset({difference}))
    assert alike(one, one, frozenset({difference}))


@pytest.mark.parametrize(("difference", "one", "other"), _EACH)
def test_no_difference_counts_for_another(difference: Difference, one: str, other: str) -> None:
    others = frozenset(Difference) - {difference}
    if (one, other) != ("مسئول", "مسؤول"):  # a ya to the eye, so ya is minded in it too
        assert alike(one, other, others)


def test_marks_in_another_order_are_the_same_marks() -> None:
    assert alike("م\u0651\u064e", "م\u064e\u0651", frozenset(Difference))
    assert alike("أ", "ا\u0654", frozenset({Difference.HAMZA}))


@MANY
@given(hostile, hostile, st.frozensets(st.sampled_from(Difference)))
def test_it_does_not_matter_which_text_is_named_first(
    one: str, other: str, minded: frozenset[Difference]
) -> None:
    assert alike(one, one, minded)
    assert alike(one, other, minded) == alike(other, one, minded)
    assert alike(one, other, frozenset()) == same(one, other)


@MANY
@given(st.lists(hostile, max_size=4).map(" ".join), st.data())
def test_the_quick_way_back_leads_where_the_slow_one_does(text: str, data: st.DataObject) -> None:
    folded, slow = fold(text), fold_with_map(text)
    if not folded:
        return
    starts = st.integers(0, len(folded) - 1)
    slices = st.lists(
        starts.flatmap(lambda s: st.tuples(st.just(s), st.integers(s + 1, len(folded))))
    )
    hits = data.draw(slices)
    back = [slow.original_span(*hit) for hit in hits]
    assert trail(text, folded).spans(hits) == back
    assert spans_by_words(text, folded, hits) == back
