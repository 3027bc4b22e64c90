"""Steps of the caret by words and by what a reader takes for one character."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from studio.arabic.segmentation import grapheme_boundaries
from studio.ui.editor.writing.words import (
    character_back,
    character_on,
    erased_back,
    snapped,
    word_at,
    word_back,
    word_on,
)
from tests.builders import figure, p
from tests.strategies import words
from tests.ui.editor.writing.pages import BODY, at, page, where

TEXT = "قالت «رويترز»، أمس"


@pytest.mark.parametrize("place", range(6, 13))
def test_a_word_is_chosen_without_its_punctuation(place: int) -> None:
    start, end = word_at(TEXT, place)
    assert TEXT[start:end] == "رويترز"


def test_between_words_nothing_is_chosen() -> None:
    assert word_at("أ  ب", 2) == (2, 2) or word_at("أ ، ب", 2) == (2, 2)


@given(text=words(), place=st.integers(0, 60))
def test_steps_lead_on_and_never_into_a_character(text: str, place: int) -> None:
    boundaries = grapheme_boundaries(text)
    here = snapped(text, place)
    assert here in boundaries
    assert here <= max(place, 0)
    if here < len(text):
        assert here < word_on(text, here) <= len(text)
        assert character_on(text, here) == min(one for one in boundaries if one > here)
    if here > 0:
        assert 0 <= word_back(text, here) < here
        assert character_back(text, here) <= erased_back(text, here) < here


def test_steps_by_word_cross_blocks(qapp: object) -> None:
    manuscript = page(p("أول"), figure(alt="جسر"), p("ثان"))
    cursor = at(manuscript, BODY, 0)
    places = []
    for _ in range(5):
        cursor = manuscript.step_word(cursor, on=True, extend=False)
        places.append(where(manuscript, cursor))
    assert places == [(BODY, 3), (BODY + 1, 0), (BODY + 1, 1), (BODY + 2, 0), (BODY + 2, 3)]
    cursor = manuscript.step_word(cursor, on=False, extend=True)
    assert cursor.selectedText() == "ثان"
    assert manuscript.select_word(at(manuscript, BODY, 1)).selectedText() == "أول"


def test_words_are_counted_in_a_selection(qapp: object) -> None:
    manuscript = page(p("كلمة وكلمة أخرى"))
    assert manuscript.selected_words(manuscript.select_word(at(manuscript, BODY, 0))) == 1
