"""A verified copy of a newsroom's database, while others go on reading and writing."""

import sqlite3
from contextlib import closing
from pathlib import Path

from studio.errors import Damaged, Reason
from studio.storage.connection import connect
from studio.storage.failures import database_failures, disk_failures
from studio.storage.media import UNFINISHED, make_folder, sync_file, sync_folder


def copy_database(database: Path, copy: Path) -> None:
    """Copy `database` to `copy` in one step and verify it; `copy` is whole or not there.

    One step, because a copy in several starts again whenever somebody writes
    (sqlite.org/backup.html). Raises `Damaged` (NEWSROOM_DAMAGED) when the copy does not verify.
    """
    unfinished = copy.with_name(f"{UNFINISHED}{copy.name}")
    with disk_failures(copy), database_failures(copy.parent):
        make_folder(copy.parent)
        unfinished.unlink(missing_ok=True)
        try:
            with closing(sqlite3.connect(unfinished)) as target:
                with (
                    database_failures(database.parent),
                    closing(connect(database, mode="ro")) as source,
                ):
                    source.backup(target, pages=-1)
                target.execute("PRAGMA journal_mode = DELETE")
            if problem := damage_of(unfinished):
                raise Damaged(Reason.NEWSROOM_DAMAGED, path=str(database.parent), problem=problem)
            sync_file(unfinished)
            unfinished.replace(copy)
            sync_folder(copy.parent)
        finally:
            unfinished.unlink(missing_ok=True)


def damage_of(database: Path) -> str:
    """Return what SQLite finds wrong with a database that nobody uses; empty when it is sound."""
    try:
        with closing(connect(database, mode="ro")) as connection:
            (found,) = connection.execute("PRAGMA integrity_check(1)").fetchone()
            broken = connection.execute("PRAGMA foreign_key_check").fetchone()
    except sqlite3.DatabaseError as error:
        return str(error)
    if found != "ok":
        return str(found)
    return f"foreign_key_check: {broken[0]}" if broken else ""
