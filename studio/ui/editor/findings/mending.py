"""Remedies as transactions: each is one step that can be taken back."""

from dataclasses import replace

from PySide6.QtGui import QTextCursor

from studio.document.findings import Exchange, MarkForeign, Remedy, Rewrite, Turn
from studio.document.inline import Inlines, Text
from studio.document.marks import clean
from studio.ui.editor.writing import kinds, marking
from studio.ui.editor.writing.content import around, spliced, typed
from studio.ui.editor.writing.layers import Basis
from studio.ui.editor.writing.manuscript import Manuscript
from studio.ui.editor.writing.passages import Passage, Selection, Spot, caret


def mend(manuscript: Manuscript, number: int, remedy: Remedy) -> QTextCursor:
    """Do what a remedy says in a block, and return the caret behind what it changed."""

    def mended(work: list[Passage], selection: Selection) -> Selection:
        match remedy:
            case Rewrite(_, exchanges):
                return rewrite(work, number, exchanges)
            case MarkForeign(_, start, end, language):
                here = Selection(Spot(number, start), Spot(number, end))
                marking.set_language(work, here, language)
                return caret(number, end)
            case Turn(_, direction):
                kinds.set_direction(work, caret(number, 0), direction)
                return selection

    return manuscript.edit(manuscript.cursor(caret(number, 0)), mended, basis=Basis.SHOWN)


def rewrite(work: list[Passage], number: int, exchanges: tuple[Exchange, ...]) -> Selection:
    """Exchange letters of a passage; new ones are marked as those that they replace were."""
    passage = work[number]
    content = passage.content
    for start, end, text in reversed(exchanges):
        content = spliced(content, start, end, _lettered(content, start, end, text))
    work[number] = passage.holding(content)
    grown = sum(len(clean(one.text)) - (one.end - one.start) for one in exchanges)
    return caret(number, exchanges[-1].end + grown)


def _lettered(content: Inlines, start: int, end: int, text: str) -> Inlines:
    words = clean(text)
    if not words:
        return ()
    first = around(content, start)[1] if end > start else None
    if isinstance(first, Text):
        return (replace(first, text=words),)
    marks, review = typed(content, start)
    return (Text(words, marks, review),)
