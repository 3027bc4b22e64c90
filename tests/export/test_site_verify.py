"""A whole site proves itself: any file altered, taken away or added is told by its name."""

import random
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from studio.errors import Damaged
from studio.export.manifest import MANIFEST_NAME
from studio.export.verify import verify
from tests.profiles import count

SEEN = count(12, 100_000)
"""Files of the site that are tampered with, one after another."""


@pytest.fixture(scope="module")
def own(site: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A site that every test leaves as it was."""
    return shutil.copytree(site, tmp_path_factory.mktemp("own") / "site")


def some_files(site: Path) -> list[Path]:
    """Return files of the site, those at its top among them."""
    files = sorted(path for path in site.rglob("*") if path.is_file())
    files.remove(site / MANIFEST_NAME)
    random.Random(7).shuffle(files)
    files.sort(key=lambda path: path.parent != site)
    top = [path for path in files if path.parent == site][: SEEN // 2]
    return [*top, *[path for path in files if path not in top][: SEEN - len(top)]]


def problems(site: Path) -> tuple[str, ...]:
    with pytest.raises(Damaged) as raised:
        verify(site)
    told = raised.value.facts["problems"]
    assert isinstance(told, tuple)
    return told


def flip(path: Path) -> None:
    data = bytearray(path.read_bytes())
    data[len(data) // 2] ^= 1
    path.write_bytes(data)


def grow(path: Path) -> None:
    path.write_bytes(path.read_bytes() + b" ")


@pytest.mark.parametrize(
    ("tamper", "code"), [(flip, "altered"), (grow, "altered"), (Path.unlink, "missing")]
)
def test_every_altered_or_missing_file_is_found(
    own: Path, tamper: Callable[[Path], None], code: str
) -> None:
    verify(own)
    for path in some_files(own):
        before = path.read_bytes()
        if before:
            tamper(path)
            assert f"{code}:{path.relative_to(own).as_posix()}" in problems(own)
            path.write_bytes(before)
    verify(own)


def test_every_added_file_is_found_wherever_it_lies(own: Path) -> None:
    folders = sorted({own, *(path.parent for path in some_files(own))})
    for folder in folders:
        added = folder / "added.html"
        added.write_text("<!DOCTYPE html><title>a</title>", "utf-8")
        assert problems(own) == (f"added:{added.relative_to(own).as_posix()}",)
        added.unlink()
    hidden = own / "asia" / ".hidden" / "page.html"
    hidden.parent.mkdir()
    hidden.write_bytes(b"")
    assert "added:asia/.hidden/page.html" in problems(own)
    shutil.rmtree(hidden.parent)
    verify(own)
