"""One transaction: the only way to rows.

A unit of work lives as long as its ``with`` block; no row may be kept after it. Deliberately
absent: queries. They stand where their question is asked, in `studio.newsroom`.
"""

from collections.abc import Callable, Hashable, Mapping, Sequence
from typing import Any, Final, TypeVar, cast

from msgspec import Struct, field
from sqlalchemy import Row, Select, TextClause, text
from sqlalchemy.orm import Session

from studio.document.article import ArticleText

T = TypeVar("T")

_TABLE: Final = text("SELECT 1 FROM sqlite_schema WHERE type = 'table' AND name = :of")
_COLUMN: Final = text("SELECT 1 FROM pragma_table_info(:of) WHERE name = :column")


class UnitOfWork(Struct, frozen=True):
    """A transaction on the newsroom's tables; `rows` finds, adds and changes them.

    `texts` holds what it wrote by the ids of revisions, so that nobody reads it again. `facts` is
    what was found in exactly this state of the newsroom (`once`); None where rows may change.
    """

    rows: Session
    texts: dict[int, ArticleText] = field(default_factory=dict)
    facts: dict[Hashable, object] | None = None


def once(work: UnitOfWork, name: Hashable, find: Callable[[], T]) -> T:
    """Return what `find` finds, asking again only when the newsroom has changed.

    For what nearly every question asks first, such as the settings. `find` reads this transaction
    alone and returns a value that never changes, the same for one `name`. A transaction that writes
    always finds anew.
    """
    if work.facts is None:
        return find()
    if name not in work.facts:
        work.facts[name] = find()
    return cast("T", work.facts[name])


def values(
    work: UnitOfWork, query: Select[*tuple[Any, ...]], given: Mapping[str, Any] | None = None
) -> Sequence[Row[*tuple[Any, ...]]]:
    """Return the rows of a question for values, of which the session makes no objects.

    What this transaction added or changed counts. Of thousands of rows, many times quicker.
    """
    work.rows.flush()
    return work.rows.connection().execute(query, given).all()


def has_table(work: UnitOfWork, table: str) -> bool:
    """Say whether the newsroom has a table: an older one that can only be read may not.

    It is not asked for again in the same transaction.
    """
    return _has(work, _TABLE, table, "")


def has_column(work: UnitOfWork, table: str, column: str) -> bool:
    """Say whether a table of the newsroom has a column; as `has_table`."""
    return _has(work, _COLUMN, table, column)


def _has(work: UnitOfWork, question: TextClause, table: str, column: str) -> bool:
    known: dict[Hashable, object] = work.rows.info if work.facts is None else work.facts
    if (key := (table, column)) not in known:
        asked = {"of": table} | ({"column": column} if column else {})
        known[key] = work.rows.connection().execute(question, asked).scalar() is not None
    return bool(known[key])
