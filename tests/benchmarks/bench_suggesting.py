"""Suggestions: what opening a text under review and suggesting in it cost over the same text plain.

Run as ``python tests/benchmarks/bench_suggesting.py``. The floor of each line is the same article
with every suggestion taken, in the same run: opened in the same editor, and written in with keys
that change it plainly.
"""

import sys
import tempfile
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from PySide6.QtWidgets import QApplication

from studio.document.article import ArticleText
from studio.document.blocks import Block
from studio.document.review import accepted
from studio.document.suggestions import suggestions
from studio.document.tree import Document
from studio.ui.commands import Do
from tests.benchmarks.bench_typing import SENTENCE, compared, milliseconds, opened, rest
from tests.builders import change, cut, ins, p
from tests.newsroom.house import found
from tests.ui.stations import stations_on

SUGGESTIONS = 500
OPEN_MS = 300
OPEN_RATIO = 6.0
KEY_RATIO = 3.0
LIST_MS = 100
ROUNDS = 3


def reviewed() -> list[Block]:
    """Return paragraphs with five replacements each, by three people."""
    blocks: list[Block] = []
    for number in range(SUGGESTIONS // 5):
        parts: list[object] = []
        for place in range(5):
            by = change(f"c{number}-{place}", author=1 + place % 3)
            parts += [f"{SENTENCE} ", cut("المدينة", by=by), ins("العاصمة", by=by), " "]
        blocks.append(p(*parts))  # type: ignore[arg-type] # strings and inlines
    return blocks


def main() -> int:
    """Print the table and return 1 where a budget is missed."""
    application = QApplication([])
    blocks = reviewed()
    plain = list(accepted(Document(tuple(blocks))).blocks)
    text = ArticleText(body=Document(tuple(blocks)))
    assert len(suggestions(text)) == SUGGESTIONS
    lines: list[tuple[str, float, float, float]] = []
    with tempfile.TemporaryDirectory() as folder:
        room = found(Path(folder))
        with room.store, stations_on(room, Path(folder), application) as made:
            one, ours = opened(made, room, blocks)
            other, floor = opened(made, room, plain)
            for _ in range(ROUNDS - 1):
                for editor in (one, other):
                    editor.story.leave()
                rest(200)
                (one, again), (other, base) = opened(made, room, blocks), opened(made, room, plain)
                ours, floor = min(ours, again), min(floor, base)
            lines.append((f"opening, {SUGGESTIONS} suggestions", ours, floor, OPEN_RATIO))
            missed = ours > OPEN_MS
            one.reviewing.suggest(on=True)
            typed = compared(one.surface, other.surface)
            lines.append(("key to painted, suggesting", typed.ours, typed.floor, KEY_RATIO))
            one.station.deck[Do.SUGGEST].trigger()
            listing = min(milliseconds(lambda: suggestions(text)) for _ in range(ROUNDS))
            one.story.leave()
            other.story.leave()
            rest(200)
    print(f"{'':30}{'reviewed ms':>12}{'plain ms':>10}{'ratio':>8}{'limit':>8}")
    for name, ours, floor, limit in lines:
        missed = missed or ours / floor > limit
        print(f"{name:30}{ours:12.2f}{floor:10.2f}{ours / floor:8.2f}{limit:8.1f}")
    print(f"{'listing them':30}{listing:12.2f}{'':>10}{'':>8}{LIST_MS:8}")
    print("missed" if missed or listing > LIST_MS else "held")
    return int(missed or listing > LIST_MS)


if __name__ == "__main__":
    sys.exit(main())
