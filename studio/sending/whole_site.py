"""The newsroom's whole site, made ready on this computer and brought to a target.

The site is kept ready in the person's cache, so that the next time only what changed is made and
only what differs goes up. Deliberately absent: how files are brought (`site`), and sentences.
"""

import hashlib
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from studio.errors import MidadError, Reason, Refused, Unavailable
from studio.export.delivery import Outcome
from studio.export.package import house_cache
from studio.export.site import PageMaker, SiteDone, write_site
from studio.export.site_memory import house_memory
from studio.newsroom import sendings
from studio.newsroom.acting import Acting
from studio.newsroom.site import site_of
from studio.newsroom.target_values import HOLDS_NO_SITE, SendingView, TargetView
from studio.sending.lines import open_place
from studio.sending.phases import Phase
from studio.sending.places import Stoppable
from studio.sending.site import SiteSent, send_site
from studio.sending.turns import alone

_SITE: Final = "site"

Step = Callable[[Phase, int, int], None]


@dataclass(frozen=True, slots=True, kw_only=True)
class SiteThere:
    """A site that is whole at its target: what was made of it here, and what was brought.

    `held` are the articles that an embargo holds back.
    """

    made: SiteDone
    there: SiteSent
    held: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Brought:
    """A site that is whole at its target, and its row of the queue."""

    site: SiteThere
    sending: SendingView


def takes_a_site(target: TargetView) -> bool:
    """Say whether a target can hold a site of files."""
    return target.kind not in HOLDS_NO_SITE


def send_whole_site(
    acting: Acting,
    target: TargetView,
    maker: PageMaker,
    *,
    over: bool = False,
    stop: Callable[[], bool] = lambda: False,
    step: Step = lambda _phase, _done, _total: None,
) -> SiteThere | None:
    """Bring the site up to date here, and then at a target, as a row of its queue.

    `over` lets it replace what is newer there, or was changed there. `step` is told how many of how
    many are done. When `stop` says so, None is returned, readers have what they had, and the next
    call goes on. What the line or the disk let down waits in the queue. Raises what `bring_site`
    raises, and `Refused` (TARGET_HOLDS_NO_FILES), `Unavailable` (TARGET_BUSY).
    """
    with alone(acting, target):
        sendings.take_up(acting, target.id)
        number = sendings.start_site(acting, target.id, over=over)
        try:
            brought = bring_site(acting, target, number, maker, over=over, stop=stop, step=step)
        except MidadError as error:
            again = isinstance(error, Unavailable)
            sendings.was_not_sent(acting, number, error, again=again)
            if error.reason is Reason.SENDING_GIVEN_UP:
                return None
            raise
    return brought.site


def bring_site(
    acting: Acting,
    target: TargetView,
    sending: int,
    maker: PageMaker,
    *,
    over: bool = False,
    stop: Callable[[], bool] = lambda: False,
    step: Step = lambda _phase, _done, _total: None,
) -> Brought:
    """Bring the site to a target as the row `sending` of its queue asks, and note that it is there.

    For whoever holds the target's lock. Raises what `site_of`, `write_site`, `open_place` and
    `send_site` raise, `Refused` (SENDING_GIVEN_UP) when `stop` says so, and `Unavailable`
    (TARGET_BUSY) while the site goes elsewhere.
    """
    folder = site_cache(acting)
    given_up = Refused(Reason.SENDING_GIVEN_UP, person=acting.person.display_name)

    def made_one(done: int, total: int) -> bool:
        step(Phase.MAKING, done, total)
        return not stop()

    with (
        alone(acting, target, _SITE),  # what is made ready here is read until it is there
        open_place(target) as place,
    ):
        with site_of(acting) as reading:
            made = write_site(
                reading.site,
                reading.stories,
                folder,
                maker,
                memory=house_memory(),
                step=made_one,
            )
            held = reading.held
        if made is None:
            raise given_up
        step(Phase.LOOKING, 0, 0)
        there = send_site(
            Stoppable(place, stop, acting.person.display_name),
            folder,
            over=over,
            step=lambda done, total: step(Phase.BRINGING, done, total),
            placed=lambda done, total: step(Phase.PLACING, done, total),
        )
    row = sendings.site_was_sent(
        acting,
        sending,
        files=there.sent.files,
        size=there.sent.bytes,
        changed=there.sent.outcome is not Outcome.UNCHANGED,
    )
    return Brought(SiteThere(made=made, there=there, held=held), row)


def site_cache(acting: Acting) -> Path:
    """Return the folder in which this newsroom's site is kept ready, which may be emptied."""
    which = hashlib.sha256(str(acting.store.folder.resolve()).encode()).hexdigest()[:16]
    return house_cache().parent / "sites" / which
