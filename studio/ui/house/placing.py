"""Where a section goes: the places that keys and drops mean, and the order that follows.

Pure, over the values that the newsroom gives. Deliberately absent: whether it may go there; the
newsroom decides.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from studio.newsroom.acting import Acting
from studio.newsroom.changes import Changes
from studio.newsroom.sections import move_section, order_sections
from studio.newsroom.views import SectionView


@dataclass(frozen=True, slots=True)
class Place:
    """Below `parent` (None: a root) and before the sibling `before` (None: at the end)."""

    parent: int | None
    before: int | None


def place_of(sections: Sequence[SectionView], section: int) -> Place:
    """Return where a section is now."""
    parent = _one(sections, section).parent
    after = _after(sections, section)
    return Place(parent, after[0] if after else None)


def up(sections: Sequence[SectionView], section: int) -> Place | None:
    """Return the place before the sibling above, None for the first."""
    parent = _one(sections, section).parent
    before = _before(sections, section)
    return Place(parent, before[-1]) if before else None


def down(sections: Sequence[SectionView], section: int) -> Place | None:
    """Return the place after the sibling below, None for the last."""
    parent = _one(sections, section).parent
    after = _after(sections, section)
    if not after:
        return None
    return Place(parent, after[1] if len(after) > 1 else None)


def inwards(sections: Sequence[SectionView], section: int) -> Place | None:
    """Return the last place below the sibling above, None for the first."""
    before = _before(sections, section)
    return Place(before[-1], None) if before else None


def outwards(sections: Sequence[SectionView], section: int) -> Place | None:
    """Return the place after the section that this one is below, None for a root."""
    parent = _one(sections, section).parent
    if parent is None:
        return None
    after = _after(sections, parent)
    return Place(_one(sections, parent).parent, after[0] if after else None)


def order(sections: Sequence[SectionView], section: int, place: Place) -> tuple[int, ...]:
    """Return the ids of those below `place.parent` in their order once `section` is there."""
    siblings = [one.id for one in sections if one.parent == place.parent and one.id != section]
    at = siblings.index(place.before) if place.before in siblings else len(siblings)
    return (*siblings[:at], section, *siblings[at:])


def put(acting: Acting, sections: Sequence[SectionView], section: int, place: Place) -> Changes:
    """Let the newsroom put a section there; raises as `move_section` and `order_sections`."""
    moved = move_section(acting, section, place.parent)
    return moved | order_sections(acting, order(sections, section, place))


def _one(sections: Sequence[SectionView], section: int) -> SectionView:
    return next(one for one in sections if one.id == section)


def _siblings(sections: Sequence[SectionView], section: int) -> list[int]:
    parent = _one(sections, section).parent
    return [one.id for one in sections if one.parent == parent]


def _before(sections: Sequence[SectionView], section: int) -> list[int]:
    siblings = _siblings(sections, section)
    return siblings[: siblings.index(section)]


def _after(sections: Sequence[SectionView], section: int) -> list[int]:
    siblings = _siblings(sections, section)
    return siblings[siblings.index(section) + 1 :]
