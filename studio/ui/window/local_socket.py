"""A word from one process to another of the same person, by a socket in a folder for what is brief.

Qt has local sockets too, but bringing its network costs a start more than all that is said here.
Deliberately absent: Windows, which has none of these (`local_pipe`), and what is said.
"""

import os
import socket
from contextlib import suppress
from pathlib import Path
from typing import Final

from PySide6.QtCore import QObject, QSocketNotifier, Signal

_PATIENCE_S: Final = 0.5
_PATIENCE_FOR_ANSWER_S: Final = 2.0
_LONGEST: Final = 64
_WAITING: Final = 8


def ask(name: str, said: bytes) -> bool:
    """Say a line to the process that listens under this name; say whether one answers."""
    with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as line, suppress(OSError):
        line.settimeout(_PATIENCE_S)
        line.connect(_place(name))
        line.sendall(said)
        line.settimeout(_PATIENCE_FOR_ANSWER_S)
        return line.recv(_LONGEST) != b""
    return False


class Listener(QObject):
    """Listens under a name, and answers; who has the name already has it no more.

    Signals:
        heard: a line that somebody said.
    """

    heard = Signal(bytes)

    def __init__(self, name: str, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._place = _place(name)
        self._socket: socket.socket | None = None
        with suppress(OSError):  # where nobody can listen, a later start is one by itself
            self._listen()

    def close(self) -> None:
        """Listen no more."""
        if self._socket is not None:
            self._notifier.setEnabled(False)
            self._socket.close()
            self._socket = None
            with suppress(OSError):
                Path(self._place).unlink()

    def _listen(self) -> None:
        listening = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
        try:
            try:
                listening.bind(self._place)
            except OSError:
                # What a crash left behind; nobody answered there, or we should not be the first.
                Path(self._place).unlink()
                listening.bind(self._place)
            Path(self._place).chmod(0o600)  # to whom it belongs alone
            listening.listen(_WAITING)
            listening.setblocking(False)
        except OSError:
            listening.close()
            raise
        self._socket = listening
        self._notifier = QSocketNotifier(listening.fileno(), QSocketNotifier.Type.Read, self)
        self._notifier.activated.connect(self._answer)

    def _answer(self) -> None:
        """Hear what a later start wants, which says it at once, and let it go."""
        if self._socket is None:
            return
        try:
            line, _ = self._socket.accept()
        except OSError:
            return  # it went away again
        said = b""
        with line, suppress(OSError):
            line.settimeout(_PATIENCE_S)
            said = line.recv(_LONGEST)
            line.sendall(b"ok\n")
        self.heard.emit(said)


def _place(name: str) -> str:
    """Return where Qt has the local socket of a name, too."""
    return f"{os.environ.get('TMPDIR', '').rstrip('/') or '/tmp'}/{name}"  # noqa: S108 - its owner's
