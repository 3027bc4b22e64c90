"""The table of leases: who has an article open to write in it, in which window.

It stands beside `tables` on the same metadata. Deliberately absent: how long a lease holds, which
is `studio.newsroom.leases`' affair.
"""

from datetime import datetime

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from studio.storage.mapping import Table


class Lease(Table):
    """Who may write in an article now; `session` is a window's own name, made anew with it."""

    __tablename__ = "lease"
    article_id: Mapped[int] = mapped_column(ForeignKey("article.id"), primary_key=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"))
    session: Mapped[str]
    taken_at: Mapped[datetime]
    renewed_at: Mapped[datetime]
