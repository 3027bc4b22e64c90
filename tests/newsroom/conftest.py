"""A newsroom of its own for each test, copied from one that was founded once."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.newsroom.house import Newsroom, found


@pytest.fixture(scope="session")
def founded(tmp_path_factory: pytest.TempPathFactory) -> Newsroom:
    """Found a newsroom and close it again; its folder is a pattern for copies."""
    room = found(tmp_path_factory.mktemp("pattern"))
    room.store.close()
    return room


def copied(founded: Newsroom, folder: Path) -> Newsroom:
    shutil.copytree(founded.store.folder, folder, ignore=shutil.ignore_patterns("reserve"))
    return founded.reopened(folder)


@pytest.fixture
def room(founded: Newsroom, tmp_path: Path) -> Iterator[Newsroom]:
    """Open a newsroom with a chief, an editor, two journalists and a producer."""
    room = copied(founded, tmp_path / "newsroom")
    yield room
    room.store.close()
