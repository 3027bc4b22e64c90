"""Every table of a newsroom.

All of them are STRICT on SQLite and made of columns that PostgreSQL has as well. Rows never leave
their unit of work: `studio.newsroom` makes frozen values of them.

Deliberately absent: rules. Constraints hold what must never be false whatever a rule says:
references, uniqueness, and that a hash is a hash.
"""

from datetime import datetime

from sqlalchemy import CheckConstraint, ForeignKey, Index, UniqueConstraint, func
from sqlalchemy.orm import Mapped, mapped_column

from studio.document.article import NotePlace, NoticeKind
from studio.storage.codes import Check, PackageStatus, Priority, RevisionKind, Role, Stage
from studio.storage.columns import STRICT, is_hash
from studio.storage.mapping import Table


class Setting(Table):
    """A house setting that differs from its default; `value` is JSON."""

    __tablename__ = "setting"
    key: Mapped[str] = mapped_column(primary_key=True)
    value: Mapped[str]


class Person(Table):
    """Somebody who signs in. `sign_in` never leaves the house."""

    __tablename__ = "person"
    id: Mapped[int] = mapped_column(primary_key=True)
    sign_in: Mapped[str]
    sign_in_key: Mapped[str] = mapped_column(unique=True)
    display_name: Mapped[str]
    password_hash: Mapped[str | None]
    created_at: Mapped[datetime]
    retired_at: Mapped[datetime | None]


class PersonRole(Table):
    """What a person does, everywhere (`section_id` null) or in a section and those below it."""

    __tablename__ = "person_role"
    id: Mapped[int] = mapped_column(primary_key=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"), index=True)
    role: Mapped[Role]
    section_id: Mapped[int | None] = mapped_column(ForeignKey("section.id"))
    __table_args__ = (
        Index(
            "uq_person_role_place", "person_id", "role", func.coalesce(section_id, 0), unique=True
        ),
        STRICT,
    )


class Section(Table):
    """A section in the tree; `key` is the folded name, unique among siblings.

    One that was merged or removed stays, for old revisions, pointing to what it became or to
    itself; its `key` is then nobody's name.
    """

    __tablename__ = "section"
    id: Mapped[int] = mapped_column(primary_key=True)
    parent_id: Mapped[int | None] = mapped_column(ForeignKey("section.id"))
    name: Mapped[str]
    key: Mapped[str]
    slug: Mapped[str] = mapped_column(unique=True)
    colour: Mapped[str]
    position: Mapped[int]
    merged_into_id: Mapped[int | None] = mapped_column(ForeignKey("section.id"))
    __table_args__ = (
        Index("uq_section_place", func.coalesce(parent_id, 0), "key", unique=True),
        STRICT,
    )


class SectionCheck(Table):
    """A line of a section's checklist; `item_sha256` is that of the folded line."""

    __tablename__ = "section_check"
    section_id: Mapped[int] = mapped_column(ForeignKey("section.id"), primary_key=True)
    item_sha256: Mapped[str] = mapped_column(primary_key=True)
    position: Mapped[int]
    text: Mapped[str]
    required: Mapped[bool] = mapped_column(default=False)
    __table_args__ = (CheckConstraint(is_hash("item_sha256"), name="hash"), STRICT)


class Tag(Table):
    """A tag; one that was merged or removed stays, pointing to what it became or to itself."""

    __tablename__ = "tag"
    id: Mapped[int] = mapped_column(primary_key=True)
    slug: Mapped[str] = mapped_column(unique=True)
    merged_into_id: Mapped[int | None] = mapped_column(ForeignKey("tag.id"), index=True)
    created_at: Mapped[datetime]
    created_by_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))


class TagName(Table):
    """A tag's preferred name or a synonym; `key` is the folded name, unique among all."""

    __tablename__ = "tag_name"
    id: Mapped[int] = mapped_column(primary_key=True)
    tag_id: Mapped[int] = mapped_column(ForeignKey("tag.id"), index=True)
    name: Mapped[str]
    key: Mapped[str] = mapped_column(unique=True)
    preferred: Mapped[bool]


