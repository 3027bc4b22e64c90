"""How quick spelling is, and what its process takes.

Run as ``python tests/benchmarks/bench_spelling.py``. The goals: 20,000 words of news a second, a
process of 120 MB at most, and a paragraph of 100 words that nobody has seen in 20 ms.
"""

import re
import sys
import time
from pathlib import Path
from statistics import median

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from studio.arabic.direction import Direction
from studio.document.blocks import Paragraph
from studio.document.findings import Field, block_text
from studio.document.inline import texts
from studio.resources import resource
from studio.spelling.dictionaries import ARABIC, engine, folders
from studio.spelling.frequency import read_frequencies
from studio.spelling.judging import Judge, judge_all
from studio.spelling.provider import Spelling
from studio.spelling.speller import Speller
from studio.style.naming import known_words

MANY = 1_000_000 if "--million" in sys.argv else 20_000
NEWS = Path(__file__).resolve().parents[1] / "data" / "clean-news.txt"
WORDS_A_SECOND, MEGABYTES, MILLISECONDS = 20_000, 120, 20


def words() -> list[str]:
    """Return the words of our own news and of the demo's articles, in order."""
    files = (NEWS, *sorted(resource("demo").glob("*.md")))
    return [
        word
        for file in files
        for word in re.findall("[\u0621-\u064a]+", file.read_text(encoding="utf-8"))
    ]


def main() -> None:
    """Print the figures, and end with 1 where one of them is short of its goal."""
    short = False
    judge, every = Judge(engine(ARABIC, list(folders())), read_frequencies()), words()
    start = time.process_time()
    for word in every * 10:  # not `judge_all`: it asks about each word once
        judge_all(judge, (word,))
    speed = len(every) * 10 / (time.process_time() - start)
    print(f"{speed:,.0f} words a second in the process (goal {WORDS_A_SECOND:,})")
    short |= speed < WORDS_A_SECOND

    with Speller() as speller:
        start = time.perf_counter()
        speller.judge(["الى"])
        print(f"{time.perf_counter() - start:.2f} s until the first answer")
        spelling, took = Spelling(speller, known_words()), []
        for at in range(0, len(every) - 100, 100):
            text = " ".join(every[at : at + 100])
            block = block_text(Paragraph(), texts(text), Field.BODY, Direction.RTL, "ar")
            start = time.perf_counter()
            list(spelling.check(block))
            took.append((time.perf_counter() - start) * 1000)
        worst = sorted(took)[int(len(took) * 0.95)]
        print(
            f"a paragraph of 100 words: {median(took):.1f} ms, p95 {worst:.1f} "
            f"(goal {MILLISECONDS})"
        )
        short |= worst > MILLISECONDS
        speller.suggest("وبيونغيانغزي")
        start = time.perf_counter()
        speller.judge(f"{number}".translate(_LETTERS) for number in range(MANY))
        print(f"{MANY:,} different words that are none: {time.perf_counter() - start:.0f} s")
        status = Path(f"/proc/{speller.process}/status")
        if status.is_file():
            peak = re.search(r"VmHWM:\s+(\d+)", status.read_text(encoding="utf-8"))
            if peak is not None:
                megabytes = int(peak[1]) / 1024
                print(f"{megabytes:.0f} MB at most in its process (goal {MEGABYTES})")
                short |= megabytes > MEGABYTES
    sys.exit(1 if short else 0)


_LETTERS = str.maketrans("0123456789", "ابتثجحخدذر")

if __name__ == "__main__":
    main()
