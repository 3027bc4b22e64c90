"""Private drafts: which articles are nobody's but their authors', as conditions and as ids.

For this floor alone. What is private is to everybody else as if it were not there: in lists,
counts, searches, the record, and by its number. Deliberately absent: making a draft private
(`private_drafts`), and backups, which hold everything.
"""

from typing import Final

from sqlalchemy import ColumnElement, bindparam, delete, exists, or_, select

from studio.storage import tables
from studio.storage.desk_tables import PrivateDraft
from studio.storage.id_lists import AMONG_IDS, IDS, as_list
from studio.storage.mapping import table_of
from studio.storage.unit_of_work import UnitOfWork, has_table, once

_DRAFT, _ARTICLE = table_of(PrivateDraft).c, table_of(tables.Article).c
_AUTHOR: Final = table_of(tables.ArticleAuthor).c
_WITHHELD: Final = (
    select(_DRAFT.article_id)
    .join(table_of(tables.Article), _ARTICLE.id == _DRAFT.article_id)
    .where(
        _ARTICLE.created_by_id != bindparam("person"),
        ~exists().where(
            _AUTHOR.article_id == _DRAFT.article_id, _AUTHOR.person_id == bindparam("person")
        ),
    )
)
_AMONG: Final = select(_DRAFT.article_id).where(_DRAFT.article_id.in_(AMONG_IDS))


def is_private(work: UnitOfWork, article: int) -> bool:
    """Say whether an article is private."""
    return once(work, ("private", article), lambda: _is_private(work, article))


def _is_private(work: UnitOfWork, article: int) -> bool:
    work.rows.flush()  # what this transaction adds counts
    return article in private_among(work, (article,))


def is_withheld(work: UnitOfWork, person: int, row: tables.Article) -> bool:
    """Say whether an article is private, and none of this person's."""
    return is_private(work, row.id) and not _wrote(work, person, row)


def withheld(work: UnitOfWork, person: int) -> frozenset[int]:
    """Return the ids of everything that is private and none of this person's."""
    return once(work, ("withheld", person), lambda: _withheld(work, person))


def _withheld(work: UnitOfWork, person: int) -> frozenset[int]:
    if not _are_kept(work):
        return frozenset()
    return frozenset(work.rows.scalars(_WITHHELD, {"person": person}))


def private_among(work: UnitOfWork, ids: tuple[int, ...]) -> frozenset[int]:
    """Return those of these articles that are private."""
    if not _are_kept(work):
        return frozenset()
    return frozenset(work.rows.connection().execute(_AMONG, {IDS: as_list(ids)}).scalars())


def seen_by(work: UnitOfWork, person: int) -> ColumnElement[bool] | None:
    """Return what holds for articles that this person may know of; None where all may be known."""
    hidden = withheld(work, person)
    return tables.Article.id.not_in(hidden) if hidden else None


def records_seen_by(work: UnitOfWork, person: int) -> ColumnElement[bool] | None:
    """Return what holds for lines of the record that this person may know of; None as above."""
    hidden = withheld(work, person)
    entry = tables.RecordEntry
    if not hidden:
        return None
    return or_(entry.article_id.is_(None), entry.article_id.not_in(hidden))


def open_up(work: UnitOfWork, article: int) -> None:
    """Let an article be everybody's to see."""
    if _are_kept(work):
        work.rows.execute(delete(PrivateDraft).where(PrivateDraft.article_id == article))


def withhold(work: UnitOfWork, article: int) -> None:
    """Let an article be nobody's but its authors'."""
    if not is_private(work, article):
        work.rows.add(PrivateDraft(article_id=article))


def _wrote(work: UnitOfWork, person: int, row: tables.Article) -> bool:
    if row.created_by_id == person:
        return True
    return work.rows.get(tables.ArticleAuthor, (row.id, person)) is not None


def _are_kept(work: UnitOfWork) -> bool:
    """Say whether the newsroom knows of them: an older one that can only be read does not."""
    return has_table(work, PrivateDraft.__tablename__)
