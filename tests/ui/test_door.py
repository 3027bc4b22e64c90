"""The door: answers come home in order, errors to who asked, nothing to who is gone."""

import sys
import threading
from functools import partial

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from studio.errors import MidadError, Reason, Refused
from studio.newsroom.acting import Acting
from studio.newsroom.changes import Changes
from studio.ui.door import Running
from tests.newsroom.house import Newsroom
from tests.ui.stations import Stations


def test_work_is_done_elsewhere_and_answers_come_home_in_order(
    qtbot: QtBot, stations: Stations, newsroom: Newsroom
) -> None:
    door = stations.of(newsroom.layla).door
    here = threading.current_thread()
    worked: list[threading.Thread] = []
    answers: list[int] = []

    def work(number: int) -> int:
        worked.append(threading.current_thread())
        return number

    for number in range(20):
        door.ask(partial(lambda number, _: work(number), number), answers.append)
    qtbot.waitUntil(lambda: len(answers) == 20)
    assert answers == list(range(20))
    assert here not in worked


def test_a_refusal_goes_to_who_asked_or_else_to_the_window(
    qtbot: QtBot, stations: Stations, newsroom: Newsroom
) -> None:
    door = stations.of(newsroom.layla).door

    def refuse(_: Acting) -> Changes:
        raise Refused(Reason.NOTHING_CHANGED)

    told: list[MidadError] = []
    door.do(refuse, failed=told.append)
    with qtbot.waitSignal(door.refused) as caught:
        door.do(refuse)
    assert [error.reason for error in told] == [Reason.NOTHING_CHANGED]
    assert caught.args is not None
    assert caught.args[0].reason is Reason.NOTHING_CHANGED


def test_what_somebody_did_is_heard_in_every_window(
    qtbot: QtBot, stations: Stations, newsroom: Newsroom
) -> None:
    mine, theirs = stations.of(newsroom.layla).door, stations.of(newsroom.editor).door
    with qtbot.waitSignals([mine.changed, theirs.changed]):
        mine.do(lambda _: Changes(articles=(7,)))
    with qtbot.assertNotEmitted(theirs.changed, wait=100):
        mine.do(lambda _: Changes(articles=(7,)), quiet=True)


def test_nobody_hears_an_answer_after_they_are_gone(
    qtbot: QtBot, stations: Stations, newsroom: Newsroom
) -> None:
    door = stations.of(newsroom.layla).door
    owner, answers = QObject(), list[int]()
    hold = threading.Event()
    door.ask(lambda _: hold.wait(5) and 1, answers.append, owner=owner)
    forgotten = door.ask(lambda _: 2, answers.append)
    forgotten.forget()
    owner.deleteLater()
    del owner
    qtbot.wait(20)
    hold.set()
    door.ask(lambda _: 3, answers.append)
    qtbot.waitUntil(lambda: answers == [3])


def test_our_own_bug_reaches_the_hook(
    qtbot: QtBot, stations: Stations, newsroom: Newsroom, monkeypatch: pytest.MonkeyPatch
) -> None:
    door = stations.of(newsroom.layla).door
    caught: list[type[BaseException]] = []
    monkeypatch.setattr(sys, "excepthook", lambda kind, *_: caught.append(kind))
    door.ask(lambda _: 1 // 0, lambda _: None)
    qtbot.waitUntil(lambda: caught == [ZeroDivisionError])


def test_long_work_tells_how_far_it_is_and_can_be_cancelled(
    qtbot: QtBot, stations: Stations, newsroom: Newsroom
) -> None:
    door = stations.of(newsroom.layla).door
    answers: list[int] = []
    begun = threading.Event()

    def work(_: Acting, running: Running) -> int:
        for step in range(1000):
            running.step(step, 1000)
            begun.set()
            if running.cancelled:
                return step
            threading.Event().wait(0.005)
        return 1000

    running = door.run(work, answers.append)
    with qtbot.waitSignal(running.progressed):
        begun.wait(5)
    with qtbot.waitSignal(running.ended):
        running.cancel()
    (reached,) = answers
    assert reached < 1000
