"""Passwords and their hashes (Argon2id, RFC 9106).

Apart from `signing_in`, so that a newsroom of one without a password does without all of it.
"""

from typing import Final

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

from studio.errors import Reason, Refused

PASSWORD_MINIMUM: Final = 8
"""Characters that a password has at least (NIST SP 800-63B, section 5.1.1.1)."""

HASHER: Final = PasswordHasher()
"""Makes hashes as RFC 9106 recommends for little memory."""

_NOBODY: Final = "nobody's password"


def hashed(password: str, hasher: PasswordHasher = HASHER) -> str:
    """Return the Argon2id hash of a password.

    Raises `Refused` (PASSWORD_TOO_SHORT).
    """
    if len(password) < PASSWORD_MINIMUM:
        raise Refused(Reason.PASSWORD_TOO_SHORT, minimum=PASSWORD_MINIMUM)
    return hasher.hash(password)


def belongs(hasher: PasswordHasher, known: str | None, password: str) -> bool:
    """Check a password; where there is none to check against, take the time that it takes."""
    if known is None:
        hasher.hash(_NOBODY)
        return False
    try:
        return hasher.verify(known, password)
    except (VerificationError, InvalidHashError):
        return False
