"""How often Arabic words are written, from a list that travels with the program.

The list has its origin and licence beside it (``resources/spelling/README.md``).
"""

import lzma
from typing import Final

from studio.resources import resource
from studio.spelling.respelling import stems

STEM_COSTS: Final = 100
"""A word whose stem alone is in the list counts ten times less often than the stem."""


class Frequencies:
    """How often words are written: 100 times the logarithm of the uses in a thousand million."""

    def __init__(self, known: dict[str, int]) -> None:
        self._known = known

    def of(self, word: str) -> int:
        """Return how often a plain word is written, with proclitics or without; 0 for never."""
        own = self._known.get(word)
        if own is not None:
            return own
        found = (self._known.get(stem, 0) for stem in stems(word))
        return max(max(found) - STEM_COSTS, 0)

    def alone(self, word: str) -> int:
        """Return how often a word is written just so, 0 where it is not in the list."""
        return self._known.get(word, 0)


def read_frequencies() -> Frequencies:
    """Return the list; an empty one where the file is gone or damaged."""
    known: dict[str, int] = {}
    try:
        with lzma.open(resource("spelling", "words-ar.txt.xz"), "rt", encoding="utf-8") as lines:
            for line in lines:
                often, *words = line.split()
                known.update(dict.fromkeys(words, int(often)))
    except (OSError, EOFError, ValueError, lzma.LZMAError):
        return Frequencies({})
    return Frequencies(known)
