"""Bringing an older newsroom to today's form: a verified backup first, then the migration."""

from collections.abc import Sequence
from pathlib import Path

from studio.storage.connection import DATABASE
from studio.storage.failures import database_failures, disk_failures
from studio.storage.migrations import VERSIONS, migrate
from studio.storage.snapshot import copy_database


def upgrade(folder: Path, form: int, *, versions: Sequence[Path] = VERSIONS) -> Path:
    """Bring the newsroom in `folder` from the older `form` to the newest; return the copy kept.

    The owner lock is held by the caller. Raises `Damaged` when the copy does not verify or the
    migration leaves references broken, `Unavailable` when the disk refuses; the newsroom is then
    as it was.
    """
    copy = folder / "backups" / f"before-form-{form + 1}.db"
    copy_database(folder / DATABASE, copy)
    with disk_failures(folder), database_failures(folder):
        migrate(folder / DATABASE, "head", versions=versions)
    return copy
