"""What keeping the history of undoing adds to a save, whatever was done before.

Run as ``python tests/benchmarks/bench_undo.py``. Prints medians of one run: a save of a draft of
5,000 words without a history is the floor, and beside it the same with one of 10 and of 1,000
steps; what the window's own thread does for it; and how large a long history is on the disk.
"""

import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from statistics import median

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from PySide6.QtWidgets import QApplication

from studio.document.article import ArticleText
from studio.document.inline import texts
from studio.document.plain import from_plain
from studio.newsroom.acting import Acting, clock
from studio.newsroom.articles import create
from studio.newsroom.drafts import save_draft
from studio.newsroom.people import found_newsroom
from studio.newsroom.signing_in import sign_in
from studio.newsroom.undoing import MOST_PIECES, recall
from studio.ui.editor.undo_memory import _news, _recalled
from studio.ui.editor.writing.remembering import PIECE, Encoder
from tests.benchmarks.bench_save import text_of
from tests.ui.editor.writing.pages import at, written

ROUNDS = 40


def timed(work: Callable[[int], object]) -> float:
    """Return the median of some rounds, in milliseconds."""
    taken = []
    for round_ in range(ROUNDS):
        start = time.perf_counter()
        work(round_)
        taken.append(1000 * (time.perf_counter() - start))
    return median(taken)


def measure(acting: Acting) -> None:
    """Print every figure."""
    value = ArticleText(headline=texts("عنوان"), body=from_plain(text_of(0)))
    article = create(acting, value).article
    floor = timed(lambda _: save_draft(acting, article, value, base=1))
    print(f"{'a save without a history':<36}{floor:8.2f} ms   the floor")
    manuscript, encoder = written(value), Encoder()
    cursor = at(manuscript, 10, -1)
    steps, own, text = 0, [], value
    for wanted in (10, 1_000):
        while steps < wanted:
            cursor = manuscript.insert(manuscript.insert(cursor, " "), "و")
            steps += 1
            if steps % 40 == 0:
                cursor = at(manuscript, 10 + steps // 40 % 30, -1)
        cursor = at(manuscript, 50, -1)
        text = manuscript.read(value)
        first, whole = manuscript.history.take_news(PIECE, PIECE * MOST_PIECES)
        all_ = _news(encoder, first, whole=whole)
        save_draft(acting, article, text, base=1, undo=all_)

        def save(_: int) -> None:
            nonlocal cursor, text
            cursor = manuscript.insert(manuscript.insert(cursor, " "), "و")
            text = manuscript.read(value)
            begin = time.perf_counter()
            news, whole = manuscript.history.take_news(PIECE, PIECE * MOST_PIECES)
            own.append(1000 * (time.perf_counter() - begin))
            save_draft(acting, article, text, base=1, undo=_news(encoder, news, whole=whole))

        taken = timed(save)
        print(f"{f'the same with {wanted} steps':<36}{taken:8.2f} ms   {taken / floor:6.2f} x")
    print(f"{'of that in the own thread':<36}{median(own):8.3f} ms")
    kept = recall(acting, article, text)
    assert kept is not None
    size = sum(map(len, kept.pieces))
    print(f"{'on the disk':<36}{size / 1024:8.1f} KB for {len(kept.pieces)} pieces")
    asked = timed(lambda _: _recalled(acting, article=article, text=text))
    found = _recalled(acting, article=article, text=text)
    assert found is not None
    again = written(text)
    begin = time.perf_counter()
    assert again.go_on_from(found)
    took = 1000 * (time.perf_counter() - begin)
    print(f"{'reading it back':<36}{asked:8.2f} ms, in the own thread {took:.2f} ms")


def main() -> None:
    """Measure in a newsroom of one."""
    application = QApplication(sys.argv[:1])
    with tempfile.TemporaryDirectory() as place:
        store = found_newsroom(
            Path(place) / "newsroom",
            site_name="القياس",
            base_url="https://example.org/",
            chief_sign_in="one",
            chief_name="واحد",
            clock=clock,
            origin="benchmark",
        )
        with store:
            measure(sign_in(store, None, None, clock=clock, origin="benchmark"))
    del application


if __name__ == "__main__":
    main()
