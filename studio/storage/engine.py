"""An embedded newsroom on disk, and opening it.

One folder holds ``newsroom.db``, ``pictures/`` by content hash, ``packages/`` and ``backups/``.
One process has one connection that writes and any number that only read; the owner lock keeps
writers of several processes apart (`lock`). Every commit is on the disk when `Store.write` ends.

What is SQLite's alone is here and in `connection`, `failures`, `snapshot`, `backup` and `doctor`;
tables and the queries of the floors above know nothing of it. Deliberately absent: a way to write
without the lock, and a way to create a newsroom by opening.
"""

import os
import shutil
import sqlite3
from collections.abc import Hashable, Iterator
from contextlib import ExitStack, closing, contextmanager
from pathlib import Path
from types import TracebackType
from typing import Any, Final, Self

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.exc import OperationalError
from sqlalchemy.orm import Session
from sqlalchemy.pool import NullPool, QueuePool, StaticPool

from studio.errors import Damaged, Reason, Refused, Unavailable
from studio.storage.connection import (
    APPLICATION_ID,
    DATABASE,
    FORMAT,
    LOCK,
    connect_reader,
    connect_writer,
    form_of,
    require_header,
)
from studio.storage.failures import database_failures, disk_failures, giving_index_up
from studio.storage.index_watch import watch_texts
from studio.storage.lock import PRESENCE, OwnerLock, Presence
from studio.storage.media import UNFINISHED, Media, make_folder, sync_folder
from studio.storage.places import refuse_unsafe_place
from studio.storage.reserve import RESERVE, Reserve
from studio.storage.unit_of_work import UnitOfWork

FOLDERS: Final = ("pictures", "packages", "backups")

_LONGEST_WAL: Final = 4 * 1024 * 1024
_READERS: Final = 4


