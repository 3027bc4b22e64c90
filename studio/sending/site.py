"""Brings a whole site to a place: what differs alone, resumable, and over nobody's work.

The site is brought up to date in a folder of this computer first. By the two manifests it is known
what differs; what a run that was cut short may have put in place is looked at besides. Pictures
and styles go first, pages then, lists and feeds after them and the home page last; what the site
has no more is taken away; the manifest comes last of all. Deliberately absent: making the site
(`studio.export.site`), and which target (`lines`).
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from studio.errors import Reason, Refused
from studio.export.delivery import Outcome
from studio.export.manifest import MANIFEST_NAME, Manifest, decode
from studio.export.package import PAGE_PATH
from studio.sending.places import Place
from studio.sending.remote import RemoteFolder
from studio.sending.upload import Sent

Step = Callable[[int, int], None]
_LISTS: Final = (".xml", ".json")


@dataclass(frozen=True, slots=True, kw_only=True)
class SiteSent:
    """A site that is whole at its target: what was brought, and how many files were taken away."""

    sent: Sent
    removed: int


def send_site(
    place: Place,
    site: Path,
    *,
    over: bool = False,
    step: Step = lambda _done, _total: None,
    placed: Step = lambda _done, _total: None,
) -> SiteSent:
    """Bring the site in the folder `site` to the root of a place.

    `over` lets it replace what is newer there, or was changed there; `step` is told how many files
    of how many were brought, and `placed` how many were put in their places. Raises as
    `studio.sending.upload.send_package`, after which a further call goes on.
    """
    text = (site / MANIFEST_NAME).read_text("utf-8")
    manifest = decode(text)
    remote = RemoteFolder(place, "", _is_a_site)
    _require_room(place, remote)
    if not over:
        remote.require_not_newer({one.id: one.revision for one in manifest.articles})
    files = _Files(site, manifest)
    differing = [
        one for one in _suspected(manifest, remote) if remote.differs(one, files[one], over=over)
    ]
    gone = [one for one in remote.listed if one not in files and remote.has(one, over=over)]
    last = text.encode()
    changed = bool(differing or gone) or remote.differs(MANIFEST_NAME, last, over=over)
    brought = 0
    if changed:
        remote.announce(text)
        for number, path in enumerate(differing, 1):
            data = files[path]
            remote.stage(path, data)
            brought += len(data)
            step(number, len(differing))
        remote.stage(MANIFEST_NAME, last)
        for number, path in enumerate(sorted(differing, key=_turn), 1):
            remote.put(path, files[path])
            placed(number, len(differing))
        remote.take_away(gone)
        remote.put(MANIFEST_NAME, last)
    remote.forget()
    outcome = Outcome.REPLACED if remote.was_there else Outcome.WRITTEN
    return SiteSent(
        sent=Sent(
            outcome=outcome if changed else Outcome.UNCHANGED,
            files=len(differing),
            bytes=brought,
        ),
        removed=len(gone),
    )


class _Files(Mapping[str, bytes]):
    """The site's files, read when they are wanted."""

    def __init__(self, folder: Path, manifest: Manifest) -> None:
        self._folder = folder
        self._paths = {one.path for one in manifest.files}

    def __getitem__(self, path: str) -> bytes:
        if path not in self._paths:
            raise KeyError(path)
        return self._folder.joinpath(*path.split("/")).read_bytes()

    def __iter__(self) -> Iterator[str]:
        return iter(self._paths)

    def __len__(self) -> int:
        return len(self._paths)


def _suspected(manifest: Manifest, remote: RemoteFolder) -> list[str]:
    """Return what may differ at the target: by its manifest, or since a run was cut short."""
    there = {} if remote.old is None else {one.path: one.sha256 for one in remote.old.files}
    unsure = {
        one.path
        for announced in remote.announced
        for one in announced.files
        if there.get(one.path) != one.sha256
    }
    return [
        one.path
        for one in manifest.files
        if there.get(one.path) != one.sha256 or one.path in unsure
    ]


def _is_a_site(manifest: Manifest) -> bool:
    """Say whether a manifest is a site's: a package has its page where a site has no article."""
    return all(one.path != PAGE_PATH for one in manifest.articles)


def _require_room(place: Place, remote: RemoteFolder) -> None:
    """Raise `Refused` (TARGET_NOT_OURS) where others keep anything and no site of ours is."""
    if remote.was_there or remote.announced:
        return
    for name in place.names(""):
        if not name.startswith("."):
            raise Refused(Reason.TARGET_NOT_OURS, path=name)


def _turn(path: str) -> tuple[int, str]:
    """Return when a file is moved: what pages show, the pages, what lists them, the home page."""
    if path == PAGE_PATH:
        return 3, path
    if path.endswith(_LISTS):
        return 2, path
    return (1 if path.endswith(".html") else 0), path
