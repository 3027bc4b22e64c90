"""A folder on a server that speaks SFTP (draft-ietf-secsh-filexfer-02) as a place.

The server has to show the key whose fingerprint is known; nobody signs in before that. Deliberately
absent: host keys in files of OpenSSH, which belong to a person and not to the newsroom.
"""

import base64
import hashlib
import io
import socket
import stat
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final
from urllib.parse import unquote

from studio.errors import Reason, Refused, Unavailable
from studio.newsroom.target_values import TargetView, where
from studio.sending.places import PIECE, Found

if TYPE_CHECKING:
    import paramiko

PORT: Final = 22
PATIENCE: Final = 20.0
"""Seconds to wait for an answer."""


class SftpPlace:
    """A folder on a server; made by `open_sftp`."""

    piece: int | None = PIECE

    def __init__(self, target: TargetView, client: "paramiko.SFTPClient", alive: "_Alive") -> None:
        self._target = target.name
        self._root = unquote(where(target.address).path)
        self._client = client
        self._alive = alive
        self._folders: set[str] = set()

    def found(self, path: str) -> Found | None:
        """Return what stands at `path`."""
        with self._failures(path):
            try:
                mode = self._client.lstat(self._at(path)).st_mode or 0
            except FileNotFoundError:
                return None
        if stat.S_ISREG(mode):
            return Found.FILE
        return Found.FOLDER if stat.S_ISDIR(mode) else Found.OTHER

    def names(self, folder: str) -> tuple[str, ...]:
        """Return the names in a folder."""
        with self._failures(folder):
            try:
                return tuple(sorted(self._client.listdir(self._at(folder))))
            except FileNotFoundError:
                return ()

    def read(self, path: str) -> bytes | None:
        """Return what a file holds."""
        held = io.BytesIO()
        with self._failures(path):
            try:
                self._client.getfo(self._at(path), held)
            except FileNotFoundError:
                return None
        return held.getvalue()

    def holds(self, path: str, data: bytes) -> bool:
        """Say whether a file is there that holds exactly `data`."""
        return self.read(path) == data

    def write(self, path: str, data: bytes, offset: int) -> None:
        """Let a file hold `data` after its first `offset` bytes."""
        with self._failures(path):
            self._make_folders(path)
            with self._client.open(self._at(path), "r+b" if offset else "wb") as file:
                if offset and file.stat().st_size != offset:
                    file.truncate(offset)
                file.set_pipelined(pipelined=True)
                file.seek(offset)
                file.write(data[:-1])
                # The last byte waits for the answers to all before it; closing would lose them.
                file.set_pipelined(pipelined=False)
                file.write(data[-1:])

    def move(self, path: str, to: str) -> None:
        """Put a file at `to`: in one step where the server knows how, as OpenSSH does."""
        with self._failures(to):
            self._make_folders(to)
            try:
                self._client.posix_rename(self._at(path), self._at(to))
            except PermissionError:
                raise
            except OSError:
                if not self._alive():
                    raise
                with suppress(FileNotFoundError):
                    self._client.remove(self._at(to))
                self._client.rename(self._at(path), self._at(to))

    def remove(self, path: str) -> None:
        """Remove a file, or a folder that is empty."""
        match self.found(path):
            case Found.FOLDER:
                if not self.names(path):
                    with self._failures(path):
                        self._client.rmdir(self._at(path))
                    self._folders.discard(path)
            case Found.FILE:
                with self._failures(path), suppress(FileNotFoundError):
                    self._client.remove(self._at(path))
            case Found.OTHER | None:
                pass

    def _make_folders(self, path: str) -> None:
        parts = path.split("/")[:-1]
        for depth in range(len(parts) + 1):
            folder = "/".join(parts[:depth])
            if folder in self._folders:
                continue
            try:
                self._client.stat(self._at(folder))
            except FileNotFoundError:
                self._client.mkdir(self._at(folder))
            self._folders.add(folder)

    def _at(self, path: str) -> str:
        return f"{self._root}/{path}".rstrip("/") or "/"

    @contextmanager
    def _failures(self, path: str) -> Iterator[None]:
        import paramiko

        try:
            yield
        except PermissionError as error:
            raise Refused(Reason.TARGET_FORBIDS, target=self._target, path=path) from error
        except (EOFError, TimeoutError, ConnectionError, paramiko.SSHException) as error:
            raise _unreachable(self._target, error) from error
        except OSError as error:
            if not self._alive():
                raise _unreachable(self._target, error) from error
            raise Unavailable(
                Reason.TARGET_FAILED, target=self._target, path=path, problem=_problem(error)
            ) from error


