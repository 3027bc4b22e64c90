"""One writer at a time, across processes.

SQLite 3.7.0 to 3.51.2 can lose a committed write when two connections write and checkpoint a WAL
at the same instant (sqlite.org/wal.html, "The WAL-reset bug"), so every write transaction, every
checkpoint and every last close is made under this lock. The kernel frees it when a process ends,
however it ends. Deliberately absent: who holds it; a lock that names its owner can lie.
"""

import os
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from studio.errors import Reason, Unavailable

_FIRST_PAUSE: Final = 0.001
_LONGEST_PAUSE: Final = 0.05

if sys.platform == "win32":
    import msvcrt

    def _try_to_hold(descriptor: int) -> bool:
        try:
            msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        return True

    def _let_go(descriptor: int) -> None:
        os.lseek(descriptor, 0, os.SEEK_SET)
        msvcrt.locking(descriptor, msvcrt.LK_UNLCK, 1)

else:
    import fcntl

    def _try_to_hold(descriptor: int) -> bool:
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        return True

    def _let_go(descriptor: int) -> None:
        fcntl.flock(descriptor, fcntl.LOCK_UN)


class OwnerLock:
    """The lock of one newsroom: a file that one process at a time holds.

    Threads of one process wait for each other too. The file's descriptor is not inherited by child
    processes, so none can keep the lock after us.
    """

    def __init__(self, path: Path, *, wait: float) -> None:
        """Open the lock file at `path`; `wait` is how many seconds to wait for others."""
        self._path = path
        self._wait = wait
        self._threads = threading.Lock()
        self._descriptor = os.open(path, os.O_RDWR | os.O_CREAT | getattr(os, "O_BINARY", 0), 0o644)

    @contextmanager
    def held(self) -> Iterator[None]:
        """Hold the lock while the block runs.

        Raises `Unavailable` (NEWSROOM_BUSY) when it is not to be had in time.
        """
        deadline = time.monotonic() + self._wait
        if not self._threads.acquire(timeout=self._wait):
            raise self._busy()
        try:
            pause = _FIRST_PAUSE
            while not _try_to_hold(self._descriptor):
                if time.monotonic() >= deadline:
                    raise self._busy()
                time.sleep(pause)
                pause = min(pause * 2, _LONGEST_PAUSE)
            try:
                yield
            finally:
                _let_go(self._descriptor)
        finally:
            self._threads.release()

    def close(self) -> None:
        """Close the lock file; the lock cannot be held afterwards."""
        os.close(self._descriptor)

    def _busy(self) -> Unavailable:
        return Unavailable(
            Reason.NEWSROOM_BUSY, path=str(self._path.parent), seconds=round(self._wait, 1)
        )
