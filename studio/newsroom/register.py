"""The register: names of people, places and bodies as the newsroom writes them.

Each spelling belongs to one name. Whoever writes adds a name; editors change, join and remove them.
Deliberately absent: finding names in articles (`studio.style.register`), and files (`names_file`).
"""

import json
from collections.abc import Iterable
from datetime import datetime
from typing import Final

from msgspec import Struct
from msgspec.structs import replace
from sqlalchemy import select

from studio.arabic.names import spelling
from studio.arabic.slugs import latin_slug
from studio.document.marks import one_line
from studio.errors import Reason, Refused
from studio.newsroom import access, record
from studio.newsroom.acting import Acting
from studio.newsroom.changes import NOTHING, Changes
from studio.newsroom.house import settings
from studio.newsroom.naming import nearest
from studio.newsroom.permissions import Duty
from studio.newsroom.ready import has_table
from studio.storage import tables
from studio.storage.codes import NameKind
from studio.storage.language_tables import HouseName
from studio.storage.unit_of_work import UnitOfWork

LONGEST: Final = 80
"""The most characters that a name may have."""
_ROLE: Final = 200


class Naming(Struct, frozen=True, kw_only=True):
    """What the register says of a name.

    `spellings` are others that are met and put right, `apart` names that are never the same; `role`
    is what is said of the bearer in a line.
    """

    name: str
    kind: NameKind = NameKind.PERSON
    latin: str = ""
    role: str = ""
    spellings: tuple[str, ...] = ()
    apart: tuple[str, ...] = ()


class NameView(Struct, frozen=True, kw_only=True):
    """A name of the register, and who changed it last."""

    id: int
    naming: Naming
    updated: datetime
    person_name: str

    @property
    def name(self) -> str:
        """The name as the house writes it."""
        return self.naming.name


class NamesBrought(Struct, frozen=True, kw_only=True):
    """What became of a list of names; those that were refused with the reason."""

    changes: Changes
    added: int
    changed: int
    refused: tuple[tuple[str, Reason], ...]


def names(acting: Acting) -> tuple[NameView, ...]:
    """Return the register, in the order of its letters."""
    with acting.store.read() as work:
        if not has_table(work, HouseName):
            return ()
        query = (
            select(HouseName, tables.Person.display_name)
            .join(tables.Person, tables.Person.id == HouseName.updated_by_id)
            .order_by(HouseName.key)
        )
        return tuple(
            NameView(
                id=row.id, naming=naming_of(row), updated=row.updated_at, person_name=person_name
            )
            for row, person_name in work.rows.execute(query)
        )


def find_name(acting: Acting, name: str) -> NameView:
    """Return the name that is spelt so, in the house's way, another or Latin letters.

    Raises `Refused` (NAME_UNKNOWN) with the nearest name.
    """
    known = names(acting)
    wanted = _key(name)
    for one in known:
        said = (one.name, one.naming.latin, *one.naming.spellings)
        if wanted and wanted in map(_key, said):
            return one
    near = nearest(name[:LONGEST], (one.name for one in known))
    raise Refused(Reason.NAME_UNKNOWN, name=name[:LONGEST], nearest=near)


def latin_address(acting: Acting, headline: str) -> str:
    """Return an address in Latin letters for a headline, with names as the register has them.

    As long as the newsroom's addresses are; empty where the headline has no word.
    """
    with acting.store.read() as work:
        access.require_present(work, acting)
        rows = work.rows.scalars(select(HouseName)).all() if has_table(work, HouseName) else ()
        every = [naming_of(row) for row in rows]
        latin = {said: one.latin for one in every for said in (one.name, *one.spellings)}
        return latin_slug(headline, latin, settings(work).slug_words)


def add_name(acting: Acting, naming: Naming) -> Changes:
    """Add a name to the register.

    Raises `Refused`: NOT_PERMITTED, NAME_INVALID, NAME_EXISTS.
    """
    checked = checked_naming(naming)
    with acting.store.write() as work:
        access.require(work, acting, Duty.ADD_NAME)
        _Taken(work).require_free(checked, None)
        row = HouseName()
        _write(work, acting, row, checked)
        _note(work, acting, "add_name", row)
        return Changes(names=(row.id,))


def change_name(acting: Acting, entry: int, naming: Naming) -> Changes:
    """Let the register say this of a name from now on.

    Raises `Refused`: NAME_UNKNOWN, and as `add_name`.
    """
    checked = checked_naming(naming)
    with acting.store.write() as work:
        access.require(work, acting, Duty.KEEP_NAMES)
        row = _row(work, entry)
        if naming_of(row) == checked:
            return NOTHING
        _Taken(work).require_free(checked, row.id)
        _write(work, acting, row, checked)
        _note(work, acting, "change_name", row)
        return Changes(names=(row.id,))


def merge_name(acting: Acting, entry: int, into: int) -> Changes:
    """Let a name be a spelling of another, with all its own; what that one lacks comes along.

    Raises `Refused`: NAME_UNKNOWN, NAME_MERGE_SELF, NOT_PERMITTED.
    """
    with acting.store.write() as work:
        access.require(work, acting, Duty.KEEP_NAMES)
        row, other = _row(work, entry), _row(work, into)
        if row is other:
            raise Refused(Reason.NAME_MERGE_SELF, name=row.name)
        mine, theirs = naming_of(row), naming_of(other)
        joined = replace(
            theirs,
            latin=theirs.latin or mine.latin,
            role=theirs.role or mine.role,
            spellings=(*theirs.spellings, mine.name, *mine.spellings),
            apart=(*theirs.apart, *mine.apart),
        )
        _note(work, acting, "merge_name", row, into=other.name)
        work.rows.delete(row)
        work.rows.flush()
        _write(work, acting, other, checked_naming(joined))
        return Changes(names=(entry, into))


