"""A second start opens a window in the first; nobody else is answered."""

import subprocess
import sys
from pathlib import Path

from pytestqt.qtbot import QtBot

from studio.ui.window.instance import FirstInstance, ask_first

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
