"""The main job walked in a window that nobody sees, and a picture of every screen."""

import json
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtGui import QImage

from studio.app.pictured import SCREENS
from studio.app.sample import MARK
from studio.app.shots import make_way
from studio.errors import Reason, Refused
from studio.export.verify import verify
from tests.app.screens import program_environment

ENTRANCE = 2
"""Pictures before anybody is signed in: first start and sign-in."""


def test_an_earlier_walk_makes_way_and_nothing_else_does(tmp_path: Path) -> None:
    newsroom = tmp_path / "newsroom"
    make_way(newsroom)
    newsroom.mkdir()
    kept = newsroom / "newsroom.db"
    kept.write_bytes(b"somebody's")
    with pytest.raises(Refused) as refused:
        make_way(newsroom)
    assert refused.value.reason is Reason.FOLDER_NOT_EMPTY
    assert kept.exists()
    (tmp_path / MARK).touch()
    make_way(newsroom)
    assert not newsroom.exists()


@pytest.mark.timeout(600)
def test_the_sample_newsroom_is_walked_and_every_screen_is_pictured(tmp_path: Path) -> None:
    shots = tmp_path / "shots"
    done = subprocess.run(
        [
            *(sys.executable, "-m", "studio", "--json"),
            *("demo", "--offscreen", "--shots", str(shots)),
            *("--lang", "ar", "--theme", "light"),
        ],
        env=program_environment({}, tmp_path),
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert "Traceback" not in done.stderr  # a fault that the window told, and went on
    told = json.loads(done.stdout)
    pictures = sorted(Path(path).name for path in told["pictures"])
    assert len(pictures) == len(SCREENS) + ENTRANCE
    assert {f"{screen.name}-ar-light.png" for screen in SCREENS} < set(pictures)
    for path in told["pictures"]:
        assert QImage(path).width() >= 900
    assert verify(Path(told["package"])).manifest.files
