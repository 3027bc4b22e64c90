"""Filling an empty index: many articles at once, in statements that know no objects.

What stands in it afterwards is what saving each article would have written (`search_index`).

While SQLite writes the entries of some articles, a thread makes those of the next. SQLite lets go
of the interpreter in each statement and for each row that it finds, and has to wait for
milliseconds until a thread that computes lets go of it again. So what is written is written by few
statements, and what is asked beside it is answered by one row.
"""

from collections import deque
from collections.abc import Generator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from itertools import chain
from typing import Final, NamedTuple

from msgspec import json
from sqlalchemy import func, select

from studio.document.codec import decode
from studio.errors import Damaged
from studio.storage.engine import Store
from studio.storage.id_lists import AMONG_IDS, IDS, as_list
from studio.storage.search_index import (
    INTO_INDEX,
    Stems,
    entry_of,
    findable,
    run,
    stems_of,
    wanted_of,
)
from studio.storage.search_tables import SearchEntry
from studio.storage.tables import Article, Person, Revision
from studio.storage.texts import unpack
from studio.storage.unit_of_work import UnitOfWork

_VALUES: Final = 32_766
"""So many values a statement takes (sqlite.org/limits.html, SQLITE_MAX_VARIABLE_NUMBER)."""

_COLUMNS: Final = "id", "article_id", "public", "revision_id", "headline", "names", "body"
_INTO_ENTRIES: Final = f"INSERT INTO {SearchEntry.__tablename__}({', '.join(_COLUMNS)}) VALUES "  # noqa: S608

_AUTHORS: Final = (
    select(Article.id, Person.display_name)
    .join(Person, Person.id == Article.created_by_id)
    .where(Article.id.in_(AMONG_IDS))
)
_TEXTS: Final = select(Revision.id, Revision.text, Revision.sha256).where(
    Revision.id.in_(AMONG_IDS)
)
_LACKING: Final = select(
    func.json_group_array(
        func.json_array(
            Article.id,
            Article.working_revision_id,
            Article.published_revision_id,
            Article.withdrawn,
        )
    )
).where(
    Article.id.in_(AMONG_IDS),
    ~select(SearchEntry.id).where(SearchEntry.article_id == Article.id).exists(),
)


class Made(NamedTuple):
    """An entry that is to be written: of which text, its row but for the number, its stems."""

    article: int
    public: bool
    revision: int
    row: dict[str, object]
    stems: Stems


def batches(store: Store, ids: Sequence[int], size: int) -> Generator[tuple[Made, ...], None, None]:
    """Yield the entries of articles in their order, of `size` articles at once.

    Those that come next are made while whoever asks does something else. Raises as `Store.read`.
    """
    coming: deque[Future[tuple[Made, ...]]] = deque()
    with ThreadPoolExecutor(1, "index") as thread:
        try:
            for start in range(0, len(ids), size):
                coming.append(thread.submit(_made, store, ids[start : start + size]))
                if len(coming) > 1:
                    yield coming.popleft().result()
            while coming:
                yield coming.popleft().result()
        finally:
            thread.shutdown(wait=False, cancel_futures=True)


def fill(work: UnitOfWork, made: Sequence[Made]) -> None:
    """Write entries in their order, but of articles that have some already.

    One whose text is no longer what can be found of its article is left out, for whoever brings
    the index to what was saved meanwhile.
    """
    wanted = _lacking(work, [one.article for one in made])
    still = [one for one in made if wanted.get(one.article, {}).get(one.public) == one.revision]
    last = work.rows.scalar(select(func.coalesce(func.max(SearchEntry.id), 0))) or 0
    entries, stems = [], []
    for number, one in enumerate(still, last + 1):
        row = one.row | {"id": number}
        entries.append(tuple(map(row.__getitem__, _COLUMNS)))
        stems.append((number, *one.stems))
    _write(work, _INTO_ENTRIES, entries)
    _write(work, INTO_INDEX, stems)


def _write(work: UnitOfWork, into: str, rows: Sequence[tuple[object, ...]]) -> None:
    """Write rows by as few statements as can be.

    With each one of several rows SQLite writes what it holds of the index, as a part to be merged.
    """
    size = _VALUES // len(rows[0]) if rows else 1
    for start in range(0, len(rows), size):
        part = rows[start : start + size]
        places = f"({', '.join('?' * len(part[0]))})"
        run(work, into + ", ".join([places] * len(part)), tuple(chain.from_iterable(part)))


def _lacking(work: UnitOfWork, ids: Sequence[int]) -> dict[int, dict[bool, int]]:
    """Return which revisions can be found of those of these articles that have no entry."""
    found = json.decode(work.rows.execute(_LACKING, {IDS: as_list(ids)}).scalar_one())
    return {article: wanted_of(*revisions) for article, *revisions in found}


def _made(store: Store, ids: Sequence[int]) -> tuple[Made, ...]:
    """Return the entries of articles in their order, without those of texts that are damaged."""
    with store.read() as work:
        said = work.rows.execute(_AUTHORS, {IDS: as_list(ids)})
        authors: dict[int, str] = {article: author for article, author in said}  # noqa: C416 - rows
        lacking = _lacking(work, ids)
        wanted = [
            (article, public, revision)
            for article in ids
            if article in authors
            for public, revision in lacking.get(article, {}).items()
        ]
        asked = {IDS: as_list([revision for *_, revision in wanted])}
        texts = {id_: (blob, sha256) for id_, blob, sha256 in work.rows.execute(_TEXTS, asked)}
    made = []
    for article, public, revision in wanted:
        try:
            found = findable(decode(unpack(*texts[revision])), authors[article])
        except Damaged:
            continue
        row = entry_of(article, found, public=public, revision=revision)
        made.append(Made(article, public, revision, row, stems_of(found)))
    return tuple(made)
