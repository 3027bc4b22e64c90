"""What the newsroom shows of itself: frozen values made of rows, read by windows and commands.

Ids are those of the newsroom; a revision is named by its number within its article, counted from
one. Times are in UTC. Deliberately absent: passwords' hashes, and sentences.
"""

from datetime import datetime

from msgspec import Struct

from studio.document.anchors import Anchor
from studio.document.article import ArticleText, NotePlace, NoticeKind
from studio.newsroom.obstacles import Obstacle
from studio.newsroom.permissions import Post
from studio.newsroom.workflow import Action
from studio.storage.codes import Check, Priority, RevisionKind, Role, Stage


class PersonView(Struct, frozen=True, kw_only=True):
    """Somebody of the newsroom; `sign_in` must not leave the house."""

    id: int
    sign_in: str
    display_name: str
    posts: tuple[Post, ...]
    has_password: bool
    retired: bool

    @property
    def roles(self) -> frozenset[Role]:
        """What the person does anywhere."""
        return frozenset(post.role for post in self.posts)


class SectionView(Struct, frozen=True, kw_only=True):
    """A section: `path` leads to it from the root; `articles` counts working texts in it.

    `checklist` holds its own lines as they are written, a required one with a `!` before it, and
    without those of the sections above it.
    """

    id: int
    parent: int | None
    name: str
    slug: str
    colour: str
    path: tuple[str, ...]
    articles: int
    checklist: tuple[str, ...] = ()


class CheckView(Struct, frozen=True, kw_only=True):
    """A line to look at in an article, and who saw to it; `item` is what the line is known by.

    Without a `required` one seen to, nothing is published. With `outdated` that was on a text that
    has changed since.
    """

    item: str
    text: str
    section: int
    required: bool
    person: int | None
    person_name: str
    at: datetime | None
    outdated: bool = False

    @property
    def done(self) -> bool:
        """Whether somebody saw to it, on whichever text."""
        return self.person is not None

    @property
    def holds(self) -> bool:
        """Whether somebody saw to it on this text."""
        return self.done and not self.outdated


class TagView(Struct, frozen=True, kw_only=True):
    """A tag: its preferred name, its other spellings, and how many working texts carry it."""

    id: int
    name: str
    slug: str
    synonyms: tuple[str, ...]
    articles: int


class TagMergeView(Struct, frozen=True, kw_only=True):
    """What merging would change: so many articles get the tag `name`, which some have `already`.

    `synonyms` are the names that lead to it from then on.
    """

    name: str
    articles: int
    already: int
    synonyms: tuple[str, ...]


class PictureView(Struct, frozen=True, kw_only=True):
    """A picture that the newsroom keeps; `articles` show it in some revision.

    `width` and `height` in pixels, `size` in bytes; `focal_x` and `focal_y` in ten-thousandths.
    """

    sha256: str
    name: str
    kind: str
    width: int
    height: int
    size: int
    alt: str
    caption: str
    credit: str
    creator: str
    rights: str
    licence_url: str
    focal_x: int
    focal_y: int
    added: datetime
    articles: tuple[int, ...]


class ArticleSummary(Struct, frozen=True, kw_only=True):
    """An article as a list shows it, by its working text; `live` says that readers have it.

    `old_at` names the targets at which an older text than the published one is read.
    """

    id: int
    uid: str
    revision: int
    published_revision: int | None
    stage: Stage
    live: bool
    headline: str
    section: int | None
    section_name: str
    tags: tuple[str, ...]
    authors: str
    words: int
    updated: datetime
    priority: Priority
    scheduled: datetime | None
    due: datetime | None
    assignee: int | None = None
    embargo: datetime | None = None
    private: bool = False
    old_at: tuple[str, ...] = ()


class RevisionView(Struct, frozen=True, kw_only=True):
    """A kept version of an article, without its text."""

    number: int
    base: int | None
    author: int
    author_name: str
    created: datetime
    kind: RevisionKind
    note: str
    sha256: str
    words: int


class TrailView(Struct, frozen=True, kw_only=True):
    """What somebody's text was at a moment of typing, since version `base`; without the text."""

    id: int
    base: int
    saved: datetime


