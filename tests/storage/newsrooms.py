"""Small newsrooms to test the storage floor with, and processes that work in them."""

import multiprocessing
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess
from pathlib import Path
from typing import Any

from sqlalchemy import func, select

from studio.storage import tables
from studio.storage.codes import RevisionKind, Stage
from studio.storage.engine import Store
from studio.storage.texts import pack, unpack
from studio.storage.unit_of_work import UnitOfWork

NOON = datetime(2026, 3, 1, 12, tzinfo=UTC)
UID = "0000000000000000000000000000000a"


def populate(store: Store) -> None:
    """Give an empty newsroom a person and an article with one revision."""
    with store.write() as work:
        person = tables.Person(
            sign_in="muna",
            sign_in_key="muna",
            display_name="منى الحداد",
            password_hash=None,
            created_at=NOON,
            retired_at=None,
        )
        work.rows.add(person)
        work.rows.flush()
        article = tables.Article(
            uid=UID,
            stage=Stage.DRAFT,
            working_revision_id=None,
            published_revision_id=None,
            withdrawn_at=None,
            created_by_id=person.id,
            created_at=NOON,
            updated_at=NOON,
            first_published_at=None,
            published_at=None,
            scheduled_at=None,
            embargo_until=None,
            assignee_id=None,
            due_at=None,
            commissioned_words=None,
            headline="عنوان",
            section_id=None,
            authors="منى الحداد",
            words=0,
        )
        work.rows.add(article)
        work.rows.flush()
        article.working_revision_id = add_revision(work, "نص أول").id


def add_revision(work: UnitOfWork, text: str) -> tables.Revision:
    """Keep `text` as the newest revision of the one article."""
    number = work.rows.scalar(select(func.coalesce(func.max(tables.Revision.number), 0)))
    packed = pack(text)
    revision = tables.Revision(
        article_id=1,
        number=(number or 0) + 1,
        base_id=None,
        author_id=1,
        created_at=NOON,
        kind=RevisionKind.EDITED,
        sha256=packed.sha256,
        text=packed.blob,
        words=len(text.split()),
    )
    work.rows.add(revision)
    work.rows.flush()
    return revision


def save(store: Store, text: str) -> int:
    """Save `text` in a transaction of its own and return the revision's number."""
    with store.write() as work:
        return add_revision(work, text).number


def texts(store: Store) -> list[str]:
    """Return all kept texts, by number; raises `Damaged` for one that is not what was saved."""
    with store.read() as work:
        query = select(tables.Revision).order_by(tables.Revision.number)
        return [unpack(row.text, row.sha256) for row in work.rows.scalars(query)]


@contextmanager
def process(
    work: Callable[..., None], folder: Path, *arguments: Any
) -> Iterator[tuple[BaseProcess, Connection]]:
    """Run ``work(pipe, folder, …)`` in a process that is gone when the block ends.

    It comes from a server that has one thread only, so that forking is safe.
    """
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(["studio.storage.migrations", "studio.storage.engine"])
    ours, theirs = context.Pipe(duplex=False)
    worker = context.Process(target=work, args=(theirs, folder, *arguments))
    with ours:
        worker.start()
        theirs.close()
        try:
            yield worker, ours
        finally:
            worker.kill()
            worker.join()
            worker.close()


def received(pipe: Connection) -> list[str]:
    """Return what a process said before it ended."""
    said = []
    try:
        while True:
            said.append(pipe.recv_bytes().decode())
    except EOFError:
        return said
