"""A folder of ours at a place: what is there, what may be replaced, and how it is brought there.

Every file that differs stands first in a hidden folder at the target, under a name made of what
it holds, so that a later run finds what an earlier one brought, whole or in part. It is read back
and compared before it is moved into place. A journal, the manifest of what is about to be there,
lies in the hidden folder meanwhile: by it a later run knows what a run that was cut short has put
in place. What no manifest and no journal lists is never touched. Deliberately absent: in which
order things are done (`upload`, `site`).
"""

import hashlib
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import PurePosixPath
from typing import Final

from studio.errors import Damaged, Reason, Refused, Unavailable
from studio.export.manifest import (
    MANIFEST_NAME,
    VERSION,
    Manifest,
    NewerManifest,
    NotAManifest,
    decode,
)
from studio.sending.places import Found, Place

STAGING: Final = ".midad-sending"
SITE: Final = "-site"
"""What the hidden folder of a whole site is called; no package is."""

_JOURNAL: Final = "journal-"


class RemoteFolder:
    """A package's or site's folder at a place, and what is known of it."""

    def __init__(self, place: Place, name: str, is_ours: Callable[[Manifest], bool]) -> None:
        """`name` is the folder's, empty for the place itself; `is_ours` judges manifests there.

        Raises `Refused` (TARGET_NOT_OURS), `Damaged` (PACKAGE_NEWER), and what the place raises.
        """
        self._place = place
        self._name = name
        self._is_ours = is_ours
        self._staging = f"{STAGING}/{name or SITE}"
        self._known: dict[str, set[str]] = defaultdict(set)
        self._parents: set[str] = set()
        self._old: Manifest | None = None
        for folder in filter(None, (name, STAGING, self._staging)):
            if place.found(folder) not in {None, Found.FOLDER}:
                raise Refused(Reason.TARGET_NOT_OURS, path=folder)
        path = self._whole(MANIFEST_NAME)
        if (found := place.found(path)) is not None:
            data = place.read(path) if found is Found.FILE else None
            self._old = _decoded(path, data)
            self._learn(self._old, path)
            self._known[MANIFEST_NAME].add(_hash(data or b""))
        self._announced: list[Manifest] = []
        self._journals = [
            f"{self._staging}/{one}"
            for one in place.names(self._staging)
            if one.startswith(_JOURNAL)
        ]
        for journal in self._journals:
            data = place.read(journal)
            if data is None or _hash(data)[:16] not in journal:
                continue  # cut short itself: nothing was moved by it
            announced = _decoded(journal, data)
            self._learn(announced, journal)
            self._announced.append(announced)
            self._known[MANIFEST_NAME].add(_hash(data))

    @property
    def was_there(self) -> bool:
        """Whether a package was there before."""
        return self._old is not None

    @property
    def old(self) -> Manifest | None:
        """The manifest that is there."""
        return self._old

    @property
    def announced(self) -> Sequence[Manifest]:
        """What runs that were cut short were about to put in place."""
        return self._announced

    @property
    def listed(self) -> tuple[str, ...]:
        """The files that a manifest or journal names, without the manifest."""
        return tuple(sorted(self._known.keys() - {MANIFEST_NAME}))

    def require_not_newer(self, revisions: Mapping[int, int]) -> None:
        """Raise `Refused` (TARGET_HAS_NEWER) where a later revision is there."""
        for there in () if self._old is None else self._old.articles:
            if there.revision <= revisions.get(there.id, there.revision):
                continue
            raise Refused(
                Reason.TARGET_HAS_NEWER,
                article=there.id,
                revision=revisions[there.id],
                there=there.revision,
            )

    def differs(self, path: str, data: bytes, *, over: bool) -> bool:
        """Say whether the target's file is another one; refuse what may not be replaced."""
        if self._place.piece is None and self._place.holds(self._whole(path), data):
            return False
        there = self._read(path)
        if there is None:
            return True
        if there == data:
            return False
        self._require_known(path, there, over=over)
        return True

    def has(self, path: str, *, over: bool) -> bool:
        """Say whether a listed file is there; refuse one that was changed."""
        there = self._read(path)
        if there is None:
            return False
        self._require_known(path, there, over=over)
        return True

    def announce(self, manifest: str) -> None:
        """Let a journal say what is about to be there."""
        data = manifest.encode()
        journal = f"{self._staging}/{_JOURNAL}{_hash(data)[:16]}.json"
        if self._place.read(journal) != data:
            self._place.write(journal, data, 0)
            if self._place.read(journal) != data:
                raise Unavailable(Reason.TARGET_GARBLED, path=journal)
        if journal not in self._journals:
            self._journals.append(journal)

    def stage(self, path: str, data: bytes) -> None:
        """Bring a file to the hidden folder, going on where a run stopped, and read it back."""
        staged = self._staged(path, data)
        piece = self._place.piece
        if piece is None:
            if self._place.holds(staged, data):
                return
            self._place.write(staged, data, 0)
        elif not self._go_on(staged, data, piece):
            return
        if not self._place.holds(staged, data):
            self._place.remove(staged)
            raise Unavailable(Reason.TARGET_GARBLED, path=path)

    def _go_on(self, staged: str, data: bytes, piece: int) -> bool:
        """Write what is missing of a file; say whether anything was."""
        there = self._place.read(staged) or b""
        if there == data and (data or self._place.found(staged)):
            return False
        offset = len(there) if there and data.startswith(there) else 0
        while True:
            self._place.write(staged, data[offset : offset + piece], offset)
            offset += piece
            if offset >= len(data):
                return True

    def put(self, path: str, data: bytes) -> None:
        """Move a file from the hidden folder into its place."""
        self._place.move(self._staged(path, data), self._whole(path))

    def take_away(self, paths: Iterable[str]) -> None:
        """Remove files, and folders that are empty then."""
        emptied: set[str] = set()
        for path in paths:
            self._place.remove(self._whole(path))
            above = path.split("/")[:-1]
            emptied.update(
                self._whole("/".join(above[:depth])).rstrip("/") for depth in range(len(above) + 1)
            )
        emptied.discard("")
        for folder in sorted(emptied, key=len, reverse=True):
            self._remove_if_empty(folder)

    def forget(self) -> None:
        """Remove the hidden folder and what is left in it."""
        for name in self._place.names(self._staging):
            if not name.startswith(_JOURNAL):
                self._place.remove(f"{self._staging}/{name}")
        for journal in self._journals:
            self._place.remove(journal)
        self._remove_if_empty(self._staging)
        self._remove_if_empty(STAGING)

    def _remove_if_empty(self, folder: str) -> None:
        if self._place.found(folder) is Found.FOLDER and not self._place.names(folder):
            self._place.remove(folder)

    def _staged(self, path: str, data: bytes) -> str:
        """Return where a file stands until it is moved; its ending tells a store its type."""
        ending = PurePosixPath(path).suffix
        return f"{self._staging}/{_hash(path.encode())[:16]}-{_hash(data)}{ending}"

    def _read(self, path: str) -> bytes | None:
        """Return what the target's file holds; refuse what is no file, or lies behind a link."""
        whole = self._whole(path)
        parts = whole.split("/")
        for depth in range(1, len(parts)):
            above = "/".join(parts[:depth])
            if above in self._parents:
                continue
            match self._place.found(above):
                case None:
                    return None
                case Found.FOLDER:
                    self._parents.add(above)
                case _:
                    raise Refused(Reason.TARGET_NOT_OURS, path=above)
        match self._place.found(whole):
            case None:
                return None
            case Found.FILE:
                return self._place.read(whole)
            case _:
                raise Refused(Reason.TARGET_NOT_OURS, path=whole)

    def _require_known(self, path: str, there: bytes, *, over: bool) -> None:
        whole = self._whole(path)
        if path not in self._known:
            raise Refused(Reason.TARGET_NOT_OURS, path=whole)
        if _hash(there) not in self._known[path] and not over:
            raise Refused(Reason.TARGET_CHANGED, path=whole)

    def _whole(self, path: str) -> str:
        """Return a path below the target's address."""
        return f"{self._name}/{path}" if self._name else path

    def _learn(self, manifest: Manifest, path: str) -> None:
        if not self._is_ours(manifest):
            raise Refused(Reason.TARGET_NOT_OURS, path=path)
        for file in manifest.files:
            self._known[file.path].add(file.sha256)


def _decoded(path: str, data: bytes | None) -> Manifest:
    try:
        return decode((data or b"").decode())
    except NewerManifest as newer:
        raise Damaged(
            Reason.PACKAGE_NEWER, path=path, version=newer.version, supported=VERSION
        ) from newer
    except (NotAManifest, UnicodeDecodeError) as fault:
        raise Refused(Reason.TARGET_NOT_OURS, path=path) from fault


def _hash(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()
