"""Going back: what somebody did last to an article is undone, with all that it took away.

Read from the record, whose line says what was before: stage, version, slot, privacy; approvals that
the step voided hold again, since they name exactly the text that comes back, and one that it gave
is void. Only the person who took the step goes back, and only while nothing but remarks and plans
came after it. The line stays in the record, and going back is a line of its own. Deliberately
absent: undoing in a text, and what readers have: that is changed by publishing alone.
"""

import json
from datetime import datetime
from types import MappingProxyType
from typing import Any, Final

from msgspec import Struct
from sqlalchemy import select

from studio.errors import Reason, Refused
from studio.newsroom import access, checked, kept, leases, notices, privacy, record, revisions
from studio.newsroom.acting import Acting
from studio.newsroom.changes import Changes
from studio.newsroom.workflow import Action
from studio.storage import tables
from studio.storage.codes import Stage
from studio.storage.unit_of_work import UnitOfWork

PERMITS: Final = MappingProxyType(
    {
        Action.EDIT: Action.EDIT,
        Action.SUBMIT: Action.TAKE_BACK,
        Action.TAKE_BACK: Action.SUBMIT,
        Action.SEND_BACK: Action.LIFT,
        Action.APPROVE: Action.LIFT,
        Action.SCHEDULE: Action.UNSCHEDULE,
        Action.UNSCHEDULE: Action.SCHEDULE,
        Action.SPIKE: Action.UNSPIKE,
        Action.UNSPIKE: Action.SPIKE,
        Action.UPDATE: Action.EDIT,
        Action.CORRECT: Action.EDIT,
    }
)
"""The steps that can be gone back on, and what one has to be permitted for that.

Of edits only those that were made in many articles at once.
"""

UNDO: Final = "undo"
"""What the record calls it."""

_BESIDE: Final = frozenset(
    {
        "comment",
        "answer",
        "edit_comment",
        "delete_comment",
        "resolve",
        "reopen",
        "plan",
        "annotate",
        "tick",
        "untick",
        "confirm_check",
        "name_version",
    }
)
"""What can come after a step without being in the way of going back on it."""

_RESTING: Final = frozenset({Stage.APPROVED, Stage.SCHEDULED})


class WentBack(Struct, frozen=True):
    """What changed; `late` is the slot that did not come back, since it was past."""

    changes: Changes
    late: datetime | None = None


def remembered(
    work: UnitOfWork, row: tables.Article, *, private: bool = False
) -> dict[str, object]:
    """Return what a step's line has to say, beside the stage, for somebody to go back on it.

    To be asked before the step is taken. For this floor.
    """
    found: dict[str, object] = {"before": kept.working(work, row).number}
    if row.scheduled_at is not None:
        found["slot"] = row.scheduled_at.isoformat()
        found["slot_zone"] = row.scheduled_zone
    if private and privacy.is_private(work, row.id):
        found["private"] = True
    return found


def go_back(acting: Acting, article: int, action: Action) -> WentBack:
    """Undo `action`, which the person did last to an article.

    Raises `Refused`: ARTICLE_UNKNOWN, PERSON_RETIRED, NOT_PERMITTED, WENT_ON where it was not the
    last thing done, TIME_PAST where only a slot would come back, and that is past.
    """
    at = acting.clock()
    with acting.store.write() as work:
        access.require_present(work, acting)
        late = go_back_within(work, acting, kept.article(work, article), action, at)
    return WentBack(Changes(articles=(article,)), late)


