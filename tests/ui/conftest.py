"""What every test of the window has: Qt, a newsroom with people, and an empty clipboard after."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QWindow
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from studio.ui.preview.isolation import isolate_browser
from tests.newsroom.conftest import copied
from tests.newsroom.house import Newsroom, found
from tests.ui.stations import Stations, stations_on


@pytest.fixture(scope="session")
def qapp_args() -> list[str]:
    """Isolate the browser before pytest-qt makes the application, as the program does."""
    isolate_browser()
    return ["midad-tests"]


@pytest.fixture(scope="session")
def founded(tmp_path_factory: pytest.TempPathFactory) -> Newsroom:
    """Found a newsroom and close it again; its folder is a pattern for copies."""
    room = found(tmp_path_factory.mktemp("pattern"))
    room.store.close()
    return room


@pytest.fixture
def newsroom(founded: Newsroom, tmp_path: Path) -> Iterator[Newsroom]:
    """Open a newsroom with a chief, an editor, journalists layla and omar, and a producer."""
    room = copied(founded, tmp_path / "newsroom")
    yield room
    room.store.close()


@pytest.fixture
def stations(newsroom: Newsroom, tmp_path: Path, qapp: QApplication) -> Iterator[Stations]:
    """Make windows' surroundings: ``stations.of(newsroom.layla)``."""
    with stations_on(newsroom, tmp_path, qapp) as made:
        yield made


@pytest.fixture(autouse=True)
def _no_button_held_after(qapp: QApplication) -> Iterator[None]:
    """Let the mouse go: what `QTest.mouseDClick` pressed stays down, for all later tests too."""
    yield
    if QApplication.mouseButtons() != Qt.MouseButton.NoButton:
        QTest.mouseRelease(QWindow(), Qt.MouseButton.LeftButton)
    assert QApplication.mouseButtons() == Qt.MouseButton.NoButton


@pytest.fixture(autouse=True)
def _an_empty_clipboard_after(qapp: QApplication) -> Iterator[None]:
    """Clear what a test copied: content made in Python crashes the process at exit."""
    yield
    QGuiApplication.clipboard().clear()
