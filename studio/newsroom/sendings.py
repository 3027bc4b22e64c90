"""The queue: which article is on its way to which target, and what became of each.

The whole site stands there too, as a row without an article. A row waits, is being sent, and then
was sent or failed; one that the line or the disk let down waits again, longer each time. Whoever
works a target's queue holds that target's lock meanwhile, so that what is found *sending* then was
left by a process that died. Deliberately absent: that lock, and the sending itself
(`studio.sending`).
"""

import json
from collections.abc import Collection, Iterable
from datetime import datetime, timedelta
from typing import Final

from sqlalchemy import func, select

from studio.errors import MidadError, Reason, Refused
from studio.newsroom import access, kept, record
from studio.newsroom.acting import Acting
from studio.newsroom.changes import Changes
from studio.newsroom.permissions import Duty
from studio.newsroom.ready import has_table
from studio.newsroom.target_values import HOLDS_NO_SITE, SendingView
from studio.newsroom.targets import target_row
from studio.newsroom.workflow import Action
from studio.storage import tables
from studio.storage.codes import PackageStatus, SendingState
from studio.storage.target_tables import Sending, Target, TargetArticle
from studio.storage.unit_of_work import UnitOfWork

FIRST_PAUSE: Final = timedelta(minutes=1)
LONGEST_PAUSE: Final = timedelta(hours=1)


def pause(attempts: int) -> timedelta:
    """Return how long to wait after so many attempts: twice as long each time, to an hour."""
    return min(FIRST_PAUSE * (1 << min(max(attempts, 1) - 1, 16)), LONGEST_PAUSE)


def ask_to_send(acting: Acting, target: int, article: int, *, over: bool = False) -> int:
    """Put an article in a target's queue and return its number there, due at once.

    One that waits there already is not put there twice. `over` lets it replace what is newer
    there, or was changed there. Raises `Refused`: NOT_PERMITTED, PERSON_RETIRED, TARGET_UNKNOWN,
    ARTICLE_UNKNOWN, and NOTHING_TO_EXPORT for an article that was never published.
    """
    with acting.store.write() as work:
        access.require(work, acting, Duty.SEND)
        to = target_row(work, target)
        row = kept.article(work, article)
        access.permit(work, acting, Action.EXPORT, row)
        if row.published_revision_id is None:
            raise Refused(Reason.NOTHING_TO_EXPORT, article=article)
        return _asked(work, acting, to.id, article, over=over).id


def ask_to_send_site(acting: Acting, target: int, *, over: bool = False) -> int:
    """Put the whole site in a target's queue and return its number there, due at once.

    One that waits there already is not put there twice; `over` is as in `ask_to_send`. Raises
    `Refused`: NOT_PERMITTED, PERSON_RETIRED, TARGET_UNKNOWN, TARGET_HOLDS_NO_FILES.
    """
    with acting.store.write() as work:
        return _site_asked(work, acting, target, over=over).id


def start_site(acting: Acting, target: int, *, over: bool = False) -> int:
    """Put the whole site in a target's queue as being sent from now on; return its number there.

    For whoever holds the target's lock. Raises as `ask_to_send_site`.
    """
    with acting.store.write() as work:
        row = _site_asked(work, acting, target, over=over)
        row.state = SendingState.SENDING
        row.attempts += 1
        return row.id


def sendings(
    acting: Acting, *, of_target: int | None = None, limit: int = 50
) -> tuple[SendingView, ...]:
    """Return what is in the queue and what was sent, the newest first.

    Raises `Refused` (NOT_PERMITTED, PERSON_RETIRED).
    """
    with acting.store.read() as work:
        access.require(work, acting, Duty.SEND)
        if not has_table(work, Sending):
            return ()
        wanted = select(Sending).order_by(Sending.id.desc()).limit(limit)
        if of_target is not None:
            wanted = wanted.where(Sending.target_id == of_target)
        return tuple(_view(work, row) for row in work.rows.scalars(wanted))


def due(acting: Acting) -> tuple[int, ...]:
    """Return the targets whose queue has something that is to be tried now.

    Raises `Refused` (NOT_PERMITTED, PERSON_RETIRED).
    """
    with acting.store.read() as work:
        access.require(work, acting, Duty.SEND)
        if not has_table(work, Sending):
            return ()
        waiting = select(Sending.target_id).where(
            Sending.state == SendingState.WAITING, Sending.next_at <= acting.clock()
        )
        return tuple(work.rows.scalars(waiting.group_by(Sending.target_id)))


def waiting(acting: Acting) -> dict[int, int]:
    """Return how many articles wait for each target that any wait for."""
    with acting.store.read() as work:
        access.require_present(work, acting)
        if not has_table(work, Sending):
            return {}
        counted = (
            select(Sending.target_id, func.count())
            .where(Sending.state == SendingState.WAITING)
            .group_by(Sending.target_id)
        )
        return {one.target_id: one[1] for one in work.rows.execute(counted)}


