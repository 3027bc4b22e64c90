"""What of an article's blocks is not spelt as words are.

A word in a quotation is found too, and stays the speaker's: no remedy is safe. Names and the
newsroom's own words are known behind their proclitics, and never sent to a dictionary.
"""

import re
from collections.abc import Iterator
from typing import Final

from studio.document.findings import WRITE, BlockText, Finding, Level, Rewrite
from studio.spelling.codes import (
    CODES,
    SPELLING_ENGLISH,
    SPELLING_HAMZA,
    SPELLING_SURE,
    SPELLING_WORD,
)
from studio.spelling.judging import Kind, Verdict, has_stem
from studio.spelling.respelling import aligned, bare, plain
from studio.spelling.speller import Speller
from studio.style.desk import reading_of
from studio.style.matching import written
from studio.style.reading import Reading

_CODES: Final = {
    Kind.HAMZA: (SPELLING_HAMZA, Level.WARNING),
    Kind.SURE: (SPELLING_SURE, Level.WARNING),
    Kind.WORD: (SPELLING_WORD, Level.ADVICE),
}
_ARABIC: Final = re.compile("[\u0621-\u064a]+")
_LATIN: Final = re.compile(r"(?<![\w.@/#'’-])[a-z]{3,40}(?![\w@/'’-]|\.\w)")
_LONGEST: Final = 80


class Spelling:
    """Finds words that are not right; `names` are known, with proclitics or without.

    With `thorough`, a word without a likely correction is looked up for what is like it, which
    takes up to a tenth of a second each.
    """

    codes = CODES

    def __init__(
        self, speller: Speller, names: frozenset[str] = frozenset(), *, thorough: bool = False
    ) -> None:
        self._speller, self._thorough = speller, thorough
        self._names: frozenset[str] = frozenset()
        self.know(names)

    def know(self, names: frozenset[str]) -> None:
        """Take these for known from now on, and no others; a block is judged by one set of them."""
        self._names = frozenset(plain(name).casefold() for name in names)

    def check(self, block: BlockText) -> Iterator[Finding]:
        """Yield what is not right in a block, in the order of its text, English words last."""
        reading = reading_of(block)
        if reading is None:
            return
        names = self._names
        words = list(self._words(reading))
        verdicts = self._speller.judge(word for _, _, word in words if not has_stem(word, names))
        for start, end, word in words:
            if word not in verdicts and word != bare(block.text[start:end]):
                # The word is right, its letters only look as if they were.
                remedy = _rewrite(block.text, start, end, word)
                quoted = reading.is_quoted(start, end)
                yield Finding(SPELLING_SURE, start, end, Level.WARNING, (remedy,), quoted=quoted)
            elif word in verdicts:
                yield self._finding(reading, start, end, word, verdicts[word])
        latin = [
            (*match.span(), match[0])
            for match in _LATIN.finditer(block.text)
            if reading.is_open(*match.span()) and match[0] not in names
        ]
        if latin:
            wrong = self._speller.judge_english(word for _, _, word in latin)
            for start, end, word in latin:
                if word in wrong:
                    meant = tuple(
                        _rewrite(block.text, start, end, one) for one in wrong[word].meant
                    )
                    yield Finding(SPELLING_ENGLISH, start, end, Level.ADVICE, meant)

    def _words(self, reading: Reading) -> Iterator[tuple[int, int, str]]:
        """Yield the Arabic words, as dictionaries hold them."""
        for start, end in reading.words:
            if end - start > _LONGEST or not reading.is_open(start, end):
                continue
            if "\u0640" in reading.text[end - 1 : end + 1]:
                continue  # «الـ24» is joined to what no dictionary has
            word = plain(reading.text[start:end])
            if _ARABIC.fullmatch(word):
                yield start, end, word

    def _finding(
        self, reading: Reading, start: int, end: int, word: str, verdict: Verdict
    ) -> Finding:
        text = reading.text
        code, level = _CODES[verdict.kind]
        meant = verdict.meant
        if self._thorough and not meant:
            meant = self._speller.suggest(word)
        old = text[start:end]
        remedies = tuple(_rewrite(text, start, end, aligned(old, one)) for one in meant)
        quoted = reading.is_quoted(start, end)
        return Finding(code, start, end, level, remedies, quoted=quoted)


def _rewrite(text: str, start: int, end: int, new: str) -> Rewrite:
    exchanges, _ = written(text, start, end, new)
    return Rewrite(WRITE, exchanges, new)
