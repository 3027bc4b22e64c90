"""The archive's index: full-text search of SQLite, fed with our own stems.

Who saves an article writes its entry in the same transaction (`follow`). The index keeps no text;
an entry is taken out by giving it once more what it was given, which `SearchEntry` keeps. An index
that is missing or of other stems is made anew (`search_upkeep`); until then saving leaves it
alone. Where SQLite was built without FTS5 nothing is written, and the index is made by the next
program that has it.

Deliberately absent: what people ask for and may see (`studio.newsroom.archive`).
"""

import json
import sqlite3
from collections.abc import Iterable, Sequence
from contextlib import closing
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any, Final, TypeAlias

import zstandard
from msgspec.structs import replace
from sqlalchemy import Row, bindparam, delete, insert, select
from sqlalchemy.exc import DBAPIError

from studio.arabic.stemming import STEMMING_VERSION, index_text
from studio.document.article import ArticleText
from studio.document.codec import decode
from studio.document.inline import plain
from studio.document.plain import article_plain
from studio.document.review import accepted_article
from studio.errors import Damaged
from studio.storage.failures import IndexLostError, primary_code
from studio.storage.search_tables import (
    CREATE_INDEX,
    INDEX,
    SHADOWS,
    SearchEntry,
    SearchState,
)
from studio.storage.tables import Article, Person, Revision
from studio.storage.texts import unpack
from studio.storage.unit_of_work import UnitOfWork, once

INDEX_VERSION: Final = 100 * STEMMING_VERSION + 2
"""What an index holds: the stems, which words of an article are given to it, and beginnings."""

_OF_INDEX: Final = frozenset({sqlite3.SQLITE_ERROR, sqlite3.SQLITE_CONSTRAINT})
_LEVEL: Final = 3
_REMEMBERED: Final = 128
"""The stories that are saved next are those that were saved last."""
_SHORT: Final = 32 * 1024
"""Letters; of longer texts nothing is remembered."""
_HELD: Final = 64 * 1024 * 1024
"""So many bytes of a transaction are held before SQLite writes a part of the index of them.

Its own 1 MB is full with some fifty articles, and each part is merged with others several times.
"""

INTO_INDEX: Final = f"INSERT INTO {INDEX}(rowid, title, body, names) VALUES "  # noqa: S608
_INSERT: Final = f"{INTO_INDEX}(?, ?, ?, ?)"
_TAKE_OUT: Final = (
    f"INSERT INTO {INDEX}({INDEX}, rowid, title, body, names) VALUES ('delete', ?, ?, ?, ?)"  # noqa: S608
)
_PARTS: Final = (SearchState.__tablename__, SearchEntry.__tablename__, INDEX, *SHADOWS)
_TABLES: Final = "SELECT name FROM sqlite_schema WHERE name IN (SELECT value FROM json_each(?))"
_HOLD: Final = f"INSERT INTO {INDEX}({INDEX}, rank) VALUES ('hashsize', ?)"  # noqa: S608
_ADD: Final = insert(SearchEntry.__table__).returning(SearchEntry.__table__.c.id)
_ENTRIES: Final = select(SearchEntry.__table__).where(
    SearchEntry.article_id == bindparam("article")
)
_DELETE: Final = delete(SearchEntry.__table__).where(SearchEntry.id == bindparam("entry"))


Stems: TypeAlias = tuple[str, str, str]
"""What the index is given of an entry: the stems of its headline, its body and its names."""

_Given: TypeAlias = tuple[int, str, str, str]
"""The number of an entry, and its `Stems`."""


@dataclass(frozen=True, slots=True)
class Findable:
    """What of an article can be found: its headline, the names under it, and all other words."""

    headline: str
    names: str
    body: str


def findable(text: ArticleText, author: str) -> Findable:
    """Return what can be found of a text as it stands; `author` is named where no byline is."""
    whole = accepted_article(text)
    names = "، ".join(one.name for one in whole.bylines) or author
    return Findable(plain(whole.headline), names, article_plain(replace(whole, headline=())))


