"""Characters that no key types easily, with their names in words: tashkeel, marks, dashes, signs.

A character's name is English, marked for translation, and found by its names in both languages.
"""

from typing import Final, NamedTuple
from unicodedata import combining

from studio.arabic.folding import key
from studio.wording.words import Language, Words, mark


class Character(NamedTuple):
    """One entry: the characters, their name, and what is shown for those that nobody sees."""

    text: str
    name: str
    shown: str = ""


CHARACTERS: Final = (
    Character("\u064e", mark("Fatha")),
    Character("\u064f", mark("Damma")),
    Character("\u0650", mark("Kasra")),
    Character("\u0652", mark("Sukun")),
    Character("\u0651", mark("Shadda")),
    Character("\u064b", mark("Fathatan")),
    Character("\u064c", mark("Dammatan")),
    Character("\u064d", mark("Kasratan")),
    Character("\u0670", mark("Dagger alef")),
    Character("\u0653", mark("Madda above")),
    Character("ٱ", mark("Alef wasla")),
    Character("«", mark("Opening quotation mark")),
    Character("»", mark("Closing quotation mark")),
    Character("“", mark("Inner opening quotation mark")),
    Character("”", mark("Inner closing quotation mark")),
    Character("،", mark("Arabic comma")),
    Character("؛", mark("Arabic semicolon")),
    Character("؟", mark("Arabic question mark")),
    Character("…", mark("Ellipsis")),
    Character("–", mark("En dash")),
    Character("—", mark("Em dash")),
    Character("•", mark("Bullet")),
    Character("٪", mark("Arabic percent sign")),
    Character("٫", mark("Arabic decimal separator")),
    Character("٬", mark("Arabic thousands separator")),
    Character("\u0640", mark("Tatweel")),
    Character("\u00a0", mark("No-break space"), "NBSP"),
    Character("\u202f", mark("Narrow no-break space"), "NNBSP"),
    Character("\u200c", mark("Zero-width non-joiner"), "ZWNJ"),
    Character("\u200d", mark("Zero-width joiner"), "ZWJ"),
    Character("\u200f", mark("Right-to-left mark"), "RLM"),
    Character("\u200e", mark("Left-to-right mark"), "LRM"),
    Character("\u2067", mark("Right-to-left isolate"), "RLI"),
    Character("\u2066", mark("Left-to-right isolate"), "LRI"),
    Character("\u2068", mark("First-strong isolate"), "FSI"),
    Character("\u2069", mark("End of an isolate"), "PDI"),
    Character("ﷺ", mark("Peace be upon him")),
    Character("ﷻ", mark("Glorified be He")),
    Character("﷽", mark("In the name of God")),
    Character("﴿", mark("Opening Koranic bracket")),
    Character("﴾", mark("Closing Koranic bracket")),
    Character("$", mark("Dollar")),
    Character("€", mark("Euro")),
    Character("£", mark("Pound sterling")),
    Character("¥", mark("Yen or yuan")),
    Character("₺", mark("Turkish lira")),
    Character("﷼", mark("Riyal")),
    Character("₪", mark("Shekel")),
    Character("°", mark("Degree")),
    Character("±", mark("Plus or minus")),
    Character("×", mark("Times")),
    Character("÷", mark("Divided by")),
    Character("½", mark("One half")),
    Character("¼", mark("One quarter")),
    Character("²", mark("Squared")),
    Character("³", mark("Cubed")),
    Character("©", mark("Copyright")),
    Character("®", mark("Registered trade mark")),
    Character("™", mark("Trade mark")),
    Character("←", mark("Arrow to the left")),
    Character("→", mark("Arrow to the right")),
    Character("پ", mark("Peh, a Persian letter")),
    Character("چ", mark("Tcheh, a Persian letter")),
    Character("گ", mark("Gaf, a Persian letter")),
    Character("ڤ", mark("Veh, an Arabic letter for v")),
)
"""Every character that is offered, in the order in which it is offered first."""

_CARRIER: Final = "\u25cc"


def shown_character(character: Character) -> str:
    """Return what a person sees for a character: a sign sits on a dotted circle."""
    if character.shown:
        return character.shown
    return f"{_CARRIER}{character.text}" if combining(character.text) else character.text


def characters_for(
    typed: str, recent: tuple[str, ...], known: tuple[Words, ...]
) -> list[Character]:
    """Return the characters whose name in a known language, or sign, holds what was typed.

    Those in `recent` come first, in that order.
    """
    wanted = key(typed)
    found = [
        one
        for one in CHARACTERS
        if not wanted
        or typed.strip() in {one.text, one.shown}
        or any(wanted in key(words.say(one.name)) for words in known)
        or wanted in key(one.shown)
    ]
    order = {text: number for number, text in enumerate(recent)}
    return sorted(found, key=lambda one: order.get(one.text, len(order)))


def both_languages() -> tuple[Words, ...]:
    """Return the words of every language that the program speaks."""
    return tuple(Words(language) for language in Language)
