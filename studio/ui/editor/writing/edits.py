"""What keys do to words: typing, erasing, a new paragraph, a new line.

Each function changes a list of passages in place and returns where the caret is then; `settling`
makes the list whole afterwards. Fields are never joined, split or removed, and no text ever stands
beside a card. Deliberately absent: undo, and what a document of Qt needs.
"""

from collections.abc import Callable

from msgspec.structs import replace

from studio.document.blocks import (
    UNREVIEWED_BLOCK,
    BlockReview,
    Code,
    Heading,
    Item,
    Paragraph,
    TextBlock,
)
from studio.document.inline import Break, Inlines, Text
from studio.document.marks import PLAIN, Marks, clean
from studio.ui.editor.writing.content import around, flat, joined, part, spliced, typed
from studio.ui.editor.writing.passages import (
    EMPTY,
    FIELDS,
    Passage,
    Passages,
    Place,
    Selection,
    Spot,
    caret,
)
from studio.ui.editor.writing.words import character_on, erased_back, word_back, word_on

Reach = Callable[[str, int], int]
"""From a text and a place in it to another place."""


def erase(work: Passages, selection: Selection) -> Selection:
    """Take away what is selected; what is left of two paragraphs of the body becomes one."""
    if selection.is_empty:
        return selection
    start, end = selection.start, selection.end
    first, last = work[start.number], work[end.number]
    if start.number == end.number:
        if first.card is None:
            work[start.number] = first.holding(spliced(first.content, start.at, end.at))
            return caret(*start)
        return _remove_card(work, start.number)
    return _erase_across(work, start, end, first, last)


def _erase_across(
    work: Passages, start: Spot, end: Spot, first: Passage, last: Passage
) -> Selection:
    head = None if first.card is not None else part(first.content, 0, start.at)
    tail = None if last.card is not None else part(last.content, end.at, last.size)
    keeps_first_card = first.card is not None and start.at == 1
    keeps_last_card = last.card is not None and end.at == 0
    between = [
        passage.holding(()) for passage in work[start.number + 1 : end.number] if passage.is_field
    ]
    kept: list[Passage] = []
    if head is not None:
        kept.append(first.holding(head))
    elif keeps_first_card:
        kept.append(first)
    spot = Spot(start.number, start.at if kept else 0)
    if tail is not None and head is not None and first.is_body_text and last.is_body_text:
        kept[0] = first.holding(joined(head, first.fitted(tail)))
    else:
        kept += between
        if tail is not None:
            kept.append(last.holding(tail))
        elif keeps_last_card:
            kept.append(last)
    work[start.number : end.number + 1] = kept
    return _standing(work, spot)


def _remove_card(work: Passages, index: int) -> Selection:
    """Take a card away, and put the caret where one goes on to write."""
    place = work[index].place
    del work[index]
    if place is Place.LEAD:
        return caret(index - 1, work[index - 1].size)
    return _standing(work, Spot(index, 0))


def _standing(work: Passages, spot: Spot) -> Selection:
    """Return the caret at `spot`, or near it where the passage there has gone."""
    if spot.number < len(work):
        passage = work[spot.number]
        return caret(spot.number, min(spot.at, passage.size))
    if work[-1].is_body_text or work[-1].card is not None:
        return caret(len(work) - 1, work[-1].size)
    work.append(EMPTY)
    return caret(len(work) - 1, 0)


def write(work: Passages, selection: Selection, text: str, marks: Marks | None = None) -> Selection:
    """Put typed text in the place of the selection; `marks` are taken on where they are given.

    Otherwise it is emphasised as the first letter that it replaces was, or as `typed` says. A card
    that is chosen stays, and the text stands behind it.
    """
    replaced = _replaced_marks(work, selection) if marks is None else None
    remarks = _replaced_comments(work, selection)
    spot = beside_card(work, cleared(work, selection))
    passage = work[spot.number]
    inherited, review = typed(passage.content, spot.at)
    if replaced is not None:
        inherited = replace(replaced, link=inherited.link, language=inherited.language)
    inherited = inherited if marks is None else marks
    if remarks:
        review = replace(review, comments=(*review.comments, *remarks))
    new: Inlines = (Text(clean(text), inherited, review),)
    fitted = passage.fitted(new)
    work[spot.number] = passage.holding(spliced(passage.content, spot.at, spot.at, fitted))
    return caret(spot.number, spot.at + len(flat(fitted)))


def _replaced_marks(work: Passages, selection: Selection) -> Marks | None:
    number, at = selection.start
    first = None if selection.is_empty else around(work[number].content, at)[1]
    return first.marks if isinstance(first, Text) else None


