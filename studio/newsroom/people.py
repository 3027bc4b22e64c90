"""The people of a newsroom: founding it, adding, renaming and retiring them, what they do.

Nobody is ever removed: the record and the texts name them. Deliberately absent: signing in.
"""

import re
from collections.abc import Iterable
from datetime import datetime
from pathlib import Path
from typing import Final

from sqlalchemy import delete, select

from studio.arabic.folding import key
from studio.document.marks import one_line
from studio.errors import Reason, Refused
from studio.newsroom import access, house, kept, record, sections
from studio.newsroom.acting import Acting, Clock
from studio.newsroom.changes import NOTHING, Changes
from studio.newsroom.permissions import Duty, Post
from studio.newsroom.views import PersonView
from studio.settings import SettingValue, read_setting
from studio.storage import tables
from studio.storage.codes import Role
from studio.storage.engine import Store, create_newsroom
from studio.storage.unit_of_work import UnitOfWork

STARTER_SECTIONS: Final = ("العالم", "محلي", "رياضة")
"""What a new newsroom begins with."""

_SIGN_IN: Final = re.compile(r"\w[\w.@-]{0,63}")


def found_newsroom(
    folder: Path,
    *,
    site_name: str,
    base_url: str,
    chief_sign_in: str,
    chief_name: str,
    password: str | None = None,
    welcome_line: str = "",
    comments_heading: str = "",
    clock: Clock,
    origin: str,
) -> Store:
    """Create a newsroom in `folder` with a chief editor and the starter sections, and open it.

    Raises `Refused` (SETTING_INVALID, PERSON_NAME_INVALID, PASSWORD_TOO_SHORT) before anything is
    created, and as `create_newsroom`.
    """
    given = {
        "site_name": site_name,
        "base_url": base_url,
        "welcome_line": welcome_line,
        "comments_heading": comments_heading,
    }
    settings = {name: _meant(name, value) for name, value in given.items()}
    sign_in, name = _checked_sign_in(chief_sign_in), _checked_name(chief_name or chief_sign_in)
    secret = None if password is None else _hashed(password)
    at = clock()
    store = create_newsroom(folder)
    try:
        with store.write() as work:
            for setting, value in settings.items():
                house.put(work, setting, value)
            chief = _new_person(work, sign_in, name, secret, (Post(Role.CHIEF),), at)
            record.append_by(
                work,
                chief.id,
                origin,
                "found_newsroom",
                at=at,
                details={"site_name": site_name, "chief": chief.id},
            )
            for starter in STARTER_SECTIONS:
                row = sections.new_section(work, starter, None, "")
                record.append_by(
                    work,
                    chief.id,
                    origin,
                    "add_section",
                    at=at,
                    details={"section": row.id, "name": starter},
                )
    except BaseException:
        store.close()
        raise
    return store


def people(acting: Acting, *, with_retired: bool = False) -> tuple[PersonView, ...]:
    """Return everybody of the newsroom, by display name."""
    query = select(tables.Person).order_by(tables.Person.display_name, tables.Person.id)
    if not with_retired:
        query = query.where(tables.Person.retired_at.is_(None))
    with acting.store.read() as work:
        return tuple(kept.person_view(work, row) for row in work.rows.scalars(query).all())


def who_works_here(store: Store) -> tuple[PersonView, ...]:
    """Return who may sign in, by display name: for the page on which they do.

    Whoever can open the newsroom's folder can read these names anyway.
    """
    query = (
        select(tables.Person)
        .where(tables.Person.retired_at.is_(None))
        .order_by(tables.Person.display_name, tables.Person.id)
    )
    with store.read() as work:
        return tuple(kept.person_view(work, row) for row in work.rows.scalars(query).all())


