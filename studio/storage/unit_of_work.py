"""One transaction: the only way to rows.

A unit of work lives as long as its ``with`` block; no row may be kept after it. Deliberately
absent: queries. They stand where their question is asked, in `studio.newsroom`.
"""

from dataclasses import dataclass, field

from sqlalchemy.orm import Session

from studio.document.article import ArticleText


@dataclass(frozen=True, slots=True)
class UnitOfWork:
    """A transaction on the newsroom's tables; `rows` finds, adds and changes them.

    `texts` holds what it wrote by the ids of revisions, so that nobody reads it again.
    """

    rows: Session
    texts: dict[int, ArticleText] = field(default_factory=dict)
