"""A disk that is full refuses one save and loses none.

What a user may write is limited everywhere (setrlimit(2), as by a quota); a disk of their own to
fill is given to root, and to everybody where the system lets them make namespaces (unshare(1)).
"""

import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest

from studio.storage.engine import create_newsroom
from studio.storage.reserve import RESERVE, RESERVE_SIZE, Reserve
from tests.storage import newsrooms
from tests.storage.processes import worker

DISK_SIZE = "100m"
LIMIT = 900 * 1024
NAMESPACES = (("unshare", "--mount"), ("unshare", "--user", "--map-root-user", "--mount"))


def on_small_disk(namespace: tuple[str, ...], place: Path) -> list[str]:
    """Return what to start a command by so that it finds a small disk of its own at `place`."""
    mount = f'mount -t tmpfs -o size={DISK_SIZE} small "$0" && exec "$@"'
    return [*namespace, "sh", "-c", mount, str(place)]


def small_disk() -> tuple[str, ...] | None:
    """Return how this user is given a disk; None where that is not allowed."""
    for namespace in NAMESPACES:
        if shutil.which("unshare") is None:
            return None
        done = subprocess.run(
            [*on_small_disk(namespace, Path("/mnt")), "true"], capture_output=True, check=False
        )
        if done.returncode == 0:
            return namespace
    return None


def require_nothing_lost(told: list[list[Any]], folder: Path) -> None:
    saved = {(article, number): text for word, article, number, text in of(told, "kept")}
    found = {(article, number): text for word, article, number, text in of(told, "found")}
    assert len(saved) > 1
    assert saved.items() <= found.items()
    assert len(found) == len(saved) + 4  # what the newsroom was furnished with
    assert of(told, "refused") == [["refused", "disk_full", {"path": str(folder)}]]


def of(told: list[list[Any]], word: str) -> list[list[Any]]:
    return [line for line in told if line[0] == word]


def lows(told: list[list[Any]]) -> list[bool]:
    return [low for _, low in of(told, "low")]


def on_limit(folder: Path) -> tuple[list[list[Any]], list[bool]]:
    """Save as somebody whose files may grow no further; return what happened and should have."""
    with create_newsroom(folder) as store:
        newsrooms.furnish(store)
    with worker() as writer:
        told = writer.run("fill", folder=str(folder), article=1, largest=LIMIT)
    return told, [True, False]


def on_disk(folder: Path) -> tuple[list[list[Any]], list[bool]]:
    """Save on a disk that is full; the reserve lets the first save through."""
    namespace = small_disk()
    assert namespace is not None
    place = folder.parent / "disk"
    place.mkdir()
    with worker(*on_small_disk(namespace, place)) as writer:
        told = writer.run("fill_disk", folder=str(place / "newsroom"), ballast=str(place / "rest"))
    return told, [False, True, False]


@pytest.mark.parametrize("fill", [on_limit, *([on_disk] if small_disk() else [])])
def test_a_full_disk_refuses_a_save_and_loses_none(fill: Any, tmp_path: Path) -> None:
    folder = tmp_path / "newsroom"
    told, expected = fill(folder)
    require_nothing_lost(told, folder if fill is on_limit else tmp_path / "disk" / "newsroom")
    assert lows(told) == expected


def test_the_reserve_comes_and_goes_with_the_room_on_the_disk(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept = Reserve(tmp_path)
    plenty, some, little = 1 << 30, 1 << 25, 1 << 20
    for free, expected in (
        (some, False),
        (plenty, True),
        (some, True),
        (little, False),
        (some, False),
        (plenty, True),
    ):
        usage = shutil._ntuple_diskusage(plenty, plenty - free, free)
        monkeypatch.setattr("shutil.disk_usage", lambda _, usage=usage: usage)
        kept.tend()
        assert kept.is_there is expected
    assert (tmp_path / RESERVE).stat().st_size == RESERVE_SIZE
    assert (tmp_path / RESERVE).stat().st_blocks * 512 >= RESERVE_SIZE
    kept.give_up()
    kept.give_up()
    assert list(tmp_path.iterdir()) == []


def test_without_the_call_that_reserves_the_reserve_is_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delattr("os.posix_fallocate")
    Reserve(tmp_path).tend()
    assert (tmp_path / RESERVE).stat().st_blocks * 512 >= RESERVE_SIZE
