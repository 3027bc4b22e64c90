"""Newsrooms for the tests of this floor: rows without rules, and texts of any length.

Run as ``python tests/storage/newsrooms.py FOLDER`` it makes the newsroom that is kept as a sample
of its form in ``tests/data/``.
"""

import sys
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from sqlalchemy import func, select

from studio.storage import tables
from studio.storage.codes import (
    NameKind,
    NoticeCode,
    PackageStatus,
    RevisionKind,
    SendingState,
    Stage,
    TargetKind,
)
from studio.storage.connection import DATABASE, connect
from studio.storage.desk_tables import (
    DoneCheck,
    LengthReason,
    Notice,
    PrivateDraft,
    SavedSearch,
)
from studio.storage.engine import Store, create_newsroom
from studio.storage.language_tables import (
    HouseName,
    HouseRule,
    HouseWord,
    IgnoredFinding,
    RuleCount,
    RuleLevel,
)
from studio.storage.lease_table import Lease
from studio.storage.reader_table import Reader
from studio.storage.ready_tables import Snippet, StoryTemplate
from studio.storage.remark_tables import CommentMention, CommentPlace
from studio.storage.target_tables import Sending, Target, TargetArticle
from studio.storage.texts import digest, pack, unpack
from studio.storage.trail_table import TrailPoint
from studio.storage.unit_of_work import UnitOfWork

NOW: Final = datetime(2026, 1, 1, 12, tzinfo=UTC)
WORDS: Final = (
    "مكتب",
    "التحرير",
    "ينشر",
    "خبرًا",
    "قصيرًا",
    "عن",
    "المدينة",
    "والبحر",
    "اليوم",
    "غدًا",
)
PICTURE: Final = b"the bytes of a picture"
MANIFEST: Final = '{"kind": "a manifest"}'


