"""Where words, sentences and the characters that a reader sees begin and end.

Words follow UAX #29 with what an Arabic newsroom needs: tashkeel, tatweel, joiners and invisible
marks stay inside, Arabic punctuation stays outside, a forgotten space after a full stop still
separates («قال.ثم»), and 12:30, 1,000, ٣٫٥, U.S. and example.com are one word each.
Extended grapheme clusters are those of UAX #29, from the ``regex`` package's Unicode tables.

Deliberately absent: dictionaries; Thai, Lao and Khmer are not divided into words.
"""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import pairwise
from typing import Final, NamedTuple

from studio.arabic.later import later, regex


class Span(NamedTuple):
    """A stretch of a text: offsets in code points, the end not included."""

    start: int
    end: int


# What has no width and may stand inside a word without parting it, as the reader sees one word.
_HIDDEN: Final = r"\u00ad\u034f\u061c\u180e\u200b-\u200f\u2060\ufeff"
_ALNUM: Final = r"[[\p{L}\p{N}]--[\u0640\p{Han}\p{Hiragana}]]"
_INNER: Final = r"[[\p{L}\p{N}\p{M}]--[\p{Han}\p{Hiragana}]]"
_TAIL: Final = rf"(?:[\p{{M}}\u0640]|[{_HIDDEN}]++(?={_INNER}))*+"
_UNIT: Final = rf"{_ALNUM}{_TAIL}"
_WORD: Final = later(
    lambda: regex.compile(
        rf"""(?V1)(?x)
    (?:\p{{Lu}}\.){{2,}}+ (?! [\p{{L}}\p{{N}}] )  # U.S.
    # UAX #29 parts these one by one.
    | [[\p{{Han}}\p{{Hiragana}}]&&[\p{{L}}\p{{N}}]] \p{{M}}*+
    | (?: (?<!\u0640) \u0640++ )?+ {_UNIT}
      (?: {_UNIT}
        | (?<=\p{{Nd}}) [.,:/\u066b\u066c] (?=\p{{Nd}})            # 1,000  12:30  3/5
        | (?<=\p{{Latin}}) ['’.\u00b7] (?=\p{{Latin}})              # don't  example.com
        | (?<=[\p{{L}}\p{{N}}\p{{M}}\u0640]) \p{{Pc}}++ (?={_ALNUM})  # غزة_الآن
      )*+
    """
    )
)
# A sign that may stand inside a word, or is not one of those that stand before and behind words:
# where a text has none, what stands between its spaces are its words.
_PLAIN: Final = r"A-Za-z0-9\u0621-\u063a\u0641-\u064a\u0660-\u0669"
_BEHIND: Final = ".,:;!?،؛؟»)"
_MISPLACED: Final = later(
    lambda: re.compile(
        rf"""[^{_PLAIN} ](?!
        (?<=[{_PLAIN}{_BEHIND}"][{_BEHIND}]) (?=[ {_BEHIND}"]|\Z)
        | (?<=[{_PLAIN}{_BEHIND}]") (?=[ {_BEHIND}]|\Z)
        | (?:(?<=[ «("][«("])|(?<=\A[«("])) (?=[{_PLAIN}])
        )""",
        re.VERBOSE,
    )
)
_GRAPHEME: Final = later(lambda: regex.compile(r"\X"))
# Flags are pairs of regional indicators, and to pair them ``\X`` counts back to the run's start at
# every one. Behind an even number of them there is a boundary in any case (GB12, GB13).
_MANY_FLAGS: Final = later(
    lambda: regex.compile(r"\p{Regional_Indicator}{32}(?=\p{Regional_Indicator})")
)
_SENTENCE_END: Final = later(
    lambda: regex.compile(
        r"""(?V1)(?x)
    (?P<mark>[.!?؟…۔\u2047-\u2049]++) ['"’”»)\]]*+ (?=\s|\Z)
    | [\n\r\u0085\u2028\u2029]++
    """
    )
)
_INITIAL_BEFORE: Final = later(lambda: regex.compile(r"(?<![\p{L}\p{M}\p{N}\u0640])\p{L}\p{M}*+\Z"))
_LOWER_AFTER: Final = later(lambda: regex.compile(r"\s*+\p{Ll}"))
_LONGEST_INITIAL: Final = 8
_LONGEST_REMEMBERED: Final = 40


def words(text: str) -> Iterator[Span]:
    """Yield the words in order; between them stands only what is no word.

    A word has at least one letter or digit. Spans never overlap or touch a grapheme's inside.
    """
    for match in _WORD.finditer(text):
        yield Span(*match.span())


def count_words(text: str) -> int:
    """Count the words, as lengths, limits and reading time do."""
    return sum([_count_line(line) for line in text.split("\n") if line])


def _count_line(line: str) -> int:
    if _MISPLACED.search(line):
        return _count(line)
    single = "  " not in line and line[0] != " " and line[-1] != " "
    return line.count(" ") + 1 if single else len(line.split())


def _count(text: str) -> int:
    pieces = text.split()  # no word reaches across white space
    if max(map(len, pieces), default=0) <= _LONGEST_REMEMBERED:
        return sum(map(len, map(_words_in, pieces)))
    return sum(map(len, map(_words_of, pieces)))


def word_texts(text: str) -> Iterator[str]:
    """Yield the words themselves, in order; much faster than `words` where they come again."""
    for piece in text.split():
        yield from _words_of(piece)


def _words_of(piece: str) -> Sequence[str]:
    return _words_in(piece) if len(piece) <= _LONGEST_REMEMBERED else _WORD.findall(piece)


@lru_cache(maxsize=50_000)
def _words_in(piece: str) -> tuple[str, ...]:
    """Return the words of a short stretch without white space, as they were found before."""
    return tuple(_WORD.findall(piece))


def graphemes(text: str) -> Iterator[str]:
    """Yield what a reader takes for one character: a letter with its marks, a whole emoji.

    Joined together they are the text again.
    """
    for start, end in pairwise(grapheme_boundaries(text)):
        yield text[start:end]


def grapheme_boundaries(text: str) -> tuple[int, ...]:
    """Return every offset at which a cursor may stand, 0 and the end of the text included."""
    boundaries = [0]
    start = 0
    for end in (*(match.end() for match in _MANY_FLAGS.finditer(text)), len(text)):
        piece = text[start:end]
        boundaries.extend(start + match.end() for match in _GRAPHEME.finditer(piece))
        start = end
    return tuple(boundaries)


def sentences(text: str) -> Iterator[Span]:
    """Yield the sentences, without the white space around them.

    A sentence ends at ``. ! ؟ ? …`` with the quotes that close behind it and white space, and at a
    line's end; not at ``،`` or ``؛``, not at an initial («د. محمد», ``U.S. officials``), not before
    a small Latin letter, not inside a number.
    """
    cuts = [0, *(m.end() for m in _SENTENCE_END.finditer(text) if _ends(text, m)), len(text)]
    for start, end in pairwise(cuts):
        piece = text[start:end]
        stripped = piece.strip()
        if stripped:
            first = start + len(piece) - len(piece.lstrip())
            yield Span(first, first + len(stripped))


def _ends(text: str, match: "regex.Match[str]") -> bool:
    if match["mark"] is None:
        return True
    if _LOWER_AFTER.match(text, match.end()):
        return False
    if match["mark"] != ".":
        return True
    before = text[max(0, match.start() - _LONGEST_INITIAL) : match.start()]
    return _INITIAL_BEFORE.search(before) is None
