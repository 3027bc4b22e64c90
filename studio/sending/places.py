"""What a target has to be able to do, and a folder of this computer that can.

Paths are relative to the target's address, with forward slashes. Deliberately absent: what is
brought there, and in which order (`upload`).
"""

import stat
from collections.abc import Callable
from enum import StrEnum
from pathlib import Path
from typing import Final, Protocol

from studio.errors import Reason, Refused
from studio.export.staging import flush_file, flush_folders
from studio.storage.failures import disk_failures

PIECE: Final = 256 * 1024
"""Bytes that are written at once: what a dropped line loses of a file at most."""


class Found(StrEnum):
    """What stands at a path."""

    FILE = "file"
    FOLDER = "folder"
    OTHER = "other"
    """A link, a device: nothing that Midad makes."""


class Place(Protocol):
    """A target that is spoken to; every method raises `Unavailable` when it does not answer.

    `piece` is how many bytes are written at once; None where a file is there whole or not at all.
    """

    @property
    def piece(self) -> int | None:
        """How many bytes are written at once."""
        ...

    def found(self, path: str) -> Found | None:
        """Return what stands at `path`, None where nothing does."""
        ...

    def names(self, folder: str) -> tuple[str, ...]:
        """Return the names in a folder, sorted; none where there is no folder."""
        ...

    def read(self, path: str) -> bytes | None:
        """Return what a file holds, None where there is none."""
        ...

    def holds(self, path: str, data: bytes) -> bool:
        """Say whether a file is there that holds exactly `data`."""
        ...

    def write(self, path: str, data: bytes, offset: int) -> None:
        """Let a file hold `data` after its first `offset` bytes, and no more.

        Folders on the way are made. A line that is dropped meanwhile leaves some of `data`.
        """
        ...

    def move(self, path: str, to: str) -> None:
        """Put a file at `to`, over a file there, in one step where the target can."""
        ...

    def remove(self, path: str) -> None:
        """Remove a file, and a folder when it is empty; nothing where there is none."""
        ...


class FolderPlace:
    """A folder of this computer as a place."""

    piece: int | None = PIECE

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def found(self, path: str) -> Found | None:
        """Return what stands at `path`."""
        place = self._at(path)
        with disk_failures(place):
            try:
                mode = place.lstat().st_mode
            except (FileNotFoundError, NotADirectoryError):
                return None
        if stat.S_ISREG(mode):
            return Found.FILE
        return Found.FOLDER if stat.S_ISDIR(mode) else Found.OTHER

    def names(self, folder: str) -> tuple[str, ...]:
        """Return the names in a folder."""
        place = self._at(folder)
        with disk_failures(place):
            try:
                return tuple(sorted(one.name for one in place.iterdir()))
            except (FileNotFoundError, NotADirectoryError):
                return ()

    def read(self, path: str) -> bytes | None:
        """Return what a file holds."""
        place = self._at(path)
        with disk_failures(place):
            try:
                return place.read_bytes()
            except (FileNotFoundError, NotADirectoryError):
                return None

    def holds(self, path: str, data: bytes) -> bool:
        """Say whether a file is there that holds exactly `data`."""
        return self.read(path) == data

    def write(self, path: str, data: bytes, offset: int) -> None:
        """Let a file hold `data` after its first `offset` bytes, lasting."""
        place = self._at(path)
        with disk_failures(place):
            place.parent.mkdir(parents=True, exist_ok=True)
            with place.open("r+b" if offset else "wb") as file:
                file.truncate(offset)
                file.seek(offset)
                file.write(data)
            flush_file(place)

    def move(self, path: str, to: str) -> None:
        """Put a file at `to` in one step."""
        place = self._at(to)
        with disk_failures(place):
            place.parent.mkdir(parents=True, exist_ok=True)
            self._at(path).replace(place)
            flush_folders({place.parent})

    def remove(self, path: str) -> None:
        """Remove a file, or a folder that is empty."""
        place = self._at(path)
        with disk_failures(place):
            match self.found(path):
                case Found.FOLDER:
                    if not any(place.iterdir()):
                        place.rmdir()
                case Found.FILE:
                    place.unlink()
                case Found.OTHER | None:
                    pass

    def _at(self, path: str) -> Path:
        return self._folder.joinpath(*path.split("/"))


class Stoppable:
    """A place that brings nothing more once somebody gave up; what stands there stays whole."""

    def __init__(self, place: Place, stop: Callable[[], bool], person: str) -> None:
        """`person` is who gives up when `stop` says so."""
        self._place, self._stop, self._person = place, stop, person

    @property
    def piece(self) -> int | None:
        """How many bytes are written at once."""
        return self._place.piece

    def found(self, path: str) -> Found | None:
        """Return what stands at `path`."""
        return self._place.found(path)

    def names(self, folder: str) -> tuple[str, ...]:
        """Return the names in a folder."""
        return self._place.names(folder)

    def read(self, path: str) -> bytes | None:
        """Return what a file holds."""
        return self._place.read(path)

    def holds(self, path: str, data: bytes) -> bool:
        """Say whether a file is there that holds exactly `data`."""
        return self._place.holds(path, data)

    def write(self, path: str, data: bytes, offset: int) -> None:
        """Let a file hold `data`; raises `Refused` (SENDING_GIVEN_UP) once somebody gave up."""
        if self._stop():
            raise Refused(Reason.SENDING_GIVEN_UP, person=self._person)
        self._place.write(path, data, offset)

    def move(self, path: str, to: str) -> None:
        """Put a file at `to`."""
        self._place.move(path, to)

    def remove(self, path: str) -> None:
        """Remove a file, or a folder that is empty."""
        self._place.remove(path)
