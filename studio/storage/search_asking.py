"""Asking the archive's index: which entries hold these stems, the newest first, and how well.

Words of people never reach the index's own language: it is given stems, each in quotation marks.
Deliberately absent: rights and filters, which come as conditions on articles.
"""

import sqlite3
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import partial
from operator import itemgetter
from typing import Any, Final, NamedTuple

from sqlalchemy import (
    ColumnElement,
    Float,
    Select,
    and_,
    bindparam,
    column,
    func,
    literal,
    literal_column,
    select,
    table,
)
from sqlalchemy.exc import DBAPIError

from studio.errors import Reason, Unavailable
from studio.storage.search_index import is_damage
from studio.storage.search_tables import INDEX, SearchEntry
from studio.storage.tables import Article
from studio.storage.unit_of_work import UnitOfWork

_CHUNK: Final = 2000
_WEIGHTS: Final = (8.0, 1.0, 4.0)
"""How much a word counts in a headline, in the text, and among the names."""

_ARTICLE: Final = Article.__table__
_ENTRY: Final = SearchEntry.__table__
_INDEX: Final = table(INDEX, column("rowid"), column(INDEX))
_MATCHES: Final = _INDEX.c[INDEX].op("MATCH", is_comparison=True)(bindparam("expression"))
_SAID: Final = (
    _ENTRY.c.article_id,
    _ENTRY.c.public,
    _ARTICLE.c.stage,
    _ARTICLE.c.section_id,
    func.substr(func.coalesce(_ARTICLE.c.published_at, _ARTICLE.c.updated_at), 1, 4),
)
_STAGE: Final = itemgetter(3)
_NEWEST: Final = (
    select(_INDEX.c.rowid.label("entry"))
    .where(_MATCHES)
    .order_by(_INDEX.c.rowid.desc())
    .limit(bindparam("limit"))
)


_LATER: Final = _INDEX.c.rowid < bindparam("before")
_SCORE: Final = func.bm25(literal_column(INDEX), *map(literal, _WEIGHTS))
_UNSCORED: Final = literal_column("0.0", Float)


def _said_of(entries: Select[int], score: ColumnElement[float]) -> Select[*tuple[Any, ...]]:
    found = entries.add_columns(score.label("score")).subquery().c
    return select(found.entry, *_SAID, found.score).outerjoin(_ENTRY, _ENTRY.c.id == found.entry)


_NEWEST_OF: Final = {
    (is_first, scored): _said_of(
        _NEWEST if is_first else _NEWEST.where(_LATER), _SCORE if scored else _UNSCORED
    )
    for is_first in (False, True)
    for scored in (False, True)
}
"""By whether they are the first, and scored; what is always asked alike is put together once."""


class Part(StrEnum):
    """A part of an entry that can be asked for alone."""

    HEADLINE = "title"
    NAMES = "names"


@dataclass(frozen=True, slots=True)
class Way:
    """Stems one after another; of a `beginning` the last is the start of a longer one."""

    stems: tuple[str, ...]
    beginning: bool = False


@dataclass(frozen=True, slots=True)
class Clause:
    """What has to be found in one of several ways, or in none of them (`excluded`)."""

    ways: tuple[Way, ...]
    part: Part | None = None
    excluded: bool = False


class EntryHit(NamedTuple):
    """An entry that answers, and what its article is counted by.

    `stage` is the value of a `Stage`; `year` is that in which the article was published, or where
    it was not, last changed, in the digits that it is kept in. `score` says how well the entry
    answers, the lowest number the best; all have the same where nobody asked.
    """

    entry: int
    article: int
    public: int
    stage: str
    section: int | None
    year: str
    score: float


_HIT: Final[Callable[[tuple[Any, ...]], EntryHit]] = partial(tuple.__new__, EntryHit)
"""As `EntryHit._make`, in a third of its time."""


