"""The newsroom's language as one value: what copy desk and spelling have to know of it.

Deliberately absent: who may change it (`dictionary`, `register`, `house_rules`), and windows.
"""

from dataclasses import dataclass

from studio.newsroom.known_words import known_words
from studio.storage.engine import Store


@dataclass(frozen=True, slots=True)
class HouseLanguage:
    """What is known: `words` that are right here."""

    words: frozenset[str] = frozenset()


def house_language(store: Store) -> HouseLanguage:
    """Return the newsroom's language as it is now."""
    return HouseLanguage(known_words(store))
