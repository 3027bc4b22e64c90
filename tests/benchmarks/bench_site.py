"""How long a whole site takes, beside other generators on the same stories in the same run.

``python tests/benchmarks/bench_site.py [ARTICLES] [JOBS]`` (10,000 and 2 by default) fills a
newsroom and prints, for ``midad site`` on it, a full build, one where nothing changed and one where
a single article did, in seconds of the clock and of the processors, with the most memory of a
process; and a full build of Hugo, Eleventy and Pelican, those that are found on the PATH, of Hugo
one before and one behind. Budgets: full at most 1.5 times Hugo and ahead of the others, nothing or
one changed at most 0.15 times Hugo's full build, memory at most 400 MB. Midad also sets a share
picture for each story, which no peer does: the first build sets them all, the full one finds them
set before, and it is the full one that is held against the budgets. What Python compiles once was
compiled by the first. Nothing is deleted before the end: a disk finds room for files far more
slowly beside many that have just gone.
"""

import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Mapping, Sequence
from pathlib import Path
from statistics import median

from msgspec import Struct

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from tests.benchmarks.site_newsroom import change_story, found_with_stories
from tests.benchmarks.site_peers import PEERS
from tests.export.many import stories

MEGABYTE = 1024
SHORT_RUNS = 5
"""What takes a second or two is measured so often: the median is told."""
REPOSITORY = Path(__file__).resolve().parents[2]


class Taken(Struct, frozen=True):
    """Seconds of the clock and of all processors, and megabytes of the largest process."""

    seconds: float
    processors: float
    megabytes: float


def measured(
    command: Sequence[str], folder: Path, environment: Mapping[str, str] | None = None
) -> Taken:
    """Run a command and return what it took; raises `RuntimeError` when it fails."""
    start = time.perf_counter()
    with (folder / "said.txt").open("wb") as said:
        process = subprocess.Popen(
            command,
            stdout=said,
            stderr=said,
            cwd=folder,
            env={**os.environ, **(environment or {})},
        )
        _, status, used = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise RuntimeError((folder / "said.txt").read_text(errors="replace")[-2000:])
    seconds = time.perf_counter() - start
    return Taken(seconds, used.ru_utime + used.ru_stime, used.ru_maxrss / MEGABYTE)


def show(name: str, taken: Taken, yardstick: Taken | None) -> None:
    """Print one line."""
    ratio = "" if yardstick is None else (
        f"{taken.seconds / yardstick.seconds:8.2f} x Hugo"
        f"{taken.processors / yardstick.processors:8.2f} x its processors"
    )  # fmt: skip
    load = os.getloadavg()[0] if hasattr(os, "getloadavg") else 0.0
    print(
        f"{name:<34}{taken.seconds:9.2f} s{taken.processors:9.2f} s of processors"
        f"{taken.megabytes:8.0f} MB{ratio}   (load {load:.1f})",
        flush=True,
    )


def middle(runs: Sequence[Taken]) -> Taken:
    """Return the medians of several runs, and the most memory of any."""
    return Taken(
        median(one.seconds for one in runs),
        median(one.processors for one in runs),
        max(one.megabytes for one in runs),
    )


def peer_taken(peer: str, folder: Path, articles: int, compiled: Mapping[str, str]) -> Taken | None:
    """Return what a peer takes for all stories in a new folder; None where it is not there."""
    folder.mkdir()
    command = PEERS[peer](folder, stories(articles))
    if shutil.which(command[0]) is None:
        print(f"{peer:<34} is not on the PATH")
        return None
    return measured(command, folder, compiled)


def main(articles: int, jobs: int) -> None:
    """Print a line for each case, and the ratios when all were measured."""
    with tempfile.TemporaryDirectory() as name:
        root = Path(name)
        # As installed: what is imported was compiled before.
        compiled = {"PYTHONDONTWRITEBYTECODE": "", "PYTHONPYCACHEPREFIX": str(root / "compiled")}
        found: dict[str, Taken] = {}
        for peer in PEERS:
            if (taken := peer_taken(peer, root / peer, articles, compiled)) is not None:
                found[f"{peer}, full"] = taken
                show(f"{peer}, full", taken, None)
        own = root / "midad"
        own.mkdir()
        newsroom = own / "newsroom"
        found_with_stories(newsroom, articles)
        environment = compiled | {
            "PYTHONPATH": str(REPOSITORY),
            "XDG_CACHE_HOME": str(own / "cache"),
        }
        for case, site, times in (
            ("first, share pictures set", "first", 1),
            ("full", "site", 1),
            ("nothing changed", "site", SHORT_RUNS),
            ("one changed", "site", SHORT_RUNS),
        ):
            asked = ("site", "--out", str(own / site), "--jobs", str(jobs))
            command = (sys.executable, "-m", "studio", "--newsroom", str(newsroom), *asked)
            runs = []
            for number in range(1, times + 1):
                if case == "one changed":
                    change_story(newsroom, articles, articles * number // (times + 1))
                runs.append(measured(command, own, environment))
            found[f"Midad, {case}"] = middle(runs)
            show(f"Midad, {case}", middle(runs), None)
        if (before := found.get("Hugo, full")) is None:
            return
        again = peer_taken("Hugo", root / "again", articles, compiled)
        assert again is not None
        show("Hugo, full, again", again, None)
        print("against Hugo, the quicker of both:")
        yardstick = min(before, again, key=lambda one: one.seconds)
        for case, taken in found.items():
            show(case, taken, yardstick)


if __name__ == "__main__":
    main(int(next(iter(sys.argv[1:2]), "10000")), int(next(iter(sys.argv[2:3]), "2")))
