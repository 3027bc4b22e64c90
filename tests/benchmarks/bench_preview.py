"""The preview: what a key costs it, over a bare question to the same browser in the same run.

Run as ``python tests/benchmarks/bench_preview.py``. Prints medians in milliseconds. The patch is
the round trip to the browser and back, page changed; the page itself is made beside the window,
and its time is printed by itself.
"""

import os
import sys
import tempfile
from collections.abc import Callable
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from statistics import median
from time import perf_counter
from typing import TYPE_CHECKING

from msgspec.structs import replace

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
if hasattr(os, "geteuid") and os.geteuid() == 0:
    os.environ["QTWEBENGINE_DISABLE_SANDBOX"] = "1"
sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtWidgets import QApplication

from studio.document.article import ArticleText
from studio.newsroom.articles import create
from studio.newsroom.people import found_newsroom
from studio.newsroom.signing_in import sign_in
from studio.ui.preview.isolation import isolate_browser
from studio.ui.preview.pages import PAGE, page_files, patch
from tests.builders import article, p

if TYPE_CHECKING:
    from studio.ui.preview.browser import Browser

ROUNDS = 30
LIMIT_MS = 10.0
LONGEST_MS = 20_000
SENTENCE = "وأعلنت البلدية صباح اليوم أن أعمال الترميم تنتهي قبل نهاية الموسم المقبل. "


def text_of(words: int) -> ArticleText:
    """Return an article of about `words` words."""
    paragraphs = max(1, words // 48)
    return article("عنوان الخبر", body=tuple(p(f"{n} {SENTENCE * 4}") for n in range(paragraphs)))


def once(begin: Callable[[Callable[[], None]], None]) -> float:
    """Return how many milliseconds pass until what `begin` begins has ended."""
    loop = QEventLoop()
    QTimer.singleShot(LONGEST_MS, loop.quit)
    start = perf_counter()
    begin(loop.quit)
    loop.exec()
    return 1000 * (perf_counter() - start)


def main() -> int:
    """Print the table and return 1 where a patch of a news article misses its limit."""
    isolate_browser()
    application = QApplication([])
    from studio.ui.preview.browser import Browser, register_scheme

    register_scheme()
    browser = Browser()
    browser.resize(400, 800)
    browser.show()
    slow = False
    print(f"{'words':>8}{'page ms':>10}{'patch ms':>10}{'floor ms':>10}{'ratio':>8}")
    with tempfile.TemporaryDirectory() as folder:
        store = found_newsroom(
            Path(folder) / "newsroom",
            site_name="النور نيوز",
            base_url="https://alnoor.example",
            chief_sign_in="samira",
            chief_name="سميرة",
            clock=lambda: datetime.now(UTC),
            origin="benchmark",
        )
        with store:
            acting = sign_in(store, None, None, clock=lambda: datetime.now(UTC), origin="bench")
            for words in (500, 1_000, 5_000, 23_000):
                text = text_of(words)
                written = create(acting, text).article
                files = dict(page_files(acting, written, text))
                once(partial(_load, browser, files))
                floor = median(
                    once(lambda ended: browser.run("1", lambda _: ended())) for _ in range(ROUNDS)
                )
                patches, pages = [], []
                for number in range(ROUNDS):
                    blocks = list(text.body.blocks)
                    blocks[len(blocks) // 2] = p(f"{number} {SENTENCE}")
                    typed = replace(text, body=replace(text.body, blocks=tuple(blocks)))
                    start = perf_counter()
                    made = dict(page_files(acting, written, typed))
                    pages.append(1000 * (perf_counter() - start))
                    change = patch(browser.html, made[PAGE].decode())
                    patches.append(once(partial(browser.change_page, made, change)))
                cost = median(patches)
                slow = slow or (words <= 1_000 and cost > LIMIT_MS)
                print(
                    f"{words:8,}{median(pages):10.1f}{cost:10.1f}{floor:10.1f}{cost / floor:8.1f}"
                )
    browser.let_go()
    QTimer.singleShot(50, application.quit)
    application.exec()
    print(f"limit {LIMIT_MS:.0f} ms for a news article: {'missed' if slow else 'held'}")
    return int(slow)


def _load(browser: "Browser", files: dict[str, bytes], ended: Callable[[], None]) -> None:
    browser.shown.connect(ended)
    browser.show_page(files)


if __name__ == "__main__":
    sys.exit(main())
