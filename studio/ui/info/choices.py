"""The sections, tags and people that can be chosen for a story, and finding them by what is typed.

Deliberately absent: widgets. `read` is the one question to the newsroom; the rest is pure.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence

from msgspec import Struct, field

from studio.arabic.folding import key
from studio.newsroom import people as staff
from studio.newsroom import sections as tree
from studio.newsroom import tags as labels
from studio.newsroom.acting import Acting
from studio.newsroom.permissions import Post, reach
from studio.newsroom.views import PersonView, SectionView, TagView
from studio.newsroom.workflow import Action, Reach, transition
from studio.storage.codes import Stage

MOST: int = 7
"""How many completions are shown."""


class Choices(Struct, frozen=True, kw_only=True):
    """What there is to choose; `became` says which tags of the story were merged into which."""

    sections: tuple[SectionView, ...] = ()
    tags: Mapping[int, TagView] = field(default_factory=dict)
    people: tuple[PersonView, ...] = ()
    became: Mapping[int, int] = field(default_factory=dict)


class Offer(Struct, frozen=True):
    """Something that can be chosen: what it is, its name, and the folded names it goes by."""

    what: object
    name: str
    keys: tuple[str, ...]


def read(acting: Acting, tags: Iterable[int]) -> Choices:
    """Read what there is; `tags` are the story's."""
    known = {one.id: one for one in labels.tags(acting)}
    strange = [one for one in tags if one not in known]
    return Choices(
        sections=tree.sections(acting),
        tags=known,
        people=staff.people(acting),
        became=labels.standing(acting, strange) if strange else {},
    )


def offer(what: object, name: str, others: Iterable[str] = ()) -> Offer:
    """Return something to choose by its name and its other names."""
    return Offer(what, name, tuple(key(one) for one in (name, *others)))


def matching(typed: str, offers: Sequence[Offer]) -> tuple[Offer, ...]:
    """Return what is meant by letters that were typed, in any spelling: beginnings first."""
    wanted = key(typed)
    if not wanted:
        return ()
    ranked = [(_rank(wanted, one.keys), place) for place, one in enumerate(offers)]
    best = sorted(one for one in ranked if one[0] < _NO)
    return tuple(offers[place] for _, place in best[:MOST])


def exactly(typed: str, offers: Iterable[Offer]) -> Offer | None:
    """Return what bears exactly this name, in any spelling."""
    wanted = key(typed)
    return next((one for one in offers if wanted in one.keys), None)


def may_write_in(
    sections: Sequence[SectionView], posts: Sequence[Post], stage: Stage, *, own: bool
) -> frozenset[int]:
    """Return the sections into which a person may put a story that they are writing."""
    line = transition(Action.EDIT, stage)
    if line is None:
        return frozenset()
    above = {one.id: one.parent for one in sections}
    least = Reach.OWN if own else Reach.ANY
    return frozenset(
        one.id for one in sections if reach(posts, line.who, _lineage(one.id, above)) >= least
    )


_EXACT, _BEGINS, _WORD, _INSIDE, _NO = range(5)


def _rank(wanted: str, keys: Iterable[str]) -> int:
    return min((_rank_of(wanted, one) for one in keys), default=_NO)


def _rank_of(wanted: str, name: str) -> int:
    if name == wanted:
        return _EXACT
    if name.startswith(wanted):
        return _BEGINS
    if f" {wanted}" in name:
        return _WORD
    return _INSIDE if wanted in name else _NO


def _lineage(section: int, above: Mapping[int, int | None]) -> Collection[int]:
    found: set[int] = set()
    at: int | None = section
    while at is not None and at not in found:
        found.add(at)
        at = above.get(at)
    return found
