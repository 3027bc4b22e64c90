"""What findings say: what is there, why it is worth a look, and what each remedy does.

A test holds the tables complete for every provider of our own; a rule that brings its own words is
said in those.
"""

from collections.abc import Mapping
from functools import lru_cache
from types import MappingProxyType
from typing import TYPE_CHECKING, Final, NamedTuple

from studio.arabic.bidi_risks import Risk
from studio.arabic.direction import Direction
from studio.document.direction_findings import ISOLATE, MARK_LTR, REMOVE_MARK, TURN, code_of
from studio.document.findings import HOUSE_QUOTES, REMOVE, Finding, Level, Remedy, Rewrite
from studio.document.spacing import DOUBLE_SPACE, ONE_SPACE
from studio.spelling.codes import (
    SPELLING_ENGLISH,
    SPELLING_HAMZA,
    SPELLING_SURE,
    SPELLING_WORD,
)
from studio.style.codes import NAME_REGISTER
from studio.wording.words import Words, mark

if TYPE_CHECKING:
    from studio.style.rules import Rule


class FindingWords(NamedTuple):
    """What a finding says in a line, and why that matters."""

    title: str
    why: str = ""


FINDINGS: Final[Mapping[str, FindingWords]] = MappingProxyType(
    {
        DOUBLE_SPACE: FindingWords(
            mark("More than one space"), mark("Between two words one space is enough.")
        ),
        code_of(Risk.TURNED): FindingWords(
            mark("The paragraph runs the wrong way"),
            mark("Its letters are mostly of the other direction."),
        ),
        code_of(Risk.LATIN_LED): FindingWords(
            mark("An Arabic paragraph that opens in Latin letters"),
            mark("Where others guess the direction, the whole paragraph turns round."),
        ),
        code_of(Risk.NUMBER_UNIT): FindingWords(
            mark("A number with a Latin unit"),
            mark("In an Arabic line the unit is shown before its number."),
        ),
        code_of(Risk.LATIN_END): FindingWords(
            mark("Punctuation that belongs to Latin words"),
            mark("In an Arabic line it is shown at their other side."),
        ),
        code_of(Risk.PHONE): FindingWords(
            mark("A telephone number"),
            mark("In an Arabic line its groups are shown in reverse order."),
        ),
        code_of(Risk.UNPAIRED): FindingWords(
            mark("A mark of direction without its partner"),
            mark("It turns whatever follows, and nobody sees it."),
        ),
        code_of(Risk.EMPTY): FindingWords(mark("Marks of direction around nothing")),
        code_of(Risk.DOUBLED): FindingWords(mark("The same invisible mark twice")),
        code_of(Risk.IDLE): FindingWords(mark("An invisible mark that does nothing")),
        SPELLING_HAMZA: FindingWords(
            mark("Hamza or ya"),
            mark("Another spelling of this word is the one that is written."),
        ),
        SPELLING_SURE: FindingWords(
            mark("A slip of spelling"),
            mark("The dictionary does not have this word, and has one that is nearly it."),
        ),
        SPELLING_WORD: FindingWords(
            mark("A word not in the dictionary"),
            mark("It may be a name or a new word; then let it be."),
        ),
        NAME_REGISTER: FindingWords(
            mark("A name in another spelling than the register's"),
            mark("The newsroom writes this name in one way."),
        ),
        SPELLING_ENGLISH: FindingWords(mark("An English word not in the dictionary")),
    }
)

REMEDIES: Final[Mapping[str, str]] = MappingProxyType(
    {
        ONE_SPACE: mark("Leave one space"),
        MARK_LTR: mark("Keep it together, from left to right"),
        ISOLATE: mark("Keep it together by invisible marks"),
        REMOVE_MARK: mark("Remove the mark"),
        REMOVE: mark("Remove it"),
        HOUSE_QUOTES: mark("Write «…» for these marks"),
        TURN[Direction.RTL]: mark("Turn the paragraph to right-to-left"),
        TURN[Direction.LTR]: mark("Turn the paragraph to left-to-right"),
    }
)

LEVELS: Final[Mapping[Level, str]] = MappingProxyType(
    {
        Level.ADVICE: mark("advice"),
        Level.WARNING: mark("warning"),
        Level.ERROR: mark("mistake"),
    }
)


def finding_title(finding: Finding, words: Words) -> str:
    """Return what a finding says in a line."""
    return finding.said or code_title(finding.code, words)


def code_title(code: str, words: Words) -> str:
    """Return the name of a kind of finding: ours, or a rule's own message."""
    known = FINDINGS.get(code)
    if known is not None:
        return words.say(known.title)
    rule = _rules().get(code)
    return code if rule is None else rule.message.spoken(words.language.value)


def finding_reason(finding: Finding, words: Words) -> str:
    """Return why a finding is worth a look, empty where it says so by itself."""
    if finding.said:
        return finding.why
    known = FINDINGS.get(finding.code)
    if known is not None:
        return words.say(known.why) if known.why else ""
    rule = _rules().get(finding.code)
    return "" if rule is None else rule.why.spoken(words.language.value)


@lru_cache(maxsize=1)
def _rules() -> Mapping[str, "Rule"]:
    """Return the rules that travel with the program, which are read when one is first said."""
    from studio.style.packs import built_in

    return {rule.id: rule for rule in built_in().rules}


def remedy_words(remedy: Remedy, words: Words) -> str:
    """Return what a remedy does; one that has no name of its own shows what it writes."""
    known = REMEDIES.get(remedy.code)
    if known is not None:
        return words.say(known)
    if isinstance(remedy, Rewrite):
        shown = remedy.shown or " … ".join(one.text for one in remedy.exchanges)
        return words.foreign(shown)
    return remedy.code
