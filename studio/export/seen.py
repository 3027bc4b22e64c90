"""What readers see of an article's text: everything that leaves of it says these words alone.

Blocks that say nothing, pictures that are not given, related articles that are not public, embeds
that lead nowhere and blocks of unknown kind are left out, for every form alike. Deliberately
absent: what any form makes of the rest.
"""

from collections.abc import Container
from operator import is_
from typing import Final

from msgspec.structs import replace

from studio.document.blocks import (
    Block,
    Code,
    Crop,
    Embed,
    Figure,
    Gallery,
    Heading,
    Item,
    Paragraph,
    PullQuote,
    Related,
    Rule,
    Table,
    Unknown,
)
from studio.document.inline import Footnote, Inlines, Text
from studio.document.links import clean_address
from studio.document.tree import Document


def seen(
    document: Document,
    pictures: Container[tuple[str, Crop | None]],
    related: Container[str],
) -> Document:
    """Return `document` without the blocks that readers see nothing of.

    `pictures` are those that are given, by hash and crop; `related` the lasting ids of articles
    that readers can find. Idempotent.
    """
    found = (_seen(block, pictures, related) for block in document.blocks)
    kept = tuple(block for block in found if block is not None)
    if len(kept) == len(document.blocks) and all(map(is_, kept, document.blocks)):
        return document  # as nearly always, and making another one takes its time
    return replace(document, blocks=kept)


_MARK: Final = "\ufeff"
"""The byte order mark, which shows nothing and does not leave the house (`outgoing`)."""


def says_something(content: Inlines) -> bool:
    """Say whether readers see anything of `content`."""
    for piece in content:
        if type(piece) is Footnote:
            return True
        if type(piece) is Text and piece.text.replace(_MARK, "").strip():
            return True
    return False


def without_notes(content: Inlines) -> Inlines:
    """Return `content` without footnotes, where a page has no place for them."""
    return tuple(piece for piece in content if not isinstance(piece, Footnote))


def _seen(
    block: Block, pictures: Container[tuple[str, Crop | None]], related: Container[str]
) -> Block | None:
    match block:
        case Paragraph() | Heading() | Item() | Code():
            return block if says_something(block.content) else None
        case Figure():
            return block if (block.picture, block.crop) in pictures else None
        case Gallery():
            figures = tuple(one for one in block.figures if (one.picture, one.crop) in pictures)
            return replace(block, figures=figures) if figures else None
        case PullQuote():
            return block if says_something(block.text) else None
        case Table():
            cells = (cell for row in block.rows for cell in row)
            return block if any(map(says_something, (block.caption, *cells))) else None
        case Related():
            known = tuple(uid for uid in block.articles if uid in related)
            return replace(block, articles=known) if known else None
        case Embed():
            return block if clean_address(block.url) else None
        case Rule():
            return block
        case Unknown():
            return None
