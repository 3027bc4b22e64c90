"""A newsroom that is opened while somebody is at work in it."""

import os
import random
import shutil
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from studio.storage.connection import DATABASE, connect
from studio.storage.engine import Store, create_newsroom, open_newsroom
from tests.storage.newsrooms import add_revision, furnish, texts

LONG = "".join(random.Random(7).choices("ابتثجحخدذرزسشصضطظعغفقكلمنهوي ", k=100_000))
"""A text that needs pages of its own, however it is packed."""


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


def test_a_newsroom_opens_while_another_program_writes_its_wal_home(tmp_path: Path) -> None:
    """The first page goes home before the pages that it counts."""
    folder, home, half = (tmp_path / name for name in ("newsroom", "home", "half"))
    with create_newsroom(folder) as store:
        furnish(store, articles=1)
    with open_newsroom(folder) as store:
        save(store, LONG)
        for copy in (home, half):
            shutil.copytree(folder, copy, ignore=shutil.ignore_patterns("*-shm"))
    with closing(connect(home / DATABASE)) as connection:
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        (size,) = connection.execute("PRAGMA page_size").fetchone()
    with (half / DATABASE).open("r+b") as file:
        file.write((home / DATABASE).read_bytes()[:size])
    with (
        closing(connect(half / DATABASE, mode="ro", unchanging=True)) as connection,
        pytest.raises(sqlite3.DatabaseError, match="malformed"),
    ):
        connection.execute("PRAGMA application_id")
    with open_newsroom(half) as store:
        assert LONG in texts(store).values()
