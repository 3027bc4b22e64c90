import shutil
from contextlib import suppress
from pathlib import Path

import pytest
from sqlalchemy import delete, update

from studio.errors import Unavailable
from studio.storage import tables
from studio.storage.connection import DATABASE, FORMAT
from studio.storage.doctor import Problem, ProblemKind, check
from studio.storage.engine import Store, create_newsroom, open_newsroom
from studio.storage.reserve import RESERVE
from studio.storage.search_tables import INDEX, TREES, SearchEntry
from studio.storage.search_upkeep import bring_up_to_date
from studio.storage.texts import pack
from studio.storage.trail_table import TrailPoint
from tests.full_disk import full_disk
from tests.storage import newsrooms

LITTLE = 64 * 1024
"""Bytes in which a newsroom's tables can be forgotten, and no newsroom written anew."""


@pytest.fixture(scope="module")
def sound(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("sound") / "newsroom"
    with create_newsroom(folder) as store:
        newsrooms.furnish(store)
    return folder


@pytest.fixture
def folder(sound: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(sound, tmp_path / "newsroom"))


def found(folder: Path) -> list[Problem]:
    with open_newsroom(folder) as store:
        return list(check(store))


def kinds(folder: Path) -> set[ProblemKind]:
    return {problem.kind for problem in found(folder)}


def run(store: Store, *statements: str) -> None:
    with store.exclusively() as driver:
        driver.execute("PRAGMA foreign_keys = OFF")
        for statement in statements:
            driver.execute(statement)
        driver.execute("PRAGMA foreign_keys = ON")


def test_a_sound_newsroom_has_no_problem(folder: Path) -> None:
    assert found(folder) == []


def test_a_text_that_is_not_its_hash_is_named(folder: Path) -> None:
    with open_newsroom(folder) as store, store.write() as work:
        other = pack("غير ذلك")
        work.rows.execute(
            update(tables.Revision)
            .where(tables.Revision.article_id == 1, tables.Revision.number == 2)
            .values(text=other.blob)
        )
        work.rows.execute(
            update(tables.Revision).where(tables.Revision.article_id == 2).values(text=b"not zstd")
        )
        whole = pack("مسودة")
        work.rows.add(
            tables.Draft(
                article_id=3,
                person_id=1,
                base_id=1,
                saved_at=newsrooms.NOW,
                sha256=whole.sha256,
                text=whole.blob[:-1],
            )
        )
        work.rows.execute(update(TrailPoint).values(text=whole.blob))
        work.rows.execute(update(tables.Package).values(manifest="{}"))
        (package,) = store.packages.iterdir()
    assert found(folder) == [
        Problem(ProblemKind.REVISION_DAMAGED, "2/1"),
        Problem(ProblemKind.REVISION_DAMAGED, "1/2"),
        Problem(ProblemKind.DRAFT_DAMAGED, "3/1"),
        Problem(ProblemKind.TRAIL_DAMAGED, "1/1"),
        Problem(ProblemKind.MANIFEST_DAMAGED, package.name),
    ]


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE person SET display_name = CAST(x'd9ff' AS TEXT) WHERE id = 1",
        "UPDATE article SET created_at = 'yesterday' WHERE id = 1",
    ],
)
def test_a_value_that_nobody_can_read_is_named(folder: Path, statement: str) -> None:
    with open_newsroom(folder) as store:
        run(store, statement)
    (problem,) = found(folder)
    assert problem.kind is ProblemKind.DATABASE_DAMAGED
    assert "display_name" in problem.subject or "yesterday" in problem.subject


def test_a_broken_reference_is_named(folder: Path) -> None:
    with open_newsroom(folder) as store:
        run(store, "UPDATE article SET section_id = 77 WHERE id = 2")
    assert found(folder) == [Problem(ProblemKind.REFERENCE_BROKEN, "article 2")]


def test_a_form_that_disagrees_with_what_was_noted_is_told(folder: Path) -> None:
    with open_newsroom(folder) as store:
        run(store, "UPDATE alembic_version SET version_num = '0007'")
    assert found(folder) == [Problem(ProblemKind.FORM_DISAGREES, "0007")]


