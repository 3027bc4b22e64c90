"""Starting the window: when it is meant, and what is said where there can be none."""

import subprocess
import sys
from pathlib import Path

import pytest

from studio.app.opening import has_display
from studio.cli.start import window_wanted
from studio.errors import ExitCode


@pytest.mark.parametrize(
    ("arguments", "folder", "person", "article"),
    [
        ([], None, None, None),
        (["--newsroom", "there"], "there", None, None),
        (["--newsroom=there", "--as", "nora"], "there", "nora", None),
        (["open", "14"], None, None, 14),
        (["--as", "nora", "open", "14"], None, "nora", 14),
    ],
)
def test_the_window_is_opened_at_once(
    arguments: list[str], folder: str | None, person: str | None, article: int | None
) -> None:
    wanted = window_wanted(arguments)
    assert wanted is not None
    assert (wanted.folder, wanted.person, wanted.article) == (
        None if folder is None else Path(folder),
        person,
        article,
    )


@pytest.mark.parametrize(
    "arguments",
    [
        ["list"],
        ["--json"],
        ["open", "x"],
        ["open"],
        ["--newsroom"],
        ["--help"],
        ["demo"],
        ["--newsroom", "postgresql://server/db"],
    ],
)
def test_anything_else_is_a_command(arguments: list[str]) -> None:
    assert window_wanted(arguments) is None


def test_where_there_is_a_screen() -> None:
    assert has_display({"DISPLAY": ":0"}, "linux")
    assert has_display({"WAYLAND_DISPLAY": "wayland-0"}, "linux")
    assert has_display({"QT_QPA_PLATFORM": "offscreen"}, "linux")
    assert not has_display({}, "linux")
    assert has_display({}, "darwin")
    assert has_display({}, "win32")


@pytest.mark.parametrize(("language", "said"), [("en", "no screen"), ("ar", "لا شاشة")])
@pytest.mark.parametrize("command", [[], ["demo"], ["open", "1"]])
def test_without_a_screen_a_sentence_says_how_to_see_it_anyway(
    command: list[str], language: str, said: str, tmp_path: Path
) -> None:
    root = Path(__file__).resolve().parents[2]
    done = subprocess.run(
        [sys.executable, "-m", "studio", "--newsroom", str(tmp_path), *command],
        cwd=root,
        env={"PATH": "/usr/bin:/bin", "HOME": str(tmp_path), "MIDAD_LANGUAGE": language},
        capture_output=True,
        encoding="utf-8",
        check=False,
        timeout=120,
    )
    assert done.returncode == ExitCode.UNAVAILABLE
    assert said in done.stderr
    assert "--offscreen --shots" in done.stderr
