"""Changes of letters that are ordered: exactly those, and no others."""

import pytest
from hypothesis import given

from studio.arabic.lettering import (
    Lettering,
    arabic_digits,
    arabic_quotes,
    corrected,
    quotes_open,
    strip_tashkeel,
    strip_tatweel,
    western_digits,
)
from studio.arabic.numerals import to_ascii
from tests.strategies import words

ALL = (strip_tashkeel, strip_tatweel, western_digits, arabic_digits, arabic_quotes)


@pytest.mark.parametrize(
    ("lettering", "text", "expected"),
    [
        (strip_tashkeel, "مُحَمَّدٌ رَسُولُ", "محمد رسول"),
        (strip_tashkeel, "هٰذا القُرآن", "هذا القرآن"),
        (strip_tashkeel, "أإآ ؤ ئ", "أإآ ؤ ئ"),
        (strip_tatweel, "مـــرحبا بـك", "مرحبا بك"),
        (strip_tatweel, "عام ١٤٤٦ هـ", "عام ١٤٤٦ هـ"),
        (strip_tatweel, "عام ١٤٤٦هـــ ثم", "عام ١٤٤٦هـ ثم"),
        (strip_tatweel, "وجهـه", "وجهه"),
        (western_digits, "١٬٢٣٤٫٥ و ۵", "1,234.5 و 5"),
        (arabic_digits, "عام 2024 و 3.5", "عام ٢٠٢٤ و ٣.٥"),
        (arabic_digits, "طائرة F16 وقمة G20 و COVID-19", "طائرة F16 وقمة G20 و COVID-19"),
        (arabic_digits, "https://a.b/2024 ثم 7", "https://a.b/2024 ثم ٧"),
        (arabic_quotes, 'قال "نعم" ثم "لا".', "قال «نعم» ثم «لا»."),
        (arabic_quotes, "قال “نعم” ثم", "قال «نعم» ثم"),
        (arabic_quotes, 'قال: "سمعت "النداء" أمس"', "قال: «سمعت “النداء” أمس»"),
        (arabic_quotes, "«كما هي»", "«كما هي»"),
        (arabic_quotes, 'شاشة 24" كبيرة', 'شاشة 24" كبيرة'),
    ],
)
def test_letters_are_changed(lettering: Lettering, text: str, expected: str) -> None:
    assert corrected(text, lettering) == expected


@pytest.mark.parametrize("lettering", ALL)
@given(text=words())
def test_what_is_done_twice_is_done_once(lettering: Lettering, text: str) -> None:
    once = corrected(text, lettering)
    assert corrected(once, lettering) == once


@pytest.mark.parametrize("lettering", ALL)
@given(text=words())
def test_corrections_are_in_order_and_apart(lettering: Lettering, text: str) -> None:
    at = 0
    for start, end, _ in lettering(text):
        assert at <= start < end <= len(text)
        at = end


@given(text=words())
def test_digits_keep_their_values(text: str) -> None:
    assert to_ascii(corrected(text, arabic_digits)) == to_ascii(text)
    assert corrected(text, western_digits) == to_ascii(text)


def test_open_quotes_are_counted() -> None:
    assert [quotes_open(one) for one in ("", "«", "«أ “ب", "«أ “ب” ج", "«أ»", "»»")] == [
        0,
        1,
        2,
        1,
        0,
        0,
    ]
