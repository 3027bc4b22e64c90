"""Connections to a newsroom's database, and what its file says of itself: SQLite's alone.

Deliberately absent: transactions (`engine`), and copies (`snapshot`).
"""

import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Final
from urllib.parse import quote

from studio.errors import Damaged, Reason
from studio.storage.failures import database_failures, disk_failures, primary_code

APPLICATION_ID: Final = 0x4D494441
"""``MIDA``: marks a database file as a newsroom (sqlite.org/fileformat2.html, offset 68)."""

FORMAT: Final = 16
"""The form that this program writes; kept in ``user_version``, one more for each migration."""

DATABASE: Final = "newsroom.db"
LOCK: Final = ".lock"

_HEADER_SIZE: Final = 100
_WRITER_PRAGMAS: Final = (
    "PRAGMA journal_mode = WAL",
    "PRAGMA synchronous = FULL",
    "PRAGMA foreign_keys = ON",
    "PRAGMA busy_timeout = 5000",
    "PRAGMA trusted_schema = OFF",
    "PRAGMA cell_size_check = ON",
    "PRAGMA wal_autocheckpoint = 0",
)
_READER_PRAGMAS: Final = (
    "PRAGMA query_only = ON",
    "PRAGMA busy_timeout = 5000",
    "PRAGMA trusted_schema = OFF",
    "PRAGMA cell_size_check = ON",
)


def connect(database: Path, *, mode: str = "rw", unchanging: bool = False) -> sqlite3.Connection:
    """Return a connection that leaves transactions to its user.

    `mode` is SQLite's: ``rw``, ``ro`` or ``rwc``. `unchanging` promises that nobody writes to the
    file, which lets it be read where no lock or WAL can be made.
    """
    address = f"file:{quote(str(database))}?mode={mode}{'&immutable=1' if unchanging else ''}"
    return sqlite3.connect(address, uri=True, isolation_level=None, check_same_thread=False)


def connect_writer(database: Path, *, create: bool = False) -> sqlite3.Connection:
    """Return a connection with the writer's settings; every commit of it is on the disk."""
    return _prepared(connect(database, mode="rwc" if create else "rw"), _WRITER_PRAGMAS)


def connect_reader(database: Path, *, guarded: bool = True) -> sqlite3.Connection:
    """Return a connection that can only read.

    One that is not `guarded` is for folders that cannot be written to: where no WAL lies beside
    the database, nobody has it open, and it is read as it stands.
    """
    unchanging = not guarded and not _wal_of(database).exists()
    return _prepared(connect(database, mode="ro", unchanging=unchanging), _READER_PRAGMAS)


def require_header(database: Path) -> None:
    """Raise `Damaged` when the file does not begin as a newsroom's database; change nothing.

    NEWSROOM_FOREIGN is said of a file that never was one, NEWSROOM_DAMAGED of one that stands
    beside a newsroom's lock and no longer begins as a database.
    """
    folder = database.parent
    with disk_failures(folder):
        size = database.stat().st_size
    try:
        application = _application_of(database)
    except sqlite3.DatabaseError as error:
        if primary_code(error) != sqlite3.SQLITE_NOTADB:
            with database_failures(folder):
                raise
        application = None
    if application is None or size < _HEADER_SIZE:
        if (folder / LOCK).exists():
            raise Damaged(Reason.NEWSROOM_DAMAGED, path=str(folder), problem="header")
        raise Damaged(Reason.NEWSROOM_FOREIGN, path=str(folder))
    if application != APPLICATION_ID:
        raise Damaged(Reason.NEWSROOM_FOREIGN, path=str(folder))


def _application_of(database: Path) -> int:
    """Return whose database the file says it is.

    Not by opening the file: closing it again would end every lock that this process has on it
    (fcntl(2); sqlite.org/howtocorrupt.html, 2.2), and another window may be at work. And without
    locks, so that a file that is none of ours is left alone; but what is read so while somebody
    else writes a WAL home may say of pages that they are there before they are, and is asked again.
    """
    try:
        with closing(connect(database, mode="ro", unchanging=True)) as connection:
            return _application(connection)
    except sqlite3.DatabaseError as error:
        torn = primary_code(error) == sqlite3.SQLITE_CORRUPT
        if not torn or not _wal_of(database).exists():
            raise
    with closing(connect_reader(database)) as connection:
        return _application(connection)


def _application(connection: sqlite3.Connection) -> int:
    (application,) = connection.execute("PRAGMA application_id").fetchone()
    return int(application)


def _wal_of(database: Path) -> Path:
    return database.with_name(f"{database.name}-wal")


def form_of(database: Path, *, guarded: bool = True) -> int:
    """Return the form of the newsroom, the WAL that a crash left counted in.

    The owner lock is held by the caller, unless the newsroom is not `guarded` (`connect_reader`).
    Raises `Damaged` (NEWSROOM_FOREIGN, NEWSROOM_DAMAGED).
    """
    with database_failures(database.parent):
        connection = connect(database) if guarded else connect_reader(database, guarded=False)
        with closing(connection):
            try:
                (form,) = connection.execute("PRAGMA user_version").fetchone()
                connection.execute("SELECT count(*) FROM sqlite_schema").fetchone()
            except sqlite3.OperationalError as error:
                if error.sqlite_errorcode != sqlite3.SQLITE_ERROR:
                    raise
                # so SQLite says of a header with numbers that no version of it has written
                raise Damaged(
                    Reason.NEWSROOM_DAMAGED, path=str(database.parent), problem=str(error)
                ) from error
            except UnicodeDecodeError as error:  # a damaged name, in what SQLite says of it
                raise Damaged(
                    Reason.NEWSROOM_DAMAGED, path=str(database.parent), problem="schema"
                ) from error
    if form < 1:
        raise Damaged(Reason.NEWSROOM_FOREIGN, path=str(database.parent))
    return int(form)


def _prepared(connection: sqlite3.Connection, pragmas: tuple[str, ...]) -> sqlite3.Connection:
    try:
        for pragma in pragmas:
            connection.execute(pragma)
    except BaseException:
        connection.close()
        raise
    return connection
