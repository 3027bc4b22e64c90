import ctypes
import errno
import fcntl
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from studio.errors import Reason, Unavailable
from studio.export import staging
from studio.export.staging import put_file, put_folder, staged_beside, sweep
from studio.storage import exchange

OLD = {"a": b"old", "b/c": b"old", "z": b"old"}
NEW = {"a": b"new", "b/d": b"new", "z": b"new"}


def contents(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file()
    }


def hidden(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir() if path.name.startswith("."))


@contextmanager
def as_nobody(*folders: Path) -> Iterator[None]:
    """Do what a person without rights to `folders` does; tests often run as root."""
    for folder in folders:
        folder.chmod(0o555)
    if os.geteuid() == 0:
        os.seteuid(65534)
        try:
            yield
        finally:
            os.seteuid(0)
    else:
        yield
    for folder in folders:
        folder.chmod(0o755)


def test_a_folder_is_there_whole(tmp_path: Path) -> None:
    place = tmp_path / "far" / "away" / "package"
    put_folder(NEW, "z", place)
    assert contents(place) == NEW
    assert hidden(place.parent) == []


def test_a_folder_is_replaced_whole(tmp_path: Path) -> None:
    place = tmp_path / "package"
    put_folder(OLD, "z", place)
    put_folder(NEW, "z", place)
    assert contents(place) == NEW
    assert hidden(tmp_path) == []


def test_a_folder_is_replaced_where_names_cannot_be_exchanged(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(exchange, "exchange", lambda *_: False)
    place = tmp_path / "package"
    put_folder(OLD, "z", place)
    put_folder(NEW, "z", place)
    assert contents(place) == NEW
    assert hidden(tmp_path) == []


def test_what_was_put_aside_by_a_process_that_died_comes_back(tmp_path: Path) -> None:
    place = tmp_path / "my-package"
    put_folder(OLD, "z", place)
    place.rename(tmp_path / ".midad-replaced-00ff-my-package")
    sweep(tmp_path)
    assert contents(place) == OLD
    assert hidden(tmp_path) == []


def test_what_was_put_aside_goes_when_the_new_is_there(tmp_path: Path) -> None:
    place = tmp_path / "package"
    put_folder(NEW, "z", place)
    put_folder(OLD, "z", tmp_path / ".midad-replaced-00ff-package")
    sweep(tmp_path)
    assert contents(place) == NEW
    assert hidden(tmp_path) == []


def test_leftovers_of_the_dead_are_swept_and_those_of_the_living_are_not(tmp_path: Path) -> None:
    dead, living = (tmp_path / f".midad-staged-{name}" for name in ("dead", "living"))
    for folder in (dead, living):
        folder.mkdir()
    handle = os.open(living, os.O_RDONLY)
    try:
        fcntl.flock(handle, fcntl.LOCK_EX)
        put_folder(NEW, "z", tmp_path / "package")
        assert hidden(tmp_path) == [living.name]
    finally:
        os.close(handle)
    sweep(tmp_path)
    assert hidden(tmp_path) == []


def test_where_folders_cannot_be_locked_only_what_is_old_is_swept(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def no_locks(*_: object) -> None:
        raise OSError(errno.ENOTSUP, "not supported")

    monkeypatch.setattr(fcntl, "flock", no_locks)
    fresh, old = (tmp_path / f".midad-staged-{name}" for name in ("fresh", "old"))
    for folder in (fresh, old):
        folder.mkdir()
    os.utime(old, (0, 0))
    put_folder(NEW, "z", tmp_path / "package")
    assert hidden(tmp_path) == [fresh.name]
    assert contents(tmp_path / "package") == NEW


def test_a_file_is_replaced_whole(tmp_path: Path) -> None:
    place = tmp_path / "package.zip"
    put_file(b"old", place)
    put_file(b"new", place)
    assert place.read_bytes() == b"new"
    assert hidden(tmp_path) == []


def test_a_read_only_place_keeps_what_it_had(tmp_path: Path) -> None:
    place = tmp_path / "package"
    put_folder(OLD, "z", place)
    with as_nobody(tmp_path), pytest.raises(Unavailable) as raised:
        put_folder(NEW, "z", place)
    assert raised.value.reason is Reason.READ_ONLY
    assert contents(place) == OLD
    assert hidden(tmp_path) == []


def test_folders_that_were_made_for_nothing_are_gone(tmp_path: Path) -> None:
    with pytest.raises(ZeroDivisionError), staged_beside(tmp_path / "a" / "b" / "place"):
        raise ZeroDivisionError
    assert list(tmp_path.iterdir()) == []
    with staged_beside(tmp_path / "a" / "b" / "place"):
        (tmp_path / "a" / "mine").touch()
    assert [one.name for one in (tmp_path / "a").iterdir()] == ["mine"]


def test_a_folder_that_another_took_away_is_made_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder, made = tmp_path / "a", Path.mkdir
    taken: list[Path] = []

    def mkdir(path: Path, *args: Any, **named: Any) -> None:
        if path.parent == folder and not taken:
            taken.append(path)
            folder.rmdir()
        made(path, *args, **named)

    monkeypatch.setattr(Path, "mkdir", mkdir)
    put_file(b"new", folder / "file")
    assert taken
    assert (folder / "file").read_bytes() == b"new"


@pytest.mark.parametrize("size", [0, 2, 5])
def test_a_full_disk_keeps_what_it_had(tmp_path: Path, size: int) -> None:
    """The limit on files stands for the disk: both refuse the next byte."""
    place = tmp_path / "package"
    put_folder(OLD, "z", place)
    child = os.fork()
    if child == 0:
        os._exit(_put_with_limit(place, size))
    _, status = os.waitpid(child, 0)
    assert os.waitstatus_to_exitcode(status) == 42
    assert contents(place) == OLD
    assert hidden(tmp_path) == []


def _put_with_limit(place: Path, size: int) -> int:
    import resource
    import signal

    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, size))
    try:
        put_folder({**NEW, "y": bytes(100)}, "z", place)
    except Unavailable as error:
        return 42 if error.reason is Reason.DISK_FULL else 1
    return 0


