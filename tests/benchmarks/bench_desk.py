"""Lists of 100,000 articles: what opening and filtering the desk costs, over bare SQLite.

Run as ``python tests/benchmarks/bench_desk.py [ARTICLES]``. Prints medians in milliseconds; the
floor of each is the same question asked of the same file by the sqlite3 module alone, in the same
run.
"""

import hashlib
import random
import sqlite3
import sys
import tempfile
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path
from statistics import median
from time import perf_counter
from zoneinfo import ZoneInfo

from sqlalchemy import insert, select, update

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from studio.document.codec import encode
from studio.newsroom.acting import Acting
from studio.newsroom.desk import Filter, articles, counts, ids, summaries
from studio.newsroom.narrowing import IN_PROGRESS, NOBODY, Measure, When
from studio.newsroom.people import found_newsroom
from studio.newsroom.signing_in import sign_in
from studio.newsroom.tags import ensure_tag
from studio.storage import tables
from studio.storage.codes import Check, Priority, RevisionKind, Stage
from studio.storage.texts import pack
from tests.builders import article, p

ARTICLES = 100_000
ROUNDS = 15
LIMIT_MS = 60
RIYADH = ZoneInfo("Asia/Riyadh")
PAGE_LIMIT_MS = 10
PAGE = 200
BATCH = 5_000
HELD, PLANNED = 0.3, 0.4
"""How many of the articles somebody has, and how many are planned."""
START = datetime(2020, 1, 1, tzinfo=UTC)
STAGES = (Stage.PUBLISHED,) * 16 + (Stage.DRAFT, Stage.IN_REVIEW, Stage.APPROVED, Stage.WITHDRAWN)
_COLUMNS = """
    article.id, article.uid, article.stage, article.headline, article.section_id, article.authors,
    article.words, article.updated_at, article.withdrawn, w.number, p.number
"""
_JOINS = """
    FROM article JOIN revision w ON w.id = article.working_revision_id
    LEFT JOIN revision p ON p.id = article.published_revision_id
"""
_ORDER = "ORDER BY article.updated_at DESC, article.id DESC LIMIT 50"


def fill(acting: Acting, number: int) -> tuple[int, int, int]:
    """Add `number` articles in bulk and return a section, a frequent tag and a rare one."""
    chance = random.Random(2026)
    tags = [ensure_tag(acting, f"وسم {n}")[0] for n in range(10)]
    rare, _ = ensure_tag(acting, "وسم نادر")
    text = pack(encode(article("عنوان", [p("متن الخبر كما ورد من المراسل.")])))
    person = acting.person.id
    with acting.store.write() as work:
        sections = list(work.rows.scalars(select(tables.Section.id)))
        for first in range(1, number + 1, BATCH):
            ids = range(first, min(first + BATCH, number + 1))
            made = [_article_row(id_, person, sections, chance) for id_ in ids]
            work.rows.execute(
                insert(tables.Article),
                [
                    {**row, "working_revision_id": None, "published_revision_id": None}
                    for row in made
                ],
            )
            work.rows.execute(
                insert(tables.Revision),
                [
                    {
                        "id": row["id"],
                        "article_id": row["id"],
                        "number": 1,
                        "author_id": person,
                        "created_at": row["updated_at"],
                        "kind": RevisionKind.CREATED,
                        "sha256": text.sha256,
                        "text": text.blob,
                        "words": 6,
                    }
                    for row in made
                ],
            )
            work.rows.execute(
                insert(tables.ArticleTag),
                [{"article_id": id_, "tag_id": tags[id_ % 10]} for id_ in ids]
                + [{"article_id": id_, "tag_id": rare} for id_ in ids if id_ % 100 == 0],
            )
            work.rows.execute(
                insert(tables.ArticleAuthor),
                [{"article_id": id_, "person_id": person} for id_ in ids],
            )
        table = tables.Article
        work.rows.execute(update(table).values(working_revision_id=table.id))
        work.rows.execute(
            update(table)
            .where(table.stage.in_((Stage.PUBLISHED, Stage.WITHDRAWN)))
            .values(published_revision_id=table.id)
        )
    return sections[-1], tags[3], rare


