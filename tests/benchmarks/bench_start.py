"""The start of the window, its memory, and what it does while nobody does anything.

Run as ``python tests/benchmarks/bench_start.py [ROUNDS]``, on Linux with an X server to start. The
floor of the start is a small window of the same library that also maps a table and opens a SQLite
file. Both are started by turns on a screen that nobody sees, and measured from outside: processor
time of all their processes until they are still, the best round of each.
"""

import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from studio.ui.caret_rest import REST_AFTER_MS
from tests.app.beside import beside, found_alone
from tests.app.screens import Screen, Shown, end, program_environment, screen, until

ROUNDS = 5
RATIO = 1.5
START_MB, PREVIEW_MB = 140, 500
IDLE_PERCENT, WAKE_UPS = 0.3, 10
IDLE_SECONDS = 60  # whatever looks at something looks once a minute at least
STILL_SECONDS, STILL_SHARE = 0.6, 0.05
SETTLE_SECONDS = 5
REST_SECONDS = REST_AFTER_MS * 2 / 1000
"""When carets blink no more, and nobody is there."""
TICKS = os.sysconf("SC_CLK_TCK")
FLOOR = """
import sys

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QListWidget, QMainWindow, QSplitter, QTextEdit
from sqlalchemy import create_engine, select
from sqlalchemy.orm import DeclarativeBase, Mapped, Session, mapped_column


class Base(DeclarativeBase):
    pass


class Story(Base):
    __tablename__ = "story"
    id: Mapped[int] = mapped_column(primary_key=True)
    headline: Mapped[str]


application = QApplication(sys.argv)
engine = create_engine(f"sqlite:///{sys.argv[1]}")
Base.metadata.create_all(engine)
with Session(engine) as session:
    headlines = [story.headline for story in session.scalars(select(Story))]
window = QMainWindow()
window.setWindowTitle("floor")
window.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
parts = QSplitter()
stories = QListWidget()
stories.addItems(headlines)
parts.addWidget(stories)
parts.addWidget(QTextEdit("خبر"))
window.setCentralWidget(parts)
window.resize(1440, 870)
window.show()
application.exec()
"""


@dataclass(frozen=True)
class Used:
    """Processor seconds, and sleeps that ended by themselves, of a tree of processes."""

    seconds: float
    wake_ups: int


def tree(process: int) -> list[int]:
    """Return a process and all below it."""
    found = [process]
    for one in found:
        for task in Path(f"/proc/{one}/task").glob("*/children"):
            found += map(int, task.read_text().split())
    return found


def used(process: int) -> Used:
    """Return what a process and all below it, and below it before, have used."""
    seconds, wakes = 0.0, 0
    for one in tree(process):
        fields = Path(f"/proc/{one}/stat").read_text().rpartition(")")[2].split()
        seconds += sum(map(int, fields[11:15])) / TICKS
        for task in Path(f"/proc/{one}/task").glob("*/status"):
            lines = dict(line.split(":", 1) for line in task.read_text().splitlines())
            wakes += int(lines["voluntary_ctxt_switches"])
    return Used(seconds, wakes)


def memory(process: int) -> float:
    """Return megabytes that are a process's and its children's own or share of shared ones."""
    total = 0
    for one in tree(process):
        lines = Path(f"/proc/{one}/smaps_rollup").read_text().splitlines()
        total += next(int(line.split()[1]) for line in lines if line.startswith("Pss:"))
    return total * 1024 / 1_000_000


def settle(process: int) -> float:
    """Wait until a tree of processes is still, and return what it used until then."""
    before, since = used(process).seconds, time.monotonic()
    now = before
    while time.monotonic() - since < STILL_SECONDS:
        time.sleep(0.1)
        now = used(process).seconds
        if now - before > STILL_SHARE * STILL_SECONDS:
            before, since = now, time.monotonic()
    return now


