"""People's files and pages put into an article that is being written, instead of made into one.

Deliberately absent: where in the article; that is whoever's who writes it.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from studio.document.article import ArticleText
from studio.document.blocks import Block, Figure, Gallery, Heading, Paragraph
from studio.document.front_matter import read_bytes
from studio.document.inline import plain
from studio.document.plain import from_plain
from studio.errors import MidadError
from studio.newsroom.acting import Acting
from studio.newsroom.changes import NOTHING, Changes
from studio.newsroom.importing import Caution, FileFormat, format_of, read_file_text
from studio.newsroom.keeping_pictures import keep_pictures


@dataclass(frozen=True, slots=True)
class Insertion:
    """Blocks to put into a text, with their pictures kept, and what to look at.

    `refused` says why pictures were left behind.
    """

    blocks: tuple[Block, ...]
    warnings: tuple[Caution, ...] = ()
    refused: tuple[MidadError, ...] = ()
    changes: Changes = NOTHING


def insertion_of_file(acting: Acting, name: str, data: bytes) -> Insertion:
    """Return what a file says, to be put into a text: its head first, then its body.

    Raises as `importing.import_file`.
    """
    kind = format_of(name)
    if kind is FileFormat.TEXT:
        return Insertion(from_plain(read_bytes(data, name)).blocks)
    read = read_file_text(name, data, kind)
    found = insertion_of(acting, (*_head(read.text), *read.text.body.blocks), read.pictures)
    return replace(found, warnings=read.warnings)


def insertion_of(
    acting: Acting, blocks: Sequence[Block], pictures: Mapping[str, bytes]
) -> Insertion:
    """Return `blocks` with those `pictures` kept that their figures name as source.

    A figure whose picture is refused goes, but for its caption.
    """
    kept = keep_pictures(acting, blocks, pictures)
    shown: list[Block] = []
    for block in kept.blocks:
        shown += _left(block, pictures)
    return Insertion(tuple(shown), refused=kept.refused, changes=kept.changes)


def _left(block: Block, pictures: Mapping[str, bytes]) -> tuple[Block, ...]:
    """Return what stays of a block when a picture of it could not be kept."""
    if isinstance(block, Gallery):
        inside = tuple(one for one in block.figures if one.picture or one.source not in pictures)
        return (replace(block, figures=inside),) if inside else ()
    if isinstance(block, Figure) and not block.picture and block.source in pictures:
        return (Paragraph(block.caption),) if plain(block.caption) else ()
    return (block,)


def _head(text: ArticleText) -> tuple[Block, ...]:
    """Return what stands before the body of a file, as blocks that a body can hold."""
    found: list[Block] = []
    if plain(text.headline):
        found.append(Heading(text.headline, level=2))
    if plain(text.standfirst):
        found.append(Paragraph(text.standfirst))
    if text.lead_picture is not None:
        found.append(text.lead_picture)
    return tuple(found)
