"""What a person can undo in an article, kept beside its text, bounded, in pieces.

A history is the steps from the oldest that is kept to the newest, cut into pieces of a few steps;
a save writes the pieces that changed alone. It fits one exact text: `recall` gives it only while
the article's words are those that it was kept with. Only the last `MOST_ARTICLES` articles of a
person have one. Deliberately absent: what a step is, which the writing surface knows.
"""

from typing import Final

from msgspec import Struct
from sqlalchemy import ColumnElement, delete, func, select

from studio.document.article import ArticleText
from studio.document.codec import content_hash
from studio.newsroom.acting import Acting
from studio.storage import tables
from studio.storage.mapping import table_of
from studio.storage.unit_of_work import UnitOfWork

MOST_PIECES: Final = 64
MOST_BYTES: Final = 1024 * 1024
"""How much of one article's history is kept, in bytes of its pieces."""
MOST_ARTICLES: Final = 30


class UndoNews(Struct, frozen=True):
    """What is new in a history since it was kept last.

    `lineage` names the history, `position` says how many steps are done, those that are kept no
    more among them. From piece `since` on, `pieces` stand in the place of what was kept; `whole`
    says that nothing before them belongs to the history.
    """

    lineage: str
    position: int
    since: int
    pieces: tuple[bytes, ...]
    whole: bool


class UndoKept(Struct, frozen=True):
    """A history as it is kept: its pieces stand in one row, the first of them numbered `first`."""

    lineage: str
    position: int
    first: int
    pieces: tuple[bytes, ...]


def keep(work: UnitOfWork, acting: Acting, article: int, text: ArticleText, news: UndoNews) -> None:
    """Keep what is new of a history that leads to `text`.

    What does not go on from the history that is kept, and is not whole, lets nothing be kept: two
    windows wrote in turns.
    """
    key = (article, acting.person.id)
    row = work.rows.get(tables.UndoHistory, key)
    goes_on = row is not None and row.lineage == news.lineage
    if not goes_on or news.whole:
        _drop(work, key)
    if not goes_on and not news.whole:
        if row is not None:
            work.rows.delete(row)
        return
    if row is None:
        row = tables.UndoHistory(article_id=article, person_id=acting.person.id)
        work.rows.add(row)
    row.lineage, row.position = news.lineage, news.position
    row.sha256, row.saved_at = _words_hash(text), acting.clock()
    _drop(work, key, since=news.since)
    for number, steps in enumerate(news.pieces, news.since):
        work.rows.add(
            tables.UndoPiece(article_id=key[0], person_id=key[1], number=number, steps=steps)
        )
    work.rows.flush()
    _drop(work, key, before=_oldest(work, key))
    if not goes_on:
        _forget_old(work, acting.person.id)


def recall(acting: Acting, article: int, text: ArticleText) -> UndoKept | None:
    """Return what the person can undo in an article whose words are those of `text`, if anything.

    A history that was kept with other words, or with pieces missing, is none.
    """
    key = (article, acting.person.id)
    with acting.store.read() as work:
        row = work.rows.get(tables.UndoHistory, key)
        if row is None or row.sha256 != _words_hash(text):
            return None
        piece = table_of(tables.UndoPiece).c
        found = work.rows.execute(
            select(piece.number, piece.steps)
            .where(piece.article_id == article, piece.person_id == acting.person.id)
            .order_by(piece.number)
        ).all()
        numbers = [number for number, _ in found]
        if not numbers or numbers != list(range(numbers[0], numbers[0] + len(numbers))):
            return None
        pieces = tuple(steps for _, steps in found)
        return UndoKept(row.lineage, row.position, numbers[0], pieces)


def _words_hash(text: ArticleText) -> str:
    """Return the hash of what the writing surface shows of an article."""
    return content_hash(
        ArticleText(
            headline=text.headline,
            kicker=text.kicker,
            standfirst=text.standfirst,
            lead_picture=text.lead_picture,
            body=text.body,
        )
    )


def _of(key: tuple[int, int]) -> tuple[ColumnElement[bool], ...]:
    return tables.UndoPiece.article_id == key[0], tables.UndoPiece.person_id == key[1]


def _oldest(work: UnitOfWork, key: tuple[int, int]) -> int:
    """Return the number of the oldest piece that may stay."""
    found = work.rows.execute(
        select(tables.UndoPiece.number, func.length(tables.UndoPiece.steps))
        .where(*_of(key))
        .order_by(tables.UndoPiece.number.desc())
    ).all()
    oldest, size = 0, 0
    for count, (number, length) in enumerate(found, 1):
        size += length
        if count > MOST_PIECES or size > MOST_BYTES:
            return oldest if count > 1 else number + 1
        oldest = number
    return oldest


def _drop(
    work: UnitOfWork, key: tuple[int, int], *, since: int = 0, before: int | None = None
) -> None:
    number = tables.UndoPiece.number
    span = number >= since if before is None else number < before
    work.rows.execute(delete(tables.UndoPiece).where(*_of(key), span))


def _forget_old(work: UnitOfWork, person: int) -> None:
    """Let a person's newest histories be all that are kept of theirs."""
    work.rows.flush()
    old = work.rows.scalars(
        select(tables.UndoHistory)
        .where(tables.UndoHistory.person_id == person)
        .order_by(tables.UndoHistory.saved_at.desc(), tables.UndoHistory.article_id.desc())
        .offset(MOST_ARTICLES)
    ).all()
    for row in old:
        _drop(work, (row.article_id, person))
        work.rows.delete(row)
