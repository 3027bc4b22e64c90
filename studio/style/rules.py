"""A rule of house style as a value: what it looks for, where, how grave it is and why.

A pack says all of it (`packs`), a matcher does it (`matching`). Message and reason stand in both
languages, because whoever writes a rule knows best why.
"""

from enum import StrEnum
from typing import NamedTuple

from msgspec import Struct, field

from studio.document.findings import Level


class Kind(StrEnum):
    """How a rule looks."""

    EXISTENCE = "existence"
    """What its pattern matches is wrong."""
    SUBSTITUTION = "substitution"
    """Words that others should stand for."""
    OCCURRENCE = "occurrence"
    """What its pattern matches may stand `max` times in a block."""
    REPETITION = "repetition"
    """The same word, or the same paragraph, twice."""
    CONSISTENCY = "consistency"
    """One of several ways in a whole article, not two."""
    LENGTH = "length"
    """A text or its sentences have no more than `max` words."""
    BALANCE = "balance"
    """What opens is closed, by the right sign."""
    CALENDAR = "calendar"
    """A day of the week is that of its date."""
    CURRENCY = "currency"
    """A sum of money is said in Arabic, its currency behind its number."""


class Scope(StrEnum):
    """The parts of an article that a rule may look at."""

    HEADLINE = "headline"
    LEAD = "lead"
    BODY = "body"
    QUOTE = "quote"
    CAPTION = "caption"


class Subject(StrEnum):
    """What a rule of its kind looks at, where there is a choice."""

    WORDS = "words"
    PARAGRAPHS = "paragraphs"
    SENTENCES = "sentences"
    TEXT = "text"
    NAMES = "names"
    CODES = "codes"
    SIGNS = "signs"
    MONTHS = "months"
    THOUSANDS = "thousands"
    DECIMALS = "decimals"
    BRACKETS = "brackets"
    QUOTES_TURNED = "quotes_turned"
    QUOTES_FOREIGN = "quotes_foreign"
    QUOTES_UNPAIRED = "quotes_unpaired"


class Said(NamedTuple):
    """A sentence in both languages of the house."""

    ar: str
    en: str = ""

    def spoken(self, language: str) -> str:
        """Return it in a language, or in Arabic where it was not said in that one."""
        return (self.en or self.ar) if language == "en" else self.ar


class Trial(NamedTuple):
    """What a rule must find and what it must leave alone.

    Where a rule has a remedy, `bad` with its first remedies done is `good`. Lines are paragraphs.
    """

    bad: str = ""
    good: str = ""


class Rule(Struct, frozen=True, kw_only=True):
    """One rule. What a kind does not use stays empty.

    `safe` says that its remedy may be done without looking at each place; inside of quotations
    nothing is safe, and with `outside_quotes` nothing is found there either. `unless` is a pattern:
    a block that it matches is left alone. `behind` is one too: so is the block behind one that it
    matches; and where some block matches `frees`, the whole article is. With `once` the first place
    in an article is enough. `follows` is a pattern of what stands before each of several ways and
    stays as it is; then a way may have as many forms as it likes. `needs` are letters of which a
    text has to have some for the pattern to match, which saves looking. `exceptions` are texts that
    are right as they stand.
    """

    id: str
    kind: Kind
    level: Level
    message: Said
    why: Said = Said("")
    scopes: frozenset[Scope] = frozenset(Scope)
    subject: Subject = Subject.WORDS
    pattern: str = ""
    unless: str = ""
    behind: str = ""
    frees: str = ""
    once: bool = False
    needs: tuple[str, ...] = ()
    fix: str | None = None
    safe: bool = False
    swap: dict[str, tuple[str, ...]] = field(default_factory=dict)
    endings: tuple[str, ...] = ("",)
    either: tuple[tuple[str, ...], ...] = ()
    follows: str = ""
    borders: bool = True
    clitics: bool = False
    outside_quotes: bool = False
    exceptions: frozenset[str] = frozenset()
    max: int = 0
    trials: tuple[Trial, ...] = ()

    @property
    def is_wide(self) -> bool:
        """Whether a pattern is held against an article as a whole, not against each block."""
        return self.kind is Kind.EXISTENCE and bool(self.once or self.behind or self.frees)
