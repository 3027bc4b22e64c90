"""What SQLite itself finds wrong with the pages of a database, or of one of its tables.

Deliberately absent: whether what stands there is what was written, which hashes say (`doctor`).
"""

import sqlite3
from contextlib import closing
from typing import Final

from studio.storage.connection import connect_reader
from studio.storage.engine import Store
from studio.storage.failures import database_failures, primary_code

MOST: Final = 100
"""Of one kind, so many are told; a database that is beyond reading has more than anyone reads."""

_OF_DAMAGE: Final = frozenset({sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_ERROR})


def page_faults(store: Store, table: str = "") -> tuple[str, ...]:
    """Return what SQLite says of damage, in its own words; empty where there is none.

    It looks on a connection of its own: a transaction in which it met damage cannot be ended.
    """
    guarded = not store.read_only or store.newer is not None
    of = f"'{table}'" if table else MOST
    with (
        database_failures(store.folder),
        closing(connect_reader(store.database, guarded=guarded)) as connection,
    ):
        try:
            found = [one for (one,) in connection.execute(f"PRAGMA quick_check({of})")]
        except sqlite3.DatabaseError as error:  # a page on the way to what it checks
            if primary_code(error) not in _OF_DAMAGE:
                raise
            return (str(error),)
    return tuple(str(one) for one in found if one != "ok")
