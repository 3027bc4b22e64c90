"""How long it takes to find words in 100,000, against a floor measured in the same run.

Run as ``python tests/benchmarks/bench_finding.py``. The goal is 50 ms for a word in a text that
the bar made ready when it opened. The floor compares letter by letter without meaning anything:
``str.find`` of the same word in every paragraph.
"""

import sys
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from studio.arabic.exact import Difference
from studio.arabic.segmentation import count_words
from studio.document.inline import texts
from studio.ui.editor.writing.finding import Finder, Sought
from studio.ui.editor.writing.passages import Passage, Place
from tests.samples import main_sample

WORDS = 100_000
ROUNDS = 7
GOAL_MS = 50.0


def best_ms(work: Callable[[], object]) -> float:
    """Return the shortest of several runs: the one that the machine disturbed least."""
    taken = []
    for _ in range(ROUNDS):
        start = time.process_time()
        work()
        taken.append(time.process_time() - start)
    return min(taken) * 1000


def floor(paragraphs: list[str], word: str) -> int:
    """Find a word as it is written."""
    number = 0
    for paragraph in paragraphs:
        at = paragraph.find(word)
        while at >= 0:
            number += 1
            at = paragraph.find(word, at + len(word))
    return number


def main() -> None:
    """Print one line for each measurement."""
    article = main_sample().article.read_text(encoding="utf-8")
    lines = [line for line in article.splitlines() if line.strip()]
    paragraphs = lines * (WORDS // count_words(article) + 1)
    passages = [Passage(Place.BODY, content=texts(line)) for line in paragraphs]
    ready = Finder()
    ready.prepare(passages)
    cold = best_ms(lambda: Finder().prepare(passages))
    print(f"{len(passages):,} paragraphs; made ready in {cold:.1f} ms")
    strict = frozenset(Difference)
    for name, sought in (
        ("a rare word", Sought("المكتبات")),
        ("a frequent word", Sought("من")),
        ("whole words", Sought("من", whole_words=True)),
        ("all minded", Sought("من", minded=strict)),
        ("minded, respelt", Sought("ان", minded=strict)),
        ("nothing there", Sought("قسطنطينية")),
    ):
        taken = best_ms(partial(ready.find, passages, sought))
        bare = best_ms(partial(floor, paragraphs, sought.text))
        found = len(ready.find(passages, sought))
        verdict = "reached" if taken <= GOAL_MS else "missed"
        print(
            f"{name:16} {found:6,} found {taken:7.1f} ms   goal {GOAL_MS:.0f} ms {verdict}   "
            f"{taken / bare:.1f} times str.find"
        )


if __name__ == "__main__":
    main()
