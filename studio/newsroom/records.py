"""The record of the whole newsroom, looked through and taken out of the house by a chief editor.

Deliberately absent: writing it and its chain (`record`), and the story of one article (`reading`).
"""

import csv
import io
import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Final

from sqlalchemy import ColumnElement, select

from studio.newsroom import access, privacy, record
from studio.newsroom.acting import Acting
from studio.newsroom.permissions import Duty
from studio.newsroom.views import RecordView
from studio.storage import tables
from studio.storage.failures import disk_failures

COLUMNS: Final = ("entry", "at", "by", "from", "action", "article", "revision", "details", "hash")
"""What is written of a line, in this order."""

_FORMULA: Final = ("=", "+", "-", "@", "\t", "\r")


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """Which lines: all that fit everything that is named here.

    `headline` is a part of an article's headline; `until` itself is not among the times.
    """

    person: int | None = None
    action: str | None = None
    article: int | None = None
    headline: str = ""
    since: datetime | None = None
    until: datetime | None = None


@dataclass(frozen=True, slots=True)
class RecordLine:
    """A line of the record, with the headline of its article as it is now."""

    view: RecordView
    headline: str


def records(
    acting: Acting, wanted: Wanted, *, limit: int | None = None, before: int | None = None
) -> tuple[RecordLine, ...]:
    """Return lines, newest first: `limit` at most, and only those older than the line `before`.

    Raises `Refused`: NOT_PERMITTED for whoever is no chief editor.
    """
    entry, article = tables.RecordEntry, tables.Article
    query = (
        select(entry, tables.Person.display_name, tables.Revision.number, article.headline)
        .outerjoin(tables.Person, tables.Person.id == entry.person_id)
        .outerjoin(tables.Revision, tables.Revision.id == entry.revision_id)
        .outerjoin(article, article.id == entry.article_id)
        .where(*_conditions(wanted))
        .order_by(entry.id.desc())
    )
    if before is not None:
        query = query.where(entry.id < before)
    if limit is not None:
        query = query.limit(limit)
    with acting.store.read() as work:
        access.require(work, acting, Duty.READ_RECORD)
        if (seen := privacy.records_seen_by(work, acting.person.id)) is not None:
            query = query.where(seen)
        return tuple(
            RecordLine(record.view(row, name, number), headline or "")
            for row, name, number, headline in work.rows.execute(query)
        )


def broken_entry(acting: Acting) -> int | None:
    """Return the first line at which the chain of the record is broken, None where it is whole.

    Raises as `records`.
    """
    with acting.store.read() as work:
        access.require(work, acting, Duty.READ_RECORD)
    return record.verify(acting.store)


def write_records(acting: Acting, wanted: Wanted, file: Path) -> int:
    """Write all lines that are `wanted`, oldest first, and return how many: JSON or else CSV.

    The file's ending says which. Raises as `records`; `Unavailable` for a file that cannot be
    written.
    """
    found = [line.view for line in reversed(records(acting, wanted))]
    form = as_json if file.suffix.lower() == ".json" else as_csv
    with disk_failures(file):
        file.write_bytes(form(found).encode())
    return len(found)


def as_csv(lines: Iterable[RecordView]) -> str:
    """Return lines as a table for spreadsheets (RFC 4180), which take nothing in it for a formula.

    It begins with a byte order mark, without which some read Arabic as Latin letters.
    """
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow(COLUMNS)
    for line in lines:
        writer.writerow([_defused(str(value)) for value in _values(line)])
    return "\ufeff" + out.getvalue()


def as_json(lines: Iterable[RecordView]) -> str:
    """Return lines as a JSON array of objects."""
    objects = [
        dict(zip(COLUMNS, _values(line), strict=True)) | {"details": json.loads(line.details)}
        for line in lines
    ]
    return json.dumps(objects, ensure_ascii=False, indent=2) + "\n"


def _conditions(wanted: Wanted) -> list[ColumnElement[bool]]:
    entry, found = tables.RecordEntry, []
    if wanted.person is not None:
        found.append(entry.person_id == wanted.person)
    if wanted.action is not None:
        found.append(entry.action == wanted.action)
    if wanted.article is not None:
        found.append(entry.article_id == wanted.article)
    if wanted.headline:
        found.append(tables.Article.headline.contains(wanted.headline, autoescape=True))
    if wanted.since is not None:
        found.append(entry.at >= wanted.since)
    if wanted.until is not None:
        found.append(entry.at < wanted.until)
    return found


def _values(line: RecordView) -> tuple[str | int, ...]:
    return (
        line.id,
        line.at.isoformat().replace("+00:00", "Z"),
        line.person_name,
        line.origin,
        line.action,
        "" if line.article is None else line.article,
        "" if line.revision is None else line.revision,
        line.details,
        line.hash,
    )


def _defused(value: str) -> str:
    return f"'{value}" if value.startswith(_FORMULA) else value
