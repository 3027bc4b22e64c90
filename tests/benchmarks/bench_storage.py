"""How fast a newsroom saves and opens, against one bare commit of SQLite in the same folder.

Run as ``python tests/benchmarks/bench_storage.py [FOLDER]``; FOLDER is on the disk to be measured,
else a temporary one is made. The goal: a save of 5,000 words costs at most 10 ms more than the bare
commit, which writes a row of the same bytes in the same mode and does nothing else.
"""

import random
import sqlite3
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from functools import partial
from pathlib import Path
from statistics import median

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from studio.storage.engine import Store, create_newsroom, open_newsroom
from studio.storage.texts import pack
from tests.samples import main_sample
from tests.storage.newsrooms import add_revision, furnish

WORDS = 5_000
ROUNDS = 100
GOAL_MILLISECONDS = 10.0


def article_text(seed: int) -> str:
    """Return a text of 5,000 words of the sample article in no order, that packs as badly."""
    words = main_sample().article.read_text(encoding="utf-8").split()
    return " ".join(random.Random(seed).choices(words, k=WORDS))


def milliseconds(work: Callable[[], object]) -> float:
    """Return how long `work` takes."""
    start = time.perf_counter()
    work()
    return (time.perf_counter() - start) * 1000


@contextmanager
def bare_database(folder: Path) -> Iterator[sqlite3.Connection]:
    """Give a connection of SQLite alone with the newsroom's settings and one table."""
    with closing(sqlite3.connect(folder / "bare.db", isolation_level=None)) as connection:
        for pragma in ("journal_mode = WAL", "synchronous = FULL", "wal_autocheckpoint = 0"):
            connection.execute(f"PRAGMA {pragma}")
        connection.execute("CREATE TABLE row (id INTEGER PRIMARY KEY, text BLOB) STRICT")
        yield connection


def commit(connection: sqlite3.Connection, blob: bytes) -> None:
    """Commit one row."""
    connection.execute("INSERT INTO row (text) VALUES (?)", [blob])


def save(store: Store, text: str) -> None:
    """Save a revision: packing, the lock, the rows and the commit."""
    with store.write() as work:
        add_revision(work, 1, 1, text)


def main(place: Path) -> None:
    """Print one line for each measurement."""
    newsroom = place / "newsroom"
    floors, packings, saves = [], [], []
    with create_newsroom(newsroom) as store, bare_database(newsroom) as bare:
        furnish(store)
        for seed in range(ROUNDS):  # in turn, so that a busy disk disturbs both alike
            text = article_text(seed)
            blob = pack(text).blob
            packings.append(milliseconds(partial(pack, text)))
            floors.append(milliseconds(partial(commit, bare, blob)))
            saves.append(milliseconds(partial(save, store, text)))
    opened = median(milliseconds(lambda: open_newsroom(newsroom).close()) for _ in range(ROUNDS))
    floor, packing, saved = median(floors), median(packings), median(saves)
    over = saved - floor
    print(f"one bare commit of SQLite        {floor:8.2f} ms   the floor")
    print(f"packing {WORDS:,} words            {packing:8.2f} ms")
    print(
        f"saving a revision of {WORDS:,} words{saved:8.2f} ms   {saved / floor:.2f} times the floor"
    )
    print(f"saving, over the floor           {over:8.2f} ms   goal: {GOAL_MILLISECONDS:.0f} ms")
    print(f"opening and closing a newsroom   {opened:8.2f} ms")


if __name__ == "__main__":
    with tempfile.TemporaryDirectory(dir=sys.argv[1] if len(sys.argv) > 1 else None) as made:
        main(Path(made))
