"""A newsroom with an article that is out, a server to send it to, and packages to try with."""

import json
import subprocess
import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

import pytest

from studio.newsroom.target_values import TargetOptions, TargetView
from studio.storage.codes import TargetKind
from tests.cli.conftest import empty, midad
from tests.newsroom.conftest import founded, room
from tests.sending.sftp_server import PASSWORD, USER

__all__ = ["empty", "founded", "midad", "room"]

SERVER = Path(__file__).with_name("sftp_server.py")


@dataclass(frozen=True, slots=True)
class SftpServer:
    """A server that runs: where its files lie, and how it is reached."""

    folder: Path
    orders: Path
    port: int
    key: str

    @property
    def address(self) -> str:
        return f"sftp://127.0.0.1:{self.port}/www"

    def order(self, orders: Mapping[str, object]) -> None:
        written = self.orders.with_suffix(".new")
        written.write_text(json.dumps(orders), "utf-8")
        written.replace(self.orders)

    def target(self, host_key: str | None = None, key_file: str = "") -> TargetView:
        return TargetView(
            id=1,
            uid="t" * 32,
            name="الموقع",
            kind=TargetKind.SFTP,
            address=self.address,
            user=USER,
            options=TargetOptions(
                host_key=self.key if host_key is None else host_key, key_file=key_file
            ),
        )


@pytest.fixture
def server(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[SftpServer]:
    """Run a server, whose password is in the environment."""
    folder, orders = tmp_path / "served", tmp_path / "orders.json"
    folder.mkdir()
    orders.write_text("{}", "utf-8")
    monkeypatch.setenv("MIDAD_TARGET_PASSWORD", PASSWORD)
    command = [sys.executable, str(SERVER), str(folder), str(orders)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        try:
            assert process.stdout is not None
            said = json.loads(process.stdout.readline())
            yield SftpServer(folder, orders, said["port"], said["key"])
        finally:
            process.kill()
