"""Writing: new articles and new versions of them.

Every version is kept; saving one never changes what is published. Deliberately absent: autosaved
typing (`drafts`), and declaring what a new version of a published article is (`declaring`).
"""

import uuid
from collections.abc import Callable
from typing import Final, TypeAlias

from msgspec.structs import replace
from sqlalchemy import exists, select

from studio.document.anchors import same_words
from studio.document.article import ArticleText
from studio.document.marks import one_line
from studio.newsroom import (
    access,
    going_back,
    kept,
    leases,
    needs,
    notices,
    record,
    revisions,
)
from studio.newsroom.acting import Acting
from studio.newsroom.changes import NOTHING, Changes
from studio.newsroom.house import settings
from studio.newsroom.workflow import Action
from studio.storage import tables
from studio.storage.codes import RevisionKind, Stage
from studio.storage.unit_of_work import UnitOfWork

_DECLARING: Final = frozenset({Action.UPDATE, Action.CORRECT})
"""What can be gone back on like a step: it says of a text what it is, and adds no word to it."""

Revise: TypeAlias = Callable[[UnitOfWork, tables.Article], ArticleText]


def create(
    acting: Acting,
    text: ArticleText,
    *,
    notes: str = "",
    sources: str = "",
) -> Changes:
    """Begin an article with `text` as its first version; `Changes.article` is its id.

    `notes` and `sources` are private. A notice in `text` is dropped: a new article corrects
    nothing. Raises `Refused`: NOT_PERMITTED, SECTION_UNKNOWN,
    TAG_UNKNOWN, PERSON_UNKNOWN, PICTURE_UNKNOWN.
    """
    with acting.store.write() as work:
        return create_within(
            work, acting, text, notes=notes, sources=sources, kind=RevisionKind.CREATED
        )


def begin(acting: Acting, section: int | None = None) -> Changes:
    """Begin an empty article, or take up the person's own one that nobody has touched yet.

    `Changes.article` is its id. Raises as `create`.
    """
    article, draft = tables.Article, tables.Draft
    query = (
        select(article.id)
        .join(tables.Revision, tables.Revision.id == article.working_revision_id)
        .where(
            article.created_by_id == acting.person.id,
            article.stage == Stage.DRAFT,
            article.headline == "",
            article.words == 0,
            tables.Revision.number == 1,
            ~exists().where(draft.article_id == article.id),
        )
        .order_by(article.id.desc())
        .limit(1)
    )
    with acting.store.read() as work:
        untouched = work.rows.scalar(query)
    if untouched is not None:
        return Changes(articles=(untouched,))
    return create(acting, ArticleText(section=section))


def create_within(
    work: UnitOfWork,
    acting: Acting,
    text: ArticleText,
    *,
    notes: str,
    sources: str,
    kind: RevisionKind,
    file: str = "",
) -> Changes:
    """Do what `create` does within a larger transaction; `file` is where the text came from."""
    text = replace(text, notice=None)
    at = acting.clock()
    access.permit_creation(work, acting, text.section)
    revisions.require_known(work, text)
    row = tables.Article(
        uid=uuid.uuid4().hex,
        stage=Stage.DRAFT,
        created_by_id=acting.person.id,
        created_at=at,
        updated_at=at,
        headline="",
        authors="",
        words=0,
    )
    work.rows.add(row)
    work.rows.flush()
    revision = revisions.add(work, row, text, by=acting.person.id, at=at, kind=kind)
    work.rows.add(tables.PrivateNote(article_id=row.id, notes=notes, sources=sources))
    details = {"sha256": revision.sha256, **({"file": file} if file else {})}
    record.append(work, acting, "create", at=at, article=row.id, revision=revision, details=details)
    return Changes(articles=(row.id,))


def edit(
    acting: Acting, article: int, text: ArticleText, *, base: int | None = None, note: str = ""
) -> Changes:
    """Keep `text` as the article's newest version; with the same text nothing happens at all.

    Anchors of comments are no text: where they alone differ nothing happens either, so that a
    comment voids no approval; they come along with the next words that change.

    `base` is the version that the person started from. What the article's notice is, only
    `declaring` decides: the one in `text` is not looked at, and work on from the published version
    starts without. Raises `Refused`: BASE_STALE, OPEN_ELSEWHERE, NOT_PERMITTED, NO_TRANSITION,
    and as `create`.
    """
    return revise(
        acting,
        article,
        Action.EDIT,
        lambda work, row: carried_on(work, row, text),
        base=base,
        kind=RevisionKind.EDITED,
        note=note,
    )