@cache
def has_full_text() -> bool:
    """Say whether the SQLite that runs this program was built with FTS5."""
    with closing(sqlite3.connect(":memory:")) as connection:
        try:
            connection.execute(CREATE_INDEX)
        except sqlite3.OperationalError:
            return False
    return True


def is_ready(work: UnitOfWork) -> bool:
    """Say whether the index holds what it should, but for what `differences` finds."""
    return once(work, "search", lambda: _is_ready(work))


def _is_ready(work: UnitOfWork) -> bool:
    if not has_full_text() or missing_parts(work):
        return False
    return _version(work) == INDEX_VERSION


def missing_parts(work: UnitOfWork) -> tuple[str, ...]:
    """Return the tables of the index that are not there."""
    there = {name for (name,) in run(work, _TABLES, (json.dumps(_PARTS),))}
    return tuple(one for one in _PARTS if one not in there)


def _version(work: UnitOfWork) -> int | None:
    """Return which version of stems the index holds; raises `IndexLostError` where that is damaged.

    SQLite then refuses to end the transaction, when it has written anything.
    """
    try:
        return work.rows.scalar(select(SearchState.version))
    except DBAPIError as error:
        if not is_damage(error.orig):
            raise
        raise IndexLostError from error


def begin(work: UnitOfWork) -> None:
    """Let a newsroom without articles have an index from the start."""
    if has_full_text():
        make_empty(work)
        note_version(work, INDEX_VERSION)


def make_empty(work: UnitOfWork) -> None:
    """Make the index without entries, in place of one whose tables are all there."""
    run(work, f"DROP TABLE IF EXISTS {INDEX}")
    run(work, CREATE_INDEX)
    run(work, _HOLD, (_HELD,))


def follow(work: UnitOfWork, articles: Iterable[Article]) -> None:
    """Let the index follow what these articles say now, in the transaction of `work`.

    Raises `IndexLostError` where SQLite does not get over the damage that it met.
    """
    missing = missing_parts(work)
    if SearchState.__tablename__ in missing:
        return
    if not has_full_text():
        note_version(work, 0)
    elif not missing and _version(work) == INDEX_VERSION:
        try:
            work.rows.flush()
            connection = work.rows.connection()
            with connection.begin_nested():
                bring_to(work, articles)
                with connection.begin_nested():
                    pass  # lets SQLite write what it was given while that can be taken back
        except DBAPIError as error:
            if not is_of_index(error.orig) and not _hit_damage_of_index(error):
                raise
            # A text is kept whatever has become of its index, which is made anew then.
            try:
                note_version(work, 0)
            except DBAPIError as again:
                if not is_damage(again.orig):
                    raise
                raise IndexLostError from again


def is_of_index(error: BaseException | None) -> bool:
    """Say whether a failure is one of the index itself, not of the disk or the whole database."""
    code = getattr(error, "sqlite_errorcode", None)
    return code == sqlite3.SQLITE_CORRUPT_VTAB or primary_code(error) in _OF_INDEX


def is_damage(error: BaseException | None) -> bool:
    """Say whether what failed while the index alone was asked means that it is damaged."""
    return primary_code(error) == sqlite3.SQLITE_CORRUPT or is_of_index(error)


def _hit_damage_of_index(error: DBAPIError) -> bool:
    """Say whether a statement met damage in what SQLite keeps for the index.

    What is given to it is written when the savepoint around it ends.
    """
    said = error.statement or ""
    of_index = (INDEX, SearchEntry.__tablename__, "SAVEPOINT")
    return is_damage(error.orig) and any(one in said for one in of_index)


def packed(body: str) -> bytes:
    """Return the bytes that stand for the words of an entry."""
    return _packer().compress(body.encode())


def unpacked(body: bytes) -> str:
    """Return the words that an entry's bytes stand for."""
    return _expander().decompress(body).decode()


