"""The trail of what somebody typed between two versions: dense at first, thinner with age.

Autosave leaves a point each minute; those of the last hours stay, of older ones the last in each
ten minutes, and after a day only versions tell what was. Points are their writer's alone, as drafts
are. Versions are never among them, so no approval, publication, take-over or remark can lose what
it refers to. Deliberately absent: when to save (`drafts` is told).
"""

from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import Final

from sqlalchemy import ColumnElement, delete, select

from studio.document.article import ArticleText
from studio.document.codec import decode
from studio.errors import Damaged, Reason, Refused
from studio.newsroom import access, kept
from studio.newsroom.acting import Acting
from studio.newsroom.articles import carried_on, revise
from studio.newsroom.changes import Changes
from studio.newsroom.views import TrailView
from studio.newsroom.workflow import Action
from studio.storage import tables
from studio.storage.codes import RevisionKind
from studio.storage.texts import Packed, unpack
from studio.storage.trail_table import TrailPoint
from studio.storage.unit_of_work import UnitOfWork

EVERY: Final = timedelta(minutes=1)
"""Between two points there is at least so much."""
DENSE: Final = timedelta(hours=2)
"""For so long every point stays."""
SPACING: Final = timedelta(minutes=10)
"""Of older points, the last in each such stretch of the clock stays."""
LASTING: Final = timedelta(days=1)
"""Older than this, no point is kept."""


def superseded(points: Iterable[tuple[int, datetime]], now: datetime) -> frozenset[int]:
    """Return the ids of those points, each with its moment, that are not to be kept any more.

    A stretch of the clock is thinned once all of it is old enough, so that thinning often leaves
    the same as thinning once.
    """
    last: dict[int, int] = {}
    gone = set()
    for id_, at in sorted(points, key=lambda point: (point[1], point[0])):
        stretch = int(at.timestamp() // SPACING.total_seconds())
        if now - at >= LASTING:
            gone.add(id_)
        elif (stretch + 1) * SPACING.total_seconds() <= (now - DENSE).timestamp():
            if stretch in last:
                gone.add(last[stretch])
            last[stretch] = id_
    return frozenset(gone)


def leave_point(
    work: UnitOfWork, draft: tables.Draft, packed: Packed, *, base: int, at: datetime
) -> None:
    """Note what a draft holds now, where it is time to, and let go of what is old.

    One look at an index where it is not time. For this floor.
    """
    mine = _of(draft.article_id, draft.person_id)
    newest = work.rows.execute(
        select(TrailPoint.saved_at, TrailPoint.sha256)
        .where(*mine)
        .order_by(TrailPoint.saved_at.desc())
        .limit(1)
    ).one_or_none()
    if newest is not None:
        saved, sha256 = newest
        if abs(at - saved) < EVERY or sha256 == packed.sha256:
            return
    work.rows.add(
        TrailPoint(
            article_id=draft.article_id,
            person_id=draft.person_id,
            base_id=base,
            saved_at=at,
            sha256=packed.sha256,
            text=packed.blob,
        )
    )
    work.rows.flush()
    points = work.rows.execute(select(TrailPoint.id, TrailPoint.saved_at).where(*mine))
    if gone := superseded(((id_, saved) for id_, saved in points), at):
        work.rows.execute(delete(TrailPoint).where(TrailPoint.id.in_(gone)))
    work.rows.execute(delete(TrailPoint).where(TrailPoint.saved_at <= at - LASTING))


def trail(acting: Acting, article: int) -> tuple[TrailView, ...]:
    """Return the points that the person left in an article, oldest first.

    Raises `Refused` (ARTICLE_UNKNOWN, NOT_PERMITTED).
    """
    query = (
        select(TrailPoint.id, tables.Revision.number, TrailPoint.saved_at)
        .join(tables.Revision, tables.Revision.id == TrailPoint.base_id)
        .where(*_of(article, acting.person.id))
        .order_by(TrailPoint.saved_at, TrailPoint.id)
    )
    with acting.store.read() as work:
        access.permit(work, acting, Action.READ, kept.article(work, article))
        found = work.rows.execute(query)
        return tuple(TrailView(id=id_, base=base, saved=saved) for id_, base, saved in found)


def trail_text(acting: Acting, article: int, point: int) -> ArticleText:
    """Return the text of one of the person's points.

    Raises `Refused`: ARTICLE_UNKNOWN, NOT_PERMITTED, POINT_UNKNOWN for one that was thinned out
    or is somebody else's; `Damaged` (REVISION_DAMAGED).
    """
    with acting.store.read() as work:
        row = kept.article(work, article)
        access.permit(work, acting, Action.READ, row)
        return _text(work, acting, row, point)


def restore_point(acting: Acting, article: int, point: int, *, base: int | None = None) -> Changes:
    """Make the text of one of the person's points the newest version; all others stay.

    Raises `Refused` and `Damaged` as `trail_text` and as `articles.restore_version`.
    """
    return revise(
        acting,
        article,
        Action.RESTORE_VERSION,
        lambda work, row: carried_on(work, row, _text(work, acting, row, point)),
        base=base,
        kind=RevisionKind.RESTORED,
        details={"point": point},
    )


def articles_showing(work: UnitOfWork, picture: str) -> frozenset[int]:
    """Return the articles with a point that names a picture, or that cannot be read."""
    found = set()
    for row in work.rows.scalars(select(TrailPoint).order_by(TrailPoint.id)):
        if row.article_id not in found:
            try:
                named = picture in unpack(row.text, row.sha256)
            except Damaged:
                named = True
            if named:
                found.add(row.article_id)
        work.rows.expunge(row)
    return frozenset(found)


def _of(article: int, person: int) -> tuple[ColumnElement[bool], ColumnElement[bool]]:
    return TrailPoint.article_id == article, TrailPoint.person_id == person


def _text(work: UnitOfWork, acting: Acting, row: tables.Article, point: int) -> ArticleText:
    mine = _of(row.id, acting.person.id)
    found = work.rows.scalar(select(TrailPoint).where(TrailPoint.id == point, *mine))
    if found is None:
        raise Refused(Reason.POINT_UNKNOWN, article=row.id)
    try:
        return decode(unpack(found.text, found.sha256))
    except Damaged as error:
        raise Damaged(Reason.REVISION_DAMAGED, article=row.id, revision=None) from error
