"""Says whether a package is whole: a folder or a zip, checked by its own manifest alone.

A package may come from anywhere, so nothing in it is trusted: no path is followed out of it, no
link, device or pipe is opened, and no more bytes are read than the manifest announces. A zip must
be, to its last byte, as this program writes it; one that was packed by somebody else is unpacked
and its folder checked. Deliberately absent: judging what the page says, and asking any newsroom.
"""

import contextlib
import hashlib
import os
import stat
import tempfile
import zipfile
import zlib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import IO, Final, TypeAlias

from studio.errors import Damaged, Reason, Unavailable
from studio.export.archive import write_zip
from studio.export.manifest import (
    LARGEST_MANIFEST,
    MANIFEST_NAME,
    VERSION,
    Manifest,
    NewerManifest,
    NotAManifest,
    decode,
    folded_path,
    is_safe_path,
    seal,
)

_CHUNK: Final = 1024 * 1024
_IN_MEMORY: Final = 64 * 1024 * 1024
_LARGEST_ZIP: Final = 64 * 1024**3
_MOST_ENTRIES: Final = 400_000
_DENSEST: Final = 200
"""A zip entry that grows to more than so many times its size is a bomb: pages grow tenfold."""

_FREE_GROWTH: Final = 1024 * 1024
_UNREADABLE: Final = (
    zipfile.BadZipFile,
    zlib.error,
    NotImplementedError,
    RuntimeError,  # an encrypted entry
    EOFError,
)
_NO_FOLLOW: Final = getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0)
_BINARY: Final = getattr(os, "O_BINARY", 0)


class Fault(StrEnum):
    """What can be wrong with a package, beside the faults of its manifest."""

    NO_MANIFEST = "manifest_missing"
    MANIFEST_NOT_UTF8 = "manifest_not_utf8"
    MANIFEST_TOO_LARGE = "manifest_too_large"
    ALTERED = "altered"
    MISSING = "missing"
    ADDED = "added"
    SEAL_BROKEN = "seal_broken"
    LINK = "link"
    NOT_A_FILE = "not_a_file"
    UNSAFE_PATH = "path_unsafe"
    SAME_PATH = "path_twice"
    SAME_BUT_FOR_CASE = "path_differs_by_case"
    NOT_A_ZIP = "not_a_zip"
    ENCRYPTED = "encrypted"
    BOMB = "bomb"
    ZIP_ALTERED = "zip_altered"
    TOO_MANY = "too_many_entries"


@dataclass(frozen=True, slots=True, kw_only=True)
class PackageReport:
    """A package that is whole: where it lies and what its manifest says."""

    path: Path
    manifest: Manifest
    manifest_sha256: str

    @property
    def bytes(self) -> int:
        """The size of all its files together, without the manifest."""
        return sum(file.bytes for file in self.manifest.files)


_Open: TypeAlias = Callable[[], IO[bytes]]


@dataclass(frozen=True, slots=True)
class _Contents:
    """What stands in a package: how to open each file, and what is wrong already."""

    files: Mapping[str, _Open]
    problems: tuple[str, ...]


def verify(path: Path) -> PackageReport:
    """Return the report of the package at `path`, a folder or a zip file, when it is whole.

    Raises `Damaged`: PACKAGE_MISSING; PACKAGE_NEWER for a manifest of a later version;
    PACKAGE_INVALID, whose `problems` name every altered, missing and added file as `code:path`.
    Raises `Unavailable` (DISK_FAILED) when the disk cannot be read.
    """
    try:
        if path.is_dir():
            return _report(path, _folder(path))
        if path.is_file():
            return _verify_zip(path)
    except OSError as error:
        problem = error.strerror or type(error).__name__
        raise Unavailable(Reason.DISK_FAILED, path=str(path), problem=problem) from error
    raise Damaged(Reason.PACKAGE_MISSING, path=str(path))


