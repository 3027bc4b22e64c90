"""Changing many articles at once: one transaction, and one step that can be taken back.

What the person may not change, or what cannot be changed as it is now, stays as it was and is told
with its reason; the others are changed. A change of the text is a version of its article, as if it
had been edited, and so voids approvals; whoever makes it is asked first. `undo` takes a batch back
where nothing was done to an article since, with approvals, slots and stages (`going_back`).

Deliberately absent: approving many at once, since an approval names one exact text that somebody
has read; sending back, which wants a reason for each; and publishing, which builds packages.
"""

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from datetime import datetime
from typing import Any, Final, TypeAlias

from msgspec import Struct
from msgspec.structs import replace

from studio.document.article import ArticleText
from studio.errors import Reason, Refused
from studio.newsroom import (
    access,
    actions,
    going_back,
    kept,
    leases,
    planning,
    record,
    revisions,
)
from studio.newsroom.acting import Acting
from studio.newsroom.articles import carried_on
from studio.newsroom.changes import Changes
from studio.newsroom.views import Plan
from studio.newsroom.workflow import Action
from studio.storage import tables
from studio.storage.codes import RevisionKind, Stage
from studio.storage.unit_of_work import UnitOfWork

STEPS: Final = (
    Action.SUBMIT,
    Action.TAKE_BACK,
    Action.UNSCHEDULE,
    Action.SPIKE,
    Action.UNSPIKE,
)
"""The steps that can be taken with many articles."""


class Left(Struct, frozen=True):
    """An article that a batch changed; `plans` are its plans before and after."""

    article: int
    plans: tuple[Plan, Plan] | None = None


class Skipped(Struct, frozen=True):
    """An article that was left as it was, and why."""

    article: int
    headline: str
    why: Refused


class Batch(Struct, frozen=True):
    """What was done, what each article was and is, and what was left alone."""

    changes: Changes
    done: tuple[Left, ...]
    skipped: tuple[Skipped, ...] = ()
    action: Action = Action.EDIT


_One: TypeAlias = Callable[[UnitOfWork, tables.Article, datetime], Left | None]


def move(
    acting: Acting, articles: Iterable[int], section: int | None, *, voids: bool = False
) -> Batch:
    """Put articles into a section; only with `voids` also where an approval goes by that.

    Raises `Refused`: ARTICLE_UNKNOWN, PERSON_RETIRED; APPROVALS_LOST, and nothing is changed then.
    """
    return _edit(acting, articles, lambda _, text: replace(text, section=section), voids=voids)


def tag(
    acting: Acting,
    articles: Iterable[int],
    *,
    add: tuple[int, ...] = (),
    remove: tuple[int, ...] = (),
    voids: bool = False,
) -> Batch:
    """Put tags on articles and take others off; as `move`."""

    def retag(_: int, text: ArticleText) -> ArticleText:
        kept_tags = tuple(one for one in text.tags if one not in remove)
        return replace(text, tags=(*kept_tags, *add))

    return _edit(acting, articles, retag, voids=voids)


def require_nothing_approved(acting: Acting, articles: Iterable[int]) -> None:
    """Raise `Refused` (APPROVALS_LOST) where a change of their texts would void an approval.

    Raises also as `move`.
    """
    with acting.store.read() as work:
        access.require_present(work, acting)
        rows = [kept.article(work, one) for one in dict.fromkeys(articles)]
        _require_no_loss([row.stage for row in rows if access.may(work, acting, Action.EDIT, row)])


def plan(acting: Acting, articles: Iterable[int], changed: Mapping[str, Any]) -> Batch:
    """Plan articles so: `changed` holds fields of `Plan` by name. Raises as `move`."""

    def change(work: UnitOfWork, row: tables.Article, at: datetime) -> Left | None:
        before = planning.plan_of(row)
        after = replace(before, **changed)
        if not planning.set_plan_within(work, acting, row, after, at):
            return None
        return Left(row.id, plans=(before, after))

    return _each(acting, articles, change, Action.PLAN)


def step(acting: Acting, articles: Iterable[int], action: Action, *, note: str = "") -> Batch:
    """Take a step of `STEPS` with articles, and say `note` to all whom it concerns.

    Raises as `plan`, NOTE_MISSING where one of them wants a note, and `KeyError` for another step;
    nothing is changed then.
    """
    if action not in STEPS:
        raise KeyError(action)

    def take(work: UnitOfWork, row: tables.Article, at: datetime) -> Left:
        actions.step_within(work, acting, row, action, at, note=note)
        return Left(row.id)

    def look(skipped: Sequence[Skipped]) -> None:
        for one in skipped:
            if one.why.reason is Reason.NOTE_MISSING:
                raise one.why

    return _each(acting, articles, take, action, look)


def undo(acting: Acting, batch: Batch) -> Batch:
    """Give every article of a batch what it had before: version, stage, slot, approval or plan.

    One that went on since stays as it is, and is named with its reason; so is one whose slot did
    not come back, since it is past. Raises as `plan`.
    """
    left = {one.article: one for one in batch.done}
    late: list[Skipped] = []

    def bring_back(work: UnitOfWork, row: tables.Article, at: datetime) -> Left | None:
        plans = left[row.id].plans
        if plans is not None:
            return _plan_back(work, acting, row, plans, at)
        past = going_back.go_back_within(work, acting, row, batch.action, at)
        if past is not None:
            refusal = Refused(Reason.TIME_PAST, at=past.isoformat())
            late.append(Skipped(row.id, row.headline, refusal))
        return Left(row.id)

    back = _each(acting, left, bring_back, batch.action)
    return replace(back, skipped=(*back.skipped, *late))


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
    acting: Acting,
    articles: Iterable[int],
    change: Callable[[int, ArticleText], ArticleText],
    *,
    voids: bool,
) -> Batch:
    stages: list[Stage] = []

    def edit(work: UnitOfWork, row: tables.Article, at: datetime) -> Left | None:
        before = row.stage
        left = _keep(work, acting, row, lambda text: change(row.id, text), at)
        if left is not None:
            stages.append(before)
        return left

    def look(_: Sequence[Skipped]) -> None:
        if not voids:
            _require_no_loss(stages)

    return _each(acting, articles, edit, Action.EDIT, look)


def _require_no_loss(stages: Collection[Stage]) -> None:
    scheduled = sum(one is Stage.SCHEDULED for one in stages)
    approved = scheduled + sum(one is Stage.APPROVED for one in stages)
    if approved:
        raise Refused(Reason.APPROVALS_LOST, approved=approved, scheduled=scheduled)


def _each(
    acting: Acting,
    articles: Iterable[int],
    do: _One,
    action: Action,
    look: Callable[[Sequence[Skipped]], None] = lambda _: None,
) -> Batch:
    """Do something with each article in one transaction; what is refused is left as it was.

    Whatever `do` refuses, it refuses before it changes anything. `look` has the last word: what it
    raises takes everything back.
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
        look(skipped)
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
    before, had = row.stage, going_back.remembered(work, row)
    revisions.change_stage(work, row, line, at)
    version = revisions.add(work, row, text, by=acting.person.id, at=at, kind=RevisionKind.BATCH)
    record.append(
        work,
        acting,
        Action.EDIT,
        at=at,
        article=row.id,
        revision=version,
        details={"sha256": version.sha256, "stage": before.value, **had, "batch": True},
    )
    return Left(row.id)
