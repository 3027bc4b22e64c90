"""Reading one article: its text, what the house knows beside it, its versions and its story.

Deliberately absent: lists (`desk`), and what may leave (`publication`).
"""

from sqlalchemy import select

from studio.document.article import ArticleText
from studio.errors import Damaged, Refused
from studio.newsroom import access, addresses, desk, going_back, kept, needs, record
from studio.newsroom.acting import Acting
from studio.newsroom.house import settings
from studio.newsroom.obstacles import Obstacle
from studio.newsroom.planning import plan_of
from studio.newsroom.unfinished import unfinished
from studio.newsroom.views import (
    ArticleDetail,
    NoticeView,
    RecordView,
    RevisionView,
    SignOffView,
)
from studio.newsroom.workflow import Action
from studio.storage import tables
from studio.storage.codes import PackageStatus
from studio.storage.unit_of_work import UnitOfWork


def load(acting: Acting, article: int) -> ArticleDetail:
    """Return an article with its working text, or the published one for who may read no more.

    Raises `Refused` (ARTICLE_UNKNOWN, NOT_PERMITTED) and `Damaged` (REVISION_DAMAGED).
    """
    with acting.store.read() as work:
        row = kept.article(work, article)
        version = _shown(work, acting, row)
        text = kept.text(version)
        private = None
        if access.may(work, acting, Action.ANNOTATE, row):
            private = work.rows.get_one(tables.PrivateNote, row.id)
        return ArticleDetail(
            summary=desk.by_id(work, (row.id,))[row.id],
            shown=version.number,
            text=text,
            tag_names=tuple(kept.tag_name(work, one.id) for one in kept.tags(work, text.tags)),
            author_names=tuple(byline.name for byline in text.bylines),
            creator=row.created_by_id,
            creator_name=kept.person(work, row.created_by_id).display_name,
            created=row.created_at,
            plan=plan_of(row),
            scheduled_zone=row.scheduled_zone,
            first_published=row.first_published_at,
            published=row.published_at,
            slug=addresses.slug_for(work, row, text, settings(work)),
            withdrawn=row.withdrawn_at,
            withdrawn_reason=row.withdrawn_reason,
            notes=None if private is None else private.notes,
            sources=None if private is None else private.sources,
            sign_off=_newest_sign_off(work, row),
            notices=_notices(work, row),
            obstacles=needs.in_the_way(work, row, text, acting.clock()),
            unfinished=unfinished(text, settings(work).unfinished_marks),
            may=access.allowed(work, acting, row),
        )


def readable(acting: Acting, article: int) -> int:
    """Return the id of an article whose text the person can read, for who wants to know that only.

    Raises as `load`.
    """
    with acting.store.read() as work:
        row = kept.article(work, article)
        kept.text(_shown(work, acting, row))
        return row.id


def revision_text(acting: Acting, article: int, revision: int) -> ArticleText:
    """Return the text of one version.

    Raises `Refused` (ARTICLE_UNKNOWN, REVISION_UNKNOWN, NOT_PERMITTED) and `Damaged`
    (REVISION_DAMAGED).
    """
    with acting.store.read() as work:
        row = kept.article(work, article)
        shown = _shown(work, acting, row)
        if shown.number == revision:
            return kept.text(shown)
        access.permit(work, acting, Action.READ, row)
        return kept.text(kept.revision(work, article, revision))


def blocking(acting: Acting, article: int, text: ArticleText) -> tuple[Obstacle, ...]:
    """Return what would stand in the way if `text` were to be published, then what is unfinished.

    Raises `Refused` (ARTICLE_UNKNOWN, NOT_PERMITTED).
    """
    with acting.store.read() as work:
        row = kept.article(work, article)
        access.permit(work, acting, Action.READ, row)
        found = needs.in_the_way(work, row, text, acting.clock())
        return (*found, *unfinished(text, settings(work).unfinished_marks))


def history(acting: Acting, article: int) -> tuple[RevisionView, ...]:
    """Return the versions of an article, oldest first.

    Raises `Refused` (ARTICLE_UNKNOWN, NOT_PERMITTED).
    """
    version = tables.Revision
    base = select(version.id, version.number).where(version.article_id == article)
    query = (
        select(
            version.number,
            version.base_id,
            version.author_id,
            tables.Person.display_name,
            version.created_at,
            version.kind,
            version.note,
            version.sha256,
            version.words,
        )
        .join(tables.Person, tables.Person.id == version.author_id)
        .where(version.article_id == article)
        .order_by(version.number)
    )
    with acting.store.read() as work:
        access.permit(work, acting, Action.READ, kept.article(work, article))
        numbers = dict(work.rows.execute(base).all())
        return tuple(
            RevisionView(
                number=number,
                base=None if base_id is None else numbers[base_id],
                author=author,
                author_name=name,
                created=created,
                kind=kind,
                note=note,
                sha256=sha256,
                words=words,
            )
            for number, base_id, author, name, created, kind, note, sha256, words in (
                work.rows.execute(query)
            )
        )


