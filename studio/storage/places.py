"""Where a newsroom's database must not lie, and why.

File locks and syncs of network drives are not to be trusted with a database (sqlite.org/faq.html,
question 5), and programs that keep folders in step with a server copy a database half way through
a write.
"""

import sys
from pathlib import Path
from typing import Final

from studio.errors import Reason, Refused

_NETWORK: Final = frozenset({
    "9p", "afs", "afpfs", "beegfs", "ceph", "cifs", "davfs", "fuse.rclone", "fuse.sshfs",
    "fuse.davfs2", "fuse.glusterfs", "glusterfs", "lustre", "ncpfs", "nfs", "nfs4", "smb3",
    "smbfs", "webdav",
})  # fmt: skip

_CLOUD: Final = {
    "dropbox": "Dropbox",
    "onedrive": "OneDrive",
    "google drive": "Google Drive",
    "googledrive": "Google Drive",
    "my drive": "Google Drive",
    "icloud drive": "iCloud",
    "icloud~": "iCloud",
    "mobile documents": "iCloud",
    "nextcloud": "Nextcloud",
    "owncloud": "ownCloud",
    "syncthing": "Syncthing",
    "pcloud": "pCloud",
    "yandex.disk": "Yandex Disk",
}
_MOUNTS: Final = Path("/proc/self/mountinfo")


def refuse_unsafe_place(folder: Path, *, allow_cloud: bool) -> None:
    """Raise `Refused` when a database in `folder` would be at risk.

    NEWSROOM_ON_NETWORK names the kind of file system; NEWSROOM_IN_CLOUD names the service, and is
    not raised when the person has confirmed it (`allow_cloud`).
    """
    place = folder.absolute().resolve()
    filesystem = filesystem_of(place)
    if filesystem in _NETWORK:
        raise Refused(Reason.NEWSROOM_ON_NETWORK, path=str(folder), filesystem=filesystem)
    if not allow_cloud and (service := cloud_service_of(place)):
        raise Refused(Reason.NEWSROOM_IN_CLOUD, path=str(folder), service=service)


def cloud_service_of(place: Path) -> str | None:
    """Return the service that keeps `place` in step with a server, by its folders' names."""
    for part in place.parts:
        name = part.lower()
        for sign, service in _CLOUD.items():
            if name == sign or name.startswith((f"{sign} ", f"{sign}-", f"{sign} (")):
                return service
            if sign.endswith("~") and name.startswith(sign):
                return service
    return None


def filesystem_of(place: Path, mounts: str | None = None) -> str:
    """Return the kind of file system that `place` lies on; empty where that is not known.

    `mounts` is the text of ``/proc/self/mountinfo`` (proc(5)); Linux's own when it is None. A
    Windows path that begins with two backslashes is a network drive.
    """
    if mounts is None:
        if sys.platform == "win32" and str(place).startswith("\\\\"):
            return "smb3"
        if not _MOUNTS.exists():
            return ""
        mounts = _MOUNTS.read_text(encoding="utf-8", errors="replace")
    best, found = "", ""
    for line in mounts.splitlines():
        before, separator, after = line.partition(" - ")
        fields = before.split()
        if not separator or len(fields) < 5:
            continue
        point = fields[4].replace("\\040", " ").replace("\\011", "\t").replace("\\134", "\\")
        inside = point == "/" or place == Path(point) or Path(point) in place.parents
        if inside and len(point) >= len(best):
            best, found = point, after.split()[0]
    return found
