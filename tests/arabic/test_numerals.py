"""Digits in three shapes, and plural forms."""

from decimal import Decimal

import pytest
from babel import Locale
from hypothesis import example, given, settings
from hypothesis import strategies as st

from studio.arabic.numerals import (
    TO_ASCII_DIGITS,
    DigitShape,
    PluralForm,
    format_number,
    plural_form,
    plural_form_english,
    shape,
    to_ascii,
)
from tests.arabic.texts import hostile
from tests.profiles import count

MANY = settings(max_examples=count(200, 10_000))
ASCII, INDIC, EXTENDED = DigitShape.ASCII, DigitShape.ARABIC_INDIC, DigitShape.EXTENDED


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("٢٠٢٥", "2025"),
        ("۱۴۰۳", "1403"),
        ("１２", "12"),
        ("१५", "15"),
        ("١٬٢٣٤٫٥", "1,234.5"),
        ("1٫5", "1.5"),
        ("٫٥ ٬ ٣٫", "٫5 ٬ 3٫"),
        ("²½", "²½"),
        ("", ""),
    ],
)
def test_to_ascii(text: str, plain: str) -> None:
    assert to_ascii(text) == plain


def test_the_table_knows_every_decimal_digit_of_unicode_14() -> None:
    assert len(TO_ASCII_DIGITS) == 660
    assert all(ascii_digit == str(int(chr(p))) for p, ascii_digit in TO_ASCII_DIGITS.items())


@pytest.mark.parametrize(
    ("value", "digits", "written"),
    [
        (2025, ASCII, "2025"),
        (2025, INDIC, "٢٠٢٥"),
        (2025, EXTENDED, "۲۰۲۵"),
        ("٢ من 3", ASCII, "2 من 3"),
        ("٢ من 3", INDIC, "٢ من ٣"),
        ("12:30", INDIC, "١٢:٣٠"),
        (-5, INDIC, "-٥"),
    ],
)
def test_shape(value: str | int, digits: DigitShape, written: str) -> None:
    assert shape(value, digits) == written


@MANY
@given(hostile, st.sampled_from(DigitShape))
@example("1٫5٬5", DigitShape.EXTENDED)
def test_to_ascii_undoes_shape(text: str, digits: DigitShape) -> None:
    assert to_ascii(shape(text, digits)) == to_ascii(text)
    assert to_ascii(to_ascii(text)) == to_ascii(text)
    assert len(shape(text, digits)) == len(to_ascii(text)) == len(text)


@pytest.mark.parametrize(
    ("number", "digits", "grouping", "written"),
    [
        (1234567, ASCII, True, "1,234,567"),
        (1234567, ASCII, False, "1234567"),
        (1234567, INDIC, True, "١٬٢٣٤٬٥٦٧"),
        (1234567, EXTENDED, False, "۱۲۳۴۵۶۷"),
        (Decimal("1234.50"), ASCII, True, "1,234.50"),
        (Decimal("1234.50"), INDIC, True, "١٬٢٣٤٫٥٠"),
        (Decimal("1E+3"), ASCII, True, "1,000"),
        (Decimal("-0.5"), EXTENDED, True, "-۰٫۵"),
        (0, INDIC, True, "٠"),
        (-1000, ASCII, True, "-1,000"),
    ],
)
def test_format_number(
    number: int | Decimal, digits: DigitShape, written: str, *, grouping: bool
) -> None:
    assert format_number(number, digits, grouping=grouping) == written


@pytest.mark.parametrize("number", [Decimal("NaN"), Decimal("-Infinity")])
def test_what_is_no_number_is_not_written(number: Decimal) -> None:
    with pytest.raises(ValueError, match="finite"):
        format_number(number, ASCII)


@MANY
@given(st.integers(), st.sampled_from(DigitShape), st.booleans())
def test_a_written_number_reads_back(number: int, digits: DigitShape, grouping: bool) -> None:  # noqa: FBT001 - drawn
    written = format_number(number, digits, grouping=grouping)
    assert int(to_ascii(written).replace(",", "")) == number


@pytest.mark.parametrize(
    ("form", "counts"),
    [
        (PluralForm.ZERO, (0,)),
        (PluralForm.ONE, (1,)),
        (PluralForm.TWO, (2,)),
        (PluralForm.FEW, (3, 10, 103, 110, 1003)),
        (PluralForm.MANY, (11, 26, 99, 111, 1099)),
        (PluralForm.OTHER, (100, 101, 102, 200, 1000, 1002)),
    ],
)
def test_the_six_arabic_forms(form: PluralForm, counts: tuple[int, ...]) -> None:
    assert {plural_form(n) for n in counts} == {form}


def test_plural_forms_are_those_of_cldr() -> None:
    arabic, english = Locale("ar").plural_form, Locale("en").plural_form
    for n in range(count(1_200, 100_000)):
        assert plural_form(n) == arabic(n)
        assert plural_form_english(n) == english(n)


def test_a_count_is_never_negative() -> None:
    for choose in (plural_form, plural_form_english):
        with pytest.raises(ValueError, match="negative"):
            choose(-1)
