"""The record: who did what, when; append-only, each line bound to the one before it.

A line's hash is the SHA-256 of its canonical JSON, which holds the hash before it. Whoever knows
the head from elsewhere, as every package does, can tell whether anything before it was changed.
Deliberately absent: changing or removing a line, and what was typed (texts have hashes).
"""

import hashlib
import json
from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Final, TypeAlias

from sqlalchemy import exists, select

from studio.newsroom.acting import Acting
from studio.newsroom.views import RecordView
from studio.newsroom.workflow import Action
from studio.storage import tables
from studio.storage.engine import Store
from studio.storage.unit_of_work import UnitOfWork

Details: TypeAlias = Mapping[str, object]
"""What is noted of an act: names and plain values that JSON can hold, never texts."""

BEGINNING: Final = "0" * 64
"""The hash before the first line."""

_BATCH: Final = 1000


def append(
    work: UnitOfWork,
    acting: Acting,
    action: str,
    *,
    at: datetime,
    article: int | None = None,
    revision: tables.Revision | None = None,
    details: Details | None = None,
) -> str:
    """Write a line and return its hash, the new head."""
    return append_by(
        work,
        acting.person.id,
        acting.origin,
        action,
        at=at,
        article=article,
        revision=revision,
        details=details,
    )


def append_by(
    work: UnitOfWork,
    person: int | None,
    origin: str,
    action: str,
    *,
    at: datetime,
    article: int | None = None,
    revision: tables.Revision | None = None,
    details: Details | None = None,
) -> str:
    """Write a line where nobody is signed in yet, and return its hash."""
    entry = tables.RecordEntry(
        at=at.astimezone(UTC),
        person_id=person,
        origin=origin,
        action=action,
        article_id=article,
        revision_id=None if revision is None else revision.id,
        details=_canonical(details or {}),
        previous=head(work),
    )
    entry.hash = _hash(entry)
    work.rows.add(entry)
    work.rows.flush()
    return entry.hash


def head(work: UnitOfWork) -> str:
    """Return the hash of the newest line."""
    newest = select(tables.RecordEntry.hash).order_by(tables.RecordEntry.id.desc()).limit(1)
    return work.rows.scalar(newest) or BEGINNING


def verify(store: Store) -> int | None:
    """Return the id of the first line that does not fit the chain, None where all of them do.

    Lines that were cut off at the end leave a chain that fits. They are missed by what was bound to
    them: the head that every approval carries, and the line that put out what readers have. The id
    is then that of the first line that is not there.
    """
    previous, after = BEGINNING, 0
    with store.read() as work:
        while True:
            query = (
                select(tables.RecordEntry)
                .where(tables.RecordEntry.id > after)
                .order_by(tables.RecordEntry.id)
                .limit(_BATCH)
            )
            entries = work.rows.scalars(query).all()
            for entry in entries:
                if entry.previous != previous or entry.hash != _hash(entry):
                    return entry.id
                previous, after = entry.hash, entry.id
            if not entries:
                return after + 1 if _misses_its_end(work) else None
            work.rows.expunge_all()


def _misses_its_end(work: UnitOfWork) -> bool:
    line, approval, article = tables.RecordEntry, tables.SignOff, tables.Article
    known = exists().where(line.hash == approval.record_head)
    put_out = exists().where(
        line.article_id == article.id,
        line.revision_id == article.published_revision_id,
        line.action == Action.PUBLISH,
    )
    lost = (
        select(approval.id).where(approval.record_head != BEGINNING, ~known),
        select(article.id).where(article.published_revision_id.is_not(None), ~put_out),
    )
    return any(work.rows.scalar(query.limit(1)) is not None for query in lost)


def story_rows(work: UnitOfWork, article: int) -> tuple[RecordView, ...]:
    """Return the lines about an article, oldest first."""
    query = (
        select(tables.RecordEntry, tables.Person.display_name, tables.Revision.number)
        .outerjoin(tables.Person, tables.Person.id == tables.RecordEntry.person_id)
        .outerjoin(tables.Revision, tables.Revision.id == tables.RecordEntry.revision_id)
        .where(tables.RecordEntry.article_id == article)
        .order_by(tables.RecordEntry.id)
    )
    return tuple(view(entry, name, number) for entry, name, number in work.rows.execute(query))


def view(entry: tables.RecordEntry, name: str | None, revision: int | None) -> RecordView:
    """Return a line as it is shown, with its person's name and its revision's number."""
    return RecordView(
        id=entry.id,
        at=entry.at,
        person=entry.person_id,
        person_name=name or "",
        origin=entry.origin,
        action=entry.action,
        article=entry.article_id,
        revision=revision,
        details=entry.details,
        hash=entry.hash,
    )


def _hash(entry: tables.RecordEntry) -> str:
    line = {
        "action": entry.action,
        "article": entry.article_id,
        "at": entry.at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ"),
        "details": entry.details,
        "origin": entry.origin,
        "person": entry.person_id,
        "previous": entry.previous,
        "revision": entry.revision_id,
    }
    return hashlib.sha256(_canonical(line).encode()).hexdigest()


def _canonical(value: Mapping[str, object]) -> str:
    return json.dumps(
        dict(value), ensure_ascii=False, allow_nan=False, separators=(",", ":"), sort_keys=True
    )
