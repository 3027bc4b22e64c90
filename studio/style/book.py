"""Rules together, held against blocks and whole articles.

The order of findings is that of the text. What a rule finds in code, in foreign words, in an
address, or among its exceptions does not count; inside of quotations no remedy is safe.
"""

from collections.abc import Iterator, Sequence
from typing import Final

from studio.arabic.dates import MonthNames
from studio.document.findings import (
    HOUSE_QUOTES,
    REMOVE,
    WRITE,
    Exchange,
    Finding,
    Remedy,
    Rewrite,
    chosen,
    rewritten,
)
from studio.style.matching import Found, Matcher, matcher
from studio.style.naming import Prefer
from studio.style.patterns import compiled, is_in
from studio.style.reading import Reading
from studio.style.rules import Kind, Rule, Scope, Subject
from studio.style.whole import WholeMatcher, whole_matcher

_QUOTES: Final = frozenset({Subject.QUOTES_TURNED, Subject.QUOTES_FOREIGN})


class Rulebook:
    """Rules that are ready to look; made once, asked on any thread.

    `single` are the ids of those that look at one block, `whole` of those that look at all of them.

    Raises `regex.error` for a rule whose pattern is none.
    """

    def __init__(
        self,
        rules: Sequence[Rule],
        *,
        prefer: Prefer = lambda _: None,
        months: MonthNames | None = None,
        own: frozenset[str] = frozenset(),
    ) -> None:
        """`prefer` chooses among spellings of one name, `months` are the names of months here.

        Findings of `own` say what they are.
        """
        self._own = own
        self.rules = tuple(rules)
        self._single: list[tuple[Rule, Matcher]] = []
        self._whole: list[tuple[Rule, WholeMatcher]] = []
        for rule in rules:
            alone, together = matcher(rule), whole_matcher(rule, prefer, months)
            if alone is not None:
                self._single.append((rule, alone))
            if together is not None:
                self._whole.append((rule, together))

        self.single = frozenset(rule.id for rule, _ in self._single)
        self.whole = frozenset(rule.id for rule, _ in self._whole)

    def check(self, reading: Reading) -> Iterator[Finding]:
        """Yield what the rules of single blocks find in one."""
        if not reading.is_arabic:
            return
        for rule, looks in self._single:
            if rule.scopes.isdisjoint(reading.scopes):
                continue
            if rule.needs and not any(one in reading.text for one in rule.needs):
                continue
            for found in looks.find(reading):
                if _counts(rule, found, reading):
                    if rule.unless and is_in(compiled(rule.unless), reading.text):
                        break
                    yield _finding(rule, found, reading, self._own)

    def check_whole(self, readings: Sequence[Reading]) -> Iterator[tuple[int, Finding]]:
        """Yield what the rules of a whole article find, each with the number of its block."""
        arabic = [(at, one) for at, one in enumerate(readings) if one.is_arabic]
        for rule, looks in self._whole:
            asked = arabic
            if not rule.is_wide:  # which looks at what stands before as well
                asked = [(at, one) for at, one in arabic if not rule.scopes.isdisjoint(one.scopes)]
            for at, found in looks.find([one for _, one in asked]):
                number, reading = asked[at]
                if _counts(rule, found, reading):
                    yield number, _finding(rule, found, reading, self._own)

    def find(self, texts: Sequence[str], scope: Scope) -> list[tuple[int, Finding]]:
        """Return all that is found in paragraphs of one part of an article, in order."""
        readings = [Reading(text, frozenset({scope})) for text in texts]
        found = [(at, one) for at, reading in enumerate(readings) for one in self.check(reading)]
        found += self.check_whole(readings)
        return sorted(found, key=lambda one: (one[0], one[1].start, one[1].end))


def _counts(rule: Rule, found: Found, reading: Reading) -> bool:
    start, end = found.start, found.end
    if rule.exceptions and reading.text[start:end] in rule.exceptions:
        return False
    if not reading.is_open(start, end):
        return False
    return not (rule.outside_quotes and reading.is_quoted(start, end))


def _finding(rule: Rule, found: Found, reading: Reading, own: frozenset[str]) -> Finding:
    quoted = reading.is_quoted(found.start, found.end)
    safe = rule.safe and len(found.remedies) == 1 and not quoted
    remedies: tuple[Remedy, ...] = tuple(
        Rewrite(_code(rule, exchanges), exchanges, shown, safe=safe)
        for exchanges, shown in found.remedies
    )
    said, why = (rule.message.ar, rule.why.ar) if rule.id in own else ("", "")
    return Finding(rule.id, found.start, found.end, rule.level, remedies, said, why, quoted)


def _code(rule: Rule, exchanges: tuple[Exchange, ...]) -> str:
    if rule.kind is Kind.BALANCE and rule.subject in _QUOTES and exchanges[0].text == "«":
        return HOUSE_QUOTES
    return WRITE if any(one.text for one in exchanges) else REMOVE


def mended(texts: Sequence[str], found: Sequence[tuple[int, Finding]]) -> list[str]:
    """Return texts with the first remedy of each finding done, but for those that meet others."""
    results = []
    for number, text in enumerate(texts):
        exchanges = chosen([one for at, one in found if at == number])
        results.append(rewritten(text, exchanges))
    return results