def find_person(acting: Acting, name: str) -> PersonView:
    """Return who signs in as `name`, or whose display name it is where only one bears it.

    Raises `Refused` (PERSON_UNKNOWN).
    """
    everybody = people(acting, with_retired=True)
    wanted = key(name)
    for one in everybody:
        if key(one.sign_in) == wanted:
            return one
    bearers = [one for one in everybody if key(one.display_name) == wanted]
    if len(bearers) != 1:
        raise Refused(Reason.PERSON_UNKNOWN, person=name)
    return bearers[0]


def add_person(
    acting: Acting, sign_in: str, name: str, posts: Iterable[Post], password: str
) -> Changes:
    """Add somebody. From now on everybody signs in, so whoever adds needs a password themselves.

    Raises `Refused`: PERSON_NAME_INVALID, PERSON_EXISTS, PASSWORD_TOO_SHORT, PASSWORD_MISSING,
    ROLE_UNKNOWN without a role, SECTION_UNKNOWN, NOT_PERMITTED.
    """
    sign_in, name = _checked_sign_in(sign_in), _checked_name(name)
    secret = _hashed(password)
    at = acting.clock()
    with acting.store.write() as work:
        access.require(work, acting, Duty.KEEP_PEOPLE)
        held = _checked_posts(work, posts)
        taken = select(tables.Person.sign_in).where(tables.Person.sign_in_key == key(sign_in))
        if (existing := work.rows.scalar(taken)) is not None:
            raise Refused(Reason.PERSON_EXISTS, person=existing)
        open_doors = select(tables.Person.sign_in).where(
            tables.Person.retired_at.is_(None), tables.Person.password_hash.is_(None)
        )
        if (open_door := work.rows.scalar(open_doors.limit(1))) is not None:
            raise Refused(Reason.PASSWORD_MISSING, person=open_door)
        row = _new_person(work, sign_in, name, secret, held, at)
        details = {"person": row.id, "name": name, "roles": [str(one.role) for one in held]}
        record.append(work, acting, "add_person", at=at, details=details)
        return Changes(people=(row.id,))


def rename_person(acting: Acting, person: int, name: str) -> Changes:
    """Give somebody another display name; bylines that are written already keep the old one.

    Raises `Refused`: PERSON_UNKNOWN, PERSON_NAME_INVALID, NOT_PERMITTED.
    """
    name = _checked_name(name)
    with acting.store.write() as work:
        access.require(work, acting, Duty.KEEP_PEOPLE)
        row = kept.person(work, person)
        if row.display_name == name:
            return NOTHING
        details = {"person": row.id, "before": row.display_name, "name": name}
        row.display_name = name
        record.append(work, acting, "rename_person", at=acting.clock(), details=details)
    return Changes(people=(person,))


def retire_person(acting: Acting, person: int) -> Changes:
    """Let somebody leave: they sign in no more, their work stays theirs.

    Raises `Refused`: PERSON_UNKNOWN, LAST_CHIEF, NOT_PERMITTED.
    """
    at = acting.clock()
    with acting.store.write() as work:
        access.require(work, acting, Duty.KEEP_PEOPLE)
        row = kept.person(work, person)
        if row.retired_at is not None:
            return NOTHING
        row.retired_at = at
        _require_chief(work, row)
        record.append(work, acting, "retire_person", at=at, details={"person": row.id})
    return Changes(people=(person,))


def bring_back_person(acting: Acting, person: int, password: str) -> Changes:
    """Let somebody who left sign in again, with a new password and the roles that they had.

    Raises `Refused`: PERSON_UNKNOWN, PASSWORD_TOO_SHORT, NOT_PERMITTED.
    """
    secret = _hashed(password)
    with acting.store.write() as work:
        access.require(work, acting, Duty.KEEP_PEOPLE)
        row = kept.person(work, person)
        if row.retired_at is None:
            return NOTHING
        row.retired_at, row.password_hash = None, secret
        record.append(
            work, acting, "bring_back_person", at=acting.clock(), details={"person": row.id}
        )
    return Changes(people=(person,))