def remove_name(acting: Acting, entry: int) -> Changes:
    """Let the register have a name no longer; articles stay as they are.

    Raises `Refused`: NAME_UNKNOWN, NOT_PERMITTED.
    """
    with acting.store.write() as work:
        access.require(work, acting, Duty.KEEP_NAMES)
        row = _row(work, entry)
        _note(work, acting, "remove_name", row)
        work.rows.delete(row)
        return Changes(names=(entry,))


def import_names(acting: Acting, listed: Iterable[Naming]) -> NamesBrought:
    """Add names, and let those that the register has be as they are listed.

    Raises `Refused` (NOT_PERMITTED).
    """
    touched: list[int] = []
    added = 0
    refused: list[tuple[str, Reason]] = []
    with acting.store.write() as work:
        access.require(work, acting, Duty.KEEP_NAMES)
        taken = _Taken(work)
        for naming in listed:
            try:
                checked = checked_naming(naming)
                key = _key(checked.name)
                row = work.rows.scalar(select(HouseName).where(HouseName.key == key))
                if row is not None and naming_of(row) == checked:
                    continue
                taken.require_free(checked, None if row is None else row.id)
            except Refused as refusal:
                refused.append((naming.name[:LONGEST], refusal.reason))
                continue
            added += row is None
            action = "add_name" if row is None else "change_name"
            row = HouseName() if row is None else row
            _write(work, acting, row, checked)
            _note(work, acting, action, row)
            taken.take(row.id, checked)
            touched.append(row.id)
    return NamesBrought(
        changes=Changes(names=tuple(touched)),
        added=added,
        changed=len(touched) - added,
        refused=tuple(refused),
    )


def house_spelling(work: UnitOfWork, name: str) -> Naming | None:
    """Return what the register says of a name in any spelling, within a larger transaction."""
    if not has_table(work, HouseName):
        return None
    wanted = _key(name)
    for row in work.rows.scalars(select(HouseName).order_by(HouseName.id)):
        naming = naming_of(row)
        if wanted and wanted in map(_key, (naming.name, *naming.spellings)):
            return naming
    return None


def checked_naming(naming: Naming) -> Naming:
    """Return what is said of a name, on lines and each spelling once.

    Raises `Refused` (NAME_INVALID).
    """
    name = _checked_name(naming.name)
    spellings = dict.fromkeys(_checked_name(one) for one in naming.spellings if one.strip())
    spellings.pop(name, None)
    apart = dict.fromkeys(_checked_name(one) for one in naming.apart if one.strip())
    return Naming(
        name=name,
        kind=naming.kind,
        latin=one_line(naming.latin)[:LONGEST],
        role=one_line(naming.role)[:_ROLE],
        spellings=tuple(spellings),
        apart=tuple(apart),
    )


def naming_of(row: HouseName) -> Naming:
    """Return what a row of the register says."""
    return Naming(
        name=row.name,
        kind=row.kind,
        latin=row.latin,
        role=row.role,
        spellings=tuple(json.loads(row.spellings)),
        apart=tuple(json.loads(row.apart)),
    )


def _checked_name(name: str) -> str:
    said = one_line(name) if len(name) <= 4 * LONGEST else ""
    if not _key(said) or len(said) > LONGEST:
        raise Refused(Reason.NAME_INVALID, name=name[:LONGEST], limit=LONGEST)
    return said


def _key(name: str) -> str:
    """Return what names are the same by, empty for what has no letters."""
    key = spelling(name[: 4 * LONGEST]).casefold()
    return key if any(one.isalpha() for one in key) else ""


class _Taken:
    """Which spelling belongs to which name."""

    def __init__(self, work: UnitOfWork) -> None:
        self._names: dict[str, tuple[int, str]] = {}
        self._keys: dict[int, tuple[str, ...]] = {}
        for row in work.rows.scalars(select(HouseName)):
            self.take(row.id, naming_of(row))

    def take(self, entry: int, naming: Naming) -> None:
        """Remember that these spellings are a name's, and no others."""
        for key in self._keys.pop(entry, ()):
            self._names.pop(key, None)
        keys = self._keys[entry] = tuple(_key(one) for one in (naming.name, *naming.spellings))
        self._names.update(dict.fromkeys(keys, (entry, naming.name)))

    def require_free(self, naming: Naming, entry: int | None) -> None:
        """Raise `Refused` (NAME_EXISTS) where another name of the register is spelt so."""
        for said in (naming.name, *naming.spellings):
            taken = self._names.get(_key(said))
            if taken is not None and taken[0] != entry:
                raise Refused(Reason.NAME_EXISTS, name=said, existing=taken[1])


def _write(work: UnitOfWork, acting: Acting, row: HouseName, naming: Naming) -> None:
    row.kind, row.name, row.key = naming.kind, naming.name, _key(naming.name)
    row.latin, row.role = naming.latin, naming.role
    row.spellings = json.dumps(naming.spellings, ensure_ascii=False)
    row.apart = json.dumps(naming.apart, ensure_ascii=False)
    row.updated_at, row.updated_by_id = acting.clock(), acting.person.id
    work.rows.add(row)
    work.rows.flush()


def _row(work: UnitOfWork, entry: int) -> HouseName:
    row = work.rows.get(HouseName, entry)
    if row is None:
        raise Refused(Reason.NAME_UNKNOWN, name=str(entry), nearest=None)
    return row


def _note(work: UnitOfWork, acting: Acting, action: str, row: HouseName, **details: str) -> None:
    said: record.Details = {"entry": row.id, "name": row.name, **details}
    record.append(work, acting, action, at=acting.clock(), details=said)
