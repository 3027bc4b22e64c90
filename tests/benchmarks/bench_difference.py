"""How long comparing two versions takes, against a floor measured in the same run.

Run as ``python tests/benchmarks/bench_difference.py``. The floor is the standard library's matcher
over the same words as plain strings, paragraph by paragraph: it knows no marks, no Arabic words and
no paragraphs that moved. Counted in time of the processor, which other work leaves alone.
"""

import sys
import time
from collections.abc import Callable
from difflib import SequenceMatcher
from pathlib import Path
from random import Random

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from studio.document.article import ArticleText
from studio.document.inline import Text
from studio.ui.history.comparison import Names, compare
from tests.builders import doc, p

PARAGRAPHS, WORDS = 100, 50
CHANGED = 3
LIMIT_MS = 200
ROUNDS = 5
WORD_LIST = [
    "أعلنت",
    "بلدية",
    "المدينة",
    "اليوم",
    "خطة",
    "جديدة",
    "لترميم",
    "السوق",
    "القديم",
    "وأسواره",
    "الحجرية",
]


def best_ms(work: Callable[[], object]) -> float:
    """Return the shortest of several runs."""
    found = []
    for _ in range(ROUNDS):
        begin = time.process_time()
        work()
        found.append((time.process_time() - begin) * 1000)
    return min(found)


def versions() -> tuple[list[list[str]], list[list[str]]]:
    """Return the words of a text of 5,000, and of the same with some others in each paragraph."""
    chance = Random(7)
    old = [[chance.choice(WORD_LIST) for _ in range(WORDS)] for _ in range(PARAGRAPHS)]
    new = [list(words) for words in old]
    for words in new:
        for _ in range(CHANGED):
            words[chance.randrange(WORDS)] = "تعديل"
    return old, new


def article(paragraphs: list[list[str]]) -> ArticleText:
    """Return these paragraphs as an article."""
    return ArticleText(
        headline=(Text("عنوان"),), body=doc(*(p(" ".join(words)) for words in paragraphs))
    )


def main() -> None:
    """Measure and print."""
    old, new = versions()
    before, after = article(old), article(new)
    floor = best_ms(
        lambda: [
            SequenceMatcher(None, one, other, autojunk=False).get_opcodes()
            for one, other in zip(old, new, strict=True)
        ]
    )
    ours = best_ms(lambda: compare(before, after, Names()))
    verdict = "ok" if ours <= LIMIT_MS else "OVER"
    print(
        f"comparing {PARAGRAPHS * WORDS:,} words {ours:8.1f} ms (at most {LIMIT_MS} ms) "
        f"{ours / floor:5.1f} times the matcher's {floor:.1f} ms {verdict}"
    )


if __name__ == "__main__":
    main()