class Store:
    """An open newsroom; made by `create_newsroom` and `open_newsroom`.

    Writes are serialised; reads may run on several threads beside them, each on one snapshot.
    `newer` is the form of a newsroom that a newer program wrote, else None; such a newsroom, and
    one in a folder that cannot be written to, is `read_only`.
    """

    def __init__(
        self,
        folder: Path,
        lock: OwnerLock | None,
        presence: Presence | None,
        *,
        newer: int | None = None,
    ) -> None:
        """Take over the open `lock` and `presence`; without them the newsroom is only read."""
        self.folder = folder
        self.database = folder / DATABASE
        self.media = Media(folder / "pictures")
        self.packages = folder / "packages"
        self.backups = folder / "backups"
        self.newer = newer
        self._lock = lock
        self._presence = presence
        self._reserve = Reserve(folder)
        self._wal = folder / f"{DATABASE}-wal"
        self._wal_to_write_home = _LONGEST_WAL
        self._reader = _reading_engine(self.database, guarded=lock is not None)
        self._driver: sqlite3.Connection | None = None
        self._writer: Engine | None = None
        if lock is not None and newer is None:
            with database_failures(folder):
                self._driver = connect_writer(self.database)
            self._writer = _writing_engine(self._driver)
            self._reserve.tend()

    @property
    def read_only(self) -> bool:
        """Whether every write is refused."""
        return self._writer is None

    @property
    def is_disk_low(self) -> bool:
        """Whether the reserve was given up: the last saves went through on a full disk."""
        return not self.read_only and not self._reserve.is_there

    @contextmanager
    def write(self) -> Iterator[UnitOfWork]:
        """Give one transaction that changes rows; it is on the disk when the block has ended.

        An exception in the block, or a disk that refuses, leaves everything as it was. Raises
        `Unavailable` (NEWSROOM_BUSY, DISK_FULL, DISK_FAILED, READ_ONLY) and `Damaged`
        (NEWSROOM_NEWER, NEWSROOM_DAMAGED); `RuntimeError` for a write inside a write, which would
        wait for itself.
        """
        with self.exclusively() as driver, self._making_room(driver):
            self._reserve.tend()
            with (
                self._writing.connect() as connection,
                connection.begin(),
                Session(connection, expire_on_commit=False) as rows,
            ):
                changed, work = watch_texts(rows), UnitOfWork(rows)
                yield work
                rows.flush()
                if changed:
                    from studio.storage.search_index import follow

                    follow(work, changed)
                if not driver.in_transaction:  # the commit would do nothing, and succeed
                    raise Unavailable(
                        Reason.DISK_FAILED, path=str(self.folder), problem="rolled back"
                    )
            self._write_long_wal_home(driver)

    @contextmanager
    def read(self) -> Iterator[UnitOfWork]:
        """Give one snapshot of the newsroom, as it is now.

        Raises `Unavailable` (DISK_FAILED) and `Damaged` (NEWSROOM_DAMAGED, and NEWSROOM_NEWER when
        a newer program keeps elsewhere what is asked for).
        """
        try:
            with (
                database_failures(self.folder),
                self._reader.connect() as connection,
                connection.begin(),
                Session(connection, autoflush=False) as rows,
            ):
                yield UnitOfWork(rows, facts=_facts(connection))
        except OperationalError as error:
            if self.newer is None:
                raise
            raise self._refusal() from error

    @contextmanager
    def exclusively(self) -> Iterator[sqlite3.Connection]:
        """Give the writing connection itself, under the lock and outside of any transaction.

        Raises as `write`.
        """
        if self._lock is None or self._driver is None:
            raise self._refusal()
        with self._lock.held(), database_failures(self.folder):
            yield self._driver

    def close(self) -> None:
        """Write the WAL home where nobody else is busy, and close every file.

        Nothing is lost when this raises or is never called. Closing twice does nothing.
        """
        lock, self._lock = self._lock, None
        presence, self._presence = self._presence, None
        with ExitStack() as stack:
            if presence is not None:
                stack.callback(presence.close)
            if lock is not None:
                stack.callback(lock.close)
            stack.enter_context(database_failures(self.folder))
            # The connections close even when the lock is not to be had: SQLite writes home on a
            # last close only, and whoever holds the lock is connected.
            stack.callback(self._close_connections)
            if lock is not None:
                stack.enter_context(lock.held())
                stack.callback(self._close_connections)
                if self._driver is not None:
                    self._write_home(self._driver)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    @property
    def _writing(self) -> Engine:
        if self._writer is None:
            raise self._refusal()
        return self._writer

    @contextmanager
    def _making_room(self, driver: sqlite3.Connection) -> Iterator[None]:
        """Give up the reserve when the disk is full, so that the next save goes through.

        `Reserve.tend` does so before it comes to this, but a quota is seen only by reaching it.
        """
        try:
            with database_failures(self.folder), giving_index_up(driver, self.folder):
                yield
        except Unavailable as error:
            if error.reason is Reason.DISK_FULL:
                self._reserve.give_up()
            raise

    def _write_long_wal_home(self, driver: sqlite3.Connection) -> None:
        """Keep the WAL short: from time to time, and no sooner again while a reader needs it."""
        size = self._wal.stat().st_size if self._wal.exists() else 0
        if size > self._wal_to_write_home:
            self._wal_to_write_home = _LONGEST_WAL + (0 if self._write_home(driver) else size)

    def _write_home(self, driver: sqlite3.Connection) -> bool:
        """Write the WAL into the database; tell whether the WAL is empty now.

        Never fails: what is in the WAL is kept there, and the next attempt writes it home.
        """
        try:
            driver.execute("PRAGMA busy_timeout = 0")
            (unfinished, _, _) = driver.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
        except sqlite3.OperationalError:
            return False
        finally:
            driver.execute("PRAGMA busy_timeout = 5000")
        return not unfinished

    def _close_connections(self) -> None:
        self._reader.dispose()
        if self._writer is not None:
            self._writer.dispose()
        if self._driver is not None:
            self._driver.close()
        self._driver, self._writer = None, None

    def _refusal(self) -> Damaged | Unavailable:
        if self.newer is not None:
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
    and `Unavailable` for a disk that refuses. The newsroom is there whole or not at all.
    """
    from studio.storage.migrations import create_schema
    from studio.storage.search_index import begin

    database = folder / DATABASE
    _require_no_newsroom(folder)
    refuse_unsafe_place(folder, allow_cloud=allow_cloud)
    with ExitStack() as opened, disk_failures(folder):
        make_folder(folder)
        if any(not _is_leftover(path) for path in folder.iterdir()):
            raise Refused(Reason.FOLDER_NOT_EMPTY, path=str(folder))
        presence = Presence(folder, wait=5.0)
        opened.callback(presence.close)
        lock = OwnerLock(folder / LOCK, wait=5.0)
        opened.callback(lock.close)
        with lock.held(), database_failures(folder):
            _require_no_newsroom(folder)
            for leftover in folder.glob(f"{UNFINISHED}*"):
                leftover.unlink()
            unfinished = folder / f"{UNFINISHED}{DATABASE}"
            with closing(connect_writer(unfinished, create=True)) as connection:
                connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
            create_schema(unfinished)
            for name in FOLDERS:
                (folder / name).mkdir(exist_ok=True)
            unfinished.rename(database)
            sync_folder(folder)
            store = Store(folder, lock, presence)
        opened.callback(store.close)
        with store.write() as work:
            begin(work)
        presence.admit()
        opened.pop_all()
    return store


def open_newsroom(folder: Path, *, wait: float = 5.0, allow_cloud: bool = False) -> Store:
    """Open the newsroom in `folder`; never creates one.

    An older newsroom is backed up and brought to today's form first; a newer one opens for reading
    only, and so does one in a folder that cannot be written to. `wait` is how many seconds to wait
    for other programs. Raises `Unavailable` (NEWSROOM_MISSING, NEWSROOM_BUSY), `Refused`
    (NEWSROOM_ON_NETWORK, NEWSROOM_IN_CLOUD) and `Damaged` (NEWSROOM_FOREIGN, NEWSROOM_DAMAGED).
    """
    database = folder / DATABASE
    with disk_failures(folder):  # a folder that may not be looked into
        if not database.is_file():
            raise Unavailable(Reason.NEWSROOM_MISSING, path=str(folder))
    require_header(database)
    refuse_unsafe_place(folder, allow_cloud=allow_cloud)
    if not (os.access(folder, os.W_OK) and os.access(database, os.W_OK)):
        form = form_of(database, guarded=False)
        return Store(folder, None, None, newer=form if form > FORMAT else None)
    with ExitStack() as opened:
        presence = Presence(folder, wait=wait)
        opened.callback(presence.close)
        lock = OwnerLock(folder / LOCK, wait=wait)
        opened.callback(lock.close)
        with lock.held():
            form = form_of(database)
            if form < FORMAT:
                from studio.storage.upgrading import upgrade

                upgrade(folder, form)
            with disk_failures(folder):
                for name in FOLDERS:  # programs that copy folders may leave empty ones out
                    (folder / name).mkdir(exist_ok=True)
            store = Store(folder, lock, presence, newer=form if form > FORMAT else None)
        opened.callback(store.close)
        if presence.alone and not store.read_only:
            _sweep(store)
        presence.admit()
        opened.pop_all()
    return store


def _require_no_newsroom(folder: Path) -> None:
    if (folder / DATABASE).exists():
        raise Refused(Reason.NEWSROOM_EXISTS, path=str(folder))


def _is_leftover(path: Path) -> bool:
    """Tell whether a file or folder is what creating a newsroom leaves when it is cut short."""
    if path.name in FOLDERS:
        return path.is_dir() and not any(path.iterdir())
    return path.name in {LOCK, PRESENCE, RESERVE} or path.name.startswith(UNFINISHED)


def _sweep(store: Store) -> None:
    """Remove what a crash left half made; all such names begin with a dot."""
    store.media.sweep()
    with disk_failures(store.folder):
        places = ((store.packages, ".*"), (store.folder, f"{UNFINISHED}*"))
        for folder, pattern in (*places, (store.backups, f"{UNFINISHED}*")):
            for leftover in folder.glob(pattern):
                if leftover.is_dir():
                    shutil.rmtree(leftover)
                else:
                    leftover.unlink()


def _writing_engine(driver: sqlite3.Connection) -> Engine:
    engine = create_engine("sqlite://", creator=lambda: driver, poolclass=StaticPool)
    _begin_by(engine, "BEGIN IMMEDIATE")
    return engine


def _reading_engine(database: Path, *, guarded: bool) -> Engine:
    def creator() -> sqlite3.Connection:
        return connect_reader(database, guarded=guarded)

    if guarded:
        engine = create_engine(
            "sqlite://", creator=creator, poolclass=QueuePool, pool_size=_READERS, max_overflow=-1
        )
    else:  # whether somebody writes to the file is asked anew for each snapshot
        engine = create_engine("sqlite://", creator=creator, poolclass=NullPool)
    _begin_by(engine, "BEGIN")
    return engine


def _facts(connection: Connection) -> dict[Hashable, object]:
    """Return what is known of the snapshot that a reader has just begun.

    ``data_version`` is another one on the same connection as soon as anybody committed anything
    (sqlite.org/pragma.html#pragma_data_version); asking for it begins the snapshot.
    """
    version = connection.exec_driver_sql("PRAGMA data_version").scalar_one()
    known: dict[int, dict[Hashable, object]] = connection.info.setdefault("facts", {})
    if version not in known:
        known.clear()
        known[version] = {}
    return known[version]


def _begin_by(engine: Engine, statement: str) -> None:
    """Let transactions begin by `statement`, which the driver, left to itself, would not do."""

    def begin(connection: Any) -> None:  # noqa: ANN401 - SQLAlchemy's event
        connection.exec_driver_sql(statement)

    event.listen(engine, "begin", begin)
