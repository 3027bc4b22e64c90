"""An embedded newsroom on disk, and opening it: all that is SQLite's alone.

One folder holds ``newsroom.db``, ``pictures/`` by content hash, ``packages/`` and ``backups/``.
One process has one connection that writes and any number that only read; the owner lock keeps
writers of several processes apart (`lock`). Every commit is on the disk when `Store.write` ends.

Deliberately absent: a way to write without the lock, and a way to create a newsroom by opening.
"""

import os
import sqlite3
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from types import TracebackType
from typing import Any, Final, Self
from urllib.parse import quote

from sqlalchemy import Engine, create_engine, event
from sqlalchemy.orm import Session
from sqlalchemy.pool import QueuePool, StaticPool

from studio.errors import Damaged, Reason, Refused, Unavailable
from studio.storage.failures import database_failures, disk_failures
from studio.storage.lock import OwnerLock
from studio.storage.media import Media, sync_folder
from studio.storage.places import refuse_unsafe_place
from studio.storage.unit_of_work import UnitOfWork

APPLICATION_ID: Final = 0x4D494441
"""``MIDA``: marks a database file as a newsroom (sqlite.org/fileformat2.html, offset 68)."""

FORMAT: Final = 1
"""The form that this program writes; kept in ``user_version``, one more for each migration."""

DATABASE: Final = "newsroom.db"
RESERVE: Final = "reserve"
RESERVE_SIZE: Final = 16 * 1024 * 1024
"""Bytes set aside so that a save can still go through on a full disk."""

_LONGEST_WAL: Final = 4 * 1024 * 1024
_READERS: Final = 4
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


class Store:
    """An open newsroom.

    Writes are serialised; reads may run on several threads beside them, each on one snapshot.
    `newer` is the form of a newsroom that a newer program wrote, else None; such a newsroom, and
    one in a folder that cannot be written to, is `read_only`.
    """

    def __init__(self, folder: Path, lock: OwnerLock | None, *, newer: int | None = None) -> None:
        """Take over the open `lock`; without one the newsroom is only read."""
        self.folder = folder
        self.database = folder / DATABASE
        self.media = Media(folder / "pictures")
        self.packages = folder / "packages"
        self.backups = folder / "backups"
        self.newer = newer
        self._lock = lock
        self._reader = _reading_engine(self.database, alone=lock is None)
        self._driver: sqlite3.Connection | None = None
        self._writer: Engine | None = None
        if lock is not None and newer is None:
            self._driver = connect(self.database)
            prepare_writer(self._driver)
            self._writer = _writing_engine(self._driver)

    @property
    def read_only(self) -> bool:
        """Whether every write is refused."""
        return self._writer is None

    @contextmanager
    def write(self) -> Iterator[UnitOfWork]:
        """Give one transaction that changes rows; it is on the disk when the block has ended.

        An exception in the block, or a disk that refuses, leaves everything as it was. Raises
        `Unavailable` (NEWSROOM_BUSY, DISK_FULL, DISK_FAILED, READ_ONLY) and `Damaged`
        (NEWSROOM_NEWER, NEWSROOM_DAMAGED).
        """
        if self._writer is None:
            raise self._refusal()
        with self._locked(), self._making_room(), database_failures(self.folder):
            with (
                self._writer.connect() as connection,
                connection.begin(),
                Session(connection, expire_on_commit=False) as rows,
            ):
                yield UnitOfWork(rows)
                rows.flush()
            self._checkpoint_long_wal()

    @contextmanager
    def read(self) -> Iterator[UnitOfWork]:
        """Give one snapshot of the newsroom, as it was at the first question."""
        with (
            database_failures(self.folder),
            self._reader.connect() as connection,
            connection.begin(),
            Session(connection, autoflush=False) as rows,
        ):
            yield UnitOfWork(rows)

    @contextmanager
    def exclusively(self) -> Iterator[sqlite3.Connection]:
        """Give the writing connection itself, under the lock and outside of any transaction."""
        if self._driver is None:
            raise self._refusal()
        with self._locked(), database_failures(self.folder):
            yield self._driver

    def close(self) -> None:
        """Write the WAL home where nobody else is busy, and close every file."""
        with ExitStack() as stack:
            if self._lock is not None:
                stack.callback(self._lock.close)
            stack.enter_context(database_failures(self.folder))
            if self._lock is not None:
                stack.enter_context(self._lock.held())
            self._reader.dispose()
            if self._driver is not None:
                self._driver.execute("PRAGMA wal_checkpoint(TRUNCATE)")
            if self._writer is not None:
                self._writer.dispose()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    @contextmanager
    def _locked(self) -> Iterator[None]:
        if self._lock is None:
            raise self._refusal()
        with self._lock.held():
            yield

    @contextmanager
    def _making_room(self) -> Iterator[None]:
        """Give up the reserve when the disk is full, so that the next save goes through."""
        try:
            yield
        except Unavailable as error:
            if error.reason is Reason.DISK_FULL:
                (self.folder / RESERVE).unlink(missing_ok=True)
            raise

    def _checkpoint_long_wal(self) -> None:
        wal = self.database.with_name(f"{DATABASE}-wal")
        if self._driver is not None and wal.exists() and wal.stat().st_size > _LONGEST_WAL:
            self._driver.execute("PRAGMA wal_checkpoint(PASSIVE)")

    def _refusal(self) -> Damaged | Unavailable:
        if self.newer:
            return Damaged(
                Reason.NEWSROOM_NEWER,
                path=str(self.folder),
                version=self.newer,
                supported=FORMAT,
            )
        return Unavailable(Reason.READ_ONLY, path=str(self.folder))


