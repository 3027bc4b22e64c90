"""A second start opens a window in the first; a crashed first one leaves the way free."""

import threading
from pathlib import Path

from pytestqt.qtbot import QtBot

from studio.ui.window.instance import FirstInstance, ask_first


def asked(folder: Path, article: int | None) -> list[bool]:
    """Ask from another thread, since the first one answers on this one."""
    answers: list[bool] = []
    thread = threading.Thread(target=lambda: answers.append(ask_first(folder, article)))
    thread.start()
    return answers


def test_the_first_hears_the_second(qtbot: QtBot, tmp_path: Path) -> None:
    first = FirstInstance(tmp_path)
    with qtbot.waitSignal(first.asked) as caught:
        answers = asked(tmp_path, 14)
    assert caught.args == [14]
    qtbot.waitUntil(lambda: answers == [True])
    with qtbot.waitSignal(first.asked) as caught:
        answers = asked(tmp_path, None)
    assert caught.args == [None]
    qtbot.waitUntil(lambda: answers == [True])
    first.close()


def test_nobody_answers_for_another_newsroom(qtbot: QtBot, tmp_path: Path) -> None:
    first = FirstInstance(tmp_path / "one")
    assert not ask_first(tmp_path / "other", None)
    first.close()
    assert not ask_first(tmp_path / "one", None)
