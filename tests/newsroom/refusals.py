"""What a refused use case must be: the right reason, and nothing changed."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager

import pytest

from studio.errors import Fact, MidadError, Reason
from tests.newsroom.house import Newsroom


def snapshot(room: Newsroom) -> list[str]:
    """Return every row of the newsroom."""
    with sqlite3.connect(room.store.database) as connection:
        rows = list(connection.iterdump())
    connection.close()
    return rows


@contextmanager
def refused(room: Newsroom, reason: Reason, **facts: Fact) -> Iterator[None]:
    """Expect a refusal for this reason, with these facts among its own, that changes nothing."""
    before = snapshot(room)
    with pytest.raises(MidadError) as caught:
        yield
    assert caught.value.reason is reason
    assert {name: caught.value.facts.get(name) for name in facts} == facts
    assert snapshot(room) == before