def _article_row(
    id_: int, person: int, sections: list[int], chance: random.Random
) -> dict[str, object]:
    at = START + timedelta(minutes=chance.randrange(3_000_000))
    stage = chance.choice(STAGES)
    return {
        "id": id_,
        "uid": hashlib.md5(str(id_).encode(), usedforsecurity=False).hexdigest(),
        "stage": stage,
        "withdrawn": stage is Stage.WITHDRAWN,
        "created_by_id": person,
        "created_at": at,
        "updated_at": at,
        "legal_check": Check.NOT_NEEDED,
        "picture_check": Check.NOT_NEEDED,
        "priority": chance.choice((*(Priority.NORMAL,) * 18, Priority.HIGH, Priority.URGENT)),
        "assignee_id": person if chance.random() < HELD else None,
        "due_at": at + timedelta(hours=6) if chance.random() < PLANNED else None,
        "commissioned_words": chance.choice((4, 6, 9)) if chance.random() < PLANNED else None,
        "headline": f"خبر رقم {id_} عن جلسة اليوم",
        "section_id": chance.choice(sections) if chance.random() < 0.97 else None,
        "authors": "سميرة",
        "words": 6,
    }


def milliseconds(ask: Callable[[], object]) -> float:
    """Return the median time of asking."""
    times = []
    for _ in range(ROUNDS):
        start = perf_counter()
        ask()
        times.append(1000 * (perf_counter() - start))
    return median(times)


def _rows(bare: sqlite3.Connection, sql: str) -> list[tuple[object, ...]]:
    return bare.execute(sql).fetchall()


def questions(acting: Acting, section: int, tag: int, rare: int) -> list[tuple[str, Filter, str]]:
    """Return what is asked: its name, as a filter, and as the bare SQL of the floor."""
    person = acting.person.id
    progress = ", ".join(f"'{one.value}'" for one in IN_PROGRESS)
    now = datetime.now(UTC)
    day = now.astimezone(RIYADH).replace(hour=0, minute=0, second=0, microsecond=0)
    day, after = day.astimezone(UTC), (day + timedelta(days=1)).astimezone(UTC)
    return [
        ("open the desk", Filter(), "WHERE stage != 'spiked'"),
        ("by stage", Filter(stage=Stage.IN_REVIEW), "WHERE stage = 'in_review'"),
        ("by section", Filter(section=section), f"WHERE section_id = {section}"),
        (
            "by tag",
            Filter(tag=tag),
            f"WHERE article.id IN (SELECT article_id FROM article_tag WHERE tag_id = {tag})",
        ),
        (
            "by rare tag",
            Filter(tag=rare),
            f"WHERE article.id IN (SELECT article_id FROM article_tag WHERE tag_id = {rare})",
        ),
        (
            "by author of all",
            Filter(author=person),
            f"""WHERE article.id IN
            (SELECT article_id FROM article_author WHERE person_id = {person})""",
        ),
        (
            "live",
            Filter(live=True),
            "WHERE published_revision_id IS NOT NULL AND withdrawn = 0",
        ),
        ("who has it", Filter(assignee=person), f"WHERE assignee_id = {person}"),
        ("nobody has it", Filter(assignee=NOBODY), "WHERE assignee_id IS NULL"),
        ("urgent", Filter(priority=Priority.URGENT), "WHERE priority = 'urgent'"),
        (
            "overdue",
            Filter(due=When.OVERDUE),
            f"WHERE due_at < '{now:%Y-%m-%dT%H:%M:%S}' AND stage IN ({progress})",
        ),
        (
            "due today",
            Filter(due=When.TODAY),
            (
                f"WHERE due_at >= '{day:%Y-%m-%dT%H:%M:%S}'"
                f" AND due_at < '{after:%Y-%m-%dT%H:%M:%S}' AND stage IN ({progress})"
            ),
        ),
        (
            "too long",
            Filter(length=Measure.OVER),
            (
                "WHERE commissioned_words IS NOT NULL"
                " AND article.words * 100 > commissioned_words * 110"
            ),
        ),
        (
            "too short",
            Filter(length=Measure.UNDER),
            (
                "WHERE commissioned_words IS NOT NULL"
                " AND article.words * 100 < commissioned_words * 90"
            ),
        ),
        (
            "urgent, overdue, held",
            Filter(priority=Priority.URGENT, due=When.OVERDUE, assignee=person),
            (
                f"WHERE priority = 'urgent' AND assignee_id = {person}"
                f" AND due_at < '{now:%Y-%m-%dT%H:%M:%S}' AND stage IN ({progress})"
            ),
        ),
        ("spiked: none", Filter(stage=Stage.SPIKED), "WHERE stage = 'spiked'"),
        (
            "section and stage",
            Filter(section=section, stage=Stage.APPROVED),
            f"WHERE section_id = {section} AND stage = 'approved'",
        ),
    ]


