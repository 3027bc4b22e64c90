"""Which command a command line asks for, before anything reads it.

Deliberately absent: what commands there are (`parser`).
"""

from collections.abc import Sequence
from typing import Final

_WITH_VALUE: Final = ("--newsroom", "--as")
"""Options before the command that a word belongs to."""


def command_in(given: Sequence[str]) -> str | None:
    """Return the word that names the command, None where the whole parser has a say in it."""
    remaining = iter(given)
    for word in remaining:
        if word in _WITH_VALUE:
            next(remaining, None)
        elif not word.startswith("-"):
            return word
        elif word != "--json" and not word.startswith(tuple(f"{one}=" for one in _WITH_VALUE)):
            break
    return None
