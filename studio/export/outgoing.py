"""Plain text as it may leave the house: no character that turns or disguises what stands around it.

Arabic presentation forms, which old programs and PDF files leave behind, become the letters that
they show: a reader sees no difference, a search engine and a screen reader do. Signs that are one
character by custom (ﷺ, ﷽, ﴾) are no letters in disguise and stay.

Sources: Unicode 16, chapter 9.2 and the blocks Arabic Presentation Forms-A and -B; UAX #9.
Deliberately absent: HTML (`html`, `theme`) and what an article's own text may hold (`document`).
"""

import unicodedata
from functools import lru_cache
from typing import Final

from studio.document.marks import clean

_BLOCKS: Final = (range(0xFB50, 0xFDF0), range(0xFE70, 0xFF00))
_SHORT: Final = 100
_LETTER_FORMS: Final = ("<initial>", "<medial>", "<final>", "<isolated>")


def outgoing(text: str) -> str:
    """Return `text` without embeddings, overrides, controls and presentation forms of letters."""
    return _outgoing(text) if len(text) <= _SHORT else letters(clean(text))


@lru_cache(maxsize=4096)
def _outgoing(text: str) -> str:
    """Return what leaves of a short text: the names of sections and the site are on every page."""
    return letters(clean(text))


def letters(text: str) -> str:
    """Return `text` with presentation forms as the letters that they show; idempotent."""
    # Nearly no text has one, and looking for one is far cheaper than asking of every letter: of all
    # that is written, nothing but them and few others has this byte.
    if text.isascii() or _FIRST_BYTE not in text.encode("utf-8", "surrogatepass"):
        return text
    return text.translate(_LETTERS)


def _letter_table() -> dict[int, str]:
    table = {0xFEFF: ""}  # the byte order mark, which shows nothing
    for point in (point for block in _BLOCKS for point in block):
        if unicodedata.decomposition(chr(point)).startswith(_LETTER_FORMS):
            # A mark on its own is written as a space that carries it.
            table[point] = unicodedata.normalize("NFKC", chr(point)).replace(" ", "")
    return table


_LETTERS: Final = _letter_table()
_FIRST_BYTE: Final = 0xEF
"""What UTF-8 begins U+F000 to U+FFFF with, and nothing else has."""
