"""Making the archive's index anew, and finding where it is not what the articles say.

Deliberately absent: keeping it so, which every save does (`search_index`).
"""

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from typing import Final, TypeAlias

from sqlalchemy import and_, func, or_, select
from sqlalchemy.exc import DBAPIError
from sqlalchemy.orm import aliased

from studio.errors import Reason, Unavailable
from studio.storage.engine import Store
from studio.storage.failures import primary_code
from studio.storage.forgetting import forget_tables
from studio.storage.mapping import Table
from studio.storage.page_faults import page_faults
from studio.storage.search_filling import batches, fill
from studio.storage.search_index import (
    INDEX_VERSION,
    bring_to,
    has_full_text,
    is_damage,
    is_ready,
    make_empty,
    missing_parts,
    note_version,
    parts_of,
    run,
    text_of,
    wanted_of,
)
from studio.storage.search_tables import (
    INDEX,
    SHADOWS,
    TREES,
    SearchEntry,
    SearchState,
)
from studio.storage.tables import Article
from studio.storage.unit_of_work import UnitOfWork, has_table

Progress: TypeAlias = Callable[[int, int], None]
"""Is told how many articles are done, and of how many."""

_BATCH: Final = 400
_FILLED: Final = 1500
"""So many articles are written at once: more are done sooner, and keep those waiting who save."""
_NEWER_SCRIPTS: Final = "\u0780"
"""From here on SQLite's tables of letters may be older than Python's, and part words elsewhere."""


def bring_up_to_date(store: Store, progress: Progress | None = None, *, anew: bool = False) -> None:
    """Make the index where it is missing, of other stems, or `anew` whatever it is.

    Other people read and save meanwhile. When it is cut short it begins again the next time.
    Raises `Unavailable` (SEARCH_UNAVAILABLE) without FTS5, or where there is none and nothing can
    be written.
    """
    if not anew and is_sound(store) and _answers(store):
        return
    if store.read_only or not has_full_text():
        raise Unavailable(Reason.SEARCH_UNAVAILABLE)
    if damaged_trees(store) or _lacks_parts(store):
        _cut_off(store)
    with store.write() as work:
        _clear(work)
    with store.read() as work:
        newest_last = func.coalesce(Article.published_at, Article.updated_at), Article.id
        ids = tuple(work.rows.scalars(select(Article.id).order_by(*newest_last)))
    with closing(batches(store, ids, _FILLED)) as made:
        for done, entries in zip(range(0, len(ids), _FILLED), made, strict=True):
            if progress is not None:
                progress(done, len(ids))
            with store.write() as work:
                fill(work, entries)
    with store.write() as work:
        _follow_all(work, tuple(_lagging(work)))  # what others saved meanwhile
        note_version(work, INDEX_VERSION)
    if progress is not None:
        progress(len(ids), len(ids))


def differences(store: Store) -> tuple[int, ...]:
    """Return the articles of which the index holds something else than they say.

    Empty where no index was made yet. Texts that cannot be read are no concern of this.
    """
    with store.read() as work:
        if not is_ready(work):
            return ()
        found = {one for one in _lagging(work) if _can_be_read(work, one)}
        sizes = {
            row: _numbers(blob)
            for row, blob in run(work, f"SELECT id, sz FROM {INDEX}_docsize")  # noqa: S608
        }
        for entry in work.rows.scalars(select(SearchEntry)).yield_per(_BATCH):
            held = sizes.pop(entry.id, None)
            parts = parts_of(entry)
            counted = max(map(max, filter(None, parts)), default="") < _NEWER_SCRIPTS
            if held is None or (counted and held != tuple(len(one.split()) for one in parts)):
                found.add(entry.article_id)
        orphans = {0} if sizes else set()
    return tuple(sorted(found | orphans))


