"""What is planned between two moments: slots, due times and embargoes, of one filter's articles.

Deliberately absent: what a calendar looks like, and moving a slot (`actions.schedule`).
"""

from datetime import datetime
from enum import StrEnum
from typing import Final

from msgspec import Struct
from sqlalchemy import select
from sqlalchemy.orm import InstrumentedAttribute

from studio.newsroom import desk
from studio.newsroom.acting import Acting
from studio.newsroom.desk import Filter
from studio.newsroom.views import ArticleSummary
from studio.storage import tables

MOST: Final = 1000
"""How many of each kind are told."""


class Planned(StrEnum):
    """What is planned for an article."""

    SLOT = "slot"
    DUE = "due"
    EMBARGO = "embargo"


class Plan(Struct, frozen=True):
    """One entry of a calendar: `zone` is the one that a slot was meant in, else empty."""

    kind: Planned
    at: datetime
    summary: ArticleSummary
    zone: str = ""


_COLUMNS: Final[dict[Planned, InstrumentedAttribute[datetime | None]]] = {
    Planned.SLOT: tables.Article.scheduled_at,
    Planned.DUE: tables.Article.due_at,
    Planned.EMBARGO: tables.Article.embargo_until,
}


def planned(acting: Acting, wanted: Filter, since: datetime, until: datetime) -> tuple[Plan, ...]:
    """Return what is planned from `since` up to but not at `until`, the earliest first.

    Raises `Refused`: SECTION_UNKNOWN, TAG_UNKNOWN.
    """
    article = tables.Article
    found: list[tuple[Planned, datetime, int, str]] = []
    with acting.store.read() as work:
        conditions = desk.conditions(work, acting, wanted)
        for kind, column in _COLUMNS.items():
            query = (
                select(article.id, column, article.scheduled_zone)
                .where(*conditions, column >= since, column < until)
                .order_by(column, article.id)
                .limit(MOST)
            )
            for id_, at, zone in work.rows.execute(query):
                if at is not None:
                    found.append((kind, at, id_, zone if kind is Planned.SLOT else ""))
        summaries = desk.by_id(work, tuple({id_ for _, _, id_, _ in found}))
    entries = (Plan(kind, at, summaries[id_], zone) for kind, at, id_, zone in found)
    return tuple(sorted(entries, key=lambda one: (one.at, one.summary.id, one.kind)))
