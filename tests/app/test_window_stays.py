"""The window stays what and where it is while its parts come and go."""

import subprocess
import time
from pathlib import Path

from tests.app.beside import beside, found_alone
from tests.app.screens import Shown, screen, shown, until
from tests.builders import article, p

SETTLED_SECONDS = 4.0
"""How long after its process a page is surely seen."""


def test_the_first_preview_makes_no_window_anew(tmp_path: Path) -> None:
    folder = tmp_path / "newsroom"
    found_alone(folder)
    with beside(folder) as newsroom:
        story = newsroom.begin(article("خبر", [p("متن الخبر كما ورد.")]))
    opening = ("open", str(story))
    with screen() as on, shown(on, folder, tmp_path / "home", arguments=opening) as program:
        until(lambda: "—" in on.title(), "a window named after the story")
        window = on.run("xdotool", "getactivewindow")
        on.press("F5")
        until(lambda: shows_page(program), "a page")
        settled = time.monotonic() + SETTLED_SECONDS
        while time.monotonic() < settled:
            assert on.run("xdotool", "getactivewindow") == window
            time.sleep(0.1)


def shows_page(program: Shown) -> bool:
    """Whether the program's browser has begun a process for a page: it is a helper's own."""
    assert program.process is not None
    helpers = children({str(program.process.pid)})
    return bool(helpers) and bool(children(helpers))


def children(parents: set[str]) -> set[str]:
    listing = ["ps", "--ppid", ",".join(parents), "-o", "pid="]
    return set(subprocess.run(listing, capture_output=True, text=True, check=False).stdout.split())
