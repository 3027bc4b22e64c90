"""Dates in a text take the newsroom's month names, a Hijri date beside them, or leave Hijri."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from studio.arabic.date_lettering import hijri_to_gregorian, house_months, with_hijri
from studio.arabic.dates import (
    HIJRI_FIRST,
    HIJRI_LAST,
    MonthNames,
    format_date,
    format_hijri,
    gregorian_of,
)
from studio.arabic.lettering import Lettering
from studio.arabic.numerals import DigitShape
from tests.arabic.texts import hostile

EGYPTIAN, LEVANTINE = MonthNames.EGYPTIAN_GULF, MonthNames.LEVANTINE


def done(text: str, lettering: Lettering) -> str:
    """Return a text with its corrections done, which have to be in order and apart."""
    pieces, at = [], 0
    for start, end, new in lettering(text):
        assert at <= start <= end <= len(text)
        pieces += [text[at:start], new]
        at = end
    return "".join((*pieces, text[at:]))


@pytest.mark.parametrize(
    ("text", "names", "wanted"),
    [
        ("في 3 تموز 2025", EGYPTIAN, "في 3 يوليو 2025"),
        ("في 3 يوليو 2025", LEVANTINE, "في 3 تموز 2025"),
        ("في ٣ كانون الثاني", EGYPTIAN, "في ٣ يناير"),
        ("3 كانون الثاني/يناير 2025", EGYPTIAN, "3 يناير 2025"),
        ("3 كانون الثاني (يناير) 2025", LEVANTINE, "3 كانون الثاني 2025"),
        ("3 يناير", MonthNames.PAN_ARAB, "3 كانون الثاني/يناير"),
        ("3 غشت 2025", EGYPTIAN, "3 أغسطس 2025"),
        ("3 جويلية 2025", LEVANTINE, "3 تموز 2025"),
        ("3 يوليوز", MonthNames.MAGHREBI, "3 جويلية"),
        ("اليوم 12 من ابريل", EGYPTIAN, "اليوم 12 من أبريل"),
        ("في شهر آب من عام 2024", EGYPTIAN, "في شهر أغسطس من عام 2024"),
        ("شباط 2024", EGYPTIAN, "فبراير 2024"),
        ("قال الآب إن آب كريم", EGYPTIAN, "قال الآب إن آب كريم"),
        ("مارس الرياضة", LEVANTINE, "مارس الرياضة"),
        ("12 مارسيليا", LEVANTINE, "12 مارسيليا"),
    ],
)
def test_months_of_dates_take_the_names_of_the_house(
    text: str, names: MonthNames, wanted: str
) -> None:
    assert done(text, house_months(names)) == wanted


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("في 6 يناير 2025 وصل", "في 6 يناير 2025 الموافق 6 رجب 1446 هـ وصل"),
        ("في ٦ كانون الثاني ٢٠٢٥", "في ٦ كانون الثاني ٢٠٢٥ الموافق ٦ رجب ١٤٤٦ هـ"),
        ("6 يناير 2025 الموافق 6 رجب 1446 هـ", "6 يناير 2025 الموافق 6 رجب 1446 هـ"),
        ("في 6 يناير", "في 6 يناير"),
        ("31 فبراير 2025", "31 فبراير 2025"),
        ("6 يناير 1800", "6 يناير 1800"),
    ],
)
def test_the_hijri_date_goes_behind_a_whole_one(text: str, wanted: str) -> None:
    assert done(text, with_hijri(0)) == wanted


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("6 رجب 1446 هـ", "6 يناير 2025"),
        ("في ٦ رجب ١٤٤٦", "في ٦ يناير ٢٠٢٥"),
        ("1 ذي الحجة 1446هـ.", "28 مايو 2025."),
        ("10 ربيع الثاني 1447 هـ", "2 أكتوبر 2025"),
        ("31 رجب 1446 هـ", "31 رجب 1446 هـ"),
        ("شهر رجب", "شهر رجب"),
    ],
)
def test_a_hijri_date_becomes_the_gregorian_one(text: str, wanted: str) -> None:
    assert done(text, hijri_to_gregorian(EGYPTIAN, 0)) == wanted


days = st.dates(HIJRI_FIRST + timedelta(2), HIJRI_LAST - timedelta(2))


@given(days, st.sampled_from((-1, 0, 1)), st.sampled_from(DigitShape))
def test_there_and_back(day: date, offset: int, digits: DigitShape) -> None:
    hijri = format_hijri(day, digits, offset)
    back = done(hijri, hijri_to_gregorian(EGYPTIAN, offset))
    assert back == format_date(day, EGYPTIAN, digits)


@given(days, st.sampled_from(MonthNames), st.sampled_from(MonthNames), st.sampled_from(DigitShape))
def test_any_names_become_any_others(
    day: date, first: MonthNames, second: MonthNames, digits: DigitShape
) -> None:
    written = format_date(day, first, digits)
    assert done(written, house_months(second)) == format_date(day, second, digits)


@given(hostile, st.sampled_from(MonthNames))
def test_whatever_the_text_it_is_done_once(text: str, names: MonthNames) -> None:
    once = done(text, house_months(names))
    assert done(once, house_months(names)) == once
    beside = done(text, with_hijri(0))
    assert done(beside, with_hijri(0)) == beside
    done(text, hijri_to_gregorian(names, 0))


@pytest.mark.parametrize("date_", [(1446, 13, 1), (1446, 1, 31), (1200, 1, 1)])
def test_no_such_hijri_date(date_: tuple[int, int, int]) -> None:
    with pytest.raises(ValueError, match="no Umm al-Qura"):
        gregorian_of(*date_)
    with pytest.raises(ValueError, match="one at most"):
        gregorian_of(1446, 1, 1, 2)
