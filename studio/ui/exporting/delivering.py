"""The export itself: story by story, each by itself, so that a refused one holds none up.

Runs beside everything else. Deliberately absent: widgets, and how packages are written.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from studio.errors import MidadError
from studio.newsroom import publishing
from studio.newsroom.acting import Acting
from studio.newsroom.changes import NOTHING, Changes
from studio.newsroom.public import Packager
from studio.newsroom.publication import public_article
from studio.newsroom.target_values import TargetView
from studio.newsroom.targets import target_of
from studio.storage.codes import PackageStatus
from studio.ui.door import Running
from studio.ui.exporting.heard import Done, Heard, SentTo

if TYPE_CHECKING:
    from studio.export.package import ArticlePackager


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """A story to export; with `publish` its version `revision` is published first.

    `over` lets it replace the package of a newer version.
    """

    article: int
    revision: int
    status: PackageStatus
    publish: bool
    over: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Delivery:
    """What became of all stories that were reached, and what the newsroom changed by it."""

    done: tuple[Done, ...]
    sent: tuple[SentTo, ...] = ()
    changes: Changes
    cancelled: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Order:
    """What to export, and where to: a folder of this computer, targets, or both.

    `heard` is told of each story and each sending on the working thread.
    """

    wanted: Sequence[Wanted]
    place: Path | None
    zipped: bool
    packager: Packager
    heard: Callable[[Heard], None]
    targets: Sequence[TargetView] = ()

    @property
    def steps(self) -> int:
        """How much there is to do."""
        return len(self.wanted) * (1 + len(self.targets))


def deliver(acting: Acting, running: Running, order: Order) -> Delivery:
    """Publish what is to be published, and write every package; ends early when cancelled."""
    from studio.export.package import house_packager

    builder = house_packager()
    done: list[Done] = []
    changes = NOTHING
    cancelled = False
    for wanted in order.wanted:
        if running.cancelled:
            cancelled = True
            break
        published = False
        try:
            if wanted.publish:
                changes |= publishing.publish(
                    acting, wanted.article, order.packager, revision=wanted.revision
                )
                published = True
            one = _write(acting, wanted, order, builder, published=published)
        except MidadError as error:
            one = Done(article=wanted.article, published=published, error=error)
        done.append(one)
        order.heard(one)
        running.step(len(done), order.steps)
    sent = tuple(
        one
        for target in order.targets
        for one in _sent_to(acting, running, order, target, done, builder)
    )
    if sent:
        changes |= Changes(
            articles=tuple(dict.fromkeys(one.article for one in sent)),
            targets=tuple(one.id for one in order.targets),
        )
    return Delivery(
        done=tuple(done), sent=sent, changes=changes, cancelled=cancelled or running.cancelled
    )


def send_over(acting: Acting, running: Running, target: int, article: int) -> SentTo:
    """Send one story over what is newer at a target or was changed there, as somebody decided."""
    from studio.export.package import house_packager
    from studio.ui.exporting.sending import Sending

    heard: list[Heard] = []
    sending = Sending(acting, target_of(acting, target), heard.append)
    sending.ask(article, over=True)
    sending.work(house_packager(), lambda: running.cancelled)
    return sending.sent[-1]


def _write(
    acting: Acting,
    wanted: Wanted,
    order: Order,
    builder: "ArticlePackager",
    *,
    published: bool,
) -> Done:
    from studio.export.delivery import export_articles

    if order.place is None:
        return Done(article=wanted.article, published=published)
    status = PackageStatus.PUBLISHED if published else wanted.status
    public = public_article(acting, wanted.article, revision=status)
    (delivered,) = export_articles(
        [public], order.place, builder, zipped=order.zipped, over=wanted.over
    )
    return Done(
        article=wanted.article,
        published=published,
        outcome=delivered.outcome.value,
        path=delivered.path,
    )


def _sent_to(
    acting: Acting,
    running: Running,
    order: Order,
    target: TargetView,
    done: Sequence[Done],
    builder: "ArticlePackager",
) -> list[SentTo]:
    """Send to a target what was not refused before, and say what became of each."""
    from studio.ui.exporting.sending import Sending

    sending = Sending(acting, target, order.heard)
    for one in done:
        if running.cancelled:
            break
        if one.error is None or one.published:
            sending.ask(one.article)
    sending.work(builder, lambda: running.cancelled)
    return sending.sent
