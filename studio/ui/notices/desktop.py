"""Words on the desktop, by the computer's own notifications.

On a desktop of freedesktop.org they go to its notification service (the Desktop Notifications
Specification 1.2), which is there with or without a tray; elsewhere, and where no such service
answers, to the icon that Qt shows for them. What has no place for them goes without. Deliberately
absent: what is said, and when.
"""

import sys
from collections.abc import Callable
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, QSocketNotifier
from shiboken6 import isValid

from studio.ui.look import Symbol
from studio.ui.station import Station

if TYPE_CHECKING:
    from jeepney.io.blocking import DBusConnection
    from PySide6.QtWidgets import QSystemTrayIcon

    from studio.newsroom.acting import Acting
    from studio.ui.door import Running

_SHOWN_MS: Final = 10_000
_NAME: Final = "org.freedesktop.Notifications"
_PATH: Final = "/org/freedesktop/Notifications"
_PRESSED: Final = "default"
_PATIENCE_S: Final = 5


class Desktop(QObject):
    """The desktop's own notifications."""

    def __init__(self, station: Station, parent: QObject, pressed: Callable[[], None]) -> None:
        """`pressed` is done when somebody presses one of them."""
        super().__init__(parent)
        self._station, self._pressed = station, pressed
        self._bus: _Service | None = None
        self._opening = False
        self._waiting: list[tuple[str, str]] = []
        self._icon: QSystemTrayIcon | None = None

    def tell(self, title: str, text: str) -> None:
        """Say it, where the desktop has a place for it."""
        if self._bus is not None and self._bus.is_open:
            self._bus.tell(title, text)
        elif sys.platform.startswith("linux"):
            self._waiting.append((title, text))
            self._open()
        else:
            self._by_icon(title, text)

    def close(self) -> None:
        """Leave the desktop's service."""
        if self._bus is not None:
            self._bus.close()
            self._bus = None

    def _open(self) -> None:
        if not self._opening:
            self._opening = True
            self._station.door.run(_connect, self._take, failed=lambda _: None, owner=self)

    def _take(self, found: "tuple[DBusConnection, frozenset[str]] | None") -> None:
        self._opening = False
        waiting, self._waiting = self._waiting, []
        if found is not None:
            self.close()
            open_it = self._station.tongue.words.say("Open")
            self._bus = _Service(*found, open_it, self, self._pressed)
        for title, text in waiting:
            if self._bus is not None:
                self._bus.tell(title, text)
            else:
                self._by_icon(title, text)

    def _by_icon(self, title: str, text: str) -> None:
        from PySide6.QtWidgets import QSystemTrayIcon

        if not QSystemTrayIcon.isSystemTrayAvailable() or not QSystemTrayIcon.supportsMessages():
            return
        if self._icon is None:
            look = self._station.look
            icon = look.icon(Symbol.NEWSROOM, rtl=False, colour=look.palette.accent)
            self._icon = QSystemTrayIcon(icon, self)
            self._icon.messageClicked.connect(self._pressed)
            self._icon.activated.connect(lambda _: self._pressed())
        self._icon.show()
        self._icon.showMessage(title, text, QSystemTrayIcon.MessageIcon.NoIcon, _SHOWN_MS)


def _connect(_: "Acting", __: "Running") -> "tuple[DBusConnection, frozenset[str]] | None":
    """Return a way to the desktop's service and what it can do; None where there is none."""
    from jeepney import DBusAddress, MatchRule, MessageType, message_bus, new_method_call
    from jeepney.io.blocking import open_dbus_connection

    try:
        connection = open_dbus_connection(bus="SESSION")
    except (KeyError, OSError, ValueError):  # no session's bus, or nobody at its address
        return None
    service = DBusAddress(_PATH, _NAME, _NAME)
    try:
        reply = connection.send_and_get_reply(
            new_method_call(service, "GetCapabilities"), timeout=_PATIENCE_S
        )
        if reply.header.message_type is MessageType.error:
            connection.close()
            return None
        for signal in ("ActionInvoked", "NotificationClosed"):
            rule = MatchRule(type="signal", interface=_NAME, member=signal, path=_PATH)
            connection.send(message_bus.AddMatch(rule))
    except (OSError, TimeoutError):
        connection.close()
        return None
    return connection, frozenset(map(str, reply.body[0]))


class _Service:
    """The notification service, and which of its notifications are ours."""

    def __init__(
        self,
        connection: "DBusConnection",
        abilities: frozenset[str],
        open_it: str,
        parent: QObject,
        pressed: Callable[[], None],
    ) -> None:
        self._connection, self._abilities = connection, abilities
        self._open_it, self._pressed = open_it, pressed
        self._asked: set[int] = set()  # serials of what was sent, until its number comes
        self._ours: set[int] = set()
        self.is_open = True
        self._ear = QSocketNotifier(connection.sock.fileno(), QSocketNotifier.Type.Read, parent)
        self._ear.activated.connect(self._hear)
        parent.destroyed.connect(self.close)

    def tell(self, title: str, text: str) -> None:
        """Say it; what is sent waits nowhere for an answer."""
        from html import escape

        from jeepney import DBusAddress, new_method_call

        body = escape(text, quote=False) if "body-markup" in self._abilities else text
        actions = [_PRESSED, self._open_it] if "actions" in self._abilities else []
        hints = {"desktop-entry": ("s", "midad"), "urgency": ("y", 1)}
        said = ("Midad", 0, "", title, body, actions, hints, _SHOWN_MS)
        message = new_method_call(DBusAddress(_PATH, _NAME, _NAME), "Notify", "susssasa{sv}i", said)
        serial = next(self._connection.outgoing_serial)
        self._asked.add(serial)
        try:
            self._connection.send(message, serial=serial)
        except OSError:
            self.close()

    def close(self, *_: object) -> None:
        """Leave the bus."""
        if self.is_open:
            self.is_open = False
            if isValid(self._ear):
                self._ear.setEnabled(False)
            self._connection.close()

    def _hear(self) -> None:
        """Take in what came, as much of it as is whole."""
        while self.is_open:
            try:
                message = self._connection.receive(timeout=0)
            except TimeoutError:
                return
            except (OSError, EOFError):  # the session has ended
                self.close()
                return
            self._take(message)

    def _take(self, message: object) -> None:
        from jeepney import HeaderFields, Message, MessageType

        assert isinstance(message, Message)  # noqa: S101 - what a connection gives
        fields, body = message.header.fields, message.body
        serial = fields.get(HeaderFields.reply_serial)
        if serial in self._asked:
            self._asked.discard(serial)
            if message.header.message_type is MessageType.method_return and body:
                self._ours.add(body[0])
        elif message.header.message_type is MessageType.signal and body:
            if body[0] not in self._ours or fields.get(HeaderFields.interface) != _NAME:
                return
            if fields.get(HeaderFields.member) == "NotificationClosed":
                self._ours.discard(body[0])
            elif fields.get(HeaderFields.member) == "ActionInvoked":
                self._pressed()