class _Alive:
    """Says whether the line still stands."""

    def __init__(self, transport: "paramiko.Transport") -> None:
        self._transport = transport

    def __call__(self) -> bool:
        active: bool = self._transport.is_active()
        return active


@contextmanager
def open_sftp(target: TargetView, password: str | None) -> Iterator[SftpPlace]:
    """Sign in at a target while the block runs.

    Raises `Refused`: TARGET_HOST_KEY_NEW, TARGET_HOST_KEY_WRONG, TARGET_SIGN_IN_WRONG,
    TARGET_SECRET_MISSING, TARGET_KEY_FILE_UNREADABLE; `Unavailable`: TARGET_UNREACHABLE,
    TARGET_LIBRARY_MISSING.
    """
    try:
        import paramiko
    except ImportError as error:
        raise Unavailable(Reason.TARGET_LIBRARY_MISSING, problem=str(error)) from error
    at = where(target.address)
    try:
        line = socket.create_connection((at.host, at.port or PORT), timeout=PATIENCE)
    except OSError as error:
        raise _unreachable(target.name, error) from error
    with closing(line), closing(paramiko.Transport(line)) as transport:
        try:
            transport.start_client(timeout=PATIENCE)
            _require_known(target, transport.get_remote_server_key())
            _sign_in(target, transport, password)
            client = paramiko.SFTPClient.from_transport(transport)
        except paramiko.AuthenticationException as error:
            if password is None and not target.options.key_file:
                raise Refused(Reason.TARGET_SECRET_MISSING, target=target.name) from error
            raise Refused(
                Reason.TARGET_SIGN_IN_WRONG, target=target.name, user=target.user
            ) from error
        except (paramiko.SSHException, EOFError, OSError) as error:
            raise _unreachable(target.name, error) from error
        if client is None:
            raise _unreachable(target.name, EOFError())
        with _closed_at_last(client):
            if (channel := client.get_channel()) is not None:
                channel.settimeout(PATIENCE)
            yield SftpPlace(target, client, _Alive(transport))


@contextmanager
def _closed_at_last(client: "paramiko.SFTPClient") -> Iterator[None]:
    """Close after the block. A line that broke cannot be told so; what was sent was answered."""
    import paramiko

    try:
        yield
    finally:
        with suppress(EOFError, OSError, paramiko.SSHException):
            client.close()


def fingerprint(key: "paramiko.PKey") -> str:
    """Return the fingerprint of a key as OpenSSH writes it."""
    digest = base64.b64encode(hashlib.sha256(key.asbytes()).digest()).decode()
    return f"SHA256:{digest.rstrip('=')}"


def _require_known(target: TargetView, key: "paramiko.PKey") -> None:
    shown, expected = fingerprint(key), target.options.host_key
    if not expected:
        raise Refused(Reason.TARGET_HOST_KEY_NEW, target=target.name, fingerprint=shown)
    if shown != expected:
        raise Refused(
            Reason.TARGET_HOST_KEY_WRONG,
            target=target.name,
            fingerprint=shown,
            expected=expected,
        )


def _sign_in(target: TargetView, transport: "paramiko.Transport", password: str | None) -> None:
    import paramiko

    if target.options.key_file:
        path = Path(target.options.key_file)
        word: Any = password.encode() if password else None  # bytes, whatever its stubs say
        try:
            key = paramiko.PKey.from_path(path, word)
        except (OSError, TypeError, ValueError, paramiko.SSHException) as error:
            raise Refused(
                Reason.TARGET_KEY_FILE_UNREADABLE, path=str(path), problem=_problem(error)
            ) from error
        transport.auth_publickey(target.user, key)
    elif password is not None:
        transport.auth_password(target.user, password)
    else:
        for key in paramiko.Agent().get_keys():
            with suppress(paramiko.AuthenticationException):
                transport.auth_publickey(target.user, key)
                return
        raise paramiko.AuthenticationException


def _unreachable(target: str, error: Exception) -> Unavailable:
    return Unavailable(Reason.TARGET_UNREACHABLE, target=target, problem=_problem(error))


def _problem(error: Exception) -> str:
    said = error.strerror if isinstance(error, OSError) else None
    return said or str(error) or type(error).__name__
