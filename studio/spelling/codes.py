"""The codes of spelling: of findings, and of what judges; whoever says them needs no dictionary."""

from enum import StrEnum
from typing import Final

SPELLING_HAMZA: Final = "spelling_hamza"
SPELLING_SURE: Final = "spelling_sure"
SPELLING_WORD: Final = "spelling_word"
SPELLING_ENGLISH: Final = "spelling_english"
CODES: Final = frozenset({SPELLING_HAMZA, SPELLING_SURE, SPELLING_WORD, SPELLING_ENGLISH})


class Mode(StrEnum):
    """What spelling is judged by."""

    RESTING = "resting"
    """Nobody has asked yet."""
    FULL = "full"
    BASIC = "basic"
    """No dictionary: hamza by how often words are written."""
    OFF = "off"
