"""Slots: publishing what is scheduled at its time, and finding what missed it.

A slot that is missed by more than the newsroom's grace (`House.slot_grace`, in minutes) is never
made up for unasked: news that was right in the morning may be wrong by night. Somebody publishes it
then, gives it another time, or leaves it. Deliberately absent: for when something is scheduled at
all (`slot_times`), and waiting for it, which whoever calls does.
"""

from collections.abc import Iterable, Iterator
from datetime import datetime, timedelta

from msgspec import Struct
from sqlalchemy import select

from studio.errors import MidadError, Reason, Refused
from studio.newsroom import access, kept, needs, notices
from studio.newsroom.acting import Acting, Clock
from studio.newsroom.changes import NOTHING, Changes
from studio.newsroom.house import settings
from studio.newsroom.obstacles import Obstacle
from studio.newsroom.public import Packager
from studio.newsroom.publishing import publish
from studio.newsroom.workflow import Action
from studio.storage import tables
from studio.storage.codes import NoticeCode, Stage
from studio.storage.engine import Store
from studio.storage.unit_of_work import UnitOfWork


class Due(Struct, frozen=True):
    """What became of the articles whose time had come; of those in `told` somebody was told."""

    changes: Changes = NOTHING
    refused: tuple[tuple[int, MidadError], ...] = ()
    told: Changes = NOTHING


class Missed(Struct, frozen=True, kw_only=True):
    """A scheduled article that is past its time and will not go out by itself.

    `obstacles` is what stands in its way; where there is none, it is only too late.
    """

    article: int
    headline: str
    at: datetime
    zone: str
    obstacles: tuple[Obstacle, ...]


def publish_due(acting: Acting, now: datetime, packager: Packager, *, late: bool = False) -> Due:
    """Publish what is scheduled up to `now`, the earliest first; with `late` what was missed too.

    One that is refused stays scheduled and holds nothing else up; its people are told. Reasons
    beside those of `publishing.publish`: SLOT_MISSED.
    """
    with acting.store.read() as work:
        since = _earliest(work, now)
        due = tuple(_due(work, now))
    changes, refused = NOTHING, []
    for article, at in due:
        try:
            if at < since and not late:
                raise _missed(article, at, now)
            changes |= publish(acting, article, packager)
        except MidadError as error:
            refused.append((article, error))
    return Due(changes, tuple(refused), _tell_refused(acting.store, refused, now))


def publish_on_time(store: Store, clock: Clock, origin: str, packager: Packager) -> Due:
    """Publish what is due now, each in the name and by the rights of whoever scheduled it.

    For a program that stands open: whoever looks at it need not be the one who may publish. What
    was missed is left alone, and so is what somebody took from its slot meanwhile. Of what is
    refused its people are told once, and `missed` has it from then on.
    """
    now = clock()
    with store.read() as work:
        since = _earliest(work, now)
        due = [
            (article, kept.person_view(work, kept.person(work, person)))
            for article, at in _due(work, now)
            if at >= since and (person := _scheduler(work, article)) is not None
        ]
    changes, refused = NOTHING, []
    for article, scheduler in due:
        try:
            changes |= publish(Acting(store, scheduler, clock, origin), article, packager)
        except MidadError as error:
            refused.append((article, error))
    return Due(changes, tuple(refused), _tell_refused(store, refused, now))


def is_due(store: Store, now: datetime) -> bool:
    """Say whether `publish_on_time` has something to publish."""
    with store.read() as work:
        since = _earliest(work, now)
        return any(at >= since for _, at in _due(work, now))


def missed(acting: Acting) -> tuple[Missed, ...]:
    """Return what missed its time, the earliest first, as far as the person may publish it."""
    now = acting.clock()
    found = []
    with acting.store.read() as work:
        since = _earliest(work, now)
        for article, at in _due(work, now):
            row = kept.article(work, article)
            if not access.may(work, acting, Action.PUBLISH, row):
                continue
            obstacles = needs.in_the_way(work, row, kept.text(kept.working(work, row)), now)
            if at < since or obstacles or notices.told_of_missed(work, article, at):
                found.append(
                    Missed(
                        article=article,
                        headline=row.headline,
                        at=at,
                        zone=row.scheduled_zone or settings(work).time_zone,
                        obstacles=obstacles,
                    )
                )
    return tuple(found)


def tell_missed(store: Store, now: datetime) -> Changes:
    """Tell whoever scheduled it, and an article's people, that it missed its time; once each.

    Returns the articles that somebody was told of just now.
    """
    with store.read() as work:
        since = _earliest(work, now)
        waiting = tuple(
            (article, at)
            for article, at in _due(work, now)
            if not notices.told_of_missed(work, article, at)
            and _is_missed(work, article, at, since, now)
        )
    return _tell(store, tuple(article for article, _ in waiting), now)


def _tell_refused(
    store: Store, refused: Iterable[tuple[int, MidadError]], now: datetime
) -> Changes:
    """Tell of what a rule refused; a full disk or a busy newsroom may be better in a minute."""
    return _tell(store, tuple(one for one, why in refused if isinstance(why, Refused)), now)


def _tell(store: Store, articles: tuple[int, ...], now: datetime) -> Changes:
    """Tell those whom it concerns that these articles are past their slots; once for each slot."""
    if not articles:
        return NOTHING
    told = []
    with store.write() as work:
        for article in articles:
            row = kept.article(work, article)
            at = row.scheduled_at
            if at is None or at > now or notices.told_of_missed(work, article, at):
                continue
            scheduler = _scheduler(work, article)
            people = (*(() if scheduler is None else (scheduler,)), *notices.concerned(work, row))
            notices.tell(work, people, NoticeCode.MISSED, article, by=None, at=now)
            told.append(article)
    return Changes(articles=tuple(told))


def _is_missed(
    work: UnitOfWork, article: int, at: datetime, since: datetime, now: datetime
) -> bool:
    """Say whether an article will not go out by itself: it is too late, or something is amiss."""
    row = kept.article(work, article)
    text = kept.text(kept.working(work, row))
    return at < since or bool(needs.in_the_way(work, row, text, now))


def _due(work: UnitOfWork, now: datetime) -> Iterator[tuple[int, datetime]]:
    query = (
        select(tables.Article.id, tables.Article.scheduled_at)
        .where(tables.Article.stage == Stage.SCHEDULED, tables.Article.scheduled_at <= now)
        .order_by(tables.Article.scheduled_at, tables.Article.id)
    )
    for article, at in work.rows.execute(query):
        if at is not None:
            yield article, at


def _earliest(work: UnitOfWork, now: datetime) -> datetime:
    """Return the earliest slot that may still be kept unasked."""
    return now - timedelta(minutes=settings(work).slot_grace)


def _missed(article: int, at: datetime, now: datetime) -> Refused:
    minutes = int((now - at).total_seconds()) // 60
    return Refused(Reason.SLOT_MISSED, article=article, at=at.isoformat(), minutes=minutes)


def _scheduler(work: UnitOfWork, article: int) -> int | None:
    """Return who gave an article its slot, by the record."""
    entry = tables.RecordEntry
    query = (
        select(entry.person_id)
        .where(entry.article_id == article, entry.action == Action.SCHEDULE.value)
        .order_by(entry.id.desc())
        .limit(1)
    )
    return work.rows.scalar(query)
