"""How fast Markdown is read, against Python-Markdown alone on the same text in the same run.

Run as ``python tests/benchmarks/bench_markdown.py``. The goal is at most twice the time that
Python-Markdown takes with the same extensions to make HTML, which we don't need.
"""

import sys
import time
from collections.abc import Callable
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from markdown import Markdown
from markdown.extensions.attr_list import AttrListExtension
from markdown.extensions.fenced_code import FencedCodeExtension
from markdown.extensions.footnotes import FootnoteExtension
from markdown.extensions.sane_lists import SaneListExtension
from markdown.extensions.tables import TableExtension

from studio.document.markdown_in import read_markdown
from studio.document.markdown_out import write_markdown
from studio.document.plain import plain_text
from tests.samples import main_sample

WORDS = 5_000
ROUNDS = 40
GOAL = 2.0


def article(words: int) -> str:
    """Return an article of about `words` words with headings, links, emphasis and lists."""
    text = main_sample().article.read_text(encoding="utf-8").split("---\n", 2)[2]
    source = plain_text(read_markdown(text)).split("\n\n")
    blocks: list[str] = []
    written = 0
    while written < words:
        for index, paragraph in enumerate(source):
            parts = paragraph.split()
            if len(parts) > 20:
                parts[3] = f"**{parts[3]}**"
                parts[9] = f"[{parts[9]}](https://example.com/{index}?a=b)"
                parts[15] = f"*{parts[15]}*"
            if index % 5 == 4:
                rows = [parts[start : start + 12] for start in range(0, len(parts), 12)]
                blocks.append("\n".join(f"- {' '.join(row)}" for row in rows))
            else:
                blocks.append(f"{'## ' if len(parts) < 12 else ''}{' '.join(parts)}")
            written += len(parts)
    return "\n\n".join(blocks)


def python_markdown_alone(text: str) -> str:
    """Return the HTML that Python-Markdown makes of `text` with the extensions that we use."""
    extensions = [
        AttrListExtension(),
        FencedCodeExtension(),
        FootnoteExtension(),
        SaneListExtension(),
        TableExtension(),
    ]
    return Markdown(extensions=extensions).convert(text)


def seconds(work: Callable[[], object]) -> float:
    """Return how long one run takes."""
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def main() -> None:
    """Print one line for each measurement."""
    text = article(WORDS)
    document = read_markdown(text)
    # Turn and turn about, so that a busy machine disturbs both alike.
    pairs = [
        (seconds(lambda: python_markdown_alone(text)), seconds(lambda: read_markdown(text)))
        for _ in range(ROUNDS)
    ]
    floor, ours = (min(times) for times in zip(*pairs, strict=True))
    out = min(seconds(lambda: write_markdown(document)) for _ in range(ROUNDS))
    verdict = "reached" if ours <= GOAL * floor else "missed"
    print(f"words            {len(text.split()):8,}")
    print(f"Python-Markdown  {floor * 1000:8.2f} ms")
    print(
        f"read_markdown    {ours * 1000:8.2f} ms   {ours / floor:.2f} times it, "
        f"goal {GOAL} {verdict}"
    )
    print(f"write_markdown   {out * 1000:8.2f} ms")


if __name__ == "__main__":
    main()
