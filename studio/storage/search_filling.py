"""Filling an empty index: many articles at once, in statements that know no objects.

What stands in it afterwards is what saving each article would have written (`search_index`).
"""

from collections.abc import Iterator, Sequence
from typing import Final

from sqlalchemy import Integer, bindparam, func, insert, select

from studio.document.codec import decode
from studio.errors import Damaged
from studio.storage.search_index import (
    INSERT,
    entry_of,
    findable,
    run_many,
    stems_of,
    wanted_of,
)
from studio.storage.search_tables import SearchEntry
from studio.storage.tables import Article, Person, Revision
from studio.storage.texts import unpack
from studio.storage.unit_of_work import UnitOfWork

_AMONG: Final = bindparam("ids", [], Integer, expanding=True)


def fill(work: UnitOfWork, ids: Sequence[int]) -> None:
    """Write the entries of these articles in their order, but of those that have some already."""
    if not ids:
        return
    connection = work.rows.connection()
    known = select(SearchEntry.article_id).where(SearchEntry.article_id.in_(_AMONG))
    done = set(connection.execute(known, {"ids": list(ids)}).scalars())
    columns = Article.working_revision_id, Article.published_revision_id, Article.withdrawn
    query = (
        select(Article.id, Person.display_name, *columns)
        .join(Person, Person.id == Article.created_by_id)
        .where(Article.id.in_(_AMONG))
    )
    found = {
        article: (author, wanted_of(working, published, withdrawn))
        for article, author, working, published, withdrawn in connection.execute(
            query, {"ids": list(ids)}
        )
    }
    entries = [
        (article, author, public, revision)
        for article in ids
        if article in found and article not in done
        for author, wanted in (found[article],)
        for public, revision in wanted.items()
    ]
    last = connection.execute(select(func.coalesce(func.max(SearchEntry.id), 0))).scalar_one()
    rows, stems = [], []
    for number, (row, words) in enumerate(_made(work, entries), last + 1):
        rows.append({"id": number, **row})
        stems.append((number, *words))
    if rows:
        connection.execute(insert(SearchEntry), rows)
        run_many(work, INSERT, stems)


def _made(
    work: UnitOfWork, entries: Sequence[tuple[int, str, bool, int]]
) -> Iterator[tuple[dict[str, object], tuple[str, str, str]]]:
    """Yield the row of each entry and its stems; nothing for a text that is damaged."""
    query = select(Revision.id, Revision.text, Revision.sha256).where(Revision.id.in_(_AMONG))
    wanted = {"ids": [revision for *_, revision in entries]}
    texts = {
        id_: (blob, sha256) for id_, blob, sha256 in work.rows.connection().execute(query, wanted)
    }
    for article, author, public, revision in entries:
        try:
            found = findable(decode(unpack(*texts[revision])), author)
        except Damaged:
            continue
        yield entry_of(article, found, public=public, revision=revision), stems_of(found)
