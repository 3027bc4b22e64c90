"""What can be exported now: stories with what stands in their way, and what the place has of them.

Read beside everything else, since each story is composed as it would leave. Deliberately absent:
widgets, and exporting.
"""

import zipfile
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from pathlib import Path
from typing import Final

from studio.document.inline import plain
from studio.errors import MidadError
from studio.newsroom import desk
from studio.newsroom.acting import Acting
from studio.newsroom.desk import Filter
from studio.newsroom.house import house
from studio.newsroom.obstacles import Obstacle, ObstacleCode
from studio.newsroom.permissions import Duty, may
from studio.newsroom.public import PublicArticle
from studio.newsroom.publication import public_article
from studio.newsroom.reading import load
from studio.newsroom.target_standings import standings
from studio.newsroom.target_values import TargetStanding, TargetView
from studio.newsroom.targets import targets as kept_targets
from studio.newsroom.views import ArticleDetail
from studio.newsroom.workflow import Action
from studio.storage.codes import PackageStatus, Stage
from studio.ui.door import Running

MOST: Final = 200
NEWEST_PUBLISHED: Final = 30
NEWEST_WITHDRAWN: Final = 10
_FRESH: Final = timedelta(days=1)
_LARGEST_MANIFEST: Final = 4 * 1024 * 1024


class There(StrEnum):
    """What the place has of a story already."""

    NOTHING = "nothing"
    OTHER = "other"
    """An older version of it, or the same in another state."""
    NEWER = "newer"
    SAME = "same"