def compiled(place: Path) -> dict[str, str]:
    """Return what lets Python keep what it has compiled, as it does where it is installed."""
    return {"PYTHONDONTWRITEBYTECODE": "", "PYTHONPYCACHEPREFIX": str(place / "compiled")}


@contextmanager
def floor(on: Screen, place: Path) -> Iterator[int]:
    """Show the small window."""
    script = place / "floor.py"
    script.write_text(FLOOR, encoding="utf-8")
    process = subprocess.Popen(
        [sys.executable, str(script), str(place / "floor.db")],
        env=program_environment(on.environment, place / "floor-home") | compiled(place),
        stdin=subprocess.DEVNULL,
        start_new_session=True,
    )
    try:
        until(lambda: on.title() == "floor", "the small window")
        yield process.pid
    finally:
        end(process)


@contextmanager
def window(on: Screen, place: Path) -> Iterator[int]:
    """Show the program on a newsroom of one with an article in it."""
    program = Shown(on, place / "newsroom", place / "home", variables=compiled(place))
    program.start()
    try:
        assert program.process is not None
        until(lambda: program.has_rooms, "the rooms")
        yield program.process.pid
        program.close()
        if told := program.trouble():
            print(told)
    finally:
        program.kill()


def write_one(on: Screen, place: Path) -> None:
    """Write an article, so that later starts have one to show."""
    on.lay_out("us,ara", 1)
    with window(on, place):
        on.press("Ctrl+n")
        until(lambda: "—" in on.title(), "an article")
        on.press(*"sbl", "Return", "Return", *(("s", "g", "h", "l", "Space") * 40))
        time.sleep(2)
    with beside(place / "newsroom") as newsroom:
        assert newsroom.headline(newsroom.articles[0]) == "سلام"


def judged(name: str, value: float, limit: float, unit: str, floor_is: str = "") -> None:
    """Print one measure against its limit."""
    verdict = "ok" if value <= limit else "OVER"
    print(f"{name:34} {value:8.2f} {unit:3} (at most {limit:g} {unit}) {floor_is} {verdict}")


def main() -> None:
    """Measure and print."""
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else ROUNDS
    with tempfile.TemporaryDirectory() as folder, screen() as on:
        place = Path(folder)
        (place / "floor-home").mkdir()
        found_alone(place / "newsroom")
        write_one(on, place)
        with floor(on, place) as process:
            settle(process)  # it is compiled now
        floors, ours = [], []
        for _ in range(rounds):
            with floor(on, place) as process:
                floors.append(settle(process))
            with window(on, place) as process:
                ours.append(settle(process))
        ratio = min(ours) / min(floors)
        seconds = f"{min(ours):.2f} s over {min(floors):.2f} s"
        judged("start, processor time", ratio, RATIO, "x", seconds)
        measure_stillness(on, place)


def measure_stillness(on: Screen, place: Path) -> None:
    """Measure memory and idling at start, and with the preview opened."""
    with floor(on, place) as process:
        settle(process)
        small = memory(process)
    with window(on, place) as process:
        settle(process)
        judged("memory at start", memory(process), START_MB, "MB", f"floor {small:.0f} MB")
        measure_idling(process, "idle")
        on.press("F5")
        time.sleep(SETTLE_SECONDS)
        settle(process)
        judged("memory with the preview", memory(process), PREVIEW_MB, "MB")
        measure_idling(process, "idle with the preview")


def measure_idling(process: int, name: str) -> None:
    """Measure what is done while nobody does anything."""
    time.sleep(REST_SECONDS)
    before = used(process)
    time.sleep(IDLE_SECONDS)
    after = used(process)
    share = (after.seconds - before.seconds) / IDLE_SECONDS * 100
    judged(f"{name}, processor", share, IDLE_PERCENT, "%")
    wakes = (after.wake_ups - before.wake_ups) / IDLE_SECONDS
    judged(f"{name}, wake-ups in a second", wakes, WAKE_UPS, "/s")


if __name__ == "__main__":
    main()
