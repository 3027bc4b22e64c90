"""Dates in the names of each region, and the Hijri calendar."""

from datetime import UTC, date, datetime, time, timedelta, timezone, tzinfo

import pytest
from babel import Locale
from babel.dates import get_day_names, get_month_names
from hypothesis import given, settings
from hypothesis import strategies as st

from studio.arabic.dates import (
    HIJRI_FIRST,
    HIJRI_LAST,
    DatelineForm,
    MonthNames,
    format_date,
    format_date_english,
    format_dateline,
    format_datetime,
    format_datetime_english,
    format_hijri,
    format_hijri_english,
    format_time,
    format_time_english,
    month_name,
    month_name_english,
    place_of,
    weekday_name,
    weekday_name_english,
)
from studio.arabic.numerals import DigitShape
from tests.profiles import count

ASCII, INDIC, EXTENDED = DigitShape.ASCII, DigitShape.ARABIC_INDIC, DigitShape.EXTENDED
MONDAY = date(2025, 1, 6)
MOMENT = datetime(2025, 1, 6, 9, 5, 59, tzinfo=UTC)


@pytest.mark.parametrize(
    ("names", "written"),
    [
        (MonthNames.EGYPTIAN_GULF, "6 يناير 2025"),
        (MonthNames.LEVANTINE, "6 كانون الثاني 2025"),
        (MonthNames.MAGHREBI, "6 جانفي 2025"),
        (MonthNames.MOROCCAN, "6 يناير 2025"),
        (MonthNames.PAN_ARAB, "6 كانون الثاني/يناير 2025"),
    ],
)
def test_a_date_in_the_names_of_each_region(names: MonthNames, written: str) -> None:
    assert format_date(MONDAY, names, ASCII) == written


@pytest.mark.parametrize(
    ("names", "locale"),
    [
        (MonthNames.EGYPTIAN_GULF, "ar_EG"),
        (MonthNames.LEVANTINE, "ar_LB"),
        (MonthNames.MAGHREBI, "ar_DZ"),
        (MonthNames.MOROCCAN, "ar_MA"),
    ],
)
def test_the_names_are_those_of_cldr(names: MonthNames, locale: str) -> None:
    cldr = get_month_names("wide", locale=Locale.parse(locale))
    assert {n: month_name(n, names) for n in range(1, 13)} == dict(cldr)


def test_the_english_names_are_those_of_cldr() -> None:
    cldr = get_month_names("wide", locale=Locale("en"))
    assert {n: month_name_english(n) for n in range(1, 13)} == dict(cldr)


def test_the_names_of_the_days_are_those_of_cldr() -> None:
    arabic, english = (get_day_names("wide", locale=Locale(code)) for code in ("ar", "en"))
    for ahead in range(7):
        day = MONDAY + timedelta(days=ahead)
        assert weekday_name(day) == arabic[ahead]
        assert weekday_name_english(day) == english[ahead]


def test_pan_arab_names_are_both() -> None:
    for number in range(1, 13):
        levantine = month_name(number, MonthNames.LEVANTINE)
        egyptian = month_name(number, MonthNames.EGYPTIAN_GULF)
        assert month_name(number, MonthNames.PAN_ARAB) == f"{levantine}/{egyptian}"


@pytest.mark.parametrize("number", [0, 13, -1])
def test_there_are_twelve_months(number: int) -> None:
    with pytest.raises(ValueError, match="no month"):
        month_name(number, MonthNames.LEVANTINE)
    with pytest.raises(ValueError, match="no month"):
        month_name_english(number)


def test_weekday_digits_and_time() -> None:
    egyptian = MonthNames.EGYPTIAN_GULF
    assert format_date(MONDAY, egyptian, INDIC, weekday=True) == "الاثنين ٦ يناير ٢٠٢٥"
    assert format_date(MONDAY, egyptian, EXTENDED) == "۶ يناير ۲۰۲۵"
    assert format_time(time(9, 5, 59), INDIC) == "٠٩:٠٥"
    assert format_time(time(0, 0), ASCII) == "00:00"
    assert format_datetime(MOMENT, egyptian, ASCII) == "6 يناير 2025، 09:05"
    assert format_datetime(MOMENT, egyptian, INDIC, weekday=True) == "الاثنين ٦ يناير ٢٠٢٥، ٠٩:٠٥"


@pytest.mark.parametrize("zone", [timezone(timedelta(hours=3)), UTC])
def test_a_moment_is_written_in_its_own_zone(zone: tzinfo) -> None:
    moment = datetime(2025, 1, 5, 22, 30, tzinfo=UTC).astimezone(zone)
    written = "5 January 2025, 22:30" if zone is UTC else "6 January 2025, 01:30"
    assert format_datetime_english(moment) == written


