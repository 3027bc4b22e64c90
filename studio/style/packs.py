"""Packs of rules: TOML in, rules out, and a word about each rule that was not taken.

A rule is taken when it says what its kind needs and does what its own trials say. One bad rule
never keeps the others out. Deliberately absent: where packs are kept.
"""

import tomllib
from collections.abc import Callable, Container, Mapping
from enum import StrEnum
from functools import lru_cache
from typing import Final, TypeVar

import regex
from msgspec import Struct

from studio.document.findings import Level
from studio.resources import resource
from studio.style.book import Rulebook, mended
from studio.style.currencies import SUBJECTS
from studio.style.patterns import compiled, takes_too_long
from studio.style.rules import Kind, Rule, Said, Scope, Subject, Trial

T = TypeVar("T")

LEVELS: Final = {
    "error": Level.ERROR,
    "warning": Level.WARNING,
    "suggestion": Level.ADVICE,
}
_KEYS: Final = frozenset(
    {
        *(
            "id",
            "kind",
            "level",
            "scope",
            "of",
            "message",
            "why",
            "pattern",
            "needs",
            "unless",
            "behind",
            "frees",
            "once",
            "fix",
        ),
        *("safe", "swap", "endings", "either", "follows", "borders", "clitics", "outside_quotes"),
        *("exceptions", "max", "test"),
    }
)


class Problem(StrEnum):
    """Why a rule was not taken; `Refusal.detail` says more."""

    NOT_TOML = "not_toml"
    KEY_UNKNOWN = "key_unknown"
    VALUE_INVALID = "value_invalid"
    PATTERN_INVALID = "pattern_invalid"
    NOT_FOUND = "not_found"
    """A trial's bad text passes."""
    FOUND_IN_GOOD = "found_in_good"
    """A trial's good text does not pass."""
    FIX_DIFFERS = "fix_differs"
    """The remedies lead to another text than the trial's good one."""
    TOO_SLOW = "too_slow"
    """The pattern takes too long over texts that it does not match."""


class Refusal(Struct, frozen=True):
    """A rule that was not taken: its id or place, why, and what is to blame."""

    rule: str
    problem: Problem
    detail: str = ""


class Pack(Struct, frozen=True):
    """The rules of a pack in their order, and those that were not taken."""

    rules: tuple[Rule, ...]
    refused: tuple[Refusal, ...] = ()


class _Unfit(Exception):  # noqa: N818 - said of one rule, caught in this module
    def __init__(self, problem: Problem, detail: str) -> None:
        super().__init__(detail)
        self.problem, self.detail = problem, detail


@lru_cache(maxsize=1)
def built_in() -> Pack:
    """Return the pack that travels with the program."""
    return read_pack(resource("rules", "newsroom.toml").read_text(encoding="utf-8"))


@lru_cache(maxsize=1)
def built_in_book() -> Rulebook:
    """Return the rules that travel with the program, ready to look."""
    return Rulebook(built_in().rules)


def read_pack(text: str, *, careful: bool = False) -> Pack:
    """Return the rules of a pack that is written in TOML; raises nothing.

    With `careful`, a pattern that takes long over long texts is not taken.
    """
    try:
        entries = tomllib.loads(text).get("rule", [])
    except tomllib.TOMLDecodeError as error:
        return Pack((), (Refusal("", Problem.NOT_TOML, str(error)),))
    rules: dict[str, Rule] = {}
    refused: list[Refusal] = []
    for number, entry in enumerate(entries if isinstance(entries, list) else [], 1):
        name = str(entry.get("id", f"#{number}")) if isinstance(entry, dict) else f"#{number}"
        try:
            rule = _rule(entry, rules)
            if careful:
                _require_fast(rule)
            try_rule(rule)
        except _Unfit as unfit:
            refused.append(Refusal(name, unfit.problem, unfit.detail))
        except regex.error as error:
            refused.append(Refusal(name, Problem.PATTERN_INVALID, str(error)))
        else:
            rules[name] = rule
    return Pack(tuple(rules.values()), tuple(refused))


