"""The newsroom's language as one value: what copy desk and spelling have to know of it.

Deliberately absent: who may change it (`dictionary`, `register`, `house_rules`), and windows.
"""

import json

from msgspec import Struct, field
from sqlalchemy import select

from studio.newsroom.house import settings
from studio.newsroom.known_words import known_words
from studio.newsroom.ready import has_table
from studio.storage.engine import Store
from studio.storage.language_tables import HouseName, HouseRule, RuleLevel
from studio.storage.unit_of_work import UnitOfWork
from studio.style.wishes import Entry, HouseStyle


class HouseLanguage(Struct, frozen=True):
    """What is known: `words` that are right here, and the newsroom's `style`."""

    words: frozenset[str] = frozenset()
    style: HouseStyle = field(default_factory=HouseStyle)


def house_language(store: Store) -> HouseLanguage:
    """Return the newsroom's language as it is now."""
    with store.read() as work:
        style = house_style(work)
    return HouseLanguage(known_words(store), style)


def house_style(work: UnitOfWork) -> HouseStyle:
    """Return the newsroom's house style, within a larger transaction."""
    wishes = settings(work)
    if not has_table(work, HouseName):
        return HouseStyle(hard_g=wishes.hard_g, months=wishes.month_names)
    names = tuple(
        Entry(
            row.name,
            tuple(json.loads(row.spellings)),
            tuple(json.loads(row.apart)),
            row.latin,
            row.role,
        )
        for row in work.rows.scalars(select(HouseName).order_by(HouseName.key))
    )
    levels = work.rows.execute(select(RuleLevel.rule, RuleLevel.level).order_by(RuleLevel.rule))
    return HouseStyle(
        names=names,
        hard_g=wishes.hard_g,
        months=wishes.month_names,
        levels=tuple((rule, level) for rule, level in levels),
        own=tuple(work.rows.scalars(select(HouseRule.text).order_by(HouseRule.rule))),
    )