def _verify_zip(path: Path) -> PackageReport:
    try:
        archive = zipfile.ZipFile(path)
    except (zipfile.BadZipFile, NotImplementedError, ValueError, EOFError) as error:
        raise _invalid(path, [_problem(Fault.NOT_A_ZIP)]) from error
    with contextlib.closing(archive):
        contents = _entries(archive)
        report = _report(path, contents)
        if not _is_as_written(path, contents):
            raise _invalid(path, [_problem(Fault.ZIP_ALTERED)])
    return report


def _is_as_written(path: Path, contents: _Contents) -> bool:
    """Say whether a zip is, to its last byte, what `archive.write_zip` makes of its files."""
    files = {name: _pieces(opened) for name, opened in contents.files.items()}
    with tempfile.SpooledTemporaryFile(_IN_MEMORY) as again, path.open("rb") as given:
        write_zip(files, again)
        if again.tell() != path.stat().st_size:
            return False
        again.seek(0)
        return all(again.read(_CHUNK) == piece for piece in iter(lambda: given.read(_CHUNK), b""))


def _pieces(opened: _Open) -> Iterator[bytes]:
    with opened() as file:
        yield from iter(lambda: file.read(_CHUNK), b"")


def _report(path: Path, contents: _Contents) -> PackageReport:
    if MANIFEST_NAME not in contents.files:
        raise _invalid(path, [_problem(Fault.NO_MANIFEST), *contents.problems])
    text, digest = _manifest_text(path, contents.files[MANIFEST_NAME])
    try:
        manifest = decode(text)
    except NewerManifest as newer:
        raise Damaged(
            Reason.PACKAGE_NEWER, path=str(path), version=newer.version, supported=VERSION
        ) from newer
    except NotAManifest as fault:
        raise _invalid(path, [f"{fault.fault.value}:{fault.where}"]) from fault
    problems = [
        *contents.problems,
        *_differences(manifest, contents.files),
        *_broken_seals(manifest, contents.files),
    ]
    if problems:
        raise _invalid(path, problems)
    return PackageReport(path=path, manifest=manifest, manifest_sha256=digest)


def _manifest_text(path: Path, opened: _Open) -> tuple[str, str]:
    try:
        with opened() as file:
            data = file.read(LARGEST_MANIFEST + 1)
    except _UNREADABLE as error:
        raise _invalid(path, [_problem(Fault.ALTERED, MANIFEST_NAME)]) from error
    if len(data) > LARGEST_MANIFEST:
        raise _invalid(path, [_problem(Fault.MANIFEST_TOO_LARGE)])
    try:
        return data.decode("utf-8"), hashlib.sha256(data).hexdigest()
    except UnicodeDecodeError as error:
        raise _invalid(path, [_problem(Fault.MANIFEST_NOT_UTF8)]) from error


def _differences(manifest: Manifest, files: Mapping[str, _Open]) -> Iterator[str]:
    """Yield every file that is not as the manifest says, not there, or not in the manifest."""
    listed = {file.path for file in manifest.files}
    for file in manifest.files:
        opened = files.get(file.path)
        if opened is None:
            yield _problem(Fault.MISSING, file.path)
        elif _fingerprint(opened, file.bytes) != (file.bytes, file.sha256):
            yield _problem(Fault.ALTERED, file.path)
    for added in sorted(set(files) - listed - {MANIFEST_NAME}):
        yield _problem(Fault.ADDED, added)


def _broken_seals(manifest: Manifest, files: Mapping[str, _Open]) -> Iterator[str]:
    """Yield the manifest when it says of an article what the article's page does not seal."""
    sizes = {file.path: file.bytes for file in manifest.files}
    for article in manifest.articles:
        opened = files.get(article.path)
        if opened is None:
            continue  # missing, and said so
        with contextlib.suppress(*_UNREADABLE), opened() as file:
            if seal(manifest, article).encode() in file.read(sizes[article.path]):
                continue
        yield _problem(Fault.SEAL_BROKEN, article.path)


def _fingerprint(opened: _Open, announced: int) -> tuple[int, str] | None:
    """Return size and SHA-256 of a file, reading one byte more than announced at most."""
    digest, size = hashlib.sha256(), 0
    try:
        with opened() as file:
            while chunk := file.read(min(_CHUNK, announced + 1 - size)):
                digest.update(chunk)
                size += len(chunk)
    except _UNREADABLE:
        return None  # a damaged zip entry: its own checksum or its packing is wrong
    return size, digest.hexdigest()