def try_now(acting: Acting, sending: int, *, over: bool = False) -> Changes:
    """Let what waits or failed be tried at once; `over` as in `ask_to_send`.

    Raises `Refused`: NOT_PERMITTED, PERSON_RETIRED, SENDING_UNKNOWN, and as `ask_to_send`.
    """
    with acting.store.read() as work:
        row = _row_in(work, acting, sending, {SendingState.WAITING, SendingState.FAILED})
        target, article, over = row.target_id, row.article_id, over or row.over
    if article is None:
        ask_to_send_site(acting, target, over=over)
    else:
        ask_to_send(acting, target, article, over=over)
    return Changes(targets=(target,))


def give_up(acting: Acting, sending: int) -> Changes:
    """Let what waits be tried no more; the log says who gave it up.

    Raises `Refused`: NOT_PERMITTED, PERSON_RETIRED, SENDING_UNKNOWN.
    """
    with acting.store.write() as work:
        row = _row_in(work, acting, sending, {SendingState.WAITING})
        row.state, row.ended_at = SendingState.FAILED, acting.clock()
        row.reason = Reason.SENDING_GIVEN_UP.value
        row.facts = json.dumps({"person": kept.person(work, acting.person.id).display_name})
        return Changes(targets=(row.target_id,))


def take_up(acting: Acting, target: int) -> int:
    """Let what a process that died was sending wait again; return how many there were.

    For whoever holds the target's lock. Raises `Refused` (NOT_PERMITTED, PERSON_RETIRED).
    """
    with acting.store.write() as work:
        access.require(work, acting, Duty.SEND)
        wanted = select(Sending).where(
            Sending.target_id == target, Sending.state == SendingState.SENDING
        )
        left = work.rows.scalars(wanted).all()
        for row in left:
            row.state = SendingState.WAITING
        return len(left)


def next_sending(acting: Acting, target: int, *, but_for: Iterable[int] = ()) -> SendingView | None:
    """Return what is due first for a target, as being sent from now on; None where nothing is.

    What the person may not export is left to others. For whoever holds the target's lock. Raises
    `Refused` (NOT_PERMITTED, PERSON_RETIRED).
    """
    with acting.store.write() as work:
        access.require(work, acting, Duty.SEND)
        due = work.rows.scalars(
            select(Sending)
            .where(
                Sending.target_id == target,
                Sending.state == SendingState.WAITING,
                Sending.next_at <= acting.clock(),
                Sending.id.not_in(tuple(but_for)),
            )
            .order_by(Sending.id)
        )
        row = next((one for one in due if _may_export(work, acting, one)), None)
        if row is None:
            return None
        row.state = SendingState.SENDING
        row.attempts += 1
        work.rows.flush()
        return _view(work, row)


def place_of(acting: Acting, target: int, article: int) -> str | None:
    """Return where a target has an article, below its address; None where it has not.

    Raises `Refused` (NOT_PERMITTED, PERSON_RETIRED).
    """
    with acting.store.read() as work:
        access.require(work, acting, Duty.SEND)
        row = work.rows.get(TargetArticle, (target, article))
        return None if row is None else row.place


def was_sent(
    acting: Acting,
    sending: int,
    *,
    revision: int,
    status: PackageStatus,
    place: str,
    files: int,
    size: int,
) -> SendingView:
    """Note that an article is whole at its target: which revision, where, how many files and bytes.

    Raises `Refused`: NOT_PERMITTED, PERSON_RETIRED, SENDING_UNKNOWN.
    """
    with acting.store.write() as work:
        row, now = _sending_row(work, acting, sending), acting.clock()
        if row.article_id is None:
            raise Refused(Reason.SENDING_UNKNOWN, sending=sending)
        _is_there(row, now, files, size)
        row.revision = revision
        there = work.rows.get(TargetArticle, (row.target_id, row.article_id))
        if there is None:
            there = TargetArticle(target_id=row.target_id, article_id=row.article_id)
            work.rows.add(there)
        there.revision, there.status, there.place = revision, status, place
        there.sent_at, there.sent_by_id = now, row.asked_by_id
        target = work.rows.get_one(Target, row.target_id)
        details = {"target": target.id, "name": target.name, "revision": revision, "place": place}
        record.append(work, acting, "send", at=now, article=row.article_id, details=details)
        work.rows.flush()
        return _view(work, row)


