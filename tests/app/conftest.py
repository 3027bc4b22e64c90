"""What every test of the running program has."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from studio.ui.preview.isolation import isolate_browser
from tests.app.driving import Driver, driven, found


@pytest.fixture(scope="session")
def qapp_args() -> list[str]:
    """Isolate the browser before pytest-qt makes the application, as the program does."""
    isolate_browser()
    return ["midad-tests"]


@pytest.fixture(autouse=True)
def direction_for_others(qapp: QApplication) -> Iterator[None]:
    """Leave the application, which later tests share, as it was: a program gives it a direction."""
    before = qapp.layoutDirection()
    yield
    qapp.setLayoutDirection(before)


@pytest.fixture
def driver(tmp_path: Path, qtbot: QtBot, qapp: QApplication) -> Iterator[Driver]:
    """Open a window on a newsroom with a chief editor, an editor and a journalist."""
    folder = tmp_path / "newsroom"
    found(folder, "النور نيوز")
    with driven(folder, tmp_path, qtbot, qapp) as made:
        yield made
