"""From every older newsroom to today's, by Alembic, in one transaction.

Revision ``0001`` is form 1 of a newsroom, ``0002`` form 2, and so on; `connection.FORMAT` names
the newest. Under SQLAlchemy's defaults a migration on SQLite is not atomic; here the connection is
ours, transactions begin by ``BEGIN IMMEDIATE``, and the form in ``user_version`` changes with the
schema or not at all.
"""

import os
import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Final

from alembic import command
from alembic.config import Config
from sqlalchemy import Connection, create_engine, event
from sqlalchemy.pool import StaticPool

from studio.errors import Damaged, Reason
from studio.storage import desk_tables as desk_tables
from studio.storage import language_tables as language_tables
from studio.storage import lease_table as lease_table
from studio.storage import reader_table as reader_table
from studio.storage import ready_tables as ready_tables
from studio.storage import remark_tables as remark_tables
from studio.storage import search_tables as search_tables
from studio.storage import target_tables as target_tables
from studio.storage import trail_table as trail_table
from studio.storage.connection import connect

SCRIPTS: Final = Path(__file__).parent
VERSIONS: Final = (SCRIPTS / "versions",)


def create_schema(database: Path) -> None:
    """Make every table in the empty `database`, by the same way that older ones come to today."""
    migrate(database, "head")


def migrate(database: Path, target: str, *, versions: Sequence[Path] = VERSIONS) -> None:
    """Bring `database` to the revision `target` in one transaction.

    `versions` are the folders that the migrations lie in.
    Raises `Damaged` (NEWSROOM_DAMAGED) when references do not hold afterwards; whatever is raised,
    the database is as it was.
    """
    with migrating(database) as connection:
        command.upgrade(configuration(connection, versions), target)
        form = int(
            connection.exec_driver_sql("SELECT version_num FROM alembic_version").scalar_one()
        )
        broken = connection.exec_driver_sql("PRAGMA foreign_key_check").first()
        if broken is not None:
            raise Damaged(
                Reason.NEWSROOM_DAMAGED,
                path=str(database.parent),
                problem=f"foreign_key_check: {broken[0]}",
            )
        connection.exec_driver_sql(f"PRAGMA user_version = {form}")


def configuration(connection: Connection, versions: Sequence[Path] = VERSIONS) -> Config:
    """Return Alembic's configuration for a connection of ours."""
    config = Config()
    folders = os.pathsep.join(map(str, versions))
    config.set_main_option("path_separator", "os")
    config.set_main_option("script_location", str(SCRIPTS).replace("%", "%%"))
    config.set_main_option("version_locations", folders.replace("%", "%%"))
    config.attributes["connection"] = connection
    return config


@contextmanager
def migrating(database: Path) -> Iterator[Connection]:
    """Give a connection in one immediate transaction, committed when the block ends."""

    def creator() -> sqlite3.Connection:
        connection = connect(database)
        connection.execute("PRAGMA synchronous = FULL")
        return connection

    def begin(connection: Any) -> None:  # noqa: ANN401 - SQLAlchemy's event
        connection.exec_driver_sql("BEGIN IMMEDIATE")

    engine = create_engine("sqlite://", creator=creator, poolclass=StaticPool)
    event.listen(engine, "begin", begin)
    try:
        with engine.begin() as connection:
            yield connection
    finally:
        engine.dispose()
