"""Which of many backups are kept: thick for the last day, thin for the last year.

Pure; deliberately absent: files (`backup`).
"""

from collections.abc import Callable, Collection
from datetime import UTC, datetime
from typing import Final

HOURLY: Final = 24
DAILY: Final = 7
WEEKLY: Final = 4
MONTHLY: Final = 12


def worth_keeping(moments: Collection[datetime]) -> frozenset[datetime]:
    """Return the moments whose backups are kept.

    They are the newest of each of the last 24 hours, 7 days, 4 weeks (ISO 8601) and 12 months, in
    UTC, that have any: hours and days without a change push none out. The newest of all is kept.
    """
    kept: set[datetime] = set()
    for period, number in _PERIODS:
        newest: dict[tuple[int, ...], datetime] = {}
        for moment in sorted(moments):
            newest[period(moment.astimezone(UTC))] = moment
        kept.update(sorted(newest.values())[-number:])
    return frozenset(kept)


def hour(moment: datetime) -> tuple[int, ...]:
    """Return what two moments in the same hour have in common."""
    return (*_day(moment), moment.hour)


def _day(moment: datetime) -> tuple[int, ...]:
    return (moment.year, moment.month, moment.day)


def _week(moment: datetime) -> tuple[int, ...]:
    year, week, _ = moment.isocalendar()
    return (year, week)


def _month(moment: datetime) -> tuple[int, ...]:
    return (moment.year, moment.month)


_PERIODS: Final[tuple[tuple[Callable[[datetime], tuple[int, ...]], int], ...]] = (
    (hour, HOURLY),
    (_day, DAILY),
    (_week, WEEKLY),
    (_month, MONTHLY),
)