def site_was_sent(
    acting: Acting, sending: int, *, files: int, size: int, changed: bool
) -> SendingView:
    """Note that the whole site is at its target: how many files and bytes were brought.

    It is on the record too where anything was `changed` there. Raises `Refused`: NOT_PERMITTED,
    PERSON_RETIRED, SENDING_UNKNOWN.
    """
    with acting.store.write() as work:
        access.require(work, acting, Duty.EXPORT_SITE)
        row, now = _sending_row(work, acting, sending), acting.clock()
        if row.article_id is not None:
            raise Refused(Reason.SENDING_UNKNOWN, sending=sending)
        _is_there(row, now, files, size)
        if changed:
            target = work.rows.get_one(Target, row.target_id)
            details = {"target": target.id, "name": target.name, "files": files, "bytes": size}
            record.append(work, acting, "send_site", at=now, details=details)
        work.rows.flush()
        return _view(work, row)


def was_not_sent(acting: Acting, sending: int, error: MidadError, *, again: bool) -> SendingView:
    """Note why an article or the site was not sent: it waits `again`, or failed.

    Raises `Refused`: NOT_PERMITTED, PERSON_RETIRED, SENDING_UNKNOWN.
    """
    with acting.store.write() as work:
        row = _sending_row(work, acting, sending)
        now = acting.clock()
        row.reason, row.facts = error.reason.value, json.dumps(dict(error.facts))
        if again:
            row.state, row.next_at = SendingState.WAITING, now + pause(row.attempts)
        else:
            row.state, row.ended_at = SendingState.FAILED, now
        work.rows.flush()
        return _view(work, row)


def _asked(
    work: UnitOfWork, acting: Acting, target: int, article: int | None, *, over: bool
) -> Sending:
    """Return the row in which an article, or the site, waits for a target; made where none does."""
    found = work.rows.scalar(
        select(Sending).where(
            Sending.target_id == target,
            Sending.article_id.is_not_distinct_from(article),
            Sending.state == SendingState.WAITING,
        )
    )
    if found is None:
        found = Sending(
            target_id=target,
            article_id=article,
            state=SendingState.WAITING,
            attempts=0,
            reason="",
            facts="{}",
            files=0,
            bytes=0,
        )
        work.rows.add(found)
    now = acting.clock()
    found.asked_at, found.next_at, found.asked_by_id = now, now, acting.person.id
    found.over = over
    work.rows.flush()
    return found


def _site_asked(work: UnitOfWork, acting: Acting, target: int, *, over: bool) -> Sending:
    access.require(work, acting, Duty.EXPORT_SITE)
    to = target_row(work, target)
    if to.kind in HOLDS_NO_SITE:
        raise Refused(Reason.TARGET_HOLDS_NO_FILES, target=to.name)
    return _asked(work, acting, to.id, None, over=over)


def _is_there(row: Sending, now: datetime, files: int, size: int) -> None:
    row.state, row.ended_at = SendingState.SENT, now
    row.reason, row.facts, row.files, row.bytes = "", "{}", files, size


def _may_export(work: UnitOfWork, acting: Acting, row: Sending) -> bool:
    if row.article_id is None:
        return access.does(work, acting, Duty.EXPORT_SITE)
    return access.may(work, acting, Action.EXPORT, kept.article(work, row.article_id))


def _sending_row(work: UnitOfWork, acting: Acting, sending: int) -> Sending:
    """Return the row of what is being sent now."""
    access.require(work, acting, Duty.SEND)
    row = work.rows.get(Sending, sending)
    if row is None or row.state is not SendingState.SENDING:
        raise Refused(Reason.SENDING_UNKNOWN, sending=sending)
    return row


def _row_in(
    work: UnitOfWork, acting: Acting, sending: int, states: Collection[SendingState]
) -> Sending:
    """Return a row of the queue that is in one of these states, for whoever may send it."""
    access.require(work, acting, Duty.SEND)
    row = work.rows.get(Sending, sending) if has_table(work, Sending) else None
    if row is None or row.state not in states:
        raise Refused(Reason.SENDING_UNKNOWN, sending=sending)
    target_row(work, row.target_id)
    if row.article_id is None:
        access.require(work, acting, Duty.EXPORT_SITE)
    else:
        access.permit(work, acting, Action.EXPORT, kept.article(work, row.article_id))
    return row


def _view(work: UnitOfWork, row: Sending) -> SendingView:
    facts = json.loads(row.facts)
    return SendingView(
        id=row.id,
        target=row.target_id,
        target_name=work.rows.get_one(Target, row.target_id).name,
        article=row.article_id,
        headline=""
        if row.article_id is None
        else work.rows.get_one(tables.Article, row.article_id).headline,
        over=row.over,
        state=row.state,
        asked=row.asked_at,
        by=kept.person(work, row.asked_by_id).display_name,
        revision=row.revision,
        attempts=row.attempts,
        next=row.next_at,
        ended=row.ended_at,
        reason=Reason(row.reason) if row.reason else None,
        facts={one: tuple(said) if isinstance(said, list) else said for one, said in facts.items()},
        files=row.files,
        bytes=row.bytes,
    )
