"""What is left when processes are killed: every acknowledged save, and never half of anything."""

import random
import shutil
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from studio.storage import tables
from studio.storage.backup import back_up, restore_backup
from studio.storage.backup_file import verify_backup
from studio.storage.connection import DATABASE, FORMAT, connect
from studio.storage.doctor import ProblemKind, check
from studio.storage.engine import Store, create_newsroom, open_newsroom
from studio.storage.snapshot import damage_of
from tests.profiles import count
from tests.storage import newsrooms
from tests.storage.processes import Worker, worker

KILLS_WHILE_WRITING = count(10, 300)
KILLS_WHILE_MIGRATING = count(5, 150)
KILLS_WHILE_BACKING_UP = count(5, 50)
KILLS_WHILE_RESTORING = count(5, 50)
SECONDS_OF_WRITING = count(3, 60)
WRITERS = 4
LENGTH = 5_000


def saves(told: list[list[Any]]) -> dict[tuple[int, int], str]:
    return {(article, number): sha256 for word, article, number, sha256 in told if word == "kept"}


def problems(store: Store) -> list[Any]:
    """Return what is wrong, but for a picture whose article was not saved any more."""
    return [found for found in check(store) if found.kind is not ProblemKind.PICTURE_UNKNOWN]


def counted(store: Store) -> int:
    with store.read() as work:
        row = work.rows.get(tables.Setting, "saves")
        return 0 if row is None else int(row.value)


@pytest.fixture(scope="module")
def process() -> Iterator[Worker]:
    with worker() as alone:
        yield alone


@pytest.fixture
def newsroom(tmp_path: Path) -> Path:
    with create_newsroom(tmp_path / "newsroom") as store:
        newsrooms.furnish(store, WRITERS)
    return tmp_path / "newsroom"


def test_no_acknowledged_save_is_lost_when_writers_are_killed(
    newsroom: Path, process: Worker
) -> None:
    chance = random.Random(1)
    kept: dict[tuple[int, int], str] = {}
    for _ in range(KILLS_WHILE_WRITING):
        process.begin("save", folder=str(newsroom), article=1, length=LENGTH)
        told = [process.next() for _ in range(chance.randint(1, 12))]
        time.sleep(chance.random() * 0.01)
        told += process.kill()
        kept |= saves(told)
        with open_newsroom(newsroom) as store:
            assert kept.items() <= newsrooms.hashes(store).items()
            assert problems(store) == []
    assert len(kept) >= KILLS_WHILE_WRITING


def test_nothing_is_lost_when_several_processes_write_at_once(newsroom: Path) -> None:
    with (
        worker() as one,
        worker() as two,
        worker() as three,
        worker() as four,
        open_newsroom(newsroom) as store,
        ThreadPoolExecutor(WRITERS) as listeners,
    ):
        writers = (one, two, three, four)
        for writer in writers:
            writer.get_ready()
        until = time.time() + SECONDS_OF_WRITING
        for article, writer in enumerate(writers, start=1):
            writer.begin("save", folder=str(newsroom), article=article, length=LENGTH, until=until)
        told = listeners.map(Worker.rest, writers)
        before = 0
        while time.time() < until:
            assert before <= (before := counted(store))
            time.sleep(0.05)
        each = [saves(lines) for lines in told]
        assert all(each)
        kept = {place: sha256 for one in each for place, sha256 in one.items()}
        assert kept.items() <= newsrooms.hashes(store).items()
        assert counted(store) == len(kept)
        assert check(store) == ()
    assert damage_of(newsroom / DATABASE) == ""


def test_a_migration_that_is_killed_leaves_the_old_newsroom_or_the_new(
    tmp_path: Path, process: Worker
) -> None:
    chance = random.Random(2)
    original = tmp_path / "original"
    with create_newsroom(original) as store:
        newsrooms.furnish(store, 300, LENGTH)
        before = newsrooms.texts(store)
    forms = set()
    length = seconds_of(process, shutil.copytree(original, tmp_path / "measured"))
    for number in range(KILLS_WHILE_MIGRATING):
        newsroom = shutil.copytree(original, tmp_path / f"{number}")
        process.begin("upgrade", folder=str(newsroom))
        assert process.next() == ["begun"]
        time.sleep(chance.random() * length)
        process.kill()
        forms.add(require_whole(newsroom, before))
        copy = newsroom / "backups" / f"before-form-{FORMAT + 1}.db"
        assert not copy.exists() or damage_of(copy) == ""
        assert ["upgraded"] in process.run("upgrade", folder=str(newsroom))
        assert require_whole(newsroom, before) == FORMAT + 1
        shutil.rmtree(newsroom)
    assert FORMAT in forms


