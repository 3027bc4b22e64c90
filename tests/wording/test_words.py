"""The catalogues: complete, in step with the code, and right about numbers."""

import re

import pytest

import translations
from studio.arabic.numerals import DigitShape
from studio.wording.words import Language, Words

_COMMANDS = "اختر اكتب حاول افتح انظر أضف ابحث اضغط ابدأ جرّب استعمل استخدم احفظ اطلب"
"""What Arabic says to a man alone, and no other word is written like."""


def test_the_catalogues_are_in_step_with_the_code() -> None:
    assert list(translations.problems()) == []


def test_messages_said_inside_an_f_string_are_collected_in_every_python() -> None:
    code = b"""t = f"{words.say('Pictures')} {words.counted('{n} time', '{n} times', 3)}" """
    assert set(translations.messages_of(code)) == {"Pictures", ("{n} time", "{n} times")}


def test_places_in_braces_survive_translation() -> None:
    from tests.wording.test_reasons import places

    for message in translations.read("ar"):
        ids = message.id if isinstance(message.id, (tuple, list)) else (message.id,)
        strings = message.string if isinstance(message.string, (tuple, list)) else (message.string,)
        if message.id and "%(" not in ids[0] and "%s" not in ids[0] and "%r" not in ids[0]:
            for string in strings:
                assert places(string or "") <= set().union(*map(places, ids)), message.id


def test_nobody_is_commanded_as_a_man() -> None:
    commands = set(_COMMANDS.split())
    for message in translations.read("ar"):
        strings = message.string if isinstance(message.string, (tuple, list)) else (message.string,)
        for string in strings:
            words = re.findall(r"\w+", string or "")
            assert commands.isdisjoint(word.removeprefix("و") for word in words), string


@pytest.mark.parametrize(
    ("n", "said"),
    [
        (0, "لا وسوم"),
        (1, "وسم واحد"),
        (2, "وسمان"),
        (3, "3 وسوم"),
        (10, "10 وسوم"),
        (11, "11 وسمًا"),
        (99, "99 وسمًا"),
        (100, "100 وسم"),
        (102, "102 وسم"),
        (103, "103 وسوم"),
        (111, "111 وسمًا"),
    ],
)
def test_arabic_counts_in_its_six_forms(n: int, said: str) -> None:
    # A noun that is written differently in all six: «مادة» is not, from eleven on.
    assert Words(Language.ARABIC).counted("{n} tag", "{n} tags", n) == said


def test_english_counts_in_its_two_forms() -> None:
    words = Words(Language.ENGLISH)
    assert words.counted("{n} article", "{n} articles", 1) == "1 article"
    assert words.counted("{n} article", "{n} articles", 0) == "0 articles"


def test_numbers_take_the_shape_of_digits_that_was_asked_for() -> None:
    words = Words(Language.ARABIC, DigitShape.ARABIC_INDIC)
    assert words.fact(2025) == "٢٠٢٥"


@pytest.mark.parametrize(
    ("value", "english", "arabic"), [(True, "yes", "نعم"), (False, "no", "لا"), (None, "—", "—")]
)
def test_other_facts(value: bool | None, english: str, arabic: str) -> None:  # noqa: FBT001 - a fact
    assert Words(Language.ENGLISH).fact(value) == english
    assert Words(Language.ARABIC).fact(value) == arabic


def test_lists_are_parted_as_the_language_parts_them() -> None:
    assert Words(Language.ENGLISH).several(("a", "b")) == "a, b"
    assert Words(Language.ARABIC).several(("أ", "ب")) == "أ، ب"


@pytest.mark.parametrize("language", Language)
def test_what_says_nothing_says_nothing_in_either_language(language: Language) -> None:
    assert Words(language).say("") == ""