def sign_offs(acting: Acting, article: int) -> tuple[SignOffView, ...]:
    """Return the approvals of an article, oldest first, those included that are void.

    Raises `Refused` (ARTICLE_UNKNOWN, NOT_PERMITTED).
    """
    with acting.store.read() as work:
        access.permit(work, acting, Action.READ, kept.article(work, article))
        return _sign_offs(work, article)


def story(acting: Acting, article: int) -> tuple[RecordView, ...]:
    """Return the lines of the record about an article, oldest first.

    Raises `Refused` (ARTICLE_UNKNOWN, NOT_PERMITTED).
    """
    with acting.store.read() as work:
        access.permit(work, acting, Action.READ, kept.article(work, article))
        return record.story_rows(work, article)


def packages(acting: Acting, article: int) -> tuple[tuple[PackageStatus, int, str], ...]:
    """Return what was built of an article, oldest first: status, version, hash of the manifest.

    Raises `Refused` (ARTICLE_UNKNOWN, NOT_PERMITTED).
    """
    query = (
        select(tables.Package.status, tables.Revision.number, tables.Package.manifest_sha256)
        .join(tables.Revision, tables.Revision.id == tables.Package.revision_id)
        .where(tables.Package.article_id == article)
        .order_by(tables.Package.id)
    )
    with acting.store.read() as work:
        access.permit(work, acting, Action.READ, kept.article(work, article))
        return tuple(work.rows.execute(query).all())


def former_addresses(acting: Acting, article: int) -> tuple[str, ...]:
    """Return the addresses that an article had, oldest first; raises as `packages`."""
    with acting.store.read() as work:
        row = kept.article(work, article)
        access.permit(work, acting, Action.READ, row)
        return addresses.former_paths(work, row)


def find_damage(acting: Acting) -> tuple[tuple[int, int], ...]:
    """Return article and number of every version whose text is not what its hash says."""
    damaged = []
    with acting.store.read() as work:
        for id_ in work.rows.scalars(select(tables.Revision.id).order_by(tables.Revision.id)).all():
            version = work.rows.get_one(tables.Revision, id_)
            try:
                kept.text(version)
            except Damaged:
                damaged.append((version.article_id, version.number))
            work.rows.expunge(version)
    return tuple(damaged)


def _shown(work: UnitOfWork, acting: Acting, row: tables.Article) -> tables.Revision:
    """Return the version that the person may read, the working one where they may."""
    try:
        access.permit(work, acting, Action.READ, row)
    except Refused:
        out = kept.published(work, row) if kept.is_live(row) else None
        if out is None or not access.may(work, acting, Action.EXPORT, row):
            raise
        return out
    return kept.working(work, row)


def _newest_sign_off(work: UnitOfWork, row: tables.Article) -> SignOffView | None:
    """Return the newest approval, void or not, but for one that its giver took back."""
    back = going_back.taken_back(work, row.id)
    found = [one for one in _sign_offs(work, row.id) if one.voided not in back]
    return found[-1] if found else None


def _sign_offs(work: UnitOfWork, article: int) -> tuple[SignOffView, ...]:
    query = (
        select(tables.SignOff, tables.Person.display_name, tables.Revision.number)
        .join(tables.Person, tables.Person.id == tables.SignOff.person_id)
        .join(tables.Revision, tables.Revision.id == tables.SignOff.revision_id)
        .where(tables.SignOff.article_id == article)
        .order_by(tables.SignOff.id)
    )
    return tuple(
        SignOffView(
            revision=number,
            sha256=row.sha256,
            person=row.person_id,
            person_name=name,
            at=row.at,
            own_words=row.own_words,
            voided=row.voided_at,
        )
        for row, name, number in work.rows.execute(query)
    )


def _notices(work: UnitOfWork, row: tables.Article) -> tuple[NoticeView, ...]:
    query = (
        select(tables.PublicNotice, tables.Revision.number)
        .join(tables.Revision, tables.Revision.id == tables.PublicNotice.revision_id)
        .where(tables.PublicNotice.article_id == row.id)
        .order_by(tables.PublicNotice.id)
    )
    return tuple(
        NoticeView(
            kind=notice.kind,
            text=notice.text,
            revision=number,
            at=notice.at,
            place=notice.place,
        )
        for notice, number in work.rows.execute(query)
    )
