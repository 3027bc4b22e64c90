"""Who has an article open to write in it, and taking it over from them.

One window at a time writes in an article. Whoever comes later reads it, sees who has it, and may
take it over; what the other person had typed is kept as a version of theirs first, so that nothing
is lost. Deliberately absent: telling them, which is the affair of whoever shows the article.
"""

from datetime import datetime

from msgspec import Struct
from msgspec.structs import replace
from sqlalchemy import select

from studio.document.anchors import same_words
from studio.document.article import ArticleText
from studio.document.codec import content_hash
from studio.errors import Damaged, Refused
from studio.newsroom import access, drafts, kept, leases, privacy, record, revisions
from studio.newsroom.acting import Acting
from studio.newsroom.articles import carried_on
from studio.newsroom.changes import NOTHING, Changes
from studio.newsroom.views import LeaseView
from studio.newsroom.workflow import Action, Transition
from studio.storage import tables
from studio.storage.codes import RevisionKind
from studio.storage.lease_table import Lease
from studio.storage.unit_of_work import UnitOfWork


class Hold(Struct, frozen=True, kw_only=True):
    """How a window stands to an article: `other` has it open; with None this window has."""

    other: LeaseView | None = None
    changes: Changes = NOTHING


class Aside(Struct, frozen=True, kw_only=True):
    """The number of the version that holds what was put aside, None where nothing had to be."""

    revision: int | None = None
    changes: Changes = NOTHING


def take(acting: Acting, article: int, session: str) -> Hold:
    """Open an article to write in it, in the window that `session` names.

    It is had where nobody else has it; another window of the same person gives way without a
    question. Raises `Refused`: ARTICLE_UNKNOWN, NOT_PERMITTED, NO_TRANSITION.
    """
    return _take(acting, article, session, from_own=True)


def renew(acting: Acting, article: int, session: str) -> Hold:
    """Go on having an article, or get it where it came free; take it from no other window.

    Called every few seconds while the window lives; writes only where that is due. Raises as
    `take`.
    """
    return _take(acting, article, session, from_own=False)


def release(acting: Acting, article: int, session: str) -> Changes:
    """Let others have an article; nothing happens where the window does not have it."""
    with acting.store.write() as work:
        access.require_present(work, acting)
        lease = work.rows.get(Lease, article)
        if lease is None or lease.session != session:
            return NOTHING
        work.rows.delete(lease)
    return Changes(presence=(article,))


def who_has(acting: Acting, article: int) -> LeaseView | None:
    """Return who has an article open to write in it.

    Raises `Refused`: ARTICLE_UNKNOWN, NOT_PERMITTED.
    """
    with acting.store.read() as work:
        access.permit(work, acting, Action.READ, kept.article(work, article))
        lease = leases.standing(work, article, acting.clock())
        return None if lease is None else leases.view(work, lease)


def all_open(acting: Acting) -> tuple[LeaseView, ...]:
    """Return every article that somebody has open to write in it, the longest first.

    Raises `Refused`: PERSON_RETIRED.
    """
    with acting.store.read() as work:
        access.require_present(work, acting)
        found = leases.all_standing(work, acting.clock())
        if not found:
            return ()
        hidden = privacy.withheld(work, acting.person.id)
        return tuple(leases.view(work, lease) for lease in found if lease.article_id not in hidden)


def take_over(acting: Acting, article: int, session: str) -> Hold:
    """Take an article from whoever has it open, and keep what they typed as a version of theirs.

    The version is the newest one, to go on from, unless it was typed on an older one or its author
    may not write here any more: then it is put aside. Raises as `take`.
    """
    at = acting.clock()
    with acting.store.write() as work:
        row = kept.article(work, article)
        access.permit(work, acting, Action.EDIT, row)
        lease = leases.standing(work, article, at)
        if lease is not None and lease.session == session:
            return Hold()
        before = None if lease is None else lease.person_id
        leases.grant(work, acting, article, session, at)
        if before is None or before == acting.person.id:
            return Hold(changes=Changes(presence=(article,)))
        version = _keep_typed(work, acting, row, before, at)
        record.append(
            work,
            acting,
            "take_over",
            at=at,
            article=article,
            revision=version,
            details={
                "from": before,
                **({} if version is None else {"sha256": version.sha256}),
            },
        )
    return Hold(changes=Changes(articles=(article,), presence=(article,)))


