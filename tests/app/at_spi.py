"""What a screen reader hears of the program: AT-SPI, from another process, over its own D-Bus.

The names are those of AT-SPI 2's D-Bus interfaces (org.a11y.atspi). Deliberately absent: a screen
reader's voice.
"""

import shutil
import subprocess
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

import pytest
from jeepney import DBusAddress, MessageType, Properties, new_method_call
from jeepney.io.blocking import DBusConnection, open_dbus_connection

from tests.app.screens import Screen, end, until

_LAUNCHERS: Final = (
    "/usr/libexec/at-spi-bus-launcher",
    "/usr/lib/at-spi2-core/at-spi-bus-launcher",
)
_PREFIX: Final = "org.a11y.atspi."
_ROOT: Final = "/org/a11y/atspi/accessible/root"
FOCUSABLE, FOCUSED, SHOWING = 11, 12, 25
"""States by their numbers in AtspiStateType."""


class Gone(Exception):  # noqa: N818 - it is no fault, only a widget that went meanwhile
    """What was asked is no longer there."""


@dataclass(frozen=True)
class Heard:
    """A thing in the window, as a screen reader has it."""

    bus: DBusConnection
    name_on_bus: str
    path: str

    def _ask(self, interface: str, method: str, form: str = "", *values: object) -> Any:
        address = DBusAddress(self.path, self.name_on_bus, _PREFIX + interface)
        message = new_method_call(address, method, form or None, values)
        reply = self.bus.send_and_get_reply(message, timeout=20)
        if reply.header.message_type is MessageType.error:
            raise Gone(reply.body)
        return reply.body[0] if reply.body else None

    def _property(self, interface: str, name: str) -> Any:
        address = DBusAddress(self.path, self.name_on_bus, _PREFIX + interface)
        reply = self.bus.send_and_get_reply(Properties(address).get(name), timeout=20)
        if reply.header.message_type is MessageType.error:
            raise Gone(reply.body)
        return reply.body[0][1]

    @property
    def name(self) -> str:
        return str(self._property("Accessible", "Name"))

    @property
    def description(self) -> str:
        return str(self._property("Accessible", "Description"))

    @property
    def role(self) -> str:
        return str(self._ask("Accessible", "GetRoleName"))

    def has(self, *states: int) -> bool:
        low, high = self._ask("Accessible", "GetState")
        return all((low | high << 32) >> state & 1 for state in states)

    @property
    def children(self) -> "list[Heard]":
        found = self._ask("Accessible", "GetChildren")
        return [Heard(self.bus, name, path) for name, path in found]

    def everything(self) -> "Iterator[Heard]":
        """Yield this and everything in it."""
        yield self
        try:
            children = self.children
        except Gone:
            return
        for child in children:
            yield from child.everything()

    @property
    def text(self) -> str:
        return str(self._ask("Text", "GetText", "ii", 0, -1))

    @property
    def caret(self) -> int:
        return int(self._property("Text", "CaretOffset"))

    def write(self, text: str) -> bool:
        """Put a text in the place of what stands in a field."""
        return bool(self._ask("EditableText", "SetTextContents", "s", text))

    def put_caret(self, offset: int) -> bool:
        return bool(self._ask("Text", "SetCaretOffset", "i", offset))

    def take_focus(self) -> bool:
        return bool(self._ask("Component", "GrabFocus"))

    @property
    def actions(self) -> list[str]:
        return [str(name) for name, _, _ in self._ask("Action", "GetActions")]

    def act(self, name: str = "Press") -> bool:
        """Do an action by its English name."""
        number = self._property("Action", "NActions")
        names = [str(self._ask("Action", "GetName", "i", at)) for at in range(number)]
        return bool(self._ask("Action", "DoAction", "i", names.index(name)))


@dataclass
class Reader:
    """A screen reader's connection."""

    bus: DBusConnection
    variables: dict[str, str]
    """What the program has to be started with to be heard."""

    def window(self) -> Heard:
        """Return the program's window, once there is one."""
        found: list[Heard] = []

        def look() -> bool:
            root = Heard(self.bus, _PREFIX + "Registry", _ROOT)
            found[:] = [frame for program in root.children for frame in program.children]
            return bool(found)

        until(look, "a window that can be heard")
        return found[0]

    def find(self, role: str, *names: str) -> Heard:
        """Return the first thing that is seen with a role and all of these in its name."""
        found: list[Heard] = []

        def look() -> bool:
            found[:] = [one for one in self.seen() if self._is(one, role, names)]
            return bool(found)

        until(look, f"{role} {names}")
        return found[0]

    def seen(self) -> list[Heard]:
        """Return everything that is on the screen."""
        found = []
        for one in self.window().everything():
            try:
                if one.has(SHOWING):
                    found.append(one)
            except Gone:
                continue
        return found

    @staticmethod
    def _is(one: Heard, role: str, names: tuple[str, ...]) -> bool:
        try:
            return one.role == role and all(name in one.name for name in names)
        except Gone:
            return False


def _launcher() -> str:
    found = next((path for path in _LAUNCHERS if Path(path).exists()), None)
    if found is None or shutil.which("dbus-daemon") is None:
        pytest.fail("no screen reader can be: dbus-daemon or at-spi-bus-launcher is missing")
    return found


@contextmanager
def reader(on: Screen, home: Path) -> Iterator[Reader]:
    """Start a session bus and the bus of accessibility on a screen; both end with the block."""
    launcher = _launcher()
    home.mkdir(parents=True, exist_ok=True)
    with ExitStack() as stack:
        environment = {**on.environment, "HOME": str(home), "XDG_RUNTIME_DIR": str(home)}
        environment["XDG_CACHE_HOME"] = str(home / "cache")
        session = subprocess.Popen(
            ["dbus-daemon", "--session", "--nofork", "--print-address=1"],
            env=environment,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            text=True,
            start_new_session=True,
        )
        stack.callback(end, session)  # type: ignore[arg-type] # a process of text
        assert session.stdout is not None
        stack.callback(session.stdout.close)
        address = session.stdout.readline().strip()
        environment["DBUS_SESSION_BUS_ADDRESS"] = address
        bus = subprocess.Popen(
            [launcher, "--launch-immediately"],
            env=environment,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )
        stack.callback(end, bus)
        heard = stack.enter_context(open_dbus_connection(_address(address)))
        yield Reader(
            heard,
            {
                "DBUS_SESSION_BUS_ADDRESS": address,
                "QT_LINUX_ACCESSIBILITY_ALWAYS_ON": "1",
                "XDG_RUNTIME_DIR": str(home),
                # Whoever walks through a window asks of what has gone meanwhile.
                "QT_LOGGING_RULES": "qt.qpa.*=false;qt.accessibility.atspi=false",
            },
        )


def _address(session: str) -> str:
    """Return where the bus of accessibility is, which the session's bus tells."""
    asked = DBusAddress("/org/a11y/bus", "org.a11y.Bus", "org.a11y.Bus")
    found: list[str] = []

    def look() -> bool:
        with open_dbus_connection(session) as connection:
            reply = connection.send_and_get_reply(new_method_call(asked, "GetAddress"), timeout=20)
        if reply.header.message_type is not MessageType.error:
            found.append(str(reply.body[0]))
        return bool(found and found[-1])

    until(look, "the bus of accessibility")
    return found[-1]
