"""What people have typed and not yet handed over: one row for a person and an article.

Saved every second while somebody types, so nothing older is ever lost; a version is made of it by
`keep_draft`. Saving a draft is nobody's act yet and writes no line in the record; keeping it does.
Deliberately absent: when to save.
"""

from sqlalchemy import select

from studio.document.article import ArticleText
from studio.document.codec import decode, encode
from studio.errors import Damaged, Reason, Refused
from studio.newsroom import access, kept, leases, trail, undoing
from studio.newsroom.acting import Acting
from studio.newsroom.articles import carried_on, revise
from studio.newsroom.changes import NOTHING, Changes
from studio.newsroom.undoing import UndoNews
from studio.newsroom.views import DraftView
from studio.newsroom.workflow import Action
from studio.storage import tables
from studio.storage.codes import RevisionKind
from studio.storage.texts import pack, unpack
from studio.storage.unit_of_work import UnitOfWork


def save_draft(
    acting: Acting,
    article: int,
    text: ArticleText,
    *,
    base: int,
    undo: UndoNews | None = None,
    session: str | None = None,
) -> Changes:
    """Keep what the person typed from version `base`, and what is new in what they can undo.

    An article that went on meanwhile is no reason to lose what was typed: the draft is kept and
    says so (`DraftView.stale`). Raises `Refused`: REVISION_UNKNOWN, NOT_PERMITTED, NO_TRANSITION,
    BASE_STALE where a draft from a newer version is kept already, and OPEN_ELSEWHERE where
    `session` names a window and another one has the article.
    """
    packed = pack(encode(text))
    at = acting.clock()
    with acting.store.write() as work:
        row = kept.article(work, article)
        access.permit(work, acting, Action.EDIT, row)
        if session is not None:
            leases.require_free(work, acting, row, session)
        start = kept.revision(work, article, base)
        draft = of_person(work, acting.person.id, article)
        if draft is None:
            draft = tables.Draft(article_id=article, person_id=acting.person.id)
            work.rows.add(draft)
        elif (newer := work.rows.get_one(tables.Revision, draft.base_id).number) > base:
            raise Refused(Reason.BASE_STALE, article=article, base=base, current=newer)
        draft.base_id = start.id
        draft.saved_at = at
        draft.sha256, draft.text = packed.sha256, packed.blob
        trail.leave_point(work, draft, packed, base=start.id, at=at)
        if undo is not None:
            undoing.keep(work, acting, article, text, undo)
    return Changes(articles=(article,))


def draft(acting: Acting, article: int) -> DraftView | None:
    """Return what the person typed and has not handed over, None where there is nothing.

    Raises `Damaged` (REVISION_DAMAGED) when it cannot be read.
    """
    with acting.store.read() as work:
        article_row = kept.article(work, article)
        row = of_person(work, acting.person.id, article)
        if row is None:
            return None
        return DraftView(
            base=work.rows.get_one(tables.Revision, row.base_id).number,
            current=kept.working(work, article_row).number,
            saved=row.saved_at,
            text=text_of(row),
        )


def discard_draft(acting: Acting, article: int) -> Changes:
    """Forget what the person typed and has not handed over."""
    with acting.store.write() as work:
        kept.article(work, article)
        access.require_present(work, acting)
        row = of_person(work, acting.person.id, article)
        if row is None:
            return NOTHING
        work.rows.delete(row)
    return Changes(articles=(article,))


def keep_draft(
    acting: Acting,
    article: int,
    *,
    base: int | None = None,
    note: str = "",
    session: str | None = None,
) -> Changes:
    """Make the draft the article's newest version, and forget it as a draft.

    `base` stands in for the version that the draft started from, for somebody who has seen the
    newest one; `session` names the window that keeps it. Raises `Refused`: BASE_STALE and
    OPEN_ELSEWHERE (the draft stays), NOTHING_CHANGED without a draft, and as `articles.edit`.
    """
    kept_draft = draft(acting, article)
    if kept_draft is None:
        raise Refused(Reason.NOTHING_CHANGED)

    def take(work: UnitOfWork, row: tables.Article) -> ArticleText:
        there = of_person(work, acting.person.id, article)
        if there is None:
            raise Refused(Reason.NOTHING_CHANGED)
        text = text_of(there)
        work.rows.delete(there)
        return carried_on(work, row, text)

    return revise(
        acting,
        article,
        Action.EDIT,
        take,
        base=kept_draft.base if base is None else base,
        kind=RevisionKind.NAMED if note else RevisionKind.EDITED,
        note=note,
        session=session,
    )


def articles_showing(work: UnitOfWork, picture: str) -> tuple[int, ...]:
    """Return the articles with a draft that shows a picture, or that cannot be read."""
    found = []
    for row in work.rows.scalars(select(tables.Draft).order_by(tables.Draft.article_id)):
        try:
            shows = picture in kept.pictures_of(text_of(row))
        except Damaged:
            shows = True
        if shows:
            found.append(row.article_id)
    return tuple(found)


def of_person(work: UnitOfWork, person: int, article: int) -> tables.Draft | None:
    """Return the row of somebody's draft of an article; for this floor."""
    return work.rows.get(tables.Draft, (article, person))


def text_of(row: tables.Draft) -> ArticleText:
    """Return the text of a draft; raises `Damaged` (REVISION_DAMAGED). For this floor."""
    try:
        return decode(unpack(row.text, row.sha256))
    except Damaged as error:
        raise Damaged(Reason.REVISION_DAMAGED, article=row.article_id, revision=None) from error
