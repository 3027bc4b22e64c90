import pytest
from hypothesis import given
from hypothesis import strategies as some

from studio.newsroom.naming import is_one_off, nearest, unique_slug


def test_the_nearest_name_forgives_spelling() -> None:
    assert nearest("رياضه", ["العالم", "محلي", "رياضة"]) == "رياضة"
    assert nearest("العالمم", ["محلي", "العالم"]) == "العالم"
    assert nearest("اقتصاد", ["xyz"]) is None
    assert nearest("x", []) is None


def test_a_slug_that_is_taken_gets_a_number() -> None:
    taken = {"غزة", "غزة-2"}
    assert unique_slug("غزة", taken.__contains__) == "غزة-3"
    assert unique_slug("قمة", taken.__contains__) == "قمة"


@given(word=some.text("ابتثجحخ", min_size=4, max_size=9), data=some.data())
def test_one_slip_of_the_hand_is_one_off(word: str, data: some.DataObject) -> None:
    at = data.draw(some.integers(0, len(word) - 1))
    letter = data.draw(some.sampled_from("ابتث"))
    slips = (
        word[:at] + letter + word[at + 1 :],
        word[:at] + letter + word[at:],
        word[:at] + word[at + 1 :],
        word[:at] + word[at : at + 2][::-1] + word[at + 2 :],
    )
    for slip in slips:
        assert is_one_off(word, slip)
        assert is_one_off(word, f"ال{slip}")


@pytest.mark.parametrize(
    ("word", "other"), [("سد", "سر"), ("كلمه", "كتابه"), ("مدينه", "مدرسه"), ("ابجد", "جدابه")]
)
def test_short_words_and_two_slips_are_not(word: str, other: str) -> None:
    assert not is_one_off(word, other)
