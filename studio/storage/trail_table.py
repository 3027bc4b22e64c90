"""The table of what people's texts were while they typed, between the versions that are kept.

It stands beside `tables` on the same metadata. Deliberately absent: how dense it is and how long
it lasts, which is `studio.newsroom.trail`'s affair.
"""

from datetime import datetime

from sqlalchemy import CheckConstraint, ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column

from studio.storage.columns import STRICT, is_hash
from studio.storage.mapping import Table


class TrailPoint(Table):
    """A draft as it was at one moment, typed since `base_id`; nothing ever refers to it."""

    __tablename__ = "trail_point"
    id: Mapped[int] = mapped_column(primary_key=True)
    article_id: Mapped[int] = mapped_column(ForeignKey("article.id"))
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"))
    base_id: Mapped[int] = mapped_column(ForeignKey("revision.id"))
    saved_at: Mapped[datetime]
    sha256: Mapped[str]
    text: Mapped[bytes]
    __table_args__ = (
        Index("ix_trail_point_typed", "article_id", "person_id", "saved_at"),
        Index("ix_trail_point_saved", "saved_at"),
        CheckConstraint(is_hash("sha256"), name="hash"),
        STRICT,
    )
