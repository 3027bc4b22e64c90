"""Names that people type: the nearest to one that is not there, and addresses made of them."""

from collections.abc import Callable, Iterable
from difflib import SequenceMatcher

from studio.arabic.folding import key

_NEAR = 0.5
_SHORT = 3


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


def is_one_off(word: str, other: str) -> bool:
    """Say whether two folded words differ by one letter at most, or by two that changed places.

    The article «ال» before `other` is passed over. Words of three letters and fewer have to be the
    same: too many of them differ by one.
    """
    for one in (other, other.removeprefix("ال")):
        if word == one or (len(word) > _SHORT and _differ_once(word, one)):
            return True
    return False


def _differ_once(one: str, other: str) -> bool:
    if abs(len(one) - len(other)) > 1:
        return False
    at = next((n for n, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), None)
    if at is None:
        return True
    swapped = one[at : at + 2] == other[at : at + 2][::-1]
    return (
        one[at + 1 :] == other[at + 1 :]
        or one[at:] == other[at + 1 :]
        or one[at + 1 :] == other[at:]
        or (swapped and one[at + 2 :] == other[at + 2 :])
    )


def unique_slug(wanted: str, taken: Callable[[str], bool]) -> str:
    """Return `wanted`, or the first of ``wanted-2``, ``wanted-3``… that is not taken."""
    slug, number = wanted, 1
    while taken(slug):
        number += 1
        slug = f"{wanted}-{number}"
    return slug
