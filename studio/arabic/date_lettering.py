"""Dates that stand in a text, written as the newsroom writes them: its month names, and Hijri.

Each function returns where other letters shall stand, as those of `lettering` do. A name of a month
is taken for one only beside a day or a year, or behind «شهر»: آب is also a father. Deliberately
absent: dates in digits alone, of which nobody can tell what is the day and what the month.
"""

from collections.abc import Iterator
from datetime import date
from functools import lru_cache
from typing import Final, NamedTuple

from studio.arabic.dates import (
    HIJRI_MONTHS,
    MonthNames,
    format_date,
    format_hijri,
    gregorian_of,
    month_name,
)
from studio.arabic.later import later, regex
from studio.arabic.lettering import Correction, Lettering
from studio.arabic.numerals import DigitShape, to_ascii

_SETS: Final = tuple(one for one in MonthNames if one is not MonthNames.PAN_ARAB)
_OTHER_SPELLINGS: Final = {"إبريل": 4, "ابريل": 4, "اغسطس": 8, "اكتوبر": 10, "ايلول": 9, "اذار": 3}
_SET_OF: Final = {
    name: MonthNames.LEVANTINE if name in {"ايلول", "اذار"} else MonthNames.EGYPTIAN_GULF
    for name in _OTHER_SPELLINGS
}
_INSIDE: Final = r"[\p{L}\p{M}\p{N}\u0640]"
_ARABIC: Final = frozenset("٠١٢٣٤٥٦٧٨٩")
_PERSIAN: Final = frozenset("۰۱۲۳۴۵۶۷۸۹")


def house_months(names: MonthNames) -> Lettering:
    """Return what writes the months of dates by these names, whichever they have."""

    def lettering(text: str) -> Iterator[Correction]:
        for match in _month_pattern().finditer(text):
            start, end = match.span("months")
            wanted = month_name(_numbers()[match["month"]], names)
            if text[start:end] != wanted:
                yield Correction(start, end, wanted)

    return lettering


class MonthAt(NamedTuple):
    """The name of a Gregorian month in a text: where, which, and in whose names it is so called."""

    start: int
    end: int
    month: int
    names: frozenset[MonthNames]


def months_in(text: str) -> Iterator[MonthAt]:
    """Yield the months that a text names in one way, in order.

    «تموز/يوليو» has the names of two regions already, and is passed over. What may be another word
    is a month beside a day or a year alone.
    """
    closed = 0
    for match in _month_or_alone().finditer(text):
        start, end = match.span("months")
        if start < closed:
            continue
        closed = end
        name = match["month"] or match["alone"]
        beside = text[start - 1 : start] + text[end : end + 1]
        if text[start:end] == name and "/" not in beside:  # آب alone may be a father
            yield MonthAt(start, end, _numbers()[name], _called()[name])


def with_hijri(offset: int) -> Lettering:
    """Return what puts the Hijri date behind each whole Gregorian one that has none."""

    def lettering(text: str) -> Iterator[Correction]:
        for match in _month_pattern().finditer(text):
            day = _day(match)
            if day is None or _HIJRI_BEHIND.match(text, match.end()):
                continue
            try:
                written = format_hijri(day, _shape(match["day"]), offset)
            except ValueError:  # before and behind the tables
                continue
            yield Correction(match.end(), match.end(), f" الموافق {written}")

    return lettering


def hijri_to_gregorian(names: MonthNames, offset: int) -> Lettering:
    """Return what writes each whole Hijri date as the Gregorian one."""

    def lettering(text: str) -> Iterator[Correction]:
        for match in _hijri_pattern().finditer(text):
            year, day = int(to_ascii(match["year"])), int(to_ascii(match["day"]))
            month = HIJRI_MONTHS.index(_hijri_name(match["month"])) + 1
            try:
                written = gregorian_of(year, month, day, offset)
            except ValueError:
                continue
            yield Correction(*match.span(), format_date(written, names, _shape(match["day"])))

    return lettering


def _day(match: "regex.Match[str]") -> date | None:
    if match["day"] is None or match["year"] is None:
        return None
    try:
        month = _numbers()[match["month"]]
        return date(int(to_ascii(match["year"])), month, int(to_ascii(match["day"])))
    except ValueError:
        return None


