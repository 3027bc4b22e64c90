"""What is planned around an article: priority, assignee, times, length, embargo and checks.

None of it is text, so nothing of it voids an approval. Whoever writes plans; what holds an article
back is lifted by an editor alone. Deliberately absent: the slot of a scheduled article (`actions`).
"""

from datetime import datetime

from msgspec.structs import fields, replace

from studio.errors import Reason, Refused
from studio.newsroom import access, checked, kept, notices, record
from studio.newsroom.acting import Acting
from studio.newsroom.changes import NOTHING, Changes
from studio.newsroom.obstacles import under_embargo
from studio.newsroom.views import Plan
from studio.newsroom.workflow import Action
from studio.storage import tables
from studio.storage.codes import Check, NoticeCode
from studio.storage.unit_of_work import UnitOfWork


def plan_of(row: tables.Article) -> Plan:
    """Return what is planned for an article."""
    return Plan(
        priority=row.priority,
        assignee=row.assignee_id,
        due=row.due_at,
        commissioned=row.commissioned_words,
        embargo_until=row.embargo_until,
        embargo_open_ended=row.embargo_open_ended,
        legal_check=row.legal_check,
        picture_check=row.picture_check,
    )


def set_plan(acting: Acting, article: int, plan: Plan) -> Changes:
    """Plan an article so.

    Raises `Refused`: NOT_PERMITTED (also for a journalist who settles a check, or lifts or
    shortens an embargo), PERSON_UNKNOWN, PERSON_RETIRED for the assignee, FIELD_INVALID.
    """
    at = acting.clock()
    with acting.store.write() as work:
        if not set_plan_within(work, acting, kept.article(work, article), plan, at):
            return NOTHING
    return Changes(articles=(article,))


def move_due(acting: Acting, article: int, due: datetime) -> Changes:
    """Let an article be due at another time; all else that is planned stays.

    Raises `Refused`: NOT_PERMITTED, FIELD_INVALID for a time without a zone.
    """
    at = acting.clock()
    with acting.store.write() as work:
        row = kept.article(work, article)
        if not set_plan_within(work, acting, row, replace(plan_of(row), due=due), at):
            return NOTHING
    return Changes(articles=(article,))


def set_plan_within(
    work: UnitOfWork, acting: Acting, row: tables.Article, plan: Plan, at: datetime
) -> bool:
    """Do what `set_plan` does within a larger transaction, and say whether anything changed.

    Whatever is refused is refused before anything changes.
    """
    _require_sense(plan)
    access.permit(work, acting, Action.PLAN, row)
    before = plan_of(row)
    changed = changed_fields(before, plan)
    if not changed:
        return False
    if _lifts(before, plan, at):
        access.permit(work, acting, Action.LIFT, row)
    if plan.assignee is not None and plan.assignee != before.assignee:
        _require_present(work, plan.assignee)
        told = (plan.assignee,)
        notices.tell(work, told, NoticeCode.ASSIGNED, row.id, by=acting.person.id, at=at)
    row.priority, row.assignee_id, row.due_at = plan.priority, plan.assignee, plan.due
    row.commissioned_words = plan.commissioned
    row.embargo_until = plan.embargo_until
    row.embargo_open_ended = plan.embargo_open_ended
    row.legal_check, row.picture_check = plan.legal_check, plan.picture_check
    row.updated_at = at
    for what, name in checked.NAMED.items():
        if name in changed:
            (checked.note_done if checked.is_done(row, what) else checked.forget)(work, row, what)
    details = {name: _plain(getattr(plan, name)) for name in changed}
    record.append(work, acting, Action.PLAN, at=at, article=row.id, details=details)
    return True


def changed_fields(before: Plan, after: Plan) -> tuple[str, ...]:
    """Return the names of the fields in which two plans differ."""
    return tuple(
        field.name
        for field in fields(Plan)
        if getattr(before, field.name) != getattr(after, field.name)
    )


def _require_sense(plan: Plan) -> None:
    for name in ("due", "embargo_until"):
        moment: datetime | None = getattr(plan, name)
        if moment is not None and moment.tzinfo is None:
            raise Refused(
                Reason.FIELD_INVALID, field=name, value=moment.isoformat(), expected=("time_zone",)
            )
    if plan.commissioned is not None and plan.commissioned < 1:
        raise Refused(
            Reason.FIELD_INVALID,
            field="commissioned",
            value=plan.commissioned,
            expected=("number",),
        )


def _require_present(work: UnitOfWork, person: int) -> None:
    row = kept.person(work, person)
    if row.retired_at is not None:
        raise Refused(Reason.PERSON_RETIRED, person=row.sign_in)


def _lifts(before: Plan, after: Plan, now: datetime) -> bool:
    """Say whether `after` takes away what held the article back, or calls a check done."""
    settles = any(
        was is not becomes and (Check.REQUIRED is was or Check.DONE is becomes)
        for was, becomes in (
            (before.legal_check, after.legal_check),
            (before.picture_check, after.picture_check),
        )
    )
    if settles or (before.embargo_open_ended and not after.embargo_open_ended):
        return True
    held = under_embargo(before.embargo_until, now, open_ended=False)
    if not held or before.embargo_until is None or after.embargo_open_ended:
        return False
    return after.embargo_until is None or after.embargo_until < before.embargo_until


def _plain(value: object) -> object:
    return value.isoformat() if isinstance(value, datetime) else value
