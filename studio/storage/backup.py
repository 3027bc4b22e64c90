"""Verified copies of a newsroom, and the way back.

`back_up` makes one file of everything, to carry away. `automatic_backup` keeps copies of the
database by the hour, day, week and month; pictures and packages never change once they are there,
so that copies of them are made once and only on another disk. Deliberately absent: mending a
damaged newsroom in place. What is replaced is kept aside, whole.
"""

import filecmp
import os
import re
import shutil
import tempfile
import zipfile
from collections.abc import Iterator
from contextlib import ExitStack, closing, suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

from studio.errors import Damaged, Reason, Refused, Unavailable
from studio.storage.backup_file import (
    MANIFEST,
    BackupReport,
    Kept,
    Manifest,
    copy_hashed,
    copy_out,
    form_of_copy,
    read_manifest,
    reading,
    verify_backup,
)
from studio.storage.connection import DATABASE, FORMAT, LOCK, connect
from studio.storage.engine import FOLDERS, Store
from studio.storage.failures import disk_failures
from studio.storage.lock import PRESENCE, Presence, busy
from studio.storage.media import (
    UNFINISHED,
    Media,
    make_folder,
    sync_file,
    sync_folder,
    writing_file,
)
from studio.storage.reserve import RESERVE
from studio.storage.rotation import hour, worth_keeping
from studio.storage.snapshot import copy_database

_COPY: Final = re.compile(r"newsroom-(\d{8}T\d{6})Z\.db")
_COPY_TIME: Final = "%Y%m%dT%H%M%S"
_OURS: Final = frozenset({*FOLDERS, DATABASE, LOCK, PRESENCE, RESERVE})


@dataclass(frozen=True, slots=True)
class RestoreReport:
    """What a restore brought back, and where what it replaced lies now, if there was anything."""

    folder: Path
    form: int
    pictures: int
    packages: int
    kept_aside: Path | None


def back_up(store: Store, out: Path) -> BackupReport:
    """Write the whole newsroom to the one file `out`, verify it, and only then let it appear.

    Others go on writing meanwhile; the backup is of one moment. Pictures and packages that the
    newsroom itself has lost are named in the report. Raises `Unavailable` when a disk refuses and
    `Damaged` (NEWSROOM_DAMAGED) when the database does not verify.
    """
    with (
        writing_file(out) as file,
        tempfile.TemporaryDirectory(prefix=UNFINISHED, dir=out.parent) as scratch,
    ):
        copy = Path(scratch, DATABASE)
        copy_database(store.database, copy)
        form = form_of_copy(copy, out)
        pictures, packages = _named_by(copy)
        found: list[Kept] = []
        missing: list[str] = []
        with zipfile.ZipFile(file, "w", zipfile.ZIP_STORED) as archive:
            found.append(_put(archive, DATABASE, copy))
            for sha256 in pictures:
                name, path = f"pictures/{sha256[:2]}/{sha256}", store.media.path(sha256)
                if path.is_file():
                    found.append(_put(archive, name, path))
                if not path.is_file() or found[-1].sha256 != sha256:
                    missing.append(f"pictures/{sha256}")
            for sha256 in packages:
                if not (store.packages / sha256).is_dir():
                    missing.append(f"packages/{sha256}")
                for path in _files_in(store.packages / sha256):
                    name = f"packages/{path.relative_to(store.packages).as_posix()}"
                    found.append(_put(archive, name, path))
            manifest = Manifest(form, tuple(found), tuple(missing))
            archive.writestr(zipfile.ZipInfo(MANIFEST), manifest.encode())
        file.flush()
        verify_backup(Path(file.name))
    return manifest.report(out)


def restore_backup(file: Path, folder: Path, *, wait: float = 5.0) -> RestoreReport:
    """Put the newsroom in the backup `file` at `folder`, and keep what was there aside.

    The backup is verified to its last byte first; a copy of the database alone takes the pictures
    and packages beside it, or else those of the newsroom that it replaces. Raises `Refused`
    (FILE_MISSING, FOLDER_NOT_EMPTY when `folder` holds something else than a newsroom), `Damaged`
    (BACKUP_DAMAGED, NEWSROOM_NEWER), and `Unavailable`: NEWSROOM_BUSY while anybody has the
    newsroom open, and what a disk refuses.
    """
    report = verify_backup(file)
    if report.form > FORMAT:
        raise Damaged(Reason.NEWSROOM_NEWER, path=str(file), version=report.form, supported=FORMAT)
    folder = folder.absolute()
    _require_ours(folder)
    with ExitStack() as opened, disk_failures(folder):
        make_folder(folder.parent)
        if folder.is_dir() and any(folder.iterdir()):
            presence = Presence(folder, wait=wait)
            opened.callback(presence.close)
            if not presence.alone:
                raise busy(folder, wait)
            if os.name == "nt":  # a folder with open files is not renamed there: that is the guard
                presence.close()
        prepared = folder.with_name(f"{UNFINISHED}{folder.name}")
        if prepared.exists():
            shutil.rmtree(prepared)
        opened.callback(shutil.rmtree, prepared, ignore_errors=True)
        _unpack(file, prepared, folder)
        aside = _swap(prepared, folder)
    return RestoreReport(folder, report.form, *_counts(folder), kept_aside=aside)


