"""Rules of a newsroom's own as a form fills them in, and packs taken apart and put together.

A draft is what a form can show; a pack that says more stays text. Law: a draft's text is read as
that draft. Deliberately absent: whether the rule is any good, which `packs` tries.
"""

import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Final

import tomli_w

_SHOWN: Final = frozenset(
    {
        *("id", "kind", "level", "message", "why", "swap", "pattern", "fix"),
        *("clitics", "safe", "outside_quotes", "test"),
    }
)
_FLAGS: Final = ("clitics", "safe", "outside_quotes")


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """One rule as a form shows it.

    It has either `words`, each with what shall stand there instead, or a `pattern` with what it
    becomes in `fix`, where anything does. `must` are texts in which it finds something, `must_not`
    texts in which it finds nothing.
    """

    id: str
    message: str
    why: str = ""
    level: str = "warning"
    words: tuple[tuple[str, tuple[str, ...]], ...] = ()
    pattern: str = ""
    fix: str | None = None
    clitics: bool = False
    safe: bool = False
    outside_quotes: bool = False
    must: tuple[str, ...] = ()
    must_not: tuple[str, ...] = ()


def write_draft(draft: Draft) -> str:
    """Return a draft as the TOML of a pack that holds it alone."""
    entry: dict[str, Any] = {"id": draft.id, "level": draft.level, "message": draft.message}
    if draft.why:
        entry["why"] = draft.why
    if draft.pattern:
        entry |= {"kind": "existence", "pattern": draft.pattern}
        if draft.fix is not None:
            entry["fix"] = draft.fix
    else:
        entry |= {"kind": "substitution", "swap": {one: list(new) for one, new in draft.words}}
    entry |= {name: True for name in _FLAGS if getattr(draft, name)}
    trials = [{"bad": one} for one in draft.must] + [{"good": one} for one in draft.must_not]
    if trials:
        entry["test"] = trials
    return tomli_w.dumps({"rule": [entry]})


def read_draft(text: str) -> Draft | None:
    """Return the draft of a pack with one rule, None where a form cannot show all of it."""
    entries = _entries(text)
    if entries is None or len(entries) != 1:
        return None
    entry = entries[0]
    trials = entry.get("test", [])
    swap = entry.get("swap", {})
    showable = (
        set(entry) <= _SHOWN
        and entry.get("kind") in {"existence", "substitution"}
        and ("pattern" in entry) == (entry.get("kind") == "existence")
        and all(isinstance(entry.get(key, ""), str) for key in ("id", "level", "message", "why"))
        and all(isinstance(entry.get(key, False), bool) for key in _FLAGS)
        and isinstance(swap, dict)
        and isinstance(trials, list)
        and all(isinstance(one, dict) and set(one) in ({"bad"}, {"good"}) for one in trials)
    )
    if not showable:
        return None
    return Draft(
        id=str(entry.get("id", "")),
        message=str(entry.get("message", "")),
        why=str(entry.get("why", "")),
        level=str(entry.get("level", "suggestion")),
        words=tuple((one, _all(new)) for one, new in swap.items()),
        pattern=str(entry.get("pattern", "")),
        fix=None if entry.get("fix") is None else str(entry["fix"]),
        clitics=entry.get("clitics", False),
        safe=entry.get("safe", False),
        outside_quotes=entry.get("outside_quotes", False),
        must=tuple(str(one["bad"]) for one in trials if "bad" in one),
        must_not=tuple(str(one["good"]) for one in trials if "good" in one),
    )


def split_pack(text: str) -> list[tuple[str, str]] | None:
    """Return each rule of a pack by its id, as a pack that holds it alone; None for no TOML."""
    entries = _entries(text)
    if entries is None:
        return None
    return [(str(one.get("id", "")), tomli_w.dumps({"rule": [one]})) for one in entries]


def read_levels(text: str) -> dict[str, str]:
    """Return the levels that a pack says of rules beside its own."""
    try:
        levels = tomllib.loads(text).get("levels", {})
    except tomllib.TOMLDecodeError:
        return {}
    return (
        {str(one): str(level) for one, level in levels.items()} if isinstance(levels, dict) else {}
    )


def join_packs(texts: Iterable[str], levels: Mapping[str, str]) -> str:
    """Return packs as one, with levels of rules beside them."""
    entries = [one for text in texts for one in _entries(text) or ()]
    whole: dict[str, Any] = {}
    if levels:
        whole["levels"] = dict(levels)
    if entries:
        whole["rule"] = entries
    return tomli_w.dumps(whole)


def free_id(taken: Iterable[str]) -> str:
    """Return an id for a new rule that no other has."""
    known, number = set(taken), 1
    while f"own_{number}" in known:
        number += 1
    return f"own_{number}"


def _entries(text: str) -> list[dict[str, Any]] | None:
    try:
        entries = tomllib.loads(text).get("rule", [])
    except tomllib.TOMLDecodeError:
        return None
    if not isinstance(entries, list) or not all(isinstance(one, dict) for one in entries):
        return None
    return entries


def _all(new: object) -> tuple[str, ...]:
    return tuple(map(str, new)) if isinstance(new, list) else (str(new),)
