"""Brings a package to a place: whole, resumable, and never over anybody else's work.

All that differs is brought to a hidden folder first (`remote`); then pictures and styles are moved
into place, then the texts, then the page; what the package has no more is taken away; the manifest
comes last. Where the place is a folder of this computer that holds nothing else, the new folder is
made beside the old one and put there in one step.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from studio.export.delivery import Outcome
from studio.export.manifest import MANIFEST_NAME, Manifest
from studio.export.package import PAGE_PATH, BuiltPackage
from studio.export.staging import put_folder
from studio.sending.places import FolderPlace, Place
from studio.sending.remote import RemoteFolder


@dataclass(frozen=True, slots=True, kw_only=True)
class Sent:
    """A package that is whole at its target: how many files were brought, of how many bytes."""

    outcome: Outcome
    files: int
    bytes: int


def send_package(place: Place, name: str, package: BuiltPackage, *, over: bool = False) -> Sent:
    """Bring a package to the folder `name` of a place.

    `over` lets it replace what is newer there, or was changed there. Nothing is replaced before
    everything was looked at and everything new is there. Raises `Refused`: TARGET_NOT_OURS,
    TARGET_CHANGED, TARGET_HAS_NEWER; `Damaged` (PACKAGE_NEWER); `Unavailable` (TARGET_GARBLED, and
    what the place raises), after which a further call goes on.
    """
    looked = _look(place, name, package, over=over)
    folder, wanted, differing = looked.folder, looked.wanted, looked.differing
    if looked.any:
        folder.announce(package.manifest_text)
        for path in differing:
            folder.stage(path, wanted[path])
        for path in sorted(differing, key=_turn):
            if path != MANIFEST_NAME:
                folder.put(path, wanted[path])
        folder.take_away(looked.gone)
        if MANIFEST_NAME in differing:
            folder.put(MANIFEST_NAME, wanted[MANIFEST_NAME])
    folder.forget()
    return looked.sent


def send_folder(root: Path, name: str, package: BuiltPackage, *, over: bool = False) -> Sent:
    """Bring a package to the folder `name` below a folder of this computer, in one step.

    A folder that holds other things besides is brought up to date file by file. Raises as
    `send_package`; then the folder is as it was.
    """
    looked = _look(FolderPlace(root), name, package, over=over)
    if looked.any and _holds_more(root / name, looked.folder.listed):
        return send_package(FolderPlace(root), name, package, over=over)
    if looked.any:
        put_folder(looked.wanted, MANIFEST_NAME, root / name)
    looked.folder.forget()
    return looked.sent


def take_package(place: Place, name: str, article: int, *, over: bool = False) -> None:
    """Take the package of an article away from the folder `name`, where it is ours.

    Raises as `send_package`.
    """
    folder = RemoteFolder(place, name, _of(article))
    gone = [path for path in folder.listed if folder.has(path, over=over)]
    folder.take_away(gone)
    if folder.was_there:
        folder.take_away([MANIFEST_NAME])
    folder.forget()


def _turn(path: str) -> tuple[int, str]:
    """Return when a file is moved: what pages show before the page, forms of it in between."""
    if path == PAGE_PATH:
        return 2, path
    return (0 if "/" in path or not path.startswith("article.") else 1), path


@dataclass(frozen=True, slots=True)
class _Looked:
    """What a place has of a package, after all of it was found free or ours."""

    folder: RemoteFolder
    wanted: Mapping[str, bytes]
    differing: tuple[str, ...]
    gone: tuple[str, ...]

    @property
    def any(self) -> bool:
        """Whether there is anything to do."""
        return bool(self.differing or self.gone)

    @property
    def sent(self) -> Sent:
        """What becomes of it."""
        outcome = Outcome.REPLACED if self.folder.was_there else Outcome.WRITTEN
        return Sent(
            outcome=outcome if self.any else Outcome.UNCHANGED,
            files=len(self.differing),
            bytes=sum(len(self.wanted[path]) for path in self.differing),
        )


def _look(place: Place, name: str, package: BuiltPackage, *, over: bool) -> _Looked:
    (article,) = package.manifest.articles
    folder = RemoteFolder(place, name, _of(article.id))
    if not over:
        folder.require_not_newer({article.id: article.revision})
    wanted = package.all_files
    differing = tuple(one for one in wanted if folder.differs(one, wanted[one], over=over))
    gone = tuple(one for one in folder.listed if one not in wanted and folder.has(one, over=over))
    return _Looked(folder, wanted, differing, gone)


def _of(article: int) -> Callable[[Manifest], bool]:
    """Return what says whether a manifest is that of an article's package."""
    return lambda manifest: [one.id for one in manifest.articles] == [article]


def _holds_more(folder: Path, listed: tuple[str, ...]) -> bool:
    """Say whether anything but the listed files lies in a folder."""
    ours = {MANIFEST_NAME, *listed}
    return any(
        one.is_symlink() or (not one.is_dir() and one.relative_to(folder).as_posix() not in ours)
        for one in folder.rglob("*")
    )
