"""Asking the archive's index: which entries hold these stems, the newest first, and how well.

Words of people never reach the index's own language: it is given stems, each in quotation marks.
Deliberately absent: rights and filters, which come as conditions on articles.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from sqlalchemy import (
    BindParameter,
    ColumnElement,
    Integer,
    bindparam,
    column,
    func,
    literal,
    literal_column,
    select,
    table,
)

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


@dataclass(frozen=True, slots=True)
class EntryHit:
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
        entries: list[int] = []
        if wanted:
            entries = _matching(work, _without(wanted, unwanted), before, chunk)
            met: Sequence[ColumnElement[bool]] = (SearchEntry.id.in_(_listed(entries)), *conditions)
        else:
            met = tuple(_among_all(conditions, unwanted, before))
        query = (
            select(SearchEntry.id, SearchEntry.article_id, SearchEntry.public)
            .join(Article, Article.id == SearchEntry.article_id)
            .where(*met)
            .order_by(SearchEntry.id.desc())
            .limit(chunk)
        )
        found = [EntryHit(*row) for row in work.rows.execute(query)]
        yield from found
        if not wanted:
            entries = [one.entry for one in found]
        if len(entries) < chunk:
            return
        before, chunk = entries[-1], _CHUNK


def scores(work: UnitOfWork, clauses: Sequence[Clause], entries: Sequence[int]) -> dict[int, float]:
    """Return how well entries answer the clauses, the lowest number the best."""
    wanted = _expression(clauses, excluded=False)
    if not wanted or not entries:
        return {}
    query = select(_INDEX.c.rowid, func.bm25(literal_column(INDEX), *map(literal, _WEIGHTS))).where(
        _match(wanted), _INDEX.c.rowid.between(min(entries), max(entries))
    )
    chosen = set(entries)
    return {entry: score for entry, score in work.rows.execute(query) if entry in chosen}


def _matching(work: UnitOfWork, expression: str, before: int | None, limit: int) -> list[int]:
    query = select(_INDEX.c.rowid).where(_match(expression))
    if before is not None:
        query = query.where(_INDEX.c.rowid < before)
    return list(work.rows.scalars(query.order_by(_INDEX.c.rowid.desc()).limit(limit)))


def _among_all(
    conditions: Sequence[ColumnElement[bool]], unwanted: str, before: int | None
) -> Iterator[ColumnElement[bool]]:
    """Yield what entries have to meet where no word has to be there."""
    yield from conditions
    if unwanted:
        yield SearchEntry.id.not_in(select(_INDEX.c.rowid).where(_match(unwanted)))
    if before is not None:
        yield SearchEntry.id < before


def _listed(entries: list[int]) -> BindParameter[int]:
    """Return ids as they stand in a statement: there may be more than it may have places for."""
    return bindparam(None, entries, Integer, expanding=True, literal_execute=True)


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
