"""How long a whole site takes, beside other generators on the same stories in the same run.

``python tests/benchmarks/bench_site.py [ARTICLES] [JOBS]`` (10,000 and 2 by default) prints for
Midad a full build, one where nothing changed and one where a single article did, in seconds of the
clock and of the processors, with the most memory of a process; then the same for Hugo, Eleventy and
Pelican, those that are found on the PATH. Budgets: full at most 1.5 times Hugo and ahead of the
others, nothing or one changed at most 0.15 times Hugo's full build, memory at most 400 MB. Midad
also sets a share picture for each story, which no peer does: the first build sets them all, the
full one finds them set before, and it is the full one that is held against the budgets.
"""

import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

from msgspec import Struct

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from studio.export.package import make_packager
from studio.export.site import write_site
from studio.export.site_articles import HerePages, ManyPages
from studio.resources import resource
from tests.benchmarks.site_peers import PEERS
from tests.export.many import many_articles, many_site, stories

MEGABYTE = 1024


class Taken(Struct, frozen=True):
    """Seconds of the clock and of all processors, and megabytes of the largest process."""

    seconds: float
    processors: float
    megabytes: float


def measured(command: Sequence[str], folder: Path) -> Taken:
    """Run a command and return what it took; raises `RuntimeError` when it fails."""
    start = time.perf_counter()
    with (folder / "said.txt").open("wb") as said:
        process = subprocess.Popen(command, stdout=said, stderr=said, cwd=folder)
        _, status, used = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise RuntimeError((folder / "said.txt").read_text(errors="replace")[-2000:])
    seconds = time.perf_counter() - start
    return Taken(seconds, used.ru_utime + used.ru_stime, used.ru_maxrss / MEGABYTE)


def make(out: Path, articles: int, jobs: int, changed: int | None) -> None:
    """Make Midad's site, in this process and `jobs` others."""
    cache = out.parent / "cache"
    if jobs == 1:
        maker: HerePages | ManyPages = HerePages(make_packager(resource("themes"), cache))
    else:
        maker = ManyPages(resource("themes"), cache, jobs)
    write_site(many_site(articles), many_articles(articles, changed), out, maker)


def show(name: str, taken: Taken, yardstick: Taken | None) -> None:
    """Print one line."""
    ratio = "" if yardstick is None else f"{taken.seconds / yardstick.seconds:8.2f} x Hugo"
    print(
        f"{name:<34}{taken.seconds:9.1f} s{taken.processors:9.1f} s of processors"
        f"{taken.megabytes:8.0f} MB{ratio}",
        flush=True,
    )


def main(articles: int, jobs: int) -> None:
    """Print a line for each case."""
    with tempfile.TemporaryDirectory() as name:
        root = Path(name)
        yardstick = None
        for peer, lay_out in PEERS.items():
            folder = root / peer
            folder.mkdir()
            command = lay_out(folder, stories(articles))
            if shutil.which(command[0]) is None:
                print(f"{peer:<34} is not on the PATH")
                continue
            taken = measured(command, folder)
            yardstick = taken if peer == "Hugo" else yardstick
            show(f"{peer}, full", taken, yardstick)
        own = root / "midad"
        own.mkdir()
        for case, site, changed in (
            ("first, share pictures set", "first", 0),
            ("full", "site", 0),
            ("nothing changed", "site", 0),
            ("one changed", "site", articles // 2),
        ):
            arguments = ("--make", str(own / site), str(articles), str(jobs), str(changed))
            taken = measured((sys.executable, __file__, *arguments), own)
            show(f"Midad, {case}", taken, yardstick)


if __name__ == "__main__":
    if sys.argv[1:2] == ["--make"]:
        number = int(sys.argv[5])
        make(Path(sys.argv[2]), int(sys.argv[3]), int(sys.argv[4]), number or None)
    else:
        main(int(next(iter(sys.argv[1:2]), "10000")), int(next(iter(sys.argv[2:3]), "2")))