def go_back_within(
    work: UnitOfWork, acting: Acting, row: tables.Article, action: Action, at: datetime
) -> datetime | None:
    """Do what `go_back` does in a larger transaction, and return the slot that is past, if any.

    Whatever is refused is refused before anything changes.
    """
    line, details = _line(work, acting, row, action)
    stage = Stage(details["stage"])
    slot = datetime.fromisoformat(details["slot"]) if "slot" in details else None
    late = slot if slot is not None and slot <= at else None
    if late is not None and action in {Action.UNSCHEDULE, Action.SCHEDULE}:
        raise Refused(Reason.TIME_PAST, at=late.isoformat())
    permitted = access.permit(work, acting, PERMITS[action], row)
    now = kept.working(work, row)
    then = kept.revision(work, row.id, details["before"])
    if then.id != now.id:
        _require_untouched(work, acting, row, now)
        access.permit_move(work, acting, permitted, row, kept.text(then).section)
    _require_approved(work, then, line, stage)
    was = row.stage
    if then.id != now.id:
        revisions.go_back_to(work, row, then)
        if action is Action.SUBMIT:  # which gave it a signature alone
            checked.carry_over(work, row, kept.text(now))
    for approval in _voided_by(work, then, line):
        approval.voided_at = None
    if action is Action.APPROVE:
        _given_by(work, then, line).voided_at = at
    row.stage = Stage.APPROVED if late is not None and stage is Stage.SCHEDULED else stage
    scheduled = row.stage is Stage.SCHEDULED
    row.scheduled_at = slot if scheduled else None
    row.scheduled_zone = str(details["slot_zone"]) if scheduled else ""
    row.updated_at = at
    if details.get("private"):
        privacy.withhold(work, row.id)
    notices.untell(work, row.id, by=line.person_id, at=line.at)
    record.append(
        work,
        acting,
        UNDO,
        at=at,
        article=row.id,
        revision=then,
        details={"of": action.value, "stage": was.value, "sha256": then.sha256},
    )
    return late


def _line(
    work: UnitOfWork, acting: Acting, row: tables.Article, action: Action
) -> tuple[tables.RecordEntry, dict[str, Any]]:
    """Return the line of a step that the person took last, and its details; or refuse."""
    entry = tables.RecordEntry
    line = work.rows.scalar(
        select(entry)
        .where(entry.article_id == row.id, entry.action.not_in(_BESIDE))
        .order_by(entry.id.desc())
        .limit(1)
    )
    if (
        line is None
        or action not in PERMITS
        or line.action != action.value
        or line.person_id != acting.person.id
    ):
        raise Refused(Reason.WENT_ON, article=row.id)
    details: dict[str, Any] = json.loads(line.details)
    if "before" not in details or (action is Action.EDIT and not details.get("batch")):
        raise Refused(Reason.WENT_ON, article=row.id)
    return line, details


def _require_untouched(
    work: UnitOfWork, acting: Acting, row: tables.Article, now: tables.Revision
) -> None:
    """Refuse while somebody has the article open, or has typed on the text that would go."""
    leases.require_free(work, acting, row)
    typed = select(tables.Draft).where(
        tables.Draft.article_id == row.id, tables.Draft.base_id == now.id
    )
    if work.rows.scalar(typed) is not None:
        raise Refused(Reason.WENT_ON, article=row.id)


def _require_approved(
    work: UnitOfWork, then: tables.Revision, line: tables.RecordEntry, stage: Stage
) -> None:
    """Refuse where the stage to come back rests on an approval that does not."""
    if stage not in _RESTING or kept.standing_sign_off(work, then) is not None:
        return
    if not _voided_by(work, then, line):
        raise Refused(Reason.WENT_ON, article=then.article_id)


def _voided_by(
    work: UnitOfWork, then: tables.Revision, line: tables.RecordEntry
) -> tuple[tables.SignOff, ...]:
    """Return the approvals of exactly this text that a step took away."""
    found = select(tables.SignOff).where(
        tables.SignOff.revision_id == then.id,
        tables.SignOff.sha256 == then.sha256,
        tables.SignOff.voided_at == line.at,
    )
    return tuple(work.rows.scalars(found))


def _given_by(work: UnitOfWork, then: tables.Revision, line: tables.RecordEntry) -> tables.SignOff:
    """Return the approval that a step gave."""
    given = tables.SignOff.revision_id == then.id, tables.SignOff.record_head == line.hash
    return work.rows.scalars(select(tables.SignOff).where(*given)).one()


def taken_back(work: UnitOfWork, article: int) -> frozenset[datetime]:
    """Return the moments at which somebody went back on an approval of theirs. For this floor."""
    entry = tables.RecordEntry
    found = work.rows.execute(
        select(entry.at, entry.details).where(entry.article_id == article, entry.action == UNDO)
    )
    return frozenset(
        at for at, details in found if json.loads(details).get("of") == Action.APPROVE.value
    )