def answers(
    work: UnitOfWork,
    clauses: Sequence[Clause],
    conditions: Sequence[ColumnElement[bool]],
    *,
    first: int = _CHUNK,
    scored: bool = False,
) -> Iterator[list[EntryHit]]:
    """Yield the entries that answer every clause, of articles that meet `conditions`, in lists.

    The last saved comes first. Lazy: the index is read as far as somebody asks, beginning with
    `first` entries.
    """
    wanted, unwanted = _expression(clauses, excluded=False), _expression(clauses, excluded=True)
    before, chunk = None, first
    while True:
        if wanted:
            query = _matching(conditions, is_first=before is None, scored=scored)
        else:
            query = _among_all(conditions, is_first=before is None, but=bool(unwanted))
        expression = _without(wanted, unwanted) if wanted else unwanted
        values = {"expression": expression, "before": before, "limit": chunk}
        rows = _fetched(work, query, values)
        rows.sort(key=itemgetter(0), reverse=True)  # as they come, though nothing promises it
        yield list(map(_HIT, filter(_STAGE, rows)))
        if len(rows) < chunk:
            return
        before, chunk = rows[-1][0], _CHUNK


def postings(work: UnitOfWork, word: str, most: int) -> tuple[int, ...]:
    """Return the newest entries that have a stem anywhere, at most so many."""
    clause = Clause((Way((word,)),))
    values = {"expression": _written(clause), "limit": most}
    return tuple(entry for (entry,) in _fetched(work, _NEWEST, values))


def _fetched(
    work: UnitOfWork, query: Select[*tuple[Any, ...]], values: Mapping[str, object]
) -> list[tuple[Any, ...]]:
    """Return rows as the driver makes them: of thousands, anything more takes longest of all.

    Raises `Unavailable` where the index turns out to be damaged.
    """
    try:
        return list(work.rows.connection().execute(query, values).cursor.fetchall())
    except (DBAPIError, sqlite3.DatabaseError) as error:
        if not is_damage(error.orig if isinstance(error, DBAPIError) else error):
            raise
        raise Unavailable(Reason.SEARCH_UNAVAILABLE) from error


def _matching(
    conditions: Sequence[ColumnElement[bool]], *, is_first: bool, scored: bool
) -> Select[*tuple[Any, ...]]:
    """Return the question for the newest entries of an expression, all of them.

    What is of the article is empty where it does not meet the conditions, so that one question
    tells where the next begins, too.
    """
    met = and_(_ARTICLE.c.id == _ENTRY.c.article_id, *conditions)
    return _NEWEST_OF[is_first, scored].outerjoin(_ARTICLE, met)


def _among_all(
    conditions: Sequence[ColumnElement[bool]], *, is_first: bool, but: bool
) -> Select[*tuple[Any, ...]]:
    """Return the question for the newest entries where no word has to be there."""
    found = (
        select(_ENTRY.c.id, *_SAID, _UNSCORED)
        .join(_ARTICLE, _ARTICLE.c.id == _ENTRY.c.article_id)
        .where(*conditions)
    )
    if but:
        found = found.where(_ENTRY.c.id.not_in(select(_INDEX.c.rowid).where(_MATCHES)))
    if not is_first:
        found = found.where(_ENTRY.c.id < bindparam("before"))
    return found.order_by(_ENTRY.c.id.desc()).limit(bindparam("limit"))


def _expression(clauses: Sequence[Clause], *, excluded: bool) -> str:
    """Write clauses in the index's language; empty where there are none."""
    between = " OR " if excluded else " AND "
    return between.join(map(_written, (one for one in clauses if one.excluded is excluded)))


def _written(clause: Clause) -> str:
    ways = " OR ".join(
        f'"{" ".join(way.stems)}"{" *" if way.beginning else ""}' for way in clause.ways
    )
    return f"({ways})" if clause.part is None else f"{clause.part.value} : ({ways})"


def _without(wanted: str, unwanted: str) -> str:
    return f"({wanted}) NOT ({unwanted})" if unwanted else wanted