def test_a_file_in_the_way_of_a_folder_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"")
    with pytest.raises(Unavailable) as raised:
        put_folder(NEW, "z", tmp_path / "file" / "package")
    assert raised.value.reason is Reason.DISK_FAILED


def test_this_system_exchanges_names_in_one_step(tmp_path: Path) -> None:
    put_folder(OLD, "z", tmp_path / "one")
    put_folder(NEW, "z", tmp_path / "other")
    swapped = exchange.exchange(tmp_path / "one", tmp_path / "other")
    assert swapped or not sys.platform.startswith(("linux", "darwin"))
    assert contents(tmp_path / "one") == (NEW if swapped else OLD)


def test_a_replacement_that_fails_half_way_brings_the_old_back(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(exchange, "exchange", lambda *_: False)
    place = tmp_path / "package"
    put_folder(OLD, "z", place)
    rename = Path.rename

    def fail_for_the_new(path: Path, target: Path) -> Path:
        if path.name.startswith(".midad-staged-"):
            raise OSError(errno.EIO, "input/output error")
        return rename(path, target)

    monkeypatch.setattr(Path, "rename", fail_for_the_new)
    with pytest.raises(Unavailable) as raised:
        put_folder(NEW, "z", place)
    assert raised.value.reason is Reason.DISK_FAILED
    assert contents(place) == OLD
    assert hidden(tmp_path) == []


def test_a_staged_folder_that_another_swept_is_made_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    flock = fcntl.flock
    swept: list[Path] = []

    def sweep_the_first(handle: int, how: int) -> None:
        flock(handle, how)
        if not swept:
            (folder,) = tmp_path.glob(".midad-staged-*")
            folder.rmdir()
            swept.append(folder)

    monkeypatch.setattr(fcntl, "flock", sweep_the_first)
    put_folder(NEW, "z", tmp_path / "package")
    assert swept
    assert contents(tmp_path / "package") == NEW


def test_a_lock_that_fails_for_another_reason_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> None:
        raise OSError(errno.EIO, "input/output error")

    monkeypatch.setattr(fcntl, "flock", fail)
    with pytest.raises(Unavailable) as raised:
        put_folder(NEW, "z", tmp_path / "package")
    assert raised.value.reason is Reason.DISK_FAILED


def test_what_goes_while_it_is_looked_at_is_nobodys(tmp_path: Path) -> None:
    with staging._left_alone(tmp_path / "gone") as abandoned:
        assert not abandoned
    assert not staging._is_forgotten(tmp_path / "gone")


def test_an_old_system_without_the_call_replaces_in_two_steps(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(ctypes, "CDLL", lambda _: object())
    place = tmp_path / "package"
    put_folder(OLD, "z", place)
    put_folder(NEW, "z", place)
    assert contents(place) == NEW
