"""An archive of 100,000 articles or more: making its index, asking it, what it adds to a save.

Run as ``python tests/benchmarks/bench_search.py [ARTICLES] [FOLDER]``; with FOLDER the newsroom
that is filled there is kept and used again. The floor of each is bare SQLite in the same run: the
same stems put into the same index in one transaction, the same question for the same entries, and
a save that leaves the index alone.
"""

import gc
import random
import sqlite3
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from functools import partial
from itertools import accumulate
from pathlib import Path
from statistics import median, quantiles
from time import perf_counter

from sqlalchemy import insert, select, update

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from studio.arabic.stemming import stem
from studio.document.codec import encode
from studio.newsroom.acting import Acting
from studio.newsroom.archive import AT_ONCE, Search, search
from studio.newsroom.archive_query import Order
from studio.newsroom.articles import edit
from studio.newsroom.people import found_newsroom
from studio.newsroom.signing_in import sign_in
from studio.storage import tables
from studio.storage.codes import Check, Priority, RevisionKind, Stage
from studio.storage.engine import Store, open_newsroom
from studio.storage.search_index import INDEX_VERSION, parts_of
from studio.storage.search_tables import CREATE_INDEX, SearchEntry, SearchState
from studio.storage.search_upkeep import bring_up_to_date
from studio.storage.texts import pack
from tests.builders import article, p

ARTICLES = 100_000
WORDS = 160
BATCH = 5_000
QUESTIONS = 120
SPELT = 40
SAVES = 40
SELDOM = 100_000  # as every command has it; the window looks what can go while nobody waits
AS_TYPED = 10
AS_TYPED_OF_MANY = 25
START = datetime(2016, 1, 1, tzinfo=UTC)
LETTERS = "ابتجحدرسشصعغفقكلمنهوي"


def vocabulary(chance: random.Random) -> list[str]:
    """Return words of three to seven letters, a third of them with the article."""
    words = {"".join(chance.choices(LETTERS, k=chance.randint(3, 7))) for _ in range(40_000)}
    return [f"ال{one}" if chance.random() < 0.3 else one for one in sorted(words)]


def fill(acting: Acting, number: int, words: list[str]) -> None:
    """Add `number` articles in bulk; words are as frequent as Zipf's law has them."""
    chance = random.Random(7)
    cumulative = list(accumulate(1 / rank for rank in range(1, len(words) + 1)))
    article_columns = insert(tables.Article.__table__)
    revision_columns = insert(tables.Revision.__table__)
    note_columns = insert(tables.PrivateNote.__table__)
    for start in range(0, number, BATCH):
        rows, revisions, notes = [], [], []
        for one in range(start + 1, min(start + BATCH, number) + 1):
            chosen = chance.choices(words, cum_weights=cumulative, k=WORDS)
            kept = article(
                " ".join(chosen[:8]), body=(p(" ".join(chosen[8:80])), p(" ".join(chosen[80:])))
            )
            packed = pack(encode(kept))
            at = START + timedelta(minutes=45 * one)
            rows.append(
                {
                    "id": one,
                    "uid": f"{one:032x}",
                    "stage": Stage.PUBLISHED if one % 10 else Stage.DRAFT,
                    "created_by_id": acting.person.id,
                    "created_at": at,
                    "updated_at": at,
                    "headline": " ".join(chosen[:8]),
                    "authors": "",
                    "words": WORDS,
                    "section_id": one % 3 + 1,
                    "legal_check": Check.NOT_NEEDED,
                    "picture_check": Check.NOT_NEEDED,
                    "priority": Priority.NORMAL,
                    "withdrawn": False,
                    "withdrawn_reason": "",
                    "published_slug": "",
                    "scheduled_zone": "",
                    "embargo_open_ended": False,
                }
            )
            revisions.append(
                {
                    "id": one,
                    "article_id": one,
                    "number": 1,
                    "author_id": acting.person.id,
                    "created_at": at,
                    "kind": RevisionKind.CREATED,
                    "note": "",
                    "sha256": packed.sha256,
                    "text": packed.blob,
                    "words": WORDS,
                }
            )
            notes.append({"article_id": one, "notes": "", "sources": ""})
        with acting.store.write() as work:
            connection = work.rows.connection()
            connection.execute(article_columns, rows)
            connection.execute(revision_columns, revisions)
            connection.execute(note_columns, notes)
            connection.execute(
                update(tables.Article)
                .where(tables.Article.id > start)
                .values(working_revision_id=tables.Article.id)
            )


def filled(folder: Path, number: int, words: list[str]) -> tuple[Store, Acting]:
    """Return a newsroom of `number` articles, filled now unless it is there already."""
    place = folder / f"newsroom-{number}"
    kept = place.exists()
    store = (
        open_newsroom(place)
        if kept
        else found_newsroom(
            place,
            site_name="النور",
            base_url="https://alnoor.example",
            chief_sign_in="chief",
            chief_name="رئيسة التحرير",
            clock=lambda: datetime.now(UTC),
            origin="bench",
        )
    )
    acting = sign_in(store, None, None, clock=lambda: datetime.now(UTC), origin="bench")
    if not kept:
        fill(acting, number, words)
    return store, acting


