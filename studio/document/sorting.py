"""What sort of change a suggestion is, so that all of one sort are decided together.

Only what is sure is spelling or punctuation: a number is no spelling of another one, and signs and
spaces count as such where the words beside them stay the words that they are. Deliberately absent:
deciding (`deciding`).
"""

import re
from enum import StrEnum
from typing import Final

from studio.arabic.later import later
from studio.arabic.segmentation import word_texts
from studio.document.suggestions import Suggestion, SuggestionKind

_SIGNS: Final = frozenset(" \u00a0.,;:!?…،؛؟·•-–—()[]«»‹›\"'“”‘’„")
"""Signs that mean nothing by themselves, as a percent sign or an ampersand does."""
_BEFORE_A_NUMBER: Final = later(lambda: re.compile(r"[-–—.,]$"))


class Sort(StrEnum):
    """Sorts of suggestions; each suggestion is of one of them."""

    SPELLING = "spelling"
    PUNCTUATION = "punctuation"
    WORDING = "wording"
    """Other words in the place of some."""
    INSERTIONS = "insertions"
    DELETIONS = "deletions"
    FORMATTING = "formatting"
    BLOCKS = "blocks"
    """Paragraphs parted, joined or of another kind; pictures and the like come, gone or changed."""


_OF_KIND: Final = {
    SuggestionKind.INSERTION: Sort.INSERTIONS,
    SuggestionKind.DELETION: Sort.DELETIONS,
    SuggestionKind.REPLACEMENT: Sort.WORDING,
    SuggestionKind.FORMAT: Sort.FORMATTING,
    SuggestionKind.SPLIT: Sort.BLOCKS,
    SuggestionKind.JOIN: Sort.BLOCKS,
    SuggestionKind.RESTYLE: Sort.BLOCKS,
    SuggestionKind.BLOCK_INSERTED: Sort.BLOCKS,
    SuggestionKind.BLOCK_REMOVED: Sort.BLOCKS,
}


def sort_of(one: Suggestion) -> Sort:
    """Return the sort of a suggestion."""
    sort = _OF_KIND[one.kind]
    if sort not in {Sort.INSERTIONS, Sort.DELETIONS, Sort.WORDING}:
        return sort
    if _is_punctuation(one):
        return Sort.PUNCTUATION
    return Sort.SPELLING if one.is_spelling else sort


def _is_punctuation(one: Suggestion) -> bool:
    """Say whether only signs and spaces change, and all words there stay the same words."""
    if "\n" in one.before or "\n" in one.after:
        return False
    left, right = one.beside
    was, becomes = (f"{left}{text}{right}" for text in (one.before, one.after))
    if [*word_texts(was)] != [*word_texts(becomes)]:
        return False
    if right[:1].isdigit() and any(map(_BEFORE_A_NUMBER.search, (one.before, one.after))):
        return False
    return all(sign in _SIGNS for text in (one.before, one.after) for sign in _without_words(text))


def _without_words(text: str) -> str:
    for word in word_texts(text):
        text = text.replace(word, "", 1)
    return text
