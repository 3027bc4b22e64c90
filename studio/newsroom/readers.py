"""Who reads an open article without writing in it.

A window marks what it shows every few seconds while it lives; a mark that is renewed no more holds
for `HOLDS`, so that one of a killed program is gone within seconds. A mark never stops anybody.
Deliberately absent: who writes (`presence`).
"""

from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import Final

from msgspec import Struct
from sqlalchemy import delete, or_, select

from studio.newsroom import access, kept, leases, privacy
from studio.newsroom.acting import Acting
from studio.newsroom.changes import NOTHING, Changes
from studio.newsroom.workflow import Action
from studio.storage.reader_table import Reader
from studio.storage.unit_of_work import UnitOfWork

HOLDS: Final = timedelta(seconds=15)
"""How long a mark holds after it was renewed."""
RENEWED_AFTER: Final = timedelta(seconds=4)
"""How old a mark becomes before its window renews it."""


class ReaderView(Struct, frozen=True, kw_only=True):
    """Somebody who reads an article now and has it in no window of theirs to write in it.

    They stand there once for all their windows, `since` the first of them.
    """

    article: int
    person: int
    person_name: str
    since: datetime


def read_on(acting: Acting, article: int, session: str) -> Changes:
    """Mark that the window which `session` names shows an article to read.

    Called every few seconds while it does; writes only where that is due. A window that may write
    in it is its writer, and no reader. Raises `Refused`: ARTICLE_UNKNOWN, NOT_PERMITTED.
    """
    at = acting.clock()
    with acting.store.read() as work:
        access.permit(work, acting, Action.READ, kept.article(work, article))
        mark = work.rows.get(Reader, session)
        lease = leases.standing(work, article, at)
        writes = lease is not None and lease.session == session
        if mark is None and writes:
            return NOTHING
        shown = mark is not None and not writes and mark.article_id == article
        if shown and mark is not None and abs(at - mark.renewed_at) < RENEWED_AFTER:
            return NOTHING
    if writes:
        return read_no_more(acting, session)
    with acting.store.write() as work:
        access.permit(work, acting, Action.READ, kept.article(work, article))
        _forget_dead(work, at)
        mark = work.rows.get(Reader, session)
        if mark is not None and mark.article_id == article:
            mark.renewed_at = at
            return NOTHING
        left = () if mark is None else (mark.article_id,)
        if mark is None:
            mark = Reader(session=session)
            work.rows.add(mark)
        mark.article_id, mark.person_id = article, acting.person.id
        mark.since = mark.renewed_at = at
    return Changes(presence=(article, *left))


def read_no_more(acting: Acting, session: str) -> Changes:
    """Hear that a window shows nothing to read any more."""
    with acting.store.write() as work:
        access.require_present(work, acting)
        mark = work.rows.get(Reader, session)
        if mark is None:
            return NOTHING
        article = mark.article_id
        work.rows.delete(mark)
    return Changes(presence=(article,))


def readers(acting: Acting, article: int) -> tuple[ReaderView, ...]:
    """Return who reads an article now, the longest first.

    Raises `Refused`: ARTICLE_UNKNOWN, NOT_PERMITTED.
    """
    with acting.store.read() as work:
        access.permit(work, acting, Action.READ, kept.article(work, article))
        return _views(work, acting.clock(), (article,))


def all_readers(acting: Acting) -> tuple[ReaderView, ...]:
    """Return who reads which article now, the longest first.

    Raises `Refused`: PERSON_RETIRED.
    """
    with acting.store.read() as work:
        access.require_present(work, acting)
        hidden = privacy.withheld(work, acting.person.id)
        return tuple(one for one in _views(work, acting.clock(), None) if one.article not in hidden)


def _views(
    work: UnitOfWork, now: datetime, articles: Iterable[int] | None
) -> tuple[ReaderView, ...]:
    query = select(Reader).where(Reader.renewed_at > now - HOLDS, Reader.renewed_at < now + HOLDS)
    if articles is not None:
        query = query.where(Reader.article_id.in_(articles))
    marks = work.rows.scalars(query.order_by(Reader.since, Reader.session)).all()
    if not marks:
        return ()
    writers = {(one.article_id, one.person_id) for one in leases.all_standing(work, now)}
    found: dict[tuple[int, int], ReaderView] = {}
    for mark in marks:
        person = kept.person(work, mark.person_id)
        writes = (mark.article_id, mark.person_id) in writers
        if person.retired_at is None and not writes:
            found.setdefault(
                (mark.article_id, mark.person_id),
                ReaderView(
                    article=mark.article_id,
                    person=mark.person_id,
                    person_name=person.display_name,
                    since=mark.since,
                ),
            )
    return tuple(found.values())


def _forget_dead(work: UnitOfWork, now: datetime) -> None:
    """Take away the marks of windows that are gone, or were set before a clock was set back."""
    gone = or_(Reader.renewed_at <= now - HOLDS, Reader.renewed_at >= now + HOLDS)
    work.rows.execute(delete(Reader).where(gone))
