from importlib.resources import files
from pathlib import Path

import pytest

from studio.imaging.fonts import Family, find_families


@pytest.fixture(scope="session")
def font_folder() -> Path:
    """A folder with one Arabic family, the same on every machine."""
    return Path(str(files("fontpkg_amiri") / "files"))


@pytest.fixture(scope="session")
def families(font_folder: Path) -> tuple[Family, ...]:
    return find_families((font_folder,))
