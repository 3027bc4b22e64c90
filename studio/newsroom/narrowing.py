"""What narrows a list beyond what an article is: when it is due, how long it is, whom it waits for.

Each condition comes in the form that suits its length, so that a list of 100,000 stays quick.
Deliberately absent: the filter itself and its order (`desk`).
"""

from datetime import datetime, time, timedelta
from enum import StrEnum
from typing import Final
from zoneinfo import ZoneInfo

from sqlalchemy import ColumnElement, exists, func, select
from sqlalchemy.orm import InstrumentedAttribute, aliased

from studio.newsroom.house import settings
from studio.storage import tables
from studio.storage.codes import Stage
from studio.storage.unit_of_work import UnitOfWork

NOBODY: Final = 0
"""Stands for an assignee where there is none."""

IN_PROGRESS: Final = (
    Stage.DRAFT,
    Stage.CHANGES_REQUESTED,
    Stage.IN_REVIEW,
    Stage.APPROVED,
    Stage.SCHEDULED,
)
"""The stages of what somebody still works on."""

_SHORT_LIST: Final = 2000
"""Articles that are sorted faster than the newest ones are asked one by one."""
_WHOLE: Final = 100


class When(StrEnum):
    """When something is due that is still in progress, by the newsroom's clock."""

    OVERDUE = "overdue"
    TODAY = "today"
    WEEK = "week"
    """Today and the six days after."""


class Measure(StrEnum):
    """How the length of a text stands to what was commissioned, beyond the house's tolerance."""

    UNDER = "under"
    OVER = "over"


def due(work: UnitOfWork, when: When, now: datetime) -> ColumnElement[bool]:
    """Return what holds for articles that are due so."""
    article = aliased(tables.Article)
    if when is When.OVERDUE:
        condition = article.due_at < now
    else:
        zone = ZoneInfo(settings(work).time_zone)
        day = datetime.combine(now.astimezone(zone).date(), time(), zone)
        days = 1 if when is When.TODAY else 7
        # Days are counted on the calendar: one of them may have 23 or 25 hours.
        condition = (article.due_at >= day) & (article.due_at < day + timedelta(days=days))
    soon = select(article.id).where(condition).limit(_SHORT_LIST + 1)
    ids = tuple(work.rows.scalars(soon))
    if len(ids) <= _SHORT_LIST:
        return tables.Article.id.in_(ids) & tables.Article.stage.in_(IN_PROGRESS)
    # Most of what was ever due is published: the stage is asked first.
    return listed(work, article.id, article.stage.in_(IN_PROGRESS) & condition)


def assigned(person: int) -> ColumnElement[bool]:
    """Return what holds for articles that are assigned to somebody, or to nobody."""
    if person == NOBODY:
        return tables.Article.assignee_id.is_(None)
    return tables.Article.assignee_id == person


def measured(work: UnitOfWork, measure: Measure) -> ColumnElement[bool]:
    """Return what holds for articles that are shorter or longer than was commissioned."""
    article = aliased(tables.Article)
    tolerance = settings(work).length_tolerance
    words, asked = article.words * _WHOLE, article.commissioned_words
    if measure is Measure.UNDER:
        missed = words < asked * (_WHOLE - tolerance)
    else:
        missed = words > asked * (_WHOLE + tolerance)
    return listed(work, article.id, asked.is_not(None) & missed)


def missed_length(words: int, commissioned: int | None, tolerance: int) -> Measure | None:
    """Say how a length misses what was commissioned by more than `tolerance` per cent, if so."""
    if commissioned is None:
        return None
    if words * _WHOLE < commissioned * (_WHOLE - tolerance):
        return Measure.UNDER
    return Measure.OVER if words * _WHOLE > commissioned * (_WHOLE + tolerance) else None


def listed(
    work: UnitOfWork, ids: InstrumentedAttribute[int], condition: ColumnElement[bool]
) -> ColumnElement[bool]:
    """Say which articles a list holds, in the form that suits its length.

    The ids of a short list are looked up and sorted; of a long one, the newest articles are asked
    one by one until there are enough.
    """
    some = select(ids).where(condition).limit(_SHORT_LIST + 1).subquery()
    length = work.rows.execute(select(func.count()).select_from(some)).scalar_one()
    if length > _SHORT_LIST:
        return exists().where(ids == tables.Article.id, condition)
    return tables.Article.id.in_(select(ids).where(condition))
