"""A real SFTP server in a process of its own, which can drop the line or run out of room.

Called with a folder to serve and a file of orders, JSON that is read at every write: ``drop``
closes the line after so many bytes, ``room`` is how many bytes the disk takes, and after ``hold``
bytes the server answers no more until it is ordered otherwise. ``signer`` is the
fingerprint of a key that may sign in. Prints its port and the fingerprint of its own key.
"""

import asyncio
import errno
import json
import sys
import time
from pathlib import Path
from typing import Any

import asyncssh

USER, PASSWORD = "midad", "a word for tests"
WRITTEN = {"bytes": 0}


def ordered() -> dict[str, Any]:
    orders: dict[str, Any] = json.loads(Path(sys.argv[2]).read_text("utf-8"))
    return orders


class Server(asyncssh.SSHServer):
    def password_auth_supported(self) -> bool:
        return True

    def validate_password(self, username: str, password: str) -> bool:
        return (username, password) == (USER, PASSWORD)

    def public_key_auth_supported(self) -> bool:
        return True

    def validate_public_key(self, username: str, key: Any) -> bool:
        return username == USER and key.get_fingerprint() == ordered().get("signer")


class Files(asyncssh.SFTPServer):
    def __init__(self, channel: Any) -> None:
        self._line = channel.get_connection()
        super().__init__(channel, chroot=sys.argv[1].encode())

    def write(self, file_obj: Any, offset: int, data: bytes) -> Any:
        orders = ordered()
        WRITTEN["bytes"] += len(data)
        if "room" in orders and WRITTEN["bytes"] > orders["room"]:
            raise OSError(errno.ENOSPC, "No space left on device")
        if "drop" in orders and WRITTEN["bytes"] > orders["drop"]:
            self._line.abort()
        while "hold" in orders and WRITTEN["bytes"] > orders["hold"]:
            time.sleep(0.02)
            orders = ordered()
        return super().write(file_obj, offset, data)


async def serve() -> None:
    key = asyncssh.generate_private_key("ssh-ed25519")
    server = await asyncssh.listen(
        "127.0.0.1", 0, server_factory=Server, server_host_keys=[key], sftp_factory=Files
    )
    print(json.dumps({"port": server.get_port(), "key": key.get_fingerprint()}), flush=True)
    await server.wait_closed()


if __name__ == "__main__":
    asyncio.run(serve())
