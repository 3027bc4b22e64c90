"""A page's files, and what of its HTML changes from one text to the next.

The difference is one stretch between a common beginning and a common end, so that a key changes a
line and not a page. Deliberately absent: any browser.
"""

from collections.abc import Mapping
from typing import Final

from msgspec import Struct

from studio.document.article import ArticleText
from studio.newsroom.acting import Acting

PAGE: Final = "index.html"


class Patch(Struct, frozen=True):
    """The new HTML keeps `start` characters of the old at its start and `end` at its end.

    Both are counted in UTF-16 units, as the browser counts.
    """

    start: int
    end: int
    middle: str


def patch(old: str, new: str) -> Patch:
    """Return what makes `new` of `old`; applied, it gives `new` exactly.

    No surrogate pair is cut in two.
    """
    limit = min(len(old), len(new))
    start = _common(old, new, limit)
    end = _common(old[::-1], new[::-1], limit - start)
    middle = new[start : len(new) - end]
    return Patch(_units(new[:start]), _units(new[len(new) - end :]), middle)


def applied(old: str, change: Patch) -> str:
    """Return what a patch makes of `old`: the browser's work, said in Python."""
    units = old.encode("utf-16-le")
    head, tail = units[: 2 * change.start], units[len(units) - 2 * change.end :]
    return (head + change.middle.encode("utf-16-le") + tail).decode("utf-16-le")


def page_files(acting: Acting, article: int, text: ArticleText) -> Mapping[str, bytes]:
    """Return the page of `text`, with all that it shows, as a package would have it.

    Raises as `studio.newsroom.publication.previewed` and `studio.export.package`.
    """
    from studio.export.package import house_packager
    from studio.newsroom.publication import previewed

    return house_packager().page(previewed(acting, article, text))


def _common(one: str, other: str, limit: int) -> int:
    """Return how many characters two texts have in common at their start, found by halving."""
    low, high = 0, limit
    while low < high:
        middle = (low + high + 1) // 2
        if one[:middle] == other[:middle]:
            low = middle
        else:
            high = middle - 1
    return low


def _units(text: str) -> int:
    return len(text.encode("utf-16-le")) // 2
