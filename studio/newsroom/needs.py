"""What must hold for a transition besides stage and right: each `Need`, checked.

Deliberately absent: which transition has which need; `workflow.TABLE` says so.
"""

from collections.abc import Callable, Mapping
from datetime import datetime
from types import MappingProxyType
from typing import Final

from msgspec import Struct
from sqlalchemy import select

from studio.document.article import ArticleText
from studio.document.difference import words_changed
from studio.errors import Reason, Refused
from studio.newsroom import access, checked, checklists, kept
from studio.newsroom.acting import Acting
from studio.newsroom.narrowing import missed_length
from studio.newsroom.obstacles import (
    Circumstances,
    Obstacle,
    ObstacleCode,
    missing_parts,
    obstacles,
)
from studio.newsroom.workflow import Action, Need, Transition
from studio.settings import House
from studio.storage import tables
from studio.storage.codes import RevisionKind
from studio.storage.desk_tables import LengthReason
from studio.storage.unit_of_work import UnitOfWork

_TOLD = 5
_LACKING = {
    ObstacleCode.HEADLINE_MISSING: Reason.HEADLINE_MISSING,
    ObstacleCode.BODY_MISSING: Reason.BODY_MISSING,
    ObstacleCode.SECTION_MISSING: Reason.SECTION_MISSING,
}


class Case(Struct, frozen=True, kw_only=True):
    """One transition about to be made: who, on what, when, and what they said to it.

    `silent` says that the text differs from the live one in slips of typing alone, which `note`
    names; readers are told nothing then.
    """

    acting: Acting
    article: tables.Article
    now: datetime
    house: House
    note: str = ""
    silent: bool = False
    at: datetime | None = None
    length_reason: str = ""


def require(work: UnitOfWork, line: Transition, case: Case) -> None:
    """Raise `Refused` with the reason of the first need of `line` that does not hold."""
    for need in Need:
        if need in line.needs:
            _CHECKS[need](work, line, case)


def in_the_way(
    work: UnitOfWork, article: tables.Article, text: ArticleText, now: datetime
) -> tuple[Obstacle, ...]:
    """Return what stands in the way of publishing `text` as the article's."""
    pictures = kept.picture_rows(work, kept.pictures_of(text))
    required = checklists.required_open(work, article, text)
    done = {one for one in checked.NAMED if checked.is_done(article, one)}
    earlier = done & checked.outdated(work, article, text) if done else done
    if required.earlier:
        earlier.add("checklist")
    around = Circumstances(
        now=now,
        sections=_sections(work, text),
        pictures=pictures.keys(),
        described={sha256 for sha256, row in pictures.items() if row.alt},
        legal_check=article.legal_check,
        picture_check=article.picture_check,
        checklist_open=required.never,
        earlier=earlier,
        undeclared=_is_undeclared(work, article, text),
        embargo_until=article.embargo_until,
        embargo_open_ended=article.embargo_open_ended,
    )
    return obstacles(text, around)


def _is_undeclared(work: UnitOfWork, article: tables.Article, text: ArticleText) -> bool:
    """Say whether readers would have other words without being told, or anybody saying why."""
    live = kept.published(work, article) if kept.is_live(article) else None
    begins = live is not None and live.id == article.working_revision_id
    if live is None or (text.notice is not None and not begins):
        return False
    return checked.read_by_readers(kept.text(live)) != checked.read_by_readers(text)


def own_words(work: UnitOfWork, person: int, row: tables.Revision) -> int:
    """Return how many words somebody changed in a version since the last one by another person.

    What another has put on many articles at once, a tag or a section, is no reading of this one.
    """
    others = work.rows.scalar(
        select(tables.Revision)
        .where(
            tables.Revision.article_id == row.article_id,
            tables.Revision.number <= row.number,
            tables.Revision.author_id != person,
            tables.Revision.kind.not_in((RevisionKind.ASIDE, RevisionKind.BATCH)),
        )
        .order_by(tables.Revision.number.desc())
        .limit(1)
    )
    if others is None:
        return words_changed(ArticleText(), kept.text(row))
    return 0 if others.id == row.id else words_changed(kept.text(others), kept.text(row))


def _sections(work: UnitOfWork, text: ArticleText) -> frozenset[int]:
    there = kept.followed(work, tables.Section, text.section)
    return frozenset() if there is None or text.section is None else frozenset({text.section})


def _require_complete(work: UnitOfWork, _line: Transition, case: Case) -> None:
    text = kept.text(kept.working(work, case.article))
    for lack in missing_parts(text, _sections(work, text)):
        raise Refused(_LACKING[lack.code])


def _require_length_explained(work: UnitOfWork, _line: Transition, case: Case) -> None:
    """Ask for a reason once for each commission and each way of missing it."""
    words, asked = case.article.words, case.article.commissioned_words
    tolerance = case.house.length_tolerance
    missed = missed_length(words, asked, tolerance)
    if missed is None or case.length_reason.strip():
        return
    known = work.rows.get(LengthReason, case.article.id)
    told = known is not None and known.commissioned == asked
    if known is not None and told and missed_length(known.words, asked, tolerance) is missed:
        return
    raise Refused(Reason.LENGTH_REASON_MISSING, words=words, commissioned=asked)


def _require_no_errors(work: UnitOfWork, _line: Transition, case: Case) -> None:
    if not case.house.errors_block:
        return
    from studio.newsroom.style_check import errors_in

    text = kept.text(kept.working(work, case.article))
    found = errors_in(work, case.article.id, text)
    if found:
        told = tuple(f"‹{one}›" for one in found[:_TOLD])
        raise Refused(Reason.STYLE_ERRORS, errors=len(found), found=told)


