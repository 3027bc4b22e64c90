"""Snippets: texts that are written by an abbreviation, a person's own or the newsroom's.

An abbreviation is one word, the same however it is spelt; where a person has the same one as the
newsroom, theirs counts. Own snippets are nobody else's business and write no line in the record.
Deliberately absent: when an abbreviation becomes its text, which is the writing surface's affair.
"""

from datetime import datetime
from typing import Final

from msgspec import Struct
from msgspec.structs import replace
from sqlalchemy import or_, select

from studio.arabic.folding import fold
from studio.document.codec import decode_document, encode_document
from studio.document.marks import one_line
from studio.document.plain import plain_text
from studio.document.tree import Document
from studio.errors import Reason, Refused
from studio.newsroom import access, record
from studio.newsroom.acting import Acting
from studio.newsroom.changes import NOTHING, Changes
from studio.newsroom.permissions import Duty
from studio.newsroom.ready import has_table, is_empty, ready_body
from studio.storage import tables
from studio.storage.ready_tables import Snippet
from studio.storage.unit_of_work import UnitOfWork

LONGEST: Final = 24
"""The most characters that an abbreviation may have."""
_NAME: Final = 60


class Wording(Struct, frozen=True, kw_only=True):
    """What a snippet is: its abbreviation, its name (made of the text where empty), its text."""

    abbreviation: str
    text: Document
    name: str = ""
    shared: bool = False


class SnippetView(Struct, frozen=True, kw_only=True):
    """A snippet as it is kept; `shared` is everybody's, `person_name` changed it last."""

    id: int
    abbreviation: str
    key: str
    name: str
    text: Document
    shared: bool
    person_name: str
    updated: datetime

    @property
    def wording(self) -> Wording:
        """What it is, to change some of it (`msgspec.structs.replace`)."""
        return Wording(
            abbreviation=self.abbreviation, text=self.text, name=self.name, shared=self.shared
        )


def snippets(acting: Acting) -> tuple[SnippetView, ...]:
    """Return the newsroom's snippets and the person's own, by name."""
    with acting.store.read() as work:
        if not has_table(work, Snippet):
            return ()
        query = (
            select(Snippet, tables.Person.display_name)
            .join(tables.Person, tables.Person.id == Snippet.updated_by_id)
            .where(or_(Snippet.person_id.is_(None), Snippet.person_id == acting.person.id))
        )
        found = [_view(row, name) for row, name in work.rows.execute(query)]
    return tuple(sorted(found, key=lambda one: (fold(one.name), one.id)))


def find_snippet(acting: Acting, abbreviation: str, *, shared: bool | None = None) -> SnippetView:
    """Return the snippet of an abbreviation, the person's own before the newsroom's.

    Raises `Refused` (SNIPPET_UNKNOWN).
    """
    wanted = abbreviation_key(abbreviation)
    found = [one for one in snippets(acting) if one.key == wanted and shared in {None, one.shared}]
    if not found:
        raise Refused(Reason.SNIPPET_UNKNOWN, snippet=abbreviation)
    return min(found, key=lambda one: one.shared)


def add_snippet(acting: Acting, wording: Wording) -> Changes:
    """Keep a text ready, one's own or, where `shared`, everybody's.

    Raises `Refused`: NOT_PERMITTED, SNIPPET_INVALID, SNIPPET_EMPTY, SNIPPET_EXISTS.
    """
    checked = _checked(wording)
    with acting.store.write() as work:
        _require(work, acting, shared=wording.shared)
        row = Snippet(key=abbreviation_key(checked.abbreviation))
        _write(work, acting, row, checked)
        work.rows.add(row)
        work.rows.flush()
        _note(work, acting, "add_snippet", row)
        return Changes(snippets=(row.id,))