def set_posts(acting: Acting, person: int, posts: Iterable[Post]) -> Changes:
    """Give somebody these roles, instead of those that they had.

    Raises `Refused`: PERSON_UNKNOWN, ROLE_UNKNOWN without a role, SECTION_UNKNOWN, LAST_CHIEF,
    NOT_PERMITTED.
    """
    with acting.store.write() as work:
        access.require(work, acting, Duty.KEEP_PEOPLE)
        row = kept.person(work, person)
        held = _checked_posts(work, posts)
        if set(held) == set(kept.posts(work, person)):
            return NOTHING
        work.rows.execute(delete(tables.PersonRole).where(tables.PersonRole.person_id == person))
        _add_posts(work, row, held)
        _require_chief(work, row)
        details = {"person": row.id, "roles": [str(one.role) for one in held]}
        record.append(work, acting, "set_roles", at=acting.clock(), details=details)
    return Changes(people=(person,))


def set_password(acting: Acting, person: int, password: str) -> Changes:
    """Give oneself, or as chief anybody, another password.

    Raises `Refused`: PERSON_UNKNOWN, PASSWORD_TOO_SHORT, NOT_PERMITTED.
    """
    secret = _hashed(password)
    with acting.store.write() as work:
        if person == acting.person.id:
            access.require_present(work, acting)
        else:
            access.require(work, acting, Duty.KEEP_PEOPLE)
        row = kept.person(work, person)
        row.password_hash = secret
        record.append(work, acting, "set_password", at=acting.clock(), details={"person": row.id})
    return Changes(people=(person,))


def _new_person(
    work: UnitOfWork,
    sign_in: str,
    name: str,
    secret: str | None,
    held: tuple[Post, ...],
    at: datetime,
) -> tables.Person:
    row = tables.Person(
        sign_in=sign_in,
        sign_in_key=key(sign_in),
        display_name=name,
        password_hash=secret,
        created_at=at,
    )
    work.rows.add(row)
    work.rows.flush()
    _add_posts(work, row, held)
    return row


def _add_posts(work: UnitOfWork, row: tables.Person, held: tuple[Post, ...]) -> None:
    work.rows.add_all(
        tables.PersonRole(person_id=row.id, role=one.role, section_id=one.section) for one in held
    )
    work.rows.flush()


def _checked_posts(work: UnitOfWork, posts: Iterable[Post]) -> tuple[Post, ...]:
    held = tuple(
        dict.fromkeys(
            one if one.section is None else Post(one.role, kept.section(work, one.section).id)
            for one in posts
        )
    )
    if not held:
        raise Refused(Reason.ROLE_UNKNOWN, role=None, allowed=tuple(Role))
    return held


def _require_chief(work: UnitOfWork, row: tables.Person) -> None:
    """Raise `Refused` (LAST_CHIEF) when nobody is left who keeps the whole house."""
    work.rows.flush()
    chiefs = (
        select(tables.PersonRole.id)
        .join(tables.Person, tables.Person.id == tables.PersonRole.person_id)
        .where(
            tables.PersonRole.role == Role.CHIEF,
            tables.PersonRole.section_id.is_(None),
            tables.Person.retired_at.is_(None),
        )
    )
    if work.rows.scalar(chiefs.limit(1)) is None:
        raise Refused(Reason.LAST_CHIEF, person=row.sign_in)


def _checked_sign_in(sign_in: str) -> str:
    if not _SIGN_IN.fullmatch(sign_in) or not key(sign_in):
        raise Refused(Reason.PERSON_NAME_INVALID, person=sign_in)
    return sign_in


def _checked_name(name: str) -> str:
    tidy = one_line(name)
    if not key(tidy):
        raise Refused(Reason.PERSON_NAME_INVALID, person=name)
    return tidy


def _meant(setting: str, value: str) -> SettingValue:
    try:
        return read_setting(setting, value)
    except ValueError as error:
        raise Refused(
            Reason.SETTING_INVALID, key=setting, value=value, expected=("web_address",)
        ) from error


def _hashed(password: str) -> str:
    from studio.newsroom.passwords import hashed

    return hashed(password)
