"""The preview's browser in a window of its own."""

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from studio.ui.preview.browser import Browser, register_scheme


@pytest.fixture
def browser(qtbot: QtBot, qapp: QApplication) -> Iterator[Browser]:
    """Return a browser that shows nothing yet, and let it go in Qt's order."""
    register_scheme()
    browser = Browser()
    browser.resize(400, 700)
    browser.show()
    yield browser
    browser.let_go()
    browser.close()
    browser.deleteLater()
    qtbot.wait(50)
