"""Changes of letters ordered for a selection, or for the whole article without one: each one step.

Code, addresses and foreign runs are passed over, and so are cards. Deliberately absent: what the
changes are (`studio.arabic.lettering`).
"""

from collections.abc import Iterator

from msgspec.structs import replace
from PySide6.QtGui import QTextCursor

from studio.arabic.direction import Direction, detect
from studio.arabic.lettering import Lettering
from studio.document.blocks import TextBlock
from studio.document.findings import Exchange
from studio.document.inline import Inlines, Text
from studio.document.marks import Language, Marks
from studio.ui.editor.writing.content import flat, part, placed
from studio.ui.editor.writing.manuscript import Manuscript
from studio.ui.editor.writing.marking import stretches
from studio.ui.editor.writing.passages import Frame, Passages, Selection, Spot
from studio.ui.editor.writing.rewriting import moved, rewrite
from studio.ui.editor.writing.settling import settle_lists


def order(manuscript: Manuscript, cursor: QTextCursor, lettering: Lettering) -> QTextCursor:
    """Change the letters that are selected, or all of the article's where none are."""

    def ordered(work: Passages, selection: Selection) -> Selection:
        whole = selection
        if selection.is_empty:
            whole = Selection(Spot(0, 0), Spot(len(work) - 1, work[-1].size))
        after = selection
        for number, start, end in list(stretches(work, whole, fields=True)):
            exchanges = _exchanges(work[number].content, start, end, lettering)
            if exchanges:
                rewrite(work, number, exchanges)
                after = moved(after, number, exchanges)
        return after

    return manuscript.edit(cursor, ordered)


def _exchanges(content: Inlines, start: int, end: int, lettering: Lettering) -> list[Exchange]:
    changes = [
        Exchange(one.start + start, one.end + start, one.text)
        for one in lettering(flat(content)[start:end])
    ]
    if not changes:
        return changes
    kept = list(_kept(content))
    return [
        one
        for one in changes
        if not any(first < one.end and one.start < last for first, last in kept)
    ]


def _kept(content: Inlines) -> Iterator[tuple[int, int]]:
    """Yield the stretches in which no letter is changed."""
    for start, end, one in placed(content):
        if isinstance(one, Text) and is_literal(one.marks, one.text):
            yield start, end


def is_literal(marks: Marks, text: str) -> bool:
    """Say whether letters are code, an address that is written out, or of a foreign language."""
    if marks.code:
        return True
    if marks.link is not None and "." in text and " " not in text.strip():
        return True
    language = marks.language
    if language is None:
        return False
    foreign = bool(language.tag) and not language.tag.lower().startswith("ar")
    return foreign or language.direction is Direction.LTR


def isolate(manuscript: Manuscript, cursor: QTextCursor) -> QTextCursor:
    """Let the selected letters stand by themselves, in the direction that they have.

    Where all of them do already, let them run on with the line again. A language that was said of
    them stays.
    """
    language = manuscript.marks_at(cursor).language
    tag = "" if language is None else language.tag
    if language is not None and language.direction is not None:
        return manuscript.set_language(cursor, Language(tag) if tag else None)
    selection = manuscript.selection(cursor)
    start, end = selection.start, selection.end
    content = manuscript.passages[start.number].content
    last = end.at if end.number == start.number else manuscript.passages[start.number].size
    words = flat(part(content, start.at, last))
    return manuscript.set_language(cursor, Language(tag, detect(words, Direction.LTR)))


def turn_article(manuscript: Manuscript, cursor: QTextCursor) -> QTextCursor:
    """Let the whole article run the other way; paragraphs with a direction of their own keep it."""
    now = manuscript.frame
    other = Direction.LTR if now.direction is Direction.RTL else Direction.RTL
    frame = Frame(other, now.language)

    def turned(work: Passages, selection: Selection) -> Selection:
        for number, passage in enumerate(list(work)):
            block = passage.block
            if isinstance(block, TextBlock) and block.direction is other:
                work[number] = replace(passage, block=replace(block, direction=None))
        settle_lists(work, frame)
        return selection

    return manuscript.edit(cursor, turned, frame=frame)
