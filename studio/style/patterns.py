r"""Patterns of rules: Arabic word borders said in words, and a limit on the time that they take.

``\b`` knows nothing of tashkeel, tatweel and Arabic punctuation; a pattern says {begin} and {end}
where a word begins and ends, {arabic} for a letter, {digit}, {proclitic} for what may be written
before a word without a space, and {weekday}.
"""

from collections.abc import Iterator
from functools import lru_cache
from typing import Final

import regex

SECONDS: Final = 0.25
"""How long one pattern may look at one block; then it finds nothing more in it."""

_INSIDE: Final = r"[\p{L}\p{M}\p{N}\u0640]"
_WORDS: Final = {
    "{begin}": f"(?<!{_INSIDE})",
    "{end}": f"(?!{_INSIDE})",
    "{arabic}": r"[\u0621-\u063a\u0641-\u064a]",
    "{digit}": r"[0-9\u0660-\u0669]",
    "{proclitic}": "(?:[وف]?(?:[بلك]|ال|بال|كال|لل)?)",
    "{weekday}": "(?:الاثنين|الإثنين|الثلاثاء|الأربعاء|الاربعاء|الخميس|الجمعة|السبت|الأحد|الاحد)",
}


@lru_cache(maxsize=512)
def compiled(pattern: str) -> "regex.Pattern[str]":
    """Return a pattern that is ready to look; raises `regex.error` for one that is none."""
    for name, meaning in _WORDS.items():
        pattern = pattern.replace(name, meaning)
    return regex.compile(pattern)


def matches(pattern: "regex.Pattern[str]", text: str) -> Iterator["regex.Match[str]"]:
    """Yield the matches of a pattern that are found in time."""
    try:
        yield from pattern.finditer(text, timeout=SECONDS)
    except TimeoutError:
        return


def takes_too_long(pattern: "regex.Pattern[str]", text: str, seconds: float) -> bool:
    """Tell whether a pattern needs more than so many seconds for a text."""
    try:
        for _ in pattern.finditer(text, timeout=seconds):
            pass
    except TimeoutError:
        return True
    return False


def is_in(pattern: "regex.Pattern[str]", text: str) -> bool:
    """Tell whether a pattern matches somewhere in a text, and in time."""
    return next(matches(pattern, text), None) is not None


def with_proclitics(word: str) -> Iterator[tuple[str, int]]:
    """Yield a word behind each proclitic that it may have, and how long the proclitic is.

    A word with its article swallows the alef of it behind ل: للذي.
    """
    has_article = word.startswith("ال")
    for joined in ("", "و", "ف"):
        for preposition in ("", "ب", "ل", "ك"):
            before = joined + preposition
            if has_article and preposition == "ل":
                yield before + word[1:], len(before)
                continue
            yield before + word, len(before)
            if not has_article:
                article = "ل" if preposition == "ل" else "ال"
                yield before + article + word, len(before) + len(article)
