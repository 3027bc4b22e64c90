"""Dates and times as Arabic newspapers write them, in the month names of each region.

The newsroom chooses month names, digits and whether the Hijri date stands beside the Gregorian one;
this is the one place that writes them. What is kept is ISO 8601 with ASCII digits.

Sources: Unicode CLDR for the Gregorian names (ar-EG, ar-LB, ar-DZ, ar-MA); the Umm al-Qura calendar
through ``hijridate``. Deliberately absent: time zones (the caller hands in local time), relative
dates, and the clock: nothing here knows what day it is.
"""

import re
from datetime import date, datetime, time, timedelta
from enum import StrEnum
from functools import lru_cache
from typing import Final

from studio.arabic.numerals import DigitShape, shape

HIJRI_FIRST: Final = date(1924, 8, 1)
HIJRI_LAST: Final = date(2077, 11, 16)
"""The first and last day that the Umm al-Qura tables know (1343 to 1500 AH)."""

_DAYS_REMEMBERED: Final = 4096
"""Days whose names are kept: of an archive, each comes again with every story of it."""

HIJRI_OFFSETS: Final = (-1, 0, 1)
"""The days that a newsroom's sighting may differ from the tables."""


class MonthNames(StrEnum):
    """Whose names the twelve Gregorian months have."""

    EGYPTIAN_GULF = "egyptian_gulf"
    LEVANTINE = "levantine"
    MAGHREBI = "maghrebi"
    MOROCCAN = "moroccan"
    PAN_ARAB = "pan_arab"


class DatelineForm(StrEnum):
    """How a newsroom writes the place and the day that a story begins with."""

    PLACE_DATE = "place_date"
    PLACE_DASH_DATE = "place_dash_date"
    PLACE_WEEKDAY = "place_weekday"
    DATE_PLACE = "date_place"
    PLACE_ALONE = "place_alone"


_EGYPTIAN_GULF: Final = (
    *("يناير", "فبراير", "مارس", "أبريل", "مايو", "يونيو"),
    *("يوليو", "أغسطس", "سبتمبر", "أكتوبر", "نوفمبر", "ديسمبر"),
)
_LEVANTINE: Final = (
    *("كانون الثاني", "شباط", "آذار", "نيسان", "أيار", "حزيران"),
    *("تموز", "آب", "أيلول", "تشرين الأول", "تشرين الثاني", "كانون الأول"),
)
_MONTHS: Final = {
    MonthNames.EGYPTIAN_GULF: _EGYPTIAN_GULF,
    MonthNames.LEVANTINE: _LEVANTINE,
    MonthNames.MAGHREBI: (
        *("جانفي", "فيفري", "مارس", "أفريل", "ماي", "جوان"),
        *("جويلية", "أوت", "سبتمبر", "أكتوبر", "نوفمبر", "ديسمبر"),
    ),
    MonthNames.MOROCCAN: (
        *("يناير", "فبراير", "مارس", "أبريل", "ماي", "يونيو"),
        *("يوليوز", "غشت", "شتنبر", "أكتوبر", "نونبر", "دجنبر"),
    ),
    MonthNames.PAN_ARAB: tuple(
        f"{levantine}/{egyptian}"
        for levantine, egyptian in zip(_LEVANTINE, _EGYPTIAN_GULF, strict=True)
    ),
}
_MONTHS_ENGLISH: Final = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
HIJRI_MONTHS: Final = (
    *("محرم", "صفر", "ربيع الأول", "ربيع الآخر", "جمادى الأولى", "جمادى الآخرة"),
    *("رجب", "شعبان", "رمضان", "شوال", "ذو القعدة", "ذو الحجة"),
)
"""The months of the Hijri year, in order."""
_MONTHS_HIJRI_ENGLISH: Final = (
    *("Muharram", "Safar", "Rabi I", "Rabi II", "Jumada I", "Jumada II"),
    *("Rajab", "Shaaban", "Ramadan", "Shawwal", "Dhu al-Qidah", "Dhu al-Hijjah"),
)
_WEEKDAYS: Final = ("الاثنين", "الثلاثاء", "الأربعاء", "الخميس", "الجمعة", "السبت", "الأحد")
_SAID_DAYS: Final = frozenset((*_WEEKDAYS, "اليوم", "أمس"))
_WEEKDAYS_ENGLISH: Final = (
    *("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"),
)


def month_name(month: int, names: MonthNames) -> str:
    """Return the name of a Gregorian month, 1 to 12. Raises ValueError for another number."""
    _refuse_unless_month(month)
    return _MONTHS[names][month - 1]


def weekday_name(day: date) -> str:
    """Return the Arabic name of the day of the week."""
    return _WEEKDAYS[day.weekday()]


@lru_cache(maxsize=_DAYS_REMEMBERED)
def format_date(day: date, names: MonthNames, digits: DigitShape, *, weekday: bool = False) -> str:
    """Write day, month and year («6 يناير 2025»), after the weekday where it is wanted."""
    written = f"{shape(day.day, digits)} {_MONTHS[names][day.month - 1]} {shape(day.year, digits)}"
    return f"{weekday_name(day)} {written}" if weekday else written