def seconds_of(migrating: Worker, newsroom: Path) -> float:
    migrating.begin("upgrade", folder=str(newsroom))
    assert migrating.next() == ["begun"]
    begin = time.monotonic()
    assert migrating.rest() == [["upgraded"]]
    return time.monotonic() - begin


def require_whole(newsroom: Path, texts: dict[tuple[int, int], str]) -> int:
    """Check that a newsroom is all of the old form or all of the new, and return its form."""
    assert damage_of(newsroom / DATABASE) == ""
    with closing(connect(newsroom / DATABASE, mode="ro")) as connection:
        (form,) = connection.execute("PRAGMA user_version").fetchone()
        (noted,) = connection.execute("SELECT version_num FROM alembic_version").fetchone()
        names = {name for (name,) in connection.execute("SELECT name FROM sqlite_schema")}
        (revisions,) = connection.execute("SELECT count(*) FROM revision").fetchone()
        assert int(noted) == form
        assert revisions == len(texts)
        assert ("echo" in names) is ("ix_article_mood" in names) is (form > FORMAT)
        assert not any("alembic_tmp" in name for name in names)
        if form > FORMAT:
            (echoes,) = connection.execute("SELECT count(*) FROM echo").fetchone()
            (glad,) = connection.execute(
                "SELECT count(*) FROM article WHERE mood = 'glad'"
            ).fetchone()
            assert (echoes, glad) == (revisions, 300)
    return int(form)


def test_a_backup_that_is_killed_is_whole_or_not_there(
    newsroom: Path, tmp_path: Path, process: Worker
) -> None:
    chance = random.Random(3)
    out = tmp_path / "elsewhere" / "newsroom.zip"
    with open_newsroom(newsroom) as store, store.write() as work:
        for number in range(300):
            newsrooms.add_picture(work, store, 1, bytes([number % 256]) * (1000 + number))
    for _ in range(KILLS_WHILE_BACKING_UP):
        process.begin("backup", folder=str(newsroom), out=str(out))
        assert process.next() == ["begun"]
        time.sleep(chance.random() * 0.15)
        done = ["backed_up"] in process.kill()
        assert out.exists() >= done
        if out.exists():
            assert verify_backup(out).missing == ()
            out.unlink()
        with open_newsroom(newsroom) as store:
            assert problems(store) == []
    assert ["backed_up"] in process.run("backup", folder=str(newsroom), out=str(out))
    assert restore_backup(out, newsroom).pictures == 301


def test_a_restore_that_is_killed_leaves_the_old_newsroom_or_the_new(
    newsroom: Path, tmp_path: Path, process: Worker
) -> None:
    chance = random.Random(4)
    backup = tmp_path / "b.zip"
    with open_newsroom(newsroom) as store:
        with store.write() as work:
            for number in range(100):
                newsrooms.add_picture(work, store, 1, bytes([number]) * (1000 + number))
        back_up(store, backup)
        kept = newsrooms.hashes(store)
        with store.write() as work:
            newsrooms.add_revision(work, 1, 1, "بعد النسخة")
    length = 0.3
    for number in range(KILLS_WHILE_RESTORING):
        with open_newsroom(newsroom) as store:
            with store.write() as work:
                newsrooms.add_revision(work, 1, 1, f"بعد النسخة {number}")
            later = newsrooms.hashes(store)
        before = aside(tmp_path)
        began = time.monotonic()
        process.begin("restore", folder=str(newsroom), file=str(backup))
        assert process.next() == ["begun"]
        time.sleep(chance.random() * length)
        if process.kill():
            length = time.monotonic() - began
        found = {place: texts_of(place) for place in (newsroom, *aside(tmp_path) - before)}
        assert found.pop(newsroom) in (kept, later)
        assert later in (texts_of(newsroom), *found.values())
    process.run("restore", folder=str(newsroom), file=str(backup))
    assert texts_of(newsroom) == kept
    assert not list(tmp_path.glob(".unfinished-*"))


def aside(place: Path) -> set[Path]:
    return set(place.glob("newsroom.replaced-*"))


def texts_of(newsroom: Path) -> dict[tuple[int, int], str]:
    """Return the texts of a newsroom in which nothing is wrong."""
    with open_newsroom(newsroom) as opened:
        assert problems(opened) == []
        return newsrooms.hashes(opened)
