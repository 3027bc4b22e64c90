"""What became of the pictures in a block or field: another one, cut otherwise, credited otherwise.

Pure. Captions and alternative texts are words and are compared as such (`comparison`). Deliberately
absent: how it looks, and the pictures themselves.
"""

from collections import Counter
from collections.abc import Iterator
from enum import StrEnum
from typing import assert_never

from msgspec import Struct

from studio.document.blocks import Embed, Figure, Gallery
from studio.ui.look.text import isolated
from studio.wording.words import Words


class PictureChange(StrEnum):
    """What became of pictures, besides their words."""

    OTHER = "other"
    CROP = "crop"
    CREDIT = "credit"
    CAME = "came"
    WENT = "went"
    ORDER = "order"
    ADDRESS = "address"


class PictureNote(Struct, frozen=True):
    """One such change: how many pictures came or went, or what was said before and after."""

    change: PictureChange
    count: int = 0
    old: str = ""
    new: str = ""


def picture_notes(old: object, new: object) -> tuple[PictureNote, ...]:
    """Return what became of the pictures from `old` to `new`, two versions of one block or field.

    Where there is none on one side, all of it is new or gone, and nothing is noted.
    """
    match old, new:
        case Figure(), Figure():
            other = _name(old) != _name(new)
            return (*([PictureNote(PictureChange.OTHER)] if other else []), *_treated(old, new))
        case Gallery(), Gallery():
            return tuple(_in_gallery(old, new))
        case Embed(), Embed():
            return tuple(_in_embed(old, new))
        case _:
            return ()


def _name(figure: Figure) -> str:
    return figure.picture or figure.source


def _treated(old: Figure, new: Figure) -> Iterator[PictureNote]:
    """Yield what differs in how a picture is shown and credited."""
    if old.crop != new.crop:
        yield PictureNote(PictureChange.CROP)
    if old.credit != new.credit:
        yield PictureNote(PictureChange.CREDIT, old=old.credit, new=new.credit)


def _in_gallery(old: Gallery, new: Gallery) -> Iterator[PictureNote]:
    before, after = (tuple(map(_name, one.figures)) for one in (old, new))
    came, went = Counter(after) - Counter(before), Counter(before) - Counter(after)
    if came:
        yield PictureNote(PictureChange.CAME, came.total())
    if went:
        yield PictureNote(PictureChange.WENT, went.total())
    both = Counter(before) & Counter(after)
    if [one for one in before if one in both] != [one for one in after if one in both]:
        yield PictureNote(PictureChange.ORDER)
    there = {_name(one): one for one in old.figures}
    for figure in new.figures:
        if (same := there.get(_name(figure))) is not None:
            yield from _treated(same, figure)


def _in_embed(old: Embed, new: Embed) -> Iterator[PictureNote]:
    if old.url != new.url:
        yield PictureNote(PictureChange.ADDRESS, old=old.url, new=new.url)
    if old.thumbnail != new.thumbnail:
        yield PictureNote(PictureChange.OTHER)


def picture_sentence(note: PictureNote, words: Words) -> str:
    """Return what a note says."""
    old, new = (isolated(one) or words.say("nothing") for one in (note.old, note.new))
    match note.change:
        case PictureChange.OTHER:
            return words.say("It is another picture.")
        case PictureChange.CROP:
            return words.say("The picture is cropped otherwise.")
        case PictureChange.CREDIT:
            return words.say("The credit was {old} and is {new}.", old=old, new=new)
        case PictureChange.CAME:
            return words.counted("{n} picture came", "{n} pictures came", note.count)
        case PictureChange.WENT:
            return words.counted("{n} picture went", "{n} pictures went", note.count)
        case PictureChange.ORDER:
            return words.say("The pictures stand in another order.")
        case PictureChange.ADDRESS:
            return words.say("The address was {old} and is {new}.", old=old, new=new)
        case _ as unreachable:
            assert_never(unreachable)
