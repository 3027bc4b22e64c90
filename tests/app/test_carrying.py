"""A real mouse on a real screen carries what is due in the calendar to another day."""

import json
import subprocess
import sys
import time
from datetime import datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from studio.newsroom import planning
from studio.newsroom.acting import Acting, clock
from studio.newsroom.articles import create
from studio.newsroom.reading import load
from studio.newsroom.signing_in import sign_in
from studio.newsroom.views import Plan
from studio.storage.engine import open_newsroom
from tests.app.beside import found_alone
from tests.app.screens import Screen, program_environment, screen
from tests.builders import article, p

WINDOW = Path(__file__).with_name("calendar_on_screen.py")
RIYADH = ZoneInfo("Asia/Riyadh")


def carry(on: Screen, start: list[int], end: list[int]) -> None:
    """Press at one place, move as a hand does, and let go at another."""
    steps = 12
    on.run("xdotool", "mousemove", *map(str, start), "mousedown", "1")
    for step in range(1, steps + 1):
        spot = (a + (b - a) * step // steps for a, b in zip(start, end, strict=True))
        on.run("xdotool", "mousemove", *map(str, spot))
        time.sleep(0.03)
    on.run("xdotool", "mouseup", "1")


@pytest.mark.parametrize("days", [2, -8])
def test_the_mouse_carries_a_due_time_and_its_hour_stays(tmp_path: Path, days: int) -> None:
    folder = tmp_path / "newsroom"
    found_alone(folder)
    today = datetime.now(RIYADH)
    due = today.replace(day=15, hour=21, minute=30, second=0, microsecond=0)
    with open_newsroom(folder) as store, screen() as on:
        acting = sign_in(store, None, None, clock=clock, origin="tests")
        made = planned(acting, due)
        with subprocess.Popen(
            [sys.executable, str(WINDOW), str(folder), str(days)],
            env=program_environment(on.environment, tmp_path / "home"),
            stdout=subprocess.PIPE,
            text=True,
        ) as window:
            assert window.stdout is not None
            where = json.loads(window.stdout.readline())
            carry(on, where["from"], where["to"])
            told = json.loads(window.stdout.readline())["told"]
        assert window.returncode == 0
        assert len(told) == 1
        assert "قمة" in told[0]
        assert load(acting, made).plan.due == due + timedelta(days=days)


def planned(acting: Acting, due: datetime) -> int:
    made = create(acting, article("قمة", (p("نص"),))).article
    planning.set_plan(acting, made, Plan(due=due))
    return made
