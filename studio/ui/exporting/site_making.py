"""Making the newsroom's site: read in one moment, printed by other processes, put in its folder.

Runs beside everything else. Deliberately absent: widgets, and how the site is made.
"""

import os
from pathlib import Path
from typing import TYPE_CHECKING, Final

from msgspec import Struct

from studio.newsroom.acting import Acting
from studio.newsroom.house import house
from studio.newsroom.site import site_of
from studio.ui.door import Running

if TYPE_CHECKING:
    from studio.export.site import SiteDone

MOST_JOBS: Final = 8
"""More processes than this wait for one another's files."""


class SiteOffer(Struct, frozen=True, kw_only=True):
    """What will be made: the site's name and address, and the theme that it is printed with."""

    name: str
    address: str
    theme: str


class SiteMade(Struct, frozen=True, kw_only=True):
    """What became of it: nothing in `done` where it was cancelled.

    `held` is how many articles an embargo holds back.
    """

    done: "SiteDone | None"
    held: int


def offer(acting: Acting) -> SiteOffer:
    """Return what will be made."""
    settings = house(acting.store)
    return SiteOffer(name=settings.site_name, address=settings.base_url, theme=settings.theme)


def best_jobs() -> int:
    """Return how many processes this computer has room for, one left for the window."""
    return max(1, min((os.cpu_count() or 2) - 1, MOST_JOBS))


def make_site(acting: Acting, running: Running, place: Path, jobs: int) -> SiteMade:
    """Bring the site in `place` up to date; cancelled, the folder is as it was.

    The pages are always printed in other processes, so that the window stays quick. Raises what
    `studio.newsroom.site.site_of` and `studio.export.site.write_site` raise.
    """
    from studio.export.package import house_cache
    from studio.export.site import write_site
    from studio.export.site_articles import ManyPages
    from studio.resources import resource

    def step(done: int, total: int) -> bool:
        running.step(done, total)
        return not running.cancelled

    maker = ManyPages(resource("themes"), house_cache(), jobs)
    with site_of(acting) as reading:
        done = write_site(reading.site, reading.articles, place, maker, step=step)
        return SiteMade(done=done, held=len(reading.held))
