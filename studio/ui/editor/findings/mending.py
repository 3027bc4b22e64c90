"""Remedies as transactions: each is one step that can be taken back."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Final

from PySide6.QtGui import QTextCursor

from studio.document.findings import (
    Exchange,
    Finding,
    MarkForeign,
    Remedy,
    Rewrite,
    Turn,
    chosen,
)
from studio.spelling.codes import SPELLING_HAMZA
from studio.ui.editor.writing import kinds, marking
from studio.ui.editor.writing.layers import Basis
from studio.ui.editor.writing.manuscript import Manuscript
from studio.ui.editor.writing.passages import Passages, Selection, Spot, caret
from studio.ui.editor.writing.rewriting import moved, rewrite

_OF_HAMZA: Final = "hamza_"
"""How the ids of house rules about hamzas begin."""


def is_clear_hamza(finding: Finding) -> bool:
    """Tell whether a finding is about a hamza, and sure of what is meant.

    Spelling finds only hamzas that it is sure of; a rule that offers several (أنه، إنه) is not, and
    nobody is sure of what somebody else has said.
    """
    if finding.quoted:
        return False
    if finding.code == SPELLING_HAMZA:
        return True
    return finding.code.startswith(_OF_HAMZA) and len(finding.remedies) == 1


def mend(manuscript: Manuscript, number: int, remedy: Remedy) -> QTextCursor:
    """Do what a remedy says in a block, and return the caret behind what it changed."""

    def mended(work: Passages, selection: Selection) -> Selection:
        match remedy:
            case Rewrite(_, exchanges):
                rewrite(work, number, exchanges)
                return moved(caret(number, exchanges[-1].end), number, exchanges)
            case MarkForeign(_, start, end, language):
                here = Selection(Spot(number, start), Spot(number, end))
                marking.set_language(work, here, language)
                return caret(number, end)
            case Turn(_, direction):
                kinds.set_direction(work, caret(number, 0), direction)
                return selection

    return manuscript.edit(manuscript.cursor(caret(number, 0)), mended, basis=Basis.SHOWN)


def mend_all(
    manuscript: Manuscript, cursor: QTextCursor, exchanges: Mapping[int, Sequence[Exchange]]
) -> QTextCursor:
    """Exchange letters in several blocks as one step, and return the caret on its letters."""

    def mended(work: Passages, selection: Selection) -> Selection:
        for number, these in exchanges.items():
            rewrite(work, number, these)
            selection = moved(selection, number, these)
        return selection

    return manuscript.edit(cursor, mended, basis=Basis.SHOWN)


def to_exchange(
    found: Iterable[tuple[int, Finding]], *, safe: bool
) -> dict[int, Sequence[Exchange]]:
    """Return what the first remedies of findings exchange, by the numbers of their blocks.

    With `safe`, only of those that may be done unseen.
    """
    by_block: dict[int, list[Finding]] = {}
    for number, finding in found:
        by_block.setdefault(number, []).append(finding)
    return {
        number: these
        for number, findings in by_block.items()
        if (these := chosen(findings, safe=safe))
    }


def is_in(number: int, finding: Finding, exchanges: Mapping[int, Sequence[Exchange]]) -> bool:
    """Tell whether the first remedy of a finding is among what is exchanged."""
    first = next(iter(finding.remedies), None)
    done = exchanges.get(number, ())
    return isinstance(first, Rewrite) and all(one in done for one in first.exchanges)
