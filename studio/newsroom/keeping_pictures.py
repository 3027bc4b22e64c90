"""Pictures that come along with a text: kept by the newsroom, and shown by their figures.

From Word files, from pages that carry their pictures within themselves, and from the folder of
another newsroom. One that cannot be kept holds none of the others up. Deliberately absent: pictures
from the net, which are never fetched.
"""

import hashlib
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path, PurePath
from typing import Final

from msgspec.structs import replace

from studio.document.blocks import Block, Figure, Gallery
from studio.errors import MidadError
from studio.newsroom.acting import Acting
from studio.newsroom.changes import NOTHING, Changes
from studio.newsroom.pictures import Metadata, add_picture
from studio.storage import tables
from studio.storage.media import Media

_SHORT: Final = 12


@dataclass(frozen=True, slots=True)
class KeptPictures:
    """Blocks with the pictures that are kept now, and why others are not.

    A figure whose picture was refused still names it as its source.
    """

    blocks: tuple[Block, ...]
    changes: Changes = NOTHING
    refused: tuple[MidadError, ...] = ()


def keep_pictures(
    acting: Acting, blocks: Sequence[Block], pictures: Mapping[str, bytes]
) -> KeptPictures:
    """Keep those of `pictures` that figures among `blocks` name as their source, and show them."""
    wanted = {figure.source for figure in figures_of(blocks) if figure.source in pictures}
    kept: dict[str, str] = {}
    changes, refused = NOTHING, []
    for source, data in pictures.items():
        if source not in wanted:
            continue
        place = PurePath(source)
        name = place.name if place.suffix else ""
        try:
            changes |= add_picture(acting, data, Metadata(name=name))
        except MidadError as error:
            refused.append(error)
        else:
            kept[source] = hashlib.sha256(data).hexdigest()
    shown = tuple(_showing(block, kept) for block in blocks)
    return KeptPictures(shown, changes, tuple(refused))


def without_pictures(blocks: Sequence[Block], lacking: Collection[str]) -> tuple[Block, ...]:
    """Return `blocks` whose figures of `lacking` pictures only name them, their words kept.

    An article can show only what its newsroom keeps; a name is what somebody looks for.
    """
    return tuple(_naming(block, lacking) for block in blocks) if lacking else tuple(blocks)


def figures_of(blocks: Iterable[Block]) -> tuple[Figure, ...]:
    """Return the figures among `blocks`, and those of their galleries."""
    found: list[Figure] = []
    for block in blocks:
        if isinstance(block, Figure):
            found.append(block)
        elif isinstance(block, Gallery):
            found += block.figures
    return tuple(found)


@dataclass(frozen=True, slots=True)
class Fetched:
    """What was kept of another newsroom's pictures, and the hashes of those that lack still."""

    changes: Changes = NOTHING
    missing: frozenset[str] = frozenset()


def fetch_pictures(acting: Acting, hashes: Iterable[str], folder: Path | None) -> Fetched:
    """Keep the pictures of these hashes, out of another newsroom's `folder` of pictures if any.

    What is kept here already is left alone; a file that is not what its name says is not taken.
    """
    wanted = tuple(dict.fromkeys(hashes))
    with acting.store.read() as work:
        lacking = [one for one in wanted if work.rows.get(tables.Picture, one) is None]
    if folder is None:
        return Fetched(missing=frozenset(lacking))
    changes, missing = NOTHING, set()
    for one in lacking:
        try:
            changes |= add_picture(acting, Media(folder).read(one), Metadata())
        except MidadError:
            missing.add(one)
    return Fetched(changes, frozenset(missing))


def _naming(block: Block, lacking: Collection[str]) -> Block:
    match block:
        case Figure(picture=picture) if picture in lacking:
            return replace(block, picture="", source=f"picture-{picture[:_SHORT]}", crop=None)
        case Gallery():
            inside = tuple(_naming(one, lacking) for one in block.figures)
            return replace(block, figures=tuple(one for one in inside if isinstance(one, Figure)))
        case _:
            return block


def _showing(block: Block, kept: Mapping[str, str]) -> Block:
    match block:
        case Figure(source=source) if source in kept:
            return replace(block, picture=kept[source])
        case Gallery():
            inside = tuple(_showing(one, kept) for one in block.figures)
            return replace(block, figures=tuple(one for one in inside if isinstance(one, Figure)))
        case _:
            return block