def test_a_moment_of_nobody_s_clock_is_refused() -> None:
    naive = MOMENT.replace(tzinfo=None)
    with pytest.raises(ValueError, match="without a time zone"):
        format_datetime(naive, MonthNames.EGYPTIAN_GULF, ASCII)
    with pytest.raises(ValueError, match="without a time zone"):
        format_datetime_english(naive)


def test_english() -> None:
    assert format_date_english(MONDAY) == "6 January 2025"
    assert format_date_english(MONDAY, weekday=True) == "Monday 6 January 2025"
    assert format_time_english(time(14, 30)) == "14:30"
    assert format_datetime_english(MOMENT) == "6 January 2025, 09:05"
    assert format_datetime_english(MOMENT, weekday=True) == "Monday 6 January 2025, 09:05"


@pytest.mark.parametrize(
    ("day", "offset", "written"),
    [
        (date(2025, 1, 6), 0, "6 رجب 1446 هـ"),
        (date(2025, 1, 6), 1, "7 رجب 1446 هـ"),
        (date(2025, 1, 6), -1, "5 رجب 1446 هـ"),
        (date(2025, 3, 1), 0, "1 رمضان 1446 هـ"),
        (date(2025, 3, 1), -1, "29 شعبان 1446 هـ"),
        (date(2024, 7, 7), 0, "1 محرم 1446 هـ"),
        (HIJRI_FIRST, 0, "1 محرم 1343 هـ"),
        (HIJRI_LAST, 0, "30 ذو الحجة 1500 هـ"),
    ],
)
def test_hijri(day: date, offset: int, written: str) -> None:
    assert format_hijri(day, ASCII, offset) == written


def test_hijri_in_other_digits_and_in_english() -> None:
    assert format_hijri(MONDAY, INDIC) == "٦ رجب ١٤٤٦ هـ"
    assert format_hijri_english(MONDAY) == "6 Rajab 1446 AH"
    assert format_hijri_english(date(2025, 3, 1), -1) == "29 Shaaban 1446 AH"


@settings(max_examples=count(200, 10_000))
@given(st.dates(HIJRI_FIRST + timedelta(days=1), HIJRI_LAST - timedelta(days=1)))
def test_the_offset_is_the_neighbouring_day(day: date) -> None:
    for offset in (-1, 1):
        neighbour = day + timedelta(days=offset)
        assert format_hijri(day, ASCII, offset) == format_hijri(neighbour, ASCII)
    assert format_hijri(day, ASCII) != format_hijri(day, ASCII, 1)


@pytest.mark.parametrize(
    ("day", "offset"),
    [
        (HIJRI_FIRST, -1),
        (HIJRI_LAST, 1),
        (date(1900, 1, 1), 0),
        (date.min, -1),
        (date.max, 1),
        (MONDAY, 2),
        (MONDAY, -2),
    ],
)
def test_what_the_tables_do_not_know_is_refused(day: date, offset: int) -> None:
    with pytest.raises(ValueError, match=r"no Umm al-Qura date|differs by one"):
        format_hijri(day, ASCII, offset)


@pytest.mark.parametrize(
    ("form", "written", "alone"),
    [
        (DatelineForm.PLACE_DATE, "عمّان، 6 يناير 2025", "6 يناير 2025"),
        (DatelineForm.PLACE_DASH_DATE, "عمّان – 6 يناير 2025", "6 يناير 2025"),
        (DatelineForm.PLACE_WEEKDAY, "عمّان، الاثنين 6 يناير 2025", "الاثنين 6 يناير 2025"),
        (DatelineForm.DATE_PLACE, "6 يناير 2025، عمّان", "6 يناير 2025"),
        (DatelineForm.PLACE_ALONE, "عمّان", ""),
    ],
)
def test_a_dateline_is_written_in_the_newsrooms_form(
    form: DatelineForm, written: str, alone: str
) -> None:
    names = MonthNames.EGYPTIAN_GULF
    assert format_dateline("عمّان", MONDAY, form, names, ASCII) == written
    assert format_dateline("", MONDAY, form, names, ASCII) == alone


@given(
    st.sampled_from(["عمّان", "رأس بيروت", "نيويورك (الأمم المتحدة)", "بور-أو-برنس", ""]),
    st.dates(date(1950, 1, 1), date(2060, 1, 1)),
    st.sampled_from(DatelineForm),
    st.sampled_from(MonthNames),
    st.sampled_from(DigitShape),
)
def test_the_place_of_a_dateline_is_read_back(
    place: str, day: date, form: DatelineForm, names: MonthNames, digits: DigitShape
) -> None:
    written = format_dateline(place, day, form, names, digits)
    assert place_of(written) == place
    assert format_dateline(place_of(written), day, form, names, digits) == written
