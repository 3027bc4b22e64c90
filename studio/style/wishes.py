"""What a newsroom wants of house style, as values; reading them needs no rule.

Deliberately absent: what is made of it (`house`), and where it is kept.
"""

from msgspec import Struct

from studio.arabic.dates import MonthNames
from studio.settings import HardG


class Entry(Struct, frozen=True):
    """A name as the house writes it, other spellings of it, and names that are never the same."""

    name: str
    spellings: tuple[str, ...] = ()
    apart: tuple[str, ...] = ()
    latin: str = ""
    role: str = ""


class HouseStyle(Struct, frozen=True):
    """What a newsroom has made of house style.

    `months` are the names that months have here, None for those that most of an article has;
    `levels` are those of rules, by their ids, that differ from their packs; `own` are packs of TOML
    with the newsroom's own rules; `hard_g` is how it writes a foreign g.
    """

    names: tuple[Entry, ...] = ()
    hard_g: HardG = HardG.MET
    months: MonthNames | None = None
    levels: tuple[tuple[str, str], ...] = ()
    own: tuple[str, ...] = ()