class Article(Table):
    """An article: where it stands, what is planned, and what lists show of its working text."""

    __tablename__ = "article"
    id: Mapped[int] = mapped_column(primary_key=True)
    uid: Mapped[str] = mapped_column(unique=True)
    stage: Mapped[Stage]
    working_revision_id: Mapped[int | None] = mapped_column(
        ForeignKey("revision.id", use_alter=True)
    )
    published_revision_id: Mapped[int | None] = mapped_column(
        ForeignKey("revision.id", use_alter=True)
    )
    withdrawn: Mapped[bool] = mapped_column(default=False)
    withdrawn_at: Mapped[datetime | None]
    withdrawn_reason: Mapped[str] = mapped_column(default="")
    created_by_id: Mapped[int] = mapped_column(ForeignKey("person.id"))
    created_at: Mapped[datetime]
    updated_at: Mapped[datetime]
    first_published_at: Mapped[datetime | None]
    published_at: Mapped[datetime | None]
    published_slug: Mapped[str] = mapped_column(default="")

    scheduled_at: Mapped[datetime | None]
    scheduled_zone: Mapped[str] = mapped_column(default="")
    embargo_until: Mapped[datetime | None]
    embargo_open_ended: Mapped[bool] = mapped_column(default=False)
    legal_check: Mapped[Check] = mapped_column(default=Check.NOT_NEEDED)
    picture_check: Mapped[Check] = mapped_column(default=Check.NOT_NEEDED)
    priority: Mapped[Priority] = mapped_column(default=Priority.NORMAL)
    assignee_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    due_at: Mapped[datetime | None]
    commissioned_words: Mapped[int | None]

    headline: Mapped[str]
    section_id: Mapped[int | None] = mapped_column(ForeignKey("section.id"))
    authors: Mapped[str]
    words: Mapped[int]
    __table_args__ = (
        Index("ix_article_updated", "updated_at", "id"),
        Index("ix_article_stage", "stage", "updated_at", "id"),
        Index("ix_article_section", "section_id", "updated_at", "id"),
        Index("ix_article_scheduled", "scheduled_at"),
        Index("ix_article_published", "published_at", "id"),
        STRICT,
    )


class ArticleTag(Table):
    """The tags of an article's working text, for lists."""

    __tablename__ = "article_tag"
    article_id: Mapped[int] = mapped_column(ForeignKey("article.id"), primary_key=True)
    tag_id: Mapped[int] = mapped_column(ForeignKey("tag.id"), primary_key=True)
    __table_args__ = (Index("ix_article_tag_tag", "tag_id", "article_id"), STRICT)


