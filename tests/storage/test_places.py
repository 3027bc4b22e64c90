from pathlib import Path

import pytest

from studio.errors import Reason, Refused
from studio.storage import places
from studio.storage.engine import create_newsroom, open_newsroom
from studio.storage.places import cloud_service_of, filesystem_of

MOUNTS = r"""
21 1 254:0 / / rw,relatime shared:1 - ext4 /dev/vda rw
22 21 0:20 / /mnt/share rw,relatime shared:2 - nfs4 server:/export rw,vers=4.2
23 21 0:21 / /mnt/team\040drive rw,relatime - cifs //server/team rw
24 22 0:22 / /mnt/share/local rw - xfs /dev/vdb rw
25 21 0:23 / /home rw master:1 propagate_from:2 - btrfs /dev/vdc rw
26 25 0:24 / /home rw - fuse.sshfs host: rw
a line that is none
27 21 0:25 / /odd\134name rw - 9p share rw
"""


@pytest.mark.parametrize(
    ("place", "kind"),
    [
        ("/", "ext4"),
        ("/srv/newsroom", "ext4"),
        ("/mnt/share", "nfs4"),
        ("/mnt/share/desk/newsroom", "nfs4"),
        ("/mnt/shared", "ext4"),
        ("/mnt/share/local/newsroom", "xfs"),
        ("/mnt/team drive/newsroom", "cifs"),
        ("/home/muna", "fuse.sshfs"),
        ("/odd\\name/x", "9p"),
    ],
)
def test_the_innermost_and_newest_mount_counts(place: str, kind: str) -> None:
    assert filesystem_of(Path(place), MOUNTS) == kind


def test_this_computers_own_mounts_are_read(tmp_path: Path) -> None:
    assert filesystem_of(tmp_path) == filesystem_of(
        tmp_path, Path("/proc/self/mountinfo").read_text()
    )


@pytest.mark.parametrize(
    ("place", "service"),
    [
        ("/home/muna/Dropbox/newsroom", "Dropbox"),
        ("/home/muna/Dropbox (Personal)/newsroom", "Dropbox"),
        ("/Users/muna/OneDrive - Al Noor/newsroom", "OneDrive"),
        ("/Users/muna/Library/Mobile Documents/newsroom", "iCloud"),
        ("/Users/muna/Library/CloudStorage/GoogleDrive-muna@example.org/x", "Google Drive"),
        ("/home/muna/Nextcloud", "Nextcloud"),
        ("/home/muna/newsroom", None),
        ("/home/muna/dropboxes", None),
    ],
)
def test_cloud_folders_are_known_by_name(place: str, service: str | None) -> None:
    assert cloud_service_of(Path(place)) == service


def test_a_cloud_folder_is_refused_until_it_is_confirmed(tmp_path: Path) -> None:
    folder = tmp_path / "Dropbox" / "newsroom"
    with pytest.raises(Refused) as caught:
        create_newsroom(folder)
    assert caught.value.reason is Reason.NEWSROOM_IN_CLOUD
    assert caught.value.facts["service"] == "Dropbox"
    assert not folder.exists()
    create_newsroom(folder, allow_cloud=True).close()
    with pytest.raises(Refused):
        open_newsroom(folder)
    open_newsroom(folder, allow_cloud=True).close()


def test_a_link_into_a_cloud_folder_is_seen_through(tmp_path: Path) -> None:
    (tmp_path / "Nextcloud").mkdir()
    (tmp_path / "plain").symlink_to(tmp_path / "Nextcloud")
    with pytest.raises(Refused) as caught:
        create_newsroom(tmp_path / "plain" / "newsroom")
    assert caught.value.facts["service"] == "Nextcloud"


def test_a_network_drive_is_refused_even_when_clouds_are_allowed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    mounts = tmp_path / "mountinfo"
    folder = tmp_path / "newsroom"
    create_newsroom(folder).close()
    mounts.write_text(f"1 0 0:1 / / rw - ext4 a rw\n2 1 0:2 / {tmp_path} rw - cifs //server/x rw\n")
    monkeypatch.setattr(places, "_MOUNTS", mounts)
    with pytest.raises(Refused) as caught:
        open_newsroom(folder, allow_cloud=True)
    assert caught.value.reason is Reason.NEWSROOM_ON_NETWORK
    assert caught.value.facts["filesystem"] == "cifs"
    with pytest.raises(Refused):
        create_newsroom(tmp_path / "other", allow_cloud=True)
