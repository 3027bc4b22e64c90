"""One process for a newsroom's windows: a second start opens a window in the first.

The first listens on a local socket (a named pipe on Windows) whose name is made of the newsroom's
folder and the person's computer account, so that nobody else is answered. Deliberately absent:
guarding the newsroom itself, which is its lock's affair.
"""

import getpass
import hashlib
import sys
from pathlib import Path

from PySide6.QtCore import QObject, Signal

if sys.platform == "win32":
    from studio.ui.window.local_pipe import Listener, ask
else:
    from studio.ui.window.local_socket import Listener, ask


def socket_name(folder: Path) -> str:
    """Return what the socket of a newsroom's first process is called."""
    place = f"{getpass.getuser()}\n{folder.resolve()}".encode()
    return f"midad-{hashlib.sha256(place).hexdigest()[:24]}"


def ask_first(folder: Path, article: int | None) -> bool:
    """Ask a process that has the newsroom's windows for another one; say whether there is any."""
    return ask(socket_name(folder), f"{'' if article is None else article}\n".encode())


class FirstInstance(QObject):
    """Listens for later starts.

    Signals:
        asked: a window is wanted; the article to open in it, or None.
    """

    asked = Signal(object)

    def __init__(self, folder: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._listener = Listener(socket_name(folder), self)
        self._listener.heard.connect(self._hear)

    def close(self) -> None:
        """Listen no more."""
        self._listener.close()

    def _hear(self, line: bytes) -> None:
        said = line.decode(errors="replace").strip()
        self.asked.emit(int(said) if said.isdecimal() else None)