class ArticleAuthor(Table):
    """The people in the byline of an article's working text, and its creator, for lists."""

    __tablename__ = "article_author"
    article_id: Mapped[int] = mapped_column(ForeignKey("article.id"), primary_key=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"), primary_key=True)
    __table_args__ = (Index("ix_article_author_person", "person_id", "article_id"), STRICT)


class ArticlePicture(Table):
    """The pictures that any kept revision of an article shows."""

    __tablename__ = "article_picture"
    article_id: Mapped[int] = mapped_column(ForeignKey("article.id"), primary_key=True)
    picture_sha256: Mapped[str] = mapped_column(ForeignKey("picture.sha256"), primary_key=True)
    __table_args__ = (Index("ix_article_picture_picture", "picture_sha256", "article_id"), STRICT)


class ArticleCheck(Table):
    """A line of a checklist that somebody saw to in an article, whichever sections hold it."""

    __tablename__ = "article_check"
    article_id: Mapped[int] = mapped_column(ForeignKey("article.id"), primary_key=True)
    item_sha256: Mapped[str] = mapped_column(primary_key=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"))
    at: Mapped[datetime]
    __table_args__ = (CheckConstraint(is_hash("item_sha256"), name="hash"), STRICT)


class PrivateNote(Table):
    """What never leaves the house: an article's notes and sources."""

    __tablename__ = "private_note"
    article_id: Mapped[int] = mapped_column(ForeignKey("article.id"), primary_key=True)
    notes: Mapped[str]
    sources: Mapped[str]


class Revision(Table):
    """An immutable text of an article: zstd of its canonical JSON, and that JSON's SHA-256."""

    __tablename__ = "revision"
    id: Mapped[int] = mapped_column(primary_key=True)
    article_id: Mapped[int] = mapped_column(ForeignKey("article.id"))
    number: Mapped[int]
    base_id: Mapped[int | None] = mapped_column(ForeignKey("revision.id"))
    author_id: Mapped[int] = mapped_column(ForeignKey("person.id"))
    created_at: Mapped[datetime]
    kind: Mapped[RevisionKind]
    note: Mapped[str] = mapped_column(default="")
    sha256: Mapped[str]
    text: Mapped[bytes]
    words: Mapped[int]
    __table_args__ = (
        UniqueConstraint("article_id", "number"),
        CheckConstraint(is_hash("sha256"), name="hash"),
        STRICT,
    )


class Draft(Table):
    """What a person has typed since `base_id` and not yet handed over; one row for each."""

    __tablename__ = "draft"
    article_id: Mapped[int] = mapped_column(ForeignKey("article.id"), primary_key=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"), primary_key=True)
    base_id: Mapped[int] = mapped_column(ForeignKey("revision.id"))
    saved_at: Mapped[datetime]
    sha256: Mapped[str]
    text: Mapped[bytes]
    __table_args__ = (CheckConstraint(is_hash("sha256"), name="hash"), STRICT)


class UndoHistory(Table):
    """Where a person stands in what they can undo in an article, while its words hash so."""

    __tablename__ = "undo_history"
    article_id: Mapped[int] = mapped_column(ForeignKey("article.id"), primary_key=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"), primary_key=True)
    lineage: Mapped[str]
    sha256: Mapped[str]
    position: Mapped[int]
    saved_at: Mapped[datetime]
    __table_args__ = (CheckConstraint(is_hash("sha256"), name="hash"), STRICT)


class UndoPiece(Table):
    """A few steps of such a history, oldest in the lowest number; `steps` is the window's."""

    __tablename__ = "undo_piece"
    article_id: Mapped[int] = mapped_column(ForeignKey("article.id"), primary_key=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"), primary_key=True)
    number: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    steps: Mapped[bytes]


class SignOff(Table):
    """An approval of one exact text; `voided_at` says when an edit or a later text took it away."""

    __tablename__ = "sign_off"
    id: Mapped[int] = mapped_column(primary_key=True)
    article_id: Mapped[int] = mapped_column(ForeignKey("article.id"), index=True)
    revision_id: Mapped[int] = mapped_column(ForeignKey("revision.id"))
    sha256: Mapped[str]
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"))
    at: Mapped[datetime]
    record_head: Mapped[str]
    own_words: Mapped[int]
    voided_at: Mapped[datetime | None]
    __table_args__ = (
        CheckConstraint(is_hash("sha256"), name="hash"),
        CheckConstraint(is_hash("record_head"), name="record_head"),
        STRICT,
    )


class Comment(Table):
    """A remark, or an answer to one (`parent_id`), on a place in an article or on all of it."""

    __tablename__ = "comment"
    id: Mapped[int] = mapped_column(primary_key=True)
    article_id: Mapped[int] = mapped_column(ForeignKey("article.id"), index=True)
    parent_id: Mapped[int | None] = mapped_column(ForeignKey("comment.id"))
    anchor: Mapped[str] = mapped_column(unique=True)
    field: Mapped[str]
    quoted: Mapped[str]
    body: Mapped[str]
    author_id: Mapped[int] = mapped_column(ForeignKey("person.id"))
    at: Mapped[datetime]
    resolved_at: Mapped[datetime | None]
    resolved_by_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))


class Picture(Table):
    """A picture that the newsroom keeps; its bytes lie under its hash in ``pictures/``."""

    __tablename__ = "picture"
    sha256: Mapped[str] = mapped_column(primary_key=True)
    kind: Mapped[str]
    width: Mapped[int]
    height: Mapped[int]
    bytes: Mapped[int]
    name: Mapped[str]
    alt: Mapped[str]
    caption: Mapped[str]
    credit: Mapped[str]
    creator: Mapped[str]
    rights: Mapped[str]
    licence_url: Mapped[str]
    focal_x: Mapped[int]
    focal_y: Mapped[int]
    added_at: Mapped[datetime]
    added_by_id: Mapped[int] = mapped_column(ForeignKey("person.id"))
    __table_args__ = (CheckConstraint(is_hash("sha256"), name="hash"), STRICT)


class PublicNotice(Table):
    """A dated note on a published article: an update, correction or clarification."""

    __tablename__ = "public_notice"
    id: Mapped[int] = mapped_column(primary_key=True)
    article_id: Mapped[int] = mapped_column(ForeignKey("article.id"), index=True)
    revision_id: Mapped[int] = mapped_column(ForeignKey("revision.id"))
    kind: Mapped[NoticeKind]
    text: Mapped[str]
    place: Mapped[NotePlace] = mapped_column(default=NotePlace.BELOW)
    at: Mapped[datetime]


class FormerAddress(Table):
    """An address that a published article had, for redirects."""

    __tablename__ = "former_address"
    id: Mapped[int] = mapped_column(primary_key=True)
    article_id: Mapped[int] = mapped_column(ForeignKey("article.id"), index=True)
    path: Mapped[str] = mapped_column(unique=True)
    until: Mapped[datetime]


class Package(Table):
    """What was built of an article: the manifest, and where the kept copy lies."""

    __tablename__ = "package"
    id: Mapped[int] = mapped_column(primary_key=True)
    article_id: Mapped[int] = mapped_column(ForeignKey("article.id"), index=True)
    revision_id: Mapped[int] = mapped_column(ForeignKey("revision.id"))
    status: Mapped[PackageStatus]
    manifest_sha256: Mapped[str]
    manifest: Mapped[str]
    made_at: Mapped[datetime]
    made_by_id: Mapped[int] = mapped_column(ForeignKey("person.id"))
    __table_args__ = (CheckConstraint(is_hash("manifest_sha256"), name="hash"), STRICT)


class RecordEntry(Table):
    """A line of the record; `hash` covers the line and `previous`, the hash before it."""

    __tablename__ = "record"
    id: Mapped[int] = mapped_column(primary_key=True)
    at: Mapped[datetime]
    person_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    origin: Mapped[str]
    action: Mapped[str]
    article_id: Mapped[int | None] = mapped_column(ForeignKey("article.id"))
    revision_id: Mapped[int | None] = mapped_column(ForeignKey("revision.id"))
    details: Mapped[str]
    previous: Mapped[str]
    hash: Mapped[str] = mapped_column(unique=True)
    __table_args__ = (
        Index("ix_record_article", "article_id", "id"),
        CheckConstraint(is_hash("previous"), name="previous"),
        CheckConstraint(is_hash("hash"), name="hash"),
        STRICT,
    )
