"""Keeping one more version of an article, and what lists show of it.

For this floor alone: whoever calls has checked rights and base, and writes the record. A version
is never changed; the article's row, tags, authors and pictures follow its working version.
"""

from datetime import datetime

from sqlalchemy import delete, func, select

from studio.arabic.segmentation import count_words
from studio.document.article import ArticleText
from studio.document.codec import encode
from studio.document.inline import plain
from studio.document.plain import plain_text
from studio.document.review import accepted_article
from studio.errors import Reason, Refused
from studio.newsroom import kept
from studio.newsroom.workflow import Transition, stage_after
from studio.storage import tables
from studio.storage.codes import RevisionKind, Stage
from studio.storage.texts import pack
from studio.storage.unit_of_work import UnitOfWork

_BETWEEN_NAMES = "، "


def require_base(work: UnitOfWork, row: tables.Article, base: int | None) -> None:
    """Raise `Refused` (BASE_STALE) when `base` is given and no longer the newest version."""
    current = kept.working(work, row).number
    if base is not None and base != current:
        raise Refused(Reason.BASE_STALE, article=row.id, base=base, current=current)


def require_known(work: UnitOfWork, text: ArticleText) -> None:
    """Raise `Refused` when `text` names a section, tag, person or picture that never was.

    A section or tag that was removed since is no reason to refuse an old text.
    """
    if text.section is not None and work.rows.get(tables.Section, text.section) is None:
        raise Refused(Reason.SECTION_UNKNOWN, section=str(text.section), nearest=None)
    for tag in text.tags:
        if work.rows.get(tables.Tag, tag) is None:
            raise Refused(Reason.TAG_UNKNOWN, tag=str(tag), nearest=None)
    for byline in text.bylines:
        if byline.person is not None:
            kept.person(work, byline.person)
    shown = kept.pictures_of(text)
    known = kept.picture_rows(work, shown)
    for picture in shown:
        if picture not in known:
            raise Refused(Reason.PICTURE_UNKNOWN, picture=picture)


def add(
    work: UnitOfWork,
    row: tables.Article,
    text: ArticleText,
    *,
    by: int,
    at: datetime,
    kind: RevisionKind,
    note: str = "",
) -> tables.Revision:
    """Keep `text` as the newest version of an article and let its row follow."""
    before = None if row.working_revision_id is None else kept.working(work, row)
    packed = pack(encode(text))
    revision = tables.Revision(
        article_id=row.id,
        number=_next_number(work, row),
        base_id=None if before is None else before.id,
        author_id=by,
        created_at=at,
        kind=kind,
        note=note,
        sha256=packed.sha256,
        text=packed.blob,
        words=count(text),
    )
    work.rows.add(revision)
    work.rows.flush()
    work.texts[revision.id] = text
    row.working_revision_id = revision.id
    row.updated_at = at
    _follow(work, row, text, revision.words)
    return revision


def add_aside(
    work: UnitOfWork, row: tables.Article, text: ArticleText, *, by: int, at: datetime, base: int
) -> tables.Revision:
    """Keep `text` among an article's versions without making it the working one.

    `base` is the id of the version that it was typed on.
    """
    packed = pack(encode(text))
    revision = tables.Revision(
        article_id=row.id,
        number=_next_number(work, row),
        base_id=base,
        author_id=by,
        created_at=at,
        kind=RevisionKind.ASIDE,
        sha256=packed.sha256,
        text=packed.blob,
        words=count(text),
    )
    work.rows.add(revision)
    _add_pictures(work, row, text)
    return revision


def go_back_to(work: UnitOfWork, row: tables.Article, version: tables.Revision) -> None:
    """Let an older version be the working one again, as if none had come after it; all stay."""
    row.working_revision_id = version.id
    _follow(work, row, kept.text(version), version.words)


def change_stage(work: UnitOfWork, row: tables.Article, line: Transition, at: datetime) -> None:
    """Take an article along a line of the workflow.

    An approval that the new stage does not rest on is void from now on, and the slot is dropped;
    whoever publishes has named the published version before, so that its predecessor's goes too.
    """
    after = stage_after(line, row.stage)
    resting = {Stage.APPROVED, Stage.SCHEDULED}
    if row.stage in resting and after not in resting:
        _void(work, row, at)
    if after is not Stage.SCHEDULED:
        row.scheduled_at, row.scheduled_zone = None, ""
    row.stage = after
    row.updated_at = at


def count(text: ArticleText) -> int:
    """Return the words of an article's body as it stands, for lists and lengths."""
    return count_words(plain_text(accepted_article(text).body))


def _void(work: UnitOfWork, row: tables.Article, at: datetime) -> None:
    """Void every approval that is not of the published version."""
    approvals = select(tables.SignOff).where(
        tables.SignOff.article_id == row.id, tables.SignOff.voided_at.is_(None)
    )
    for approval in work.rows.scalars(approvals):
        if approval.revision_id != row.published_revision_id:
            approval.voided_at = at


def _follow(work: UnitOfWork, row: tables.Article, text: ArticleText, words: int) -> None:
    section = kept.followed(work, tables.Section, text.section)
    row.headline = plain(accepted_article(ArticleText(headline=text.headline)).headline)
    row.section_id = None if section is None else section.id
    row.authors = _BETWEEN_NAMES.join(byline.name for byline in text.bylines)
    row.words = words
    people = {row.created_by_id} | {one.person for one in text.bylines if one.person is not None}
    _replace(work, row, people, {one.id for one in kept.tags(work, text.tags)})
    _add_pictures(work, row, text)


def _next_number(work: UnitOfWork, row: tables.Article) -> int:
    newest = select(func.max(tables.Revision.number)).where(tables.Revision.article_id == row.id)
    return (work.rows.scalar(newest) or 0) + 1


def _add_pictures(work: UnitOfWork, row: tables.Article, text: ArticleText) -> None:
    """Note the pictures that a version shows; one that the newsroom never had is no concern."""
    there = set(
        work.rows.scalars(
            select(tables.ArticlePicture.picture_sha256).where(
                tables.ArticlePicture.article_id == row.id
            )
        )
    )
    work.rows.add_all(
        tables.ArticlePicture(article_id=row.id, picture_sha256=sha256)
        for sha256 in kept.picture_rows(work, kept.pictures_of(text))
        if sha256 not in there
    )
    work.rows.flush()


def _replace(work: UnitOfWork, row: tables.Article, people: set[int], tags: set[int]) -> None:
    """Bring the lists of an article's authors and tags to what they are to be."""
    authors = tables.ArticleAuthor
    known = set(work.rows.scalars(select(authors.person_id).where(authors.article_id == row.id)))
    if gone := known - people:
        work.rows.execute(
            delete(authors).where(authors.article_id == row.id, authors.person_id.in_(gone))
        )
    work.rows.add_all(authors(article_id=row.id, person_id=one) for one in people - known)
    carried = tables.ArticleTag
    borne = set(work.rows.scalars(select(carried.tag_id).where(carried.article_id == row.id)))
    if lost := borne - tags:
        work.rows.execute(
            delete(carried).where(carried.article_id == row.id, carried.tag_id.in_(lost))
        )
    work.rows.add_all(carried(article_id=row.id, tag_id=one) for one in tags - borne)
