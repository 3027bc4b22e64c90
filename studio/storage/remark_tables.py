"""The tables of remarks: where a comment was made, and whom it names.

They stand beside `tables` on the same metadata. A comment that was made before them has no row
here and is shown as not attached. Deliberately absent: the comments themselves (`tables.Comment`).
"""

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from studio.storage.columns import STRICT
from studio.storage.mapping import Table


class CommentPlace(Table):
    """Where a thread was begun: in which version, on which characters, with what around them.

    `block` is null outside the body; `start_at` counts characters of the row.
    """

    __tablename__ = "comment_place"
    comment_id: Mapped[int] = mapped_column(ForeignKey("comment.id"), primary_key=True)
    revision_id: Mapped[int] = mapped_column(ForeignKey("revision.id"))
    block: Mapped[int | None]
    start_at: Mapped[int]
    before: Mapped[str]
    after: Mapped[str]


class CommentMention(Table):
    """Somebody whom a comment names."""

    __tablename__ = "comment_mention"
    comment_id: Mapped[int] = mapped_column(ForeignKey("comment.id"), primary_key=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"), primary_key=True, index=True)
    __table_args__ = (STRICT,)
