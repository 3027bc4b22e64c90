"""Remedies as transactions: each is one step that can be taken back."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import partial
from typing import Final, TypeAlias

from msgspec.structs import replace
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
from studio.document.inline import Inline, Inlines, Text
from studio.document.marks import Language
from studio.spelling.codes import SPELLING_HAMZA
from studio.ui.editor.findings.blocks import Placed
from studio.ui.editor.writing import kinds, marking
from studio.ui.editor.writing.content import changed as content_changed
from studio.ui.editor.writing.inside import lines, with_lines
from studio.ui.editor.writing.layers import Basis
from studio.ui.editor.writing.manuscript import Manuscript
from studio.ui.editor.writing.passages import Passages, Selection, Spot, caret
from studio.ui.editor.writing.rewriting import exchanged, moved, rewrite

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


def mendable(found: Sequence[Placed], code: str) -> list[Placed]:
    """Return the findings of a kind whose first remedy exchanges letters, but for quoted words."""
    return [
        one
        for one in found
        if one.finding.code == code
        and not one.finding.quoted
        and isinstance(next(iter(one.finding.remedies), None), Rewrite)
    ]


Where: TypeAlias = tuple[int, int | None]
"""The number of a block and None, or that of a line inside it."""


def mend(
    manuscript: Manuscript, number: int, remedy: Remedy, line: int | None = None
) -> QTextCursor:
    """Do what a remedy says in a block, and return the caret behind what it changed.

    With `line`, in the line of that number inside the block.
    """
    if line is not None:
        return _mend_inside(manuscript, number, line, remedy)

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


def _mend_inside(manuscript: Manuscript, number: int, line: int, remedy: Remedy) -> QTextCursor:
    """Do what a remedy says in a line inside a block, which stays chosen."""

    def mended(work: Passages, selection: Selection) -> Selection:
        match remedy:
            case Rewrite(_, exchanges):
                _rewrite_line(work, number, line, partial(exchanged, exchanges=exchanges))
            case MarkForeign(_, start, end, language):
                mark = partial(_in_language, start=start, end=end, language=language)
                _rewrite_line(work, number, line, mark)
            case Turn():
                pass  # a line inside a block runs as the article does
        return selection

    at = lines(manuscript.passages[number])[line].at
    here = Selection(Spot(number, at), Spot(number, at + 1))
    return manuscript.edit(manuscript.cursor(here), mended, basis=Basis.SHOWN)


def _rewrite_line(
    work: Passages, number: int, line: int, change: Callable[[Inlines], Inlines]
) -> None:
    def changed(at: int, content: Inlines) -> Inlines:
        return change(content) if at == line else content

    work[number] = with_lines(work[number], changed)


def _in_language(content: Inlines, start: int, end: int, language: Language) -> Inlines:
    def marked(one: Inline) -> Inline:
        if not isinstance(one, Text):
            return one
        return replace(one, marks=replace(one.marks, language=language))

    return content_changed(content, start, end, marked)


def mend_all(
    manuscript: Manuscript, cursor: QTextCursor, exchanges: Mapping[Where, Sequence[Exchange]]
) -> QTextCursor:
    """Exchange letters in several texts as one step, and return the caret on its letters."""

    def mended(work: Passages, selection: Selection) -> Selection:
        for (number, line), these in exchanges.items():
            if line is not None:
                _rewrite_line(work, number, line, partial(exchanged, exchanges=these))
        for (number, line), these in exchanges.items():
            if line is None:
                rewrite(work, number, these)
                selection = moved(selection, number, these)
        return selection

    return manuscript.edit(cursor, mended, basis=Basis.SHOWN)


def to_exchange(found: Iterable[Placed], *, safe: bool) -> dict[Where, Sequence[Exchange]]:
    """Return what the first remedies of findings exchange, by the texts that they are in.

    With `safe`, only of those that may be done unseen.
    """
    by_text: dict[Where, list[Finding]] = {}
    for one in found:
        by_text.setdefault((one.number, one.line), []).append(one.finding)
    return {
        text: these for text, findings in by_text.items() if (these := chosen(findings, safe=safe))
    }


def is_in(placed: Placed, exchanges: Mapping[Where, Sequence[Exchange]]) -> bool:
    """Tell whether the first remedy of a finding is among what is exchanged."""
    first = next(iter(placed.finding.remedies), None)
    done = exchanges.get((placed.number, placed.line), ())
    return isinstance(first, Rewrite) and all(one in done for one in first.exchanges)
