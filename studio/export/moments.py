"""Dates and times as a page shows them: in the house's zone, month names, digits and calendars.

Deliberately absent: what machines read (`structured_data.local_time`), and the clock.
"""

from datetime import datetime
from zoneinfo import ZoneInfo

from studio.arabic import dates
from studio.settings import House


def moment_text(house: House, language: str, at: datetime) -> str:
    """Return a moment as readers of `language` see it, with its Hijri day where the house asks.

    Arabic has the house's month names and digits; every other language is served in English.
    """
    local = at.astimezone(ZoneInfo(house.time_zone))
    arabic = language.lower().partition("-")[0] == "ar"
    hijri = _hijri(house, local, arabic=arabic)
    if arabic:
        day = dates.format_date(local.date(), house.month_names, house.digits)
        return f"{day}{hijri}، {dates.format_time(local.time(), house.digits)}"
    day = dates.format_date_english(local.date())
    return f"{day}{hijri}, {dates.format_time_english(local.time())}"


def _hijri(house: House, local: datetime, *, arabic: bool) -> str:
    """Return the Hijri day in brackets, nothing where the tables do not reach."""
    day = local.date()
    if not house.hijri_dates or not dates.HIJRI_FIRST < day < dates.HIJRI_LAST:
        return ""
    if arabic:
        return f" ({dates.format_hijri(day, house.digits, house.hijri_offset)})"
    return f" ({dates.format_hijri_english(day, house.hijri_offset)})"
