"""The folder of a site: only what differs is written, and only what is ours is taken away.

What is ours is what the manifest at the folder's root lists. All that differs stands first in a
hidden folder on the same disk; then each file is renamed into its place, so that readers and a
process that is killed meet whole files alone. A list of what is about to be ours lies in the folder
while that happens, so that the next run mends what a killed one left. The manifest comes last.

Deliberately absent: what the files say.
"""

import contextlib
import hashlib
import json
import os
import stat
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from studio.errors import Damaged, Reason, Refused
from studio.export.manifest import (
    LARGEST_MANIFEST,
    MANIFEST_NAME,
    VERSION,
    Manifest,
    NewerManifest,
    NotAManifest,
    PackagedFile,
    decode,
    encode,
    is_safe_path,
)
from studio.export.site_frame import PAGE_FILE
from studio.export.staging import flush_file, flush_folders, put_file, staged_beside
from studio.storage.failures import disk_failures

UNFINISHED: Final = ".midad-unfinished.json"
"""Names what a run is about to put in place; there only while it does."""

_FEW: Final = 64
"""So many files are flushed one by one; more of them all at once, with the disk."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Written:
    """What was done to a site's folder: how many files, and what of them."""

    files: int
    written: int
    removed: int


class SiteFolder:
    """A site's folder while it is brought up to date; made by `open_folder`."""

    def __init__(self, folder: Path, staged: Path, ours: frozenset[str]) -> None:
        self._folder = folder
        self._staged = staged
        self._ours = ours
        self._files: dict[str, PackagedFile] = {}
        self._waiting: dict[str, Path] = {}
        self._known: set[Path] = {folder}

    @property
    def files(self) -> tuple[PackagedFile, ...]:
        """Every file that the site has by now."""
        return tuple(self._files.values())

    def has(self, path: str) -> bool:
        """Say whether the site has a file of this path by now."""
        return path in self._files

    def put(self, path: str, data: bytes) -> None:
        """Keep a file of the site ready, where it differs from what the folder has.

        Nothing is in its place before `finish`. Raises `Refused` (TARGET_NOT_OURS) where something
        stands that Midad did not make, SITE_PATH_UNSAFE for a name that some systems cannot keep,
        and `Unavailable` as the disk fails.
        """
        place = self._folder.joinpath(*path.split("/"))
        with disk_failures(place):
            same = self._is_there(path, place, data)
            self._files[path] = PackagedFile(
                path=path, bytes=len(data), sha256=hashlib.sha256(data).hexdigest()
            )
            if not same:
                waiting = self._staged / str(len(self._waiting))
                waiting.write_bytes(data)
                self._waiting[path] = waiting

    def finish(self, manifest: Manifest) -> Written:
        """Put everything in its place and take away what the site has no more."""
        text = encode(manifest).encode()
        gone = sorted(self._ours - set(self._files))
        place = self._folder / MANIFEST_NAME
        with disk_failures(self._folder):
            if not self._waiting and not gone and place.is_file() and place.read_bytes() == text:
                self._forget()
                return Written(files=len(self._files), written=0, removed=0)
            self._flush_waiting()
            announced = sorted(self._ours | set(self._files))
            put_file(json.dumps(announced).encode(), self._folder / UNFINISHED)
            touched: set[Path] = set()
            for path, waiting in self._waiting.items():
                target = self._folder.joinpath(*path.split("/"))
                target.parent.mkdir(parents=True, exist_ok=True)
                waiting.replace(target)
                touched.add(target.parent)
            removed = self._take_away(gone)
            flush_folders(folder for folder in touched if folder.is_dir())
            put_file(text, place)
            self._forget()
        return Written(files=len(self._files), written=len(self._waiting), removed=removed)

    def _forget(self) -> None:
        (self._folder / UNFINISHED).unlink(missing_ok=True)

    def _is_there(self, path: str, place: Path, data: bytes) -> bool:
        """Say whether the folder has exactly this file; refuse what is not ours in its way."""
        if not is_safe_path(path):
            raise Refused(Reason.SITE_PATH_UNSAFE, path=path)
        self._check_parents(place)
        try:
            status = place.lstat()
        except FileNotFoundError:
            return False
        if stat.S_ISREG(status.st_mode):
            if status.st_size == len(data) and place.read_bytes() == data:
                return True
            if path in self._ours:
                return False
        raise Refused(Reason.TARGET_NOT_OURS, path=str(place))

    def _check_parents(self, place: Path) -> None:
        """Raise `Refused` unless every folder on the way is one, and no link that leads away."""
        wanted: list[Path] = []
        folder = place.parent
        while folder not in self._known:
            wanted.append(folder)
            folder = folder.parent
        for one in reversed(wanted):
            with contextlib.suppress(FileNotFoundError):
                if not stat.S_ISDIR(one.lstat().st_mode):
                    raise Refused(Reason.TARGET_NOT_OURS, path=str(one))
            self._known.add(one)

    def _flush_waiting(self) -> None:
        if len(self._waiting) <= _FEW or not hasattr(os, "sync"):
            for waiting in self._waiting.values():
                flush_file(waiting)
        else:
            os.sync()

    def _take_away(self, paths: Iterable[str]) -> int:
        removed = 0
        emptied: set[Path] = set()
        for path in paths:
            place = self._folder.joinpath(*path.split("/"))
            if self._leads_away(place):
                continue
            with contextlib.suppress(FileNotFoundError, IsADirectoryError, NotADirectoryError):
                place.unlink()
                removed += 1
                emptied.add(place.parent)
        for folder in sorted(emptied, key=lambda one: len(one.parts), reverse=True):
            one = folder
            while one != self._folder and one.is_dir() and not any(one.iterdir()):
                one.rmdir()
                one = one.parent
        return removed

    def _leads_away(self, place: Path) -> bool:
        """Say whether something on the way to `place` is a link, so that it is not in here."""
        above = place.parent
        while above != self._folder:
            if above.is_symlink():
                return True
            above = above.parent
        return False