def _shape(digits: str) -> DigitShape:
    """Return the shape of digits that stand in a text."""
    if digits[0] in _ARABIC:
        return DigitShape.ARABIC_INDIC
    return DigitShape.EXTENDED if digits[0] in _PERSIAN else DigitShape.ASCII


@lru_cache(maxsize=1)
def _numbers() -> dict[str, int]:
    named = {month_name(number, names): number for names in _SETS for number in range(1, 13)}
    return named | _OTHER_SPELLINGS


@lru_cache(maxsize=1)
def _month_pattern() -> "regex.Pattern[str]":
    """Return what matches a month of a date, with its other name and the day and year beside it."""
    month = "|".join(sorted(_numbers(), key=len, reverse=True))
    digit = r"\p{Nd}"
    return regex.compile(
        rf"(?<!{_INSIDE})(?:(?P<day>{digit}{{1,2}})(?: من)?(?: شهر)? |(?P<named>شهر ))?"
        rf"(?P<months>(?P<month>{month})(?: ?/ ?(?:{month})| ?\((?:{month})\))?)(?!{_INSIDE})"
        rf"(?:(?:،| من)?(?: عام| سنة)? (?P<year>{digit}{{4}})(?!{digit}))?"
        r"(?(day)|(?(named)|(?(year)|(?!))))"
    )


_DOUBTFUL: Final = frozenset({"آب", "أوت", "ماي", "جوان", "مارس", "نيسان", "غشت"})
"""A father, a shelter, a family's name, a person's, «exercised», a car, «cheated»."""


@lru_cache(maxsize=1)
def _called() -> dict[str, frozenset[MonthNames]]:
    """Return in whose names each name of a month is."""
    named: dict[str, frozenset[MonthNames]] = {
        name: frozenset(one for one in _SETS if month_name(number, one) == name)
        for name, number in _numbers().items()
        if name not in _OTHER_SPELLINGS
    }
    same = {name: month_name(number, _SET_OF[name]) for name, number in _OTHER_SPELLINGS.items()}
    return named | {name: named[one] for name, one in same.items()}


@lru_cache(maxsize=1)
def _month_or_alone() -> "regex.Pattern[str]":
    """Return what matches a month of a date, or one that can be nothing else."""
    sure = "|".join(sorted(_numbers().keys() - _DOUBTFUL, key=len, reverse=True))
    other = "|".join(sorted(_numbers(), key=len, reverse=True))
    beside = rf"(?: ?/ ?(?:{other})| ?\((?:{other})\))?"
    alone = rf"(?<!{_INSIDE})(?:[وف]?[بل]?)(?P<months>(?P<alone>{sure}){beside})(?!{_INSIDE})"
    return regex.compile(f"{_month_pattern().pattern}|{alone}")


_HIJRI_BEHIND: Final = later(lambda: regex.compile(r" ?م?[،,]? ?[(/-]? ?(?:الموافق |الموافقة )"))
"""What says that another date of the same day follows."""
_HIJRI_OTHERS: Final = {
    "ربيع الثاني": "ربيع الآخر",
    "جمادى الثانية": "جمادى الآخرة",
    "جمادي الأولى": "جمادى الأولى",
    "جمادي الآخرة": "جمادى الآخرة",
    "المحرم": "محرم",
    "ذي القعدة": "ذو القعدة",
    "ذي الحجة": "ذو الحجة",
}


def _hijri_name(name: str) -> str:
    return _HIJRI_OTHERS.get(name, name)


@lru_cache(maxsize=1)
def _hijri_pattern() -> "regex.Pattern[str]":
    month = "|".join(sorted((*HIJRI_MONTHS, *_HIJRI_OTHERS), key=len, reverse=True))
    return regex.compile(
        rf"(?<!{_INSIDE})(?P<day>\p{{Nd}}{{1,2}})(?: من)?(?: شهر)? (?P<month>{month})"
        rf"(?:،| من)?(?: عام| سنة)? (?P<year>\p{{Nd}}{{4}})(?!\p{{Nd}})(?: ?(?:هـ|ه)(?!{_INSIDE}))?"
    )