def _folder(root: Path) -> _Contents:
    files: dict[str, _Open] = {}
    problems: list[str] = []
    waiting = [(root, "")]
    while waiting:
        folder, prefix = waiting.pop()
        with os.scandir(folder) as entries:
            found = sorted(entries, key=lambda entry: entry.name)
        if prefix and not found:
            problems.append(_problem(Fault.ADDED, prefix))
        for entry in found:
            name = prefix + _shown(entry.name)
            status = entry.stat(follow_symlinks=False)
            mode = status.st_mode
            if entry.is_symlink() or _is_reparse_point(status):
                problems.append(_problem(Fault.LINK, name))
            elif stat.S_ISDIR(mode):
                waiting.append((folder / entry.name, f"{name}/"))
            elif not stat.S_ISREG(mode):
                problems.append(_problem(Fault.NOT_A_FILE, name))
            else:
                files[name] = _opener(folder / entry.name)
    return _Contents(files, tuple(sorted(problems)))


def _is_reparse_point(status: os.stat_result) -> bool:
    """Say whether Windows would lead elsewhere from here: junctions are no symbolic links."""
    attributes: int = getattr(status, "st_file_attributes", 0)
    return bool(attributes & stat.FILE_ATTRIBUTE_REPARSE_POINT)


def _opener(path: Path) -> _Open:
    def opened() -> IO[bytes]:
        return os.fdopen(os.open(path, os.O_RDONLY | _NO_FOLLOW | _BINARY), "rb")

    return opened


def _entries(archive: zipfile.ZipFile) -> _Contents:
    files: dict[str, _Open] = {}
    folders: set[str] = set()
    problems: list[str] = []
    infos = archive.infolist()
    if len(infos) > _MOST_ENTRIES or sum(info.file_size for info in infos) > _LARGEST_ZIP:
        return _Contents({}, (_problem(Fault.TOO_MANY),))
    seen: dict[str, str] = {}
    for info in infos:
        # What the entry says, before Python cuts it at a NUL or turns its slashes round.
        name = _shown(info.orig_filename)
        path = name.removesuffix("/")
        other = seen.setdefault(folded_path(path), path)
        fault = _entry_fault(info, path)
        if other is not path:
            fault = Fault.SAME_PATH if other == path else Fault.SAME_BUT_FOR_CASE
        if fault is not None:
            problems.append(_problem(fault, name))
        elif info.is_dir():
            folders.add(name)
        else:
            files[name] = _member(archive, info)
    parents = {name[: at + 1] for name in files for at, sign in enumerate(name) if sign == "/"}
    problems += [_problem(Fault.ADDED, folder) for folder in folders - parents]
    return _Contents(files, tuple(sorted(problems)))


def _entry_fault(info: zipfile.ZipInfo, path: str) -> Fault | None:
    if not is_safe_path(path):
        return Fault.UNSAFE_PATH
    mode = info.external_attr >> 16
    if stat.S_ISLNK(mode):
        return Fault.LINK
    if stat.S_IFMT(mode) not in {0, stat.S_IFREG, stat.S_IFDIR}:
        return Fault.NOT_A_FILE
    if info.flag_bits & 0x1:  # APPNOTE 4.4.4: bit 0, encrypted
        return Fault.ENCRYPTED
    if info.file_size > _DENSEST * info.compress_size + _FREE_GROWTH:
        return Fault.BOMB
    return None


def _member(archive: zipfile.ZipFile, info: zipfile.ZipInfo) -> _Open:
    return lambda: archive.open(info)


def _shown(name: str) -> str:
    """Return a name without the lone surrogates that stand for bytes that are not UTF-8."""
    return name.encode("utf-8", "backslashreplace").decode()


def _problem(fault: Fault, where: str = "") -> str:
    return f"{fault.value}:{where}"


def _invalid(path: Path, problems: list[str]) -> Damaged:
    return Damaged(Reason.PACKAGE_INVALID, path=str(path), problems=tuple(problems))
