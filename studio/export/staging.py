"""Writes a folder or a file so that it is there whole or not at all.

What is written stands first under a hidden name beside its place, on the same disk; files and
folders are flushed to the disk; then one step puts it in place. A process that is killed at any
moment leaves the old state or the new one, and at most a hidden leftover, which the next writer in
that folder sweeps away once its process is dead.

Sources: rename(2), POSIX fsync. Deliberately
absent: what the files say.
"""

import contextlib
import errno
import os
import secrets
import shutil
import sys
import time
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Final

from studio.storage import exchange
from studio.storage.failures import disk_failures

if sys.platform != "win32":
    import fcntl

_STAGED: Final = ".midad-staged-"
_REPLACED: Final = ".midad-replaced-"
_NO_LOCKS: Final = frozenset({errno.ENOTSUP, errno.ENOSYS, errno.ENOLCK, errno.EINVAL})
_FORGOTTEN: Final = 24 * 60 * 60
"""Seconds after which a leftover counts as abandoned where no lock can tell."""


def put_folder(files: Mapping[str, bytes], last: str, place: Path) -> None:
    """Write `files`, by their paths, as the folder `place`; `last` is written after all others.

    A folder that is there is replaced in one step. Raises `Unavailable`; then `place` is as it was.
    """
    with disk_failures(place), staged_beside(place) as staged:
        _write_all(files, last, staged)
        if place.exists():
            _exchange(staged, place)
        else:
            staged.rename(place)
        flush_folders({place.parent})


def put_file(data: bytes, place: Path) -> None:
    """Write `data` as the file `place`, over a file that is there.

    Raises `Unavailable`; then `place` is as it was.
    """
    with disk_failures(place), staged_beside(place) as staged:
        waiting = staged / "file"
        _write_file(waiting, data)
        waiting.replace(place)
        flush_folders({place.parent})


def sweep(folder: Path) -> None:
    """Take away what writers that died left in `folder`, and bring back what they took away.

    What a living writer is at work on is left alone.
    """
    for leftover in sorted(folder.glob(f"{_REPLACED}*")):
        place = folder / leftover.name.removeprefix(_REPLACED).partition("-")[2]
        with _left_alone(leftover) as abandoned:
            if abandoned and not place.exists():
                leftover.rename(place)
            elif abandoned:
                shutil.rmtree(leftover, ignore_errors=True)
    for leftover in sorted(folder.glob(f"{_STAGED}*")):
        with _left_alone(leftover) as abandoned:
            if abandoned:
                shutil.rmtree(leftover, ignore_errors=True)


@contextlib.contextmanager
def staged_beside(place: Path) -> Iterator[Path]:
    """Give a hidden folder beside `place` that is gone afterwards, whatever happened.

    Folders above that were made for it are gone too where nothing came into them.
    """
    made = [one for one in (place.parent, *place.parent.parents) if not one.exists()]
    try:
        with _staged_in(place.parent) as staged:
            yield staged
    finally:
        with contextlib.suppress(OSError):  # what holds something stays, and what is above it
            for one in made:
                one.rmdir()


@contextlib.contextmanager
def _staged_in(folder: Path) -> Iterator[Path]:
    while True:
        folder.mkdir(parents=True, exist_ok=True)
        sweep(folder)
        staged = folder / f"{_STAGED}{secrets.token_hex(8)}"
        try:
            staged.mkdir()
        except FileNotFoundError:  # somebody else made the folder too, and took it away again
            continue
        with _lock(staged) as locked:
            if locked is False:  # swept between its making and its locking
                continue
            try:
                yield staged
            finally:
                shutil.rmtree(staged, ignore_errors=True)
            return


@contextlib.contextmanager
def _left_alone(folder: Path) -> Iterator[bool]:
    """Say whether nobody works on `folder` any more, and keep it so meanwhile."""
    with _lock(folder) as locked:
        yield locked is True or (locked is None and _is_forgotten(folder))


def _is_forgotten(folder: Path) -> bool:
    try:
        return folder.stat().st_mtime < time.time() - _FORGOTTEN
    except FileNotFoundError:
        return False


@contextlib.contextmanager
def _lock(folder: Path) -> Iterator[bool | None]:
    """Hold the lock on `folder` that ends with its process.

    Gives False when another process has it or the folder is gone, and None where folders cannot
    be locked: Windows, some network disks.
    """
    if sys.platform == "win32":  # pragma: no cover - folders cannot be opened there
        yield None
        return
    try:
        handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    except FileNotFoundError:
        yield False
        return
    try:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
            locked: bool | None = os.path.samestat(os.fstat(handle), folder.stat())
        except (BlockingIOError, FileNotFoundError):
            locked = False
        except OSError as error:
            if error.errno not in _NO_LOCKS:
                raise
            locked = None
        yield locked
    finally:
        os.close(handle)


def _write_all(files: Mapping[str, bytes], last: str, folder: Path) -> None:
    """Write `files` below `folder` and flush them; the file `last` when all others are there."""
    folders = {folder}
    for path in sorted(files, key=lambda path: (path == last, path)):
        place = folder.joinpath(*path.split("/"))
        place.parent.mkdir(parents=True, exist_ok=True)
        folders.update(above for above in place.parents if above.is_relative_to(folder))
        if path == last:
            flush_folders(folders)
        _write_file(place, files[path])
    flush_folders({folder})


def _write_file(place: Path, data: bytes) -> None:
    with place.open("xb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())


def flush_file(place: Path) -> None:
    """Make what a file holds lasting."""
    with place.open("rb+") as file:
        os.fsync(file.fileno())


def flush_folders(folders: Iterable[Path]) -> None:
    """Make the names in `folders` lasting; Windows does so by itself."""
    if sys.platform == "win32":  # pragma: no cover - folders cannot be opened there
        return
    for folder in folders:
        handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def _exchange(staged: Path, place: Path) -> None:
    """Put `staged` at `place`; what was there is thrown away with the staged folder.

    One step where the system has it (Linux, macOS). Elsewhere two, and a process that dies
    between them leaves the old folder under a hidden name, from which `sweep` brings it back.
    """
    if exchange.exchange(staged, place):
        return
    aside = place.parent / f"{_REPLACED}{secrets.token_hex(8)}-{place.name}"
    place.rename(aside)
    try:
        staged.rename(place)
    except OSError:
        aside.rename(place)
        raise
    shutil.rmtree(aside, ignore_errors=True)
