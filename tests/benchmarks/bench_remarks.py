"""Remarks: what opening an article with its comments and suggestions costs over the article bare.

Run as ``python tests/benchmarks/bench_remarks.py``. From the order to open it until the text is
painted and the list of remarks stands beside it, reading the newsroom included; counted in time of
the processor, which other work on the machine leaves alone. The floor is the same article with
every suggestion taken and no comment, opened in the same way in the same run.
"""

import sys
import tempfile
from pathlib import Path
from time import process_time

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtWidgets import QApplication, QHBoxLayout, QScrollArea, QWidget

from studio.document.blocks import Block
from studio.document.review import accepted
from studio.document.tree import Document
from studio.newsroom import comments
from studio.ui.editor.article_editor import ArticleEditor
from studio.ui.review.remarks.desk import RemarkDesk
from studio.ui.review.remarks.panel import RemarksPanel
from studio.ui.story import Story
from tests.benchmarks.bench_suggesting import SUGGESTIONS, reviewed
from tests.benchmarks.bench_typing import SIZE, rest
from tests.newsroom.house import Newsroom, found
from tests.ui.stations import Stations, stations_on

COMMENTS = 200
OPEN_MS = 300
OPEN_RATIO = 3.0
STEP_MS = 50
ROUNDS = 5
_LONGEST_MS = 30_000


class Room:
    """An editor with the list of remarks beside it."""

    def __init__(self, made: Stations, room: Newsroom) -> None:
        station = made.of(room.layla)
        window = station.deck.parent()
        assert isinstance(window, QWidget)
        self.window = window
        self.story = Story(station.door, window)
        self.editor = ArticleEditor(station, self.story)
        reviewing = self.editor.reviewing
        self.desk = RemarkDesk(station, self.story, self.editor.remarking, reviewing)
        self.panel = RemarksPanel(station, self.desk)
        around = QScrollArea()
        around.setWidgetResizable(True)
        around.setFixedWidth(320)
        around.setWidget(self.panel)
        row = QHBoxLayout(window)
        row.addWidget(self.editor)
        row.addWidget(around)
        window.resize(*SIZE)
        window.show()

    def open(self, article: int, remarks: int) -> float:
        """Return how many milliseconds of work an article is until everything is shown."""
        self.desk.people = ()
        start = process_time()
        self.story.open_article(article)
        self._until(
            lambda: (
                self.story.article == article
                and bool(self.desk.people)
                and len(self.desk.all) == remarks
            )
        )
        self.window.repaint()
        return (process_time() - start) * 1000

    def step(self) -> float:
        """Return how many milliseconds of work it is to go to the next remark and paint it."""
        start = process_time()
        self.editor.reviewing.step(on=True)
        self.window.repaint()
        return (process_time() - start) * 1000

    def _until(self, holds: object) -> None:
        loop, late = QEventLoop(), QTimer()
        late.setSingleShot(True)
        late.timeout.connect(lambda: loop.exit(1))
        late.start(_LONGEST_MS)

        def look() -> None:
            if callable(holds) and holds():
                loop.quit()

        self.desk.changed.connect(look)
        ended = 0 if callable(holds) and holds() else loop.exec()
        self.desk.changed.disconnect(look)
        if ended:
            raise TimeoutError


def said(room: Newsroom, blocks: list[Block]) -> int:
    """Return an article of Layla's that the editor said two things about in each paragraph."""
    article = room.wrote(room.layla, "قمة في عمّان", body=blocks)
    words = ("المدينة", "العاصمة")
    for number in range(COMMENTS):
        quoted = words[number % 2]
        block = number // 2 % len(blocks)
        anchor = comments.quoted_anchor(room.editor, article, quoted=quoted, block=block)
        comments.add_comment(room.editor, article, f"الملاحظة رقم {number}", anchor=anchor)
    return article


def main() -> int:
    """Print the table and return 1 where a budget is missed."""
    application = QApplication([])
    blocks = reviewed()
    bare = list(accepted(Document(tuple(blocks))).blocks)
    with tempfile.TemporaryDirectory() as folder:
        room = found(Path(folder))
        with room.store, stations_on(room, Path(folder), application) as made:
            full, plain = said(room, blocks), room.wrote(room.layla, "بلا ملاحظات", body=bare)
            at = Room(made, room)
            opened = [
                (at.open(full, SUGGESTIONS + COMMENTS), at.open(plain, 0)) for _ in range(ROUNDS)
            ]
            ours, floor = map(min, zip(*opened, strict=True))
            at.open(full, SUGGESTIONS + COMMENTS)
            step = min(at.step() for _ in range(3 * ROUNDS))
            at.story.leave()
            rest(200)
    print(f"{'':44}{'ours ms':>10}{'bare ms':>10}{'ratio':>8}{'limit':>8}")
    name = f"opening, {SUGGESTIONS} suggestions, {COMMENTS} comments"
    print(f"{name:44}{ours:10.1f}{floor:10.1f}{ours / floor:8.2f}{OPEN_RATIO:8.1f}")
    print(f"{'to the next remark, painted':44}{step:10.1f}{'':>10}{'':>8}{STEP_MS:8}")
    missed = ours > OPEN_MS or ours / floor > OPEN_RATIO or step > STEP_MS
    print("missed" if missed else "held")
    return int(missed)


if __name__ == "__main__":
    sys.exit(main())
