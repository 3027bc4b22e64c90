"""A real FTP server in a process of its own, which can drop the line or run out of room.

Called with a folder to serve and a file of orders, JSON that is read at every write: ``drop``
closes the line after so many bytes, and ``room`` is how many bytes the disk takes. With a third
argument, a file of a certificate and its key, it speaks TLS and nothing else. Prints its port.
"""

import errno
import json
import socket
import sys
from pathlib import Path
from typing import Any

from pyftpdlib.authorizers import DummyAuthorizer
from pyftpdlib.filesystems import AbstractedFS
from pyftpdlib.handlers import FTPHandler, TLS_FTPHandler
from pyftpdlib.servers import FTPServer

USER, PASSWORD = "midad", "a word for tests"  # as of the SFTP server
WRITTEN = {"bytes": 0}


def ordered() -> dict[str, Any]:
    orders: dict[str, Any] = json.loads(Path(sys.argv[2]).read_text("utf-8"))
    return orders


class Files(AbstractedFS):
    def open(self, filename: str, mode: str) -> Any:
        file = super().open(filename, mode)
        return Counted(file, self.cmd_channel) if "r" not in mode or "+" in mode else file


class Counted:
    """A file whose disk has so much room, and whose line is cut after so many bytes."""

    def __init__(self, file: Any, channel: Any) -> None:
        self._file, self._channel = file, channel

    def __getattr__(self, name: str) -> Any:
        return getattr(self._file, name)

    def write(self, data: bytes) -> Any:
        orders = ordered()
        WRITTEN["bytes"] += len(data)
        if "room" in orders and WRITTEN["bytes"] > orders["room"]:
            raise OSError(errno.ENOSPC, "No space left on device")
        if "drop" in orders and WRITTEN["bytes"] > orders["drop"]:
            for line in (self._channel, self._channel.data_channel):
                line.socket.shutdown(socket.SHUT_RDWR)
            return 0
        return self._file.write(data)


def serve() -> None:
    authorizer = DummyAuthorizer()
    authorizer.add_user(USER, PASSWORD, sys.argv[1], perm="elradfmwMT")
    handler: Any = FTPHandler
    if len(sys.argv) > 3:
        handler = TLS_FTPHandler
        handler.certfile = sys.argv[3]
        handler.tls_control_required = handler.tls_data_required = True
    handler.authorizer = authorizer
    handler.abstracted_fs = Files
    with FTPServer(("127.0.0.1", 0), handler) as server:
        print(json.dumps({"port": server.address[1]}), flush=True)
        server.serve_forever(handle_exit=False)


if __name__ == "__main__":
    serve()
