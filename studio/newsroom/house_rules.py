"""The rules of house style as the newsroom keeps them: their levels, and rules of its own.

The rules that come with the program cannot be changed, only graded or switched off. Every rule of
the newsroom's own is a pack of TOML that holds it alone, and is tried before it is kept.
Deliberately absent: looking for anything (`style_check`).
"""

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Final

from sqlalchemy import select

from studio.errors import Reason, Refused
from studio.newsroom import access, record
from studio.newsroom.acting import Acting
from studio.newsroom.changes import NOTHING, Changes
from studio.newsroom.naming import nearest
from studio.newsroom.permissions import Duty
from studio.newsroom.ready import has_table
from studio.storage import tables
from studio.storage.language_tables import HouseRule, RuleCount, RuleLevel
from studio.storage.unit_of_work import UnitOfWork

if TYPE_CHECKING:
    from studio.style.rules import Rule

LARGEST: Final = 64 * 1024
"""The most characters that the TOML of one rule may have."""
_TOLD: Final = 200


@dataclass(frozen=True, slots=True, kw_only=True)
class RuleView:
    """A rule, how grave it is held to be, and how often it was right.

    `level` is that of now, `pack_level` what its pack says; `text` is the TOML of a rule of the
    newsroom's own, empty for one that comes with the program.
    """

    rule: "Rule"
    level: str
    pack_level: str
    text: str = ""
    applied: int = 0
    ignored: int = 0
    person_name: str = ""
    updated: datetime | None = None

    @property
    def id(self) -> str:
        """What the rule is called in packs."""
        return self.rule.id

    @property
    def is_own(self) -> bool:
        """Whether it is the newsroom's own."""
        return bool(self.text)


@dataclass(frozen=True, slots=True, kw_only=True)
class RulesBrought:
    """What became of a pack: which rules are kept, and those that are not taken with the reason."""

    changes: Changes
    kept: tuple[str, ...]
    refused: tuple[tuple[str, str], ...]


def rules(acting: Acting) -> tuple[RuleView, ...]:
    """Return every rule, those that come with the program first, in the order of their packs."""
    from studio.style.house import level_name
    from studio.style.packs import built_in, read_pack

    with acting.store.read() as work:
        if not has_table(work, HouseRule):
            own, levels, counts = [], {}, {}
        else:
            own = [
                (row.text, name, row.updated_at)
                for row, name in work.rows.execute(
                    select(HouseRule, tables.Person.display_name)
                    .join(tables.Person, tables.Person.id == HouseRule.updated_by_id)
                    .order_by(HouseRule.rule)
                )
            ]
            levels = {row.rule: row.level for row in work.rows.scalars(select(RuleLevel))}
            counts = {
                row.rule: (row.applied, row.ignored) for row in work.rows.scalars(select(RuleCount))
            }

    def view(rule: "Rule", text: str = "", name: str = "", at: datetime | None = None) -> RuleView:
        applied, ignored = counts.get(rule.id, (0, 0))
        said = level_name(rule.level)
        return RuleView(
            rule=rule,
            level=levels.get(rule.id, said),
            pack_level=said,
            text=text,
            applied=applied,
            ignored=ignored,
            person_name=name,
            updated=at,
        )

    brought = [view(rule) for rule in built_in().rules]
    mine = [view(rule, text, name, at) for text, name, at in own for rule in read_pack(text).rules]
    return (*brought, *mine)


def find_rule(acting: Acting, rule: str) -> RuleView:
    """Return a rule by its id; raises `Refused` (RULE_UNKNOWN) with the nearest."""
    known = rules(acting)
    for one in known:
        if one.id == rule:
            return one
    near = nearest(rule[:80], (one.id for one in known))
    raise Refused(Reason.RULE_UNKNOWN, rule=rule[:80], nearest=near)


def keep_rule(acting: Acting, text: str) -> Changes:
    """Keep a rule of the newsroom's own, in the place of the one with its id.

    `text` is the TOML of a pack with this rule alone. Raises `Refused`: NOT_PERMITTED,
    RULE_BUILT_IN, RULE_INVALID with the problem and what is to blame.
    """
    name = checked_rule(text)
    with acting.store.write() as work:
        access.require(work, acting, Duty.KEEP_RULES)
        return _keep(work, acting, name, text)


def set_rule_level(acting: Acting, rule: str, level: str) -> Changes:
    """Let a rule be as grave as this, or off.

    Raises `Refused`: RULE_UNKNOWN, RULE_LEVEL_INVALID, NOT_PERMITTED.
    """
    found = find_rule(acting, rule)
    with acting.store.write() as work:
        access.require(work, acting, Duty.KEEP_RULES)
        return _grade(work, acting, rule, level, found.pack_level)


