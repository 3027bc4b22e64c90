"""A folder on a server that speaks FTP (RFC 959, 3659), with TLS (RFC 4217) or without, as a place.

With TLS, the line is encrypted before anybody signs in, and the server has to show a certificate
that this computer trusts for its name. Deliberately absent: implicit TLS, which never became a
standard.
"""

import ftplib
import io
import re
import ssl
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any, Final
from urllib.parse import unquote

from studio.errors import Reason, Refused, Unavailable
from studio.newsroom.target_values import TargetView, where
from studio.sending.places import PIECE, Found
from studio.storage.codes import TargetKind

PORT: Final = 21
PATIENCE: Final = 20.0
"""Seconds to wait for an answer."""

_FORBIDDEN: Final = re.compile(r"permission|denied|privilege|not allowed|forbidden", re.IGNORECASE)
_UNKNOWN: Final = frozenset({"500", "501", "502", "504"})
"""Answers of a server that does not know a command."""


class FtpPlace:
    """A folder on a server; made by `open_ftp`."""

    piece: int | None = PIECE

    def __init__(self, target: TargetView, client: ftplib.FTP) -> None:
        self._target = target.name
        self._root = unquote(where(target.address).path)
        self._client = client
        self._folders: set[str] = set()
        self._lists_facts = True

    def found(self, path: str) -> Found | None:
        """Return what stands at `path`."""
        at = self._at(path)
        with self._failures(path):
            if self._lists_facts:
                try:
                    return _found(self._client.sendcmd(f"MLST {at}"))
                except ftplib.error_perm as error:
                    if _code(error) not in _UNKNOWN:
                        return None
                    self._lists_facts = False
            return self._found_by_trying(at)

    def names(self, folder: str) -> tuple[str, ...]:
        """Return the names in a folder."""
        if self.found(folder) is not Found.FOLDER:
            return ()
        with self._failures(folder):
            if self._lists_facts:
                listed = [
                    name
                    for name, facts in self._client.mlsd(self._at(folder), ["type"])
                    if facts.get("type", "").lower() not in {"cdir", "pdir"}
                ]
            else:
                listed = self._listed(folder)
        return tuple(sorted(listed))

    def read(self, path: str) -> bytes | None:
        """Return what a file holds."""
        if self.found(path) is None:
            return None
        held = io.BytesIO()
        with self._failures(path):
            self._client.retrbinary(f"RETR {self._at(path)}", held.write)
        return held.getvalue()

    def holds(self, path: str, data: bytes) -> bool:
        """Say whether a file is there that holds exactly `data`."""
        return self.read(path) == data

    def write(self, path: str, data: bytes, offset: int) -> None:
        """Let a file hold `data` after its first `offset` bytes."""
        at = self._at(path)
        with self._failures(path):
            self._make_folders(path)
            if offset and self._size(at) != offset:
                # No command cuts a file off; what it begins with is brought again.
                before = io.BytesIO()
                self._client.retrbinary(f"RETR {at}", before.write)
                data, offset = before.getvalue()[:offset] + data, 0
            self._client.storbinary(f"STOR {at}", io.BytesIO(data), rest=offset or None)

    def move(self, path: str, to: str) -> None:
        """Put a file at `to`: in one step where the server renames over a file."""
        with self._failures(to):
            self._make_folders(to)
            try:
                self._client.rename(self._at(path), self._at(to))
            except ftplib.error_perm:
                if self.found(to) is not Found.FILE or self.found(path) is not Found.FILE:
                    raise
                self._client.delete(self._at(to))
                self._client.rename(self._at(path), self._at(to))

    def remove(self, path: str) -> None:
        """Remove a file, or a folder that is empty."""
        match self.found(path):
            case Found.FOLDER:
                if not self.names(path):
                    with self._failures(path):
                        self._client.rmd(self._at(path))
                    self._folders.discard(self._at(path))
            case Found.FILE:
                with self._failures(path):
                    self._client.delete(self._at(path))
            case Found.OTHER | None:
                pass

    def _found_by_trying(self, at: str) -> Found | None:
        """Return what stands at an address, of a server that says nothing of it."""
        if self._size(at) is not None:
            return Found.FILE
        back = self._client.pwd()
        try:
            self._client.cwd(at)
        except ftplib.error_perm:
            return None
        self._client.cwd(back)
        return Found.FOLDER

    def _listed(self, folder: str) -> list[str]:
        try:
            named = self._client.nlst(self._at(folder))
        except ftplib.error_perm as error:
            if _code(error) == "550":  # so say servers of an empty folder
                return []
            raise
        return [name for one in named if (name := one.rpartition("/")[2]) not in {"", ".", ".."}]

    def _size(self, at: str) -> int | None:
        self._client.voidcmd("TYPE I")
        try:
            return self._client.size(at)
        except ftplib.error_perm:
            return None

    def _make_folders(self, path: str) -> None:
        parts = path.split("/")[:-1]
        above = [self._root.rsplit("/", n)[0] for n in range(self._root.count("/") - 1, 0, -1)]
        folders = [*above, *(self._at("/".join(parts[:depth])) for depth in range(len(parts) + 1))]
        for folder in folders:
            if folder in self._folders or folder in {"", "/"}:
                continue
            with suppress(ftplib.error_perm):  # it is there
                self._client.mkd(folder)
            self._folders.add(folder)

    def _at(self, path: str) -> str:
        return f"{self._root}/{path}".rstrip("/") or "/"

    @contextmanager
    def _failures(self, path: str) -> Iterator[None]:
        try:
            yield
        except ftplib.error_perm as error:
            if _FORBIDDEN.search(str(error)) or _code(error) in {"532", "553"}:
                raise Refused(Reason.TARGET_FORBIDS, target=self._target, path=path) from error
            raise self._failed(path, error) from error
        except (ftplib.error_temp, ftplib.error_reply, ftplib.error_proto) as error:
            if _code(error) == "421":
                raise _unreachable(self._target, error) from error
            raise self._failed(path, error) from error
        except (EOFError, OSError) as error:
            raise _unreachable(self._target, error) from error

    def _failed(self, path: str, error: Exception) -> Unavailable:
        return Unavailable(
            Reason.TARGET_FAILED, target=self._target, path=path, problem=_problem(error)
        )


