"""How fast folding is, against floors measured in the same run.

Run as ``python tests/benchmarks/bench_folding.py``. The goal is more than a million words a second.
The floors do less than folding must: ``str.translate`` with a table of the same size that maps each
character to itself, and ``str.lower``.
"""

import sys
import time
from collections.abc import Callable
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from studio.arabic.folding import fold, fold_with_map
from studio.arabic.segmentation import count_words
from tests.samples import main_sample

WORDS = 200_000
ROUNDS = 7
GOAL = 1_000_000


def best_seconds(work: Callable[[str], object], text: str) -> float:
    """Return the shortest of several runs: the one that the machine disturbed least."""
    seconds = []
    for _ in range(ROUNDS):
        start = time.perf_counter()
        work(text)
        seconds.append(time.perf_counter() - start)
    return min(seconds)


def main() -> None:
    """Print one line for each measurement."""
    article = main_sample().article.read_text(encoding="utf-8")
    words = count_words(article)
    times = WORDS // words
    archive, words = article * times, words * times
    identity = {point: chr(point) for point in (*range(0x0900), *range(0x2000, 0x2C00))}
    floors: dict[str, Callable[[str], object]] = {
        "str.translate": lambda text: text.translate(identity),
        "str.lower": str.lower,
    }
    seconds = best_seconds(fold, archive)
    rate = words / seconds
    verdict = "reached" if rate > GOAL else "missed"
    print(f"fold           {rate:14,.0f} words/s   goal {GOAL:,} {verdict}")
    for name, floor in floors.items():
        bare = best_seconds(floor, archive)
        print(f"{name:14} {words / bare:14,.0f} words/s   fold takes {seconds / bare:.2f} times it")
    mapped = best_seconds(fold_with_map, article)
    rate = words / times / mapped
    print(f"fold_with_map  {rate:14,.0f} words/s   {mapped * 1000:.2f} ms an article")


if __name__ == "__main__":
    main()
