"""One word's verdict: right, or what was meant, by a dictionary and by how often words are written.

A dictionary holds many words that nobody writes (امس is an imperative), so a word that it has is
minded where another hamza makes one that is written far more often. Without a dictionary that alone
decides. Deliberately absent: names and words of the newsroom, which nobody asks about.
"""

import re
from collections.abc import Sequence
from enum import StrEnum
from typing import Final, NamedTuple

from studio.spelling.dictionaries import Engine
from studio.spelling.frequency import Frequencies
from studio.spelling.respelling import (
    Respelling,
    Slip,
    begins_bare,
    dotted,
    inner_alefs,
    marks_article,
    other_alefs,
    respellings,
    stems,
)

OFTENER: Final = 30
"""A respelling of a word that the dictionary has is written twice as often as it, at least."""
_SEATED_OFTENER: Final = 100
"""راس is a word too: one with a hamza inside is written ten times as often, at least."""
SURELY: Final = 40
"""So much oftener is the respelling that is surely meant."""
OFTEN: Final = 330
"""A word that is written so often is one, a name mostly, though no dictionary has it;"""
FAR_SELDOMER: Final = 60
"""and what might be meant instead is written so much less often."""
_SELDOM: Final = 250
_PARTED: Final = 300
_GLUED: Final = re.compile(
    "([وف]?(?:لا|ما|لم|لن))([يتأ].{3,}|(?<=لا)ن.{3,}|زال|زالت|زالوا|دام|دامت)"
)
_LONGEST: Final = 40
_MOST: Final = 5
_FAR: Final = 250
"""What is written so much less often than the likeliest is not offered."""
_KEPT: Final = frozenset({"ابن", "اسم", "الله"})
_COSTS: Final = {
    Slip.ALEF: 0,
    Slip.SEAT: 20,
    Slip.LAST: 10,
    Slip.BOTH: 120,
    Slip.DOTS: 100,
    Slip.PLURAL: 10,
}


class Kind(StrEnum):
    """What is not right about a word."""

    HAMZA = "hamza"
    """A hamza, or the dots of a final ya, and surely so."""
    SURE = "sure"
    """Another last letter, and surely so; what seat a hamza has inside a word is never sure."""
    WORD = "word"
    """The dictionary does not have it."""


class Verdict(NamedTuple):
    """What is not right about a word, and the words that may be meant, the likeliest first."""

    kind: Kind
    meant: tuple[str, ...] = ()