def restore_version(
    acting: Acting, article: int, revision: int, *, base: int | None = None
) -> Changes:
    """Make the text of an older version the newest one; the versions between stay.

    The text that is the newest already is kept once more only to bring back a withdrawn article.
    Raises `Refused`: REVISION_UNKNOWN and as `edit`; `Damaged` for a version that cannot be read.
    """
    return revise(
        acting,
        article,
        Action.RESTORE_VERSION,
        lambda work, row: carried_on(work, row, kept.text(kept.revision(work, row.id, revision))),
        base=base,
        kind=RevisionKind.RESTORED,
        details={"from": revision},
    )


def name_version(acting: Acting, article: int, revision: int, name: str) -> Changes:
    """Give one version a name to find it by; its text, stage and approvals stay as they are.

    An empty name takes the name away. Raises `Refused`: ARTICLE_UNKNOWN, REVISION_UNKNOWN,
    NOT_PERMITTED, NO_TRANSITION.
    """
    at, name = acting.clock(), one_line(name)
    with acting.store.write() as work:
        row = kept.article(work, article)
        access.permit(work, acting, Action.EDIT, row)
        version = kept.revision(work, article, revision)
        before = version.note
        if before == name:
            return NOTHING
        version.note = name
        if name and version.kind is RevisionKind.EDITED:
            version.kind = RevisionKind.NAMED
        record.append(
            work,
            acting,
            "name_version",
            at=at,
            article=article,
            revision=version,
            details={"note": name, "before": before},
        )
    return Changes(articles=(article,))


def set_private(
    acting: Acting, article: int, *, notes: str | None = None, sources: str | None = None
) -> Changes:
    """Change what never leaves the house; None leaves it as it is.

    Raises `Refused`: ARTICLE_UNKNOWN, NOT_PERMITTED.
    """
    at = acting.clock()
    with acting.store.write() as work:
        row = kept.article(work, article)
        access.permit(work, acting, Action.ANNOTATE, row)
        private = work.rows.get_one(tables.PrivateNote, row.id)
        changed = []
        if notes is not None and notes != private.notes:
            private.notes = notes
            changed.append("notes")
        if sources is not None and sources != private.sources:
            private.sources = sources
            changed.append("sources")
        if not changed:
            return NOTHING
        row.updated_at = at
        record.append(
            work,
            acting,
            Action.ANNOTATE,
            at=at,
            article=row.id,
            details={"fields": list(changed)},
        )
    return Changes(articles=(article,))


def revise(
    acting: Acting,
    article: int,
    action: Action,
    change: Revise,
    *,
    base: int | None,
    kind: RevisionKind,
    note: str = "",
    details: record.Details | None = None,
    session: str | None = None,
) -> Changes:
    """Keep what `change` makes of an article as its newest version, by `action`.

    Raises `Refused` (OPEN_ELSEWHERE) while somebody else has it open, or where `session` names a
    window, while another window has. For this floor: `edit`, `restore_version`, `drafts` and
    `declaring` are what others call.
    """
    at = acting.clock()
    with acting.store.write() as work:
        row = kept.article(work, article)
        line = access.permit(work, acting, action, row)
        leases.require_free(work, acting, row, session)
        current = kept.working(work, row)
        revisions.require_base(work, row, base)
        case = needs.Case(acting=acting, article=row, now=at, house=settings(work), note=note)
        needs.require(work, line, case)
        text = change(work, row)
        comes_back = action is Action.RESTORE_VERSION and row.stage is Stage.WITHDRAWN
        if same_words(text, kept.text(current)) and not comes_back:
            return NOTHING
        revisions.require_known(work, text)
        access.permit_move(work, acting, line, row, text.section)
        before, had = row.stage, going_back.remembered(work, row)
        revisions.change_stage(work, row, line, at)
        revision = revisions.add(work, row, text, by=acting.person.id, at=at, kind=kind, note=note)
        record.append(
            work,
            acting,
            action,
            at=at,
            article=row.id,
            revision=revision,
            details={
                "sha256": revision.sha256,
                "stage": before.value,
                **(had if action in _DECLARING else {}),
                **({"note": note} if note else {}),
                **(details or {}),
            },
        )
        notices.tell_of_action(work, acting, action, row, at)
    return Changes(articles=(article,))


def carried_on(work: UnitOfWork, row: tables.Article, text: ArticleText) -> ArticleText:
    """Return `text` with the notice that a new version of the article has to begin with.

    What went out with the published version has gone out: work on from it starts without. The same
    text stays the same, so that saving without a change changes nothing.
    """
    current = kept.text(kept.working(work, row))
    same = replace(text, notice=current.notice)
    if same_words(same, current) or row.working_revision_id != row.published_revision_id:
        return same
    return replace(text, notice=None)
