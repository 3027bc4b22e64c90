"""A real newsroom to test on: its people, a clock that tests turn, and a small honest packager."""

import hashlib
import json
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path

from argon2 import PasswordHasher
from msgspec.structs import replace
from sqlalchemy import select

from studio.document.article import ArticleText
from studio.newsroom import actions, people, signing_in, views
from studio.newsroom.acting import Acting
from studio.newsroom.articles import create, edit
from studio.newsroom.permissions import Post
from studio.newsroom.public import PublicArticle
from studio.newsroom.reading import load
from studio.storage import tables
from studio.storage.codes import Role
from studio.storage.engine import Store, open_newsroom
from tests import builders
from tests.builders import p

MORNING = datetime(2026, 3, 1, 6, 0, tzinfo=UTC)
QUICK = PasswordHasher(time_cost=1, memory_cost=8, parallelism=1)


@dataclass
class Clock:
    """Stands still but for what tests add, and one second at each look."""

    now: datetime = MORNING

    def __call__(self) -> datetime:
        self.now += timedelta(seconds=1)
        return self.now

    def turn(self, **time: float) -> datetime:
        self.now += timedelta(**time)
        return self.now


def packager(article: PublicArticle, folder: Path) -> str:
    """Write a package of one page and its manifest."""
    folder.mkdir()
    page = json.dumps(
        {
            "headline": [getattr(one, "text", "") for one in article.text.headline],
            "status": article.status.value,
            "path": article.path,
            "at": article.modified_at.isoformat(),
            "reason": article.withdrawn_reason,
        },
        ensure_ascii=False,
    ).encode()
    (folder / "index.json").write_bytes(page)
    manifest = json.dumps(
        {
            "articles": [{"id": article.id, "revision": article.revision, "path": article.path}],
            "files": [{"path": "index.json", "sha256": hashlib.sha256(page).hexdigest()}],
        }
    )
    (folder / "manifest.json").write_text(manifest, "utf-8")
    return manifest


@dataclass
class Newsroom:
    """A store with people at work in it."""

    store: Store
    clock: Clock
    chief: Acting
    others: dict[str, Acting] = field(default_factory=dict)

    def __getattr__(self, name: str) -> Acting:
        try:
            return self.others[name]
        except KeyError:
            raise AttributeError(name) from None

    def hire(self, name: str, *posts: Post | Role) -> Acting:
        """Add somebody and sign them in; hashing passwords is what test_signing_in tests."""
        held = tuple(one if isinstance(one, Post) else Post(one) for one in posts)
        with self.store.write() as work:
            row = people._new_person(
                work, name, name.title(), QUICK.hash(f"{name}-secret"), held, self.clock()
            )
            person = row.id
        self.others[name] = replace(self.chief, person=self.view(person))
        return self.others[name]

    def view(self, person: int) -> views.PersonView:
        return next(one for one in people.people(self.chief) if one.id == person)

    @property
    def sections(self) -> tuple[int, ...]:
        with self.store.read() as work:
            return tuple(work.rows.scalars(select(tables.Section.id).order_by(tables.Section.id)))

    def text(self, headline: str = "قمة في عمّان", **fields: object) -> ArticleText:
        """Return a text that can be submitted."""
        values: dict[str, object] = {
            "section": self.sections[0],
            "body": (p("انعقدت القمة صباح اليوم في العاصمة."), p("وتبحث في ملفات المنطقة.")),
            **fields,
        }
        return builders.article(headline, **values)  # type: ignore[arg-type]  # a builder's own fields

    def wrote(self, acting: Acting, headline: str = "قمة في عمّان", **fields: object) -> int:
        return create(acting, self.text(headline, **fields)).article

    def rewrote(self, acting: Acting, article: int, headline: str = "", **fields: object) -> None:
        """Change fields of an article's working text."""
        text = load(acting, article).text
        changed = self.text(headline or "عنوان جديد", **fields)
        edit(acting, article, replace(changed, slug=str(fields.get("slug", text.slug))))

    def reopened(self, folder: Path) -> "Newsroom":
        """Return the same people at work on a copy of this newsroom in `folder`."""
        store, clock = open_newsroom(folder), Clock(self.clock.now)
        room = Newsroom(store, clock, replace(self.chief, store=store, clock=clock))
        for name, acting in self.others.items():
            room.others[name] = replace(acting, store=store, clock=clock)
        return room


def found(folder: Path) -> Newsroom:
    """Found a newsroom with a chief, an editor, two journalists and a producer."""
    ticking = Clock()
    store = people.found_newsroom(
        folder / "newsroom",
        site_name="النور نيوز",
        base_url="https://alnoor.example",
        chief_sign_in="chief",
        chief_name="رئيسة التحرير",
        clock=ticking,
        origin="tests",
    )
    chief = signing_in.sign_in(store, None, None, clock=ticking, origin="tests")
    room = Newsroom(store, ticking, chief)
    room.hire("editor", Role.EDITOR)
    room.hire("layla", Role.JOURNALIST)
    room.hire("omar", Role.JOURNALIST)
    room.hire("producer", Role.PRODUCER)
    return room


def approved(room: Newsroom, headline: str = "قمة في عمّان", **fields: object) -> int:
    """Return an article that Layla wrote and the editor signed off."""
    written = room.wrote(room.layla, headline, **fields)
    sign_off(room, written)
    return written


def sign_off(room: Newsroom, written: int) -> None:
    """Take an article of Layla's through review."""
    actions.submit(room.layla, written)
    actions.approve(room.editor, written)
