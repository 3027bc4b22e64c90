"""What a key typed, corrected by the rules of the house; where a rule is not sure, nothing is."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from studio.arabic.direction import Direction
from studio.arabic.typing import TypingRules, correction
from tests.strategies import words

RULES = TypingRules()


def typed(text: str, rules: TypingRules = RULES, direction: Direction = Direction.RTL) -> str:
    """Return what stands there when a text is typed letter by letter."""
    there = ""
    for letter in text:
        one = correction(there, letter, rules, direction)
        there += letter
        if one is not None:
            there = there[: one.start] + one.text + there[one.end :]
    return there


@pytest.mark.parametrize(
    ("keys", "text"),
    [
        ('قال "نعم" ثم', "قال «نعم» ثم"),
        ('"نعم"', "«نعم»"),
        ('قال: "سمعت "النداء" أمس".', "قال: «سمعت “النداء” أمس»."),
        ('قالت "Reuters" أمس', "قالت «Reuters» أمس"),
        ("أولا, ثم ثانيا; فهل?", "أولا، ثم ثانيا؛ فهل؟"),
        ("مُحَمَّدٌ, وعلي", "مُحَمَّدٌ، وعلي"),
        ("«نعم», قال", "«نعم»، قال"),
        ("مـــرحبا", "مرحبا"),
        ("عام ١٤٤٦ هـ", "عام ١٤٤٦ هـ"),
        ("في  البيت", "في البيت"),
        ("أولا ، ثم", "أولا، ثم"),
        ("أولا ,ثم", "أولا، ثم"),
        ("هل جاء ؟نعم", "هل جاء؟ نعم"),
        ("انتهى.ثم بدأ", "انتهى. ثم بدأ"),
        ("قال «نعم »", "قال «نعم»"),
    ],
)
def test_keys_are_corrected(keys: str, text: str) -> None:
    assert typed(keys) == text


@pytest.mark.parametrize(
    "text",
    [
        "Hello, world; is it?",
        'He said "yes"',
        "قال Reuters, Inc; why?",
        "بلغت 1,000 و 2;3",
        "١٬٠٠٠,٥",
        'شاشة 24" كبيرة',
        "د. محمد",
        "د.محمد",
        "e.g. x",
        "الساعة 12:30",
        "نعم... ثم",
    ],
)
def test_latin_numbers_and_short_forms_are_left_alone(text: str) -> None:
    assert typed(text) == text


def test_a_left_to_right_paragraph_begins_in_latin() -> None:
    assert typed('"yes"', direction=Direction.LTR) == '"yes"'


def test_each_rule_can_be_off() -> None:
    keys = 'قال "نعم" , مـثلا  ثم'
    off = TypingRules(quotes=False, punctuation=False, tatweel=False, spaces=False)
    assert not off.any
    assert typed(keys, off) == keys
    assert typed(keys, TypingRules(punctuation=False, tatweel=False, spaces=False)) == (
        "قال «نعم» , مـثلا  ثم"
    )
    assert typed(keys, TypingRules(quotes=False, tatweel=False, spaces=False)) == (
        'قال "نعم" ، مـثلا  ثم'
    )
    assert typed(keys, TypingRules(quotes=False, punctuation=False, spaces=False)) == (
        'قال "نعم" , مثلا  ثم'
    )


@given(before=words(), letter=st.sampled_from('",;?\u0640 !:،؛؟»بa1'))
def test_a_correction_takes_the_typed_character_and_spaces_before_it_alone(
    before: str, letter: str
) -> None:
    one = correction(before, letter, RULES)
    if one is not None:
        assert one.end == len(before) + 1
        assert before[one.start :].strip(" ") == ""
