"""What a failing disk or database means, as an error with a reason."""

import errno
import secrets
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from studio.errors import Damaged, MidadError, Reason, Unavailable
from studio.storage.forgetting import forget_tables

_PRIMARY: Final = 0xFF
"""The low byte of an extended result code is its primary code (sqlite.org/rescode.html)."""

_NOT_TEXT: Final = "Could not decode to UTF-8"
"""How Python's driver, without a code, begins to say that a kept text is none."""

_PROBE_SIZE: Final = 1024 * 1024
_FULL: Final = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG})
_READ_ONLY: Final = frozenset({errno.EROFS, errno.EACCES, errno.EPERM})


class IndexLostError(Exception):
    """The archive's index met damage, and its transaction can only be taken back."""


def primary_code(error: BaseException | None) -> int | None:
    """Return the primary code of what SQLite raised; None where it has none."""
    code = getattr(error, "sqlite_errorcode", None)
    return None if code is None else code & _PRIMARY


def from_sqlite(error: sqlite3.Error, path: Path) -> MidadError | None:
    """Return what `error` of SQLite means for the newsroom at `path`; None when it is our bug."""
    code = primary_code(error)
    where = str(path)
    if code is None:
        said, _, _ = str(error).partition(" with text ")
        known = said.startswith(_NOT_TEXT)
        return Damaged(Reason.NEWSROOM_DAMAGED, path=where, problem=said) if known else None
    match code:
        case sqlite3.SQLITE_FULL:
            return Unavailable(Reason.DISK_FULL, path=where)
        case sqlite3.SQLITE_READONLY | sqlite3.SQLITE_PERM:
            return Unavailable(Reason.READ_ONLY, path=where)
        case sqlite3.SQLITE_BUSY | sqlite3.SQLITE_LOCKED:
            return Unavailable(Reason.NEWSROOM_BUSY, path=where, seconds=0)
        case sqlite3.SQLITE_CORRUPT | sqlite3.SQLITE_NOTADB:
            return Damaged(Reason.NEWSROOM_DAMAGED, path=where, problem=str(error))
        case sqlite3.SQLITE_IOERR | sqlite3.SQLITE_CANTOPEN:
            return _why_not_written(path) or Unavailable(
                Reason.DISK_FAILED, path=where, problem=str(error)
            )
        case _:
            return None


def from_system(error: OSError, path: Path | str) -> Unavailable:
    """Return what `error` of the operating system means for the file or folder at `path`."""
    where = str(path)
    if error.errno in _FULL:
        return Unavailable(Reason.DISK_FULL, path=where)
    if error.errno in _READ_ONLY:
        return Unavailable(Reason.READ_ONLY, path=where)
    return Unavailable(Reason.DISK_FAILED, path=where, problem=error.strerror or str(error))


def _why_not_written(path: Path) -> Unavailable | None:
    """Return why nothing can be written in the folder at `path`, if that is so.

    SQLite says only that a write failed when a quota is reached or a file may grow no further.
    """
    probe = path / f".unfinished-{secrets.token_hex(8)}"
    try:
        try:
            probe.write_bytes(bytes(_PROBE_SIZE))
        finally:
            probe.unlink(missing_ok=True)
    except OSError as failure:
        return from_system(failure, path)
    return None


@contextmanager
def database_failures(path: Path) -> Iterator[None]:
    """Raise what a failing database means; broken constraints and other errors pass unchanged."""
    # Not before: what only writes files, as processes that make pages, has no database.
    from sqlalchemy.exc import DBAPIError, IntegrityError

    try:
        yield
    except IntegrityError:
        raise
    except DBAPIError as error:
        if isinstance(error.orig, sqlite3.Error) and (meaning := from_sqlite(error.orig, path)):
            raise meaning from error
        raise
    except sqlite3.Error as error:
        if meaning := from_sqlite(error, path):
            raise meaning from error
        raise


@contextmanager
def disk_failures(path: Path | str) -> Iterator[None]:
    """Raise what a failing file operation on `path` means."""
    try:
        yield
    except OSError as error:
        raise from_system(error, path) from error


@contextmanager
def giving_index_up(driver: sqlite3.Connection, path: Path) -> Iterator[None]:
    """Let no damaged index of the archive stand in the way of the next attempt to write.

    Raises `Unavailable` (NEWSROOM_BUSY) for the one that met the damage.
    """
    try:
        yield
    except IndexLostError as error:
        try:
            driver.execute("UPDATE search_state SET version = 0")
        except sqlite3.DatabaseError as again:
            if primary_code(again) != sqlite3.SQLITE_CORRUPT:
                raise
            forget_tables(driver, ("search_state",))
        raise Unavailable(Reason.NEWSROOM_BUSY, path=str(path), seconds=0) from error
