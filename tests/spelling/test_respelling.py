"""What a word might have been, and words as dictionaries hold them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from studio.spelling.respelling import aligned, bare, dotted, plain, respellings, stems

LETTERS = st.text("ابتثجحخدذرزسشصضطظعغفقكلمنهويأإآىةءئؤ", min_size=2, max_size=12)


@pytest.mark.parametrize(
    ("slipped", "meant"),
    [
        ("الى", "إلى"),
        ("والاردن", "والأردن"),
        ("للامم", "للأمم"),
        ("ساكون", "سأكون"),
        ("الواح", "ألواح"),
        ("الحكومه", "الحكومة"),
        ("الذى", "الذي"),
        ("مسئول", "مسؤول"),
        ("شيئ", "شيء"),
        ("مبادىء", "مبادئ"),
        ("الاميركيه", "الأميركية"),
        ("القرأن", "القرآن"),
    ],
)
def test_the_meant_word_is_among_the_respellings(slipped: str, meant: str) -> None:
    assert meant in {one.word for one in respellings(slipped)}


def test_letters_that_differ_in_dots_are_exchanged() -> None:
    assert "خبر" in {one.word for one in dotted("حبر")}
    assert "حبر" not in {one.word for one in dotted("حبر")}


@given(LETTERS)
def test_no_respelling_is_the_word_itself(word: str) -> None:
    assert word not in {one.word for one in (*respellings(word), *dotted(word))}


@given(st.text())
def test_a_plain_word_is_plain(word: str) -> None:
    assert plain(plain(word)) == plain(word)
    assert bare(bare(word)) == bare(word)


@given(LETTERS)
def test_a_word_keeps_its_tashkeel(word: str) -> None:
    marked = "\u064e".join(word)
    assert aligned(marked, word) == marked
    assert plain(aligned(marked, word[::-1])) == word[::-1]


def test_tatweel_goes_and_foreign_letters_become_arabic() -> None:
    assert plain("کـتاب") == "كتاب"
    assert plain("ﻛﺘﺎﺏ") == "كتاب"
    assert aligned("الحكـومه", "الحكومة") == "الحكومة"


def test_a_name_is_found_behind_its_proclitics() -> None:
    assert "موسكو" in set(stems("وبموسكو")) | set(stems("بموسكو"))
    assert {"أردن", "الأردن"} <= set(stems("للأردن"))
