"""The browser in which pages are judged: the Chromium that comes with Qt, in a process of its own.

It is steered by the DevTools protocol, so that a judge can have a page as wide, as dark and as slow
as a reader's own device shows it. Nothing else is fetched or installed for it.
"""

import os
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from typing import Final

_LISTENS: Final = "DevTools listening on "
_FLAGS: Final = "--no-proxy-server"
"""In the place of those by which the program shuts its own browser off."""

_TRIES: Final = 5


@contextmanager
def chromium() -> Iterator[int]:
    """Start the browser with one empty page; yield the port of its protocol."""
    process, port = _started()
    try:
        yield port
    finally:
        process.kill()
        process.wait()
        assert process.stderr is not None
        process.stderr.close()


def _started() -> tuple[subprocess.Popen[str], int]:
    said = ""
    for _ in range(_TRIES):  # somebody else may take the port before the browser does
        port = _free_port()
        process = subprocess.Popen(
            [sys.executable, __file__],
            env={
                **os.environ,
                "QTWEBENGINE_REMOTE_DEBUGGING": f"127.0.0.1:{port}",
                "QTWEBENGINE_CHROMIUM_FLAGS": _FLAGS,
            },
            stderr=subprocess.PIPE,
            text=True,
        )
        assert process.stderr is not None
        said = ""
        for line in process.stderr:
            if _LISTENS in line:
                return process, port
            said += line
            if "Cannot start http server" in line:
                break
        process.kill()
        process.wait()
        process.stderr.close()
    raise AssertionError(said)


def _free_port() -> int:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return int(free.getsockname()[1])


def _show() -> None:
    from PySide6.QtCore import QUrl
    from PySide6.QtWebEngineWidgets import QWebEngineView
    from PySide6.QtWidgets import QApplication

    application = QApplication(sys.argv)
    view = QWebEngineView()
    view.load(QUrl("about:blank"))
    view.show()
    with suppress(KeyboardInterrupt):
        application.exec()


if __name__ == "__main__":
    _show()
