"""What two rows of a story's past are called when they are compared, and how one is brought back.

Deliberately absent: comparing, and the list.
"""

from datetime import datetime

from studio.newsroom.acting import Acting
from studio.newsroom.articles import restore_version
from studio.newsroom.changes import Changes
from studio.newsroom.trail import restore_point
from studio.ui.history.reading import Past
from studio.ui.history.versions import time_of
from studio.ui.tongue import Tongue


class Titles:
    """Names the rows of a past in the language of now, by their numbers."""

    def __init__(self, past: Past, now: datetime, tongue: Tongue) -> None:
        self._typed = {one.number: one for one in past.trail}
        self._now, self._tongue = now, tongue

    def name(self, number: int) -> str:
        """Return the name of a version, or when something was typed."""
        words = self._tongue.words
        if number < 0:
            return words.say("Typed at {time}", time=self._time(number))
        return words.say("Version {number}", number=self._tongue.number(number))

    def between(self, older: int, newer: int) -> str:
        """Return what is compared, in one sentence; an older one of nought is the empty text."""
        words, number = self._tongue.words, self._tongue.number
        if not older:
            return words.say("The first version")
        if older < 0 and newer < 0:
            since, till = self._time(older), self._time(newer)
            return words.say("From what was typed at {since} to {till}", since=since, till=till)
        if older < 0:
            return words.say(
                "From what was typed at {time} to version {number}",
                time=self._time(older),
                number=number(newer),
            )
        if newer < 0:
            return words.say(
                "From version {number} to what was typed at {time}",
                number=number(older),
                time=self._time(newer),
            )
        return words.say(
            "From version {older} to {newer}", older=number(older), newer=number(newer)
        )

    def restoring(self, number: int) -> str:
        """Return what a button says that brings a row back."""
        words = self._tongue.words
        if number < 0:
            return words.say("Restore what was typed at {time}", time=self._time(number))
        return words.say("Restore version {number}", number=self._tongue.number(number))

    def suggesting(self, number: int) -> str:
        """Return what the button says where a row can be suggested alone."""
        words = self._tongue.words
        if number < 0:
            return words.say("Suggest what was typed at {time}", time=self._time(number))
        return words.say("Suggest version {number}", number=self._tongue.number(number))

    def restored(self, number: int) -> str:
        """Return what a toast says once a row was brought back."""
        words = self._tongue.words
        if number < 0:
            return words.say("What was typed at {time} is back", time=self._time(number))
        return words.say("Version {number} restored", number=number)

    def _time(self, number: int) -> str:
        typed = self._typed.get(number)
        return "" if typed is None else time_of(typed, self._now, self._tongue.words)


def restore(acting: Acting, article: int, number: int, base: int) -> Changes:
    """Make a version, or what was typed at a moment, the newest version by its row's number."""
    if number < 0:
        return restore_point(acting, article, -number, base=base)
    return restore_version(acting, article, number, base=base)
