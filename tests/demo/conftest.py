"""A folder for the sample newsroom."""

from pathlib import Path

import pytest

from studio.demo.cast import PASSWORD
from tests.cli.running import Midad


@pytest.fixture
def demo(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> tuple[Midad, Path]:
    """Return the command line on the sample newsroom that is yet to be built, and its folder."""
    monkeypatch.setenv("MIDAD_PASSWORD", PASSWORD)
    folder = tmp_path / "demo"
    return Midad(folder / "newsroom", capsys), folder
