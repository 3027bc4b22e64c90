"""Days as people say them: «أمس», «الأسبوع الماضي», 2025, 2025-03, 2025-03-01..2025-03-09.

Weeks are counted in sevens of days, since newsrooms begin them on different days; months and years
are the calendar's. Deliberately absent: time of day.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from types import MappingProxyType
from typing import Final

from studio.arabic.folding import fold

_DAY: Final = timedelta(days=1)
_ISO: Final = re.compile(r"(\d{4})(?:-(\d{1,2})(?:-(\d{1,2}))?)?", re.ASCII)


@dataclass(frozen=True, slots=True)
class Days:
    """Days from `first` to `last`, both counted; None where there is no end."""

    first: date | None
    last: date | None


def _back(first: int, last: int) -> Callable[[date], Days]:
    return lambda today: Days(today - first * _DAY, today - last * _DAY)


def _this_month(today: date) -> Days:
    return Days(today.replace(day=1), today)


def _last_month(today: date) -> Days:
    last = today.replace(day=1) - _DAY
    return Days(last.replace(day=1), last)


def _this_year(today: date) -> Days:
    return Days(today.replace(month=1, day=1), today)


def _last_year(today: date) -> Days:
    year = today.year - 1
    return Days(date(year, 1, 1), date(year, 12, 31))


_SAID: Final[Mapping[tuple[str, ...], Callable[[date], Days]]] = MappingProxyType(
    {
        ("اليوم", "today"): _back(0, 0),
        ("أمس", "yesterday"): _back(1, 1),
        ("هذا الأسبوع", "this week"): _back(6, 0),
        ("الأسبوع الماضي", "last week"): _back(7, 1),
        ("هذا الشهر", "this month"): _this_month,
        ("الشهر الماضي", "last month"): _last_month,
        ("هذا العام", "هذه السنة", "this year"): _this_year,
        ("العام الماضي", "السنة الماضية", "last year"): _last_year,
    }
)
_WORDS: Final = {fold(one): days for names, days in _SAID.items() for one in names}


def read_days(text: str, today: date) -> Days | None:
    """Return the days that `text` means on the day `today`, None where it means none.

    A range is two days, months or years with two dots between, one of which may be left out. Last
    week is the seven days before today.
    """
    said = " ".join(fold(text).split())
    if said in _WORDS:
        return _WORDS[said](today)
    first, dots, last = said.partition("..")
    if not dots:
        return _whole(said)
    begin, end = _whole(first), _whole(last)
    if (begin is None and first) or (end is None and last) or not (first or last):
        return None
    return Days(begin.first if begin else None, end.last if end else None)


def _whole(text: str) -> Days | None:
    """Return the days of a day, month or year in ISO's digits."""
    found = _ISO.fullmatch(text)
    if found is None:
        return None
    year, month, day = (None if one is None else int(one) for one in found.groups())
    try:
        first = date(year or 0, month or 1, day or 1)
    except ValueError:
        return None
    if day is not None:
        return Days(first, first)
    if month is not None:
        later = (
            date(first.year + month // 12, month % 12 + 1, 1)
            if first.year < date.max.year
            else None
        )
    else:
        later = date(first.year + 1, 1, 1) if first.year < date.max.year else None
    return Days(first, later - _DAY if later else date.max)