class SignOffView(Struct, frozen=True, kw_only=True):
    """An approval of one exact text; `voided` is when an edit, decision or later text ended it."""

    revision: int
    sha256: str
    person: int
    person_name: str
    at: datetime
    own_words: int
    voided: datetime | None


class NoticeView(Struct, frozen=True, kw_only=True):
    """A public note that went out with a version of a published article."""

    kind: NoticeKind
    text: str
    revision: int
    at: datetime
    place: NotePlace = NotePlace.BELOW


class Plan(Struct, frozen=True, kw_only=True):
    """What is planned for an article; `commissioned` is a length in words.

    An embargo holds until `embargo_until`, or with `embargo_open_ended` until it is lifted.
    """

    priority: Priority = Priority.NORMAL
    assignee: int | None = None
    due: datetime | None = None
    commissioned: int | None = None
    embargo_until: datetime | None = None
    embargo_open_ended: bool = False
    legal_check: Check = Check.NOT_NEEDED
    picture_check: Check = Check.NOT_NEEDED


class ArticleDetail(Struct, frozen=True, kw_only=True):
    """An article with one of its texts, and all that the house knows beside it.

    `text` is the working text, or the published one for somebody who may read no more; `shown`
    is its revision. `notes` and `sources` are None for those who may not read them. `may` holds
    what stage and rights allow the person who asked; what must hold besides is not looked at.
    """

    summary: ArticleSummary
    shown: int
    text: ArticleText
    tag_names: tuple[str, ...]
    author_names: tuple[str, ...]
    creator: int
    creator_name: str
    created: datetime
    plan: Plan
    scheduled_zone: str
    first_published: datetime | None
    published: datetime | None
    slug: str
    withdrawn: datetime | None
    withdrawn_reason: str
    notes: str | None
    sources: str | None
    sign_off: SignOffView | None
    notices: tuple[NoticeView, ...]
    obstacles: tuple[Obstacle, ...]
    unfinished: tuple[Obstacle, ...]
    may: frozenset[Action]


class DraftView(Struct, frozen=True, kw_only=True):
    """What a person typed from revision `base` and has not handed over; `current` is the newest."""

    base: int
    current: int
    saved: datetime
    text: ArticleText

    @property
    def stale(self) -> bool:
        """Whether the article went on while this was typed."""
        return self.base != self.current


class LeaseView(Struct, frozen=True, kw_only=True):
    """Somebody has an article open to write in it, in the window that `session` names."""

    article: int
    person: int
    person_name: str
    session: str
    since: datetime


class CommentView(Struct, frozen=True, kw_only=True):
    """A comment, or an answer to one; `source` is `body` with people named by id."""

    id: int
    article: int
    author: int
    author_name: str
    at: datetime
    body: str
    source: str
    mentions: tuple[int, ...]
    edited: datetime | None


class ThreadView(Struct, frozen=True, kw_only=True):
    """A comment with its answers, oldest first, and where it was made.

    `anchor` says which characters, as they were in version `revision`; None and no words for a
    comment on the whole article. A text may show them elsewhere or no more.
    """

    comment: CommentView
    answers: tuple[CommentView, ...]
    anchor: Anchor | None
    revision: int | None
    resolved: datetime | None
    resolved_by: int | None
    resolved_by_name: str

    @property
    def id(self) -> int:
        """The id of the comment that began it."""
        return self.comment.id

    @property
    def field(self) -> str:
        """The field that it is about, empty for the whole article."""
        return "" if self.anchor is None else self.anchor.stretch.field

    @property
    def open(self) -> bool:
        """Whether nobody has resolved it."""
        return self.resolved is None

    @property
    def people(self) -> frozenset[int]:
        """Who wrote in it or is named in it."""
        said = (self.comment, *self.answers)
        return frozenset(one for each in said for one in (each.author, *each.mentions))


class RecordView(Struct, frozen=True, kw_only=True):
    """A line of the record; `details` is JSON, `hash` covers the line and the hash before it."""

    id: int
    at: datetime
    person: int | None
    person_name: str
    origin: str
    action: str
    article: int | None
    revision: int | None
    details: str
    hash: str