def window(acting: Acting, bare: sqlite3.Connection) -> bool:
    """Print what the window's list asks: opened, a page that is scrolled to, every id after it."""

    def opened() -> None:
        found = ids(acting, limit=PAGE)
        counts(acting, {"all": Filter()})
        summaries(acting, found)

    everything = ids(acting)
    middle = everything[len(everything) // 2 :][:PAGE]
    first = f"SELECT {_COLUMNS} {_JOINS} WHERE stage != 'spiked' {_ORDER}".replace("50", str(PAGE))
    some = f"SELECT {_COLUMNS} {_JOINS} WHERE article.id IN ({', '.join(map(str, middle))})"
    all_ids = "SELECT id FROM article WHERE stage != 'spiked' ORDER BY updated_at DESC, id DESC"
    asked = (
        ("the window's list opens", opened, first, LIMIT_MS),
        ("a page scrolled to", lambda: summaries(acting, middle), some, PAGE_LIMIT_MS),
        ("its other ids, beside", lambda: ids(acting), all_ids, None),
    )
    slow = False
    for name, ask, sql, limit in asked:
        cost, floor = milliseconds(ask), milliseconds(partial(_rows, bare, sql))
        over = limit is not None and cost > limit
        slow = slow or over
        print(f"{name:24}{cost:10.1f}{floor:10.1f}{f'  over {limit} ms' if over else ''}")
    return slow


def main(number: int) -> int:
    """Print the table and return 1 where a median is over the limit."""
    slow = False
    with tempfile.TemporaryDirectory() as folder:
        store = found_newsroom(
            Path(folder) / "newsroom",
            site_name="النور نيوز",
            base_url="https://alnoor.example",
            chief_sign_in="samira",
            chief_name="سميرة",
            clock=lambda: datetime.now(UTC),
            origin="benchmark",
        )
        with store:
            acting = sign_in(store, None, None, clock=lambda: datetime.now(UTC), origin="bench")
            start = perf_counter()
            section, tag, rare = fill(acting, number)
            print(f"{number:,} articles filled in {perf_counter() - start:.1f} s")
            bare = sqlite3.connect(f"file:{store.database}?mode=ro", uri=True)
            print(f"{'':24}{'desk ms':>10}{'floor ms':>10}")
            for name, wanted, where in questions(acting, section, tag, rare):
                sql = f"SELECT {_COLUMNS} {_JOINS} {where} {_ORDER}"
                floor = milliseconds(partial(_rows, bare, sql))
                desk = milliseconds(partial(articles, acting, wanted))
                found, expected = articles(acting, wanted), bare.execute(sql).fetchall()
                if [one.id for one in found.articles] != [row[0] for row in expected]:
                    raise AssertionError(f"{name}: the desk and the floor differ")
                slow = slow or desk > LIMIT_MS
                print(f"{name:24}{desk:10.1f}{floor:10.1f}")
            page = articles(acting, limit=number // 2)
            after = page.after
            deep = milliseconds(lambda: articles(acting, before=after))
            print(f"{'a page in the middle':24}{deep:10.1f}{'':>10}")
            print(f"each list within {LIMIT_MS} ms: {'no' if slow else 'yes'}")
            paged = window(acting, bare)
            bare.close()
    print(f"limits {'missed' if slow or paged else 'held'}")
    return int(slow or paged)


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]) if len(sys.argv) > 1 else ARTICLES))
