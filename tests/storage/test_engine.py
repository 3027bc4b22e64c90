import contextlib
import gc
import os
import shutil
import sqlite3
import tempfile
import threading
import warnings
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import select, text
from sqlalchemy.exc import IntegrityError, OperationalError

from studio.errors import Damaged, MidadError, Reason, Refused, Unavailable
from studio.storage import tables
from studio.storage.connection import APPLICATION_ID, DATABASE, FORMAT, connect
from studio.storage.doctor import check
from studio.storage.engine import Store, create_newsroom, open_newsroom
from studio.storage.reserve import RESERVE, RESERVE_SIZE
from studio.storage.texts import digest
from tests.profiles import count
from tests.storage.newsrooms import add_revision, furnish, texts, words
from tests.storage.processes import worker

FOLDERS = {"pictures", "packages", "backups"}
OPEN_FILES = Path("/proc/self/fd")
FIRST = words(40, 0)


def save(store: Store, text: str) -> int:
    with store.write() as work:
        return add_revision(work, 1, 1, text)


def kept(store: Store) -> list[str]:
    return list(texts(store).values())[2:]


@pytest.fixture(scope="module")
def sound(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A closed newsroom, to be copied."""
    folder = tmp_path_factory.mktemp("sound") / "newsroom"
    with create_newsroom(folder) as store:
        furnish(store, articles=1)
    return folder


@pytest.fixture
def folder(sound: Path, tmp_path: Path) -> Path:
    """A newsroom of the test's own."""
    return Path(shutil.copytree(sound, tmp_path / "النور نيوز #1"))


def wal(folder: Path) -> Path:
    return folder / f"{DATABASE}-wal"


def set_form(folder: Path, form: int) -> None:
    with closing(connect(folder / DATABASE)) as connection:
        connection.execute(f"PRAGMA user_version = {form}")


def contents(folder: Path) -> dict[str, bytes]:
    return {str(path): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


# Making and opening


def test_a_new_newsroom_is_empty_and_says_what_it_is(tmp_path: Path) -> None:
    folder = tmp_path / "a" / "b"
    with create_newsroom(folder) as store:
        assert not store.read_only
        assert not store.is_disk_low
        with store.read() as work:
            assert work.rows.scalars(select(tables.Article)).all() == []
    assert {path.name for path in folder.iterdir() if path.is_dir()} == FOLDERS
    assert not wal(folder).exists()
    assert (folder / RESERVE).stat().st_size == RESERVE_SIZE
    with closing(connect(folder / DATABASE, mode="ro")) as connection:
        assert connection.execute("PRAGMA application_id").fetchone() == (APPLICATION_ID,)
        assert connection.execute("PRAGMA user_version").fetchone() == (FORMAT,)
        assert connection.execute("PRAGMA journal_mode").fetchone() == ("wal",)


@pytest.mark.parametrize("stranger", ["notes.txt", "pictures/mine.jpg"])
def test_a_folder_with_something_else_in_it_is_left_alone(tmp_path: Path, stranger: str) -> None:
    path = tmp_path / stranger
    path.parent.mkdir(exist_ok=True)
    path.write_text("mine")
    before = contents(tmp_path)
    with pytest.raises(Refused) as caught:
        create_newsroom(tmp_path)
    assert caught.value.reason is Reason.FOLDER_NOT_EMPTY
    assert contents(tmp_path) == before


def test_a_newsroom_is_never_created_over_one(folder: Path) -> None:
    before = contents(folder)
    with pytest.raises(Refused) as caught:
        create_newsroom(folder)
    assert caught.value.reason is Reason.NEWSROOM_EXISTS
    assert contents(folder) == before


def test_opening_creates_nothing(tmp_path: Path) -> None:
    for place in (tmp_path, tmp_path / "nowhere"):
        with pytest.raises(Unavailable) as caught:
            open_newsroom(place)
        assert caught.value.reason is Reason.NEWSROOM_MISSING
    assert list(tmp_path.iterdir()) == []


def test_the_writer_is_durable_and_strict(folder: Path) -> None:
    expected = {
        "journal_mode": "wal",
        "synchronous": 2,
        "foreign_keys": 1,
        "busy_timeout": 5000,
        "trusted_schema": 0,
        "cell_size_check": 1,
        "wal_autocheckpoint": 0,
    }
    with open_newsroom(folder) as store:
        save(store, "واحد")
        with store.exclusively() as driver:
            found = {name: driver.execute(f"PRAGMA {name}").fetchone()[0] for name in expected}
    assert found == expected


# Writing and reading


def test_what_was_written_is_there_after_opening_again(folder: Path) -> None:
    with open_newsroom(folder) as store:
        save(store, "بيونغ يانغ")
    with open_newsroom(folder) as store:
        assert kept(store) == ["بيونغ يانغ"]


@pytest.mark.parametrize(
    "error",
    [
        KeyError("key"),
        OSError(28, "No space left on device"),
        Refused(Reason.BODY_MISSING),
        Unavailable(Reason.DISK_FULL, path="elsewhere"),
        KeyboardInterrupt(),
        sqlite3.ProgrammingError("ours"),
    ],
)
def test_what_the_block_raises_passes_unchanged_and_nothing_is_written(
    folder: Path, error: BaseException
) -> None:
    with open_newsroom(folder) as store:

        def write() -> None:
            with store.write() as work:
                work.rows.add(tables.Setting(key="digits", value='"arabic"'))
                work.rows.flush()
                raise error

        with pytest.raises(type(error)) as caught:
            write()
        assert caught.value is error
        with pytest.raises(type(error)) as caught, store.read():
            raise error
        assert caught.value is error
        with store.read() as work:
            assert work.rows.get(tables.Setting, "digits") is None
        save(store, "بعد الخطأ")


def test_broken_constraints_and_wrong_sql_are_our_bugs(folder: Path) -> None:
    with open_newsroom(folder) as store:
        with pytest.raises(IntegrityError), store.write() as work:
            work.rows.add(tables.ArticleTag(article_id=1, tag_id=99))
        with pytest.raises(IntegrityError), store.write() as work:
            work.rows.execute(text("UPDATE revision SET sha256 = 'short'"))
        with pytest.raises(IntegrityError), store.write() as work:
            work.rows.execute(text("UPDATE revision SET words = 'many'"))
        with pytest.raises(OperationalError), store.read() as work:
            work.rows.execute(text("SELECT nothing FROM nowhere"))
        assert kept(store) == []


def test_a_write_inside_a_write_is_refused_at_once(folder: Path) -> None:
    with open_newsroom(folder, wait=60) as store:
        with pytest.raises(RuntimeError, match="inside"), store.write(), store.write():
            raise AssertionError
        save(store, "بعدها")


def test_a_transaction_that_was_rolled_back_inside_is_not_called_saved(folder: Path) -> None:
    with open_newsroom(folder) as store:
        with pytest.raises(Unavailable), store.write() as work:
            work.rows.execute(text("ROLLBACK"))
        save(store, "بعد ذلك")
        assert kept(store) == ["بعد ذلك"]


def test_readers_cannot_write(folder: Path) -> None:
    with open_newsroom(folder) as store, pytest.raises(MidadError) as caught, store.read() as work:
        work.rows.execute(text("DELETE FROM article"))
    assert caught.value.reason is Reason.READ_ONLY


def test_a_reader_sees_one_snapshot_while_others_write(folder: Path) -> None:
    with open_newsroom(folder) as store:
        with store.read() as work:
            query = select(tables.Revision.number)
            before = work.rows.scalars(query).all()
            save(store, "أثناء القراءة")
            assert work.rows.scalars(query).all() == before
        assert kept(store) == ["أثناء القراءة"]


def test_threads_write_one_after_another_and_lose_nothing(folder: Path) -> None:
    with open_newsroom(folder, wait=60) as store:

        def write(name: int) -> None:
            for number in range(10):
                save(store, f"{name} {number}")

        threads = [threading.Thread(target=write, args=[name]) for name in range(3)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        expected = {f"{name} {number}" for name in range(3) for number in range(10)}
        assert set(kept(store)) == expected


def test_a_foreign_program_that_writes_makes_us_busy(folder: Path) -> None:
    with (
        open_newsroom(folder) as store,
        closing(connect(folder / DATABASE)) as stranger,
    ):
        stranger.execute("BEGIN IMMEDIATE")
        with store.exclusively() as driver:
            driver.execute("PRAGMA busy_timeout = 10")
        with pytest.raises(Unavailable) as caught:
            save(store, "مشغول")
        assert caught.value.reason is Reason.NEWSROOM_BUSY
        stranger.execute("ROLLBACK")
        save(store, "تم")


def test_the_wal_is_written_home_when_it_is_long_and_at_the_end(folder: Path) -> None:
    with open_newsroom(folder) as store:
        for _ in range(8):
            with store.write() as work:
                work.rows.merge(tables.Setting(key="filler", value=os.urandom(500_000).hex()))
        assert wal(folder).stat().st_size < 8 * 1024 * 1024
        save(store, "أخيرا")
    assert not wal(folder).exists()
    assert not (folder / f"{DATABASE}-shm").exists()


def test_a_long_reader_delays_the_wal_and_no_write(folder: Path) -> None:
    with open_newsroom(folder) as store:
        with store.read() as work:
            work.rows.scalars(select(tables.Article)).all()
            for number in range(8):
                with store.write() as writing:
                    value = f"{number}" + os.urandom(500_000).hex()
                    writing.rows.merge(tables.Setting(key="filler", value=value))
        assert wal(folder).stat().st_size > 4 * 1024 * 1024
        with store.exclusively() as driver:
            assert driver.execute("PRAGMA busy_timeout").fetchone() == (5000,)


# Closing


def test_closing_twice_does_nothing_and_a_closed_newsroom_refuses(folder: Path) -> None:
    store = open_newsroom(folder)
    store.close()
    store.close()
    with pytest.raises(MidadError), store.write():
        raise AssertionError


@pytest.mark.parametrize("use", [lambda _: None, texts, lambda store: save(store, "نص")])
def test_no_file_stays_open(folder: Path, use: Callable[[Store], object]) -> None:
    gc.collect()  # what earlier tests left may hold files
    before = len(list(OPEN_FILES.iterdir()))
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        with open_newsroom(folder) as store:
            use(store)
        del store
        gc.collect()
    assert len(list(OPEN_FILES.iterdir())) == before
    assert [warning.message for warning in caught] == []


def test_a_failed_opening_leaves_no_file_open(folder: Path) -> None:
    (folder / DATABASE).write_bytes((folder / DATABASE).read_bytes()[:5000])
    gc.collect()  # what earlier tests left may hold files
    before = len(list(OPEN_FILES.iterdir()))
    for _ in range(2):
        with pytest.raises(Damaged):
            open_newsroom(folder)
        gc.collect()
    assert len(list(OPEN_FILES.iterdir())) == before


# A folder that is replaced or cannot be written to


def test_a_newsroom_that_was_moved_away_takes_no_save(folder: Path) -> None:
    with open_newsroom(folder) as store:
        folder.rename(folder.with_name("moved"))
        with pytest.raises(Unavailable) as caught:
            save(store, "إلى أين؟")
        assert caught.value.reason is Reason.DISK_FAILED
        folder.with_name("moved").rename(folder)
        save(store, "عاد")


@pytest.fixture
def public() -> Iterator[Path]:
    """A folder that everybody may look into; pytest's own are for one person only."""
    with tempfile.TemporaryDirectory() as place:
        Path(place).chmod(0o755)
        yield Path(place)


def close(folder: Path) -> None:
    for path in (folder, *folder.rglob("*")):
        path.chmod(0o555 if path.is_dir() else 0o444)


def open_again(folder: Path) -> None:
    for path in (folder, *folder.rglob("*")):
        path.chmod(0o755 if path.is_dir() else 0o644)


def seen_without_rights(folder: Path) -> list[list[Any]]:
    """Return what somebody tells who may look at a newsroom and change nothing."""
    close(folder)
    try:
        with worker() as other:
            return other.run("read_only", folder=str(folder))
    finally:
        open_again(folder)


def test_a_read_only_folder_is_opened_for_reading(sound: Path, public: Path) -> None:
    folder = Path(shutil.copytree(sound, public / "newsroom"))
    told = seen_without_rights(folder)
    assert told[0] == ["read_only", True]
    assert ["found", 1, 1, digest(FIRST.encode())] in told
    assert told[-1][:2] == ["refused", "read_only"]
    assert not wal(folder).exists()


def test_what_a_crash_left_in_the_wal_is_read_in_a_read_only_folder(
    sound: Path, public: Path
) -> None:
    folder = Path(shutil.copytree(sound, public / "newsroom"))
    with worker() as other:
        other.begin("save", folder=str(folder), article=1, length=20)
        saved = other.next()
        other.kill()
    assert wal(folder).stat().st_size > 0
    told = seen_without_rights(folder)
    assert ["found", *saved[1:]] in told


def test_a_folder_that_may_not_be_looked_into_is_said_to_be_so(sound: Path, public: Path) -> None:
    folder = Path(shutil.copytree(sound, public / "newsroom"))
    folder.chmod(0o700 if os.geteuid() == 0 else 0o000)
    with worker() as other, pytest.raises(AssertionError, match="read_only\\(path="):
        other.run("read_only", folder=str(folder))
    folder.chmod(0o755)


# Files that are no newsrooms, damaged, or newer


def refused_opening(folder: Path) -> MidadError:
    before = (folder / DATABASE).read_bytes()
    with pytest.raises(MidadError) as caught:
        open_newsroom(folder)
    assert (folder / DATABASE).read_bytes() == before
    return caught.value


def database_of_another_program(path: Path) -> None:
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("CREATE TABLE theirs (x)")


@pytest.mark.parametrize(
    "make",
    [
        lambda path: path.write_bytes(b""),
        lambda path: path.write_bytes(b"SQLite format 3\0"),
        lambda path: path.write_bytes(b"not a database " * 1000),
        database_of_another_program,
    ],
    ids=["empty", "cut", "something else", "another program's"],
)
def test_what_is_no_newsroom_is_left_alone(tmp_path: Path, make: Callable[[Path], None]) -> None:
    make(tmp_path / DATABASE)
    assert refused_opening(tmp_path).reason is Reason.NEWSROOM_FOREIGN
    assert [path.name for path in tmp_path.iterdir()] == [DATABASE]


@pytest.mark.parametrize("length", [0, 50, 5000])
def test_a_truncated_newsroom_is_damaged(folder: Path, length: int) -> None:
    database = folder / DATABASE
    database.write_bytes(database.read_bytes()[:length])
    error = refused_opening(folder)
    assert isinstance(error, Damaged)
    assert error.reason is Reason.NEWSROOM_DAMAGED


def test_a_damaged_name_in_the_schema_is_damage_and_not_our_bug(folder: Path) -> None:
    database = folder / DATABASE
    bits = database.read_bytes()
    assert b"CREATE TABLE article_tag" in bits
    database.write_bytes(bits.replace(b"CREATE TABLE article_tag", b"CREATE TABLE articl\xe5_tag"))
    assert refused_opening(folder).reason is Reason.NEWSROOM_DAMAGED


def test_a_header_that_lets_nobody_write_can_be_looked_at(folder: Path) -> None:
    bits = bytearray((folder / DATABASE).read_bytes())
    bits[18] ^= 1  # the version that writes, of which SQLite knows two
    (folder / DATABASE).write_bytes(bits)
    with open_newsroom(folder) as store:
        assert FIRST in texts(store).values()
        check(store)


@settings(max_examples=count(40, 2000), suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_a_flipped_bit_never_gives_another_text_and_can_always_be_looked_for(
    sound: Path, tmp_path: Path, data: st.DataObject
) -> None:
    folder = tmp_path / "flipped"
    shutil.copytree(sound, folder)
    try:
        bits = bytearray((folder / DATABASE).read_bytes())
        place = data.draw(st.integers(0, len(bits) * 8 - 1))
        bits[place // 8] ^= 1 << place % 8
        (folder / DATABASE).write_bytes(bits)
        with contextlib.suppress(Damaged), open_newsroom(folder) as store:
            found = check(store)
            # a name in the schema may be hurt too: then the doctor says so
            with contextlib.suppress(Damaged, OperationalError):
                assert set(texts(store).values()) <= {FIRST, words(40, 99)}
                return
            assert found
    finally:
        shutil.rmtree(folder)


def test_a_newer_newsroom_is_read_and_never_written(folder: Path) -> None:
    set_form(folder, FORMAT + 1)
    before = (folder / DATABASE).read_bytes()
    with open_newsroom(folder) as store:
        assert store.newer == FORMAT + 1
        assert store.read_only
        assert texts(store)[1, 1] == FIRST
        with pytest.raises(Damaged) as caught:
            save(store, "ممنوع")
        with pytest.raises(Damaged), store.exclusively():
            raise AssertionError
    assert caught.value.reason is Reason.NEWSROOM_NEWER
    assert caught.value.facts["version"] == FORMAT + 1
    assert (folder / DATABASE).read_bytes() == before


def test_what_a_newer_newsroom_keeps_elsewhere_is_said_to_be_newer(folder: Path) -> None:
    with closing(connect(folder / DATABASE)) as connection:
        connection.execute("ALTER TABLE revision RENAME TO version")
    set_form(folder, FORMAT + 1)
    with open_newsroom(folder) as store, pytest.raises(Damaged) as caught:
        texts(store)
    assert caught.value.reason is Reason.NEWSROOM_NEWER
