"""The trade's words: one word for one thing, the same on every screen and in every sentence."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from studio.storage.codes import Check, PackageStatus, Priority, RevisionKind, Role, Stage
from studio.wording.words import mark

STAGES: Final[Mapping[Stage, str]] = MappingProxyType({
    Stage.DRAFT: mark("draft"),
    Stage.IN_REVIEW: mark("in review"),
    Stage.CHANGES_REQUESTED: mark("sent back"),
    Stage.APPROVED: mark("approved"),
    Stage.SCHEDULED: mark("scheduled"),
    Stage.PUBLISHED: mark("published"),
    Stage.WITHDRAWN: mark("withdrawn"),
    Stage.SPIKED: mark("spiked"),
})

ROLES: Final[Mapping[Role, str]] = MappingProxyType({
    Role.JOURNALIST: mark("journalist"),
    Role.EDITOR: mark("editor"),
    Role.CHIEF: mark("chief editor"),
    Role.PRODUCER: mark("web producer"),
})

PRIORITIES: Final[Mapping[Priority, str]] = MappingProxyType({
    Priority.LOW: mark("low"),
    Priority.NORMAL: mark("normal"),
    Priority.HIGH: mark("high"),
    Priority.URGENT: mark("urgent"),
})

CHECKS: Final[Mapping[Check, str]] = MappingProxyType({
    Check.NOT_NEEDED: mark("not needed"),
    Check.REQUIRED: mark("required"),
    Check.DONE: mark("done"),
})

REVISION_KINDS: Final[Mapping[RevisionKind, str]] = MappingProxyType({
    RevisionKind.CREATED: mark("created"),
    RevisionKind.IMPORTED: mark("imported"),
    RevisionKind.EDITED: mark("edited"),
    RevisionKind.NAMED: mark("named"),
    RevisionKind.RESTORED: mark("restored"),
    RevisionKind.BATCH: mark("changed with others"),
})

PACKAGE_STATUSES: Final[Mapping[PackageStatus, str]] = MappingProxyType({
    PackageStatus.PUBLISHED: mark("published"),
    PackageStatus.APPROVED: mark("approved"),
    PackageStatus.WITHDRAWN: mark("withdrawn"),
})


def code_term(fact: str, value: Fact, words: Words) -> Fact:
    """Return the word for a code that the fact of this name holds; other values as they are."""
    table = _TABLES.get(fact)
    if table is None:
        return value
    if isinstance(value, tuple):
        return tuple(_term(table, one, words) for one in value)
    return _term(table, value, words) if isinstance(value, str) else value


def _term(table: Mapping[str, str], code: str, words: Words) -> str:
    kind, _, place = code.partition(":")
    term = words.say(table[kind]) if kind in table else kind
    return f"{term} ({words.foreign(place)})" if place else term
