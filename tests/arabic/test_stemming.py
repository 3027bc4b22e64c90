"""Words that readers mean by one another have one stem, and others keep theirs."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from studio.arabic.folding import FOLDING_VERSION, fold
from studio.arabic.stemming import (
    LONGEST_WORD,
    PROCLITICS,
    STEMMING_VERSION,
    beginnings,
    index_text,
    index_words,
    spellings,
    stem,
    without_proclitics,
)
from tests.arabic.texts import hostile

TABLE = Path(__file__).parents[1] / "data" / "search-words.txt"
LINES = [line for line in TABLE.read_text("utf-8").splitlines() if line and line[0] != "#"]
LETTERS = "ابتثجحخدذرزسشصضطظعغفقكلمنهويءآأؤإئةى"
words = st.text(LETTERS + "ـ\u064e\u0651پچگ٣", min_size=1, max_size=14)


def test_the_table_of_words_holds_at_least_two_hundred_lines() -> None:
    assert len(LINES) >= 200


@pytest.mark.parametrize("kind", ["same", "apart"])
def test_words_find_each_other_as_the_table_says(kind: str) -> None:
    wrong = []
    for line in LINES:
        said, *group = line.split(" ")
        stems = {stem(word) for word in group}
        if said == kind and (len(stems) == 1) is not (kind == "same"):
            wrong.append((line, stems))
    assert wrong == []


@given(words)
def test_a_stem_is_a_stretch_of_the_folded_word_and_only_folding_decides(word: str) -> None:
    folded = fold(word)
    assert stem(folded) == stem(word)
    assert stem(word) in folded
    assert bool(stem(word)) is bool(folded)


@given(words)
def test_what_is_typed_so_far_is_the_end_of_the_word(word: str) -> None:
    folded = fold(word)
    assert folded.endswith(without_proclitics(folded))


@given(words)
def test_spellings_begin_with_the_words_own_stem_and_name_each_once(word: str) -> None:
    folded = fold(word)
    found = spellings(folded)
    assert found[:1] == ((stem(word),) if folded else ())
    assert len(set(found)) == len(found)


def test_what_is_typed_begins_the_stem_it_will_have() -> None:
    for typed in ("المس", "المسو", "والمس", "مس", "للمسول"):
        assert any(stem("المسؤولين").startswith(one) for one in beginnings(typed)), typed
    for typed in ("", "ا", "ال", "وال", "الم", "لل"):
        assert beginnings(typed) == ()


def test_spellings_reach_a_short_word_with_a_proclitic() -> None:
    assert stem("بغزة") != stem("غزة")
    assert stem("بغزة") in spellings(fold("غزة"))
    assert stem("غزة") in spellings(fold("بغزة"))
    assert all(fold(clitic) == clitic for clitic in PROCLITICS)


@given(st.one_of(st.text(max_size=60), st.lists(hostile, max_size=4).map("\n ".join)))
def test_any_text_becomes_words_of_letters_and_digits(text: str) -> None:
    found = index_words(text)
    assert all(word.isalnum() and len(word) <= LONGEST_WORD for word in found)
    assert index_text(text) == " ".join(map(stem, found))


def test_a_word_without_end_counts_by_its_beginning() -> None:
    assert index_words("ن" * 1_000_000) == ["ن" * LONGEST_WORD]


def test_stems_have_one_version_with_folding() -> None:
    assert STEMMING_VERSION // 100 == FOLDING_VERSION