def try_rule(rule: Rule) -> None:
    """Hold a rule against its own trials.

    Raises what `read_pack` makes a refusal of.
    """
    book = Rulebook((rule,))
    scope = next(one for one in Scope if one in rule.scopes)
    scope = Scope.BODY if Scope.BODY in rule.scopes else scope
    for trial in rule.trials:
        if trial.bad:
            texts = trial.bad.split("\n")
            found = book.find(texts, scope)
            if not found:
                raise _Unfit(Problem.NOT_FOUND, trial.bad)
            if trial.good and any(one.remedies for _, one in found):
                result = "\n".join(mended(texts, found))
                if result != trial.good:
                    raise _Unfit(Problem.FIX_DIFFERS, result)
        if trial.good and book.find(trial.good.split("\n"), scope):
            raise _Unfit(Problem.FOUND_IN_GOOD, trial.good)


_PROBES: Final = ("ا", "اب ", "a", "a ", " ", "12", "٣", "،", "قال «", "(", "ا، ")
_PROBED: Final = 2_000
_PROBE_SECONDS: Final = 0.1


def _require_fast(rule: Rule) -> None:
    """Hold a rule's patterns against long texts that repeat something, and its own trials."""
    told = [one for trial in rule.trials for one in trial if one]
    texts = [(one * _PROBED)[:_PROBED] + "#" for one in (*_PROBES, *told)]
    for pattern in _patterns(rule):
        for text in texts:
            if takes_too_long(compiled(pattern), text, _PROBE_SECONDS):
                raise _Unfit(Problem.TOO_SLOW, pattern)


def _patterns(rule: Rule) -> tuple[str, ...]:
    """Return the regular expressions that a rule says itself."""
    said = (rule.pattern, rule.unless, rule.behind, rule.frees, rule.follows)
    return tuple(filter(None, said))


def _rule(entry: object, known: Container[str]) -> Rule:
    if not isinstance(entry, dict) or entry.get("id") in known:
        raise _Unfit(Problem.VALUE_INVALID, "id")
    for key in entry:
        if key not in _KEYS:
            raise _Unfit(Problem.KEY_UNKNOWN, key)
    kind = _one(entry, "kind", Kind)
    if kind is None:
        raise _Unfit(Problem.VALUE_INVALID, "kind")
    level = LEVELS.get(_text(entry, "level") or "suggestion")
    if level is None:
        raise _Unfit(Problem.VALUE_INVALID, "level")
    scopes = frozenset(_member(Scope, "scope", one) for one in _texts(entry, "scope"))
    message = _said(entry, "message")
    rule = Rule(
        id=_text(entry, "id") or "",
        kind=kind,
        level=level,
        message=message,
        why=_said(entry, "why"),
        scopes=scopes or frozenset(Scope),
        subject=_one(entry, "of", Subject) or Subject.WORDS,
        pattern=_text(entry, "pattern") or "",
        unless=_text(entry, "unless") or "",
        behind=_text(entry, "behind") or "",
        frees=_text(entry, "frees") or "",
        once=_flag(entry, "once", default=False),
        needs=_texts(entry, "needs"),
        fix=_text(entry, "fix"),
        safe=_flag(entry, "safe", default=False),
        swap=_swap(entry),
        endings=("", *_texts(entry, "endings")),
        either=_either(entry),
        follows=_text(entry, "follows") or "",
        borders=_flag(entry, "borders", default=True),
        clitics=_flag(entry, "clitics", default=False),
        outside_quotes=_flag(entry, "outside_quotes", default=False),
        exceptions=frozenset(_texts(entry, "exceptions")),
        max=_number(entry, "max"),
        trials=_trials(entry),
    )
    _require_whole(rule)
    return rule


