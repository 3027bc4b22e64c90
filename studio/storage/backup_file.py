"""The form of a backup: one zip that says of each of its files what it must be.

It holds ``newsroom.db``, the pictures and packages that the database names, and last
``backup.json`` with every file's size and SHA-256. Nothing in it is compressed, so that a hurt
place hurts one file only (PKWARE APPNOTE 6.3, method 0). A copy of the database alone, as
`backup.automatic_backup` makes, is a backup too.
"""

import hashlib
import json
import tempfile
import zipfile
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any, Final

from studio.errors import Damaged, Reason, Refused
from studio.storage.connection import APPLICATION_ID, DATABASE, connect
from studio.storage.failures import disk_failures
from studio.storage.snapshot import damage_of

MANIFEST: Final = "backup.json"
KIND: Final = "midad-backup"
VERSION: Final = 1

_PIECE: Final = 1024 * 1024
_LARGEST_MANIFEST: Final = 256 * 1024 * 1024
_FOLDERS: Final = frozenset({"pictures", "packages"})


@dataclass(frozen=True, slots=True)
class Kept:
    """A file in a backup."""

    path: str
    bytes: int
    sha256: str


@dataclass(frozen=True, slots=True)
class BackupReport:
    """What a backup holds; `missing` names what the newsroom itself no longer had, whole."""

    path: Path
    form: int
    bytes: int
    pictures: int
    packages: int
    missing: tuple[str, ...] = ()


def verify_backup(path: Path) -> BackupReport:
    """Read a backup to its last byte and return what it holds.

    Raises `Refused` (FILE_MISSING) and `Damaged` (BACKUP_DAMAGED, with what is wrong).
    """
    if not path.is_file():
        raise Refused(Reason.FILE_MISSING, path=str(path))
    with disk_failures(path):
        if not zipfile.is_zipfile(path):
            form = form_of_copy(path, path)
            return BackupReport(path, form, path.stat().st_size, 0, 0)
        with reading(path) as archive, tempfile.TemporaryDirectory() as scratch:
            manifest = read_manifest(archive, path)
            for kept in manifest.files:
                keep = Path(scratch, DATABASE) if kept.path == DATABASE else None
                copy_out(archive, kept, keep, path)
            if form_of_copy(Path(scratch, DATABASE), path) != manifest.form:
                raise damaged(path, "form")
    return manifest.report(path)


@dataclass(frozen=True, slots=True)
class Manifest:
    """What a backup says of itself."""

    form: int
    files: tuple[Kept, ...]
    missing: tuple[str, ...]

    def encode(self) -> bytes:
        """Return the manifest as it stands in the backup."""
        files = [[kept.path, kept.bytes, kept.sha256] for kept in self.files]
        fields = {"kind": KIND, "version": VERSION, "form": self.form}
        return json.dumps({**fields, "missing": self.missing, "files": files}).encode()

    def report(self, path: Path) -> BackupReport:
        """Return what to tell of the backup at `path`."""
        places = [kept.path.split("/") for kept in self.files]
        pictures = sum(parts[0] == "pictures" for parts in places)
        packages = len({parts[1] for parts in places if parts[0] == "packages"})
        return BackupReport(path, self.form, path.stat().st_size, pictures, packages, self.missing)


def decode_manifest(data: bytes) -> Manifest:
    """Return the manifest that `Manifest.encode` wrote; raises `ValueError` for what is none."""
    fields: Any = json.loads(data)
    if not isinstance(fields, dict) or fields.get("kind") != KIND:
        raise ValueError("kind")
    if fields.get("version") != VERSION:
        raise ValueError("version")
    files = []
    for entry in fields["files"]:
        path, size, sha256 = entry
        if not (isinstance(path, str) and isinstance(size, int) and isinstance(sha256, str)):
            raise ValueError("files")  # noqa: TRY004 - any bad manifest is one ValueError
        if not _is_safe(path):
            raise ValueError(path)
        files.append(Kept(path, size, sha256))
    missing = tuple(str(name) for name in fields["missing"])
    return Manifest(int(fields["form"]), tuple(files), missing)


