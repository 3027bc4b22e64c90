"""Files of a site made ready beside its folder, by any process that prints for it.

What the folder has already is not written again. Deliberately absent: what may lie in the folder,
and putting anything in its place (`site_folder`).
"""

import hashlib
import os
import stat
from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Final

from msgspec import Struct

from studio.errors import Reason, Refused
from studio.export.manifest import is_safe_path
from studio.storage.failures import disk_failures

TICK: Final = 20_000_000
"""Nanoseconds within which a disk may give two changes of a file the same time."""

_NAME: Final = 16
_NO_HASHES: Final[Mapping[str, str]] = MappingProxyType({})
_FLAGS: Final = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)


class Seen(Struct, frozen=True, array_like=True, gc=False):
    """How a file stood on its disk: bytes, and nanoseconds of its times.

    `written` is when its bytes changed last and `changed` when anything of it did, which no
    program can set; Windows has there when it was made. `number` is the file's own on its disk.
    """

    size: int
    written: int
    changed: int
    number: int


class SiteFile(Struct, frozen=True, array_like=True, gc=False):
    """A file of a site, and how it stood when it was known to be whole; None where nobody knows."""

    path: str
    bytes: int
    sha256: str
    seen: Seen | None = None


class Staged(Struct, frozen=True, array_like=True, gc=False):
    """A file that was made ready: its bytes lie in `waiting`, which is empty where nothing differs.

    A file of a new folder waits where it is to lie in that, so that the whole can be put in place.
    `replaces` says that another file stands in its place, `blocked` that something does which is
    no file.
    """

    file: SiteFile
    waiting: str = ""
    replaces: bool = False
    blocked: bool = False


class Stage(Struct, frozen=True):
    """Where a run makes files ready: for the site in `folder`, in the hidden folder `staged`.

    `since` is when the run began, in nanoseconds.
    """

    folder: str
    staged: str
    since: int

    def put_all(
        self, folder: str, files: Mapping[str, bytes], hashes: Mapping[str, str] = _NO_HASHES
    ) -> tuple[Staged, ...]:
        """Make the files of a page's folder ready, which ends in a slash, as `put` does each.

        `hashes` has the SHA-256 of those files, by their paths, whose hash is known already.
        Those of a folder that is not there yet lie together, so that it can be put in place whole.
        """
        place = f"{self.folder}/{folder}"
        with disk_failures(place):
            is_new = _status(place.rstrip("/")) is None
        if not is_new or not all(map(is_safe_path, files)):
            return tuple(self.put(path, data) for path, data in files.items())
        name = _name(folder)
        inside: set[str] = set()
        made: list[Staged] = []
        with disk_failures(place):
            for path, data in files.items():
                waiting = f"{name}/{path.removeprefix(folder)}"
                above = waiting.rpartition("/")[0]
                if above not in inside:
                    _make_folder(f"{self.staged}/{above}")
                    inside.add(above)
                seen = _write(f"{self.staged}/{waiting}", data)
                sha256 = hashes.get(path) or hashlib.sha256(data).hexdigest()
                file = SiteFile(path, len(data), sha256, seen)
                made.append(Staged(file, waiting))
        return tuple(made)

    def put(self, path: str, data: bytes) -> Staged:
        """Make a file ready, where it differs from what the folder has.

        Raises `Refused` (SITE_PATH_UNSAFE) for a name that some systems cannot keep, and
        `Unavailable` as the disk fails.
        """
        if not is_safe_path(path):
            raise Refused(Reason.SITE_PATH_UNSAFE, path=path)
        place = f"{self.folder}/{path}"
        file = SiteFile(path, len(data), hashlib.sha256(data).hexdigest())
        with disk_failures(place):
            there = _status(place)
            is_file = there is not None and stat.S_ISREG(there.st_mode)
            same = there is not None and is_file and there.st_size == len(data)
            if there is not None and same and Path(place).read_bytes() == data:
                return Staged(known_since(file, there, self.since))
            name = _name(path)
            seen = _write(f"{self.staged}/{name}", data)
            return Staged(
                SiteFile(file.path, file.bytes, file.sha256, seen),
                name,
                replaces=is_file,
                blocked=there is not None and not is_file,
            )


def known_since(file: SiteFile, there: os.stat_result, since: int) -> SiteFile:
    """Return a whole file as it stands; how is not known where it may have changed meanwhile."""
    settled = max(there.st_mtime_ns, there.st_ctime_ns) < since - TICK
    return SiteFile(file.path, file.bytes, file.sha256, seen_in(there) if settled else None)


def seen_in(there: os.stat_result) -> Seen:
    """Return how a file stands."""
    return Seen(there.st_size, there.st_mtime_ns, there.st_ctime_ns, there.st_ino)


def is_seen(there: os.stat_result, seen: Seen) -> bool:
    """Say whether a file stands as it was seen: what `seen_in` would tell, without telling it."""
    return (
        there.st_mtime_ns == seen.written
        and there.st_ctime_ns == seen.changed
        and there.st_size == seen.size
        and there.st_ino == seen.number
    )


def _name(path: str) -> str:
    return hashlib.sha256(path.encode()).hexdigest()[: 2 * _NAME]


def _status(place: str) -> os.stat_result | None:
    try:
        return os.lstat(place)
    except (FileNotFoundError, NotADirectoryError):
        return None


def _make_folder(place: str) -> None:
    try:
        os.mkdir(place)  # noqa: PTH102 - as nearly always, and there are many
    except (FileNotFoundError, FileExistsError):
        os.makedirs(place, exist_ok=True)  # noqa: PTH103 - same


def _write(place: str, data: bytes) -> Seen:
    handle = os.open(place, _FLAGS, 0o666)
    try:
        done = os.write(handle, data)
        while done < len(data):
            done += os.write(handle, memoryview(data)[done:])
        return seen_in(os.fstat(handle))
    finally:
        os.close(handle)
