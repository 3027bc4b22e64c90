"""A second start opens a window in the first; nobody else is answered."""

import socket
import stat
import subprocess
import sys
from pathlib import Path
from types import ModuleType

import pytest
from pytestqt.qtbot import QtBot

from studio.ui.window import local_pipe, local_socket
from studio.ui.window.instance import FirstInstance, ask_first, socket_name

needs_sockets = pytest.mark.skipif(sys.platform == "win32", reason="pipes are all that Windows has")

ASK = """
import sys
from pathlib import Path
from PySide6.QtCore import QCoreApplication
from studio.ui.window.instance import ask_first
application = QCoreApplication([])
article = int(sys.argv[2]) if sys.argv[2] else None
sys.exit(0 if ask_first(Path(sys.argv[1]), article) else 1)
"""


def later_start(folder: Path, article: str = "") -> "subprocess.Popen[bytes]":
    root = Path(__file__).resolve().parents[3]
    return subprocess.Popen([sys.executable, "-c", ASK, str(folder), article], cwd=root)


def test_the_first_hears_later_starts(qtbot: QtBot, tmp_path: Path) -> None:
    first = FirstInstance(tmp_path)
    for said, heard in (("14", 14), ("", None)):
        with qtbot.waitSignal(first.asked) as caught:
            later = later_start(tmp_path, said)
        assert caught.args == [heard]
        assert later.wait(20) == 0
    first.close()


def test_nobody_answers_for_another_newsroom(qtbot: QtBot, tmp_path: Path) -> None:
    first = FirstInstance(tmp_path / "one")
    assert not ask_first(tmp_path / "other", None)
    first.close()
    assert not ask_first(tmp_path / "one", None)


SAY = """
import sys
from PySide6.QtCore import QCoreApplication
from studio.ui.window.{} import ask
application = QCoreApplication([])
sys.exit(0 if ask(sys.argv[1], b"7\\n") else 1)
"""


@needs_sockets
@pytest.mark.parametrize("asks", [local_pipe, local_socket])
@pytest.mark.parametrize("listens", [local_pipe, local_socket])
def test_both_ways_understand_each_other(
    qtbot: QtBot, tmp_path: Path, listens: ModuleType, asks: ModuleType
) -> None:
    """Where a program is brought up to date while its window is open, both ways meet."""
    name = socket_name(tmp_path)
    code = SAY.format(asks.__name__.rpartition(".")[2])
    listener = listens.Listener(name)
    with qtbot.waitSignal(listener.heard) as caught:
        later = subprocess.Popen([sys.executable, "-c", code, name])
    assert caught.args == [b"7\n"]
    assert later.wait(20) == 0
    listener.close()
    assert not asks.ask(name, b"7\n")


@needs_sockets
def test_what_a_crash_left_is_listened_at_again_by_its_owner_alone(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TMPDIR", str(tmp_path))
    place = tmp_path / socket_name(tmp_path)
    left = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
    left.bind(str(place))
    left.close()
    assert not ask_first(tmp_path, None)
    first = FirstInstance(tmp_path)
    assert stat.S_IMODE(place.stat().st_mode) == 0o600
    with qtbot.waitSignal(first.asked):
        later = later_start(tmp_path)
    assert later.wait(20) == 0
    first.close()
    assert not place.exists()


@needs_sockets
def test_who_goes_away_without_a_word_stops_nobody(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TMPDIR", str(tmp_path))
    first = FirstInstance(tmp_path)
    line = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
    with qtbot.waitSignal(first.asked) as caught, line:
        line.connect(str(tmp_path / socket_name(tmp_path)))
        line.close()
    assert caught.args == [None]
    with qtbot.waitSignal(first.asked) as caught:
        later = later_start(tmp_path, "14")
    assert caught.args == [14]
    assert later.wait(20) == 0
    first.close()


@needs_sockets
def test_where_nobody_can_listen_a_start_is_one_by_itself(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TMPDIR", str(tmp_path / "missing"))
    first = FirstInstance(tmp_path)
    assert not ask_first(tmp_path, None)
    first.close()
