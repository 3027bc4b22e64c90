"""Taking tables out of a database that cannot be dropped, since pages of theirs are damaged.

Deliberately absent: which tables may be forgotten. Only those whose rows are made of others.
"""

import json
import sqlite3
from collections.abc import Iterable


def forget_tables(driver: sqlite3.Connection, names: Iterable[str]) -> None:
    """Take tables and what is made of them out of the schema, outside of a transaction.

    Their pages stay in the file until it is written anew (VACUUM).
    """
    driver.execute("PRAGMA writable_schema = ON")
    try:
        driver.execute(
            "DELETE FROM sqlite_schema WHERE tbl_name IN (SELECT value FROM json_each(?))",
            (json.dumps(list(names)),),
        )
    finally:
        driver.execute("PRAGMA writable_schema = RESET")
