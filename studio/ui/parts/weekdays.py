"""The days of the week as the window says them.

Deliberately absent: dates in published pages (`studio.arabic.dates`).
"""

from datetime import date
from typing import Final

from studio.wording.words import Words, mark

_NAMES: Final = (
    mark("Monday"),
    mark("Tuesday"),
    mark("Wednesday"),
    mark("Thursday"),
    mark("Friday"),
    mark("Saturday"),
    mark("Sunday"),
)


def weekday(day: date, words: Words) -> str:
    """Return the name of a day of the week in the language of `words`."""
    return words.say(_NAMES[day.weekday()])
