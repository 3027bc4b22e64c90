"""What is commanded of letters, invisible marks, and which way they run."""

from typing import Final

from studio.ui.commands.command import Command
from studio.ui.commands.names import Do, Group
from studio.ui.look import Symbol
from studio.wording.words import mark

_GROUP = Group.LETTERS

LETTERS: Final = (
    Command(Do.NEXT_FINDING, mark("Next finding"), _GROUP, ("F7",), Symbol.WARNING),
    Command(Do.PREVIOUS_FINDING, mark("Previous finding"), _GROUP, ("Shift+F7",)),
    Command(Do.FINDINGS, mark("List of findings"), _GROUP, ("Ctrl+F7",), Symbol.LIST),
    Command(Do.MEND_SAFE, mark("Mend all that is safe"), _GROUP),
    Command(Do.MEND_HAMZAS, mark("Fix all hamzas"), _GROUP),
    Command(
        Do.ADD_WORD, mark("Add the word to the dictionary"), _GROUP, ("Ctrl+Shift+D",), Symbol.ADD
    ),
    Command(
        Do.ADD_NAME, mark("Add the name to the register"), _GROUP, ("Ctrl+Shift+R",), Symbol.NAMES
    ),
    Command(
        Do.INVISIBLES,
        mark("Invisible marks"),
        _GROUP,
        ("Ctrl+Shift+F7",),
        Symbol.EYE,
        checkable=True,
    ),
    Command(Do.ISOLATE, mark("Isolate the direction"), _GROUP, ("Ctrl+Shift+I",), Symbol.DIRECTION),
    Command(Do.CHARACTERS, mark("Characters"), _GROUP, ("Ctrl+Shift+Y",), Symbol.COMMAND),
    Command(Do.INSERT_TODAY, mark("Write today's date"), _GROUP, (), Symbol.CALENDAR),
    Command(Do.INSERT_DATE, mark("Write a date …"), _GROUP, ("Ctrl+Shift+F4",), Symbol.CALENDAR),
    Command(Do.HOUSE_MONTHS, mark("Months by the newsroom's names"), _GROUP),
    Command(Do.ADD_HIJRI, mark("Hijri dates beside Gregorian ones"), _GROUP),
    Command(Do.FROM_HIJRI, mark("Hijri dates to Gregorian"), _GROUP),
    Command(Do.ARTICLE_DIRECTION, mark("Turn the whole article's direction"), _GROUP),
    Command(Do.ARABIC_QUOTES, mark("Quotation marks to «»"), _GROUP, (), Symbol.QUOTE),
    Command(Do.WESTERN_DIGITS, mark("Digits to 123"), _GROUP),
    Command(Do.ARABIC_DIGITS, mark("Digits to ١٢٣"), _GROUP),
    Command(Do.STRIP_TASHKEEL, mark("Remove tashkeel"), _GROUP),
    Command(Do.STRIP_TATWEEL, mark("Remove tatweel"), _GROUP),
)