def format_dateline(
    place: str, day: date, form: DatelineForm, names: MonthNames, digits: DigitShape
) -> str:
    """Write a story's place and day; what is missing of them is left out with its sign.

    Law: `place_of` gives the place back, where it has no sign that parts it from a date.
    """
    if form is DatelineForm.PLACE_ALONE:
        return place
    written = format_date(day, names, digits, weekday=form is DatelineForm.PLACE_WEEKDAY)
    if not place:
        return written
    match form:
        case DatelineForm.PLACE_DATE | DatelineForm.PLACE_WEEKDAY:
            return f"{place}، {written}"
        case DatelineForm.PLACE_DASH_DATE:
            return f"{place} – {written}"
        case DatelineForm.DATE_PLACE:
            return f"{written}، {place}"


def place_of(dateline: str) -> str:
    """Return the place of a dateline in any of the forms, empty where it has none."""
    parts = [one.strip() for one in re.split(r"[،,]|\s[-–—]\s", dateline)]
    placed = [one for one in parts if one and not _is_day(one)]
    return placed[0] if placed else ""


def _is_day(text: str) -> bool:
    return text in _SAID_DAYS or any(one.isdecimal() for one in text)


def format_time(moment: time, digits: DigitShape) -> str:
    """Write hours and minutes of the 24-hour clock («09:05»); seconds are cut off."""
    return shape(f"{moment.hour:02}:{moment.minute:02}", digits)


def format_datetime(
    moment: datetime, names: MonthNames, digits: DigitShape, *, weekday: bool = False
) -> str:
    """Write date and time («6 يناير 2025، 14:30») as they stand in ``moment``'s own zone.

    Raises ValueError for a naive moment: nobody knows whose clock it was read from.
    """
    _refuse_naive(moment)
    day = format_date(moment.date(), names, digits, weekday=weekday)
    return f"{day}، {format_time(moment.time(), digits)}"


def format_hijri(day: date, digits: DigitShape, offset: int = 0) -> str:
    """Write the Umm al-Qura date of a Gregorian day («6 رجب 1446 هـ»).

    ``offset`` moves it by the newsroom's day, one of `HIJRI_OFFSETS`. Raises ValueError for another
    offset, and for a day that with its offset lies outside `HIJRI_FIRST` to `HIJRI_LAST`.
    """
    year, month, number = _hijri(day, offset)
    return f"{shape(number, digits)} {HIJRI_MONTHS[month - 1]} {shape(year, digits)} هـ"


def hijri_of(day: date, offset: int = 0) -> tuple[int, int, int] | None:
    """Return year, month and day of the Umm al-Qura date, None for what the tables do not have."""
    try:
        return _hijri(day, offset)
    except ValueError:
        return None


def gregorian_of(year: int, month: int, day: int, offset: int = 0) -> date:
    """Return the Gregorian day of a Hijri date, the inverse of what `format_hijri` writes.

    Raises ValueError for a date that the Umm al-Qura tables do not have, and for another offset.
    """
    _refuse_offset(offset)
    from hijridate import Hijri

    try:
        found = Hijri(year, month, day).to_gregorian()
    except (OverflowError, ValueError):
        raise ValueError(f"no Umm al-Qura date {year}-{month}-{day}") from None
    return date(found.year, found.month, found.day) - timedelta(days=offset)


def month_name_english(month: int) -> str:
    """Return the English name of a month, 1 to 12. Raises ValueError for another number."""
    _refuse_unless_month(month)
    return _MONTHS_ENGLISH[month - 1]


def weekday_name_english(day: date) -> str:
    """Return the English name of the day of the week."""
    return _WEEKDAYS_ENGLISH[day.weekday()]


def format_date_english(day: date, *, weekday: bool = False) -> str:
    """Write day, month and year in English («6 January 2025»), weekday first where wanted."""
    written = f"{day.day} {_MONTHS_ENGLISH[day.month - 1]} {day.year}"
    return f"{weekday_name_english(day)} {written}" if weekday else written


def format_time_english(moment: time) -> str:
    """Write hours and minutes of the 24-hour clock; seconds are cut off."""
    return format_time(moment, DigitShape.ASCII)


def format_datetime_english(moment: datetime, *, weekday: bool = False) -> str:
    """Write date and time in English («6 January 2025, 14:30») in ``moment``'s own zone.

    Raises ValueError for a naive moment.
    """
    _refuse_naive(moment)
    day = format_date_english(moment.date(), weekday=weekday)
    return f"{day}, {format_time_english(moment.time())}"


def format_hijri_english(day: date, offset: int = 0) -> str:
    """Write the Umm al-Qura date in English («6 Rajab 1446 AH»); raises as `format_hijri` does."""
    year, month, number = _hijri(day, offset)
    return f"{number} {_MONTHS_HIJRI_ENGLISH[month - 1]} {year} AH"


def _hijri(day: date, offset: int) -> tuple[int, int, int]:
    _refuse_offset(offset)
    try:
        shifted = day + timedelta(days=offset)
    except OverflowError:
        raise ValueError(f"no Umm al-Qura date for {day}") from None
    if not HIJRI_FIRST <= shifted <= HIJRI_LAST:
        raise ValueError(f"no Umm al-Qura date for {shifted}")
    from hijridate import Gregorian

    hijri = Gregorian(shifted.year, shifted.month, shifted.day).to_hijri()
    return hijri.year, hijri.month, hijri.day


def _refuse_offset(offset: int) -> None:
    if offset not in HIJRI_OFFSETS:
        raise ValueError("the newsroom's day differs by one at most")


def _refuse_naive(moment: datetime) -> None:
    if moment.utcoffset() is None:
        raise ValueError("a moment without a time zone")


def _refuse_unless_month(month: int) -> None:
    if not 1 <= month <= 12:
        raise ValueError(f"no month {month}")
