"""Changing many articles at once: one transaction, and one step that can be taken back.

What the person may not change, or what cannot be changed as it is now, stays as it was and is told
with its reason; the others are changed. A change of the text is a version of its article, as if it
had been edited. `undo` takes a batch back where nothing was done to an article since.

Deliberately absent: approving many at once, since an approval names one exact text that somebody
has read; sending back, which wants a reason for each; and publishing, which builds packages.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from types import MappingProxyType
from typing import Any, Final, TypeAlias

from studio.document.article import ArticleText
from studio.errors import Reason, Refused
from studio.newsroom import access, actions, kept, leases, planning, record, revisions
from studio.newsroom.acting import Acting
from studio.newsroom.articles import carried_on
from studio.newsroom.changes import Changes
from studio.newsroom.views import Plan
from studio.newsroom.workflow import Action
from studio.storage import tables
from studio.storage.codes import RevisionKind, Stage
from studio.storage.unit_of_work import UnitOfWork

STEPS: Final[Mapping[Action, Action]] = MappingProxyType(
    {
        Action.SUBMIT: Action.TAKE_BACK,
        Action.TAKE_BACK: Action.SUBMIT,
        Action.UNSCHEDULE: Action.SCHEDULE,
        Action.SPIKE: Action.UNSPIKE,
        Action.UNSPIKE: Action.SPIKE,
    }
)
"""The steps that can be taken with many articles, and what takes each back."""


@dataclass(frozen=True, slots=True)
class Left:
    """What a batch did to one article, and how it left it.

    `versions` are its numbers before and after, `plans` its plans; `slot` is the time that it had.
    """

    article: int
    versions: tuple[int, int] | None = None
    plans: tuple[Plan, Plan] | None = None
    stages: tuple[Stage, Stage] | None = None
    slot: tuple[datetime, str] | None = None


@dataclass(frozen=True, slots=True)
class Skipped:
    """An article that was left as it was, and why."""

    article: int
    headline: str
    why: Refused


@dataclass(frozen=True, slots=True)
class Batch:
    """What was done, what each article was and is, and what was left alone."""

    changes: Changes
    done: tuple[Left, ...]
    skipped: tuple[Skipped, ...] = ()
    action: Action = Action.EDIT


_One: TypeAlias = Callable[[UnitOfWork, tables.Article, datetime], Left | None]


def move(acting: Acting, articles: Iterable[int], section: int | None) -> Batch:
    """Put articles into a section. Raises `Refused`: ARTICLE_UNKNOWN, PERSON_RETIRED."""
    return _edit(acting, articles, lambda _, text: replace(text, section=section))


def tag(
    acting: Acting,
    articles: Iterable[int],
    *,
    add: tuple[int, ...] = (),
    remove: tuple[int, ...] = (),
) -> Batch:
    """Put tags on articles and take others off; raises as `move`."""

    def retag(_: int, text: ArticleText) -> ArticleText:
        kept_tags = tuple(one for one in text.tags if one not in remove)
        return replace(text, tags=(*kept_tags, *add))

    return _edit(acting, articles, retag)


def plan(acting: Acting, articles: Iterable[int], changed: Mapping[str, Any]) -> Batch:
    """Plan articles so: `changed` holds fields of `Plan` by name. Raises as `move`."""

    def change(work: UnitOfWork, row: tables.Article, at: datetime) -> Left | None:
        before = planning.plan_of(row)
        after = replace(before, **changed)
        if not planning.set_plan_within(work, acting, row, after, at):
            return None
        return Left(row.id, plans=(before, after))

    return _each(acting, articles, change, Action.PLAN)


def step(acting: Acting, articles: Iterable[int], action: Action) -> Batch:
    """Take a step of `STEPS` with articles; raises as `move`, and `KeyError` for another step."""
    if action not in STEPS:
        raise KeyError(action)

    def take(work: UnitOfWork, row: tables.Article, at: datetime) -> Left:
        before, slot = row.stage, row.scheduled_at
        had = None if slot is None else (slot, row.scheduled_zone)
        actions.step_within(work, acting, row, action, at)
        return Left(row.id, stages=(before, row.stage), slot=had)

    return _each(acting, articles, take, action)


def undo(acting: Acting, batch: Batch) -> Batch:
    """Give every article of a batch what it had before, where it is as it was left.

    One that went on since stays as it is. Raises as `move`.
    """
    left = {one.article: one for one in batch.done}

    def bring_back(work: UnitOfWork, row: tables.Article, at: datetime) -> Left | None:
        one = left[row.id]
        if one.versions is not None:
            if kept.working(work, row).number != one.versions[1]:
                return None
            before = kept.text(kept.revision(work, row.id, one.versions[0]))
            return _keep(
                work,
                acting,
                row,
                lambda text: replace(text, section=before.section, tags=before.tags),
                at,
            )
        if one.plans is not None:
            return _plan_back(work, acting, row, one.plans, at)
        if one.stages is None or row.stage is not one.stages[1]:
            return None
        stage = row.stage
        inverse = STEPS[batch.action]
        actions.step_within(work, acting, row, inverse, at, slot=one.slot)
        return Left(row.id, stages=(stage, row.stage))

    return _each(acting, left, bring_back, batch.action)


def _plan_back(
    work: UnitOfWork,
    acting: Acting,
    row: tables.Article,
    plans: tuple[Plan, Plan],
    at: datetime,
) -> Left | None:
    """Take back those fields of a plan that are as they were left."""
    before, after = plans
    now = planning.plan_of(row)
    changed = {
        name: getattr(before, name)
        for name in planning.changed_fields(before, after)
        if getattr(now, name) == getattr(after, name)
    }
    wanted = replace(now, **changed)
    if not planning.set_plan_within(work, acting, row, wanted, at):
        return None
    return Left(row.id, plans=(now, wanted))


def _edit(
    acting: Acting, articles: Iterable[int], change: Callable[[int, ArticleText], ArticleText]
) -> Batch:
    def edit(work: UnitOfWork, row: tables.Article, at: datetime) -> Left | None:
        return _keep(work, acting, row, lambda text: change(row.id, text), at)

    return _each(acting, articles, edit, Action.EDIT)


def _each(acting: Acting, articles: Iterable[int], do: _One, action: Action) -> Batch:
    """Do something with each article in one transaction; what is refused is left as it was.

    Whatever `do` refuses, it refuses before it changes anything.
    """
    at = acting.clock()
    done: list[Left] = []
    skipped: list[Skipped] = []
    with acting.store.write() as work:
        access.require_present(work, acting)
        for article in dict.fromkeys(articles):
            row = kept.article(work, article)
            try:
                left = do(work, row, at)
            except Refused as why:
                unknown = why.reason is Reason.ARTICLE_UNKNOWN
                skipped.append(Skipped(article, "" if unknown else row.headline, why))
                continue
            if left is not None:
                done.append(left)
    changed = tuple(one.article for one in done)
    return Batch(Changes(articles=changed), tuple(done), tuple(skipped), action)


def _keep(
    work: UnitOfWork,
    acting: Acting,
    row: tables.Article,
    change: Callable[[ArticleText], ArticleText],
    at: datetime,
) -> Left | None:
    """Keep what `change` makes of an article's text, None where that is no change."""
    line = access.permit(work, acting, Action.EDIT, row)
    leases.require_free(work, acting, row)
    current = kept.working(work, row)
    text = carried_on(work, row, change(kept.text(current)))
    if text == kept.text(current):
        return None
    revisions.require_known(work, text)
    access.permit_move(work, acting, line, row, text.section)
    before = row.stage
    revisions.change_stage(work, row, line, at)
    version = revisions.add(work, row, text, by=acting.person.id, at=at, kind=RevisionKind.BATCH)
    record.append(
        work,
        acting,
        Action.EDIT,
        at=at,
        article=row.id,
        revision=version,
        details={"sha256": version.sha256, "stage": before.value, "batch": True},
    )
    return Left(row.id, versions=(current.number, version.number))
