"""A newsroom whose stories are all out, for whoever measures how its site is made."""

from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from msgspec.structs import replace
from sqlalchemy import insert, select, update

from studio.document.article import Byline
from studio.document.codec import encode
from studio.document.inline import plain
from studio.newsroom.acting import Acting
from studio.newsroom.people import found_newsroom
from studio.newsroom.signing_in import sign_in
from studio.storage import tables
from studio.storage.codes import Check, Priority, RevisionKind, Stage
from studio.storage.engine import open_newsroom
from studio.storage.texts import pack
from tests.export.many import SECTIONS, TAGS, Story, stories, story_text

BATCH = 500


def found_with_stories(folder: Path, total: int) -> None:
    """Found a newsroom of one person in `folder`, with `total` stories that are out."""
    now = datetime.now(UTC)
    store = found_newsroom(
        folder,
        site_name="الضفة نيوز",
        base_url="https://news.example/",
        chief_sign_in="chief",
        chief_name="رئيسة التحرير",
        clock=lambda: now,
        origin="bench",
    )
    acting = sign_in(store, None, None, clock=lambda: now, origin="bench")
    with store.write() as work:
        work.rows.execute(update(tables.Section).values(position=tables.Section.position + 100))
        sections = [
            {"id": 1000 + at, "name": one.name, "key": f"key-{one.slug}", "slug": one.slug,
             "colour": "", "position": at}
            for at, one in enumerate(SECTIONS)
        ]  # fmt: skip
        work.rows.execute(insert(tables.Section), sections)
        tags = [
            {"id": 1000 + at, "slug": one.slug, "created_at": now} for at, one in enumerate(TAGS)
        ]
        work.rows.execute(insert(tables.Tag), tags)
        names = [
            {"tag_id": 1000 + at, "name": one.name, "key": one.slug, "preferred": True}
            for at, one in enumerate(TAGS)
        ]
        work.rows.execute(insert(tables.TagName), names)
    batch: list[Story] = []
    for story in stories(total):
        batch.append(story)
        if len(batch) == BATCH or story.number == total:
            _publish(acting, batch, first=True)
            batch = []
    store.close()


def change_story(folder: Path, total: int, number: int) -> None:
    """Publish a new version of one of `total` stories, with another headline."""
    store = open_newsroom(folder)
    acting = sign_in(store, None, None, clock=lambda: datetime.now(UTC), origin="bench")
    (story,) = (one for one in stories(total) if one.number == number)
    _publish(acting, [story], first=False)
    store.close()


def _publish(acting: Acting, batch: list[Story], *, first: bool) -> None:
    articles: list[dict[str, Any]] = []
    revisions: list[dict[str, Any]] = []
    for one in batch:
        text = story_text(
            one,
            changed=not first,
            section=1000 + SECTIONS.index(one.section),
            tags=tuple(1000 + TAGS.index(tag) for tag in one.tags),
        )
        text = replace(text, bylines=(Byline(one.author.name),))
        packed = pack(encode(text))
        revisions.append(
            {"article_id": one.number, "number": 1 if first else 2,
             "author_id": acting.person.id, "created_at": one.at, "kind": RevisionKind.CREATED,
             "note": "", "sha256": packed.sha256, "text": packed.blob, "words": 400}
        )  # fmt: skip
        articles.append(
            {"id": one.number, "uid": f"{one.number:032x}", "stage": Stage.PUBLISHED,
             "created_by_id": acting.person.id, "created_at": one.at, "updated_at": one.at,
             "headline": plain(text.headline), "authors": one.author.name, "words": 400,
             "section_id": text.section, "legal_check": Check.NOT_NEEDED,
             "picture_check": Check.NOT_NEEDED, "priority": Priority.NORMAL, "withdrawn": False,
             "withdrawn_reason": "", "published_slug": f"story-{one.number}",
             "first_published_at": one.at, "published_at": one.at, "scheduled_zone": "",
             "embargo_open_ended": False}
        )  # fmt: skip
    with acting.store.write() as work:
        if first:
            work.rows.execute(insert(tables.Article), articles)
        work.rows.execute(insert(tables.Revision), revisions)
        revision, article = tables.Revision, tables.Article
        found = work.rows.execute(
            select(revision.id, revision.article_id, revision.sha256).where(
                revision.article_id.in_([one.number for one in batch]),
                revision.number == (1 if first else 2),
            )
        ).all()
        work.rows.execute(
            insert(tables.SignOff),
            [
                {"article_id": of, "revision_id": id_, "sha256": sha256,
                 "person_id": acting.person.id, "at": datetime.now(UTC), "record_head": "0" * 64,
                 "own_words": 0}
                for id_, of, sha256 in found
            ],
        )  # fmt: skip
        for id_, of, _ in found:
            work.rows.execute(
                update(article)
                .where(article.id == of)
                .values(working_revision_id=id_, published_revision_id=id_)
            )