def automatic_backup(store: Store, now: datetime, *, to: Path | None = None) -> Path | None:
    """Keep a verified copy of the database if it changed and an hour began; thin out older copies.

    Returns the copy, or None when there was nothing to do. They lie in the newsroom's
    ``backups/``, or in the folder `to` on another disk, which then gets the pictures and packages
    too. Raises `Unavailable` and `Damaged` (NEWSROOM_DAMAGED); nothing old is removed then.
    """
    folder = to or store.backups
    with disk_failures(folder):
        make_folder(folder)
        copies = _copies_in(folder)
        if copies and hour(max(copies)) == hour(now.astimezone(UTC)):
            return None
        copy = folder / f"newsroom-{now.astimezone(UTC).strftime(_COPY_TIME)}Z.db"
        copy_database(store.database, copy)
        if to is not None:
            _mirror(store, to)
        if copies and filecmp.cmp(copies[max(copies)], copy, shallow=False):
            copy.unlink()
            return None
        copies = _copies_in(folder)
        for moment in copies.keys() - worth_keeping(copies):
            copies[moment].unlink()
    return copy


def _named_by(database: Path) -> tuple[list[str], list[str]]:
    with closing(connect(database, mode="ro")) as connection:
        pictures = connection.execute("SELECT sha256 FROM picture ORDER BY sha256").fetchall()
        packages = connection.execute(
            "SELECT DISTINCT manifest_sha256 FROM package ORDER BY manifest_sha256"
        ).fetchall()
    return [sha256 for (sha256,) in pictures], [sha256 for (sha256,) in packages]


def _put(archive: zipfile.ZipFile, name: str, path: Path) -> Kept:
    size = path.stat().st_size
    entry = zipfile.ZipInfo(name)
    entry.file_size = size
    with path.open("rb") as source, archive.open(entry, "w") as target:
        sha256 = copy_hashed(source, target)
    return Kept(name, size, sha256)


def _files_in(folder: Path) -> Iterator[Path]:
    for path in sorted(folder.rglob("*")):
        if path.is_file():
            yield path


def _require_ours(folder: Path) -> None:
    """Raise `Refused` (FOLDER_NOT_EMPTY) unless `folder` is a newsroom, its remains, or nothing."""
    if not folder.exists():
        return
    if folder.is_dir() and (
        (folder / DATABASE).exists()
        or all(path.name in _OURS or path.name.startswith(UNFINISHED) for path in folder.iterdir())
    ):
        return
    raise Refused(Reason.FOLDER_NOT_EMPTY, path=str(folder))


def _unpack(file: Path, prepared: Path, folder: Path) -> None:
    """Make the newsroom of the backup `file` at `prepared`, whole and lasting."""
    for name in FOLDERS:
        (prepared / name).mkdir(parents=True)
    if zipfile.is_zipfile(file):
        with reading(file) as archive:
            for kept in read_manifest(archive, file).files:
                copy_out(archive, kept, prepared / kept.path, file)
    else:
        shutil.copyfile(file, prepared / DATABASE)
        form_of_copy(prepared / DATABASE, file)
        for name in ("pictures", "packages"):
            source = next(
                (place / name for place in (file.parent, folder) if (place / name).is_dir()), None
            )
            if source is not None:
                shutil.copytree(source, prepared / name, copy_function=_link, dirs_exist_ok=True)
    for path in sorted(prepared.rglob("*"), reverse=True):
        if path.is_dir():
            sync_folder(path)
        else:
            sync_file(path)
    sync_folder(prepared)


def _link(source: str, target: str) -> None:
    """Give a file that never changes a second name, or copy it where that cannot be done."""
    try:
        os.link(source, target)
    except OSError:
        shutil.copyfile(source, target)


def _swap(prepared: Path, folder: Path) -> Path | None:
    """Put the folder `prepared` in the place of `folder`; return where that lies now."""
    aside = None
    if folder.exists() and not any(folder.iterdir()):
        folder.rmdir()
    elif folder.exists():
        aside = _free_name(folder)
        try:
            folder.rename(aside)
        except PermissionError as error:
            if os.name == "nt":  # somebody has a file of it open
                raise Unavailable(Reason.NEWSROOM_BUSY, path=str(folder), seconds=0) from error
            raise
    try:
        prepared.rename(folder)
    except BaseException:
        if aside is not None:
            aside.rename(folder)
        raise
    if aside is not None:
        with suppress(OSError):  # the newsroom is back; its older backups are whole where they are
            (aside / RESERVE).unlink(missing_ok=True)
            (folder / "backups").rmdir()
            (aside / "backups").rename(folder / "backups")
    sync_folder(folder.parent)
    return aside


def _free_name(folder: Path) -> Path:
    number = 1
    while (name := folder.with_name(f"{folder.name}.replaced-{number}")).exists():
        number += 1
    return name


def _counts(folder: Path) -> tuple[int, int]:
    pictures = sum(1 for _ in Media(folder / "pictures").kept())
    return pictures, sum(1 for path in (folder / "packages").iterdir() if path.is_dir())


def _copies_in(folder: Path) -> dict[datetime, Path]:
    copies = {}
    for path in folder.iterdir():
        if found := _COPY.fullmatch(path.name):
            copies[datetime.strptime(found[1], _COPY_TIME).replace(tzinfo=UTC)] = path
    return copies


def _mirror(store: Store, to: Path) -> None:
    """Copy to the folder `to` what it does not have yet of the pictures and packages."""
    there = Media(to / "pictures")
    for sha256 in store.media.kept():
        if not there.path(sha256).exists():
            there.add(store.media.path(sha256).read_bytes())
    for package in sorted(store.packages.iterdir()):
        target = to / "packages" / package.name
        if package.name.startswith(".") or target.exists():
            continue
        unfinished = target.with_name(f"{UNFINISHED}{package.name}")
        if unfinished.exists():
            shutil.rmtree(unfinished)
        shutil.copytree(package, unfinished)
        for path in _files_in(unfinished):
            sync_file(path)
        unfinished.rename(target)
