"""A document: blocks in normal form, with a direction and a language.

What depends on neighbours is normalised here: the levels and numbers of list items, and a
direction that only repeats the document's. Where a block is suggested, items stay as they are until
it is decided. Equality of two documents is equality of meaning.
"""

from collections.abc import Callable, Iterable, Iterator
from typing import Final

from msgspec import Struct
from msgspec.structs import force_setattr, replace

from studio.arabic.direction import Direction
from studio.document.blocks import (
    UNREVIEWED_BLOCK,
    Block,
    BlockReview,
    Code,
    Embed,
    Figure,
    Gallery,
    Heading,
    Item,
    ListKind,
    Paragraph,
    PullQuote,
    Related,
    Rule,
    Table,
    TextBlock,
    Unknown,
)
from studio.document.boundaries import at_boundaries
from studio.document.inline import Inlines
from studio.document.marks import language_tag


class Document(Struct, frozen=True):
    """The body of an article: a flat list of blocks.

    `direction` holds for every block that does not say its own; `language` is a BCP 47 tag, and
    Arabic where it is none.
    """

    blocks: tuple[Block, ...] = ()
    direction: Direction = Direction.RTL
    language: str = "ar"

    def __post_init__(self) -> None:
        force_setattr(self, "blocks", _normal_blocks(self.blocks, self.direction))
        force_setattr(self, "language", language_tag(self.language) or "ar")


def is_text(block: Block) -> bool:
    """Say whether `block` holds inlines rather than stand for one thing."""
    return isinstance(block, TextBlock)


def contents(block: Block) -> Iterator[Inlines]:
    """Yield every stretch of inlines that `block` holds, in the order in which it is read."""
    match block:
        case Paragraph() | Heading() | Item() | Code():
            yield block.content
        case Figure():
            yield block.caption
        case Gallery():
            yield from (figure.caption for figure in block.figures)
            yield block.caption
        case PullQuote():
            yield block.text
        case Table():
            yield block.caption
            for row in block.rows:
                yield from row
        case Embed() | Rule() | Related() | Unknown():
            return


def map_contents(block: Block, change: Callable[[Inlines], Inlines]) -> Block:
    """Return `block` with `change` applied to every stretch of inlines that it holds."""
    match block:
        case Paragraph() | Heading() | Item() | Code():
            content = change(block.content)
            return block if content is block.content else replace(block, content=content)
        case Figure():
            return replace(block, caption=change(block.caption))
        case Gallery():
            figures = tuple(
                replace(figure, caption=change(figure.caption)) for figure in block.figures
            )
            return replace(block, figures=figures, caption=change(block.caption))
        case PullQuote():
            return replace(block, text=change(block.text))
        case Table():
            rows = tuple(tuple(change(cell) for cell in row) for row in block.rows)
            return replace(block, rows=rows, caption=change(block.caption))
        case Embed() | Rule() | Related() | Unknown():
            return block


def _normal_blocks(blocks: Iterable[Block], direction: Direction) -> tuple[Block, ...]:
    normal: list[Block] = []
    lists = _OpenLists()
    blocks = tuple(blocks)
    settled = all(block.review is UNREVIEWED_BLOCK for block in blocks)
    if not settled:
        blocks = at_boundaries(blocks)
        # What may come and go between the items of a list decides what they are.
        settled = not any(map(suggests_structure, blocks))
    is_open = False
    for block in blocks:
        kept = block
        if isinstance(kept, TextBlock) and kept.direction is direction:
            kept = replace(kept, direction=None)
        if isinstance(kept, Item) and settled:
            kept = lists.place(kept)
            is_open = True
        elif is_open:
            lists, is_open = _OpenLists(), False
        normal.append(kept)
    return tuple(normal)


def suggests_structure(block: Block) -> bool:
    """Say whether a block is suggested, its border or its kind, not only its words."""
    review = block.review
    return review is not UNREVIEWED_BLOCK and review != BlockReview(comments=review.comments)


class _OpenLists:
    """The lists that an item may go on, innermost last."""

    def __init__(self) -> None:
        self._open: list[tuple[ListKind, int]] = []  # kind and last number, one for each level
        self._place: tuple[object, object] | None = None

    def place(self, item: Item) -> Item:
        """Return `item` with the level, kind and start that it can have here."""
        place = (item.quote, item.box)
        if place != self._place:
            self._open, self._place = [], place
        if item.continued and self._open:
            level = min(item.level, len(self._open) - 1)
            del self._open[level + 1 :]
            return replace(item, level=level, kind=self._open[level][0], start=None)
        level = min(item.level, len(self._open))
        del self._open[level + 1 :]
        if len(self._open) > level and self._open[level][0] is not item.kind:
            del self._open[level:]
        goes_on = len(self._open) > level
        expected = self._open[level][1] + 1 if goes_on else 1
        start = None if item.start in {None, expected} else item.start
        number = expected if start is None else start
        self._open[level:] = [(item.kind, number)]
        if (item.level, item.start, item.continued) == (level, start, False):
            return item
        return replace(item, level=level, start=start, continued=False)


EMPTY_DOCUMENT: Final = Document()
"""A document without a block, right to left, in Arabic."""
