"""Digits in the three shapes an Arabic newsroom writes, and the plural forms of counted things.

The database and all formats keep ASCII digits; the newsroom's shape is applied last, here, and by
nobody else: neither Qt's locales nor Babel's may decide it silently.

Deliberately absent: currencies, and rules about where a sign or a percent mark stands; they depend
on the sentence around them.
"""

from decimal import Decimal
from enum import StrEnum
from typing import Final

# The zeros of every run of ten decimal digits (general category Nd) in Unicode 14, the version of
# the oldest Python we support: a literal, so that all Pythons agree.
_ZEROS: Final = (
    *(0x0030, 0x0660, 0x06F0, 0x07C0, 0x0966, 0x09E6, 0x0A66, 0x0AE6, 0x0B66, 0x0BE6, 0x0C66),
    *(0x0CE6, 0x0D66, 0x0DE6, 0x0E50, 0x0ED0, 0x0F20, 0x1040, 0x1090, 0x17E0, 0x1810, 0x1946),
    *(0x19D0, 0x1A80, 0x1A90, 0x1B50, 0x1BB0, 0x1C40, 0x1C50, 0xA620, 0xA8D0, 0xA900, 0xA9D0),
    *(0xA9F0, 0xAA50, 0xABF0, 0xFF10, 0x104A0, 0x10D30, 0x11066, 0x110F0, 0x11136, 0x111D0),
    *(0x112F0, 0x11450, 0x114D0, 0x11650, 0x116C0, 0x11730, 0x118E0, 0x11950, 0x11C50, 0x11D50),
    *(0x11DA0, 0x16A60, 0x16AC0, 0x16B50, 0x1D7CE, 0x1D7D8, 0x1D7E2, 0x1D7EC, 0x1D7F6, 0x1E140),
    *(0x1E2F0, 0x1E950, 0x1FBF0),
)

TO_ASCII_DIGITS: Final = {zero + value: chr(0x30 + value) for zero in _ZEROS for value in range(10)}
"""Code point of a decimal digit of any script to its ASCII digit, for ``str.translate``."""

ARABIC_DECIMAL_SEPARATOR: Final = "\u066b"
ARABIC_THOUSANDS_SEPARATOR: Final = "\u066c"


class DigitShape(StrEnum):
    """How the newsroom writes its digits: 123, ١٢٣ or ۱۲۳."""

    ASCII = "ascii"
    ARABIC_INDIC = "arabic_indic"
    EXTENDED = "extended"


class PluralForm(StrEnum):
    """The six plural forms of Unicode CLDR, of which Arabic uses all and English two."""

    ZERO = "zero"
    ONE = "one"
    TWO = "two"
    FEW = "few"
    MANY = "many"
    OTHER = "other"


_SHAPES: Final = {
    shape: {0x30 + value: chr(zero + value) for value in range(10)}
    for shape, zero in (
        (DigitShape.ASCII, 0x30),
        (DigitShape.ARABIC_INDIC, 0x660),
        (DigitShape.EXTENDED, 0x6F0),
    )
}


def to_ascii(text: str) -> str:
    """Write every decimal digit of every script in ASCII.

    The Arabic decimal and thousands separators become ``.`` and ``,`` where they stand between
    digits, and are left alone elsewhere. Idempotent; never changes the length.
    """
    plain = text.translate(TO_ASCII_DIGITS)
    if ARABIC_DECIMAL_SEPARATOR not in plain and ARABIC_THOUSANDS_SEPARATOR not in plain:
        return plain
    characters = list(plain)
    for index in range(1, len(characters) - 1):
        if _is_ascii_digit(plain[index - 1]) and _is_ascii_digit(plain[index + 1]):
            if plain[index] == ARABIC_DECIMAL_SEPARATOR:
                characters[index] = "."
            elif plain[index] == ARABIC_THOUSANDS_SEPARATOR:
                characters[index] = ","
    return "".join(characters)


def shape(value: str | int, digits: DigitShape) -> str:
    """Write the digits of a text or a whole number in one shape and touch nothing else.

    Digits of every script are reshaped, so a text with mixed digits comes out even. ``to_ascii``
    leads back to the digits: ``to_ascii(shape(t, s)) == to_ascii(t)``.
    """
    return str(value).translate(TO_ASCII_DIGITS).translate(_SHAPES[digits])


def format_number(number: int | Decimal, digits: DigitShape, *, grouping: bool = True) -> str:
    """Write a number with the separators that belong to its digits.

    ASCII digits take ``,`` and ``.``; Arabic-Indic and extended digits take U+066C and U+066B
    (CLDR, numbering systems ``arab`` and ``arabext``). The sign is ``-`` and stands first in the
    text; where it shows in a right-to-left line is the line's business. Decimals keep the places
    they have and are never written with an exponent. Raises ValueError for NaN and infinity.
    """
    if isinstance(number, Decimal) and not number.is_finite():
        raise ValueError("only finite numbers can be written")
    written = format(number, ",f") if isinstance(number, Decimal) else format(number, ",d")
    if not grouping:
        written = written.replace(",", "")
    if digits is not DigitShape.ASCII:
        written = written.replace(",", ARABIC_THOUSANDS_SEPARATOR)
        written = written.replace(".", ARABIC_DECIMAL_SEPARATOR)
    return shape(written, digits)


def plural_form(n: int) -> PluralForm:
    """Choose the Arabic plural form for a count (CLDR plural rules, language ``ar``).

    Raises ValueError for a negative count.
    """
    _refuse_negative(n)
    if n <= 2:
        return (PluralForm.ZERO, PluralForm.ONE, PluralForm.TWO)[n]
    if 3 <= n % 100 <= 10:
        return PluralForm.FEW
    if n % 100 >= 11:
        return PluralForm.MANY
    return PluralForm.OTHER


def plural_form_english(n: int) -> PluralForm:
    """Choose the English plural form for a count (CLDR plural rules, language ``en``).

    Raises ValueError for a negative count.
    """
    _refuse_negative(n)
    return PluralForm.ONE if n == 1 else PluralForm.OTHER


def _refuse_negative(n: int) -> None:
    if n < 0:
        raise ValueError("a count is never negative")


def _is_ascii_digit(character: str) -> bool:
    return "0" <= character <= "9"
