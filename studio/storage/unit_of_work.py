"""One transaction: the only way to rows.

A unit of work lives as long as its ``with`` block; no row may be kept after it. Deliberately
absent: queries. They stand where their question is asked, in `studio.newsroom`.
"""

from typing import Final

from msgspec import Struct, field
from sqlalchemy import text
from sqlalchemy.orm import Session

from studio.document.article import ArticleText

_TABLE: Final = text("SELECT 1 FROM sqlite_schema WHERE type = 'table' AND name = :name")


class UnitOfWork(Struct, frozen=True):
    """A transaction on the newsroom's tables; `rows` finds, adds and changes them.

    `texts` holds what it wrote by the ids of revisions, so that nobody reads it again.
    """

    rows: Session
    texts: dict[int, ArticleText] = field(default_factory=dict)


def has_table(work: UnitOfWork, name: str) -> bool:
    """Say whether the newsroom has a table: an older one that can only be read may not.

    What is there once stays there, and is not asked for again in the same transaction.
    """
    known: dict[object, object] = work.rows.info
    if (key := f"has {name}") not in known:
        known[key] = work.rows.connection().execute(_TABLE, {"name": name}).scalar() is not None
    return bool(known[key])
