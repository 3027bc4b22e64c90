"""Whether somebody may do something now: the tables of `workflow` and `permissions`, on rows.

Roles are read in the transaction that acts on them. The order of refusals: what a person may never
do, then what the article's stage does not allow, then what is not theirs.
"""

from sqlalchemy import select

from studio.errors import Reason, Refused
from studio.newsroom import kept, permissions, privacy
from studio.newsroom.acting import Acting
from studio.newsroom.permissions import Duty, Post
from studio.newsroom.workflow import TABLE, Action, Reach, Transition, transition
from studio.storage import tables
from studio.storage.codes import Stage
from studio.storage.unit_of_work import UnitOfWork, once

_WANTS_APPROVAL = frozenset({Action.PUBLISH, Action.SCHEDULE})


def require(work: UnitOfWork, acting: Acting, duty: Duty) -> None:
    """Raise `Refused` (NOT_PERMITTED, PERSON_RETIRED) unless the person may do `duty`."""
    held = _posts(work, acting)
    if not permissions.may(duty, held):
        raise _not_permitted(duty, held)


def does(work: UnitOfWork, acting: Acting, duty: Duty) -> bool:
    """Say whether the person may do `duty`; raises `Refused` (PERSON_RETIRED)."""
    return permissions.may(duty, _posts(work, acting))


def require_present(work: UnitOfWork, acting: Acting) -> None:
    """Raise `Refused` (PERSON_RETIRED) when the person has left the newsroom."""
    _posts(work, acting)


def permit(work: UnitOfWork, acting: Acting, action: Action, article: tables.Article) -> Transition:
    """Return the line of the workflow by which the person may do `action` with `article` now.

    What must hold besides is `needs`' affair. Raises `Refused`: NOT_PERMITTED, PERSON_RETIRED,
    NO_TRANSITION, or NOT_APPROVED where an approval is what is wanting; ARTICLE_UNKNOWN for the
    private draft of somebody else.
    """
    held = _posts(work, acting)
    if privacy.is_withheld(work, acting.person.id, article):
        raise Refused(Reason.ARTICLE_UNKNOWN, article=article.id)
    lineage = _lineage(work, article.section_id)
    own = is_author(work, acting.person.id, article)
    if not any(_reaches(line, held, lineage, own=own) for line in TABLE if line.action is action):
        raise _not_permitted(action, held)
    line = transition(action, article.stage)
    if line is None:
        raise _no_transition(action, article.stage)
    if not _reaches(line, held, lineage, own=own):
        raise _not_permitted(action, held)
    return line


def permit_creation(work: UnitOfWork, acting: Acting, section: int | None) -> None:
    """Raise `Refused` (NOT_PERMITTED, PERSON_RETIRED) unless the person may write in `section`."""
    held = _posts(work, acting)
    line = transition(Action.CREATE, None)
    if line is None or not _reaches(line, held, _lineage(work, section), own=True):
        raise _not_permitted(Action.CREATE, held)


def permit_move(
    work: UnitOfWork, acting: Acting, line: Transition, article: tables.Article, section: int | None
) -> None:
    """Raise `Refused` (NOT_PERMITTED) unless what is permitted here is so in `section` too."""
    held = _posts(work, acting)
    own = is_author(work, acting.person.id, article)
    if not _reaches(line, held, _lineage(work, section), own=own):
        raise _not_permitted(line.action, held)


def may(work: UnitOfWork, acting: Acting, action: Action, article: tables.Article) -> bool:
    """Say whether `permit` would return."""
    line = transition(action, article.stage)
    if line is None or privacy.is_withheld(work, acting.person.id, article):
        return False
    return _reaches(
        line,
        _posts(work, acting),
        _lineage(work, article.section_id),
        own=is_author(work, acting.person.id, article),
    )


def allowed(work: UnitOfWork, acting: Acting, article: tables.Article) -> frozenset[Action]:
    """Return every action for which `permit` would return."""
    held = _posts(work, acting)
    if privacy.is_withheld(work, acting.person.id, article):
        return frozenset()
    lineage = _lineage(work, article.section_id)
    own = is_author(work, acting.person.id, article)
    lines = (transition(action, article.stage) for action in Action)
    return frozenset(
        line.action for line in lines if line and _reaches(line, held, lineage, own=own)
    )


def reads_working_texts(work: UnitOfWork, acting: Acting) -> bool:
    """Say whether the person may see what is still being written, rather than what is ready."""
    line = transition(Action.READ, Stage.DRAFT)
    return line is not None and any(post.role in line.who for post in _posts(work, acting))


def is_author(work: UnitOfWork, person: int, article: tables.Article) -> bool:
    """Say whether somebody created an article or stands in the byline of its working text."""
    if article.created_by_id == person:
        return True
    named = select(tables.ArticleAuthor.person_id).where(
        tables.ArticleAuthor.article_id == article.id, tables.ArticleAuthor.person_id == person
    )
    return work.rows.scalar(named) is not None


def _posts(work: UnitOfWork, acting: Acting) -> tuple[Post, ...]:
    return once(work, ("posts", acting.person.id), lambda: _held(work, acting.person.id))


def _held(work: UnitOfWork, person: int) -> tuple[Post, ...]:
    row = kept.person(work, person)
    if row.retired_at is not None:
        raise Refused(Reason.PERSON_RETIRED, person=row.sign_in)
    return kept.posts(work, row.id)


def _lineage(work: UnitOfWork, section: int | None) -> frozenset[int]:
    return frozenset(row.id for row in kept.lineage(work, section))


def _reaches(
    line: Transition, held: tuple[Post, ...], lineage: frozenset[int], *, own: bool
) -> bool:
    reach = permissions.reach(held, line.who, lineage)
    return reach is Reach.ANY or (reach is Reach.OWN and own)


def _not_permitted(action: Action | Duty, held: tuple[Post, ...]) -> Refused:
    role = permissions.leading_role(held)
    return Refused(
        Reason.NOT_PERMITTED, action=action.value, role=None if role is None else role.value
    )


def _no_transition(action: Action, stage: Stage) -> Refused:
    if action in _WANTS_APPROVAL:
        return Refused(Reason.NOT_APPROVED, stage=stage.value)
    return Refused(Reason.NO_TRANSITION, action=action.value, stage=stage.value)