def _replaced_comments(work: Passages, selection: Selection) -> tuple[str, ...]:
    """Return the comments on the first letter that is replaced: what replaces it answers them."""
    number, at = selection.start
    first = None if selection.is_empty else around(work[number].content, at)[1]
    return () if first is None else first.review.comments


def cleared(work: Passages, selection: Selection) -> Spot:
    """Take away what is selected, for something to stand there; a card alone stays before it."""
    start = selection.start
    if start.number == selection.end.number and work[start.number].card is not None:
        return selection.caret if selection.is_empty else selection.end
    return erase(work, selection).caret


def beside_card(work: Passages, spot: Spot) -> Spot:
    """Return where text may stand that is put at `spot`: an empty paragraph beside a card."""
    passage = work[spot.number]
    if passage.card is None:
        return spot
    if passage.place is Place.LEAD:
        index = spot.number + 1
        if index < len(work) and work[index].is_body_text and not work[index].size:
            return Spot(index, 0)
    else:
        index = spot.number + min(spot.at, 1)
    work.insert(index, EMPTY)
    return Spot(index, 0)


def line_break(work: Passages, selection: Selection) -> Selection:
    """Begin a new line in the same paragraph; a field has none and goes on to the next."""
    spot = beside_card(work, cleared(work, selection))
    passage = work[spot.number]
    if passage.is_field:
        return enter(work, caret(*spot))
    _, review = typed(passage.content, spot.at)
    work[spot.number] = passage.holding(
        spliced(passage.content, spot.at, spot.at, (Break(review),))
    )
    return caret(spot.number, spot.at + 1)


def enter(work: Passages, selection: Selection) -> Selection:
    """Begin a new paragraph, as the block under the caret has it."""
    spot = cleared(work, selection)
    passage = work[spot.number]
    if passage.is_field:
        return _next_field(work, spot.number)
    if passage.card is not None:
        return caret(*beside_card(work, spot))
    block = passage.block
    if isinstance(block, Code):
        return _enter_in_code(work, spot, passage)
    if isinstance(block, TextBlock) and not passage.size:
        left = _left(block)
        if left is not None:
            work[spot.number] = replace(passage, block=left)
            return caret(*spot)
    return split(work, spot)


def _next_field(work: Passages, index: int) -> Selection:
    if work[index].place is not FIELDS[-1]:
        return caret(index + 1, 0)
    index += 1
    if index < len(work) and work[index].place is Place.LEAD:
        index += 1
    if index == len(work) or work[index].card is not None:
        work.insert(index, EMPTY)
    return caret(index, 0)


def _left(block: TextBlock) -> TextBlock | None:
    """Return what an empty block becomes on Enter: out of its list, quote or box; else None."""
    if isinstance(block, Item):
        if block.level:
            return replace(block, level=block.level - 1, continued=False)
        return _as_paragraph(block)
    if block.quote:
        return replace(block, quote=block.quote - 1)
    return replace(block, box=None) if block.box is not None else None


def _as_paragraph(block: TextBlock) -> Paragraph:
    return Paragraph((), block.quote, block.direction, block.align, block.box, block.review)


def _enter_in_code(work: Passages, spot: Spot, passage: Passage) -> Selection:
    letters = flat(passage.content)
    if letters.endswith("\u2028") and spot.at == len(letters):
        work[spot.number] = passage.holding(part(passage.content, 0, spot.at - 1))
        quote = 0 if passage.text_block is None else passage.text_block.quote
        work.insert(spot.number + 1, Passage(Place.BODY, Paragraph(quote=quote)))
        return caret(spot.number + 1, 0)
    return line_break(work, caret(*spot))


def split(work: Passages, spot: Spot) -> Selection:
    """Part a text block of the body in two.

    Suggestions on the boundary before it stay with the first half; a suggested style holds for
    both.
    """
    passage = work[spot.number]
    block = passage.text_block
    if block is None:
        return caret(*spot)
    head = part(passage.content, 0, spot.at)
    tail = part(passage.content, spot.at, passage.size)
    if isinstance(block, Heading) and passage.size and spot.at in {0, passage.size}:
        empty = replace(EMPTY, block=replace(_as_paragraph(block), review=UNREVIEWED_BLOCK))
        work.insert(spot.number + bool(spot.at), replace(empty, place=Place.BODY))
        return caret(spot.number + 1, 0)
    review = BlockReview(restyle=block.review.restyle, before=block.review.before)
    second = replace(block, review=review)
    if isinstance(second, Item):
        second = replace(second, start=None, continued=False)
    work[spot.number] = replace(passage, place=Place.BODY, content=head)
    work.insert(spot.number + 1, Passage(Place.BODY, second, tail))
    return caret(spot.number + 1, 0)


