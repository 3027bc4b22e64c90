from collections.abc import Sequence
from importlib.resources import files
from pathlib import Path

import pytest

from studio.imaging.fonts import Family, find_families


@pytest.fixture(scope="session")
def families() -> Sequence[Family]:
    """An Arabic family that is the same on every machine."""
    return find_families((Path(str(files("fontpkg_amiri") / "files")),))


@pytest.fixture(scope="session")
def cache(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where pictures are kept that several tests show; making them anew takes seconds."""
    return tmp_path_factory.mktemp("pictures")
