"""The folder of a site: only what differs is written, and only what is ours is taken away.

What is ours is what the manifest at the folder's root lists. All that differs stands first in a
hidden folder on the same disk; then each file, or a new folder whole, is renamed into its place, so
that readers and a process that is killed meet whole files alone. A list of what is about to be ours
lies in the folder while that happens, so that the next run mends what a killed one left. The
manifest comes last.

Deliberately absent: what the files say.
"""

import contextlib
import hashlib
import json
import os
import stat
import time
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from threading import Thread
from typing import Final

from studio.errors import Damaged, Reason, Refused
from studio.export.manifest import (
    LARGEST_MANIFEST,
    MANIFEST_NAME,
    VERSION,
    NewerManifest,
    NotAManifest,
    decode,
    is_safe_path,
)
from studio.export.site_places import PAGE_FILE
from studio.export.site_stage import (
    TICK,
    Seen,
    SiteFile,
    Stage,
    Staged,
    is_seen,
    known_since,
    seen_in,
)
from studio.export.staging import flush_file, flush_folders, put_file, staged_beside
from studio.storage.failures import disk_failures, from_system

UNFINISHED: Final = ".midad-unfinished.json"
"""Names what a run is about to put in place; there only while it does."""

_FEW: Final = 64
"""So many files are flushed one by one; more of them all at once, with the disk."""


_SEVERAL: Final = 8
"""After so many folders in one folder it is quicker to look which there are."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Written:
    """What was done to a site's folder: how many files it has, and what of them."""

    files: int
    written: int
    removed: int


