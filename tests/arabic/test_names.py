"""Two spellings of one name are told from two names."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from studio.arabic.names import (
    are_one_name,
    distance,
    is_foreign_shape,
    is_inflection,
    skeleton,
    spelling,
)
from studio.style.naming import known_names, native_words
from tests.benchmarks.measure_names import PRECISION, RECALL, judged, pairs

WORDS = st.text(alphabet="ابتجغقسصوينرمكفة ", min_size=1, max_size=9).map(str.strip)


def test_the_list_of_pairs_is_judged_well_enough() -> None:
    found = judged(known_names(), pairs())
    assert found.precision >= PRECISION
    assert found.recall >= RECALL
    assert len(pairs()) >= 200


@pytest.mark.parametrize(
    ("one", "other"),
    [("بيونغ", "بيونج"), ("كالينينغراد", "كالينينجراد"), ("دوستويفسكي", "دوستويفيسكي")],
)
def test_a_name_is_known_without_any_list(one: str, other: str) -> None:
    assert are_one_name(one, other)
    assert are_one_name(other, one)


@pytest.mark.parametrize(
    ("one", "other"),
    [("حسن", "حسين"), ("روسيا", "روسية"), ("واشنطن", "وواشنطن"), ("عنصر", "عناصر")],
)
def test_two_words_are_not_one_name(one: str, other: str) -> None:
    assert not are_one_name(one, other, known=known_names(), native=native_words())


def test_what_folding_takes_away_makes_no_other_name() -> None:
    assert are_one_name("إبراهيم", "ابراهيم")
    assert are_one_name("عبد الله", "عبدالله")
    assert not are_one_name("إبراهيم", "إبراهيم")


def test_words_that_are_known_to_be_arabic_are_no_names() -> None:
    assert are_one_name("كالينينغراد", "كالينينجراد")
    assert are_one_name("كارلايلسون", "كارليلسون", native=frozenset({"كتاب"}))
    both = frozenset({"كارلايلسون", "كارليلسون"})
    assert not are_one_name("كارلايلسون", "كارليلسون", native=both)
    assert not are_one_name("وكارلايلسون", "كارليلسون", native=both)
    assert not are_one_name("كارلايلسون", "كرليلسون", native=frozenset({"كرليلسون"}))


def test_names_of_several_words_are_compared_word_by_word() -> None:
    assert are_one_name("كيم جونغ أون", "كيم جونج أون", known=known_names())
    assert not are_one_name("كيم جونغ أون", "كيم جونغ إيل", known=known_names())


def test_letters_that_ears_confuse_weigh_little() -> None:
    assert distance("بيونغ", "بيونج") < 0.2
    assert distance("أبو ظبي", "أبوظبي") == pytest.approx(0.05)
    assert distance("محمّد", "محمد") == 0
    assert distance("زيلينسكي", "زيلنسكي") == pytest.approx(0.3)
    assert distance("بوتين", "بايدن") > 1


def test_letters_that_arabic_lends_speak_of_a_foreign_name() -> None:
    assert is_foreign_shape("باپوا")
    assert is_foreign_shape("الكالينينغ")
    assert not is_foreign_shape("كتب")
    assert not is_foreign_shape("مشيرًا")


@pytest.mark.parametrize(
    ("one", "other"), [("روسي", "روسيون"), ("كتاب", "والكتاب"), ("لبناني", "لبنانيين")]
)
def test_inflections_are_known(one: str, other: str) -> None:
    assert is_inflection(one, other)


@given(WORDS, WORDS)
def test_judging_and_measuring_are_symmetric(one: str, other: str) -> None:
    assert distance(one, other) == pytest.approx(distance(other, one))
    assert are_one_name(one, other) is are_one_name(other, one)


@given(WORDS)
def test_a_word_is_nowhere_from_itself(word: str) -> None:
    assert distance(word, word) == 0
    assert skeleton(word) == skeleton(spelling(word))