def _require_whole(rule: Rule) -> None:
    """Hold that a rule says what its kind needs."""
    ways = {len(one) for one in rule.either}
    is_either = rule.kind is Kind.CONSISTENCY and rule.subject is Subject.WORDS
    missing = {
        "id": not rule.id,
        "message": not rule.message.ar,
        "pattern": rule.kind in {Kind.EXISTENCE, Kind.OCCURRENCE} and not rule.pattern,
        "swap": rule.kind is Kind.SUBSTITUTION and not rule.swap,
        "max": rule.kind is Kind.LENGTH and not rule.max,
        "either": is_either
        and (len(rule.either) < 2 or 0 in ways or (len(ways) != 1 and not rule.follows)),
        "follows": bool(rule.follows) and not is_either,
        "of": (rule.kind is Kind.BALANCE and rule.subject is Subject.WORDS)
        or (rule.kind is Kind.CURRENCY and rule.subject not in SUBJECTS),
    }
    for key, lacks in missing.items():
        if lacks:
            raise _Unfit(Problem.VALUE_INVALID, key)
    for pattern in _patterns(rule):
        compiled(pattern)


def _text(entry: Mapping[str, object], key: str) -> str | None:
    value = entry.get(key)
    if value is not None and not isinstance(value, str):
        raise _Unfit(Problem.VALUE_INVALID, key)
    return value


def _flag(entry: Mapping[str, object], key: str, *, default: bool) -> bool:
    value = entry.get(key, default)
    if not isinstance(value, bool):
        raise _Unfit(Problem.VALUE_INVALID, key)
    return value


def _number(entry: Mapping[str, object], key: str) -> int:
    value = entry.get(key, 0)
    if isinstance(value, bool) or not isinstance(value, int) or value < 0:
        raise _Unfit(Problem.VALUE_INVALID, key)
    return value


def _texts(entry: Mapping[str, object], key: str) -> tuple[str, ...]:
    return _all_text(entry.get(key, []), key)


def _all_text(value: object, key: str) -> tuple[str, ...]:
    if not isinstance(value, list) or not all(isinstance(one, str) for one in value):
        raise _Unfit(Problem.VALUE_INVALID, key)
    return tuple(value)


def _member(members: Callable[[str], T], key: str, value: str) -> T:
    try:
        return members(value)
    except ValueError:
        raise _Unfit(Problem.VALUE_INVALID, key) from None


def _one(entry: Mapping[str, object], key: str, members: Callable[[str], T]) -> T | None:
    value = _text(entry, key)
    return None if value is None else _member(members, key, value)


def _said(entry: Mapping[str, object], key: str) -> Said:
    value = entry.get(key, "")
    if isinstance(value, str):
        return Said(value)
    if not isinstance(value, dict):
        raise _Unfit(Problem.VALUE_INVALID, key)
    return Said(_text(value, "ar") or "", _text(value, "en") or "")


def _swap(entry: Mapping[str, object]) -> dict[str, tuple[str, ...]]:
    value = entry.get("swap", {})
    if not isinstance(value, dict):
        raise _Unfit(Problem.VALUE_INVALID, "swap")
    return {
        wrong: (right,) if isinstance(right, str) else _all_text(right, "swap")
        for wrong, right in value.items()
    }


def _either(entry: Mapping[str, object]) -> tuple[tuple[str, ...], ...]:
    value: object = entry.get("either", [])
    if not isinstance(value, list):
        raise _Unfit(Problem.VALUE_INVALID, "either")
    return tuple(_all_text(one, "either") for one in value)


def _trials(entry: Mapping[str, object]) -> tuple[Trial, ...]:
    value: object = entry.get("test", [])
    if not isinstance(value, list) or not all(isinstance(one, dict) for one in value):
        raise _Unfit(Problem.VALUE_INVALID, "test")
    return tuple(Trial(_text(one, "bad") or "", _text(one, "good") or "") for one in value)
