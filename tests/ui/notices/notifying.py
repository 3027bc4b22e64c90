"""A desktop's notification service on a bus of its own: real messages, and a press now and then.

Run as a program it is the service: what it is asked to say it prints as lines of JSON, and what it
reads, an id, is pressed. `desktop` starts both.
"""

import json
import os
import subprocess
import sys
import threading
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from jeepney import (
    DBusAddress,
    HeaderFields,
    MessageType,
    message_bus,
    new_error,
    new_method_return,
    new_signal,
)
from jeepney.io.blocking import Proxy, open_dbus_connection

NAME, PATH = "org.freedesktop.Notifications", "/org/freedesktop/Notifications"


@dataclass
class Notifications:
    """What the service was asked to say."""

    address: str
    _process: "subprocess.Popen[str]"
    _lines: list[str]

    @property
    def said(self) -> list[dict[str, Any]]:
        """Every notification, as it came over the bus, with its signature."""
        return [json.loads(one) for one in self._lines]

    def press(self, number: int) -> None:
        """Press a notification."""
        assert self._process.stdin is not None
        self._process.stdin.write(f"{number}\n")
        self._process.stdin.flush()


@contextmanager
def desktop(
    abilities: Sequence[str] = ("body", "body-markup", "actions"),
) -> Iterator[Notifications]:
    """Start a session's bus and a notification service on it; both end with the block."""
    with ExitStack() as stack:
        bus = _started(stack, ["dbus-daemon", "--session", "--nofork", "--print-address=1"])
        assert bus.stdout is not None
        address = bus.stdout.readline().strip()
        environment = {**os.environ, "DBUS_SESSION_BUS_ADDRESS": address}
        service = _started(stack, [sys.executable, str(Path(__file__)), *abilities], environment)
        assert service.stdout is not None
        assert service.stdout.readline() == "ready\n"
        lines: list[str] = []
        reader = threading.Thread(target=_read, args=(service, lines), daemon=True)
        reader.start()
        stack.callback(reader.join, 10)
        yield Notifications(address, service, lines)
        service.terminate()


def _read(service: "subprocess.Popen[str]", lines: list[str]) -> None:
    assert service.stdout is not None
    lines.extend(iter(service.stdout.readline, ""))


def _started(
    stack: ExitStack, command: list[str], environment: dict[str, str] | None = None
) -> "subprocess.Popen[str]":
    process = stack.enter_context(
        subprocess.Popen(
            command,
            env=environment,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            text=True,
        )
    )
    stack.callback(process.terminate)
    return process


def serve(abilities: list[str]) -> None:
    """Be the service until the process is ended."""
    with open_dbus_connection() as connection:
        Proxy(message_bus, connection).RequestName(NAME)
        print("ready", flush=True)
        signals = DBusAddress(PATH, NAME, NAME)

        def press() -> None:
            for line in sys.stdin:
                connection.send(new_signal(signals, "ActionInvoked", "us", (int(line), "default")))
                connection.send(new_signal(signals, "NotificationClosed", "uu", (int(line), 2)))

        threading.Thread(target=press, daemon=True).start()
        number = 40
        while True:
            message = connection.receive()
            if message.header.message_type is not MessageType.method_call:
                continue
            fields = message.header.fields
            match fields.get(HeaderFields.member), fields.get(HeaderFields.signature):
                case "GetCapabilities", None:
                    connection.send(new_method_return(message, "as", (abilities,)))
                case "Notify", "susssasa{sv}i":
                    number += 1
                    names = ("app", "replaces", "icon", "title", "body", "actions", "hints", "ms")
                    said = dict(zip(names, message.body, strict=True)) | {"id": number}
                    connection.send(new_method_return(message, "u", (number,)))
                    print(json.dumps(said), flush=True)
                case _:
                    wrong = "org.freedesktop.DBus.Error.InvalidArgs"
                    connection.send(new_error(message, wrong))


if __name__ == "__main__":
    serve(sys.argv[1:])