def words(count: int, seed: int = 0) -> str:
    """Return a text of so many words, another one for each seed."""
    chosen = (WORDS[(seed * 7 + at * at + at // 3) % len(WORDS)] for at in range(count))
    return f"{seed} " + " ".join(chosen)


def add_person(work: UnitOfWork, name: str = "سلمى") -> int:
    person = tables.Person(sign_in=name, sign_in_key=name, display_name=name, created_at=NOW)
    work.rows.add(person)
    work.rows.flush()
    return person.id


def add_article(work: UnitOfWork, person: int, uid: str, text: str) -> int:
    article = tables.Article(
        uid=uid,
        stage=Stage.DRAFT,
        created_by_id=person,
        created_at=NOW,
        updated_at=NOW,
        headline=uid,
        authors="سلمى",
        words=len(text.split()),
    )
    work.rows.add(article)
    work.rows.flush()
    add_revision(work, article.id, person, text)
    return article.id


def add_revision(work: UnitOfWork, article: int, person: int, text: str) -> int:
    """Save a text of an article as its newest revision and return the revision's number."""
    packed = pack(text)
    last = work.rows.scalar(
        select(func.max(tables.Revision.number)).where(tables.Revision.article_id == article)
    )
    revision = tables.Revision(
        article_id=article,
        number=(last or 0) + 1,
        author_id=person,
        created_at=NOW,
        kind=RevisionKind.EDITED,
        sha256=packed.sha256,
        text=packed.blob,
        words=len(text.split()),
    )
    work.rows.add(revision)
    work.rows.flush()
    work.rows.get_one(tables.Article, article).working_revision_id = revision.id
    return revision.number


def add_picture(work: UnitOfWork, store: Store, person: int, data: bytes = PICTURE) -> str:
    sha256 = store.media.add(data)
    work.rows.add(
        tables.Picture(
            sha256=sha256,
            kind="png",
            width=1,
            height=1,
            bytes=len(data),
            name="بحر.png",
            alt="البحر",
            caption="",
            credit="",
            creator="",
            rights="",
            licence_url="",
            focal_x=0,
            focal_y=0,
            added_at=NOW,
            added_by_id=person,
        )
    )
    return sha256


def add_package(work: UnitOfWork, store: Store, article: int, person: int) -> str:
    sha256 = digest(MANIFEST.encode())
    folder = store.packages / sha256
    (folder / "صور").mkdir(parents=True)
    (folder / "index.html").write_text("<p>", encoding="utf-8")
    (folder / "صور" / "بحر.png").write_bytes(PICTURE)
    revision = work.rows.get_one(tables.Article, article).working_revision_id
    assert revision is not None
    work.rows.add(
        tables.Package(
            article_id=article,
            revision_id=revision,
            status=PackageStatus.PUBLISHED,
            manifest_sha256=sha256,
            manifest=MANIFEST,
            made_at=NOW,
            made_by_id=person,
        )
    )
    return sha256


def add_checklist(work: UnitOfWork, article: int, person: int, line: str = "المصدر مذكور") -> int:
    """Add a section with one line to look at, seen to in an article; return its id."""
    section = tables.Section(name="ملفات", key="ملفات", slug="files", colour="", position=9)
    work.rows.add(section)
    work.rows.flush()
    item = digest(line.encode())
    work.rows.add(
        tables.SectionCheck(
            section_id=section.id, item_sha256=item, position=1, text=line, required=True
        )
    )
    work.rows.add(
        tables.ArticleCheck(article_id=article, item_sha256=item, person_id=person, at=NOW)
    )
    return section.id


def add_comment(work: UnitOfWork, article: int, person: int) -> int:
    """Add a comment on the first word of an article, an answer, and somebody named in it."""
    revision = work.rows.get_one(tables.Article, article).working_revision_id
    assert revision is not None
    shared = {"article_id": article, "author_id": person, "at": NOW}
    first = tables.Comment(anchor="a1", field="body", quoted="مكتب", body="من؟", **shared)
    work.rows.add(first)
    work.rows.flush()
    work.rows.add_all(
        [
            tables.Comment(
                anchor="a2", field="", quoted="", body=f"@[{person}]", parent_id=first.id, **shared
            ),
            CommentPlace(
                comment_id=first.id, revision_id=revision, block=0, start_at=2, before="", after=""
            ),
            CommentMention(comment_id=first.id, person_id=person),
        ]
    )
    return first.id


def add_ready_texts(work: UnitOfWork, person: int) -> None:
    """Add a snippet of a person, one of everybody's, and a template."""
    changed = {"text": "{}", "updated_at": NOW, "updated_by_id": person}
    work.rows.add_all(
        [
            Snippet(person_id=owner, abbreviation="شأ", key="شا", name="وكالة", **changed)
            for owner in (person, None)
        ]
    )
    work.rows.add(StoryTemplate(name="نشرة", key="نشره", **changed))


def add_notice(work: UnitOfWork, article: int, person: int) -> None:
    """Tell somebody of an article, make it private, and say why it is too long."""
    work.rows.add_all(
        [
            Notice(person_id=person, kind=NoticeCode.ASSIGNED, article_id=article, at=NOW),
            PrivateDraft(article_id=article),
            DoneCheck(
                article_id=article,
                what="legal_check",
                revision_id=work.rows.get_one(tables.Article, article).working_revision_id,
            ),
            LengthReason(
                article_id=article,
                person_id=person,
                at=NOW,
                words=40,
                commissioned=30,
                reason="مقابلة",
            ),
        ]
    )


def add_saved_search(work: UnitOfWork, person: int) -> None:
    """Keep a search of a person."""
    asked = '{"text": "هدنة", "section": 1}'
    work.rows.add(SavedSearch(person_id=person, name="الهدنة", key="الهدنه", asked=asked))


def add_trail(work: UnitOfWork, article: int, person: int) -> None:
    """Leave a point of what a person typed in an article."""
    base, packed = work.rows.get_one(tables.Article, article).working_revision_id, pack("أول السطر")
    assert base is not None
    work.rows.add(
        TrailPoint(
            article_id=article,
            person_id=person,
            base_id=base,
            saved_at=NOW,
            sha256=packed.sha256,
            text=packed.blob,
        )
    )


def _sent(target: int, person: int, article: int | None) -> Sending:
    return Sending(
        target_id=target,
        article_id=article,
        state=SendingState.SENT,
        asked_at=NOW,
        asked_by_id=person,
        over=False,
        revision=None if article is None else 1,
        attempts=1,
        next_at=NOW,
        ended_at=NOW,
        reason="",
        facts="{}",
        files=3,
        bytes=900,
    )


def add_target(work: UnitOfWork, article: int, person: int) -> None:
    """Add a target that has an article, and the sending by which it came."""
    target = Target(
        uid="t" * 32,
        name="الموقع",
        key="الموقع",
        kind=TargetKind.SFTP,
        address="sftp://example.org/srv/www",
        user_name="midad",
        options="{}",
        added_at=NOW,
        added_by_id=person,
    )
    work.rows.add(target)
    work.rows.flush()
    work.rows.add_all(
        [
            *(_sent(target.id, person, which) for which in (article, None)),
            TargetArticle(
                target_id=target.id,
                article_id=article,
                revision=1,
                status=PackageStatus.PUBLISHED,
                place="article-0/",
                sent_at=NOW,
                sent_by_id=person,
            ),
        ]
    )


def add_language(work: UnitOfWork, article: int, person: int) -> None:
    """Add a word, a name and a rule, and what was done with findings."""
    changed = {"updated_at": NOW, "updated_by_id": person}
    work.rows.add_all(
        [
            HouseWord(word="نيوز", key="نيوز", added_at=NOW, added_by_id=person),
            HouseName(
                kind=NameKind.PLACE,
                name="بيونغ يانغ",
                key="بيونغيانغ",
                latin="Pyongyang",
                role="عاصمة كوريا الشمالية",
                spellings='["بيونج يانج"]',
                apart="[]",
                **changed,
            ),
            HouseRule(rule="house_a", text="", **changed),
            RuleLevel(rule="latin_comma", level="off", set_at=NOW, set_by_id=person),
            RuleCount(rule="latin_comma", applied=3, ignored=1),
            IgnoredFinding(
                article_id=article,
                code="latin_comma",
                words=",",
                before="قال",
                after=" ثم",
                at=NOW,
                person_id=person,
            ),
        ]
    )


def furnish(store: Store, articles: int = 3, length: int = 40) -> None:
    """Fill an empty newsroom with a person and articles, one of each thing beside them."""
    with store.write() as work:
        person = add_person(work)
        made = [
            add_article(work, person, f"article-{number}", words(length, number))
            for number in range(articles)
        ]
        add_revision(work, made[0], person, words(length, 99))
        add_checklist(work, made[0], person)
        add_comment(work, made[0], person)
        work.rows.add(
            Lease(article_id=made[0], person_id=person, session="a", taken_at=NOW, renewed_at=NOW)
        )
        work.rows.add(
            Reader(session="b", article_id=made[0], person_id=person, since=NOW, renewed_at=NOW)
        )
        add_ready_texts(work, person)
        add_notice(work, made[0], person)
        add_saved_search(work, person)
        add_trail(work, made[0], person)
        add_target(work, made[0], person)
        add_language(work, made[0], person)
        add_picture(work, store, person)
        add_package(work, store, made[0], person)


def texts(store: Store) -> dict[tuple[int, int], str]:
    """Return every kept text by article and number."""
    query = select(
        tables.Revision.article_id,
        tables.Revision.number,
        tables.Revision.text,
        tables.Revision.sha256,
    )
    with store.read() as work:
        return {
            (article, number): unpack(blob, sha256)
            for article, number, blob, sha256 in work.rows.execute(query)
        }


def hashes(store: Store) -> dict[tuple[int, int], str]:
    """Return the hash of every kept text, each unpacked and found to be its own."""
    return {place: digest(text.encode()) for place, text in texts(store).items()}


def hurt_page_of(folder: Path, name: str) -> None:
    """Overwrite the first page of a table or index of a closed newsroom with nonsense."""
    with closing(connect(folder / DATABASE)) as connection:
        (size,) = connection.execute("PRAGMA page_size").fetchone()
        (page,) = connection.execute(
            "SELECT rootpage FROM sqlite_schema WHERE name = ?", (name,)
        ).fetchone()
    with (folder / DATABASE).open("r+b") as file:
        file.seek((page - 1) * size)
        file.write(b"\xff" * size)


if __name__ == "__main__":
    with create_newsroom(Path(sys.argv[1])) as made:
        furnish(made)
