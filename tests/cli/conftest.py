"""A newsroom that tests reach by the command line."""

from pathlib import Path

import pytest

from tests.cli.running import PASSWORD, Midad


@pytest.fixture
def empty(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> Midad:
    """Return the command line where there is no newsroom yet."""
    monkeypatch.setenv("MIDAD_PASSWORD", PASSWORD)
    monkeypatch.setenv("MIDAD_LANGUAGE", "en")
    return Midad(tmp_path / "newsroom", capsys)


@pytest.fixture
def midad(empty: Midad) -> Midad:
    """Return the command line on a newsroom with a chief, an editor, a journalist, a producer."""
    empty.found()
    return empty
