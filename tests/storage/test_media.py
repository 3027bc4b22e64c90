import tempfile
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from studio.errors import Damaged, Reason, Unavailable
from studio.storage.media import UNFINISHED, Media, write_file
from studio.storage.texts import digest


@given(data=st.binary(max_size=5000))
def test_what_is_added_is_read_under_its_hash(data: bytes) -> None:
    with tempfile.TemporaryDirectory() as folder:
        media = Media(Path(folder))
        sha256 = media.add(data)
        assert sha256 == digest(data) == media.add(data)
        assert media.read(sha256) == data
        assert list(media.kept()) == [sha256]
        media.remove(sha256)
        assert list(media.kept()) == []
        media.remove(sha256)


def test_a_missing_and_an_altered_picture_are_damaged(tmp_path: Path) -> None:
    media = Media(tmp_path)
    sha256 = media.add(b"picture")
    media.path(sha256).write_bytes(b"pikture")
    with pytest.raises(Damaged) as caught:
        media.read(sha256)
    assert caught.value.reason is Reason.PICTURE_FILE_DAMAGED
    assert media.add(b"picture") == sha256
    assert media.read(sha256) == b"picture"
    media.remove(sha256)
    with pytest.raises(Damaged):
        media.read(sha256)


def test_leftovers_are_swept_and_pictures_stay(tmp_path: Path) -> None:
    media = Media(tmp_path)
    sha256 = media.add(b"picture")
    (tmp_path / f"{UNFINISHED}abc").write_bytes(b"pic")
    media.sweep()
    assert [path.name for path in tmp_path.rglob("*") if path.is_file()] == [sha256]


def test_a_failed_write_leaves_the_old_file_and_nothing_else(tmp_path: Path) -> None:
    target = tmp_path / "folder"
    (target / "inside").mkdir(parents=True)
    with pytest.raises(Unavailable) as caught:
        write_file(target, b"a file cannot replace a folder")
    assert caught.value.reason is Reason.DISK_FAILED
    assert sorted(path.name for path in tmp_path.rglob("*")) == ["folder", "inside"]
