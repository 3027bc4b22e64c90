"""Noticing, in a transaction, which articles have another text than before.

So that no use case has to think of the archive's index. Deliberately absent: the index
(`search_index`), which a program that writes nothing never loads.
"""

from typing import Any, Final

from sqlalchemy import event, inspect
from sqlalchemy.orm import Session

from studio.storage.tables import Article

_TEXTS: Final = ("working_revision_id", "published_revision_id", "withdrawn")


def watch_texts(rows: Session) -> set[Article]:
    """Return a set that will hold the articles whose working or public text changes in `rows`."""
    changed: set[Article] = set()

    def note(session: Session, *_: Any) -> None:  # noqa: ANN401 - SQLAlchemy's event
        for row in (*session.new, *session.dirty):
            if isinstance(row, Article) and _has_other_text(row):
                changed.add(row)

    event.listen(rows, "before_flush", note)
    return changed


def _has_other_text(row: Article) -> bool:
    attributes = inspect(row).attrs
    return any(attributes[name].history.has_changes() for name in _TEXTS)
