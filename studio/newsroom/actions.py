"""The life of an article between writing and publishing: who takes it from stage to stage.

Each function is one line of `workflow.TABLE`; all raise `Refused` (ARTICLE_UNKNOWN, NOT_PERMITTED,
PERSON_RETIRED, NO_TRANSITION) beside what they name. Where a `revision` can be given, it is the one
that the person has looked at: BASE_STALE when the article went on since. Deliberately absent:
publishing and withdrawing (`publishing`), which build packages.
"""

from datetime import datetime

from msgspec import Struct
from msgspec.structs import replace

from studio.document.article import Byline
from studio.newsroom import (
    access,
    checked,
    going_back,
    kept,
    needs,
    notices,
    privacy,
    record,
    revisions,
)
from studio.newsroom.acting import Acting
from studio.newsroom.changes import Changes
from studio.newsroom.house import settings
from studio.newsroom.workflow import Action
from studio.storage import tables
from studio.storage.codes import RevisionKind
from studio.storage.desk_tables import LengthReason
from studio.storage.unit_of_work import UnitOfWork


class _Said(Struct, frozen=True, kw_only=True):
    """What a person says to an action."""

    revision: int | None = None
    note: str = ""
    at: datetime | None = None
    zone: str = ""
    length_reason: str = ""


def submit(
    acting: Acting,
    article: int,
    *,
    note: str = "",
    revision: int | None = None,
    length_reason: str = "",
) -> Changes:
    """Hand an article to the editors.

    Without a byline it gets its creator's display name. `length_reason` says why it is shorter or
    longer than was commissioned. Raises `Refused`: HEADLINE_MISSING, BODY_MISSING, SECTION_MISSING,
    LENGTH_REASON_MISSING, BASE_STALE.
    """
    said = _Said(note=note, revision=revision, length_reason=length_reason.strip())
    return _act(acting, article, Action.SUBMIT, said)


def take_back(acting: Acting, article: int, *, note: str = "") -> Changes:
    """Take an article out of review, to write on."""
    return _act(acting, article, Action.TAKE_BACK, _Said(note=note))


def send_back(acting: Acting, article: int, *, note: str, revision: int | None = None) -> Changes:
    """Send an article back to its authors and say why; an approval of it is void.

    Raises `Refused`: NOTE_MISSING, BASE_STALE.
    """
    return _act(acting, article, Action.SEND_BACK, _Said(note=note, revision=revision))


def approve(
    acting: Acting, article: int, *, note: str = "", revision: int | None = None
) -> Changes:
    """Sign off the working version: exactly this text, by its hash.

    Raises `Refused`: OWN_ARTICLE, WROTE_TOO_MUCH, HEADLINE_MISSING, BODY_MISSING, SECTION_MISSING,
    BASE_STALE.
    """
    return _act(acting, article, Action.APPROVE, _Said(note=note, revision=revision))


def schedule(acting: Acting, article: int, at: datetime | None, *, zone: str = "") -> Changes:
    """Give an approved article the time at which it is to be published.

    `at` carries a zone; `zone` is the name of the one that the person meant. Raises `Refused`:
    TIME_MISSING, TIME_PAST, NOT_APPROVED, TIME_UNDER_EMBARGO, EMBARGO_OPEN_ENDED.
    """
    return _act(acting, article, Action.SCHEDULE, _Said(at=at, zone=zone))


def unschedule(acting: Acting, article: int) -> Changes:
    """Drop the slot of a scheduled article; it stays approved."""
    return _act(acting, article, Action.UNSCHEDULE, _Said())


def spike(acting: Acting, article: int, *, note: str = "") -> Changes:
    """Set an article aside that was never published; it can be brought back.

    Whoever is no author of it says why. Raises `Refused`: NOTE_MISSING.
    """
    return _act(acting, article, Action.SPIKE, _Said(note=note))


def unspike(acting: Acting, article: int) -> Changes:
    """Bring an article back that was set aside; what an editor did, an editor alone undoes.

    Raises `Refused`: SPIKED_BY_EDITOR.
    """
    return _act(acting, article, Action.UNSPIKE, _Said())


def step_within(
    work: UnitOfWork,
    acting: Acting,
    row: tables.Article,
    action: Action,
    now: datetime,
    *,
    note: str = "",
) -> None:
    """Take a step that needs no time in a larger transaction."""
    _take(work, acting, row, action, _Said(note=note), now)


def _act(acting: Acting, article: int, action: Action, said: _Said) -> Changes:
    now = acting.clock()
    with acting.store.write() as work:
        _take(work, acting, kept.article(work, article), action, said, now)
    return Changes(articles=(article,))


def _take(
    work: UnitOfWork,
    acting: Acting,
    row: tables.Article,
    action: Action,
    said: _Said,
    now: datetime,
) -> None:
    """Take a step; whatever is refused is refused before anything changes."""
    line = access.permit(work, acting, action, row)
    revisions.require_base(work, row, said.revision)
    house = settings(work)
    case = needs.Case(
        acting=acting,
        article=row,
        now=now,
        house=house,
        note=said.note,
        at=said.at,
        length_reason=said.length_reason,
    )
    needs.require(work, line, case)
    before = row.stage
    had = going_back.remembered(work, row, private=action is Action.SUBMIT)
    revisions.change_stage(work, row, line, now)
    if action is Action.SUBMIT:
        privacy.open_up(work, row.id)
        _sign(work, acting, row)
        _keep_length_reason(work, acting, row, said.length_reason, now)
    elif action is Action.SCHEDULE:
        row.scheduled_at, row.scheduled_zone = said.at, said.zone or house.time_zone
    revision = kept.working(work, row)
    details: record.Details = {
        "sha256": revision.sha256,
        "stage": before.value,
        **had,
        **({"note": said.note} if said.note else {}),
        **({"length_reason": said.length_reason} if said.length_reason else {}),
        **({"at": said.at.isoformat(), "zone": row.scheduled_zone} if said.at else {}),
    }
    head = record.append(
        work, acting, action, at=now, article=row.id, revision=revision, details=details
    )
    notices.tell_of_action(work, acting, action, row, now)
    if action is Action.APPROVE:
        _sign_off(work, acting, revision, now, head)


def _sign(work: UnitOfWork, acting: Acting, row: tables.Article) -> None:
    """Give an article without a byline its creator's."""
    text = kept.text(kept.working(work, row))
    if text.bylines:
        return
    author = kept.person(work, row.created_by_id)
    revisions.add(
        work,
        row,
        replace(text, bylines=(Byline(author.display_name, author.id),)),
        by=acting.person.id,
        at=row.updated_at,
        kind=RevisionKind.EDITED,
    )
    checked.carry_over(work, row, text)


def _keep_length_reason(
    work: UnitOfWork, acting: Acting, row: tables.Article, reason: str, at: datetime
) -> None:
    if not reason or row.commissioned_words is None:
        return
    work.rows.merge(
        LengthReason(
            article_id=row.id,
            person_id=acting.person.id,
            at=at,
            words=row.words,
            commissioned=row.commissioned_words,
            reason=reason,
        )
    )


def _sign_off(
    work: UnitOfWork, acting: Acting, revision: tables.Revision, at: datetime, head: str
) -> None:
    """Keep the approval; its line is the newest of the record, which it carries as the head."""
    work.rows.add(
        tables.SignOff(
            article_id=revision.article_id,
            revision_id=revision.id,
            sha256=revision.sha256,
            person_id=acting.person.id,
            at=at,
            record_head=head,
            own_words=needs.own_words(work, acting.person.id, revision),
        )
    )