@contextlib.contextmanager
def open_folder(folder: Path) -> Iterator[SiteFolder]:
    """Give the folder of a site, to be brought up to date while the block runs.

    Raises `Refused` (TARGET_NOT_OURS) for a folder that holds anything else than a site of ours
    and hidden files, `Damaged` (PACKAGE_NEWER), and `Unavailable`.
    """
    with disk_failures(folder):
        if folder.exists() and not folder.is_dir():
            raise Refused(Reason.TARGET_NOT_OURS, path=str(folder))
        ours = _ours(folder)
        with staged_beside(folder / MANIFEST_NAME) as staged:
            yield SiteFolder(folder, staged, ours)


def _ours(folder: Path) -> frozenset[str]:
    """Return the paths of what is ours in a folder."""
    if not folder.is_dir():
        return frozenset()
    announced = _announced(folder / UNFINISHED)
    listed = _listed(folder / MANIFEST_NAME)
    if announced is None and listed is None:
        if any(not one.name.startswith(".") for one in folder.iterdir()):
            raise Refused(Reason.TARGET_NOT_OURS, path=str(folder))
        return frozenset()
    return frozenset((announced or frozenset()) | (listed or frozenset()))


def _listed(manifest: Path) -> frozenset[str] | None:
    """Return what the manifest of a site lists, None where there is none."""
    if not manifest.is_file():
        return None
    with manifest.open("rb") as file:
        data = file.read(LARGEST_MANIFEST + 1)
    try:
        found = decode(data.decode())
    except NewerManifest as newer:
        raise Damaged(
            Reason.PACKAGE_NEWER,
            path=str(manifest.parent),
            version=newer.version,
            supported=VERSION,
        ) from newer
    except (NotAManifest, UnicodeDecodeError) as fault:
        raise Refused(Reason.TARGET_NOT_OURS, path=str(manifest)) from fault
    if any(article.path == PAGE_FILE for article in found.articles):
        # The package of one article, whose page is where a site has its first.
        raise Refused(Reason.TARGET_NOT_OURS, path=str(manifest.parent))
    return frozenset(file.path for file in found.files)


def _announced(unfinished: Path) -> frozenset[str] | None:
    """Return what a run that was cut short was about to put in place."""
    try:
        paths = json.loads(unfinished.read_bytes())
    except (FileNotFoundError, ValueError):
        return None
    if not isinstance(paths, list):
        return None
    said = frozenset(path for path in paths if isinstance(path, str) and is_safe_path(path))
    return said - {MANIFEST_NAME}
