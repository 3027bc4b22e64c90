"""What makes passages whole again after an edit, so that they read back as they are shown.

Neighbours decide what a list item can be and whether the body needs its filler; here they are
asked again, near the edit only.
"""

from collections.abc import Sequence
from dataclasses import replace

from studio.document.blocks import Item, TextBlock
from studio.document.tree import Document, suggests_structure
from studio.ui.editor.writing.passages import (
    IN_BODY,
    Frame,
    Passage,
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


def settle(old: list[Passage], new: list[Passage], frame: Frame) -> tuple[int, int, int]:
    """Make `new` whole in place, and return what differs from `old`, as `differing` does."""
    first, old_end, new_end = differing(old, new)
    for index in range(first, new_end):
        _refit(new, index, frame)
    if not _only_words_differ(old, new, first, old_end, new_end):
        _settle_filler(new)
        _settle_items(new, first, min(new_end, len(new)), frame)
        first, old_end, new_end = differing(old, new)
    return first, old_end, new_end


def settle_reviewed(old: list[Passage], new: list[Passage], frame: Frame) -> None:
    """Make passages under review whole in place.

    As in a document, items stay as they are while a block is suggested.
    """
    first, _, new_end = differing(old, new)
    if not any(suggests_structure(one.block) for one in new):
        settle(old, new, frame)
        if any(suggests_structure(one.block) for one in old):
            _settle_items(new, 0, len(new), frame)
        return
    for index in range(first, new_end):
        _refit(new, index, frame)
    _settle_filler(new)


def _only_words_differ(
    old: list[Passage], new: list[Passage], first: int, old_end: int, new_end: int
) -> bool:
    return old_end == new_end and all(
        old[index].place is new[index].place is not Place.FILLER
        and old[index].block == new[index].block
        for index in range(first, new_end)
    )


def _refit(new: list[Passage], index: int, frame: Frame) -> None:
    passage = new[index]
    block = passage.block
    if isinstance(block, TextBlock) and block.direction is frame.direction:
        passage = replace(passage, block=replace(block, direction=None))
    content = passage.fitted(passage.content)
    if content != passage.content:
        passage = replace(passage, content=content)
    if passage is not new[index]:
        new[index] = passage


def settle_lists(new: list[Passage], frame: Frame) -> None:
    """Ask every item of a list anew what it can be, in place: the whole body runs another way."""
    _settle_items(new, 0, len(new), frame)


def _settle_filler(new: list[Passage]) -> None:
    start = 4 if len(new) > 3 and new[3].place is Place.LEAD else 3
    if len(new) == start:
        new.append(Passage(Place.FILLER))
        return
    for index in range(start, len(new)):
        passage = new[index]
        if passage.place is Place.FILLER:
            is_alone = len(new) == start + 1 and passage == Passage(Place.FILLER)
            if not is_alone:
                new[index] = replace(passage, place=Place.BODY)


def _settle_items(new: list[Passage], first: int, end: int, frame: Frame) -> None:
    while first > 0 and isinstance(new[first - 1].block, Item):
        first -= 1
    while end < len(new) and isinstance(new[end].block, Item):
        end += 1
    body = [index for index in range(first, end) if new[index].place in IN_BODY]
    if not any(isinstance(new[index].block, Item) for index in body):
        return
    blocks = Document(tuple(new[index].block for index in body), frame.direction).blocks
    for index, block in zip(body, blocks, strict=True):
        if block != new[index].block:
            new[index] = replace(new[index], block=block)
