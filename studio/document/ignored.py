"""What is let be: a finding known by its words and those around it, wherever they move.

One of both sides is enough, so an edit beside it loses nothing; `found_again` then says how it is
known from now on. Deliberately absent: where it is kept.
"""

from collections.abc import Collection, Iterable
from typing import Final, NamedTuple

from studio.document.findings import Finding

CONTEXT: Final = 12
"""So many letters on each side are remembered."""
_LEAST: Final = 3
"""So many letters of one side tell a place from others."""
LONGEST: Final = 200
"""So much of a longer finding's words is remembered."""


class Ignored(NamedTuple):
    """A finding that is let be; without both sides its words are let be wherever they stand."""

    code: str
    words: str
    before: str | None = None
    after: str | None = None

    @property
    def everywhere(self) -> bool:
        """Whether the words are let be in the whole article."""
        return self.before is None and self.after is None


def ignored(finding: Finding, text: str, *, everywhere: bool = False) -> Ignored:
    """Return what a finding of a block's text is known by."""
    words = text[finding.start : finding.end][:LONGEST]
    if everywhere:
        return Ignored(finding.code, words)
    before = text[max(finding.start - CONTEXT, 0) : finding.start]
    return Ignored(finding.code, words, before, text[finding.end : finding.end + CONTEXT])


def found_again(
    finding: Finding, text: str, known: Collection[Ignored], texts: Iterable[str]
) -> Ignored | None:
    """Return the one of `known` that a finding of `text` is, None where it is none of them.

    `texts` are all of the article: what still stands as it stood is nowhere else.
    """
    if not known:
        return None
    here = ignored(finding, text)
    if here in known:
        return here
    for one in known:
        if (one.code, one.words) != here[:2]:
            continue
        if one.everywhere:
            return one
        if _beside(one, here) and not any(_stands(one, other) for other in texts):
            return one
    return None


def _stands(one: Ignored, text: str) -> bool:
    """Tell whether the words stand in a text just as they stood."""
    at = text.find(one.words) if one.words else -1
    while at >= 0:
        end = at + len(one.words)
        if (text[max(at - CONTEXT, 0) : at], text[end : end + CONTEXT]) == one[2:]:
            return True
        at = text.find(one.words, at + 1)
    return False


def _beside(one: Ignored, other: Ignored) -> bool:
    sides = ((one.before, other.before), (one.after, other.after))
    return any(side == same and len((side or "").strip()) >= _LEAST for side, same in sides)
