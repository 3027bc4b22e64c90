"""What bringing in and saving an article of 5,000 words costs, over one bare commit.

Run as ``python tests/benchmarks/bench_save.py``. Prints medians in milliseconds, all of one run;
the floor is one bare commit of SQLite that writes a row of the same bytes in the same mode. The
goal is 10 ms over the floor. ``bench_markdown.py`` shows what Markdown costs that needs a parser.
"""

import random
import sqlite3
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from statistics import median

from msgspec.structs import replace

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from studio.document.article import ArticleText
from studio.document.codec import encode
from studio.document.inline import texts
from studio.document.plain import from_plain
from studio.newsroom.acting import Acting, clock
from studio.newsroom.articles import create, edit
from studio.newsroom.drafts import save_draft
from studio.newsroom.importing import import_file
from studio.newsroom.people import found_newsroom
from studio.newsroom.signing_in import sign_in
from studio.storage.texts import pack
from tests.samples import main_sample

WORDS, PARAGRAPH, ROUNDS, GOAL = 5_000, 80, 40, 10.0
SEEDS = range(100, 100 + ROUNDS)


def text_of(seed: int) -> str:
    """Return 5,000 words of the sample article's paragraphs, in no order, as paragraphs."""
    body = main_sample().article.read_text(encoding="utf-8").split("---\n", 2)[2]
    words = [word for line in body.splitlines() if line[:1] != "#" for word in line.split()]
    chosen = random.Random(seed).choices(words, k=WORDS)
    parts = (chosen[start : start + PARAGRAPH] for start in range(0, WORDS, PARAGRAPH))
    return "\n\n".join(map(" ".join, parts))


def retyped(text: str, seed: int) -> str:
    """Return `text` with one paragraph written anew, as somebody at work leaves it."""
    parts = text.split("\n\n")
    parts[seed % len(parts)] = text_of(seed).split("\n\n")[0]
    return "\n\n".join(parts)


def timed(work: Callable[[int], object]) -> float:
    """Return the median of some rounds, in milliseconds."""
    taken = []
    for round_ in range(ROUNDS):
        start = time.perf_counter()
        work(round_)
        taken.append(1000 * (time.perf_counter() - start))
    return median(taken)


def bare_commit(folder: Path, blob: bytes) -> Callable[[int], object]:
    """Return the floor: one row of the same bytes, committed as a newsroom commits."""
    connection = sqlite3.connect(folder / "bare.db", isolation_level=None)
    connection.execute("PRAGMA journal_mode = WAL")
    connection.execute("PRAGMA synchronous = FULL")
    connection.execute("CREATE TABLE row (id INTEGER PRIMARY KEY, text BLOB) STRICT")

    def commit(_: int) -> None:
        connection.execute("BEGIN IMMEDIATE")
        connection.execute("INSERT INTO row (text) VALUES (?)", (blob,))
        connection.execute("COMMIT")

    return commit


def measure(acting: Acting, folder: Path) -> None:
    """Print every figure."""
    first = text_of(0)
    value = ArticleText(headline=texts("عنوان"), body=from_plain(first))
    article = create(acting, value).article
    typed = [replace(value, body=from_plain(retyped(first, seed))) for seed in range(ROUNDS)]
    files = [f"عنوان قصير\n\n{text_of(seed)}".encode() for seed in SEEDS]
    articles = [f"---\nheadline: عنوان قصير\n---\n\n{text_of(seed)}\n".encode() for seed in SEEDS]
    floor = timed(bare_commit(folder, pack(encode(value)).blob))
    print(f"{'one bare commit':<34}{floor:8.2f} ms   the floor")
    for name, work in (
        ("autosave of the draft", lambda n: save_draft(acting, article, typed[n], base=1)),
        ("a new version", lambda n: edit(acting, article, typed[n])),
        ("import of plain text, and save", lambda n: import_file(acting, "a.txt", files[n])),
        ("import of Markdown, and save", lambda n: import_file(acting, "a.md", articles[n])),
    ):
        taken = timed(work)
        over = taken - floor
        print(f"{name:<34}{taken:8.2f} ms   {over:6.2f} ms over the floor, goal {GOAL:.0f}")


def main() -> None:
    """Measure in a newsroom of one."""
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        store = found_newsroom(
            folder / "newsroom",
            site_name="القياس",
            base_url="https://example.org/",
            chief_sign_in="one",
            chief_name="واحد",
            clock=clock,
            origin="benchmark",
        )
        with store:
            measure(sign_in(store, None, None, clock=clock, origin="benchmark"), folder)


if __name__ == "__main__":
    main()
