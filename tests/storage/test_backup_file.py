import json
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from studio.errors import Damaged, Reason
from studio.storage.backup import back_up
from studio.storage.backup_file import MANIFEST, Kept, Manifest, decode_manifest, verify_backup
from studio.storage.connection import DATABASE
from studio.storage.engine import create_newsroom
from tests.profiles import count
from tests.storage import newsrooms

NAMES = st.lists(st.sampled_from(("صور", "index.html", "a b", "é")), min_size=1, max_size=3).map(
    "/".join
)
HASHES = st.text("0123456789abcdef", min_size=64, max_size=64)
FILES = st.builds(
    Kept,
    st.just(DATABASE) | st.builds("{}/{}/{}".format, st.just("packages"), HASHES, NAMES),
    st.integers(0),
    HASHES,
)
MANIFESTS = st.builds(
    Manifest, st.integers(1), st.lists(FILES).map(tuple), st.lists(st.text()).map(tuple)
)


@pytest.fixture(scope="module")
def sound(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    folder = tmp_path_factory.mktemp("sound")
    with create_newsroom(folder / "newsroom") as store:
        newsrooms.furnish(store)
        back_up(store, folder / "b.zip")
    return (folder / "b.zip").read_bytes()


def require_damaged(path: Path) -> str:
    with pytest.raises(Damaged) as caught:
        verify_backup(path)
    assert caught.value.reason is Reason.BACKUP_DAMAGED
    return str(caught.value.facts["problem"])


@given(MANIFESTS)
def test_a_manifest_is_read_as_it_was_written(manifest: Manifest) -> None:
    assert decode_manifest(manifest.encode()) == manifest


@pytest.mark.parametrize(
    "path",
    ["../x/y", "/etc/a/b", "pictures/../x", "pictures/a", "backups/a/b", "pictures/a\\b/c",
     "pictures//c", "C:/a/b", "packages/./c", ".lock", "", "pictures/a/\0"],
)  # fmt: skip
def test_a_name_that_leads_elsewhere_is_refused(path: str) -> None:
    with pytest.raises(ValueError, match=r".*"):
        decode_manifest(Manifest(1, (Kept(path, 1, "0" * 64),), ()).encode())


@pytest.mark.parametrize(
    "wrong",
    [
        b"",
        b"[]",
        b"{}",
        b"\xff",
        b'{"kind": "midad-backup", "version": 2, "form": 1, "missing": [], "files": []}',
        b'{"kind": "midad-backup", "version": 1, "form": 1, "missing": [], "files": [["a"]]}',
        b'{"kind": "midad-backup", "version": 1, "form": 1, "missing": [], "files": [[1, 2, 3]]}',
    ],
)
def test_what_is_no_manifest_is_refused(wrong: bytes, sound: bytes, tmp_path: Path) -> None:
    with pytest.raises(ValueError, match=r".*"):
        decode_manifest(wrong)
    path = tmp_path / "b.zip"
    rewrite(sound, path, lambda name, data: wrong if name == MANIFEST else data)
    assert require_damaged(path) == MANIFEST


def rewrite(
    sound: bytes,
    path: Path,
    change: Callable[[str, bytes], bytes | None],
    kind: int = zipfile.ZIP_STORED,
) -> None:
    """Write the backup again with every file changed; what becomes None is left out."""
    path.write_bytes(sound)
    with zipfile.ZipFile(path) as archive:
        files = [(name, archive.read(name)) for name in archive.namelist()]
    with zipfile.ZipFile(path, "w", kind) as archive:
        for name, data in files:
            if (changed := change(name, data)) is not None:
                archive.writestr(name, changed)


def only(
    wrong: str, change: Callable[[bytes], bytes | None]
) -> Callable[[str, bytes], bytes | None]:
    return lambda name, data: change(data) if name == wrong else data


def test_a_backup_rewritten_as_it_was_is_sound(sound: bytes, tmp_path: Path) -> None:
    rewrite(sound, tmp_path / "b.zip", lambda _, data: data)
    assert verify_backup(tmp_path / "b.zip").pictures == 1


def test_every_file_is_held_to_its_hash_and_none_may_go(sound: bytes, tmp_path: Path) -> None:
    path = tmp_path / "b.zip"
    path.write_bytes(sound)
    with zipfile.ZipFile(path) as archive:
        names = archive.namelist()
    assert names[0] == DATABASE
    assert names[-1] == MANIFEST
    for wrong in names[:-1]:
        rewrite(sound, path, only(wrong, lambda data: data[:-1] + b"\x01"))
        assert require_damaged(path) == wrong
        rewrite(sound, path, only(wrong, lambda data: data[:-1]))
        assert require_damaged(path) == wrong
        rewrite(sound, path, only(wrong, lambda _: None))
        assert require_damaged(path) == "names"
    rewrite(sound, path, lambda name, data: None if name == MANIFEST else data)
    assert require_damaged(path) == MANIFEST


def test_a_file_more_or_twice_is_refused(sound: bytes, tmp_path: Path) -> None:
    path = tmp_path / "b.zip"
    rewrite(sound, path, lambda name, data: None if name == MANIFEST else data)
    with zipfile.ZipFile(path, "a") as archive:
        archive.writestr("packages/a/b", "more")
        with zipfile.ZipFile(tmp_path / "s.zip", "w"):
            (tmp_path / "s.zip").write_bytes(sound)
        with zipfile.ZipFile(tmp_path / "s.zip") as original:
            archive.writestr(MANIFEST, original.read(MANIFEST))
    assert require_damaged(path) == "names"


def test_compressed_files_are_refused_unread(sound: bytes, tmp_path: Path) -> None:
    """A bomb is small only while it is compressed."""
    path = tmp_path / "b.zip"
    rewrite(sound, path, lambda _, data: data, zipfile.ZIP_DEFLATED)
    assert require_damaged(path) == MANIFEST


def test_a_manifest_that_disagrees_with_the_database_is_refused(
    sound: bytes, tmp_path: Path
) -> None:
    def later(name: str, data: bytes) -> bytes:
        if name != MANIFEST:
            return data
        fields: dict[str, Any] = json.loads(data)
        return json.dumps(fields | {"form": fields["form"] + 1}).encode()

    rewrite(sound, tmp_path / "b.zip", later)
    assert require_damaged(tmp_path / "b.zip") == "form"


@settings(max_examples=count(60, 3_000))
@given(data=st.data())
def test_a_changed_byte_or_a_missing_end_is_noticed_or_harmless(
    data: st.DataObject, sound: bytes, tmp_path_factory: pytest.TempPathFactory
) -> None:
    at = data.draw(st.integers(0, len(sound) - 1) | st.integers(len(sound) - 2000, len(sound) - 1))
    path = tmp_path_factory.getbasetemp() / "changed.zip"
    if data.draw(st.booleans()):
        path.write_bytes(sound[:at])
        require_damaged(path)
        return
    changed = bytearray(sound)
    changed[at] ^= data.draw(st.integers(1, 255))
    path.write_bytes(changed)
    try:
        report = verify_backup(path)
    except Damaged:
        require_damaged(path)
    else:  # a date or a comment of the zip's own, which nobody reads
        assert (report.pictures, report.packages, report.missing) == (1, 1, ())
