"""Files by the hash of their content: a newsroom's pictures, each kept once.

A file is written beside its place, synced, and renamed into it, so that a name always means whole
content. Deliberately absent: what the bytes are (`studio.imaging`), and who may use them.
"""

import os
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from studio.errors import Damaged, Reason
from studio.storage.failures import disk_failures
from studio.storage.texts import digest

_UNFINISHED: Final = ".unfinished-"


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


def write_file(path: Path, data: bytes) -> None:
    """Write `data` to `path` so that a crash at any time leaves the old file or the new one.

    Raises `Unavailable` when the disk refuses; nothing is left beside `path` then.
    """
    with disk_failures(path):
        path.parent.mkdir(parents=True, exist_ok=True)
        descriptor, unfinished = tempfile.mkstemp(prefix=_UNFINISHED, dir=path.parent)
        try:
            with os.fdopen(descriptor, "wb") as file:
                file.write(data)
                file.flush()
                os.fsync(file.fileno())
            Path(unfinished).replace(path)
        except BaseException:
            Path(unfinished).unlink(missing_ok=True)
            raise
        sync_folder(path.parent)


class Media:
    """The folder of files by content hash: ``ab/abcdef…``, 64 hexadecimal digits."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def add(self, data: bytes) -> str:
        """Keep `data` and return its SHA-256; adding it again changes nothing."""
        sha256 = digest(data)
        path = self.path(sha256)
        if not path.exists() or path.read_bytes() != data:
            write_file(path, data)
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
            if not path.name.startswith(_UNFINISHED):
                yield path.name

    def sweep(self) -> None:
        """Remove what a crash left half written."""
        with disk_failures(self.folder):
            for path in self.folder.glob(f"??/{_UNFINISHED}*"):
                path.unlink(missing_ok=True)
