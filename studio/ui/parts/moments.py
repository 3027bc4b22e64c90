"""Moments as a newsroom says them: how long ago, and the day and hour.

Both follow the words, digits and month names that the newsroom set. Deliberately absent: dates in
published pages (`studio.export.moments`).
"""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from studio.arabic.dates import MonthNames, format_datetime, format_datetime_english
from studio.arabic.numerals import shape
from studio.wording.words import Language, Words

_MINUTE, _HOUR, _DAY = 60, 3600, 86400


def ago(at: datetime, now: datetime, words: Words) -> str:
    """Return how long before `now` something was, in one short phrase."""
    seconds = max(0, int((now - at).total_seconds()))
    if seconds < _MINUTE:
        return words.say("just now")
    if seconds < _HOUR:
        return words.counted("{n} minute ago", "{n} minutes ago", seconds // _MINUTE)
    if seconds < _DAY:
        return words.counted("{n} hour ago", "{n} hours ago", seconds // _HOUR)
    days = seconds // _DAY
    if days == 1:
        return words.say("yesterday")
    return words.counted("{n} day ago", "{n} days ago", days)


def ahead(at: datetime, now: datetime, words: Words) -> str:
    """Return how long after `now` something will be, in one short phrase."""
    left = max(timedelta(), at - now)
    minutes = round(left.total_seconds() / _MINUTE)
    if minutes < 60:
        return words.counted("in {n} minute", "in {n} minutes", minutes)
    if minutes < 24 * 60:
        return words.counted("in {n} hour", "in {n} hours", round(minutes / 60))
    return words.counted("in {n} day", "in {n} days", round(minutes / 60 / 24))


def day_and_hour(at: datetime, zone: str, words: Words, months: MonthNames) -> str:
    """Return the day and the time of day in `zone`, with the newsroom's names of months."""
    local = at.astimezone(ZoneInfo(zone))
    if words.language is Language.ENGLISH:
        return format_datetime_english(local)
    return format_datetime(local, months, words.digits)


def hour(at: datetime, now: datetime, zone: str, words: Words, months: MonthNames) -> str:
    """Return the time of day in `zone`, with its day where that is not the day of `now`."""
    local = at.astimezone(ZoneInfo(zone))
    if local.date() != now.astimezone(ZoneInfo(zone)).date():
        return day_and_hour(at, zone, words, months)
    return shape(f"{local:%H:%M}", words.digits)
