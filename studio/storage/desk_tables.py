"""The tables of the desk: notices, private drafts, saved searches, lengths, done checks.

They stand beside `tables` on the same metadata. Deliberately absent: what lists show of an article,
which are columns of its own (`tables.Article`).
"""

from datetime import datetime

from sqlalchemy import ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column

from studio.storage.codes import NoticeCode
from studio.storage.columns import STRICT
from studio.storage.mapping import Table
from studio.storage.tables import Article


class Notice(Table):
    """Something that somebody is told of about an article; `by_id` is null where a clock did it."""

    __tablename__ = "notice"
    id: Mapped[int] = mapped_column(primary_key=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"))
    kind: Mapped[NoticeCode]
    article_id: Mapped[int] = mapped_column(ForeignKey("article.id"))
    comment_id: Mapped[int | None] = mapped_column(ForeignKey("comment.id"), index=True)
    by_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    at: Mapped[datetime]
    read_at: Mapped[datetime | None]
    __table_args__ = (
        Index("ix_notice_person", "person_id", "read_at", "id"),
        Index("ix_notice_article", "article_id", "kind", "at"),
        STRICT,
    )


class PrivateDraft(Table):
    """An article that its authors alone see, until it is submitted."""

    __tablename__ = "private_draft"
    article_id: Mapped[int] = mapped_column(ForeignKey("article.id"), primary_key=True)


class LengthReason(Table):
    """Why an article was submitted with another length than was commissioned."""

    __tablename__ = "length_reason"
    article_id: Mapped[int] = mapped_column(ForeignKey("article.id"), primary_key=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"))
    at: Mapped[datetime]
    words: Mapped[int]
    commissioned: Mapped[int]
    reason: Mapped[str]


class SavedSearch(Table):
    """A search of the archive that a person keeps; `asked` is JSON, `key` the folded name."""

    __tablename__ = "saved_search"
    id: Mapped[int] = mapped_column(primary_key=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"))
    name: Mapped[str]
    key: Mapped[str]
    asked: Mapped[str]
    __table_args__ = (Index("uq_saved_search_key", "person_id", "key", unique=True), STRICT)


class DoneCheck(Table):
    """On which version a check was done; `what` is its name, or the hash of a checklist's line."""

    __tablename__ = "done_check"
    article_id: Mapped[int] = mapped_column(ForeignKey("article.id"), primary_key=True)
    what: Mapped[str] = mapped_column(primary_key=True)
    revision_id: Mapped[int] = mapped_column(ForeignKey("revision.id"))


_COMMISSIONED = Article.commissioned_words.is_not(None)

Index("ix_article_assignee", Article.assignee_id, Article.updated_at, Article.id)
Index("ix_article_priority", Article.priority, Article.updated_at, Article.id)
Index("ix_article_due", Article.due_at, Article.id)
Index(
    "ix_article_commissioned",
    Article.commissioned_words,
    Article.words,
    sqlite_where=_COMMISSIONED,
)
