"""Pictures that Word and LibreOffice lay down for who pastes are read, and no other files."""

import tempfile
from pathlib import Path

import pytest

from studio.ui.editor.writing.temporary import read_temporary


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Let the computer's folder for temporary files be one of the test's."""
    made = tmp_path / "temporary"
    made.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(made))
    return made


def test_what_lies_in_the_folders_of_such_programs_is_read(folder: Path, tmp_path: Path) -> None:
    word = tmp_path / "msohtmlclip1" / "01"
    word.mkdir(parents=True)
    for place in (folder / "lu 12.tmp.png", word / "clip_image001.PNG"):
        place.write_bytes(b"picture")
        assert read_temporary(place.as_uri()) == b"picture"


def test_other_files_are_not(folder: Path, tmp_path: Path) -> None:
    outside = tmp_path / "private.png"
    outside.write_bytes(b"private")
    (folder / "link.png").symlink_to(outside)
    (folder / "words.txt").write_bytes(b"words")
    (folder / "folder.png").mkdir()
    for address in (
        outside.as_uri(),
        (folder / "link.png").as_uri(),
        (folder / "words.txt").as_uri(),
        (folder / "folder.png").as_uri(),
        (folder / "none.png").as_uri(),
        f"{folder.as_uri()}/../private.png",
        "file://server/share/a.png",
        "file:////server/share/a.png",
        "file:a.png",
        "file:///a\0.png",
        "file://[/a.png",
        "https://example.org/a.png",
    ):
        assert read_temporary(address) == b"", address
