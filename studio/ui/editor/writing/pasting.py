"""Blocks put into the text, and blocks taken out of it.

One paragraph alone goes into the paragraph at the caret; more stand on their own, and what stood
around the caret stays around them. A field takes one line of text. Deliberately absent: where
blocks come from (`clipboard`).
"""

from collections.abc import Sequence

from msgspec.structs import replace

from studio.document.blocks import Atomic, Block, Code, Figure, Paragraph, TextBlock
from studio.document.inline import Break, Inlines, Text, normal, plain
from studio.document.tree import contents
from studio.ui.editor.writing.anchoring import is_anchored, present, without
from studio.ui.editor.writing.content import flat, joined, part, spliced
from studio.ui.editor.writing.edits import cleared, erase, select_card
from studio.ui.editor.writing.passages import (
    EMPTY,
    FIELDS,
    Passage,
    Passages,
    Place,
    Selection,
    Spot,
    caret,
    passage_of,
)


def paste(work: Passages, selection: Selection, blocks: Sequence[Block]) -> Selection:
    """Put `blocks` in the place of the selection; the caret stands behind them."""
    if not blocks:
        return selection
    spot = cleared(work, selection)
    passage = work[spot.number]
    if any(map(is_anchored, blocks)):
        blocks = without(blocks, present(work))
    if passage.is_field:
        return _into(work, spot, passage.fitted(one_line(blocks)))
    if passage.card is not None:
        return _beside(work, spot, blocks)
    if isinstance(passage.block, Code):
        return _into(work, spot, passage.fitted(_lines(blocks)))
    only = blocks[0]
    if len(blocks) == 1 and isinstance(only, Paragraph) and passage.size:
        return _into(work, spot, only.content)
    return _between(work, spot, passage, blocks)


def _into(work: Passages, spot: Spot, content: Inlines) -> Selection:
    passage = work[spot.number]
    work[spot.number] = passage.holding(spliced(passage.content, spot.at, spot.at, content))
    return caret(spot.number, spot.at + len(flat(content)))


def one_line(blocks: Sequence[Block]) -> Inlines:
    """Return all words of `blocks` in one line."""
    found: list[Inlines] = []
    for block in blocks:
        for content in contents(block):
            found += [content, (Text(" "),)]
    return normal(joined(*found))


def _lines(blocks: Sequence[Block]) -> Inlines:
    """Return all words of `blocks` as lines of code."""
    found: list[Inlines] = []
    for block in blocks:
        for content in contents(block):
            found += [(Break(),), content]
    return joined(*found[1:])


def _beside(work: Passages, spot: Spot, blocks: Sequence[Block]) -> Selection:
    """Put blocks before or behind a card."""
    index = spot.number + (1 if work[spot.number].place is Place.LEAD else min(spot.at, 1))
    new = [passage_of(block) for block in blocks]
    work[index:index] = new
    last = index + len(new) - 1
    return caret(last, work[last].size)


def _between(work: Passages, spot: Spot, passage: Passage, blocks: Sequence[Block]) -> Selection:
    """Put blocks into a text block of the body.

    A first and last paragraph go on from, and into, what stood at the caret.
    """
    head = part(passage.content, 0, spot.at)
    tail = part(passage.content, spot.at, passage.size)
    new = [passage_of(block) for block in blocks]
    if head:
        first = new[0]
        if isinstance(first.block, Paragraph):
            new[0] = passage.holding(joined(head, first.content))
        else:
            new.insert(0, passage.holding(head))
    at = new[-1].size
    last = len(new) - 1
    if tail:
        if isinstance(new[-1].block, (Paragraph, type(passage.block))):
            new[-1] = new[-1].holding(joined(new[-1].content, tail))
        else:
            new.append(replace(passage, content=tail))
    elif not head and len(new) == 1 and new[0].block == EMPTY.block:
        new[0] = replace(passage, place=Place.BODY).holding(new[0].content)
    new = [replace(one, place=Place.BODY) if one.place is Place.FILLER else one for one in new]
    work[spot.number : spot.number + 1] = new
    return caret(spot.number + last, at)


def move(work: Passages, source: Selection, to: Spot, blocks: Sequence[Block]) -> Selection:
    """Take `source`, which holds `blocks`, from where it is and put it to a place outside it."""

    def put() -> Selection:
        target = work[to.number]
        if letters is None or target.card is not None:
            return paste(work, caret(*to), blocks)
        return _into(work, to, target.fitted(letters))

    start, end = source.start, source.end
    letters: Inlines | None = None
    if start.number == end.number and work[start.number].card is None:
        letters = part(work[start.number].content, start.at, end.at)  # with the spaces at its ends
    if to <= start:
        erase(work, source)
        return put()
    number, at = put().caret
    behind, left = len(work) - number, work[number].size - at
    erase(work, source)
    number = max(len(work) - behind, 0)
    return caret(number, max(work[number].size - left, 0))


def insert_card(work: Passages, selection: Selection, card: Atomic) -> Selection:
    """Put a card where the caret is, text around it parted; in a field, first in the body."""
    spot = cleared(work, selection)
    passage = work[spot.number]
    if passage.is_field or passage.place is Place.LEAD:
        index = len(FIELDS) + (len(work) > len(FIELDS) and work[len(FIELDS)].place is Place.LEAD)
        work.insert(index, passage_of(card))
        return select_card(index)
    index = spot.number
    if passage.card is not None:
        index += min(spot.at, 1)
        work.insert(index, passage_of(card))
    elif not passage.size:
        work[index] = passage_of(card)
    else:
        head = part(passage.content, 0, spot.at)
        tail = part(passage.content, spot.at, passage.size)
        new = [passage_of(card)]
        if head:
            new.insert(0, passage.holding(head))
        if tail:
            new.append(passage.holding(tail))
        work[index : index + 1] = new
        index += bool(head)
    return select_card(index)


def replace_card(work: Passages, index: int, card: Atomic) -> Selection:
    """Put another card in the place of one."""
    if work[index].card is not None:
        work[index] = replace(work[index], block=card)
    return select_card(index)


def set_lead(work: Passages, figure: Figure | None) -> Selection:
    """Set the lead picture, or take it away."""
    index = len(FIELDS)
    has_lead = work[index].place is Place.LEAD
    if figure is None:
        if has_lead:
            del work[index]
        return caret(index - 1, work[index - 1].size)
    work[index : index + has_lead] = [Passage(Place.LEAD, figure)]
    return select_card(index)


def cut_out(work: Sequence[Passage], selection: Selection) -> tuple[Block, ...]:
    """Return what is selected as blocks; part of a paragraph is a paragraph, a field is one too."""
    start, end = selection.start, selection.end
    if start == end:
        return ()
    found: list[Block] = []
    for index in range(start.number, end.number + 1):
        passage = work[index]
        first = start.at if index == start.number else 0
        last = end.at if index == end.number else passage.size
        block = passage.block
        if not isinstance(block, TextBlock):
            if first < last:
                found.append(block)
            continue
        content = part(passage.content, first, last)
        if not content and index in {start.number, end.number}:
            continue
        whole = (first, last) == (0, passage.size)
        is_kept = whole and not passage.is_field and start.number != end.number
        if is_kept or isinstance(block, Code):
            found.append(replace(block, content=content))
        else:
            kept = block if index not in {start.number, end.number} else Paragraph()
            found.append(replace(kept, content=content))
    return tuple(found)


def words_of(blocks: Sequence[Block]) -> str:
    """Return the words of `blocks`, a line for each stretch."""
    return "\n".join(plain(content) for block in blocks for content in contents(block))