def create_newsroom(folder: Path, *, allow_cloud: bool = False) -> Store:
    """Create a newsroom without people or articles in `folder`, and open it.

    Raises `Refused` (NEWSROOM_EXISTS, FOLDER_NOT_EMPTY, NEWSROOM_ON_NETWORK, NEWSROOM_IN_CLOUD)
    and `Unavailable` for a disk that refuses; a half-made newsroom is never left.
    """
    from studio.storage.migrations import create_schema

    database = folder / DATABASE
    _require_no_newsroom(folder)
    refuse_unsafe_place(folder, allow_cloud=allow_cloud)
    with disk_failures(folder):
        folder.mkdir(parents=True, exist_ok=True)
        strangers = [path for path in folder.iterdir() if not path.name.startswith(DATABASE)]
        if any(path.name != ".lock" for path in strangers):
            raise Refused(Reason.FOLDER_NOT_EMPTY, path=str(folder))
        lock = OwnerLock(folder / ".lock", wait=5.0)
    try:
        with lock.held(), disk_failures(folder), database_failures(folder):
            _require_no_newsroom(folder)
            unfinished = folder / f"{DATABASE}.unfinished"
            for leftover in folder.glob(f"{DATABASE}.unfinished*"):
                leftover.unlink()
            _create_file(unfinished)
            create_schema(unfinished)
            for name in ("pictures", "packages", "backups"):
                (folder / name).mkdir(exist_ok=True)
            unfinished.rename(database)
            sync_folder(folder)
            fill_reserve(folder)
    except BaseException:
        lock.close()
        raise
    return Store(folder, lock)


def open_newsroom(folder: Path, *, wait: float = 5.0, allow_cloud: bool = False) -> Store:
    """Open the newsroom in `folder`; never creates one.

    An older newsroom is backed up and brought to today's form first; a newer one opens for reading
    only, and so does one in a folder that cannot be written to. `wait` is how many seconds to wait
    for other programs. Raises `Unavailable` (NEWSROOM_MISSING, NEWSROOM_BUSY), `Refused`
    (NEWSROOM_ON_NETWORK, NEWSROOM_IN_CLOUD) and `Damaged` (NEWSROOM_FOREIGN, NEWSROOM_DAMAGED).
    """
    database = folder / DATABASE
    if not database.is_file():
        raise Unavailable(Reason.NEWSROOM_MISSING, path=str(folder))
    refuse_unsafe_place(folder, allow_cloud=allow_cloud)
    writable = os.access(folder, os.W_OK) and os.access(database, os.W_OK)
    if not writable:
        newer = _checked_form(database, alone=True)
        return Store(folder, None, newer=newer if newer > FORMAT else None)
    with disk_failures(folder):
        lock = OwnerLock(folder / ".lock", wait=wait)
    try:
        with lock.held():
            form = _checked_form(database, alone=False)
            if form < FORMAT:
                from studio.storage.upgrading import upgrade

                upgrade(folder, form)
        store = Store(folder, lock, newer=form if form > FORMAT else None)
    except BaseException:
        lock.close()
        raise
    return store


