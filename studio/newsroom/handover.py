"""The handover of a shift: what is open, waits, is planned, was missed and went out, and with whom.

Read from the desk's own lists, so that each person is told what they may read and no more.
Deliberately absent: sentences (`studio.wording.handover`), and anything of the texts.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Final

from studio.newsroom import access, desk
from studio.newsroom.acting import Acting
from studio.newsroom.desk import Filter, Sort
from studio.newsroom.house import settings
from studio.newsroom.narrowing import When
from studio.newsroom.views import ArticleSummary
from studio.storage import tables
from studio.storage.codes import Stage
from studio.storage.unit_of_work import UnitOfWork

MOST: Final = 200
"""How many stories of a part are named."""
_AHEAD: Final = timedelta(hours=24)


class Part(StrEnum):
    """A part of the page, in the order in which whoever comes in has to know of it."""

    MISSED = "missed"
    OVERDUE = "overdue"
    SCHEDULED = "scheduled"
    DUE = "due"
    IN_REVIEW = "in_review"
    SENT_BACK = "sent_back"
    READY = "ready"
    OPEN = "open"
    PUBLISHED = "published"


@dataclass(frozen=True, slots=True)
class Line:
    """A story of a part: `at` is the time that puts it there, `holder` who has it."""

    summary: ArticleSummary
    at: datetime
    holder: str


@dataclass(frozen=True, slots=True)
class Held:
    """What somebody has in hand: their name, and the stories still in progress."""

    name: str
    stories: tuple[ArticleSummary, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Handover:
    """The page from `since` to `until`, by the clock of `zone`; without the parts that are empty.

    `held` says who has what, those with most first; a story that nobody was given is its authors'.
    """

    since: datetime
    until: datetime
    zone: str
    parts: tuple[tuple[Part, tuple[Line, ...]], ...]
    held: tuple[Held, ...]


def handover(acting: Acting, since: datetime) -> Handover:
    """Return the page of a shift that began at `since`.

    Drafts are named that were worked on since, and what went out since; the rest as it stands now.
    """
    now = acting.clock()
    with acting.store.read() as work:
        access.require_present(work, acting)
        zone = settings(work).time_zone
    wanted = {
        Part.MISSED: Filter(stage=Stage.SCHEDULED),
        Part.OVERDUE: Filter(due=When.OVERDUE),
        Part.SCHEDULED: Filter(stage=Stage.SCHEDULED),
        Part.DUE: Filter(due=When.WEEK),
        Part.IN_REVIEW: Filter(stage=Stage.IN_REVIEW),
        Part.SENT_BACK: Filter(stage=Stage.CHANGES_REQUESTED),
        Part.READY: Filter(stage=Stage.APPROVED),
        Part.OPEN: Filter(stage=Stage.DRAFT),
        Part.PUBLISHED: Filter(live=True),
    }
    sorts = {Part.OVERDUE: Sort.DUE, Part.DUE: Sort.DUE}
    found = {
        part: desk.summaries(
            acting, desk.ids(acting, one, sorts.get(part, Sort.UPDATED), limit=MOST)
        )
        for part, one in wanted.items()
    }
    parts = []
    with acting.store.read() as work:
        for part in Part:
            lines = [
                Line(one, at, _holder(work, one))
                for one in found[part]
                if (at := _time(work, part, one)) is not None and _belongs(part, at, since, now)
            ]
            if lines:
                parts.append((part, tuple(sorted(lines, key=lambda line: line.at))))
    held = _held(acting)
    return Handover(since=since, until=now, zone=zone, parts=tuple(parts), held=held)


def _time(work: UnitOfWork, part: Part, summary: ArticleSummary) -> datetime | None:
    """Return the time that counts for a story in a part."""
    match part:
        case Part.MISSED | Part.SCHEDULED:
            return summary.scheduled
        case Part.OVERDUE | Part.DUE:
            return summary.due
        case Part.PUBLISHED:
            return work.rows.get_one(tables.Article, summary.id).published_at
        case _:
            return summary.updated


def _belongs(part: Part, at: datetime, since: datetime, now: datetime) -> bool:
    match part:
        case Part.MISSED:
            return at <= now
        case Part.SCHEDULED:
            return at > now
        case Part.DUE:
            return now <= at < now + _AHEAD
        case Part.OPEN | Part.PUBLISHED:
            return at >= since
        case _:
            return True


def _holder(work: UnitOfWork, summary: ArticleSummary) -> str:
    if summary.assignee is None:
        return summary.authors
    return work.rows.get_one(tables.Person, summary.assignee).display_name


def _held(acting: Acting) -> tuple[Held, ...]:
    """Return who has what that is in progress and not yet approved."""
    stages = (Stage.DRAFT, Stage.CHANGES_REQUESTED, Stage.IN_REVIEW)
    ids = desk.ids(acting, Filter(stages=stages), limit=MOST)
    stories: dict[str, list[ArticleSummary]] = {}
    summaries = desk.summaries(acting, ids)
    with acting.store.read() as work:
        for one in summaries:
            if name := _holder(work, one):
                stories.setdefault(name, []).append(one)
    held = [Held(name, tuple(some)) for name, some in stories.items()]
    return tuple(sorted(held, key=lambda one: (-len(one.stories), one.name)))
