"""Files by the hash of their content: a newsroom's pictures, each kept once.

A file is written under another name, synced, and renamed into its place, so that a name always
means whole content. Deliberately absent: what the bytes are (`studio.imaging`), and who may use
them.
"""

import os
import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO, Final

from studio.errors import Damaged, Reason
from studio.storage.failures import disk_failures
from studio.storage.texts import digest

UNFINISHED: Final = ".unfinished-"
"""How names begin of what a crash may leave behind."""


def sync_folder(folder: Path) -> None:
    """Make the names in `folder` lasting; does nothing where folders cannot be synced (Windows)."""
    if os.name == "nt":
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def sync_file(path: Path) -> None:
    """Make the content of the file at `path` lasting."""
    with path.open("r+b") as file:
        os.fsync(file.fileno())


def make_folder(folder: Path) -> None:
    """Make `folder` and those above it, and make their names lasting."""
    missing = [folder, *folder.parents]
    for place in reversed([place for place in missing if not place.exists()]):
        place.mkdir(exist_ok=True)
        sync_folder(place.parent)


@contextmanager
def writing_file(path: Path, *, beside: Path | None = None) -> Iterator[BinaryIO]:
    """Give a file to write, which is at `path`, whole and lasting, when the block has ended.

    A crash at any time leaves the old file or the new one. Until the end it lies in the folder
    `beside`, on the same disk, or else in that of `path`, under a name that begins with
    `UNFINISHED`. Raises `Unavailable` when the disk refuses; nothing is left behind then.
    """
    with disk_failures(path):
        make_folder(path.parent)
        unfinished = (beside or path.parent) / f"{UNFINISHED}{secrets.token_hex(8)}"
        try:
            with unfinished.open("x+b") as file:
                yield file
                file.flush()
                os.fsync(file.fileno())
            unfinished.replace(path)
        finally:
            unfinished.unlink(missing_ok=True)
        sync_folder(path.parent)


def write_file(path: Path, data: bytes) -> None:
    """Write `data` to `path` so that a crash at any time leaves the old file or the new one.

    Raises `Unavailable` when the disk refuses; nothing is left beside `path` then.
    """
    with writing_file(path) as file:
        file.write(data)


class Media:
    """The folder of files by content hash: ``ab/abcdef…``, 64 hexadecimal digits."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def add(self, data: bytes) -> str:
        """Keep `data` and return its SHA-256; adding it again changes nothing.

        A file of that name whose content is damaged is written anew.
        """
        sha256 = digest(data)
        path = self.path(sha256)
        with disk_failures(self.folder):
            if path.exists() and path.read_bytes() == data:
                return sha256
            make_folder(self.folder)
        with writing_file(path, beside=self.folder) as file:
            file.write(data)
        return sha256

    def path(self, sha256: str) -> Path:
        """Return where the file of this hash lies, whether or not it is there."""
        return self.folder / sha256[:2] / sha256

    def read(self, sha256: str) -> bytes:
        """Return the file of this hash.

        Raises `Damaged` (PICTURE_FILE_DAMAGED) when it is missing or is not what its name says.
        """
        path = self.path(sha256)
        try:
            data = path.read_bytes()
        except OSError as error:
            raise Damaged(Reason.PICTURE_FILE_DAMAGED, picture=sha256) from error
        if digest(data) != sha256:
            raise Damaged(Reason.PICTURE_FILE_DAMAGED, picture=sha256)
        return data

    def remove(self, sha256: str) -> None:
        """Forget the file of this hash."""
        path = self.path(sha256)
        with disk_failures(path):
            path.unlink(missing_ok=True)

    def kept(self) -> Iterator[str]:
        """Yield the hashes of all files, in order."""
        for path in sorted(self.folder.glob("??/*")):
            yield path.name

    def sweep(self) -> None:
        """Remove what a crash left half written; only for a process alone with the newsroom."""
        with disk_failures(self.folder):
            for path in self.folder.glob(f"{UNFINISHED}*"):
                path.unlink(missing_ok=True)
