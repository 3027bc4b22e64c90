"""What stands in the writing surface: one passage for each of its blocks.

Kicker, headline and standfirst come first, one each and always there; then the lead picture, where
there is one; then the body. An empty body shows one paragraph to write in, its filler. Deliberately
absent: looks, and everything of an article that the surface does not show.
"""

from collections.abc import Iterable, MutableSequence, Sequence
from enum import IntEnum
from typing import Final, NamedTuple

from msgspec import Struct
from msgspec.structs import replace

from studio.arabic.direction import Direction
from studio.document.article import ArticleText
from studio.document.blocks import Atomic, Block, Code, Figure, Paragraph, TextBlock
from studio.document.inline import Inlines, literal
from studio.document.tree import Document
from studio.ui.editor.writing.content import in_a_line, size


class Place(IntEnum):
    """Which part of the article a passage is."""

    KICKER = 1
    HEADLINE = 2
    STANDFIRST = 3
    LEAD = 4
    BODY = 5
    FILLER = 6


FIELDS: Final = (Place.KICKER, Place.HEADLINE, Place.STANDFIRST)
IN_BODY: Final = frozenset((Place.BODY, Place.FILLER))
PLAIN_PARAGRAPH: Final = Paragraph()


class Spot(NamedTuple):
    """A place for the caret: a passage by its number, and a position in it."""

    number: int
    at: int


class Selection(NamedTuple):
    """Where a selection began, and where its caret is."""

    anchor: Spot
    caret: Spot

    @property
    def start(self) -> Spot:
        """The end that comes first in the text."""
        return min(self.anchor, self.caret)

    @property
    def end(self) -> Spot:
        """The end that comes last in the text."""
        return max(self.anchor, self.caret)

    @property
    def is_empty(self) -> bool:
        """Whether there is a caret alone."""
        return self.anchor == self.caret


def caret(index: int, at: int) -> Selection:
    """Return a caret with nothing selected."""
    return Selection(Spot(index, at), Spot(index, at))


class Frame(Struct, frozen=True):
    """What holds for the whole body: its direction and language."""

    direction: Direction = Direction.RTL
    language: str = "ar"


class Passage(Struct, frozen=True):
    """One block of the surface.

    `block` is a text block without its content, or the whole of an atomic block; `content` is as
    it was typed, not yet in normal form.
    """

    place: Place
    block: Block = PLAIN_PARAGRAPH
    content: Inlines = ()

    @property
    def is_field(self) -> bool:
        """Whether this is kicker, headline or standfirst."""
        return self.place in FIELDS

    @property
    def text_block(self) -> TextBlock | None:
        """The text block that this is, None for a card."""
        return self.block if isinstance(self.block, TextBlock) else None

    @property
    def card(self) -> Atomic | None:
        """The atomic block that this is, None for text."""
        return None if isinstance(self.block, TextBlock) else self.block

    @property
    def is_body_text(self) -> bool:
        """Whether this is text of the body."""
        return self.place in IN_BODY and isinstance(self.block, TextBlock)

    @property
    def size(self) -> int:
        """How many positions this is long."""
        return size(self.content) if isinstance(self.block, TextBlock) else 1

    def holding(self, content: Inlines) -> "Passage":
        """Return this passage with other content, as far as it may hold it."""
        return Passage(self.place, self.block, self.fitted(content))

    def fitted(self, content: Inlines) -> Inlines:
        """Return `content` as this passage may hold it."""
        if self.is_field:
            return in_a_line(content)
        is_code = isinstance(self.block, Code) and self.block.review.join is None
        return literal(content) if is_code else content

    def value(self) -> Block:
        """Return the block of the article that this is, in normal form."""
        if isinstance(self.block, TextBlock):
            return replace(self.block, content=self.content) if self.content else self.block
        return self.block


def within(passages: Sequence[Passage], selection: Selection) -> Selection:
    """Return a selection that lies in `passages`."""

    def kept(spot: Spot) -> Spot:
        index = min(max(spot.number, 0), len(passages) - 1)
        return Spot(index, min(max(spot.at, 0), passages[index].size))

    spot = kept(selection.caret)
    return Selection(spot if selection.is_empty else kept(selection.anchor), spot)


Passages = MutableSequence[Passage]
"""Passages that an edit changes in place."""

EMPTY: Final = Passage(Place.BODY)
"""An empty paragraph of the body."""


def _is_bare(block: Paragraph) -> bool:
    """Say whether a paragraph says nothing but its words."""
    one = PLAIN_PARAGRAPH
    return (block.quote, block.direction, block.align, block.box, block.review) == (
        one.quote, one.direction, one.align, one.box, one.review
    )  # fmt: skip


def passage_of(block: Block) -> Passage:
    """Return a block of the body as a passage."""
    if isinstance(block, TextBlock):
        if not block.content:
            bare: TextBlock = block
        elif isinstance(block, Paragraph) and _is_bare(block):
            bare = PLAIN_PARAGRAPH  # as most are
        else:
            bare = replace(block, content=())
        return Passage(Place.BODY, bare, block.content)
    return Passage(Place.BODY, block)


def passages_of(article: ArticleText) -> list[Passage]:
    """Return all that the surface shows of an article."""
    found = [
        Passage(Place.KICKER, content=article.kicker),
        Passage(Place.HEADLINE, content=article.headline),
        Passage(Place.STANDFIRST, content=article.standfirst),
    ]
    if article.lead_picture is not None:
        found.append(Passage(Place.LEAD, article.lead_picture))
    found += map(passage_of, article.body.blocks)
    if not article.body.blocks:
        found.append(Passage(Place.FILLER))
    return found


def article_of(
    passages: Sequence[Passage], blocks: Iterable[Block], frame: Frame, base: ArticleText
) -> ArticleText:
    """Return `base` with what the surface shows.

    `blocks` are the values of the body's passages.
    """
    lead = passages[3].block if passages[3].place is Place.LEAD else None
    return replace(
        base,
        kicker=passages[0].content,
        headline=passages[1].content,
        standfirst=passages[2].content,
        lead_picture=lead if isinstance(lead, Figure) else None,
        body=Document(tuple(blocks), frame.direction, frame.language),
    )
