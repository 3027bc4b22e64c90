"""Signing in: who somebody is, by name and password.

A newsroom of one without a password needs neither. Deliberately absent: hashes of passwords
(`passwords`, imported where there is one to check), sessions, which are a running program's
affair, and any guard against the computer's own user.
"""

from typing import TYPE_CHECKING

from sqlalchemy import select

from studio.arabic.folding import key
from studio.errors import Reason, Refused
from studio.newsroom import kept, record
from studio.newsroom.acting import Acting, Clock
from studio.storage import tables
from studio.storage.engine import Store
from studio.storage.unit_of_work import UnitOfWork

if TYPE_CHECKING:
    from argon2 import PasswordHasher


def sign_in(
    store: Store,
    name: str | None,
    password: str | None,
    *,
    clock: Clock,
    origin: str,
    hasher: "PasswordHasher | None" = None,
) -> Acting:
    """Return who `name` is, ready to act.

    Raises `Refused`: SIGN_IN_NEEDED where a name or a password is wanting, SIGN_IN_WRONG for a
    name and a password that do not belong together (an unknown name takes as long), and
    PERSON_RETIRED. A hash of older parameters is renewed.
    """
    with store.read() as work:
        row = _named(work, name)
        view = None if row is None else kept.person_view(work, row)
        alone = row is not None and _needs_no_password(work, row)
        known = None if row is None else row.password_hash
    if not alone:
        if password is None:
            raise Refused(Reason.SIGN_IN_NEEDED)
        from studio.newsroom import passwords

        hasher = hasher or passwords.HASHER
        if not passwords.belongs(hasher, known, password) or view is None:
            raise Refused(Reason.SIGN_IN_WRONG, person=name)
    if view is None:
        raise Refused(Reason.SIGN_IN_WRONG, person=name)
    if view.retired:
        raise Refused(Reason.PERSON_RETIRED, person=view.sign_in)
    acting = Acting(store, view, clock, origin)
    if hasher is None or password is None or known is None or store.read_only:
        return acting
    if hasher.check_needs_rehash(known):
        from studio.newsroom.passwords import hashed

        _renew(acting, known, hashed(password, hasher))
    return acting


def _named(work: UnitOfWork, name: str | None) -> tables.Person | None:
    if name is not None:
        return work.rows.scalar(select(tables.Person).where(tables.Person.sign_in_key == key(name)))
    active = work.rows.scalars(
        select(tables.Person).where(tables.Person.retired_at.is_(None)).limit(2)
    ).all()
    if len(active) == 1 and active[0].password_hash is None:
        return active[0]
    raise Refused(Reason.SIGN_IN_NEEDED)


def _needs_no_password(work: UnitOfWork, row: tables.Person) -> bool:
    """Say whether this is a newsroom of one, without a password."""
    others = select(tables.Person.id).where(
        tables.Person.retired_at.is_(None), tables.Person.id != row.id
    )
    return (
        row.password_hash is None
        and row.retired_at is None
        and work.rows.scalar(others.limit(1)) is None
    )


def _renew(acting: Acting, known: str, renewed: str) -> None:
    with acting.store.write() as work:
        row = kept.person(work, acting.person.id)
        if row.password_hash == known:
            row.password_hash = renewed
            record.append(work, acting, "renew_password_hash", at=acting.clock())
