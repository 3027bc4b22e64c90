"""The codes of findings of spelling; whoever says them needs no dictionary."""

from typing import Final

SPELLING_HAMZA: Final = "spelling_hamza"
SPELLING_SURE: Final = "spelling_sure"
SPELLING_WORD: Final = "spelling_word"
SPELLING_ENGLISH: Final = "spelling_english"