def _require_others_work(work: UnitOfWork, _line: Transition, case: Case) -> None:
    if case.house.own_approval:
        return
    person = case.acting.person
    if access.is_author(work, person.id, case.article) or _signed(work, person.id, case.article):
        raise Refused(Reason.OWN_ARTICLE, person=person.sign_in)
    words = own_words(work, person.id, kept.working(work, case.article))
    if words > case.house.own_words_limit:
        raise Refused(Reason.WROTE_TOO_MUCH, words=words, limit=case.house.own_words_limit)


def _signed(work: UnitOfWork, person: int, article: tables.Article) -> bool:
    """Say whether somebody stood in the byline of a version since the published one."""
    versions = work.rows.scalars(
        select(tables.Revision).where(
            tables.Revision.article_id == article.id,
            tables.Revision.id > (article.published_revision_id or 0),
            tables.Revision.kind != RevisionKind.ASIDE,
        )
    )
    return any(one.person == person for row in versions for one in kept.text(row).bylines)


def _require_future_time(_work: UnitOfWork, _line: Transition, case: Case) -> None:
    if case.at is None:
        raise Refused(Reason.TIME_MISSING)
    if case.at <= case.now:
        raise Refused(Reason.TIME_PAST, at=case.at.isoformat())


def _require_free_way(work: UnitOfWork, _line: Transition, case: Case) -> None:
    text = kept.text(kept.working(work, case.article))
    found = in_the_way(work, case.article, text, case.now)
    if case.silent and case.house.silent_fixes and any(map(_is_silence, found)):
        _require_note(work, _line, case)
        found = tuple(one for one in found if not _is_silence(one))
    if found:
        raise Refused(Reason.OBSTACLES, obstacles=tuple(map(str, found)))


def _is_silence(obstacle: Obstacle) -> bool:
    return obstacle.code is ObstacleCode.UNDECLARED


def _require_declared(work: UnitOfWork, _line: Transition, case: Case) -> None:
    if _is_undeclared(work, case.article, kept.text(kept.working(work, case.article))):
        obstacle = Obstacle(ObstacleCode.UNDECLARED, "notice")
        raise Refused(Reason.OBSTACLES, obstacles=(str(obstacle),))


def _require_note(_work: UnitOfWork, line: Transition, case: Case) -> None:
    if not case.note.strip():
        raise Refused(Reason.NOTE_MISSING, action=line.action.value)


def _require_never_published(_work: UnitOfWork, line: Transition, case: Case) -> None:
    if case.article.published_revision_id is not None:
        stage = case.article.stage.value
        raise Refused(Reason.NO_TRANSITION, action=line.action.value, stage=stage)


def _require_embargo_over(_work: UnitOfWork, _line: Transition, case: Case) -> None:
    if case.article.embargo_open_ended:
        raise Refused(Reason.EMBARGO_OPEN_ENDED)
    until = case.article.embargo_until
    if case.at is not None and until is not None and case.at < until:
        raise Refused(Reason.TIME_UNDER_EMBARGO, at=case.at.isoformat(), until=until.isoformat())


def _require_own_spike(work: UnitOfWork, _line: Transition, case: Case) -> None:
    """Let what an editor set aside be brought back by editors alone."""
    if access.may(work, case.acting, Action.LIFT, case.article):
        return
    entry = tables.RecordEntry
    by = work.rows.scalar(
        select(entry.person_id)
        .where(entry.article_id == case.article.id, entry.action == Action.SPIKE.value)
        .order_by(entry.id.desc())
        .limit(1)
    )
    if by is not None and not access.is_author(work, by, case.article):
        raise Refused(Reason.SPIKED_BY_EDITOR, person=kept.person(work, by).display_name)


def _require_note_to_authors(work: UnitOfWork, line: Transition, case: Case) -> None:
    if not access.is_author(work, case.acting.person.id, case.article):
        _require_note(work, line, case)


def _require_signed_off(work: UnitOfWork, _line: Transition, case: Case) -> None:
    if kept.standing_sign_off(work, kept.working(work, case.article)) is None:
        raise Refused(Reason.NOT_APPROVED, stage=case.article.stage.value)


def _require_live(_work: UnitOfWork, _line: Transition, case: Case) -> None:
    if not kept.is_live(case.article):
        raise Refused(Reason.NOT_PUBLISHED)


_CHECKS: Final[Mapping[Need, Callable[[UnitOfWork, Transition, Case], None]]] = MappingProxyType(
    {
        Need.COMPLETE: _require_complete,
        Need.LENGTH_EXPLAINED: _require_length_explained,
        Need.NO_ERRORS: _require_no_errors,
        Need.NOTE: _require_note,
        Need.NOTE_TO_AUTHORS: _require_note_to_authors,
        Need.FUTURE_TIME: _require_future_time,
        Need.EMBARGO_OVER: _require_embargo_over,
        Need.DECLARED: _require_declared,
        Need.OTHERS_WORK: _require_others_work,
        Need.SIGNED_OFF: _require_signed_off,
        Need.NO_OBSTACLES: _require_free_way,
        Need.LIVE: _require_live,
        Need.NEVER_PUBLISHED: _require_never_published,
        Need.OWN_SPIKE: _require_own_spike,
    }
)
"""How each need is checked."""
