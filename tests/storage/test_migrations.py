"""Every older newsroom comes to today's form, and today's form is what the tables say."""

import shutil
import sqlite3
import warnings
from contextlib import closing
from pathlib import Path

import pytest
from alembic import command
from alembic.script import ScriptDirectory
from sqlalchemy import create_engine

from studio.errors import Damaged, Reason
from studio.storage.connection import DATABASE, FORMAT, connect
from studio.storage.doctor import check
from studio.storage.engine import create_newsroom, open_newsroom
from studio.storage.mapping import Table
from studio.storage.migrations import VERSIONS, configuration, migrate, migrating
from studio.storage.search_upkeep import bring_up_to_date
from studio.storage.snapshot import damage_of
from studio.storage.upgrading import upgrade
from tests.storage import newsrooms

LATER_FORM = Path(__file__).parent / "later_form"
DATA = Path(__file__).parents[1] / "data"
FORMS = range(1, FORMAT + 1)


def schema(database: Path) -> dict[str, frozenset[str]]:
    """Return every table and index as the set of the lines that make it, Alembic's own left out.

    SQLite puts the name of a table that was made anew in quotes, which say nothing.
    """
    with closing(connect(database, mode="ro")) as connection:
        made = connection.execute("SELECT name, sql FROM sqlite_schema WHERE sql IS NOT NULL")
        return {
            name: frozenset(
                " ".join(line.split()).rstrip(", ") for line in sql.replace('"', "").split("\n")
            )
            for name, sql in made
            if name != "alembic_version"
        }


def form(database: Path) -> tuple[int, str]:
    with closing(connect(database, mode="ro")) as connection:
        (number,) = connection.execute("PRAGMA user_version").fetchone()
        (noted,) = connection.execute("SELECT version_num FROM alembic_version").fetchone()
    return number, noted


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    with create_newsroom(tmp_path / "newsroom") as store:
        newsrooms.furnish(store)
    return tmp_path / "newsroom"


def test_the_migrations_make_exactly_todays_tables(folder: Path, tmp_path: Path) -> None:
    engine = create_engine(f"sqlite:///{tmp_path / 'tables.db'}")
    Table.metadata.create_all(engine)
    engine.dispose()
    assert schema(folder / DATABASE) == schema(tmp_path / "tables.db")


def test_every_table_is_strict(folder: Path) -> None:
    with closing(connect(folder / DATABASE, mode="ro")) as connection:
        strict = dict(connection.execute("SELECT name, strict FROM pragma_table_list"))
    assert dict.fromkeys(Table.metadata.tables, 1).items() <= strict.items()


def test_alembic_finds_nothing_to_do(folder: Path) -> None:
    with warnings.catch_warnings():
        # The two indexes on expressions, which the test above compares.
        warnings.filterwarnings("ignore", "Skipped unsupported reflection of expression-based")
        warnings.filterwarnings("ignore", "autogenerate skipping metadata-specified expression")
        with migrating(folder / DATABASE) as connection:
            command.check(configuration(connection))


def test_revisions_stand_in_one_line_and_their_numbers_are_forms(folder: Path) -> None:
    with migrating(folder / DATABASE) as connection:
        scripts = ScriptDirectory.from_config(configuration(connection))
    assert [script.revision for script in scripts.walk_revisions()] == [
        f"{number:04}" for number in reversed(FORMS)
    ]
    assert form(folder / DATABASE) == (FORMAT, f"{FORMAT:04}")


@pytest.mark.parametrize("number", FORMS)
def test_a_newsroom_of_every_form_opens_as_it_was(number: int, tmp_path: Path) -> None:
    newsroom = Path(shutil.copytree(DATA / f"newsroom-{number:04}", tmp_path / "newsroom"))
    with create_newsroom(tmp_path / "new") as store:
        newsrooms.furnish(store)
        expected = newsrooms.texts(store)
    with open_newsroom(newsroom) as store:
        assert not store.read_only
        assert newsrooms.texts(store) == expected
        assert check(store) == ()
        with store.write() as work:
            newsrooms.add_revision(work, 1, 1, "بعد")
        bring_up_to_date(store)  # the archive's index comes to today's form when it is made
    assert schema(newsroom / DATABASE) == schema(tmp_path / "new" / DATABASE)
    assert form(newsroom / DATABASE) == (FORMAT, f"{FORMAT:04}")


def test_a_later_form_is_reached_after_a_copy_of_the_older(folder: Path) -> None:
    older = schema(folder / DATABASE)
    copy = upgrade(folder, FORMAT, versions=(*VERSIONS, LATER_FORM))
    assert form(folder / DATABASE) == (FORMAT + 1, f"{FORMAT + 1:04}")
    assert form(copy) == (FORMAT, f"{FORMAT:04}")
    assert schema(copy) == older
    assert damage_of(folder / DATABASE) == damage_of(copy) == ""
    with closing(connect(folder / DATABASE)) as connection:
        assert connection.execute("SELECT DISTINCT mood FROM article").fetchall() == [("glad",)]
        (strict,) = connection.execute(
            "SELECT strict FROM pragma_table_list WHERE name = 'article'"
        ).fetchone()
        assert strict == 1
    with open_newsroom(folder) as store:
        assert store.newer == FORMAT + 1
        assert len(newsrooms.texts(store)) == 4


def test_a_migration_that_fails_changes_nothing(folder: Path, tmp_path: Path) -> None:
    before = schema(folder / DATABASE), form(folder / DATABASE)
    for name, body, expected in (
        ("raises", "    raise ZeroDivisionError", ZeroDivisionError),
        ("breaks", "    op.execute('UPDATE article SET section_id = 77')", Damaged),
    ):
        versions = tmp_path / name
        versions.mkdir()
        whole = next(LATER_FORM.glob("*.py")).read_text(encoding="utf-8")
        (versions / "later.py").write_text(f"{whole}\n{body}\n", encoding="utf-8")
        with pytest.raises(expected) as caught:
            upgrade(folder, FORMAT, versions=(*VERSIONS, versions))
        if isinstance(caught.value, Damaged):
            assert caught.value.reason is Reason.NEWSROOM_DAMAGED
        assert (schema(folder / DATABASE), form(folder / DATABASE)) == before
        with open_newsroom(folder) as store:
            assert check(store) == ()


def test_a_damaged_newsroom_is_not_migrated(folder: Path) -> None:
    newsrooms.hurt_page_of(folder, "ix_article_updated")
    with pytest.raises(Damaged) as caught:
        upgrade(folder, FORMAT, versions=(*VERSIONS, LATER_FORM))
    assert caught.value.reason is Reason.NEWSROOM_DAMAGED
    assert form(folder / DATABASE) == (FORMAT, f"{FORMAT:04}")
    assert list((folder / "backups").iterdir()) == []


def test_migrating_waits_for_nobody_half_way(folder: Path) -> None:
    """While it runs, others read the old newsroom."""
    with migrating(folder / DATABASE) as connection:
        connection.exec_driver_sql("CREATE TABLE half (id INTEGER)")
        assert "half" not in schema(folder / DATABASE)
        connection.rollback()
    migrate(folder / DATABASE, "head")
    assert "half" not in schema(folder / DATABASE)


def test_a_new_newsroom_is_made_by_the_migrations(tmp_path: Path) -> None:
    database = tmp_path / "empty.db"
    sqlite3.connect(database).close()
    database.touch()
    migrate(database, f"{FORMAT:04}")
    assert form(database) == (FORMAT, f"{FORMAT:04}")
