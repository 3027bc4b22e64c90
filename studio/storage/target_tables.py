"""The tables of what leaves for elsewhere: targets, the queue, and what each target has by now.

They stand beside `tables` on the same metadata. Deliberately absent: passwords and keys, which the
system's keyring holds, and the files that were sent, which the target's own manifest lists.
"""

from datetime import datetime

from sqlalchemy import ForeignKey, Index, text
from sqlalchemy.orm import Mapped, mapped_column

from studio.storage.codes import PackageStatus, SendingState, TargetKind
from studio.storage.columns import STRICT
from studio.storage.mapping import Table


class Target(Table):
    """A place that articles are sent to; `uid` is what the keyring knows it by.

    `key` is the folded name, once among those that are not removed. `options` is JSON.
    """

    __tablename__ = "target"
    id: Mapped[int] = mapped_column(primary_key=True)
    uid: Mapped[str] = mapped_column(unique=True)
    name: Mapped[str]
    key: Mapped[str]
    kind: Mapped[TargetKind]
    address: Mapped[str]
    user_name: Mapped[str]
    options: Mapped[str]
    added_at: Mapped[datetime]
    added_by_id: Mapped[int] = mapped_column(ForeignKey("person.id"))
    removed_at: Mapped[datetime | None]
    __table_args__ = (
        Index("uq_target_key", "key", unique=True, sqlite_where=text("removed_at IS NULL")),
        STRICT,
    )


class Sending(Table):
    """An article on its way to a target, or there; the whole site where none is named.

    `reason` and `facts` (JSON) are the error of the last attempt; `over` lets it replace what is
    newer or was changed there.
    """

    __tablename__ = "sending"
    id: Mapped[int] = mapped_column(primary_key=True)
    target_id: Mapped[int] = mapped_column(ForeignKey("target.id"))
    article_id: Mapped[int | None] = mapped_column(ForeignKey("article.id"))
    state: Mapped[SendingState]
    asked_at: Mapped[datetime]
    asked_by_id: Mapped[int] = mapped_column(ForeignKey("person.id"))
    over: Mapped[bool]
    revision: Mapped[int | None]
    attempts: Mapped[int]
    next_at: Mapped[datetime]
    ended_at: Mapped[datetime | None]
    reason: Mapped[str]
    facts: Mapped[str]
    files: Mapped[int]
    bytes: Mapped[int]
    __table_args__ = (
        Index("ix_sending_state", "state", "next_at", "id"),
        Index("ix_sending_article", "article_id", "id"),
        Index("ix_sending_target", "target_id", "id"),
        STRICT,
    )


class TargetArticle(Table):
    """What a target has of an article: which revision, and where it lies below the address."""

    __tablename__ = "target_article"
    target_id: Mapped[int] = mapped_column(ForeignKey("target.id"), primary_key=True)
    article_id: Mapped[int] = mapped_column(ForeignKey("article.id"), primary_key=True)
    revision: Mapped[int]
    status: Mapped[PackageStatus]
    place: Mapped[str]
    sent_at: Mapped[datetime]
    sent_by_id: Mapped[int] = mapped_column(ForeignKey("person.id"))
    __table_args__ = (Index("ix_target_article_article", "article_id"), STRICT)
