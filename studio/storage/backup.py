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
from collections.abc import Iterator, Sequence
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
from studio.storage.exchange import exchange
from studio.storage.failures import disk_failures
from studio.storage.lock import PRESENCE, SENDING, Presence, busy
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
_HASH: Final = re.compile(r"[0-9a-f]{64}")
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
        aside = _put_in_place(prepared, folder)
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
    return _hashes(pictures), _hashes(packages)


def _hashes(rows: list[tuple[str]]) -> list[str]:
    """Return what is a hash and so a safe name; of a foreign file, anything may be in the rows."""
    return [sha256 for (sha256,) in rows if _HASH.fullmatch(sha256)]


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
        or all(
            path.name in _OURS or path.name.startswith((UNFINISHED, SENDING))
            for path in folder.iterdir()
        )
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
        _bring(prepared, (file.parent, folder))
    for path in sorted(prepared.rglob("*"), reverse=True):
        if path.is_dir():
            sync_folder(path)
        else:
            sync_file(path)
    sync_folder(prepared)


def _bring(prepared: Path, places: Sequence[Path]) -> None:
    """Bring the pictures and packages that the database names from the first place that has them.

    Nothing else of those places: a copy may lie in a folder of anybody's pictures.
    """
    pictures, packages = _named_by(prepared / DATABASE)
    there = Media(prepared / "pictures")
    for sha256 in pictures:
        for media in (Media(place / "pictures") for place in places):
            if media.path(sha256).is_file():
                there.path(sha256).parent.mkdir(exist_ok=True)
                _link(str(media.path(sha256)), str(there.path(sha256)))
                break
    for sha256 in packages:
        for package in (place / "packages" / sha256 for place in places):
            if package.is_dir():
                shutil.copytree(package, prepared / "packages" / sha256, copy_function=_link)
                break


def _link(source: str, target: str) -> None:
    """Give a file that never changes a second name, or copy it where that cannot be done."""
    try:
        os.link(source, target)
    except OSError:
        shutil.copyfile(source, target)


def _put_in_place(prepared: Path, folder: Path) -> Path | None:
    """Put the folder `prepared` in the place of `folder`; return where that lies now.

    What is replaced takes over the name that `prepared` has at that moment, so that a crash before
    the exchange leaves the old newsroom in its place, and one after it the new.
    """
    if not folder.exists() or not any(folder.iterdir()):
        if folder.exists():
            folder.rmdir()
        prepared.rename(folder)
        sync_folder(folder.parent)
        return None
    aside = _free_name(folder)
    prepared.rename(aside)
    try:
        if not exchange(aside, folder):
            _exchange_in_steps(aside, prepared, folder)
    # Nothing else is caught: after an interruption nobody knows which newsroom has which name.
    except (OSError, Unavailable):
        aside.rename(prepared)
        raise
    sync_folder(folder.parent)
    with suppress(OSError):  # the newsroom is back; its older backups are whole where they are
        (aside / RESERVE).unlink(missing_ok=True)
        (folder / "backups").rmdir()
        (aside / "backups").rename(folder / "backups")
    return aside


def _exchange_in_steps(new: Path, hidden: Path, folder: Path) -> None:
    """Exchange the names of `new` and `folder` where that cannot be done in one step.

    A crash in the middle leaves no newsroom in `folder`, and the old one whole under the name
    `new`: restoring again goes on from there.
    """
    new.rename(hidden)
    try:
        folder.rename(new)
        try:
            hidden.rename(folder)
        except OSError:
            new.rename(folder)
            raise
    except OSError as error:
        hidden.rename(new)
        if os.name == "nt" and isinstance(error, PermissionError):  # somebody has a file of it open
            raise Unavailable(Reason.NEWSROOM_BUSY, path=str(folder), seconds=0) from error
        raise


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
