"""Garbage is collected on the window's thread alone."""

import gc
import threading
import weakref
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from studio.app.collecting import Collector

EVERY_MS = 20
SELDOM = (20_000, 10, 10)
"""What a command that opens the window has set for itself."""


class Ring:
    """Something that only collecting frees; it notes on which thread that was."""

    def __init__(self, freed: list[int]) -> None:
        self.itself = self
        weakref.finalize(self, lambda: freed.append(threading.get_ident()))


@pytest.fixture
def collector(qapp: QApplication) -> Iterator[Collector]:
    was_enabled, threshold = gc.isenabled(), gc.get_threshold()
    gc.set_threshold(*SELDOM)
    collector = Collector(qapp, EVERY_MS)
    yield collector
    gc.set_threshold(*threshold)
    collector.close()
    collector.deleteLater()
    gc.unfreeze()
    if not was_enabled:
        gc.disable()


def test_what_another_thread_leaves_is_freed_on_this_one(
    collector: Collector, qtbot: QtBot
) -> None:
    freed: list[int] = []

    def leave() -> None:
        for _ in range(3000):
            Ring(freed)

    thread = threading.Thread(target=leave)
    thread.start()
    thread.join(10)
    assert freed == []
    qtbot.waitUntil(lambda: len(freed) == 3000)
    assert set(freed) == {threading.get_ident()}


def test_what_is_made_later_is_freed_too(collector: Collector, qtbot: QtBot) -> None:
    freed: list[int] = []
    for round_ in range(1, 4):
        made = [Ring(freed) for _ in range(1000)]
        del made
        qtbot.waitUntil(lambda round_=round_: len(freed) == 1000 * round_)  # type: ignore[misc] # bound now


def test_python_collects_again_when_it_is_over(qapp: QApplication) -> None:
    parent = QObject()
    collector = Collector(parent, EVERY_MS)
    assert not gc.isenabled()
    collector.close()
    assert gc.isenabled()
