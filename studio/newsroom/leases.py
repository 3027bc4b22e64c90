"""Leases on articles, on rows: who has one open to write in it, and whether that still holds.

A window renews its lease while it lives; one that was killed renews it no more, and after `HOLDS`
the article is free. For this floor alone: `presence` is what others call.
"""

from datetime import datetime, timedelta
from typing import Final
from zoneinfo import ZoneInfo

from sqlalchemy import select

from studio.errors import Reason, Refused
from studio.newsroom import house, kept
from studio.newsroom.acting import Acting
from studio.newsroom.views import LeaseView
from studio.storage import tables
from studio.storage.lease_table import Lease
from studio.storage.unit_of_work import UnitOfWork

HOLDS: Final = timedelta(seconds=60)
"""How long a lease holds after it was renewed."""
RENEWED_AFTER: Final = timedelta(seconds=20)
"""How old a lease becomes before its window renews it."""


def standing(work: UnitOfWork, article: int, now: datetime) -> Lease | None:
    """Return the lease of an article that holds, None where nobody has it open.

    One from further ahead than it could hold was taken before a clock was set back: it binds nobody
    until that hour comes again.
    """
    row = work.rows.get(Lease, article)
    return None if row is None or abs(now - row.renewed_at) >= HOLDS else row


def all_standing(work: UnitOfWork, now: datetime) -> tuple[Lease, ...]:
    """Return every lease that holds, the oldest first."""
    holds = (Lease.renewed_at > now - HOLDS, Lease.renewed_at < now + HOLDS)
    query = select(Lease).where(*holds).order_by(Lease.taken_at)
    return tuple(work.rows.scalars(query))


def grant(work: UnitOfWork, acting: Acting, article: int, session: str, now: datetime) -> None:
    """Give an article to a window, whoever had it before."""
    row = work.rows.get(Lease, article)
    if row is None:
        row = Lease(article_id=article)
        work.rows.add(row)
    row.person_id, row.session = acting.person.id, session
    row.taken_at = row.renewed_at = now


def require_free(
    work: UnitOfWork, acting: Acting, row: tables.Article, session: str | None = None
) -> None:
    """Raise `Refused` (OPEN_ELSEWHERE) while somebody else has an article open.

    For a window, which names its `session`, another window of the same person is somebody else.
    """
    now = acting.clock()
    lease = standing(work, row.id, now)
    if lease is None or lease.session == session:
        return
    if session is None and lease.person_id == acting.person.id:
        return
    zone = ZoneInfo(house.settings(work).time_zone)
    since, today = lease.taken_at.astimezone(zone), now.astimezone(zone).date()
    raise Refused(
        Reason.OPEN_ELSEWHERE,
        article=row.id,
        person=kept.person(work, lease.person_id).display_name,
        since=f"{since:%H:%M}" if since.date() == today else f"{since:%Y-%m-%d %H:%M}",
    )


def view(work: UnitOfWork, lease: Lease) -> LeaseView:
    """Return a lease as it is shown."""
    return LeaseView(
        article=lease.article_id,
        person=lease.person_id,
        person_name=kept.person(work, lease.person_id).display_name,
        session=lease.session,
        since=lease.taken_at,
    )
