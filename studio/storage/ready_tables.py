"""The tables of what is written once and used often: snippets, and a newsroom's own templates.

They stand beside `tables` on the same metadata. Texts are JSON of `studio.document.codec`.
Deliberately absent: the templates that the program brings, which are files.
"""

from datetime import datetime

from sqlalchemy import ForeignKey, Index, func
from sqlalchemy.orm import Mapped, mapped_column

from studio.storage.columns import STRICT
from studio.storage.mapping import Table


class Snippet(Table):
    """A text that an abbreviation stands for: a person's own, or everybody's (`person_id` null).

    `key` is the folded abbreviation, once for each person and once for everybody.
    """

    __tablename__ = "snippet"
    id: Mapped[int] = mapped_column(primary_key=True)
    person_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    abbreviation: Mapped[str]
    key: Mapped[str]
    name: Mapped[str]
    text: Mapped[str]
    updated_at: Mapped[datetime]
    updated_by_id: Mapped[int] = mapped_column(ForeignKey("person.id"))
    __table_args__ = (
        Index("uq_snippet_key", func.coalesce(person_id, 0), "key", unique=True),
        STRICT,
    )


class StoryTemplate(Table):
    """A text to begin stories from; `key` is the folded name."""

    __tablename__ = "story_template"
    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str]
    key: Mapped[str] = mapped_column(unique=True)
    text: Mapped[str]
    updated_at: Mapped[datetime]
    updated_by_id: Mapped[int] = mapped_column(ForeignKey("person.id"))
