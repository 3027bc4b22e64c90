"""What makes passages whole again after an edit, so that they read back as they are shown.

Neighbours decide what a list item can be and whether the body needs its filler; here they are
asked again, near the edit only.
"""

from collections.abc import Iterable, Sequence

from msgspec.structs import replace

from studio.document.blocks import Block, Item, TextBlock
from studio.document.tree import Document, suggests_structure
from studio.ui.editor.writing.draft import Draft
from studio.ui.editor.writing.passages import (
    IN_BODY,
    Frame,
    Passage,
    Passages,
    Place,
)


def differing(old: Sequence[Passage], new: Sequence[Passage]) -> tuple[int, int, int]:
    """Return what an edit exchanged: the first passage, and the ends in the old and new list."""
    first, shorter = 0, min(len(old), len(new))
    while first < shorter and old[first] is new[first]:
        first += 1
    old_end, new_end = len(old), len(new)
    while old_end > first and new_end > first and old[old_end - 1] is new[new_end - 1]:
        old_end -= 1
        new_end -= 1
    return first, old_end, new_end


def settle(new: Draft, frame: Frame, starts: int | None = None) -> None:
    """Make an edited text whole in place.

    `starts` is how many items at most began at a number of their own before the edit, None where
    nobody counted: what those are depends on all items before them, others on their neighbours.
    """
    first, old_end, new_end = new.exchanged()
    for index in range(first, new_end):
        _refit(new, index, frame)
    if not _only_words_differ(new.base, new, first, old_end, new_end):
        _settle_filler(new)
        end = min(new_end, len(new))
        if starts == 0 and not count_starts(new[first:end]):
            _place_items(new, *_depending(new, first, end), frame)
        else:
            _settle_items(new, first, end, frame)


def settle_reviewed(new: Draft, frame: Frame, structures: int, starts: int) -> None:
    """Make an edited text under review whole in place.

    As in a document, items stay as they are while a block is suggested; `structures` is how many
    were before the edit, and `starts` is as `settle` takes it.
    """
    first, old_end, new_end = new.exchanged()
    left = structures - count_structures(new.base[first:old_end])
    if not left + count_structures(new[first:new_end]):
        settle(new, frame, starts)
        if structures:
            _settle_items(new, 0, len(new), frame)
        return
    for index in range(first, new_end):
        _refit(new, index, frame)
    _settle_filler(new)


def count_structures(passages: Iterable[Passage]) -> int:
    """Return how many blocks are suggested themselves, not only words in them."""
    return sum(suggests_structure(one.block) for one in passages)


def count_starts(passages: Iterable[Passage]) -> int:
    """Return how many items begin at a number of their own."""
    return sum(isinstance(one.block, Item) and one.block.start is not None for one in passages)


def _only_words_differ(
    old: Sequence[Passage], new: Sequence[Passage], first: int, old_end: int, new_end: int
) -> bool:
    return old_end == new_end and all(
        old[index].place is new[index].place is not Place.FILLER
        and old[index].block == new[index].block
        for index in range(first, new_end)
    )


def _refit(new: Passages, index: int, frame: Frame) -> None:
    passage = new[index]
    block = passage.block
    if isinstance(block, TextBlock) and block.direction is frame.direction:
        passage = replace(passage, block=replace(block, direction=None))
    content = passage.fitted(passage.content)
    if content != passage.content:
        passage = replace(passage, content=content)
    if passage is not new[index]:
        new[index] = passage


def settle_lists(new: Passages, frame: Frame) -> None:
    """Ask every item of a list anew what it can be, in place: the whole body runs another way."""
    _settle_items(new, 0, len(new), frame)


def _settle_filler(new: Draft) -> None:
    start = 4 if len(new) > 3 and new[3].place is Place.LEAD else 3
    if len(new) == start:
        new.append(Passage(Place.FILLER))
        return
    first, _, end = new.exchanged()
    # A filler that was there before stood alone; elsewhere only what the edit brought may be one.
    had_filler = bool(new.base) and new.base[-1].place is Place.FILLER
    numbers = range(start, len(new)) if had_filler else range(max(first, start), end)
    for index in numbers:
        passage = new[index]
        if passage.place is Place.FILLER:
            is_alone = len(new) == start + 1 and passage == Passage(Place.FILLER)
            if not is_alone:
                new[index] = replace(passage, place=Place.BODY)


def _depending(new: Passages, first: int, end: int) -> tuple[int, int]:
    """Return from where to where items depend on what stands between two places.

    An item of the first level is what it is wherever it stands, and all after it hang on it.
    """
    while first > 0 and isinstance(new[first - 1].block, Item):
        first -= 1
        if _is_outermost(new[first].block):
            break
    while end < len(new) and isinstance(new[end].block, Item) and not _is_outermost(new[end].block):
        end += 1
    return first, end


def _is_outermost(block: Block) -> bool:
    return isinstance(block, Item) and not block.level and not block.continued


def _settle_items(new: Passages, first: int, end: int, frame: Frame) -> None:
    """Ask all items of the lists that reach into a stretch anew what they can be."""
    while first > 0 and isinstance(new[first - 1].block, Item):
        first -= 1
    while end < len(new) and isinstance(new[end].block, Item):
        end += 1
    _place_items(new, first, end, frame)


def _place_items(new: Passages, first: int, end: int, frame: Frame) -> None:
    body = [index for index in range(first, end) if new[index].place in IN_BODY]
    if not any(isinstance(new[index].block, Item) for index in body):
        return
    blocks = Document(tuple(new[index].block for index in body), frame.direction).blocks
    for index, block in zip(body, blocks, strict=True):
        if block != new[index].block:
            new[index] = replace(new[index], block=block)
