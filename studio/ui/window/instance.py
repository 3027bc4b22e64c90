"""One process for a newsroom's windows: a second start opens a window in the first.

The first listens on a local socket (a named pipe on Windows) whose name is made of the newsroom's
folder and the person's computer account, so that nobody else is answered. Deliberately absent:
guarding the newsroom itself, which is its lock's affair.
"""

import getpass
import hashlib
from pathlib import Path
from typing import Final

from PySide6.QtCore import QObject, Signal
from PySide6.QtNetwork import QLocalServer, QLocalSocket

_WAIT_MS: Final = 500


def socket_name(folder: Path) -> str:
    """Return what the socket of a newsroom's first process is called."""
    place = f"{getpass.getuser()}\n{folder.resolve()}".encode()
    return f"midad-{hashlib.sha256(place).hexdigest()[:24]}"


def ask_first(folder: Path, article: int | None) -> bool:
    """Ask a process that has the newsroom's windows for another one; say whether there is any."""
    socket = QLocalSocket()
    socket.connectToServer(socket_name(folder))
    if not socket.waitForConnected(_WAIT_MS):
        return False
    socket.write(f"{'' if article is None else article}\n".encode())
    socket.flush()
    answered = socket.waitForReadyRead(_WAIT_MS * 4)
    socket.disconnectFromServer()
    return answered


class FirstInstance(QObject):
    """Listens for later starts.

    Signals:
        asked: a window is wanted; the article to open in it, or None.
    """

    asked = Signal(object)

    def __init__(self, folder: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        name = socket_name(folder)
        if not self._server.listen(name):
            # What a crash left behind; nobody answered there, or we should not be the first.
            QLocalServer.removeServer(name)
            self._server.listen(name)
        self._server.newConnection.connect(self._answer)

    def close(self) -> None:
        """Listen no more."""
        self._server.close()

    def _answer(self) -> None:
        """Hear what a later start wants, which says it at once, and let it go."""
        socket = self._server.nextPendingConnection()
        if not socket.canReadLine():
            socket.waitForReadyRead(_WAIT_MS)
        said = bytes(socket.readLine().data()).decode(errors="replace").strip()
        socket.write(b"ok\n")
        socket.flush()
        socket.disconnectFromServer()
        self.asked.emit(int(said) if said.isdecimal() else None)
