"""How long a package takes over writing and flushing the same bytes, in the same run.

``python tests/benchmarks/bench_package.py`` prints, for an article without pictures (at most 100 ms
over the floor) and one with a picture (at most 1 s): the first ever, which also compiles templates;
the first of a program, which reads the theme and looks for fonts; a new article in a program that
has packed others; and the same article again. No share picture and no photo was made before, but
for the last.
"""

import os
import shutil
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from itertools import count
from pathlib import Path

from msgspec.structs import replace

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from studio.document.article import ArticleText
from studio.document.inline import Text
from studio.export.package import ArticlePackager
from tests.builders import article, figure, p
from tests.export.articles import packager, picture, public

RUNS = 5
NUMBERS = count()


def floor(files: dict[str, bytes], folder: Path) -> None:
    """Write and flush the same bytes with nothing else."""
    for path, data in files.items():
        place = folder / path
        place.parent.mkdir(parents=True, exist_ok=True)
        with place.open("wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())


def milliseconds(work: Callable[[], object]) -> float:
    start = time.perf_counter()
    work()
    return (time.perf_counter() - start) * 1000


def over_floor(
    root: Path, packagers: Callable[[], ArticlePackager], text: ArticleText, *, fresh: bool
) -> float:
    """Return by how many milliseconds a package takes longer than its bytes alone: the median.

    `fresh` gives each article a headline that was never set before.
    """
    photo = picture(root)
    taken = []
    for run in range(RUNS):
        headline = (*text.headline, Text(f" {next(NUMBERS)}")) if fresh else text.headline
        told = replace(text, headline=headline)
        one = public(told, pictures={photo.sha256: photo}, id=run)
        pack, place = packagers(), root / f"package-{next(NUMBERS)}"
        whole = milliseconds(lambda: pack(one, place))  # noqa: B023 - called at once
        files = pack.build(one).all_files
        bare = milliseconds(lambda: floor(files, root / f"floor-{next(NUMBERS)}"))  # noqa: B023
        taken.append(whole - bare)
    return statistics.median(taken)


def main() -> None:
    """Print one line for each case, with its budget."""
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        photo = picture(root)
        words = [p("فقرة من خبر فيها كلام كثير عن القرية والمدرسة والحافلة.") for _ in range(40)]
        plain = article("مكتبة متنقلة تعيد الكتاب إلى القرى", words)
        shown = article("مكتبة متنقلة", words, lead_picture=figure(picture=photo.sha256))
        warm = packager(root / "warm")
        caches = (root / f"cold-{number}" for number in NUMBERS)

        def used(caches: Iterator[Path]) -> Path:
            """Return a cache with the templates alone that another program left."""
            cache = next(caches)
            shutil.copytree(root / "warm" / "templates", cache / "templates")
            return cache

        warm(public(plain), root / "first")
        cases = (
            ("no picture, first ever", 100, plain, lambda: packager(next(caches)), True),
            ("no picture, first of a program", 100, plain, lambda: packager(used(caches)), True),
            ("no picture, a new article", 100, plain, lambda: warm, True),
            ("no picture, again", 100, plain, lambda: warm, False),
            ("one picture, first ever", 1000, shown, lambda: packager(next(caches)), True),
            ("one picture, first of a program", 1000, shown, lambda: packager(used(caches)), True),
            ("one picture, again", 1000, shown, lambda: warm, False),
        )
        for name, budget, text, packagers, fresh in cases:
            taken = over_floor(root, packagers, text, fresh=fresh)
            print(f"{name:<32}{taken:8.1f} ms over the floor (at most {budget})")


if __name__ == "__main__":
    main()