def change_snippet(acting: Acting, snippet: int, wording: Wording) -> Changes:
    """Let a snippet be this from now on; whose it is may change too.

    Raises `Refused`: SNIPPET_UNKNOWN, and as `add_snippet`.
    """
    checked = _checked(wording)
    with acting.store.write() as work:
        row = _row(work, acting, snippet)
        _require(work, acting, shared=row.person_id is None)
        _require(work, acting, shared=checked.shared)
        if _view(row, "").wording == checked:
            return NOTHING
        was_shared = row.person_id is None
        _write(work, acting, row, checked)
        work.rows.flush()
        if was_shared or checked.shared:
            _note(work, acting, "change_snippet", row, always=True)
        return Changes(snippets=(row.id,))


def remove_snippet(acting: Acting, snippet: int) -> Changes:
    """Keep a snippet no longer; what was written by it stays.

    Raises `Refused`: SNIPPET_UNKNOWN, NOT_PERMITTED.
    """
    with acting.store.write() as work:
        row = _row(work, acting, snippet)
        _require(work, acting, shared=row.person_id is None)
        _note(work, acting, "remove_snippet", row)
        work.rows.delete(row)
        return Changes(snippets=(snippet,))


def abbreviation_key(abbreviation: str) -> str:
    """Return what abbreviations are the same by: how they read, not how they are spelt."""
    return fold(abbreviation).strip()


def free_abbreviation(taken: frozenset[str], text: Document) -> str:
    """Return an abbreviation that none of the keys in `taken` is: the text's first word, numbered.

    For keeping a text at once and letting the person say a better one.
    """
    word = next(iter(plain_text(text).split()), "")
    word = "".join(one for one in word if one.isalnum())[: LONGEST - 4] or "1"
    tried, number = word, 1
    while abbreviation_key(tried) in taken:
        number += 1
        tried = f"{word}{number}"
    return tried


def _checked(wording: Wording) -> Wording:
    abbreviation = one_line(wording.abbreviation)
    text = ready_body(wording.text)
    if (
        not abbreviation_key(abbreviation)
        or len(abbreviation) > LONGEST
        or any(one.isspace() for one in abbreviation)
    ):
        raise Refused(Reason.SNIPPET_INVALID, snippet=wording.abbreviation, limit=LONGEST)
    if is_empty(text):
        raise Refused(Reason.SNIPPET_EMPTY)
    name = one_line(wording.name) or one_line(plain_text(text)[: 2 * _NAME])[:_NAME].strip()
    return replace(wording, abbreviation=abbreviation, text=text, name=name)


def _write(work: UnitOfWork, acting: Acting, row: Snippet, checked: Wording) -> None:
    key = abbreviation_key(checked.abbreviation)
    owner = None if checked.shared else acting.person.id
    same = select(Snippet).where(
        Snippet.key == key,
        Snippet.person_id.is_(None) if owner is None else Snippet.person_id == owner,
    )
    for other in work.rows.scalars(same):
        if other.id != row.id:
            raise Refused(Reason.SNIPPET_EXISTS, snippet=checked.abbreviation, existing=other.name)
    row.person_id, row.key = owner, key
    row.abbreviation, row.name = checked.abbreviation, checked.name
    row.text = encode_document(checked.text)
    row.updated_at, row.updated_by_id = acting.clock(), acting.person.id


def _require(work: UnitOfWork, acting: Acting, *, shared: bool) -> None:
    access.require(work, acting, Duty.KEEP_READY_TEXTS if shared else Duty.MAKE_SNIPPET)


def _row(work: UnitOfWork, acting: Acting, snippet: int) -> Snippet:
    row = work.rows.get(Snippet, snippet)
    if row is None or row.person_id not in {None, acting.person.id}:
        raise Refused(Reason.SNIPPET_UNKNOWN, snippet=str(snippet))
    return row


def _note(
    work: UnitOfWork, acting: Acting, action: str, row: Snippet, *, always: bool = False
) -> None:
    """Write the record's line of what is everybody's."""
    if row.person_id is None or always:
        details = {"snippet": row.id, "name": row.name}
        record.append(work, acting, action, at=acting.clock(), details=details)


def _view(row: Snippet, person_name: str) -> SnippetView:
    return SnippetView(
        id=row.id,
        abbreviation=row.abbreviation,
        key=row.key,
        name=row.name,
        text=decode_document(row.text),
        shared=row.person_id is None,
        person_name=person_name,
        updated=row.updated_at,
    )
