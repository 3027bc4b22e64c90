"""Who acts, on which newsroom, by which clock: what every use case is handed first.

Deliberately absent: rights. They are read again in each transaction, so that somebody who has
lost a role has lost it at once.
"""

from collections.abc import Callable
from datetime import UTC, datetime
from typing import TypeAlias

from msgspec import Struct

from studio.newsroom.views import PersonView
from studio.storage.engine import Store

Clock: TypeAlias = Callable[[], datetime]
"""Tells the time, with a zone."""


def clock() -> datetime:
    """Return the time by the computer's clock, in UTC."""
    return datetime.now(UTC)


class Acting(Struct, frozen=True):
    """A signed-in person at work; `origin` names the program and computer for the record."""

    store: Store
    person: PersonView
    clock: Clock
    origin: str
