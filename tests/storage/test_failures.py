import errno
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from sqlalchemy import create_engine, text
from sqlalchemy.exc import IntegrityError, OperationalError

from studio.errors import Damaged, MidadError, Reason, Unavailable
from studio.storage.failures import database_failures, disk_failures, from_sqlite


def with_code(code: int) -> sqlite3.Error:
    error = sqlite3.OperationalError("as SQLite says it")
    error.sqlite_errorcode = code
    return error


@pytest.mark.parametrize(
    ("code", "kind", "reason"),
    [
        (sqlite3.SQLITE_FULL, Unavailable, Reason.DISK_FULL),
        (sqlite3.SQLITE_READONLY, Unavailable, Reason.READ_ONLY),
        (sqlite3.SQLITE_READONLY_DBMOVED, Unavailable, Reason.READ_ONLY),
        (sqlite3.SQLITE_PERM, Unavailable, Reason.READ_ONLY),
        (sqlite3.SQLITE_BUSY, Unavailable, Reason.NEWSROOM_BUSY),
        (sqlite3.SQLITE_BUSY_SNAPSHOT, Unavailable, Reason.NEWSROOM_BUSY),
        (sqlite3.SQLITE_LOCKED, Unavailable, Reason.NEWSROOM_BUSY),
        (sqlite3.SQLITE_CORRUPT, Damaged, Reason.NEWSROOM_DAMAGED),
        (sqlite3.SQLITE_NOTADB, Damaged, Reason.NEWSROOM_DAMAGED),
        (sqlite3.SQLITE_IOERR, Unavailable, Reason.DISK_FAILED),
        (sqlite3.SQLITE_IOERR_FSYNC, Unavailable, Reason.DISK_FAILED),
        (sqlite3.SQLITE_CANTOPEN, Unavailable, Reason.DISK_FAILED),
    ],
)
def test_each_failure_of_the_database_has_its_meaning(
    code: int, kind: type[MidadError], reason: Reason, tmp_path: Path
) -> None:
    with pytest.raises(kind) as caught, database_failures(tmp_path):
        raise with_code(code)
    assert caught.value.reason is reason
    assert caught.value.facts["path"] == str(tmp_path)
    assert isinstance(caught.value.__cause__, sqlite3.Error)
    assert list(tmp_path.iterdir()) == []


def test_a_write_that_failed_for_want_of_a_folder_says_so(tmp_path: Path) -> None:
    error = from_sqlite(with_code(sqlite3.SQLITE_IOERR_WRITE), tmp_path / "gone")
    assert error is not None
    assert error.reason is Reason.DISK_FAILED
    assert error.facts["problem"] == "No such file or directory"


@pytest.mark.parametrize("code", [sqlite3.SQLITE_ERROR, sqlite3.SQLITE_MISUSE, None])
def test_our_own_bugs_are_not_called_the_disks(code: int | None, tmp_path: Path) -> None:
    error = sqlite3.OperationalError("no such table") if code is None else with_code(code)
    with pytest.raises(sqlite3.OperationalError) as caught, database_failures(tmp_path):
        raise error
    assert caught.value is error


def test_a_text_that_is_no_text_is_damage(tmp_path: Path) -> None:
    with (
        closing(sqlite3.connect(":memory:")) as connection,
        pytest.raises(Damaged) as caught,
        database_failures(tmp_path),
    ):
        connection.execute("SELECT CAST(x'd9ff' AS TEXT) AS headline").fetchone()
    assert caught.value.reason is Reason.NEWSROOM_DAMAGED
    assert caught.value.facts["problem"] == "Could not decode to UTF-8 column 'headline'"


def test_what_the_toolkit_wraps_means_the_same(tmp_path: Path) -> None:
    (tmp_path / "rubbish.db").write_bytes(b"rubbish" * 1000)
    engine = create_engine(f"sqlite:///{tmp_path / 'rubbish.db'}")
    with pytest.raises(Damaged) as caught, database_failures(tmp_path), engine.connect() as rubbish:
        rubbish.execute(text("SELECT * FROM sqlite_schema"))
    assert caught.value.reason is Reason.NEWSROOM_DAMAGED
    engine.dispose()


def test_broken_constraints_and_wrong_sql_pass_unchanged(tmp_path: Path) -> None:
    engine = create_engine("sqlite://")
    with engine.connect() as connection:
        connection.execute(text("CREATE TABLE one (id INTEGER PRIMARY KEY, name TEXT NOT NULL)"))
        with pytest.raises(IntegrityError), database_failures(tmp_path):
            connection.execute(text("INSERT INTO one (id) VALUES (1)"))
        with pytest.raises(OperationalError), database_failures(tmp_path):
            connection.execute(text("SELECT * FROM two"))
    engine.dispose()
    with closing(sqlite3.connect(":memory:")) as plain:
        plain.execute("CREATE TABLE one (name TEXT NOT NULL)")
        with pytest.raises(sqlite3.IntegrityError), database_failures(tmp_path):
            plain.execute("INSERT INTO one VALUES (NULL)")


@pytest.mark.parametrize(
    ("number", "reason"),
    [
        (errno.ENOSPC, Reason.DISK_FULL),
        (errno.EDQUOT, Reason.DISK_FULL),
        (errno.EFBIG, Reason.DISK_FULL),
        (errno.EROFS, Reason.READ_ONLY),
        (errno.EACCES, Reason.READ_ONLY),
        (errno.EPERM, Reason.READ_ONLY),
        (errno.EIO, Reason.DISK_FAILED),
        (errno.ENOENT, Reason.DISK_FAILED),
    ],
)
def test_each_failure_of_the_disk_has_its_meaning(
    number: int, reason: Reason, tmp_path: Path
) -> None:
    error = OSError(number, "as the system says it")
    with pytest.raises(Unavailable) as caught, disk_failures(tmp_path):
        raise error
    assert caught.value.reason is reason
    assert caught.value.facts["path"] == str(tmp_path)
    assert caught.value.__cause__ is error


def test_what_is_no_failure_of_the_disk_passes_unchanged(tmp_path: Path) -> None:
    with pytest.raises(KeyError), disk_failures(tmp_path), database_failures(tmp_path):
        raise KeyError
