"""Passwords of targets: in the system's keyring, and nowhere else.

Where nobody is signed in to have a keyring, as in a timer, ``MIDAD_TARGET_PASSWORD`` says the
password; it goes before the keyring's. Deliberately absent: asking a person (`studio.cli`).
"""

import os
from typing import Final

from studio.errors import Reason, Unavailable
from studio.newsroom.target_values import TargetView

VARIABLE: Final = "MIDAD_TARGET_PASSWORD"
SERVICE: Final = "midad-target"


def password_of(target: TargetView) -> str | None:
    """Return the password of a target, or its key file's; None where none is to be had."""
    if (said := os.environ.get(VARIABLE)) is not None:
        return said
    try:
        import keyring
        from keyring.errors import KeyringError
    except ImportError:
        return None
    try:
        kept: str | None = keyring.get_password(SERVICE, target.uid)
    except KeyringError:
        return None
    return kept


def keep_password(target: TargetView, password: str) -> None:
    """Keep the password of a target in the system's keyring.

    Raises `Unavailable` (KEYRING_MISSING).
    """
    try:
        import keyring
        from keyring.errors import KeyringError
    except ImportError as error:
        raise Unavailable(Reason.KEYRING_MISSING, problem=str(error)) from error
    try:
        keyring.set_password(SERVICE, target.uid, password)
    except KeyringError as error:
        problem = type(error).__name__
        raise Unavailable(Reason.KEYRING_MISSING, problem=problem) from error


def forget_password(target: TargetView) -> None:
    """Take the password of a target out of the keyring, where it keeps one."""
    try:
        import keyring
        from keyring.errors import KeyringError
    except ImportError:
        return
    try:
        if keyring.get_password(SERVICE, target.uid) is not None:
            keyring.delete_password(SERVICE, target.uid)
    except KeyringError:
        return