def is_sound(store: Store) -> bool:
    """Say whether the index, where it was made, has all its parts and they agree.

    A text that is written now waits for it.
    """
    if damaged_trees(store):
        return False
    with store.read() as work:
        if has_table(work, SearchState.__tablename__):
            made = work.rows.scalar(select(SearchState.version)) == INDEX_VERSION
            if not made or not has_full_text():
                return True
        if missing_parts(work):
            return False
    if store.read_only:
        return _answers(store)
    with store.exclusively() as driver:
        try:
            driver.execute(f"INSERT INTO {INDEX}({INDEX}) VALUES ('integrity-check')")  # noqa: S608
        except sqlite3.DatabaseError as error:
            if primary_code(error) != sqlite3.SQLITE_READONLY:
                if not is_damage(error):
                    raise
                return False
        else:
            return True
    return _answers(store)  # a damaged header lets nobody write: then it is only asked


def _answers(store: Store) -> bool:
    """Say whether the index is there and can be asked."""
    with store.read() as work:
        if not is_ready(work):
            return False
        try:
            run(work, f"SELECT rowid FROM {INDEX} WHERE {INDEX} MATCH '\"ا\"' LIMIT 1")  # noqa: S608
        except DBAPIError as error:
            if not is_damage(error.orig):
                raise
            return False
        return True


def damaged_trees(store: Store) -> frozenset[str]:
    """Return the tables of the index of which SQLite cannot read every page."""
    with store.read() as work:
        there = [one for one in TREES if has_table(work, one)]
    return frozenset(one for one in there if page_faults(store, one))


def _lacks_parts(store: Store) -> bool:
    with store.read() as work:
        return bool(missing_parts(work))


def _cut_off(store: Store) -> None:
    """Take the index's tables out of a database that has hurt pages of theirs.

    SQLite cannot drop a table of which it cannot read every page. So it is told to forget them, and
    the database is written anew of what it still knows, with nothing of theirs. Where the disk was
    too full for that, they are forgotten and their pages still there, until this is done again.
    """
    with store.exclusively() as driver:
        forget_tables(driver, (INDEX, *TREES))
        driver.execute("VACUUM")


def _follow_all(work: UnitOfWork, ids: tuple[int, ...]) -> None:
    bring_to(work, work.rows.scalars(select(Article).where(Article.id.in_(ids))).all())
    work.rows.flush()


def _can_be_read(work: UnitOfWork, article: int) -> bool:
    columns = Article.working_revision_id, Article.published_revision_id, Article.withdrawn
    wanted = wanted_of(*work.rows.execute(select(*columns).where(Article.id == article)).one())
    return all(text_of(work, revision) is not None for revision in wanted.values())


def _lagging(work: UnitOfWork) -> Iterator[int]:
    """Yield the articles whose entries are of other revisions than they should be."""
    working, public = aliased(SearchEntry), aliased(SearchEntry)
    live = and_(
        Article.published_revision_id.is_not(None),
        Article.withdrawn.is_(False),
        Article.published_revision_id != Article.working_revision_id,
    )
    query = (
        select(Article.id)
        .outerjoin(working, and_(working.article_id == Article.id, working.public.is_(False)))
        .outerjoin(public, and_(public.article_id == Article.id, public.public.is_(True)))
        .where(
            or_(
                working.revision_id.is_distinct_from(Article.working_revision_id),
                and_(live, public.revision_id.is_distinct_from(Article.published_revision_id)),
                and_(~live, public.id.is_not(None)),
            )
        )
    )
    yield from work.rows.scalars(query).all()


def _clear(work: UnitOfWork) -> None:
    for name, columns in SHADOWS.items():
        if has_table(work, INDEX):
            run(work, f"CREATE TABLE IF NOT EXISTS {name}({columns})")
    run(work, f"DROP TABLE IF EXISTS {INDEX}")
    for table in (SearchState, SearchEntry):
        if not has_table(work, table.__tablename__):
            Table.metadata.tables[table.__tablename__].create(work.rows.connection())
    make_empty(work)  # one may have come with a table that was missing
    run(work, f"DELETE FROM {SearchEntry.__tablename__}")  # noqa: S608
    work.rows.info.clear()  # what was known of tables was before this
    note_version(work, 0)


def _numbers(blob: bytes) -> tuple[int, ...]:
    """Read SQLite's numbers of varying length: seven bits a byte, the highest bit says more."""
    found, number = [], 0
    for byte in blob:
        number = number << 7 | byte & 0x7F
        if byte < 0x80:
            found.append(number)
            number = 0
    return tuple(found)
