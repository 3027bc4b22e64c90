"""The newsroom's whole site, made ready on this computer and brought to a target.

The site is kept ready in the person's cache, so that the next time only what changed is made and
only what differs goes up. Deliberately absent: how files are brought (`site`), and sentences.
"""

import hashlib
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from studio.errors import Reason, Refused
from studio.export.delivery import Outcome
from studio.export.package import house_cache
from studio.export.site import PageMaker, SiteDone, write_site
from studio.export.site_memory import house_memory
from studio.newsroom import sendings
from studio.newsroom.acting import Acting
from studio.newsroom.site import site_of
from studio.newsroom.target_values import TargetView
from studio.sending.lines import open_place
from studio.sending.phases import Phase
from studio.sending.places import Stoppable
from studio.sending.site import SiteSent, send_site
from studio.sending.working import alone
from studio.storage.codes import TargetKind

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


def takes_a_site(target: TargetView) -> bool:
    """Say whether a target can hold a site of files."""
    return target.kind not in {TargetKind.ZIP, TargetKind.WORDPRESS}


def send_whole_site(
    acting: Acting,
    target: TargetView,
    maker: PageMaker,
    *,
    over: bool = False,
    stop: Callable[[], bool] = lambda: False,
    step: Step = lambda _phase, _done, _total: None,
) -> SiteThere | None:
    """Bring the site up to date here, and then at a target.

    `over` lets it replace what is newer there, or was changed there. `step` is told how many of how
    many are done. When `stop` says so, None is returned, readers have what they had, and the next
    call goes on. Raises what `site_of`, `write_site`, `open_place` and `send_site` raise, and
    `Refused` (TARGET_HOLDS_NO_FILES), `Unavailable` (TARGET_BUSY).
    """
    if not takes_a_site(target):
        raise Refused(Reason.TARGET_HOLDS_NO_FILES, target=target.name)
    folder = site_cache(acting)

    def made_one(done: int, total: int) -> bool:
        step(Phase.MAKING, done, total)
        return not stop()

    with (
        alone(acting, target),
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
            return None
        step(Phase.LOOKING, 0, 0)
        try:
            there = send_site(
                Stoppable(place, stop, acting.person.display_name),
                folder,
                over=over,
                step=lambda done, total: step(Phase.BRINGING, done, total),
                placed=lambda done, total: step(Phase.PLACING, done, total),
            )
        except Refused as refusal:
            if refusal.reason is not Reason.SENDING_GIVEN_UP:
                raise
            return None
    if there.sent.outcome is not Outcome.UNCHANGED:
        sendings.site_was_sent(acting, target.id, files=there.sent.files, size=there.sent.bytes)
    return SiteThere(made=made, there=there, held=held)


def site_cache(acting: Acting) -> Path:
    """Return the folder in which this newsroom's site is kept ready, which may be emptied."""
    which = hashlib.sha256(str(acting.store.folder.resolve()).encode()).hexdigest()[:16]
    return house_cache().parent / "sites" / which
