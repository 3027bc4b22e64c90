"""Processes for tests, each a `worker` of its own."""

import contextlib
import json
import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

WORKER = Path(__file__).with_name("worker.py")


class Worker:
    """A process that does jobs, one at a time, each in a child that can be killed."""

    def __init__(self, process: subprocess.Popen[str]) -> None:
        self._process = process
        self._is_ready = False
        self._handle = -1
        self.child = 0

    def get_ready(self) -> None:
        """Wait until the process has loaded what it needs."""
        if not self._is_ready:
            assert self.next() == ["ready"]
            self._is_ready = True

    def begin(self, job: str, **arguments: Any) -> None:
        """Begin a job and return when its process runs."""
        self.get_ready()
        self._tell(json.dumps([job, arguments]))
        word, self.child = self.next()
        assert word == "pid"
        self._handle = os.pidfd_open(self.child)
        self._tell("go")

    def _tell(self, line: str) -> None:
        assert self._process.stdin is not None
        self._process.stdin.write(line + "\n")
        self._process.stdin.flush()

    def next(self) -> list[Any]:
        """Return what the job says next; its last word is ``ended`` and its exit status."""
        assert self._process.stdout is not None
        told: list[Any] = json.loads(self._process.stdout.readline())
        assert told[0] != "failed", told[1]
        return told

    def rest(self) -> list[list[Any]]:
        """Return all that the job has still to say, up to its last word."""
        told = []
        while (line := self.next())[0] != "ended":
            told.append(line)
        os.close(self._handle)
        return told

    def kill(self) -> list[list[Any]]:
        """Kill the job by SIGKILL; return what it had said that nobody has read yet."""
        with contextlib.suppress(ProcessLookupError):  # it had ended by itself
            signal.pidfd_send_signal(self._handle, signal.SIGKILL)
        return self.rest()

    def run(self, job: str, **arguments: Any) -> list[list[Any]]:
        """Do a whole job and return all that it said."""
        self.begin(job, **arguments)
        return self.rest()


@contextmanager
def worker(*command: str) -> Iterator[Worker]:
    """Give a worker while the block runs; `command` is what it is started by, if anything is."""
    with subprocess.Popen(
        [*command, sys.executable, str(WORKER)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        start_new_session=True,
    ) as process:
        try:
            yield Worker(process)
        finally:
            os.killpg(process.pid, signal.SIGKILL)  # with every child that a test left
