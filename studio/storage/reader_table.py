"""The table of readers: who has an article open to read it, in which window.

It stands beside `tables` on the same metadata, apart from leases, so that nobody who writes waits
for one who reads. Deliberately absent: how long a mark holds (`studio.newsroom.readers`).
"""

from datetime import datetime

from sqlalchemy import ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column

from studio.storage.columns import STRICT
from studio.storage.mapping import Table


class Reader(Table):
    """What a window shows to be read; `session` is the window's own name, made anew with it."""

    __tablename__ = "reader"
    session: Mapped[str] = mapped_column(primary_key=True)
    article_id: Mapped[int] = mapped_column(ForeignKey("article.id"))
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"))
    since: Mapped[datetime]
    renewed_at: Mapped[datetime]
    __table_args__ = (Index("ix_reader_article", "article_id"), STRICT)
