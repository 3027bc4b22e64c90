"""Bringing an older newsroom to today's form: a verified backup first, then the migration."""

from pathlib import Path

from studio.storage.connection import DATABASE
from studio.storage.failures import database_failures, disk_failures
from studio.storage.migrations import SCRIPTS, migrate
from studio.storage.snapshot import copy_database

TARGET = "head"


def upgrade(folder: Path, form: int, *, target: str = TARGET, scripts: Path = SCRIPTS) -> Path:
    """Bring the newsroom in `folder` from the older `form` to `target`; return the copy kept.

    The owner lock is held by the caller. Raises `Damaged` when the copy does not verify or the
    migration leaves references broken, `Unavailable` when the disk refuses; the newsroom is then
    as it was.
    """
    copy = folder / "backups" / f"before-form-{form + 1}.db"
    copy_database(folder / DATABASE, copy)
    with disk_failures(folder), database_failures(folder):
        migrate(folder / DATABASE, target, scripts=scripts)
    return copy