def bring_to(work: UnitOfWork, rows: Iterable[Article]) -> None:
    """Bring the entries of articles to what these rows of them say, which are flushed.

    All that the index is given comes last: SQLite writes what it holds of it, as a part that has to
    be merged, whenever something else is changed.
    """
    gone: list[_Given] = []
    new: list[_Given] = []
    for row in rows:
        _follow_entries(work, row, gone, new)
    _run_many(work, _TAKE_OUT, sorted(gone))
    _run_many(work, _INSERT, new)


def _follow_entries(work: UnitOfWork, row: Article, gone: list[_Given], new: list[_Given]) -> None:
    """Bring an article's entries to what it says; note what the index is to lose and to have."""
    wanted = wanted_of(row.working_revision_id, row.published_revision_id, row.withdrawn)
    connection = work.rows.connection()
    for entry in connection.execute(_ENTRIES, {"article": row.id}).all():
        if wanted.get(entry.public) == entry.revision_id:
            del wanted[entry.public]
        else:
            gone.append((entry.id, *stems_of(_said_by(entry))))
            connection.execute(_DELETE, {"entry": entry.id})
    for public, revision in wanted.items():
        if (text := text_of(work, revision)) is not None:
            author = work.rows.get_one(Person, row.created_by_id).display_name
            found = findable(text, author)
            values = entry_of(row.id, found, public=public, revision=revision)
            number = connection.execute(_ADD, values).scalar_one()
            new.append((number, *stems_of(found)))


def entry_of(article: int, found: Findable, *, public: bool, revision: int) -> dict[str, object]:
    """Return the row of an entry, but for its number."""
    return {
        "article_id": article,
        "public": public,
        "revision_id": revision,
        "headline": found.headline,
        "names": found.names,
        "body": packed(found.body),
    }


def stems_of(found: Findable) -> Stems:
    """Return what is given to the index of this; of what was given last, without making it anew."""
    return _remembered(found) if len(found.body) <= _SHORT else _stems(found)


def _stems(found: Findable) -> Stems:
    return index_text(found.headline), index_text(found.body), index_text(found.names)


@lru_cache(maxsize=_REMEMBERED)
def _remembered(found: Findable) -> Stems:
    return _stems(found)


def wanted_of(
    working: int | None,
    published: int | None,
    withdrawn: bool,  # noqa: FBT001 - a column
) -> dict[bool, int]:
    """Return which revisions can be found, as an article's working and as its public text."""
    wanted = {} if working is None else {False: working}
    if published is not None and not withdrawn and published != working:
        wanted[True] = published
    return wanted


def text_of(work: UnitOfWork, revision: int) -> ArticleText | None:
    """Return the text of a revision; nothing where it is damaged."""
    if (known := work.texts.get(revision)) is not None:
        return known
    query = select(Revision.text, Revision.sha256).where(Revision.id == revision)
    blob, sha256 = work.rows.execute(query).one()
    try:
        return decode(unpack(blob, sha256))
    except Damaged:
        return None


def parts_of(entry: SearchEntry) -> Stems:
    """Return what was given to the index of an entry."""
    return stems_of(_said_by(entry))


def _said_by(entry: SearchEntry | Row[Any]) -> Findable:
    return Findable(entry.headline, entry.names, unpacked(entry.body))


def note_version(work: UnitOfWork, version: int) -> None:
    """Keep which version of stems the index holds; 0 stands for none."""
    state = work.rows.get(SearchState, 1)
    if state is None:
        work.rows.add(SearchState(id=1, version=version))
    else:
        state.version = version
    work.rows.flush()


def run(work: UnitOfWork, statement: str, values: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    """Run SQLite's own words, which no table of ours stands for; return what they find."""
    found = work.rows.connection().exec_driver_sql(statement, values)
    return [tuple(row) for row in found] if found.returns_rows else []


def _run_many(work: UnitOfWork, statement: str, values: Sequence[tuple[Any, ...]]) -> None:
    """Run SQLite's own words once with each of these values."""
    if values:
        work.rows.connection().exec_driver_sql(statement, values)


@cache
def _packer() -> zstandard.ZstdCompressor:
    return zstandard.ZstdCompressor(level=_LEVEL)


@cache
def _expander() -> zstandard.ZstdDecompressor:
    return zstandard.ZstdDecompressor()