class SiteFolder:
    """A site's folder while it is brought up to date; made by `open_folder`.

    `stage` is where files are made ready; what comes of them is handed to `take`.
    """

    def __init__(
        self, folder: Path, stage: Stage, listed: frozenset[str], announced: frozenset[str]
    ) -> None:
        self.stage = stage
        self._folder = folder
        self._listed = listed
        self._ours = listed | announced if announced else listed
        self._files: dict[str, SiteFile] = {}
        self._waiting: dict[str, str] = {}
        self._known: set[str] = {stage.folder}
        self._asked_beside: dict[str, int] = {}
        self._above: set[str] = set()

    @property
    def files(self) -> tuple[SiteFile, ...]:
        """Every file that the site has by now."""
        return tuple(self._files.values())

    @property
    def is_as_it_was(self) -> bool:
        """Whether the folder holds, of what is ours, exactly what it is to hold."""
        return not self._waiting and self._ours == self._files.keys()

    def has(self, path: str) -> bool:
        """Say whether the site has a file of this path by now."""
        return path in self._files

    def put(self, path: str, data: bytes) -> SiteFile:
        """Keep a file of the site ready; raises as `Stage.put` and `take`."""
        return self.take(self.stage.put(path, data))

    def take(self, staged: Staged) -> SiteFile:
        """Hold a file that was made ready, which is in its place after `finish`.

        Raises `Refused` (TARGET_NOT_OURS) where something stands that Midad did not make.
        """
        file = staged.file
        place = f"{self.stage.folder}/{file.path}"
        with disk_failures(self._folder):
            self._check_parents(place)
        if staged.blocked or (staged.replaces and file.path not in self._ours):
            raise Refused(Reason.TARGET_NOT_OURS, path=str(self._folder / file.path))
        if staged.waiting:
            self._waiting[file.path] = staged.waiting
        self._files[file.path] = file
        return file

    def keep(self, file: SiteFile) -> SiteFile:
        """Hold a file that `found` has found whole; it stays as it is."""
        self._files[file.path] = file
        return file

    def hold(self, files: Iterable[SiteFile]) -> bool:
        """Hold files as they stand, where all of them are whole; say whether they are."""
        whole = []
        for file in files:
            if (there := self.found(file)) is None:
                return False
            whole.append(there)
        for there in whole:
            self._files[there.path] = there
        return True

    def found(self, file: SiteFile) -> SiteFile | None:
        """Return a file as it stands in the folder, None where it is not whole there.

        A file that stands as it was seen is not read; of any other one every byte is.
        """
        if file.path not in self._ours:
            return None
        place = f"{self.stage.folder}/{file.path}"
        try:  # not `disk_failures`: this is asked of every file of a site in which nothing changed
            if (inside := place.rpartition("/")[0]) not in self._known:
                self._look_beside(inside)
                self._check_parents(place)
            there = os.lstat(place)
        except (FileNotFoundError, NotADirectoryError):
            return None
        except OSError as error:
            raise from_system(error, self._folder) from error
        if (seen := file.seen) is not None and is_seen(there, seen):
            return file
        with disk_failures(self._folder):
            if not stat.S_ISREG(there.st_mode) or there.st_size != file.bytes:
                return None
            if hashlib.sha256(Path(place).read_bytes()).hexdigest() != file.sha256:
                return None
            return known_since(file, there, self.stage.since)

    def flush_ahead(self) -> None:
        """Let the disk begin with what waits by now, while more is made; `finish` waits for all."""
        if not _are_few(self._waiting):
            Thread(target=os.sync, daemon=True).start()

    def finish(self, manifest: bytes) -> Written:
        """Put everything in its place and take away what the site has no more."""
        gone = sorted(self._ours - set(self._files))
        place = self._folder / MANIFEST_NAME
        with disk_failures(self._folder):
            as_it_was = not self._waiting and not gone
            if as_it_was and place.is_file() and place.read_bytes() == manifest:
                self._forget()
                return Written(files=len(self._files), written=0, removed=0)
            self._flush_waiting()
            # What the manifest lists is ours by that, until the new one stands in its place.
            announced = sorted((self._ours | self._files.keys()) - self._listed)
            put_file(json.dumps(announced).encode(), self._folder / UNFINISHED)
            touched = self._put_in_place()
            removed = self._take_away(gone)
            _flush_folders(touched)
            put_file(manifest, place)
            self._forget()
        return Written(files=len(self._files), written=len(self._waiting), removed=removed)

    def _put_in_place(self) -> set[str]:
        """Rename what waits into its place; return the folders that names came into."""
        touched: set[str] = set()
        moved: set[str] = set()
        for path, waiting in self._waiting.items():
            target = f"{self.stage.folder}/{path}"
            inside = target.rpartition("/")[0]
            together, _, rest = waiting.partition("/")
            if rest and together not in moved and self._move(together, target.removesuffix(rest)):
                moved.add(together)
            if together in moved:
                touched |= {inside, target.removesuffix(rest).rstrip("/").rpartition("/")[0]}
                continue
            if inside not in touched:
                Path(inside).mkdir(parents=True, exist_ok=True)
                touched.add(inside)
            os.replace(f"{self.stage.staged}/{waiting}", target)  # noqa: PTH105 - many of them
        return touched

    def _move(self, together: str, place: str) -> bool:
        """Put a new folder in its place whole; say whether that could be done."""
        above = place.rstrip("/").rpartition("/")[0]
        if above not in self._above:
            Path(above).mkdir(parents=True, exist_ok=True)
            self._above.add(above)
        try:
            os.rename(f"{self.stage.staged}/{together}", place.rstrip("/"))  # noqa: PTH104 - same
        except OSError:  # something came there meanwhile, or the disk fails, which is said next
            return False
        return True

    def stands(self) -> dict[str, SiteFile]:
        """Return every file with how it stands in its place, after `finish`.

        How a file stands is not known where somebody may have changed it since it was put there.
        """
        with disk_failures(self._folder):
            probe = Path(self.stage.staged, "probe")
            probe.touch()
            now = probe.stat().st_mtime_ns
            for path in self._waiting:
                file = self._files[path]
                self._files[path] = SiteFile(
                    file.path, file.bytes, file.sha256, self._standing(file, now)
                )
        return self._files

    def _standing(self, file: SiteFile, now: int) -> Seen | None:
        try:
            seen = seen_in(os.lstat(f"{self.stage.folder}/{file.path}"))
        except (FileNotFoundError, NotADirectoryError):
            return None
        put = file.seen
        moved = put is not None and (seen.size, seen.written, seen.number) == (
            *(put.size, put.written, put.number),
        )
        return seen if moved and max(seen.written, seen.changed) < now - TICK else None

    def _forget(self) -> None:
        (self._folder / UNFINISHED).unlink(missing_ok=True)

    def _check_parents(self, place: str) -> None:
        """Raise `Refused` unless every folder on the way is one, and no link that leads away."""
        folder = place.rpartition("/")[0]
        if folder in self._known:
            return
        wanted: list[str] = []
        while folder not in self._known:
            wanted.append(folder)
            folder = folder.rpartition("/")[0]
        for one in reversed(wanted):
            try:
                there = os.lstat(one)
            except FileNotFoundError:
                pass
            else:
                if not stat.S_ISDIR(there.st_mode):
                    raise Refused(Reason.TARGET_NOT_OURS, path=str(Path(one)))
            self._known.add(one)

    def _look_beside(self, folder: str) -> None:
        """Learn at once which names beside a folder are folders, where several were asked for."""
        above = folder.rpartition("/")[0]
        asked = self._asked_beside[above] = self._asked_beside.get(above, 0) + 1
        if asked == _SEVERAL and above in self._known:
            with contextlib.suppress(OSError), os.scandir(above) as names:
                self._known.update(
                    f"{above}/{one.name}" for one in names if one.is_dir(follow_symlinks=False)
                )

    def _flush_waiting(self) -> None:
        if _are_few(self._waiting):
            for waiting in self._waiting.values():
                flush_file(Path(self.stage.staged, waiting))
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
def open_folder(folder: Path, known: frozenset[str] | None = None) -> Iterator[SiteFolder]:
    """Give the folder of a site, to be brought up to date while the block runs.

    `known` are the files that its manifest lists, for somebody who knows. Raises `Refused`
    (TARGET_NOT_OURS) for a folder that holds anything else than a site of ours and hidden files,
    `Damaged` (PACKAGE_NEWER), and `Unavailable`.
    """
    since = time.time_ns()
    with disk_failures(folder):
        if folder.exists() and not folder.is_dir():
            raise Refused(Reason.TARGET_NOT_OURS, path=str(folder))
        listed, announced = _ours(folder) if known is None else (known, frozenset[str]())
        with staged_beside(folder / MANIFEST_NAME) as staged:
            whole = folder.absolute().as_posix().rstrip("/")
            stage = Stage(folder=whole, staged=staged.absolute().as_posix(), since=since)
            yield SiteFolder(folder, stage, listed, announced)


def manifest_seen(folder: Path) -> Seen | None:
    """Return how the manifest of a finished site stands; None where a run was cut short."""
    try:
        if not (folder / UNFINISHED).exists():
            return seen_in((folder / MANIFEST_NAME).lstat())
    except OSError:
        pass
    return None


def _are_few(paths: Collection[object]) -> bool:
    return len(paths) <= _FEW or not hasattr(os, "sync")


def _flush_folders(folders: set[str]) -> None:
    if _are_few(folders):
        flush_folders({folder for folder in map(Path, folders) if folder.is_dir()})
    else:
        os.sync()


def _ours(folder: Path) -> tuple[frozenset[str], frozenset[str]]:
    """Return the paths of what is ours in a folder: by its manifest, and by a run cut short."""
    nothing: frozenset[str] = frozenset()
    if not folder.is_dir():
        return nothing, nothing
    announced = _announced(folder / UNFINISHED)
    listed = _listed(folder / MANIFEST_NAME)
    if announced is None and listed is None:
        if any(not one.name.startswith(".") for one in folder.iterdir()):
            raise Refused(Reason.TARGET_NOT_OURS, path=str(folder))
        return nothing, nothing
    return listed or nothing, announced or nothing


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
