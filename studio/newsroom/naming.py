"""Names that people type: the nearest to one that is not there, and addresses made of them."""

from collections.abc import Callable, Iterable
from difflib import SequenceMatcher

from studio.arabic.folding import key

_NEAR = 0.5


def nearest(name: str, known: Iterable[str]) -> str | None:
    """Return the name in `known` that is most like `name`, None where none is like it.

    Names are compared without what folding takes away.
    """
    wanted = key(name)
    best, best_likeness = None, _NEAR
    for one in known:
        likeness = SequenceMatcher(None, wanted, key(one), autojunk=False).ratio()
        if likeness > best_likeness:
            best, best_likeness = one, likeness
    return best


def unique_slug(wanted: str, taken: Callable[[str], bool]) -> str:
    """Return `wanted`, or the first of ``wanted-2``, ``wanted-3``… that is not taken."""
    slug, number = wanted, 1
    while taken(slug):
        number += 1
        slug = f"{wanted}-{number}"
    return slug
