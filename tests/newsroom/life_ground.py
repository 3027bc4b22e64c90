"""What the life of articles is driven on: a newsroom, and what is held after every step.

`life` has the steps.
"""

import hashlib
import shutil
import sqlite3
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from hypothesis.stateful import RuleBasedStateMachine
from msgspec import Struct

from studio.document.article import ArticleText
from studio.document.codec import content_hash
from studio.errors import Refused
from studio.newsroom import kept, needs, people, record
from studio.newsroom.acting import Acting
from studio.newsroom.changes import Changes
from studio.newsroom.workflow import Action, allowed, stage_after, transition
from studio.storage import tables
from studio.storage.codes import Role, Stage
from studio.storage.unit_of_work import UnitOfWork
from tests.newsroom.conftest import copied
from tests.newsroom.house import Newsroom


class Seen(Struct, frozen=True):
    """What an article's row says between two steps."""

    stage: Stage
    working: int
    published: int | None
    withdrawn: bool
    published_at: object
    scheduled_at: object
    readers: str
    """The hash of every byte that readers have: the published text as it is kept, and packages."""


@dataclass(frozen=True)
class Last:
    """The last step that was taken with an article."""

    action: Action
    who: int
    before: Seen
    after: Seen


def live(seen: Seen) -> tuple[object, ...]:
    """Return what readers have of an article."""
    return (seen.published, seen.withdrawn, seen.published_at, seen.readers)


class Ground(RuleBasedStateMachine):
    """A newsroom with people and articles, looked at from outside."""

    pattern: Newsroom  # set by the test, closed

    def __init__(self) -> None:
        super().__init__()
        self.folder = Path(tempfile.mkdtemp(prefix="midad-life-"))
        self.room = copied(self.pattern, self.folder / "newsroom")
        self.room.hire("second", Role.EDITOR)
        self.room.hire("boss", Role.CHIEF)
        self.last: dict[int, Last] = {}
        self.spiked_by: dict[int, str] = {}
        self.outside = sqlite3.connect(self.room.store.database)

    def teardown(self) -> None:
        assert record.verify(self.room.store) is None
        self.outside.close()
        self.room.store.close()
        shutil.rmtree(self.folder)

    def step(
        self, action: Action, acting: Acting, article: int, do: Callable[[], Changes]
    ) -> Changes | None:
        """Try one action on one article and hold what the table says of it.

        Returns None where it was refused.
        """
        before = self.seen()[article]
        text = content_hash(self.text(article))
        own = self.is_own(acting, article)
        changes = self.attempt(do)
        after = self.seen()[article]
        line = transition(action, before.stage)
        if changes is None or not changes:
            assert after == before
            return changes
        self.last[article] = Last(action, acting.person.id, before, after)
        assert line is not None
        assert allowed(action, before.stage, self.role(acting), own=own)
        assert after.stage is stage_after(line, before.stage)
        if action not in {Action.PUBLISH, Action.WITHDRAW}:
            assert live(after) == live(before)
        if action is Action.PUBLISH:
            assert after.published == after.working == before.working
            assert not after.withdrawn
            self.require_free_way(article)
        if action is Action.WITHDRAW:
            assert after.withdrawn
            assert after.published == before.published
        if after.working != before.working:
            assert action in {
                Action.EDIT,
                Action.RESTORE_VERSION,
                Action.UPDATE,
                Action.CORRECT,
                Action.SUBMIT,
            }
        if action is Action.SCHEDULE:
            with self.room.store.read() as work:
                row = kept.article(work, article)
                assert row.scheduled_at is not None
                assert not row.embargo_open_ended
                assert row.embargo_until is None or row.embargo_until <= row.scheduled_at
        if action is Action.APPROVE:
            with self.room.store.read() as work:
                newest = work.rows.query(tables.SignOff).order_by(tables.SignOff.id.desc()).first()
                assert newest is not None
                assert newest.sha256 == text
                assert newest.record_head == record.head(work)
        return changes

    def attempt(
        self,
        do: Callable[[], Changes],
        *,
        made: list[int] | None = None,
        recorded: bool = True,
    ) -> Changes | None:
        """Do it, or see that its refusal changed nothing; None where it was refused."""
        before = self.version()
        lines = self.record_length()
        packages = set(self.room.store.packages.iterdir())
        try:
            changes = do()
        except Refused:
            assert self.version() == before
            assert set(self.room.store.packages.iterdir()) == packages
            return None
        if made is not None:
            made += changes.articles
        if changes and recorded:
            assert self.record_length() == lines + 1
        else:
            assert self.record_length() == lines
        return changes

    def seen(self) -> dict[int, Seen]:
        with self.room.store.read() as work:
            return {
                row.id: Seen(
                    row.stage,
                    row.working_revision_id or 0,
                    row.published_revision_id,
                    row.withdrawn,
                    row.published_at,
                    row.scheduled_at,
                    self.readers(work, row),
                )
                for row in work.rows.query(tables.Article)
            }

    def require_free_way(self, article: int) -> None:
        """Hold that nothing stands in the way of what was just published."""
        with self.room.store.read() as work:
            row = kept.article(work, article)
            text = kept.text(kept.working(work, row))
            assert needs.in_the_way(work, row, text, self.room.clock.now) == ()

    def readers(self, work: UnitOfWork, row: tables.Article) -> str:
        """Return a hash of all that readers have of an article, read anew from where it is kept."""
        found = hashlib.sha256()
        if row.published_revision_id is not None:
            version = work.rows.get_one(tables.Revision, row.published_revision_id)
            found.update(version.text)
        packages = work.rows.query(tables.Package).filter_by(article_id=row.id)
        for package in packages.order_by(tables.Package.id):
            folder = self.room.store.packages / package.manifest_sha256
            found.update(b"".join(path.read_bytes() for path in sorted(folder.iterdir())))
        return found.hexdigest()

    def text(self, article: int) -> ArticleText:
        with self.room.store.read() as work:
            return kept.text(kept.working(work, kept.article(work, article)))

    def live_text(self, article: int) -> ArticleText | None:
        """Return what readers have of an article."""
        with self.room.store.read() as work:
            row = kept.article(work, article)
            found = kept.published(work, row) if kept.is_live(row) else None
            return None if found is None else kept.text(found)

    def newest(self, article: int) -> int:
        with self.room.store.read() as work:
            return kept.working(work, kept.article(work, article)).number

    def role(self, acting: Acting) -> Role:
        (role,) = acting.person.roles
        return role

    def everywhere(self, acting: Acting) -> bool:
        """Say whether what somebody does now is bound to no section."""
        now = people.find_person(self.room.chief, acting.person.sign_in)
        return all(post.section is None for post in now.posts)

    def is_own(self, acting: Acting, article: int) -> bool:
        with self.room.store.read() as work:
            creator = kept.article(work, article).created_by_id
        named = {byline.person for byline in self.text(article).bylines}
        return acting.person.id in {creator} | named

    def version(self) -> int:
        """Return a number that changes with every commit of the newsroom that changes a row."""
        (number,) = self.outside.execute("PRAGMA data_version").fetchone()
        return int(number)

    def record_length(self) -> int:
        with self.room.store.read() as work:
            return work.rows.query(tables.RecordEntry).count()
