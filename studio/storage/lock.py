"""One writer at a time, and who has the newsroom open, across processes.

SQLite 3.7.0 to 3.51.2 can lose a committed write when two connections write and checkpoint a WAL
at the same instant (sqlite.org/wal.html, "The WAL-reset bug"), so every write transaction, every
checkpoint and every last close is made under the `OwnerLock`. `Presence` keeps a folder from
being replaced while somebody works in it. The kernel frees both when a process ends, however it
ends, and child processes inherit neither. Deliberately absent: who holds them; a lock that names
its owner can lie.
"""

import os
import random
import sys
import threading
import time
import weakref
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from studio.errors import Reason, Unavailable
from studio.storage.failures import disk_failures

PRESENCE: Final = ".open"
SENDING: Final = ".sending-"
"""How the lock of a queue to a target begins; the target's own name follows."""

_FIRST_PAUSE: Final = 0.001
_LONGEST_PAUSE: Final = 0.01

if sys.platform == "win32":
    import msvcrt

    # Bytes can be locked by one process only: whoever is alone locks all of them, who takes part
    # locks any one.
    _ALL: Final = 1 << 30

    def _try_to_hold(descriptor: int) -> bool:
        return _try(descriptor, 0, _ALL)

    def _let_go(descriptor: int) -> None:
        os.lseek(descriptor, 0, os.SEEK_SET)
        msvcrt.locking(descriptor, msvcrt.LK_UNLCK, _ALL)

    def _try_to_join(descriptor: int) -> bool:
        return _try(descriptor, random.randrange(_ALL), 1)  # noqa: S311 - spread, not secrecy

    def _try(descriptor: int, first: int, length: int) -> bool:
        os.lseek(descriptor, first, os.SEEK_SET)
        try:
            msvcrt.locking(descriptor, msvcrt.LK_NBLCK, length)
        except PermissionError:
            return False
        return True

    def _is_at(descriptor: int, path: Path) -> bool:
        del descriptor  # a folder with open files cannot be replaced there
        return path.exists()

else:
    import fcntl

    def _try_to_hold(descriptor: int) -> bool:
        return _try(descriptor, fcntl.LOCK_EX)

    def _let_go(descriptor: int) -> None:
        fcntl.flock(descriptor, fcntl.LOCK_UN)

    def _try_to_join(descriptor: int) -> bool:
        return _try(descriptor, fcntl.LOCK_SH)

    def _try(descriptor: int, operation: int) -> bool:
        try:
            fcntl.flock(descriptor, operation | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        return True

    def _is_at(descriptor: int, path: Path) -> bool:
        """Tell whether the open file is still the one that `path` names."""
        try:
            there = path.stat()
        except FileNotFoundError:
            return False
        return os.path.samestat(os.fstat(descriptor), there)


class _LockFile:
    """An open lock file that no child process inherits."""

    def __init__(self, path: Path) -> None:
        self.path = path
        flags = os.O_RDWR | os.O_CREAT | getattr(os, "O_BINARY", 0)
        with disk_failures(path.parent):
            self._descriptor: int | None = os.open(path, flags, 0o666)
        if hasattr(os, "register_at_fork"):
            closing = weakref.WeakMethod(self.close)
            os.register_at_fork(after_in_child=lambda: (close := closing()) and close())

    @property
    def descriptor(self) -> int:
        """The open file; raises `ValueError` after `close`."""
        if self._descriptor is None:
            raise ValueError("the newsroom is closed")
        return self._descriptor

    def close(self) -> None:
        """Close the file, and so let go of what is held by it."""
        if self._descriptor is not None:
            os.close(self._descriptor)
            self._descriptor = None

    def wait_until(self, held: Callable[[int], bool], wait: float, deadline: float) -> None:
        """Try until `held` succeeds; raises `Unavailable` (NEWSROOM_BUSY) at the deadline.

        Pauses grow and vary, so that of several waiting processes none always comes too late.
        """
        pause = _FIRST_PAUSE
        with disk_failures(self.path.parent):
            while not held(self.descriptor):
                if time.monotonic() >= deadline:
                    raise busy(self.path.parent, wait)
                time.sleep(pause * random.uniform(0.5, 1.0))  # noqa: S311 - spread, not secrecy
                pause = min(pause * 2, _LONGEST_PAUSE)


class OwnerLock:
    """The lock of one newsroom's writers: a file that one process at a time holds.

    Threads of one process wait for each other too; a thread never waits for itself.
    """

    def __init__(self, path: Path, *, wait: float) -> None:
        """Open the lock file at `path`; `wait` is how many seconds to wait for others."""
        self._file = _LockFile(path)
        self._wait = wait
        self._threads = threading.Lock()
        self._holder: int | None = None

    @contextmanager
    def held(self) -> Iterator[None]:
        """Hold the lock while the block runs.

        Raises `Unavailable`: NEWSROOM_BUSY when it is not to be had in time, DISK_FAILED when the
        newsroom was moved away or replaced; and `RuntimeError` when this thread holds it already.
        """
        if self._holder == threading.get_ident():
            raise RuntimeError("a write inside a write")
        deadline = time.monotonic() + self._wait
        if not self._threads.acquire(timeout=self._wait):
            raise busy(self._file.path.parent, self._wait)
        try:
            self._file.wait_until(_try_to_hold, self._wait, deadline)
            try:
                self._holder = threading.get_ident()
                if not _is_at(self._file.descriptor, self._file.path):
                    raise Unavailable(
                        Reason.DISK_FAILED,
                        path=str(self._file.path.parent),
                        problem="moved or replaced",
                    )
                yield
            finally:
                self._holder = None
                _let_go(self._file.descriptor)
        finally:
            self._threads.release()

    def close(self) -> None:
        """Close the lock file; the lock cannot be held afterwards."""
        self._file.close()


class Presence:
    """That a process has a newsroom open, or that it is alone with it."""

    def __init__(self, folder: Path, *, wait: float) -> None:
        """Take part in the newsroom in `folder`; `alone` says whether nobody else does.

        Raises `Unavailable` (NEWSROOM_BUSY) when after `wait` seconds somebody is still alone with
        the newsroom. Whoever found itself alone keeps others out until `admit` is called.
        """
        deadline = time.monotonic() + wait
        path = folder / PRESENCE
        self._wait = wait
        while True:
            self._file = _LockFile(path)
            try:
                self.alone = _try_to_hold(self._file.descriptor)
                if not self.alone:
                    self._file.wait_until(_try_to_join, wait, deadline)
                if _is_at(self._file.descriptor, path):
                    return
            except BaseException:
                self._file.close()
                raise
            self._file.close()  # the folder was replaced meanwhile

    def admit(self) -> None:
        """Let others take part; raises `Unavailable` (NEWSROOM_BUSY) when one came in between."""
        if not self.alone:
            return
        _let_go(self._file.descriptor)
        self._file.wait_until(_try_to_join, self._wait, time.monotonic() + self._wait)
        self.alone = False
        if not _is_at(self._file.descriptor, self._file.path):
            raise busy(self._file.path.parent, self._wait)

    def close(self) -> None:
        """Take part no longer."""
        self._file.close()


def busy(folder: Path, wait: float) -> Unavailable:
    """Return the error that somebody else had the newsroom in `folder` for `wait` seconds."""
    return Unavailable(Reason.NEWSROOM_BUSY, path=str(folder), seconds=round(wait, 1))
