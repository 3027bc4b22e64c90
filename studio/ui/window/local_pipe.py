"""A word from one process to another of the same person, by Qt's local sockets.

A named pipe on Windows. Deliberately absent: what is said.
"""

from typing import Final

from PySide6.QtCore import QObject, Signal
from PySide6.QtNetwork import QLocalServer, QLocalSocket

_PATIENCE_MS: Final = 500


def ask(name: str, said: bytes) -> bool:
    """Say a line to the process that listens under this name; say whether one answers."""
    socket = QLocalSocket()
    socket.connectToServer(name)
    if not socket.waitForConnected(_PATIENCE_MS):
        return False
    socket.write(said)
    socket.flush()
    answered = socket.waitForReadyRead(_PATIENCE_MS * 4)
    socket.disconnectFromServer()
    return answered


class Listener(QObject):
    """Listens under a name, and answers; who has the name already has it no more.

    Signals:
        heard: a line that somebody said.
    """

    heard = Signal(bytes)

    def __init__(self, name: str, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
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
            socket.waitForReadyRead(_PATIENCE_MS)
        said = bytes(socket.readLine().data())
        socket.write(b"ok\n")
        socket.flush()
        socket.disconnectFromServer()
        self.heard.emit(said)