def erase_back(work: Passages, selection: Selection, *, reach: Reach = erased_back) -> Selection:
    """Take away what is selected, or one letter before the caret; at a block's start, see there."""
    if not selection.is_empty:
        return erase(work, selection)
    index, at = selection.caret
    passage = work[index]
    if passage.card is not None:
        return _remove_card(work, index) if at else _back_over_border(work, index)
    if at == 0:
        return _back_at_start(work, index)
    start = reach(flat(passage.content), at)
    return erase(work, Selection(Spot(index, start), Spot(index, at)))


def erase_on(work: Passages, selection: Selection, *, reach: Reach = character_on) -> Selection:
    """Take away what is selected, or one letter behind the caret; at a block's end, see there."""
    if not selection.is_empty:
        return erase(work, selection)
    index, at = selection.caret
    passage = work[index]
    if passage.card is not None and at == 0:
        return _remove_card(work, index)
    if passage.card is None and at < passage.size:
        end = reach(flat(passage.content), at)
        return erase(work, Selection(Spot(index, at), Spot(index, end)))
    if passage.is_field or index + 1 == len(work):
        return selection
    following = work[index + 1]
    if following.card is not None:
        if passage.is_body_text and not passage.size:
            del work[index]
            return select_card(index)
        return select_card(index + 1)
    if passage.card is not None:
        if following.size or not following.is_body_text or index + 2 == len(work):
            return caret(index + 1, 0)
        del work[index + 1]
        return selection
    return _join(work, index)


def erase_word_back(work: Passages, selection: Selection) -> Selection:
    """Take away what is selected, or up to the beginning of the word before the caret."""
    return erase_back(work, selection, reach=word_back)


def erase_word_on(work: Passages, selection: Selection) -> Selection:
    """Take away what is selected, or up to the end of the word behind the caret."""
    return erase_on(work, selection, reach=word_on)


def select_card(index: int) -> Selection:
    """Return the selection that holds a card."""
    return Selection(Spot(index, 0), Spot(index, 1))


def _back_at_start(work: Passages, index: int) -> Selection:
    passage = work[index]
    block = passage.text_block
    if passage.is_field or block is None:
        return _back_over_border(work, index)
    before = work[index - 1]
    plainer: TextBlock | None = None
    if isinstance(block, Item):
        plainer = _as_paragraph(block)
    elif block.quote:
        plainer = replace(block, quote=block.quote - 1)
    elif block.box is not None and getattr(before.block, "box", None) is not block.box:
        plainer = replace(block, box=None)
    elif isinstance(block, Heading | Code) and not _is_empty_text(before):
        plainer = _as_paragraph(block)
    if plainer is not None:
        work[index] = replace(passage, block=plainer)
        return caret(index, 0)
    return _back_over_border(work, index)


def _is_empty_text(passage: Passage) -> bool:
    return passage.is_body_text and not passage.size


def _back_over_border(work: Passages, index: int) -> Selection:
    """Join with the passage before, choose the card there, or only go there."""
    if index == 0:
        return caret(0, 0)
    passage, before = work[index], work[index - 1]
    if before.is_body_text and passage.is_body_text:
        return _join(work, index - 1)
    if _is_empty_text(before):
        del work[index - 1]
        return caret(index - 1, 0)
    if _is_empty_text(passage) and index + 1 < len(work):
        del work[index]
    return select_card(index - 1) if before.card is not None else caret(index - 1, before.size)


def _join(work: Passages, index: int) -> Selection:
    """Make one of two text blocks of the body, with the attributes of the first.

    An empty first block goes instead, so that the second stays what it is. Comments on the second
    block stay.
    """
    first, second = work[index], work[index + 1]
    if not first.size:
        del work[index]
        return caret(index, 0)
    block = first.text_block
    comments = second.block.review.comments
    if block is not None and comments:
        review = replace(block.review, comments=(*block.review.comments, *comments))
        first = replace(first, block=replace(block, review=review))
    at = first.size
    work[index] = first.holding(joined(first.content, first.fitted(second.content)))
    del work[index + 1]
    return caret(index, at)


def plain_marks(marks: Marks) -> Marks:
    """Return what stays of marks when their emphasis is taken away: address and language."""
    return replace(PLAIN, link=marks.link, language=marks.language)
