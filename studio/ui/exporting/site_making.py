"""Making the newsroom's site: read in one moment, printed by other processes, put where it goes.

Runs beside everything else. Deliberately absent: widgets, and how the site is made.
"""

import os
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Final, TypeAlias

from msgspec import Struct

from studio.newsroom.acting import Acting
from studio.newsroom.house import house
from studio.newsroom.site import site_of
from studio.newsroom.target_values import TargetView
from studio.newsroom.targets import targets
from studio.sending.phases import Phase
from studio.ui.door import Running

if TYPE_CHECKING:
    from studio.export.site import PageMaker, SiteDone
    from studio.sending.site import SiteSent

MOST_JOBS: Final = 8
"""More processes than this wait for one another's files."""


class SiteOffer(Struct, frozen=True, kw_only=True):
    """What will be made: the site's name, address and theme, and the targets that can hold it."""

    name: str
    address: str
    theme: str
    targets: tuple[TargetView, ...] = ()


class SiteMade(Struct, frozen=True, kw_only=True):
    """What became of it: nothing in `done` where it was cancelled.

    `held` is how many articles an embargo holds back; `sent` what was brought to the `target`.
    """

    done: "SiteDone | None"
    held: int = 0
    sent: "SiteSent | None" = None
    target: str = ""


class SiteStep(Struct, frozen=True, kw_only=True):
    """How many of how many are done of what is being done."""

    phase: Phase
    done: int
    total: int


Heard: TypeAlias = Callable[[SiteStep], None]
"""Is told of each step on the working thread."""


def offer(acting: Acting) -> SiteOffer:
    """Return what will be made."""
    from studio.sending.whole_site import takes_a_site

    settings = house(acting.store)
    return SiteOffer(
        name=settings.site_name,
        address=settings.base_url,
        theme=settings.theme,
        targets=tuple(one for one in targets(acting) if takes_a_site(one)),
    )


def best_jobs() -> int:
    """Return how many processes this computer has room for, one left for the window."""
    return max(1, min((os.cpu_count() or 2) - 1, MOST_JOBS))


def site_maker(jobs: int) -> "PageMaker":
    """Return what prints a site in so many processes."""
    from studio.export.package import house_cache
    from studio.export.site_articles import ManyPages
    from studio.resources import resource

    return ManyPages(resource("themes"), house_cache(), jobs)


def make_site(
    acting: Acting,
    running: Running,
    place: Path,
    jobs: int,
    heard: Heard = lambda _step: None,
) -> SiteMade:
    """Bring the site in `place` up to date; cancelled, the folder is as it was.

    All but a few pages are printed in other processes, so that the window stays quick. Raises what
    `studio.newsroom.site.site_of` and `studio.export.site.write_site` raise.
    """
    from studio.export.site import write_site
    from studio.export.site_memory import house_memory

    def step(done: int, total: int) -> bool:
        heard(SiteStep(phase=Phase.MAKING, done=done, total=total))
        running.step(done, total)
        return not running.cancelled

    with site_of(acting) as reading:
        done = write_site(
            reading.site,
            reading.stories,
            place,
            site_maker(jobs),
            memory=house_memory(),
            step=step,
        )
        return SiteMade(done=done, held=len(reading.held))


def bring_site(
    acting: Acting,
    running: Running,
    target: TargetView,
    jobs: int,
    heard: Heard,
    *,
    over: bool,
) -> SiteMade:
    """Bring the site to a target; cancelled, readers there have what they had.

    Raises what `studio.sending.whole_site.send_whole_site` raises.
    """
    from studio.sending.whole_site import send_whole_site

    def step(phase: Phase, done: int, total: int) -> None:
        heard(SiteStep(phase=phase, done=done, total=total))
        running.step(done, total)

    site = send_whole_site(
        acting, target, site_maker(jobs), over=over, stop=lambda: running.cancelled, step=step
    )
    if site is None:
        return SiteMade(done=None, target=target.name)
    return SiteMade(done=site.made, held=len(site.held), sent=site.there, target=target.name)
