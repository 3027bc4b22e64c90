"""What the tables hold whatever a rule says, and that PostgreSQL can carry them too."""

import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from sqlalchemy import MetaData, create_mock_engine, text
from sqlalchemy.exc import IntegrityError

from studio.storage import tables
from studio.storage.codes import Role
from studio.storage.engine import Store, create_newsroom, open_newsroom
from studio.storage.mapping import Table
from tests.storage import newsrooms


@pytest.fixture(scope="module")
def sound(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("sound") / "newsroom"
    with create_newsroom(folder) as store:
        newsrooms.furnish(store)
    return folder


@pytest.fixture
def store(sound: Path, tmp_path: Path) -> Iterator[Store]:
    with open_newsroom(Path(shutil.copytree(sound, tmp_path / "newsroom"))) as opened:
        yield opened


def role(section: int | None) -> tables.PersonRole:
    return tables.PersonRole(person_id=1, role=Role.EDITOR, section_id=section)


def section(key: str, parent: int | None, slug: str) -> tables.Section:
    return tables.Section(
        parent_id=parent, name=key, key=key, slug=slug, colour="#000000", position=0
    )


@pytest.mark.parametrize(
    "twice",
    [
        lambda _: role(None),
        lambda number: section("العالم", None, f"s{number}"),
        lambda number: section(f"k{number}", None, "same"),
        lambda _: tables.Setting(key="digits", value="1"),
    ],
)
def test_what_is_unique_is_so_where_something_is_left_empty(
    store: Store, twice: Callable[[int], Table]
) -> None:
    with store.write() as work:
        work.rows.add(twice(1))
    with pytest.raises(IntegrityError), store.write() as work:
        work.rows.add(twice(2))


def test_the_same_name_may_stand_under_two_sections(store: Store) -> None:
    with store.write() as work:
        work.rows.add(section("محلي", None, "local"))
        work.rows.flush()
        work.rows.add_all(
            [section("اقتصاد", None, "economy"), section("اقتصاد", 1, "local-economy")]
        )


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE article SET section_id = 77",
        "UPDATE revision SET sha256 = 'short'",
        "UPDATE revision SET words = 'many'",
        "UPDATE revision SET number = 1 WHERE number = 2",
        "UPDATE article SET uid = 'article-1' WHERE id = 1",
        "DELETE FROM person",
        "INSERT INTO setting (key) VALUES ('digits')",
    ],
)
def test_what_must_never_be_false_is_refused_by_the_database(store: Store, statement: str) -> None:
    with pytest.raises(IntegrityError), store.write() as work:
        work.rows.execute(text(statement))


def test_postgresql_can_carry_every_table() -> None:
    made: list[str] = []
    dialect = create_mock_engine("postgresql://", lambda *_: None).dialect
    engine = create_mock_engine(
        "postgresql://", lambda statement, *_: made.append(str(statement.compile(dialect=dialect)))
    )
    copies = MetaData()  # making them for one database changes how the next one makes them
    for table in Table.metadata.tables.values():
        table.to_metadata(copies)
    copies.create_all(engine, checkfirst=False)
    assert sum(statement.lstrip().startswith("CREATE TABLE") for statement in made) == len(
        Table.metadata.tables
    )
    assert not any("STRICT" in statement for statement in made)


def test_everything_has_a_name_by_which_a_migration_finds_it() -> None:
    for table in Table.metadata.sorted_tables:
        assert all(constraint.name for constraint in table.constraints)
        assert all(index.name for index in table.indexes)


def test_no_other_database_is_imported_with_the_tables() -> None:
    program = (
        "import sys, studio.storage.desk_tables, studio.storage.remark_tables;"
        "print([one for one in sys.modules if one.startswith('sqlalchemy.dialects.')"
        " and not one.startswith(('sqlalchemy.dialects.sqlite', 'sqlalchemy.dialects._'))])"
    )
    told = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True, timeout=60
    )
    assert told.stdout.strip() == "[]"
