"""Signing in: who somebody is, by name and password (Argon2id, RFC 9106).

A newsroom of one without a password needs neither. Deliberately absent: sessions, which are a
running program's affair, and any guard against the computer's own user.
"""

from typing import Final

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError
from sqlalchemy import select

from studio.arabic.folding import key
from studio.errors import Reason, Refused
from studio.newsroom import kept, record
from studio.newsroom.acting import Acting, Clock
from studio.storage import tables
from studio.storage.engine import Store
from studio.storage.unit_of_work import UnitOfWork

PASSWORD_MINIMUM: Final = 8
"""Characters that a password has at least (NIST SP 800-63B, section 5.1.1.1)."""

_HASHER: Final = PasswordHasher()
_NOBODY: Final = "nobody's password"


def sign_in(
    store: Store,
    name: str | None,
    password: str | None,
    *,
    clock: Clock,
    origin: str,
    hasher: PasswordHasher = _HASHER,
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
        if not _belongs(hasher, known, password) or view is None:
            raise Refused(Reason.SIGN_IN_WRONG, person=name)
    if view is None:
        raise Refused(Reason.SIGN_IN_WRONG, person=name)
    if view.retired:
        raise Refused(Reason.PERSON_RETIRED, person=view.sign_in)
    acting = Acting(store, view, clock, origin)
    outdated = known is not None and hasher.check_needs_rehash(known)
    if password is not None and known is not None and outdated and not store.read_only:
        _renew(acting, known, hashed(password, hasher))
    return acting


def hashed(password: str, hasher: PasswordHasher = _HASHER) -> str:
    """Return the Argon2id hash of a password.

    Raises `Refused` (PASSWORD_TOO_SHORT).
    """
    if len(password) < PASSWORD_MINIMUM:
        raise Refused(Reason.PASSWORD_TOO_SHORT, minimum=PASSWORD_MINIMUM)
    return hasher.hash(password)


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


def _belongs(hasher: PasswordHasher, known: str | None, password: str) -> bool:
    """Check a password; where there is none to check against, take the time that it takes."""
    if known is None:
        hasher.hash(_NOBODY)
        return False
    try:
        return hasher.verify(known, password)
    except (VerificationError, InvalidHashError):
        return False


def _renew(acting: Acting, known: str, renewed: str) -> None:
    with acting.store.write() as work:
        row = kept.person(work, acting.person.id)
        if row.password_hash == known:
            row.password_hash = renewed
            record.append(work, acting, "renew_password_hash", at=acting.clock())