def test_a_newer_newsroom_is_no_problem_by_itself(folder: Path) -> None:
    with open_newsroom(folder) as store:
        run(
            store,
            f"UPDATE alembic_version SET version_num = '{FORMAT + 1:04}'",
            f"PRAGMA user_version = {FORMAT + 1}",
        )
    assert found(folder) == []


def test_files_that_are_missing_hurt_or_unknown_are_named(folder: Path) -> None:
    with open_newsroom(folder) as store:
        with store.write() as work:
            hurt = newsrooms.add_picture(work, store, 1, b"another")
        (missing,) = (name for name in store.media.kept() if name != hurt)
        store.media.path(missing).unlink()
        store.media.path(hurt).write_bytes(b"Another")
        unknown = store.media.add(b"nobody knows me")
        (package,) = store.packages.iterdir()
        package.rename(store.packages / "renamed")
        expected = {
            Problem(ProblemKind.PICTURE_MISSING, missing),
            Problem(ProblemKind.PICTURE_DAMAGED, hurt),
            Problem(ProblemKind.PICTURE_UNKNOWN, unknown),
            Problem(ProblemKind.PACKAGE_MISSING, package.name),
            Problem(ProblemKind.PACKAGE_UNKNOWN, "renamed"),
        }
        assert set(check(store)) == expected


def test_a_hurt_index_is_found_by_the_database_itself(folder: Path) -> None:
    newsrooms.hurt_page_of(folder, "ix_article_updated")
    assert kinds(folder) == {ProblemKind.DATABASE_DAMAGED}


def test_a_hurt_table_hides_no_other_problem(folder: Path) -> None:
    with open_newsroom(folder) as store, store.write() as work:
        store.media.add(b"nobody knows me")
        work.rows.execute(delete(tables.Package))
    newsrooms.hurt_page_of(folder, "revision")
    assert kinds(folder) == {
        ProblemKind.DATABASE_DAMAGED,
        ProblemKind.PICTURE_UNKNOWN,
        ProblemKind.PACKAGE_UNKNOWN,
    }


def test_a_reserve_that_was_given_up_is_told(folder: Path) -> None:
    with open_newsroom(folder) as store:
        (folder / RESERVE).unlink()
        assert list(check(store)) == [Problem(ProblemKind.DISK_LOW, str(folder))]


@pytest.mark.parametrize("table", TREES)
def test_hurt_pages_of_the_archives_index_cost_no_text_and_are_made_anew(
    folder: Path, table: str
) -> None:
    newsrooms.hurt_page_of(folder, table)
    assert found(folder) == [Problem(ProblemKind.SEARCH_DAMAGED, INDEX)]
    with open_newsroom(folder) as store:
        before = newsrooms.texts(store)
        bring_up_to_date(store)
        assert check(store) == ()
        assert newsrooms.texts(store) == before


def test_an_index_that_was_cut_off_on_a_full_disk_leaves_no_pages_behind(folder: Path) -> None:
    newsrooms.hurt_page_of(folder, SearchEntry.__tablename__)
    with open_newsroom(folder) as store:
        with full_disk(LITTLE), pytest.raises(Unavailable):
            bring_up_to_date(store)
        bring_up_to_date(store)
        assert check(store) == ()


@pytest.mark.parametrize("table", TREES)
def test_a_save_that_meets_hurt_pages_of_the_archives_index_goes_through_when_tried_again(
    folder: Path, table: str
) -> None:
    with open_newsroom(folder) as store:
        bring_up_to_date(store, anew=True)
    newsrooms.hurt_page_of(folder, table)
    with open_newsroom(folder) as store:
        for _ in range(2):
            with suppress(Unavailable), store.write() as work:
                newsrooms.add_revision(work, 1, 1, "بعد")
                break
        else:
            pytest.fail("the text could not be saved")
        bring_up_to_date(store)
        assert check(store) == ()


def test_a_header_that_forbids_to_write_is_told(folder: Path) -> None:
    with (folder / DATABASE).open("r+b") as file:
        file.seek(18)  # the write version of the file's format
        file.write(b"\x03")
    assert Problem(ProblemKind.DATABASE_DAMAGED, "header") in found(folder)