class Judge:
    """Judges plain words, by a dictionary or, where `engine` is None, in basic mode."""

    def __init__(self, engine: Engine | None, frequencies: Frequencies) -> None:
        self._engine, self._often = engine, frequencies

    def judge(self, word: str) -> Verdict | None:
        """Return what is not right about a plain word, None where nothing is known against it."""
        if len(word) < 2 or len(word) > _LONGEST:
            return None
        has = self._engine is None or self._engine.spell(word)
        own = self._often.of(word) if has else self._often.alone(word)
        if has:
            ranked = self._oftener(word, own) if begins_bare(word) and word not in _KEPT else []
            ranked = ranked or self._seated(word, own)
            if not ranked:
                return None
        else:
            ranked = self._ranked(word)
            parted = self._parted(word)
            if parted and (not ranked or self._score(ranked[0]) < _SELDOM):
                return Verdict(Kind.WORD, (parted,))
            if own >= OFTEN and (not ranked or self._score(ranked[0]) <= own - FAR_SELDOMER):
                return None
        if not ranked:
            return Verdict(Kind.WORD) if len(word) > 2 else None
        first = ranked[0]
        lead = self._score(first) - own
        ranked = [one for one in ranked if self._score(one) >= self._score(first) - _FAR]
        rest = [self._score(one) for one in ranked[1:] if one.slip is first.slip]
        alone = not rest or self._score(first) - max(rest) >= SURELY
        kind = Kind.WORD
        if lead >= SURELY and (alone or has):
            if first.slip is Slip.LAST:
                kind = Kind.SURE
            elif first.slip is Slip.ALEF and (begins_bare(word) or word[-1] == "ى"):
                kind = Kind.HAMZA
        return Verdict(kind, tuple(dict.fromkeys(one.word for one in ranked))[:_MOST])

    def suggest(self, word: str) -> tuple[str, ...]:
        """Return the words that a plain word may have been, letters before the dictionary's."""
        if not 1 < len(word) <= _LONGEST:
            return ()
        ranked = [one.word for one in self._ranked(word)]
        engine = () if self._engine is None else self._engine.suggest(word)
        near = sorted(engine, key=lambda one: -self._often.of(one))
        plain = (one for one in near if " " not in one and not self._is_far_fetched(word, one))
        return tuple(dict.fromkeys((*ranked, *plain)))[:_MOST]

    def _parted(self, word: str) -> str | None:
        """Return the two words that were written as one («لاتستطيع»), None for any other word."""
        match = _GLUED.fullmatch(word)
        if match is None or not self._is_word(match[2]) or self._often.alone(match[2]) < _PARTED:
            return None
        return f"{match[1]} {match[2]}"

    def _ranked(self, word: str) -> list[Respelling]:
        """Return the respellings that are words, the likeliest first."""
        best: dict[str, Respelling] = {}
        for one in respellings(word):
            if one.word in best or not (self._is_word(one.word) or self._is_name(word, one.word)):
                continue
            if not self._is_far_fetched(word, one.word):
                right = self._righted(one)
                best.setdefault(right.word, right)
        if not best:
            for one in dotted(word):
                if self._often.alone(one.word) > _SELDOM and self._is_word(one.word):
                    best[one.word] = one
        return sorted(best.values(), key=lambda one: -self._score(one))

    def _righted(self, one: Respelling) -> Respelling:
        """Return a respelling as it is written: the dictionary has الادارة too, nobody means it."""
        if not begins_bare(one.word) or one.word in _KEPT:
            return one
        oftener = self._oftener(one.word, self._often.of(one.word))
        return one._replace(word=oftener[0].word) if oftener else one

    def _is_far_fetched(self, word: str, other: str) -> bool:
        """Tell whether `other` has a hamza on the article of `word`, and nobody writes it."""
        return marks_article(word, other) and not self._often.alone(other)

    def _oftener(self, word: str, own: int) -> list[Respelling]:
        """Return the words with another first alef that are written far more often than `word`."""
        found = [Respelling(one, Slip.ALEF) for one in other_alefs(word)]
        oftener = [
            one
            for one in found
            if self._score(one) >= max(own + OFTENER, _SELDOM) and self._is_word(one.word)
        ]
        return sorted(oftener, key=lambda one: -self._score(one))

    def _seated(self, word: str, own: int) -> list[Respelling]:
        """Return the words with a hamza on an alef inside, written far more often than `word`.

        Of three letters both are words as a rule: سال، سأل.
        """
        if len(word) <= 3:
            return []
        return [
            one
            for one in (Respelling(new, Slip.SEAT) for new in inner_alefs(word))
            if self._often.alone(one.word) >= max(own + _SEATED_OFTENER, _SELDOM)
            and self._is_word(one.word)
        ]

    def _is_word(self, word: str) -> bool:
        if self._engine is None:
            return self._often.of(word) > 0
        return self._engine.spell(word)

    def _is_name(self, word: str, other: str) -> bool:
        """Tell whether `other` has the dots that a final ya lacks, and is a word by being written.

        هاني is none to the dictionary, but what هانى stands for all the same, and not هانا.
        """
        return f"{word[:-1]}ي" == other and word[-1] == "ى" and self._often.alone(other) >= OFTEN

    def _score(self, one: Respelling) -> int:
        return self._often.of(one.word) - _COSTS[one.slip]


def judge_all(judge: Judge, words: Sequence[str]) -> dict[str, Verdict]:
    """Return the verdicts of the words that are not right."""
    found = {word: judge.judge(word) for word in words}
    return {word: one for word, one in found.items() if one is not None}


def has_stem(word: str, known: frozenset[str]) -> bool:
    """Tell whether a word, or what follows its proclitics, is one of these."""
    if any(stem in known for stem in stems(word)):
        return True
    return word.startswith(_JOINED) and any(
        word.startswith(start) and word[len(start) :] in known for start in _JOINED
    )


_JOINED: Final = ("وك", "فب", "فك", "فل", "وكال", "فبال", "فكال")
"""Proclitics that names have, and that say nothing of how often a word is written."""