def _require_no_newsroom(folder: Path) -> None:
    if (folder / DATABASE).exists():
        raise Refused(Reason.NEWSROOM_EXISTS, path=str(folder))


def fill_reserve(folder: Path) -> None:
    """Set the reserve aside, where there is room for it."""
    path = folder / RESERVE
    if path.exists() and path.stat().st_size == RESERVE_SIZE:
        return
    try:
        with path.open("wb") as file:
            for _ in range(RESERVE_SIZE // (1024 * 1024)):
                file.write(bytes(1024 * 1024))
    except OSError:  # a disk without that much room: the newsroom works without a reserve
        path.unlink(missing_ok=True)


def connect(database: Path, *, mode: str = "rw", alone: bool = False) -> sqlite3.Connection:
    """Return a connection that leaves transactions to its user.

    `mode` is SQLite's: ``rw``, ``ro`` or ``rwc``. `alone` promises that nobody writes to the file,
    which lets it be read where no lock or WAL can be made.
    """
    address = f"file:{quote(str(database))}?mode={mode}{'&immutable=1' if alone else ''}"
    return sqlite3.connect(address, uri=True, isolation_level=None, check_same_thread=False)


def prepare_writer(connection: sqlite3.Connection) -> None:
    """Give a connection the writer's settings."""
    for pragma in _WRITER_PRAGMAS:
        connection.execute(pragma)


def _create_file(database: Path) -> None:
    connection = connect(database, mode="rwc")
    try:
        connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        prepare_writer(connection)
    finally:
        connection.close()


def _checked_form(database: Path, *, alone: bool) -> int:
    """Return the form of the newsroom; refuse what is none.

    A connection of its own reads the header, which also recovers a WAL that a crash left.
    """
    path = str(database.parent)
    with database_failures(database.parent):
        connection = connect(database, mode="ro" if alone else "rw", alone=alone)
        try:
            (application,) = connection.execute("PRAGMA application_id").fetchone()
            (form,) = connection.execute("PRAGMA user_version").fetchone()
            connection.execute("SELECT count(*) FROM sqlite_schema").fetchone()
        except sqlite3.DatabaseError as error:
            if error.sqlite_errorcode == sqlite3.SQLITE_NOTADB:
                raise Damaged(Reason.NEWSROOM_FOREIGN, path=path) from error
            raise
        finally:
            connection.close()
    if application != APPLICATION_ID or form < 1:
        raise Damaged(Reason.NEWSROOM_FOREIGN, path=path)
    return int(form)


def _writing_engine(driver: sqlite3.Connection) -> Engine:
    engine = create_engine("sqlite://", creator=lambda: driver, poolclass=StaticPool)
    _begin_by(engine, "BEGIN IMMEDIATE")
    return engine


def _reading_engine(database: Path, *, alone: bool) -> Engine:
    def creator() -> sqlite3.Connection:
        connection = connect(database, mode="ro", alone=alone)
        for pragma in _READER_PRAGMAS:
            connection.execute(pragma)
        return connection

    engine = create_engine(
        "sqlite://",
        creator=creator,
        poolclass=QueuePool,
        pool_size=_READERS,
        max_overflow=-1,
        pool_reset_on_return="rollback",
    )
    _begin_by(engine, "BEGIN")
    return engine


def _begin_by(engine: Engine, statement: str) -> None:
    """Let transactions begin by `statement`, which the driver, left to itself, would not do."""

    def begin(connection: Any) -> None:  # noqa: ANN401 - SQLAlchemy's event
        connection.exec_driver_sql(statement)

    event.listen(engine, "begin", begin)
