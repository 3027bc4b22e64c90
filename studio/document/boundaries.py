"""White space beside boundaries of blocks that are only suggested: it stands inside a text as well.

In normal form it stands behind such a boundary, where a block keeps it; at the end of the block
before it, white space that nobody suggested would be dropped.
"""

from collections.abc import Iterable, Sequence

from msgspec.structs import replace

from studio.document.blocks import Block, BlockReview, Code, TextBlock
from studio.document.inline import Break, Inline, Inlines, Text, merged


def made(blocks: Sequence[Block], contents: Iterable[Inlines]) -> tuple[Block, ...]:
    """Return `blocks` with their contents, which may still have white space at their ends.

    What nobody suggested of it goes over to behind the boundary that follows, where that is
    suggested.
    """
    pieces = list(contents)
    for number in range(len(blocks)):
        source, kept, blank = carried_over(blocks, pieces, number)
        if blank:
            pieces[source], pieces[number] = kept, merged((*blank, *pieces[number]))
    return tuple(
        replace(block, content=content)
        if isinstance(block, TextBlock) and block.content != content
        else block
        for block, content in zip(blocks, pieces, strict=True)
    )


def carried_over(
    blocks: Sequence[Block], contents: Sequence[Inlines], number: int
) -> tuple[int, Inlines, Inlines]:
    """Return what `made` takes behind the boundary before a block.

    These are the number of the text it is taken from, what is left of that, and what goes over:
    nothing where no white space stands before a suggested boundary.
    """
    block, nothing = blocks[number], (number, contents[number], ())
    if not isinstance(block, TextBlock) or not is_tracked(block.review):
        return nothing
    source = _before(blocks, number)
    if source is None or not _is_stripped(blocks[source], contents[source]):
        return nothing
    kept, blank = _without_end(contents[source])
    if blank and _is_code(block):
        blank = _of_the_boundary(blank, block.review)
    return source, kept, blank


def is_tracked(review: BlockReview) -> bool:
    """Say whether the boundary before a block is suggested, or that it goes."""
    return review.split is not None or review.join is not None


def _is_stripped(block: Block, content: Inlines) -> bool:
    """Say whether a block drops the white space at its ends: nothing is suggested in it."""
    if _is_code(block) or is_tracked(block.review):
        return False
    return not any(one.review.suggests for one in content)


def _is_code(block: Block) -> bool:
    return isinstance(block, Code) or isinstance(block.review.before, Code)


def _of_the_boundary(blank: Inlines, review: BlockReview) -> Inlines:
    """Return white space that stands only where a boundary does not: code would show it."""
    if review.split is not None and review.join is not None:
        return blank
    return tuple(
        replace(one, review=replace(one.review, deletion=review.split, insertion=review.join))
        for one in blank
    )


def _before(blocks: Sequence[Block], number: int) -> int | None:
    """Return the text before a boundary, with nothing between but cards of the same fate."""
    review = blocks[number].review
    for index in range(number - 1, -1, -1):
        block = blocks[index]
        if isinstance(block, TextBlock):
            return index
        comes = block.review.insertion is not None and review.split is not None
        goes = block.review.deletion is not None and review.join is not None
        if not comes and not goes:
            return None
    return None


def _without_end(content: Inlines) -> tuple[Inlines, Inlines]:
    """Return a content and the white space at its end that nobody suggested."""
    kept = list(content)
    blank: list[Inline] = []
    while kept and not kept[-1].review.suggests:
        last = kept.pop()
        if isinstance(last, Break):
            blank.insert(0, last)
            continue
        if not isinstance(last, Text) or not last.text.endswith(" "):
            kept.append(last)
            break
        letters = last.text.rstrip(" ")
        blank.insert(0, replace(last, text=last.text[len(letters) :]))
        if letters:
            kept.append(replace(last, text=letters))
            break
    return tuple(kept), tuple(blank)


def at_boundaries(blocks: tuple[Block, ...]) -> tuple[Block, ...]:
    """Return the blocks of a document with the white space at suggested boundaries behind them."""
    if not any(isinstance(block, TextBlock) and is_tracked(block.review) for block in blocks):
        return blocks
    contents = [block.content if isinstance(block, TextBlock) else () for block in blocks]
    return made(blocks, contents)
