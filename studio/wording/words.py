"""A language's words: messages, counted messages and facts in the form that the language wants.

In Arabic, a fact that is written from left to right is isolated (Unicode annex 9, FSI and PDI),
so that a path or a name in Latin letters cannot disorder the sentence around it.
"""

import gettext
import re
from enum import StrEnum
from string import Formatter
from typing import Final

from studio.arabic.direction import FSI, PDI
from studio.arabic.numerals import DigitShape, shape
from studio.errors import Fact
from studio.resources import resource

_DOMAIN: Final = "midad"
_LEFT_TO_RIGHT: Final = re.compile("[A-Za-z]")


class Language(StrEnum):
    """A language that the program speaks."""

    ARABIC = "ar"
    ENGLISH = "en"


def mark(message: str) -> str:
    """Return `message` as it is; marks it for the catalogue where it is said later."""
    return message


class Words:
    """What the program says in one language, with numbers in one shape of digits."""

    def __init__(self, language: Language, digits: DigitShape = DigitShape.ASCII) -> None:
        self.language = language
        self.digits = digits
        self._catalogue = _catalogue(language)

    def say(self, message: str, **facts: Fact) -> str:
        """Return `message` in the language, its places in braces filled with `facts`.

        An empty one stays empty: to gettext it is the name of the catalogue's own header.
        """
        return self._filled(self._catalogue.gettext(message), facts) if message else ""

    def counted(self, one: str, many: str, n: int, **facts: Fact) -> str:
        """Return the message that suits the number `n` (in Arabic, one of six); it fills {n}."""
        return self._filled(self._catalogue.ngettext(one, many, n), {**facts, "n": n})

    def fact(self, value: Fact) -> str:
        """Return `value` as a sentence of this language shows it."""
        match value:
            case bool():
                return self.say("yes") if value else self.say("no")
            case None:
                return "—"
            case int() | float():
                return shape(str(value), self.digits)
            case tuple():
                return self.several(value)
            case str():
                return self.foreign(value)

    def several(self, values: tuple[str, ...]) -> str:
        """Return a list of facts, parted as the language parts them."""
        return ("، " if self.language is Language.ARABIC else ", ").join(map(self.foreign, values))

    def foreign(self, value: str) -> str:
        """Return `value`, isolated where it could disorder an Arabic sentence."""
        if self.language is Language.ARABIC and _LEFT_TO_RIGHT.search(value):
            return f"{FSI}{value}{PDI}"
        return value

    def size(self, count: int) -> str:
        """Return a number of bytes as people say it, in megabytes or kilobytes of 1,000."""
        if count >= 1_000_000:
            return self.say("{number} MB", number=round(count / 1_000_000, 1))
        return self.say("{number} kB", number=round(count / 1_000, 1))

    def _filled(self, message: str, facts: dict[str, Fact]) -> str:
        """Fill the places of `message`; one that no fact is given for shows a dash."""
        places = {name for _, name, _, _ in Formatter().parse(message) if name}
        return message.format(**{name: self.fact(facts.get(name)) for name in places})


def _catalogue(language: Language) -> gettext.NullTranslations:
    if language is Language.ENGLISH:
        return gettext.NullTranslations()
    return gettext.translation(_DOMAIN, resource("translations"), languages=[language.value])
