"""The tables of the archive's index: what of each article can be found, and how it was made.

They stand beside `tables` on the same metadata. The index itself is a virtual table that SQLite
alone has; it comes and goes with `SearchEntry`. Deliberately absent: what is written into them
(`search_index`).
"""

from typing import Final

from sqlalchemy import DDL, ForeignKey, Index, event
from sqlalchemy.orm import Mapped, mapped_column

from studio.storage.columns import STRICT
from studio.storage.mapping import Table

INDEX: Final = "search_index"
"""The virtual table, and how the names of all that SQLite keeps for it begin."""

CREATE_INDEX: Final = (
    f"CREATE VIRTUAL TABLE {INDEX} USING fts5(title, body, names, content='', prefix='2 3 4 5', "
    """tokenize="unicode61 remove_diacritics 0 categories 'L* N* Co Mn Mc'")"""
)
"""Beginnings of so many letters are words of their own to it, read from the newest on and no
further than asked for; of a longer one it has to read every word that begins so, to the oldest."""


SHADOWS: Final = {
    f"{INDEX}_data": "id INTEGER PRIMARY KEY, block BLOB",
    f"{INDEX}_idx": "segid, term, pgno, PRIMARY KEY(segid, term)",
    f"{INDEX}_docsize": "id INTEGER PRIMARY KEY, sz BLOB",
    f"{INDEX}_config": "k PRIMARY KEY, v",
}
"""The tables that SQLite keeps for the index: without one of them it cannot even be dropped."""


class SearchEntry(Table):
    """A text that can be found: an article's working one, or the public one where it differs.

    `id` is its row in the index and grows with every save. What was given to the index is made of
    `headline`, `names` and `body` (zstd), so that it can be taken out of it again.
    """

    __tablename__ = "search_entry"
    id: Mapped[int] = mapped_column(primary_key=True)
    article_id: Mapped[int] = mapped_column(ForeignKey("article.id"))
    public: Mapped[bool]
    revision_id: Mapped[int] = mapped_column(ForeignKey("revision.id"))
    headline: Mapped[str]
    names: Mapped[str]
    body: Mapped[bytes]
    __table_args__ = (
        Index("uq_search_entry_text", "article_id", "public", unique=True),
        STRICT,
    )


class SearchState(Table):
    """Which version of stems the index holds; no row, or another version, and it is to be made."""

    __tablename__ = "search_state"
    id: Mapped[int] = mapped_column(primary_key=True)
    version: Mapped[int]
    __table_args__ = (STRICT,)


TREES: Final = (*SHADOWS, SearchEntry.__tablename__, SearchState.__tablename__)
"""All tables whose rows are made of what articles say, and can be made anew."""

_MAKE_INDEX = DDL(CREATE_INDEX).execute_if(dialect="sqlite")  # type: ignore[no-untyped-call]  # SQLAlchemy's
event.listen(SearchEntry.__table__, "after_create", _MAKE_INDEX)
