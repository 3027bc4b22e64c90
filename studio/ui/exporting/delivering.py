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
from studio.storage.codes import PackageStatus
from studio.ui.door import Running

if TYPE_CHECKING:
    from studio.export.package import ArticlePackager


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """A story to export; with `publish` its version `revision` is published first."""

    article: int
    revision: int
    status: PackageStatus
    publish: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Done:
    """What became of a story: an outcome of `studio.export.delivery` at `path`, or an error."""

    article: int
    published: bool = False
    outcome: str = ""
    path: Path | None = None
    error: MidadError | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Delivery:
    """What became of all stories that were reached, and what the newsroom changed by it."""

    done: tuple[Done, ...]
    changes: Changes
    cancelled: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Order:
    """What to export, and where to; `heard` is told of each story on the working thread."""

    wanted: Sequence[Wanted]
    place: Path
    zipped: bool
    packager: Packager
    heard: Callable[[Done], None]


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
        running.step(len(done), len(order.wanted))
    return Delivery(done=tuple(done), changes=changes, cancelled=cancelled)


def _write(
    acting: Acting,
    wanted: Wanted,
    order: Order,
    builder: "ArticlePackager",
    *,
    published: bool,
) -> Done:
    from studio.export.delivery import export_articles

    status = PackageStatus.PUBLISHED if published else wanted.status
    public = public_article(acting, wanted.article, revision=status)
    (delivered,) = export_articles([public], order.place, builder, zipped=order.zipped)
    return Done(
        article=wanted.article,
        published=published,
        outcome=delivered.outcome.value,
        path=delivered.path,
    )
