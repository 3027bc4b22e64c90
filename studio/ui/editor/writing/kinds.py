"""What the blocks of a selection are made: paragraphs, headings, lists, quotes, and how they run.

Only text of the body changes; fields and cards in a selection stay as they are. What all of the
selected blocks are already is taken back.
"""

from collections.abc import Callable, Iterator

from msgspec.structs import replace

from studio.arabic.direction import Direction, detect
from studio.document.blocks import (
    ITEM_LEVELS,
    Align,
    Box,
    Code,
    Heading,
    Item,
    ListKind,
    Paragraph,
    TextBlock,
)
from studio.document.inline import plain
from studio.ui.editor.writing.passages import Frame, Passage, Passages, Selection


def touched(selection: Selection) -> range:
    """Return the passages that a selection reaches into."""
    start, end = selection.start, selection.end
    last = end.number
    if last > start.number and end.at == 0:
        last -= 1
    return range(start.number, last + 1)


def texts(work: Passages, selection: Selection) -> Iterator[tuple[int, Passage, TextBlock]]:
    """Yield the body's text blocks in a selection."""
    for index in touched(selection):
        passage = work[index]
        block = passage.text_block
        if passage.is_body_text and block is not None:
            yield index, passage, block


def _become(work: Passages, selection: Selection, change: Callable[[TextBlock], TextBlock]) -> None:
    for index, passage, block in list(texts(work, selection)):
        new = change(block)
        if new != block:
            work[index] = replace(passage, block=new).holding(passage.content)


def _all(work: Passages, selection: Selection, holds: Callable[[TextBlock], bool]) -> bool:
    found = [holds(block) for _, _, block in texts(work, selection)]
    return bool(found) and all(found)


def as_paragraph(block: TextBlock) -> Paragraph:
    """Return a block as a paragraph with the same attributes."""
    return Paragraph((), block.quote, block.direction, block.align, block.box, block.review)


def _as_heading(block: TextBlock, level: int) -> Heading:
    return Heading((), block.quote, block.direction, block.align, block.box, block.review, level)


def _as_item(block: TextBlock, kind: ListKind) -> Item:
    if isinstance(block, Item):
        return replace(block, kind=kind, continued=False)
    return Item((), block.quote, block.direction, block.align, block.box, block.review, kind)


def _as_code(block: TextBlock) -> Code:
    if isinstance(block, Code):
        return block
    return Code((), block.quote, block.direction, block.align, block.box, block.review)


def make_paragraph(work: Passages, selection: Selection) -> None:
    """Make paragraphs of the selected blocks; a quote stays a quote."""
    _become(work, selection, as_paragraph)


def make_heading(work: Passages, selection: Selection, level: int) -> None:
    """Make headings of a level, or paragraphs where all are that already."""
    if _all(work, selection, lambda block: isinstance(block, Heading) and block.level == level):
        make_paragraph(work, selection)
    else:
        _become(work, selection, lambda block: _as_heading(block, level))


def make_code(work: Passages, selection: Selection) -> None:
    """Make code of the selected blocks, or paragraphs where all are code already."""
    if _all(work, selection, lambda block: isinstance(block, Code)):
        make_paragraph(work, selection)
    else:
        _become(work, selection, _as_code)


def toggle_list(work: Passages, selection: Selection, kind: ListKind) -> None:
    """Make items of a list, or paragraphs where all are items of that kind already."""
    if _all(work, selection, lambda block: isinstance(block, Item) and block.kind is kind):
        make_paragraph(work, selection)
    else:
        _become(work, selection, lambda block: _as_item(block, kind))


def say(work: Passages, selection: Selection, block: Item | Code) -> None:
    """Let the selected items count as `block` does, or code be in its language."""

    def said(one: TextBlock) -> TextBlock:
        if isinstance(one, Item) and isinstance(block, Item):
            return replace(one, start=block.start)
        if isinstance(one, Code) and isinstance(block, Code):
            return replace(one, language=block.language)
        return one

    _become(work, selection, said)


def deepen(work: Passages, selection: Selection, by: int) -> None:
    """Move the selected items to deeper levels, or with a negative number to shallower ones."""

    def moved(block: TextBlock) -> TextBlock:
        if not isinstance(block, Item):
            return block
        level = min(max(block.level + by, ITEM_LEVELS.start), ITEM_LEVELS.stop - 1)
        return replace(block, level=level)

    _become(work, selection, moved)


def toggle_continued(work: Passages, selection: Selection) -> Selection:
    """Make further paragraphs of the items above of the selected items, or items again."""
    on = not _all(work, selection, lambda block: isinstance(block, Item) and block.continued)
    _become(
        work,
        selection,
        lambda block: replace(block, continued=on) if isinstance(block, Item) else block,
    )
    return selection


def in_list(work: Passages, selection: Selection) -> bool:
    """Say whether anything selected is an item of a list."""
    return any(isinstance(block, Item) for _, _, block in texts(work, selection))


def toggle_quote(work: Passages, selection: Selection) -> None:
    """Make a quotation of the selected blocks, or take it back where all are one."""
    depth = 0 if _all(work, selection, lambda block: block.quote > 0) else 1
    _become(
        work,
        selection,
        lambda block: block if depth and block.quote else replace(block, quote=depth),
    )


def set_quote(work: Passages, selection: Selection, depth: int) -> None:
    """Set how deep the selected blocks stand in quotations."""
    _become(work, selection, lambda block: replace(block, quote=depth))


def set_box(work: Passages, selection: Selection, box: Box | None) -> None:
    """Put the selected blocks into a box, or out of it."""
    _become(work, selection, lambda block: replace(block, box=box))


def set_align(work: Passages, selection: Selection, align: Align) -> None:
    """Set where the lines of the selected blocks gather."""
    _become(work, selection, lambda block: replace(block, align=align))


def set_direction(work: Passages, selection: Selection, direction: Direction) -> None:
    """Set which way the selected blocks run."""
    _become(work, selection, lambda block: replace(block, direction=direction))


def turn_direction(work: Passages, selection: Selection, frame: Frame) -> None:
    """Let the selected blocks run the other way than the first of them does now."""
    first = next((block for _, _, block in texts(work, selection)), None)
    if first is not None:
        now = first.direction or frame.direction
        other = Direction.LTR if now is Direction.RTL else Direction.RTL
        set_direction(work, selection, other)


def detect_direction(work: Passages, selection: Selection, frame: Frame) -> None:
    """Let each selected block run as its letters say."""
    for index, passage, block in list(texts(work, selection)):
        found = detect(plain(passage.content), frame.direction)
        if found is not (block.direction or frame.direction):
            work[index] = replace(passage, block=replace(block, direction=found))
