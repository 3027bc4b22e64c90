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

_SHORT: Final = (
    mark("Mo"),
    mark("Tu"),
    mark("We"),
    mark("Th"),
    mark("Fr"),
    mark("Sa"),
    mark("Su"),
)


def weekday_letters(first: int, words: Words) -> tuple[str, ...]:
    """Return the shortest names of a week's days from the day `first` on, Monday being 0."""
    return tuple(words.say(_SHORT[(first + at) % 7]) for at in range(7))


def weekday(day: date, words: Words) -> str:
    """Return the name of a day of the week in the language of `words`."""
    return words.say(_NAMES[day.weekday()])
