import os
import signal
import threading
from pathlib import Path

import pytest

from studio.errors import Reason, Unavailable
from studio.storage.connection import LOCK
from studio.storage.engine import create_newsroom
from studio.storage.lock import OwnerLock, Presence
from tests.storage.processes import worker

SHORT = 0.05
LONG = 30.0


def test_another_process_is_waited_for_and_named_after_the_wait(tmp_path: Path) -> None:
    lock = OwnerLock(tmp_path / LOCK, wait=SHORT)
    with worker() as other:
        other.begin("hold", folder=str(tmp_path))
        assert other.next() == ["held"]
        with pytest.raises(Unavailable) as caught, lock.held():
            raise AssertionError
    assert caught.value.reason is Reason.NEWSROOM_BUSY
    assert caught.value.facts == {"path": str(tmp_path), "seconds": round(SHORT, 1)}
    lock.close()


def test_a_killed_process_holds_nothing(tmp_path: Path) -> None:
    lock = OwnerLock(tmp_path / LOCK, wait=LONG)
    with worker() as other:
        other.begin("hold", folder=str(tmp_path))
        assert other.next() == ["held"]
        other.kill()
        with lock.held():
            pass
    lock.close()


def test_another_thread_is_waited_for(tmp_path: Path) -> None:
    lock = OwnerLock(tmp_path / LOCK, wait=SHORT)
    errors: list[Unavailable] = []

    def try_it() -> None:
        try:
            with lock.held():
                pass
        except Unavailable as error:
            errors.append(error)

    with lock.held():
        thread = threading.Thread(target=try_it)
        thread.start()
        thread.join()
    assert [error.reason for error in errors] == [Reason.NEWSROOM_BUSY]
    thread = threading.Thread(target=try_it)
    thread.start()
    thread.join()
    assert len(errors) == 1
    lock.close()


def test_two_locks_of_one_process_exclude_each_other(tmp_path: Path) -> None:
    first = OwnerLock(tmp_path / LOCK, wait=SHORT)
    second = OwnerLock(tmp_path / LOCK, wait=SHORT)
    with first.held(), pytest.raises(Unavailable), second.held():
        raise AssertionError
    with second.held():
        pass
    first.close()
    second.close()


def test_a_thread_never_waits_for_itself(tmp_path: Path) -> None:
    lock = OwnerLock(tmp_path / LOCK, wait=LONG)
    with lock.held(), pytest.raises(RuntimeError, match="inside"), lock.held():
        raise AssertionError
    with lock.held():
        pass
    lock.close()


def test_what_fails_under_the_lock_lets_go_of_it(tmp_path: Path) -> None:
    lock = OwnerLock(tmp_path / LOCK, wait=SHORT)
    with pytest.raises(KeyError), lock.held():
        raise KeyError
    with lock.held():
        pass
    lock.close()
    lock.close()
    with pytest.raises(ValueError, match="closed"), lock.held():
        raise AssertionError


def test_a_lock_file_that_was_taken_away_is_noticed(tmp_path: Path) -> None:
    lock = OwnerLock(tmp_path / LOCK, wait=SHORT)
    (tmp_path / LOCK).unlink()
    with pytest.raises(Unavailable) as caught, lock.held():
        raise AssertionError
    assert caught.value.reason is Reason.DISK_FAILED
    (tmp_path / LOCK).touch()
    with pytest.raises(Unavailable), lock.held():
        raise AssertionError
    lock.close()


def test_a_forked_child_does_not_keep_the_lock_of_its_killed_parent(tmp_path: Path) -> None:
    lock = OwnerLock(tmp_path / LOCK, wait=5.0)
    with worker() as other:
        other.begin("hold_with_child", folder=str(tmp_path))
        word, grandchild = other.next()
        assert word == "held"
        other.kill()
        try:
            with lock.held():
                pass
        finally:
            os.kill(grandchild, signal.SIGKILL)
    lock.close()


def test_who_comes_first_is_alone_and_keeps_others_out_until_it_admits_them(
    tmp_path: Path,
) -> None:
    first = Presence(tmp_path, wait=SHORT)
    assert first.alone
    with pytest.raises(Unavailable) as caught:
        Presence(tmp_path, wait=SHORT)
    assert caught.value.reason is Reason.NEWSROOM_BUSY
    first.admit()
    second = Presence(tmp_path, wait=SHORT)
    assert not second.alone
    first.close()
    third = Presence(tmp_path, wait=SHORT)
    assert not third.alone
    second.close()
    third.close()
    fourth = Presence(tmp_path, wait=SHORT)
    assert fourth.alone
    fourth.close()


def test_a_killed_process_takes_part_no_longer(tmp_path: Path) -> None:
    folder = tmp_path / "newsroom"
    create_newsroom(folder).close()
    with worker() as other:
        other.begin("stay_open", folder=str(folder))
        assert other.next() == ["open"]
        presence = Presence(folder, wait=LONG)
        assert not presence.alone
        presence.close()
        other.kill()
        presence = Presence(folder, wait=SHORT)
        assert presence.alone
        presence.close()
