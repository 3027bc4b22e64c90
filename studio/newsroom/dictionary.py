"""The newsroom's dictionary: words that are right here, whatever other dictionaries say.

Whoever writes adds one, and it is known to everybody at once; what a journalist has added waits to
be confirmed by an editor, who may also remove it. Until then whoever added it may take it back.
Deliberately absent: judging words; names of people and places, which are the register's.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from sqlalchemy import select
from sqlalchemy.orm import aliased

from studio.errors import Reason, Refused
from studio.newsroom import access, kept, permissions, record
from studio.newsroom.acting import Acting
from studio.newsroom.changes import NOTHING, Changes
from studio.newsroom.permissions import Duty
from studio.newsroom.ready import has_table
from studio.spelling.respelling import plain
from studio.storage import tables
from studio.storage.language_tables import HouseWord
from studio.storage.unit_of_work import UnitOfWork

LONGEST: Final = 40
"""The most letters that a word may have."""
_WORD: Final = re.compile(r"[^\W\d_]+(?:[-'’][^\W\d_]+)*")
_MARKED: Final = 4
"""So many signs may stand on each letter."""


@dataclass(frozen=True, slots=True, kw_only=True)
class WordView:
    """A word of the dictionary, who added it, and whether an editor has confirmed it."""

    id: int
    word: str
    key: str
    added: datetime
    person: int
    person_name: str
    confirmed: bool
    confirmed_by: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class WordsBrought:
    """What became of a list of words: how many were added and known, and the lines that are none.

    Each line that is none has its number, from 1.
    """

    changes: Changes
    added: int
    known: int
    refused: tuple[tuple[int, str], ...]


def words(acting: Acting) -> tuple[WordView, ...]:
    """Return the dictionary, in the order of its letters."""
    editor = aliased(tables.Person)
    with acting.store.read() as work:
        if not has_table(work, HouseWord):
            return ()
        query = (
            select(HouseWord, tables.Person.display_name, editor.display_name)
            .join(tables.Person, tables.Person.id == HouseWord.added_by_id)
            .outerjoin(editor, editor.id == HouseWord.confirmed_by_id)
            .order_by(HouseWord.key)
        )
        return tuple(
            WordView(
                id=row.id,
                word=row.word,
                key=row.key,
                added=row.added_at,
                person=row.added_by_id,
                person_name=name,
                confirmed=row.confirmed_at is not None,
                confirmed_by=confirmed_by or "",
            )
            for row, name, confirmed_by in work.rows.execute(query)
        )


def find_word(acting: Acting, word: str) -> WordView:
    """Return a word of the dictionary; raises `Refused` (WORD_UNKNOWN)."""
    wanted = word_key(word)
    for one in words(acting):
        if one.key == wanted:
            return one
    raise Refused(Reason.WORD_UNKNOWN, word=word[:LONGEST])


def add_word(acting: Acting, word: str) -> Changes:
    """Let a word be right in this newsroom; an editor's is confirmed at once.

    Raises `Refused`: NOT_PERMITTED, WORD_INVALID.
    """
    checked = checked_word(word)
    with acting.store.write() as work:
        access.require(work, acting, Duty.ADD_WORD)
        row = _add(work, acting, checked, confirmed=_keeps(work, acting))
        return NOTHING if row is None else Changes(words=(row.id,))


def confirm_word(acting: Acting, entry: int) -> Changes:
    """Say that a word which somebody has added is right.

    Raises `Refused`: WORD_UNKNOWN, NOT_PERMITTED.
    """
    with acting.store.write() as work:
        access.require(work, acting, Duty.KEEP_WORDS)
        row = _row(work, entry)
        if row.confirmed_at is not None:
            return NOTHING
        _confirm(work, acting, row)
        return Changes(words=(row.id,))


def remove_word(acting: Acting, entry: int) -> Changes:
    """Let a word be in the dictionary no longer; whoever added it may until it is confirmed.

    Raises `Refused`: WORD_UNKNOWN, NOT_PERMITTED.
    """
    with acting.store.write() as work:
        row = _row(work, entry)
        own = row.added_by_id == acting.person.id and row.confirmed_at is None
        access.require(work, acting, Duty.ADD_WORD if own else Duty.KEEP_WORDS)
        _note(work, acting, "remove_word", row)
        work.rows.delete(row)
        return Changes(words=(entry,))


def import_words(acting: Acting, lines: Iterable[str]) -> WordsBrought:
    """Add the words of a list, one on each line; empty lines and those with # say nothing.

    Raises `Refused` (NOT_PERMITTED).
    """
    added, known = [], 0
    refused: list[tuple[int, str]] = []
    with acting.store.write() as work:
        access.require(work, acting, Duty.KEEP_WORDS)
        for number, line in enumerate(lines, 1):
            said = line.strip().strip("\ufeff")
            if not said or said.startswith("#"):
                continue
            try:
                row = _add(work, acting, checked_word(said), confirmed=True)
            except Refused:
                refused.append((number, said[:LONGEST]))
                continue
            if row is None:
                known += 1
            else:
                added.append(row.id)
    return WordsBrought(
        changes=Changes(words=tuple(added)),
        added=len(added),
        known=known,
        refused=tuple(refused),
    )


def word_key(word: str) -> str:
    """Return what a word is compared by: as dictionaries hold it, in small letters."""
    return plain(word.strip()[: LONGEST * _MARKED]).casefold()


def checked_word(word: str) -> str:
    """Return a word without what stands around it; raises `Refused` (WORD_INVALID)."""
    said = word.strip()
    if len(said) <= LONGEST * _MARKED:
        bare = plain(said)
        if len(bare) <= LONGEST and _WORD.fullmatch(bare):
            return said
    raise Refused(Reason.WORD_INVALID, word=said[:LONGEST], limit=LONGEST)


def _keeps(work: UnitOfWork, acting: Acting) -> bool:
    return permissions.may(Duty.KEEP_WORDS, kept.posts(work, acting.person.id))


def _add(work: UnitOfWork, acting: Acting, word: str, *, confirmed: bool) -> HouseWord | None:
    """Return the row of a word that is new or confirmed now, None where it was known already."""
    key = word_key(word)
    row = work.rows.scalar(select(HouseWord).where(HouseWord.key == key))
    if row is not None:
        if row.confirmed_at is not None or not confirmed:
            return None
        _confirm(work, acting, row)
        return row
    row = HouseWord(word=word, key=key, added_at=acting.clock(), added_by_id=acting.person.id)
    if confirmed:
        row.confirmed_at, row.confirmed_by_id = row.added_at, acting.person.id
    work.rows.add(row)
    work.rows.flush()
    _note(work, acting, "add_word", row)
    return row


def _confirm(work: UnitOfWork, acting: Acting, row: HouseWord) -> None:
    row.confirmed_at, row.confirmed_by_id = acting.clock(), acting.person.id
    _note(work, acting, "confirm_word", row)


def _row(work: UnitOfWork, entry: int) -> HouseWord:
    row = work.rows.get(HouseWord, entry)
    if row is None:
        raise Refused(Reason.WORD_UNKNOWN, word=str(entry))
    return row


def _note(work: UnitOfWork, acting: Acting, action: str, row: HouseWord) -> None:
    details = {"entry": row.id, "word": row.word}
    record.append(work, acting, action, at=acting.clock(), details=details)