def took(work: Callable[[], object]) -> float:
    """Return how many milliseconds something takes."""
    start = perf_counter()
    work()
    return (perf_counter() - start) * 1000


def bare_index(acting: Acting, folder: Path) -> float:
    """Return how many milliseconds SQLite takes for the same stems, without making them."""
    with acting.store.read() as work:
        rows = [
            (one.id, *parts_of(one))
            for one in work.rows.scalars(select(SearchEntry)).yield_per(500)
        ]
    with closing(sqlite3.connect(folder / "bare.db")) as connection:
        connection.execute(CREATE_INDEX)

        def put() -> None:
            connection.executemany(
                "INSERT INTO search_index(rowid, title, body, names) VALUES (?, ?, ?, ?)", rows
            )
            connection.commit()

        return took(put)


def questions(words: list[str]) -> Iterator[str]:
    """Yield questions of one to three words, frequent and rare."""
    chance = random.Random(11)
    for number in range(QUESTIONS):
        yield " ".join(words[int(len(words) ** chance.random()) - 1] for _ in range(1 + number % 3))


def tell(name: str, times: list[float], limit: float | None = None) -> None:
    """Print the median and the 95th percentile."""
    late = quantiles(times, n=20)[-1]
    bound = "" if limit is None else f"  (p95 at most {limit:g})"
    print(f"{name:44} p50 {median(times):8.2f}  p95 {late:8.2f} ms{bound}")


def main() -> None:
    """Fill a newsroom, measure, and print."""
    number = int(sys.argv[1]) if len(sys.argv) > 1 else ARTICLES
    gc.freeze()
    gc.set_threshold(SELDOM)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        words = vocabulary(random.Random(3))
        store, acting = filled(Path(sys.argv[2]) if len(sys.argv) > 2 else folder, number, words)
        before = store.database.stat().st_size
        making = took(lambda: bring_up_to_date(store, anew=True))
        grown = (store.database.stat().st_size - before) / 1e6
        bare = bare_index(acting, folder)
        print(
            f"{number} articles indexed in {making / 1000:.1f} s (bare SQLite {bare / 1000:.1f} s)"
        )
        print(f"the newsroom grew by {grown:.0f} MB")
        asked = list(questions(words))
        with closing(sqlite3.connect(store.database)) as connection:

            def ask(question: str) -> None:
                expression = " AND ".join(f'"{stem(one)}"' for one in question.split())
                connection.execute(
                    "SELECT rowid FROM search_index WHERE search_index MATCH ? "
                    "ORDER BY rowid DESC LIMIT 2000",
                    (expression,),
                ).fetchall()

            tell("bare SQLite, the newest 2,000", [took(partial(ask, one)) for one in asked])
        for order in Order:
            tell(
                f"search, counted, {order.value} first, 30 snippets",
                [took(partial(search, acting, Search(text=one, order=order))) for one in asked],
                40,
            )
        limit = AS_TYPED if number <= ARTICLES else AS_TYPED_OF_MANY
        typed = [one[: max(3, len(one) - 2)] for one in asked]
        tell("as it is typed, newest first", while_typing(acting, typed), limit)
        letters = [one[:end] for one in asked[:SPELT] for end in range(2, len(one) + 1)]
        tell("after each letter, newest first", while_typing(acting, letters), limit)
        saves(acting, words, 4)  # what all of them had was shorter before
        with_index = saves(acting, words, 5)
        with store.write() as work:
            work.rows.get_one(SearchState, 1).version = INDEX_VERSION - 1
        without = saves(acting, words, 6)
        tell("a save of 500 words with its index", with_index)
        tell("a save of 500 words without", without)
        print(f"a save costs {median(with_index) / median(without):.2f} times as much (at most 2)")
        store.close()


def while_typing(acting: Acting, texts: list[str]) -> list[float]:
    """Return how many milliseconds the newest answers take to each of these unfinished texts."""
    unfinished = Search(text="", typing=True, counted=False, limit=AT_ONCE)
    return [took(partial(search, acting, replace(unfinished, text=one))) for one in texts]


def saves(acting: Acting, words: list[str], seed: int) -> list[float]:
    """Return how many milliseconds saving a text of 500 words takes, many times.

    The text is another with each `seed`: saving what is kept already writes nothing.
    """
    chance = random.Random(seed)
    found = []
    for one in range(1, SAVES + 1):
        kept = article(
            "عنوان", body=tuple(p(" ".join(chance.choices(words, k=50))) for _ in range(10))
        )
        found.append(took(partial(edit, acting, one, kept)))
    return found


if __name__ == "__main__":
    main()