def put_aside(
    acting: Acting, article: int, text: ArticleText, *, base: int, session: str | None = None
) -> Aside:
    """Keep what somebody typed from version `base` among the versions, and disturb nobody by it.

    For a window, which names its `session`, that holds words that no version does and may not go
    on from them. What the person kept already, what `base` says too, or what another window of
    theirs goes on from, is not kept again. Raises `Refused`: ARTICLE_UNKNOWN, REVISION_UNKNOWN,
    NOT_PERMITTED, NO_TRANSITION.
    """
    at = acting.clock()
    with acting.store.write() as work:
        row = kept.article(work, article)
        access.permit(work, acting, Action.EDIT, row)
        start = kept.revision(work, article, base)
        draft = drafts.of_person(work, acting.person.id, article)
        if not _in_another_own_window(work, acting, article, session, at):
            if draft is not None:
                work.rows.delete(draft)
        elif draft is not None and draft.sha256 == content_hash(text):
            return Aside()
        if same_words(text, kept.text(start)):
            return Aside()
        if (there := _own_version(work, acting, article, text)) is not None:
            return Aside(revision=there)
        aside = revisions.add_aside(work, row, text, by=acting.person.id, at=at, base=start.id)
        record.append(
            work,
            acting,
            "put_aside",
            at=at,
            article=article,
            revision=aside,
            details={"sha256": aside.sha256},
        )
        return Aside(revision=aside.number, changes=Changes(articles=(article,)))


def _own_version(work: UnitOfWork, acting: Acting, article: int, text: ArticleText) -> int | None:
    """Return the newest version of this text that the person made themselves."""
    version = tables.Revision
    return work.rows.scalar(
        select(version.number)
        .where(
            version.article_id == article,
            version.author_id == acting.person.id,
            version.sha256 == content_hash(text),
        )
        .order_by(version.number.desc())
    )


def _take(acting: Acting, article: int, session: str, *, from_own: bool) -> Hold:
    at = acting.clock()

    def other_than_this(work: UnitOfWork) -> LeaseView | None:
        lease = leases.standing(work, article, at)
        if lease is None or lease.session == session:
            return None
        if from_own and lease.person_id == acting.person.id:
            return None
        return leases.view(work, lease)

    with acting.store.read() as work:
        access.permit(work, acting, Action.EDIT, kept.article(work, article))
        lease = leases.standing(work, article, at)
        if lease is not None and lease.session == session:
            if at - lease.renewed_at < leases.RENEWED_AFTER:
                return Hold()
        elif (other := other_than_this(work)) is not None:
            return Hold(other=other)
    with acting.store.write() as work:
        access.permit(work, acting, Action.EDIT, kept.article(work, article))
        if (other := other_than_this(work)) is not None:
            return Hold(other=other)
        lease = leases.standing(work, article, at)
        if lease is not None and lease.session == session:
            lease.renewed_at = at
            return Hold()
        leases.grant(work, acting, article, session, at)
    return Hold(changes=Changes(presence=(article,)))


def _keep_typed(
    work: UnitOfWork, acting: Acting, row: tables.Article, person: int, at: datetime
) -> tables.Revision | None:
    """Make a version of what somebody typed; what cannot be read stays their draft."""
    draft = drafts.of_person(work, person, row.id)
    if draft is None:
        return None
    try:
        typed = drafts.text_of(draft)
    except Damaged:
        return None
    base = draft.base_id
    work.rows.delete(draft)
    if same_words(typed, kept.text(work.rows.get_one(tables.Revision, base))):
        return None
    author = replace(acting, person=kept.person_view(work, kept.person(work, person)))
    line = _line_to_go_on(work, author, row, typed) if base == row.working_revision_id else None
    if line is None:
        return revisions.add_aside(work, row, typed, by=person, at=at, base=base)
    text = carried_on(work, row, typed)
    revisions.change_stage(work, row, line, at)
    return revisions.add(work, row, text, by=person, at=at, kind=RevisionKind.TAKEN_OVER)


def _line_to_go_on(
    work: UnitOfWork, author: Acting, row: tables.Article, typed: ArticleText
) -> Transition | None:
    """Return the line by which the author could make a version of this, None where they cannot."""
    try:
        line = access.permit(work, author, Action.EDIT, row)
        revisions.require_known(work, typed)
        access.permit_move(work, author, line, row, typed.section)
    except Refused:
        return None
    return line


def _in_another_own_window(
    work: UnitOfWork, acting: Acting, article: int, session: str | None, at: datetime
) -> bool:
    """Say whether the person has the article open in another window than this `session`."""
    lease = leases.standing(work, article, at)
    return lease is not None and lease.person_id == acting.person.id and lease.session != session
