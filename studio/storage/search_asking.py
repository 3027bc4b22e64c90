"""Asking the archive's index: which entries hold these stems, the newest first, and how well.

Words of people never reach the index's own language: it is given stems, each in quotation marks.
Deliberately absent: rights and filters, which come as conditions on articles.
"""

import json
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from enum import StrEnum
from typing import Final, NamedTuple

from sqlalchemy import (
    ColumnElement,
    Integer,
    Select,
    and_,
    bindparam,
    column,
    func,
    literal,
    literal_column,
    select,
    table,
    type_coerce,
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

_INDEX: Final = table(INDEX, column("rowid"), column(INDEX))


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
    """An entry that answers, and the article that it is of."""

    entry: int
    article: int
    public: bool


def answers(
    work: UnitOfWork,
    clauses: Sequence[Clause],
    conditions: Sequence[ColumnElement[bool]],
    *,
    first: int = _CHUNK,
) -> Iterator[EntryHit]:
    """Yield the entries that answer every clause, of articles that meet `conditions`.

    The last saved comes first. Lazy: the index is read as far as somebody asks, beginning with
    `first` entries.
    """
    wanted, unwanted = _expression(clauses, excluded=False), _expression(clauses, excluded=True)
    before, chunk = None, first
    while True:
        if wanted:
            query = _matching(_without(wanted, unwanted), conditions, before, chunk)
        else:
            query = _among_all(unwanted, conditions, before, chunk)
        with _damage_told():
            rows = work.rows.connection().execute(query).all()
        yield from (EntryHit(row[0], row[1], bool(row[2])) for row in rows if row[3])
        if len(rows) < chunk:
            return
        before, chunk = rows[-1][0], _CHUNK


def scores(work: UnitOfWork, clauses: Sequence[Clause], entries: Sequence[int]) -> dict[int, float]:
    """Return how well entries answer the clauses, the lowest number the best."""
    wanted = _expression(clauses, excluded=False)
    if not wanted or not entries:
        return {}
    query = select(_INDEX.c.rowid, func.bm25(literal_column(INDEX), *map(literal, _WEIGHTS))).where(
        _match(wanted), _INDEX.c.rowid.between(min(entries), max(entries))
    )
    chosen = set(entries)
    with _damage_told():
        found = work.rows.connection().execute(query).all()
    return {entry: score for entry, score in found if entry in chosen}


def postings(work: UnitOfWork, word: str, most: int) -> tuple[int, ...]:
    """Return the newest entries that have a stem anywhere, at most so many."""
    clause = Clause((Way((word,)),))
    query = select(_INDEX.c.rowid).where(_match(_written(clause)))
    newest = query.order_by(_INDEX.c.rowid.desc()).limit(most)
    with _damage_told():
        return tuple(work.rows.connection().execute(newest).scalars().all())


def among(ids: Sequence[int]) -> Select[int]:
    """Return ids as a list that a statement asks in.

    However many there are, the statement is the same, and they are one value of it.
    """
    listed = func.json_each(bindparam(None, json.dumps(list(ids)))).table_valued(
        column("value", Integer)
    )
    return select(listed.c.value)


@contextmanager
def _damage_told() -> Iterator[None]:
    """Raise `Unavailable` where the index turns out to be damaged."""
    try:
        yield
    except DBAPIError as error:
        if not is_damage(error.orig):
            raise
        raise Unavailable(Reason.SEARCH_UNAVAILABLE) from error


def _matching(
    expression: str, conditions: Sequence[ColumnElement[bool]], before: int | None, limit: int
) -> Select[int, int, int, int | None]:
    """Return the question for the newest entries of an expression, all of them.

    The last column is empty for those whose article does not meet the conditions, so that one
    question tells where the next begins, too.
    """
    asked = select(_INDEX.c.rowid.label("entry")).where(_match(expression))
    if before is not None:
        asked = asked.where(_INDEX.c.rowid < before)
    entry = asked.order_by(_INDEX.c.rowid.desc()).limit(limit).subquery().c.entry
    met = and_(Article.id == SearchEntry.article_id, *conditions)
    return (
        select(entry, SearchEntry.article_id, type_coerce(SearchEntry.public, Integer), Article.id)
        .outerjoin(SearchEntry, SearchEntry.id == entry)
        .outerjoin(Article, met)
        .order_by(entry.desc())
    )


def _among_all(
    unwanted: str, conditions: Sequence[ColumnElement[bool]], before: int | None, limit: int
) -> Select[int, int, int, int | None]:
    """Return the question for the newest entries where no word has to be there."""
    found = (
        select(
            SearchEntry.id,
            SearchEntry.article_id,
            type_coerce(SearchEntry.public, Integer),
            Article.id,
        )
        .join(Article, Article.id == SearchEntry.article_id)
        .where(*conditions)
    )
    if unwanted:
        found = found.where(SearchEntry.id.not_in(select(_INDEX.c.rowid).where(_match(unwanted))))
    if before is not None:
        found = found.where(SearchEntry.id < before)
    return found.order_by(SearchEntry.id.desc()).limit(limit)


def _match(expression: str) -> ColumnElement[bool]:
    return _INDEX.c[INDEX].op("MATCH", is_comparison=True)(expression)


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
