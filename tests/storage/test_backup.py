import errno
import shutil
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy import text

from studio.errors import Damaged, Reason, Refused, Unavailable
from studio.storage import backup, tables
from studio.storage.backup import automatic_backup, back_up, restore_backup
from studio.storage.backup_file import verify_backup
from studio.storage.connection import DATABASE, FORMAT
from studio.storage.doctor import ProblemKind, check
from studio.storage.engine import Store, create_newsroom, open_newsroom
from studio.storage.lock import SENDING
from studio.storage.mapping import Table
from tests.storage import newsrooms

NOON = datetime(2026, 3, 18, 12, 30, tzinfo=UTC)


@pytest.fixture(scope="module")
def sound(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("sound") / "newsroom"
    with create_newsroom(folder) as store:
        newsrooms.furnish(store)
    return folder


@pytest.fixture
def folder(sound: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(sound, tmp_path / "غرفة الأخبار"))


def put(store: Store, value: str) -> None:
    with store.write() as work:
        work.rows.merge(tables.Setting(key="digits", value=value))


def got(folder: Path) -> str | None:
    with open_newsroom(folder) as store, store.read() as work:
        row = work.rows.get(tables.Setting, "digits")
        return None if row is None else row.value


def kept_files(folder: Path) -> dict[str, bytes]:
    """Return everything that a backup has to bring back, but for the database."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for name in ("pictures", "packages")
        for path in (folder / name).rglob("*")
        if path.is_file()
    }


def rows(folder: Path) -> dict[str, list[tuple[object, ...]]]:
    with open_newsroom(folder) as store, store.read() as work:
        return {
            table.name: [
                tuple(row) for row in work.rows.execute(text(f"SELECT * FROM {table.name}"))
            ]
            for table in Table.metadata.sorted_tables
        }


def test_a_backup_brings_back_what_was_there(folder: Path, tmp_path: Path) -> None:
    before, files = rows(folder), kept_files(folder)
    assert len(files) == 3
    with open_newsroom(folder) as store:
        report = back_up(store, tmp_path / "out" / "نسخة.zip")
        put(store, "later")
    assert (report.form, report.pictures, report.packages) == (FORMAT, 1, 1)
    assert report.missing == ()
    assert verify_backup(report.path) == report
    shutil.rmtree(folder / "pictures")

    restored = restore_backup(report.path, folder)

    assert (rows(folder), kept_files(folder)) == (before, files)
    assert (restored.form, restored.pictures, restored.packages) == (FORMAT, 1, 1)
    assert restored.kept_aside is not None
    assert got(restored.kept_aside) == "later"
    with open_newsroom(folder) as store:
        assert check(store) == ()


def test_a_backup_goes_to_a_place_that_has_no_newsroom(folder: Path, tmp_path: Path) -> None:
    before = rows(folder)
    with open_newsroom(folder) as store:
        back_up(store, tmp_path / "b.zip")
    for place in (tmp_path / "new" / "deep", tmp_path / "empty"):
        if place.name == "empty":
            place.mkdir()
        assert restore_backup(tmp_path / "b.zip", place).kept_aside is None
        assert rows(place) == before


def test_each_replaced_newsroom_is_kept(folder: Path, tmp_path: Path) -> None:
    with open_newsroom(folder) as store:
        back_up(store, tmp_path / "b.zip")
    aside = set()
    for value in ("one", "two"):
        with open_newsroom(folder) as store:
            put(store, value)
        report = restore_backup(tmp_path / "b.zip", folder)
        assert report.kept_aside is not None
        aside.add(got(report.kept_aside))
    assert aside == {"one", "two"}


def test_older_copies_stay_with_the_newsroom_that_comes_back(folder: Path) -> None:
    with open_newsroom(folder) as store:
        copy = automatic_backup(store, NOON)
        put(store, "later")
    assert copy is not None
    restore_backup(copy, folder)
    assert got(folder) is None
    assert copy.is_file()


def test_remains_of_a_newsroom_are_replaced(folder: Path, tmp_path: Path) -> None:
    with open_newsroom(folder) as store:
        back_up(store, tmp_path / "b.zip")
    (folder / DATABASE).unlink()
    (folder / f"{SENDING}target").touch()
    report = restore_backup(tmp_path / "b.zip", folder)
    assert report.kept_aside is not None
    assert len(kept_files(report.kept_aside)) == 3
    (folder / DATABASE).write_bytes(b"rubbish")
    restore_backup(tmp_path / "b.zip", folder)
    with open_newsroom(folder) as store:
        assert check(store) == ()


def test_a_folder_of_something_else_is_left_alone(folder: Path, tmp_path: Path) -> None:
    with open_newsroom(folder) as store:
        back_up(store, tmp_path / "b.zip")
    home = tmp_path / "home"
    home.mkdir()
    (home / "letter.txt").write_text("dear", encoding="utf-8")
    for place in (home, home / "letter.txt"):
        with pytest.raises(Refused) as caught:
            restore_backup(tmp_path / "b.zip", place)
        assert caught.value.reason is Reason.FOLDER_NOT_EMPTY
    assert (home / "letter.txt").read_text(encoding="utf-8") == "dear"


def test_a_newsroom_that_somebody_has_open_is_not_replaced(folder: Path, tmp_path: Path) -> None:
    with open_newsroom(folder) as store:
        back_up(store, tmp_path / "b.zip")
        with pytest.raises(Unavailable) as caught:
            restore_backup(tmp_path / "b.zip", folder, wait=0.05)
        put(store, "still here")
    assert caught.value.reason is Reason.NEWSROOM_BUSY
    assert got(folder) == "still here"


def test_a_backup_that_is_not_there_or_no_backup(folder: Path, tmp_path: Path) -> None:
    with pytest.raises(Refused) as missing:
        restore_backup(tmp_path / "nowhere.zip", folder)
    assert missing.value.reason is Reason.FILE_MISSING
    (tmp_path / "letter.txt").write_text("dear", encoding="utf-8")
    with pytest.raises(Damaged) as damaged:
        restore_backup(tmp_path / "letter.txt", folder)
    assert damaged.value.reason is Reason.BACKUP_DAMAGED
    with open_newsroom(folder) as store:
        assert check(store) == ()


def test_a_backup_of_a_newer_newsroom_is_verified_and_not_restored(
    folder: Path, tmp_path: Path
) -> None:
    with open_newsroom(folder) as store:
        with store.exclusively() as driver:
            driver.execute(f"PRAGMA user_version = {FORMAT + 1}")
        back_up(store, tmp_path / "b.zip")
    assert verify_backup(tmp_path / "b.zip").form == FORMAT + 1
    with pytest.raises(Damaged) as caught:
        restore_backup(tmp_path / "b.zip", folder)
    assert caught.value.reason is Reason.NEWSROOM_NEWER


def test_what_the_newsroom_itself_lost_is_named_and_the_rest_backed_up(
    folder: Path, tmp_path: Path
) -> None:
    with open_newsroom(folder) as store:
        with store.write() as work:
            hurt = newsrooms.add_picture(work, store, 1, b"another")
        (picture,) = (name for name in store.media.kept() if name != hurt)
        store.media.path(picture).unlink()
        store.media.path(hurt).write_bytes(b"Another")
        (package,) = store.packages.iterdir()
        shutil.rmtree(package)
        report = back_up(store, tmp_path / "b.zip")
    lost = {f"pictures/{picture}", f"pictures/{hurt}", f"packages/{package.name}"}
    assert set(report.missing) == lost
    assert restore_backup(tmp_path / "b.zip", folder).pictures == 1
    with open_newsroom(folder) as store:
        assert {problem.kind for problem in check(store)} == {
            ProblemKind.PICTURE_MISSING,
            ProblemKind.PICTURE_DAMAGED,
            ProblemKind.PACKAGE_MISSING,
        }


def test_a_damaged_newsroom_replaces_no_good_backup(folder: Path, tmp_path: Path) -> None:
    out = tmp_path / "b.zip"
    with open_newsroom(folder) as store:
        back_up(store, out)
    good = out.read_bytes()
    newsrooms.hurt_page_of(folder, "ix_article_updated")
    with open_newsroom(folder) as store, pytest.raises(Damaged) as caught:
        back_up(store, out)
    assert caught.value.reason is Reason.NEWSROOM_DAMAGED
    assert out.read_bytes() == good
    assert [path.name for path in tmp_path.iterdir() if path != folder] == [out.name]


def test_a_copy_is_kept_every_hour_in_which_something_changed(folder: Path) -> None:
    with open_newsroom(folder) as store:
        first = automatic_backup(store, NOON)
        put(store, "a")
        assert automatic_backup(store, NOON + timedelta(minutes=20)) is None
        second = automatic_backup(store, NOON + timedelta(minutes=40))
        assert automatic_backup(store, NOON + timedelta(hours=2)) is None
        put(store, "b")
        third = automatic_backup(store, NOON + timedelta(hours=3))
        assert sorted(store.backups.iterdir()) == [first, second, third]
    assert first is not None
    assert first.name == "newsroom-20260318T123000Z.db"
    assert verify_backup(first).form == FORMAT


def test_old_copies_make_room_and_other_files_stay(folder: Path) -> None:
    with open_newsroom(folder) as store:
        (store.backups / "before-form-2.db").write_bytes(b"kept")
        for number in range(40):
            put(store, str(number))
            assert automatic_backup(store, NOON + timedelta(hours=number)) is not None
        names = {path.name for path in store.backups.iterdir()}
    assert "before-form-2.db" in names
    assert len(names) == 1 + 24 + 1  # the last hours, and the end of the first day


def test_another_disk_gets_the_pictures_and_packages_too(folder: Path, tmp_path: Path) -> None:
    disk = tmp_path / "disk"
    before, files = rows(folder), kept_files(folder)
    with open_newsroom(folder) as store:
        copy = automatic_backup(store, NOON, to=disk)
        put(store, "later")
        unfinished = disk / "packages" / ".unfinished-x"
        unfinished.mkdir()
        assert automatic_backup(store, NOON + timedelta(hours=1), to=disk) is not None
    assert copy is not None
    shutil.rmtree(folder)
    restore_backup(copy, folder)
    unfinished.rmdir()
    assert (rows(folder), kept_files(folder)) == (before, files)


def test_a_copy_of_the_database_takes_the_pictures_that_are_there(folder: Path) -> None:
    before, files = rows(folder), kept_files(folder)
    with open_newsroom(folder) as store:
        copy = automatic_backup(store, NOON)
        put(store, "later")
    assert copy is not None
    report = restore_backup(copy, folder)
    assert (rows(folder), kept_files(folder)) == (before, files)
    assert report.kept_aside is not None
    assert kept_files(report.kept_aside) == files


def test_what_lies_beside_a_copy_by_chance_is_left_there(folder: Path, tmp_path: Path) -> None:
    files = kept_files(folder)
    with open_newsroom(folder) as store:
        copy = automatic_backup(store, NOON)
    assert copy is not None
    carried = Path(shutil.copy(copy, tmp_path / copy.name))
    for stranger in ("pictures/holiday/beach.jpg", f"pictures/ab/{'ab' * 32}", "packages/x/y"):
        path = tmp_path / stranger
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(b"mine")
    restore_backup(carried, folder)
    assert kept_files(folder) == files


def test_names_in_a_hostile_copy_lead_nowhere(folder: Path, tmp_path: Path) -> None:
    (tmp_path / "secrets").write_text("secret")
    name = f"../{'./' * 27}secrets"
    assert len(name) == 64
    assert (folder / "pictures" / name[:2] / name).is_file()
    with open_newsroom(folder) as store:
        with store.write() as work:
            work.rows.execute(text("UPDATE picture SET sha256 = :name"), {"name": name})
        copy = automatic_backup(store, NOON)
        assert copy is not None
        assert back_up(store, tmp_path / "b.zip").pictures == 0
    assert restore_backup(copy, folder).pictures == 0
    assert not list(folder.rglob("secrets"))


def test_names_that_cannot_be_exchanged_are_changed_one_after_the_other(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with open_newsroom(folder) as store:
        back_up(store, tmp_path / "b.zip")
        put(store, "later")
    monkeypatch.setattr(backup, "exchange", lambda *_: False)
    report = restore_backup(tmp_path / "b.zip", folder)
    assert report.kept_aside is not None
    assert (got(folder), got(report.kept_aside)) == (None, "later")


@pytest.mark.parametrize("failing", [2, 3, 4])
def test_a_disk_that_fails_while_names_change_leaves_the_old_newsroom(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, failing: int
) -> None:
    with open_newsroom(folder) as store:
        back_up(store, tmp_path / "b.zip")
        put(store, "later")
    rename, renamed = Path.rename, []

    def fail_once(path: Path, target: Path) -> Path:
        renamed.append(path)
        if len(renamed) == failing:
            raise OSError(errno.EIO, "Input/output error")
        return rename(path, target)

    monkeypatch.setattr(backup, "exchange", lambda *_: False)
    with monkeypatch.context() as patch:
        patch.setattr(Path, "rename", fail_once)
        with pytest.raises(Unavailable) as caught:
            restore_backup(tmp_path / "b.zip", folder)
    assert caught.value.reason is Reason.DISK_FAILED
    assert got(folder) == "later"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["b.zip", folder.name]