class _SafeFtp(ftplib.FTP_TLS):
    """Lets a file's line go on with the TLS session of the orders' line, as careful servers ask."""

    def ntransfercmd(self, cmd: str, rest: int | str | None = None) -> tuple[Any, int | None]:
        line, size = ftplib.FTP.ntransfercmd(self, cmd, rest)  # noqa: S321 - made safe below
        if isinstance(self.sock, ssl.SSLSocket):
            line = self.context.wrap_socket(
                line, server_hostname=self.host, session=self.sock.session
            )
        return line, size


@contextmanager
def open_ftp(target: TargetView, password: str | None) -> Iterator[FtpPlace]:
    """Sign in at a target while the block runs.

    Raises `Refused`: TARGET_CERTIFICATE_WRONG, TARGET_SIGN_IN_WRONG, TARGET_SECRET_MISSING,
    TARGET_KEY_FILE_UNREADABLE for the certificates to trust; `Unavailable` (TARGET_UNREACHABLE).
    """
    at = where(target.address)
    safe = target.kind is TargetKind.FTPS
    client = _client(target, safe=safe)
    try:
        try:
            client.connect(at.host, at.port or PORT)
            if isinstance(client, ftplib.FTP_TLS):
                client.auth()
                client.prot_p()
            client.login(target.user or "anonymous", password or "")
        except ssl.SSLCertVerificationError as error:
            raise Refused(
                Reason.TARGET_CERTIFICATE_WRONG, target=target.name, problem=error.verify_message
            ) from error
        except ftplib.error_perm as error:
            if _code(error) != "530":
                raise _unreachable(target.name, error) from error
            if password is None:
                raise Refused(Reason.TARGET_SECRET_MISSING, target=target.name) from error
            raise Refused(
                Reason.TARGET_SIGN_IN_WRONG, target=target.name, user=target.user
            ) from error
        except (*ftplib.all_errors,) as error:
            raise _unreachable(target.name, error) from error
        yield FtpPlace(target, client)
        with suppress(*ftplib.all_errors):
            client.quit()
    finally:
        client.close()


def _client(target: TargetView, *, safe: bool) -> ftplib.FTP:
    if not safe:
        return ftplib.FTP(timeout=PATIENCE, encoding="utf-8")  # noqa: S321 - its owner chose it
    trusted = target.options.key_file
    context = ssl.create_default_context()
    if trusted:
        try:
            context.load_verify_locations(cafile=Path(trusted))
        except (OSError, ssl.SSLError) as error:
            raise Refused(
                Reason.TARGET_KEY_FILE_UNREADABLE, path=trusted, problem=_problem(error)
            ) from error
    return _SafeFtp(timeout=PATIENCE, encoding="utf-8", context=context)


def _found(said: str) -> Found:
    """Return what the answer to MLST tells of."""
    facts = said.splitlines()[1] if "\n" in said else said
    kind = re.search(r"(?:^|[ ;])type=([^;]*);", facts, re.IGNORECASE)
    match kind.group(1).lower() if kind else "":
        case "file":
            return Found.FILE
        case "dir" | "cdir" | "pdir":
            return Found.FOLDER
        case _:
            return Found.OTHER


def _code(error: Exception) -> str:
    return str(error)[:3]


def _unreachable(target: str, error: Exception) -> Unavailable:
    return Unavailable(Reason.TARGET_UNREACHABLE, target=target, problem=_problem(error))


def _problem(error: Exception) -> str:
    said = error.strerror if isinstance(error, OSError) else None
    return said or str(error) or type(error).__name__
