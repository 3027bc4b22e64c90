"""A newsroom that one program opens twice keeps its locks."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from studio.storage.connection import DATABASE
from studio.storage.engine import Store, create_newsroom, open_newsroom
from tests.storage.newsrooms import add_revision, furnish, texts


def save(store: Store, text: str) -> None:
    with store.write() as work:
        add_revision(work, 1, 1, text)


@pytest.mark.skipif(os.name == "nt", reason="there locks are the handle's, not the process's")
def test_a_second_opening_in_one_program_keeps_the_locks_of_the_first(tmp_path: Path) -> None:
    """Else another program that leaves would take the WAL away from under the windows."""
    folder = tmp_path / "newsroom"
    with create_newsroom(folder) as store:
        furnish(store, articles=1)
        save(store, "قبل")
        with open_newsroom(folder):
            pass
        wal = folder / f"{DATABASE}-wal"
        before = wal.stat().st_ino
        other = "import sqlite3, sys; c = sqlite3.connect(sys.argv[1]); "
        other += "c.execute('SELECT * FROM article').fetchall(); c.close()"
        subprocess.run([sys.executable, "-c", other, str(folder / DATABASE)], check=True)
        assert wal.stat().st_ino == before
        save(store, "بعد")
    with open_newsroom(folder) as store:
        assert list(texts(store).values())[-2:] == ["قبل", "بعد"]
