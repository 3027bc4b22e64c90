"""What a unit of work knows without asking, and what it asks again."""

import contextlib
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import func, select

from studio.storage import tables
from studio.storage.connection import connect
from studio.storage.engine import Store, create_newsroom
from studio.storage.unit_of_work import UnitOfWork, has_column, has_table, once


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with create_newsroom(tmp_path / "newsroom") as made:
        yield made


class Counted:
    """Counts the settings, and how often it was asked to."""

    def __init__(self) -> None:
        self.asked = 0

    def of(self, work: UnitOfWork) -> int:
        return once(work, "settings counted", lambda: self._find(work))

    def _find(self, work: UnitOfWork) -> int:
        self.asked += 1
        return work.rows.scalars(select(func.count()).select_from(tables.Setting)).one()


def read(store: Store, counted: Counted) -> int:
    with store.read() as work:
        return counted.of(work)


def put(store: Store, key: str) -> None:
    with store.write() as work:
        work.rows.add(tables.Setting(key=key, value="1"))


def test_what_was_found_is_asked_for_again_only_after_a_change(store: Store) -> None:
    counted = Counted()
    assert [read(store, counted) for _ in range(3)] == [0, 0, 0]
    assert counted.asked == 1
    put(store, "one")
    assert [read(store, counted) for _ in range(3)] == [1, 1, 1]
    assert counted.asked == 2


def test_a_change_by_another_program_is_seen(store: Store) -> None:
    counted = Counted()
    assert read(store, counted) == 0
    with contextlib.closing(connect(store.database)) as other:
        other.execute("INSERT INTO setting (key, value) VALUES ('one', '1')")
    assert read(store, counted) == 1


def test_a_snapshot_that_goes_on_knows_what_it_saw_and_a_newer_one_what_is(store: Store) -> None:
    counted = Counted()
    with store.read() as earlier:
        assert counted.of(earlier) == 0
        put(store, "one")
        assert counted.of(earlier) == 0
        with store.read() as later:
            assert counted.of(later) == 1
        assert counted.of(earlier) == 0
    assert read(store, counted) == 1


def test_a_snapshot_begins_before_its_first_question(store: Store) -> None:
    counted = Counted()
    with store.read() as work:
        put(store, "one")
        assert counted.of(work) == 0
    assert read(store, counted) == 1


def test_a_transaction_that_writes_finds_anew(store: Store) -> None:
    counted = Counted()
    with store.write() as work:
        assert counted.of(work) == 0
        work.rows.add(tables.Setting(key="one", value="1"))
        work.rows.flush()
        assert counted.of(work) == 1
    assert counted.asked == 2


def test_tables_and_columns_are_known_by_name(store: Store) -> None:
    with store.read() as work:
        assert [has_table(work, name) for name in ("setting", "nothing")] == [True, False]
        assert [has_column(work, "setting", name) for name in ("value", "x")] == [True, False]
        assert not has_column(work, "nothing", "value")
