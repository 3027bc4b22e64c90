"""People's files and pages put into an article that is being written, instead of made into one.

Deliberately absent: where in the article; that is whoever's who writes it.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from studio.document.article import ArticleText
from studio.document.blocks import Block, Figure, Gallery, Heading, Paragraph
from studio.document.front_matter import read_bytes
from studio.document.inline import plain
from studio.document.plain import from_plain
from studio.errors import MidadError
from studio.newsroom.acting import Acting
from studio.newsroom.changes import NOTHING, Changes
from studio.newsroom.importing import Caution, FileFormat, format_of, read_file_text
from studio.newsroom.keeping_pictures import (
    fetch_pictures,
    figures_of,
    keep_pictures,
    without_pictures,
)


class Insertion(Struct, frozen=True):
    """Blocks to put into a text, with their pictures kept, and what to look at.

    `refused` says why pictures were left behind, `missing` how many were nowhere to be had.
    """

    blocks: tuple[Block, ...]
    warnings: tuple[Caution, ...] = ()
    refused: tuple[MidadError, ...] = ()
    changes: Changes = NOTHING
    missing: int = 0


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

    A figure whose picture is refused goes, but for its caption; one whose picture is not kept here
    only names it.
    """
    kept = keep_pictures(acting, blocks, pictures)
    shown = _without(kept.blocks, lambda one: not one.picture and one.source in pictures)
    found = insertion_from(acting, shown, None)
    return replace(found, refused=kept.refused, changes=kept.changes | found.changes)


def insertion_from(acting: Acting, blocks: Sequence[Block], folder: Path | None) -> Insertion:
    """Return `blocks` of another newsroom, whose pictures lie in `folder`, with them kept here.

    A figure whose picture cannot be had keeps its words and names the picture.
    """
    hashes = (one.picture for one in figures_of(blocks) if one.picture)
    fetched = fetch_pictures(acting, hashes, folder)
    shown = without_pictures(blocks, fetched.missing)
    return Insertion(shown, changes=fetched.changes, missing=len(fetched.missing))


def _without(blocks: Iterable[Block], is_gone: Callable[[Figure], bool]) -> tuple[Block, ...]:
    """Return blocks without figures that cannot be shown; their captions stay."""
    found: list[Block] = []
    for block in blocks:
        if isinstance(block, Gallery):
            inside = tuple(one for one in block.figures if not is_gone(one))
            if inside:
                found.append(replace(block, figures=inside))
            elif plain(block.caption):
                found.append(Paragraph(block.caption))
        elif not isinstance(block, Figure) or not is_gone(block):
            found.append(block)
        elif plain(block.caption):
            found.append(Paragraph(block.caption))
    return tuple(found)


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
