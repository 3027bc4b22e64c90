"""House style as one newsroom has it: the rules as it grades them, its own rules, and its names.

A value, so that it is made ready once and asked on any thread. Deliberately absent: where it is
kept, and who may change it.
"""

from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from typing import Final

from msgspec.structs import replace

from studio.arabic.names import spelling
from studio.document.findings import BlockText, Finding, Level, Provider
from studio.settings import HardG
from studio.style.book import Rulebook
from studio.style.desk import ArticleRules, BlockRules
from studio.style.packs import LEVELS, built_in, read_pack
from studio.style.register import Register
from studio.style.rules import Rule
from studio.style.wishes import HouseStyle

OFF: Final = "off"
"""The level of a rule that is not looked for."""
LEVEL_NAMES: Final = (*LEVELS, OFF)
"""What a rule's level may be called, the gravest first."""


class HouseDesk:
    """House style that is ready to look; made once, asked on any thread."""

    def __init__(self, style: HouseStyle) -> None:
        self.style = style
        self.register = Register(style.names)
        self.own = tuple(rule for text in style.own for rule in read_pack(text).rules)
        self.book = Rulebook(
            tuple(graded((*built_in().rules, *self.own), dict(style.levels))),
            prefer=self._preferred,
            months=style.months,
            own=frozenset(rule.id for rule in self.own),
        )

    @property
    def providers(self) -> tuple[Provider, ...]:
        """What looks at single blocks beside the rules."""
        return (self.register,)

    @property
    def block_codes(self) -> frozenset[str]:
        """The codes of what is found in single blocks."""
        return self.book.single | self.register.codes

    def check(self, block: BlockText) -> Iterator[Finding]:
        """Yield what rules and register find in a block."""
        yield from BlockRules(self.book).check(block)
        yield from self.register.check(block)

    def check_whole(self, blocks: Sequence[BlockText]) -> Iterator[tuple[int, Finding]]:
        """Yield what the rules of whole articles find."""
        yield from ArticleRules(self.book).check_whole(blocks)

    def _preferred(self, spellings: Sequence[str]) -> str | None:
        """Return the one of several spellings of a name that the house writes, None for any."""
        approved = [one for one in spellings if one in self.register.house_words]
        if approved:
            return approved[0]
        return preferred_g(spellings, self.style.hard_g)


@lru_cache(maxsize=4)
def house_desk(style: HouseStyle) -> HouseDesk:
    """Return a newsroom's house style, ready to look."""
    return HouseDesk(style)


def graded(rules: Iterable[Rule], levels: dict[str, str]) -> Iterator[Rule]:
    """Yield rules with the levels that a newsroom gives them, but for those that are off."""
    for rule in rules:
        level = levels.get(rule.id)
        if level == OFF:
            continue
        grade = None if level is None else LEVELS.get(level)
        yield rule if grade is None else replace(rule, level=grade)


def preferred_g(spellings: Sequence[str], wish: HardG) -> str | None:
    """Return the spelling with the letter that a newsroom writes for a foreign g.

    None where the newsroom has no wish, or the spellings differ in something else.
    """
    if wish is HardG.MET:
        return None
    letter, other = ("ج", "غ") if wish is HardG.JEEM else ("غ", "ج")
    for one in spellings:
        for rival in spellings:
            as_wished = spelling(rival).replace(other, letter)
            if one != rival and spelling(one) == as_wished != spelling(rival):
                return one
    return None


def level_name(level: Level) -> str:
    """Return what a level is called in packs."""
    return next(name for name, one in LEVELS.items() if one is level)
