"""A process that the tests of this floor start, and kill.

It loads everything once, and does each job that a line of its input asks for in a forked child, so
that a hundred processes can be killed in the time that ten take to start. The child says ``pid``
and what it has done; when it has ended, however it did, its parent says ``ended`` and its status.
"""

import contextlib
import json
import os
import resource
import sys
import time
import traceback
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from sqlalchemy import select

import studio.storage.upgrading
from studio.errors import MidadError
from studio.storage import tables
from studio.storage.backup import back_up, restore_backup
from studio.storage.connection import FORMAT, LOCK
from studio.storage.engine import Store, create_newsroom, open_newsroom
from studio.storage.lock import OwnerLock
from studio.storage.migrations import VERSIONS
from studio.storage.texts import digest
from tests.storage import newsrooms

NOBODY = 65534
LATER_FORM = Path(__file__).parent / "later_form"


def say(*told: Any) -> None:
    os.write(1, (json.dumps(told) + "\n").encode())


def save(folder: str, article: int, length: int, until: float = float("inf")) -> None:
    """Save texts of an article, one after another, and say of each that it is kept."""
    with open_newsroom(Path(folder), wait=60.0) as store:
        seed = int.from_bytes(os.urandom(6))  # nobody else writes the same
        while time.time() < until:
            seed += 1
            text = newsrooms.words(length, seed)
            with store.write() as work:
                number = newsrooms.add_revision(work, article, 1, text)
                if number % 5 == 0:
                    newsrooms.add_picture(work, store, 1, text.encode())
                counter = work.rows.get(tables.Setting, "saves")
                if counter is None:
                    work.rows.add(tables.Setting(key="saves", value="1"))
                else:
                    counter.value = str(int(counter.value) + 1)
            say("kept", article, number, digest(text.encode()))


def upgrade(folder: str) -> None:
    """Bring a newsroom to the later form that only the tests know."""
    lock = OwnerLock(Path(folder) / LOCK, wait=5.0)
    with lock.held():
        say("begun")
        studio.storage.upgrading.upgrade(Path(folder), FORMAT, versions=(*VERSIONS, LATER_FORM))
    say("upgraded")


def backup(folder: str, out: str) -> None:
    with open_newsroom(Path(folder)) as store:
        say("begun")
        back_up(store, Path(out))
        say("backed_up")


def restore(folder: str, file: str) -> None:
    say("begun")
    report = restore_backup(Path(file), Path(folder))
    say("restored", str(report.kept_aside))


def fill(folder: str, article: int, largest: int) -> None:
    """Save until a file may grow no further, then once more without that limit."""
    with open_newsroom(Path(folder)) as store:
        soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
        resource.setrlimit(resource.RLIMIT_FSIZE, (largest, hard))
        refused = _save_until_refused(store, article)
        say("refused", refused.reason.value, dict(refused.facts))
        say("low", store.is_disk_low)
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
        with store.write() as work:
            number = newsrooms.add_revision(work, article, 1, "بعد")
        say("kept", article, number, digest("بعد".encode()))
        say("low", store.is_disk_low)
    with open_newsroom(Path(folder)) as store:
        _say_what_is_found(store)


def fill_disk(folder: str, ballast: str) -> None:
    """Save on a disk that is filled to its last byte, the newsroom's own reserve in it."""
    with create_newsroom(Path(folder)) as store:
        newsrooms.furnish(store)
        say("low", store.is_disk_low)
        with contextlib.suppress(OSError), Path(ballast).open("wb", buffering=0) as file:
            while file.write(bytes(1 << 16)):
                pass
        text = newsrooms.words(5_000, 7)
        with store.write() as work:
            number = newsrooms.add_revision(work, 1, 1, text)
        say("kept", 1, number, digest(text.encode()))
        say("low", store.is_disk_low)
        refused = _save_until_refused(store, 1)
        say("refused", refused.reason.value, dict(refused.facts))
        Path(ballast).unlink()
        with store.write() as work:
            number = newsrooms.add_revision(work, 1, 1, "بعد")
        say("kept", 1, number, digest("بعد".encode()))
        say("low", store.is_disk_low)
    with open_newsroom(Path(folder)) as store:
        _say_what_is_found(store)


def _say_what_is_found(store: Store) -> None:
    for (article, number), sha256 in newsrooms.hashes(store).items():
        say("found", article, number, sha256)


def _save_until_refused(store: Store, article: int) -> MidadError:
    seed = 0
    while True:
        seed += 1
        text = os.urandom(100_000).hex()
        try:
            with store.write() as work:
                number = newsrooms.add_revision(work, article, 1, text)
        except MidadError as error:
            return error
        say("kept", article, number, digest(text.encode()))


def read_only(folder: str) -> None:
    """Work as somebody who may read the newsroom and write nothing."""
    if os.geteuid() == 0:
        os.setgid(NOBODY)
        os.setuid(NOBODY)
    with open_newsroom(Path(folder)) as store:
        say("read_only", store.read_only)
        _say_what_is_found(store)
        try:
            with store.write():
                say("written")
        except MidadError as error:
            say("refused", error.reason.value, dict(error.facts))


def create_where_forbidden(folder: str) -> None:
    if os.geteuid() == 0:
        os.setgid(NOBODY)
        os.setuid(NOBODY)
    try:
        create_newsroom(Path(folder))
    except MidadError as error:
        say("refused", error.reason.value, dict(error.facts))


def hold(folder: str) -> None:
    """Hold the lock until killed."""
    with OwnerLock(Path(folder) / LOCK, wait=5.0).held():
        say("held")
        time.sleep(600)


def hold_with_child(folder: str) -> None:
    """Hold the lock with a child process that outlives us."""
    with OwnerLock(Path(folder) / LOCK, wait=5.0).held():
        if (child := os.fork()) == 0:
            time.sleep(600)
        say("held", child)
        time.sleep(600)


def stay_open(folder: str) -> None:
    """Have the newsroom open until killed."""
    with open_newsroom(Path(folder)) as store, store.read() as work:
        work.rows.scalar(select(tables.Person.id))
        say("open")
        time.sleep(600)


JOBS = {
    job.__name__: job
    for job in (
        save, upgrade, backup, restore, fill, fill_disk, read_only, create_where_forbidden,
        hold, hold_with_child, stay_open,
    )
}  # fmt: skip


def main() -> None:
    say("ready")
    for line in sys.stdin:
        name, arguments = json.loads(line)
        child = os.fork()
        if child == 0:
            status = 1
            try:
                say("pid", os.getpid())
                sys.stdin.readline()  # until it can be killed by a handle that is surely its own
                JOBS[name](**arguments)
                status = 0
            except BaseException:  # noqa: BLE001 - told to the test that waits for it
                say("failed", traceback.format_exc())
            finally:
                os._exit(status)
        _, status = os.waitpid(child, 0)
        say("ended", os.waitstatus_to_exitcode(status))


if __name__ == "__main__":
    main()