@contextmanager
def reading(path: Path) -> Iterator[zipfile.ZipFile]:
    """Open the backup at `path`; what zip finds wrong raises `Damaged` (BACKUP_DAMAGED)."""
    try:
        with zipfile.ZipFile(path) as archive:
            yield archive
    except (zipfile.BadZipFile, EOFError, NotImplementedError, ValueError) as error:
        raise damaged(path, str(error) or "end") from error


def read_manifest(archive: zipfile.ZipFile, path: Path) -> Manifest:
    """Return what the backup says of itself; its list and the zip's must be the same."""
    names = [entry.filename for entry in archive.infolist()]
    if not names or names[-1] != MANIFEST or _is_odd(archive.getinfo(MANIFEST)):
        raise damaged(path, MANIFEST)
    if archive.getinfo(MANIFEST).file_size > _LARGEST_MANIFEST:
        raise damaged(path, MANIFEST)
    try:
        manifest = decode_manifest(archive.read(MANIFEST))
    except (ValueError, KeyError, TypeError) as error:
        raise damaged(path, MANIFEST) from error
    if [kept.path for kept in manifest.files] != names[:-1] or len(set(names)) != len(names):
        raise damaged(path, "names")
    if DATABASE not in names:
        raise damaged(path, DATABASE)
    return manifest


def copy_out(archive: zipfile.ZipFile, kept: Kept, place: Path | None, path: Path) -> None:
    """Read one file of the backup, write it to `place` if that is given, and check its hash."""
    entry = archive.getinfo(kept.path)
    if _is_odd(entry) or entry.file_size != kept.bytes:
        raise damaged(path, kept.path)
    with archive.open(entry) as source:
        if place is None:
            sha256 = copy_hashed(source, None)
        else:
            place.parent.mkdir(parents=True, exist_ok=True)
            with place.open("xb") as target:
                sha256 = copy_hashed(source, target)
    if sha256 != kept.sha256:
        raise damaged(path, kept.path)


def copy_hashed(source: IO[bytes], target: IO[bytes] | None) -> str:
    """Copy `source` to `target` and return the SHA-256 of what went through."""
    running = hashlib.sha256()
    while piece := source.read(_PIECE):
        running.update(piece)
        if target is not None:
            target.write(piece)
    return running.hexdigest()


def form_of_copy(copy: Path, path: Path) -> int:
    """Return the form of a copied database; raises `Damaged` (BACKUP_DAMAGED) for an unsound one.

    `path` is the backup that it is of.
    """
    if problem := damage_of(copy):
        raise damaged(path, problem)
    with closing(connect(copy, mode="ro")) as connection:
        (application,) = connection.execute("PRAGMA application_id").fetchone()
        (form,) = connection.execute("PRAGMA user_version").fetchone()
    if application != APPLICATION_ID or form < 1:
        raise damaged(path, DATABASE)
    return int(form)


def damaged(path: Path, problem: str) -> Damaged:
    """Return the error that the backup at `path` is not to be trusted."""
    return Damaged(Reason.BACKUP_DAMAGED, path=str(path), problem=problem)


def _is_odd(entry: zipfile.ZipInfo) -> bool:
    """Tell whether an entry is compressed, encrypted, or not as long as it says."""
    encrypted = bool(entry.flag_bits & 0x1)
    whole = entry.file_size == entry.compress_size
    return entry.compress_type != zipfile.ZIP_STORED or encrypted or not whole


def _is_safe(path: str) -> bool:
    """Tell whether a name stays within a newsroom's folders, on every system."""
    if path == DATABASE:
        return True
    parts = path.split("/")
    if len(parts) < 3 or parts[0] not in _FOLDERS or any(char in path for char in "\\:\0"):
        return False
    return all(part not in {"", ".", ".."} for part in parts)