_FIRST: Final = (There.NEWER, There.OTHER, There.NOTHING)
"""Of several places, the one that there is most to say of."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """A story that somebody may want to export.

    `status` is what its package would be without publishing first, and `publishes` whether the
    person may publish it first. `refused` says why it cannot leave at all. `wanted` is whether it
    is chosen unless the person says otherwise; `standings` is what targets have of it.
    """

    article: int
    revision: int
    headline: str
    stage: Stage
    section: str = ""
    pictures: int = 0
    status: PackageStatus = PackageStatus.PUBLISHED
    publishes: bool = False
    obstacles: tuple[Obstacle, ...] = ()
    refused: MidadError | None = None
    there: There = There.NOTHING
    standings: tuple[TargetStanding, ...] = ()
    wanted: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Offer:
    """What stands on the sheet, in which theme it leaves, and where the person may send it."""

    candidates: tuple[Candidate, ...]
    targets: tuple[TargetView, ...] = ()
    chosen: frozenset[int] = frozenset()
    theme: str
    site_name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Places:
    """Where stories are to go: a folder, where it is wanted, and what was said of targets by `uid`.

    Without a target the folder is wanted in any case.
    """

    folder: Path
    wants_folder: bool
    zipped: bool
    said: Mapping[str, bool]

    def chosen(self, targets: Iterable[TargetView]) -> frozenset[int]:
        """Return which of these are chosen."""
        return frozenset(one.id for one in targets if self.said.get(one.uid, one.options.chosen))


def find(acting: Acting, articles: Sequence[int], places: Places, running: Running) -> Offer:
    """Return `articles`, or without any all that is ready and the newest that is out.

    Articles that are gone, or that the person may not see, are left out; so are all that were not
    reached when `running` is cancelled.
    """
    settings = house(acting.store)
    found = []
    sends = may(Duty.SEND, acting.person.posts) and not acting.store.read_only
    targets = kept_targets(acting) if sends else ()
    chosen = places.chosen(targets)
    for article in articles or _ready(acting):
        if running.cancelled:
            break
        try:
            detail = load(acting, article)
        except MidadError:
            continue
        found.append(_candidate(acting, detail, places, chosen, asked=bool(articles)))
    return Offer(
        candidates=tuple(found),
        targets=targets,
        chosen=chosen,
        theme=settings.theme,
        site_name=settings.site_name,
    )


def _ready(acting: Acting) -> Iterable[int]:
    ready = desk.ids(acting, Filter(stages=(Stage.APPROVED, Stage.SCHEDULED)), limit=MOST)
    out = desk.ids(acting, Filter(live=True), limit=NEWEST_PUBLISHED)
    gone = desk.ids(acting, Filter(stage=Stage.WITHDRAWN), limit=NEWEST_WITHDRAWN)
    return dict.fromkeys((*ready, *out, *gone))


def _candidate(
    acting: Acting,
    detail: ArticleDetail,
    places: Places,
    chosen: frozenset[int],
    *,
    asked: bool,
) -> Candidate:
    summary = detail.summary
    publishes = summary.stage is Stage.APPROVED and Action.PUBLISH in detail.may
    obstacles = tuple(
        one for one in detail.obstacles if publishes or one.code is ObstacleCode.EMBARGO
    )
    waiting = summary.stage in {Stage.APPROVED, Stage.SCHEDULED}
    status = PackageStatus.PUBLISHED
    if not summary.live and (waiting or summary.published_revision is None):
        status = PackageStatus.APPROVED
    try:
        public = public_article(acting, summary.id, revision=status)
    except MidadError as error:
        return Candidate(
            article=summary.id,
            revision=summary.revision,
            headline=summary.headline,
            stage=summary.stage,
            section=summary.section_name,
            publishes=publishes,
            obstacles=obstacles,
            refused=error,
        )
    at_targets = standings(acting, (summary.id,)).get(summary.id, ())
    found = [_at_target(at_targets, one, sends=publishes) for one in sorted(chosen)]
    if places.wants_folder or not chosen:
        found.append(standing(public, places.folder, zipped=places.zipped))
    there = next((one for one in _FIRST if one in found), There.SAME)
    fresh = _fresh(detail, acting.clock())
    # Nobody goes back to an older version without choosing to.
    ready = there is not There.NEWER and (
        publishes
        or (asked and not obstacles)
        or there is There.OTHER
        or (there is There.NOTHING and fresh and summary.stage is not Stage.SCHEDULED)
    )
    return Candidate(
        article=summary.id,
        revision=summary.revision,
        headline=summary.headline if publishes else plain(public.text.headline),
        stage=summary.stage,
        section=summary.section_name,
        pictures=len(public.pictures),
        status=public.status,
        publishes=publishes,
        obstacles=obstacles,
        there=there,
        standings=at_targets,
        wanted=ready and not obstacles,
    )


def _at_target(there: Iterable[TargetStanding], target: int, *, sends: bool) -> There:
    """Say what a target has of a story; with `sends` another version goes out first."""
    for one in there:
        if one.target == target:
            return There.OTHER if one.old or sends else There.SAME
    return There.NOTHING


def _fresh(detail: ArticleDetail, now: datetime) -> bool:
    """Say whether a story went out lately; what waits to go out always is."""
    if detail.summary.stage is Stage.APPROVED:
        return True
    at = detail.withdrawn or detail.published
    return at is not None and now - at < _FRESH


def standing(public: PublicArticle, place: Path, *, zipped: bool) -> There:
    """Say what `place` has of a story, by the manifest there and without looking further."""
    from studio.export.delivery import package_name
    from studio.export.manifest import MANIFEST_NAME, NewerManifest, NotAManifest, decode

    there = place / package_name(public, zipped=zipped)
    try:
        if zipped:
            with zipfile.ZipFile(there) as archive, archive.open(MANIFEST_NAME) as file:
                data = file.read(_LARGEST_MANIFEST)
        else:
            with (there / MANIFEST_NAME).open("rb") as file:
                data = file.read(_LARGEST_MANIFEST)
        manifest = decode(data.decode("utf-8"))
    except (OSError, KeyError, ValueError, zipfile.BadZipFile, NotAManifest, NewerManifest):
        return There.NOTHING
    if [one.id for one in manifest.articles] != [public.id]:
        return There.NOTHING
    (article,) = manifest.articles
    if article.revision > public.revision:
        return There.NEWER
    same = (article.revision, article.status) == (public.revision, public.status.value)
    return There.SAME if same else There.OTHER
