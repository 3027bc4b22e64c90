"""Rows of a unit of work, found or refused by name, and the texts in them.

For this floor alone: nothing here leaves a unit of work but values. Deliberately absent: rights
(`access`) and changes.
"""

from collections.abc import Collection, Iterable
from functools import lru_cache
from typing import TypeVar

from sqlalchemy import select

from studio.document.article import ArticleText
from studio.document.blocks import Embed
from studio.document.codec import decode
from studio.errors import Damaged, Reason, Refused
from studio.newsroom.obstacles import figures
from studio.newsroom.permissions import Post
from studio.newsroom.views import PersonView
from studio.storage import tables
from studio.storage.texts import unpack
from studio.storage.unit_of_work import UnitOfWork

R = TypeVar("R", tables.Section, tables.Tag)


def article(work: UnitOfWork, id_: int) -> tables.Article:
    """Return an article's row; raises `Refused` (ARTICLE_UNKNOWN)."""
    row = work.rows.get(tables.Article, id_)
    if row is None:
        raise Refused(Reason.ARTICLE_UNKNOWN, article=id_)
    return row


def revision(work: UnitOfWork, article_id: int, number: int) -> tables.Revision:
    """Return a version of an article by its number; raises `Refused` (REVISION_UNKNOWN)."""
    row = work.rows.scalar(
        select(tables.Revision).where(
            tables.Revision.article_id == article_id, tables.Revision.number == number
        )
    )
    if row is None:
        raise Refused(Reason.REVISION_UNKNOWN, article=article_id, revision=number)
    return row


def working(work: UnitOfWork, row: tables.Article) -> tables.Revision:
    """Return the working version of an article."""
    return _revision(work, row, row.working_revision_id)


def published(work: UnitOfWork, row: tables.Article) -> tables.Revision | None:
    """Return the version that is live or was last, None where none ever was."""
    if row.published_revision_id is None:
        return None
    return _revision(work, row, row.published_revision_id)


def is_live(row: tables.Article) -> bool:
    """Say whether readers have the article."""
    return row.published_revision_id is not None and not row.withdrawn


def text(row: tables.Revision) -> ArticleText:
    """Return the text of a version.

    Raises `Damaged` (REVISION_DAMAGED) when it is not what its hash says, or as `codec.decode`.
    """
    try:
        encoded = unpack(row.text, row.sha256)
    except Damaged as error:
        raise Damaged(
            Reason.REVISION_DAMAGED, article=row.article_id, revision=row.number
        ) from error
    return _decoded(encoded)


@lru_cache(maxsize=8)
def _decoded(encoded: str) -> ArticleText:
    """Return the value of a text: a use case looks at the same version more than once."""
    return decode(encoded)


def standing_sign_off(work: UnitOfWork, row: tables.Revision) -> tables.SignOff | None:
    """Return the approval that holds for exactly this version, None where there is none."""
    return work.rows.scalar(
        select(tables.SignOff)
        .where(
            tables.SignOff.revision_id == row.id,
            tables.SignOff.sha256 == row.sha256,
            tables.SignOff.voided_at.is_(None),
        )
        .order_by(tables.SignOff.id.desc())
        .limit(1)
    )


def section(work: UnitOfWork, id_: int) -> tables.Section:
    """Return a section's row, or that of the one it was merged into.

    Raises `Refused` (SECTION_UNKNOWN), also for one that was removed.
    """
    row = followed(work, tables.Section, id_)
    if row is None:
        raise Refused(Reason.SECTION_UNKNOWN, section=str(id_), nearest=None)
    return row


def tag(work: UnitOfWork, id_: int) -> tables.Tag:
    """Return a tag's row, or that of the one it was merged into.

    Raises `Refused` (TAG_UNKNOWN), also for one that was removed.
    """
    row = followed(work, tables.Tag, id_)
    if row is None:
        raise Refused(Reason.TAG_UNKNOWN, tag=str(id_), nearest=None)
    return row


def followed(work: UnitOfWork, kind: type[R], id_: int | None) -> R | None:
    """Return what a section or tag has become: itself, what it was merged into, or nothing."""
    row = None if id_ is None else work.rows.get(kind, id_)
    while row is not None and row.merged_into_id is not None:
        if row.merged_into_id == row.id:
            return None
        row = work.rows.get(kind, row.merged_into_id)
    return row


def lineage(work: UnitOfWork, section_id: int | None) -> tuple[tables.Section, ...]:
    """Return the sections from the root to the one of this id; none where there is none."""
    found: list[tables.Section] = []
    row = followed(work, tables.Section, section_id)
    while row is not None:
        found.append(row)
        row = None if row.parent_id is None else work.rows.get(tables.Section, row.parent_id)
    return tuple(reversed(found))


def tags(work: UnitOfWork, ids: Iterable[int]) -> tuple[tables.Tag, ...]:
    """Return what the tags of a text have become, once each, in its order."""
    found = (followed(work, tables.Tag, id_) for id_ in ids)
    return tuple(dict.fromkeys(row for row in found if row is not None))


def tag_name(work: UnitOfWork, tag_id: int) -> str:
    """Return the preferred name of a tag that stands."""
    return work.rows.execute(
        select(tables.TagName.name).where(
            tables.TagName.tag_id == tag_id, tables.TagName.preferred.is_(True)
        )
    ).scalar_one()


def pictures_of(text: ArticleText) -> tuple[str, ...]:
    """Return the hashes of all pictures that a text shows, once each, in its order."""
    shown = [figure.picture for figure, _, _ in figures(text)]
    shown += [block.thumbnail for block in text.body.blocks if isinstance(block, Embed)]
    return tuple(dict.fromkeys(one for one in shown if one))


def picture_rows(work: UnitOfWork, hashes: Collection[str]) -> dict[str, tables.Picture]:
    """Return the rows of those of these pictures that the newsroom keeps."""
    if not hashes:
        return {}
    found = work.rows.scalars(select(tables.Picture).where(tables.Picture.sha256.in_(hashes)))
    return {row.sha256: row for row in found}


def person(work: UnitOfWork, id_: int) -> tables.Person:
    """Return somebody's row; raises `Refused` (PERSON_UNKNOWN)."""
    row = work.rows.get(tables.Person, id_)
    if row is None:
        raise Refused(Reason.PERSON_UNKNOWN, person=str(id_))
    return row


def posts(work: UnitOfWork, person_id: int) -> tuple[Post, ...]:
    """Return what a person does; roles in a section that was removed count nowhere."""
    rows = work.rows.scalars(
        select(tables.PersonRole)
        .where(tables.PersonRole.person_id == person_id)
        .order_by(tables.PersonRole.id)
    )
    found = []
    for row in rows:
        if row.section_id is None:
            found.append(Post(row.role))
        elif (place := followed(work, tables.Section, row.section_id)) is not None:
            found.append(Post(row.role, place.id))
    return tuple(dict.fromkeys(found))


def person_view(work: UnitOfWork, row: tables.Person) -> PersonView:
    """Return somebody as the newsroom shows them."""
    return PersonView(
        id=row.id,
        sign_in=row.sign_in,
        display_name=row.display_name,
        posts=posts(work, row.id),
        has_password=row.password_hash is not None,
        retired=row.retired_at is not None,
    )


def _revision(work: UnitOfWork, row: tables.Article, id_: int | None) -> tables.Revision:
    found = None if id_ is None else work.rows.get(tables.Revision, id_)
    if found is None:
        raise Damaged(Reason.REVISION_DAMAGED, article=row.id, revision=None)
    return found