def remove_rule(acting: Acting, rule: str) -> Changes:
    """Keep a rule of the newsroom's own no longer.

    Raises `Refused`: RULE_UNKNOWN, RULE_BUILT_IN, NOT_PERMITTED.
    """
    found = find_rule(acting, rule)
    if not found.is_own:
        raise Refused(Reason.RULE_BUILT_IN, rule=rule)
    with acting.store.write() as work:
        access.require(work, acting, Duty.KEEP_RULES)
        row = work.rows.scalars(select(HouseRule).where(HouseRule.rule == rule)).one()
        work.rows.delete(row)
        graded = work.rows.get(RuleLevel, rule)
        if graded is not None:
            work.rows.delete(graded)
        _note(work, acting, "remove_rule", rule)
    return Changes(rules=(rule,))


def import_rules(acting: Acting, text: str) -> RulesBrought:
    """Keep the rules of a pack, and the levels that it says; bad ones keep no others out.

    Raises `Refused`: NOT_PERMITTED, RULE_INVALID where it is no pack at all.
    """
    from studio.style.drafts import read_levels, split_pack

    changes = NOTHING
    kept: list[str] = []
    refused: list[tuple[str, str]] = []
    parts, levels = split_pack(text), read_levels(text)
    if parts is None:
        raise Refused(Reason.RULE_INVALID, rule="", rule_problem="not_toml", detail="")
    with acting.store.write() as work:
        access.require(work, acting, Duty.KEEP_RULES)
        for name, part in parts:
            try:
                changes |= _keep(work, acting, checked_rule(part), part)
                kept.append(name)
            except Refused as refusal:
                problem = str(refusal.facts.get("rule_problem", refusal.reason.value))
                refused.append((name, problem))
    for name, level in levels.items():
        try:
            changes |= set_rule_level(acting, name, level)
        except Refused as refusal:
            refused.append((name, refusal.reason.value))
    return RulesBrought(changes=changes, kept=tuple(kept), refused=tuple(refused))


def rules_pack(acting: Acting) -> str:
    """Return the newsroom's own rules and all levels that it has set, as one pack of TOML."""
    from studio.style.drafts import join_packs

    known = rules(acting)
    levels = {one.id: one.level for one in known if one.level != one.pack_level}
    return join_packs((one.text for one in known if one.is_own), levels)


def checked_rule(text: str) -> str:
    """Return the id of the one rule of a pack, once it does what its own trials say.

    Raises `Refused`: RULE_BUILT_IN, RULE_INVALID.
    """
    from studio.style.packs import built_in, read_pack

    if len(text) > LARGEST:
        raise Refused(Reason.RULE_INVALID, rule="", rule_problem="too_large", detail=str(LARGEST))
    pack = read_pack(text, careful=True)
    for one in pack.refused:
        raise Refused(
            Reason.RULE_INVALID,
            rule=one.rule,
            rule_problem=one.problem.value,
            detail=one.detail[:200],
        )
    if len(pack.rules) != 1:
        raise Refused(Reason.RULE_INVALID, rule="", rule_problem="not_one", detail="")
    (rule,) = pack.rules
    if any(rule.id == one.id for one in built_in().rules):
        raise Refused(Reason.RULE_BUILT_IN, rule=rule.id)
    return rule.id


def _keep(work: UnitOfWork, acting: Acting, name: str, text: str) -> Changes:
    row = work.rows.scalar(select(HouseRule).where(HouseRule.rule == name))
    if row is not None and row.text == text:
        return NOTHING
    if row is None:
        row = HouseRule(rule=name)
    row.text, row.updated_at, row.updated_by_id = text, acting.clock(), acting.person.id
    work.rows.add(row)
    work.rows.flush()
    _note(work, acting, "set_rule", name)
    return Changes(rules=(name,))


def _grade(work: UnitOfWork, acting: Acting, rule: str, level: str, pack_level: str) -> Changes:
    from studio.style.house import LEVEL_NAMES

    if level not in LEVEL_NAMES:
        raise Refused(Reason.RULE_LEVEL_INVALID, level=level[:80], grades=LEVEL_NAMES)
    row = work.rows.get(RuleLevel, rule)
    before = pack_level if row is None else row.level
    if level == before:
        return NOTHING
    if row is not None and level == pack_level:
        work.rows.delete(row)
    else:
        row = RuleLevel(rule=rule) if row is None else row
        row.level, row.set_at, row.set_by_id = level, acting.clock(), acting.person.id
        work.rows.add(row)
    work.rows.flush()
    _note(work, acting, "set_rule_level", rule, before=before, level=level)
    return Changes(rules=(rule,))


def _note(work: UnitOfWork, acting: Acting, action: str, rule: str, **details: str) -> None:
    said: record.Details = {"rule": rule, "name": rule, **details}
    record.append(work, acting, action, at=acting.clock(), details=said)
