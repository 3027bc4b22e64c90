"""Typing and opening: what the writing surface costs over a bare QTextEdit, in the same run.

Run as ``python tests/benchmarks/bench_typing.py``. A key is measured from its event to the end of
the repaint, in the middle of the article, with everything that follows it at once, findings
underlined and help while typing on. The floor is the very document, letters, lines and spaces, in a
bare QTextEdit whose view is as large and shows the same lines. Both are measured in processor time
of the window's thread, in short blocks by turns, so that a machine that runs slower for a while
does so for both: the ratio is the median of those of neighbouring blocks.
"""

import os
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from statistics import median
from time import perf_counter, thread_time
from typing import NamedTuple

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from PySide6.QtCore import QEvent, QEventLoop, Qt, QTimer
from PySide6.QtGui import QKeyEvent, QTextCursor
from PySide6.QtWidgets import QApplication, QFrame, QTextEdit, QVBoxLayout, QWidget

from studio.document.blocks import Block
from studio.ui.editor.article_editor import ArticleEditor
from studio.ui.spelling_door import SpellingDoor
from studio.ui.story import Story
from tests.builders import h, p
from tests.newsroom.house import Newsroom, found
from tests.ui.stations import Stations, stations_on

KEYS = 20
BLOCKS = 25
LETTERS = "سلام هذا نص "
RATIO = 1.5
OPEN_MS = 300
SENTENCE = "انعقدت القمة صباح اليوم في العاصمة وبحثت ملفات المنطقة كلها بحضور وفود من دول عدة"
RISKY = "على بعد 5 km من ارضه والمكان، وللاتصال +966 50 123 4567 في كل وقت"
"""Three findings in each paragraph, one of spelling: a page of them is underlined while typing."""
SIZE = (900, 800)


def body(words: int) -> list[Block]:
    """Return about so many words in paragraphs of four lines, with sub-headings."""
    line = len(SENTENCE.split())
    blocks: list[Block] = []
    left = words
    while left > 0:
        if len(blocks) % 8 == 7:
            blocks.append(h("عنوان فرعي في المادة"))
        blocks.append(p(" ".join([SENTENCE] * 3), f" {RISKY} ", SENTENCE))
        left -= line * 4
    return blocks


def milliseconds(act: Callable[[], object], clock: Callable[[], float] = perf_counter) -> float:
    """Return how long `act` takes by a clock."""
    start = clock()
    act()
    return (clock() - start) * 1000


def rest(milliseconds: int = 20) -> None:
    """Let Qt do what it put off."""
    loop = QEventLoop()
    QTimer.singleShot(milliseconds, loop.quit)
    loop.exec()


def to_middle(edit: QTextEdit) -> None:
    """Put the caret into the middle of the text, behind its first word."""
    block = edit.document().findBlockByNumber(edit.document().blockCount() // 2)
    cursor = QTextCursor(block)
    cursor.movePosition(QTextCursor.MoveOperation.NextWord)
    edit.setTextCursor(cursor)
    edit.ensureCursorVisible()
    rest(600)


def keys(edit: QTextEdit) -> float:
    """Return the median of a key to painted, where the caret stands."""
    taken = []
    for number in range(KEYS):
        letter = LETTERS[number % len(LETTERS)]
        press = QKeyEvent(QEvent.Type.KeyPress, 0, Qt.KeyboardModifier.NoModifier, letter)

        def one(press: QKeyEvent = press) -> None:
            QApplication.sendEvent(edit, press)
            edit.viewport().repaint()

        taken.append(milliseconds(one, thread_time))
    rest()
    return median(taken[KEYS // 10 :])


class Compared(NamedTuple):
    """What a key costs in one text and in another, and how many times the first is the second."""

    ours: float
    floor: float
    ratio: float


def compared(ours: QTextEdit, floor: QTextEdit) -> Compared:
    """Type into two texts by turns."""
    for edit in (floor, ours):
        to_middle(edit)
    pairs = [(keys(ours), keys(floor)) for _ in range(BLOCKS)][1:]
    each, base = map(median, zip(*pairs, strict=True))
    return Compared(each, base, median(one / other for one, other in pairs))


def bare(surface: QTextEdit) -> QTextEdit:
    """Return a bare QTextEdit that shows the same document in a view of the same size."""
    edit = QTextEdit()
    document = surface.document().clone(edit)
    document.setUndoRedoEnabled(True)
    edit.setDocument(document)
    edit.setStyleSheet("border: 0; padding: 0")
    edit.setFrameShape(QFrame.Shape.NoFrame)
    edit.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    edit.show()
    for _ in range(2):  # the bar of a long text takes its room at the first time
        edit.resize(edit.size() + surface.viewport().size() - edit.viewport().size())
        rest(50)
    assert edit.viewport().size() == surface.viewport().size()
    return edit


def opened(made: Stations, room: Newsroom, blocks: list[Block]) -> tuple[ArticleEditor, float]:
    """Return an editor with an article open in it, and how long showing it took."""
    article = room.wrote(room.layla, "قمة في عمّان", body=blocks)
    station = made.of(room.layla)
    window = station.deck.parent()
    assert isinstance(window, QWidget)
    story = Story(station.door, window)
    editor = ArticleEditor(station, story)
    layout = QVBoxLayout(window)
    layout.addWidget(editor)
    window.resize(*SIZE)
    window.show()
    small = room.wrote(room.layla, "صغيرة")
    wait(story, small)
    spent: list[float] = []
    show = editor.editing.show

    def measured(text: object) -> None:
        spent.append(milliseconds(lambda: show(text)))  # type: ignore[arg-type] # as it was given

    editor.editing.show = measured  # type: ignore[method-assign] # measured from outside
    wait(story, article)
    painted = milliseconds(editor.surface.viewport().repaint)
    editor.focus_text()
    return editor, spent[-1] + painted


def wait(story: Story, article: int) -> None:
    """Open an article and wait until it is shown."""
    loop = QEventLoop()
    story.open_article(article, loop.quit)
    loop.exec()


def main() -> int:
    """Print the table and return 1 where a budget is missed."""
    application = QApplication([])
    missed = False
    with tempfile.TemporaryDirectory() as folder:
        room = found(Path(folder))
        with room.store, stations_on(room, Path(folder), application) as made:
            made.spelling = SpellingDoor()
            print(f"{'':28}{'surface ms':>12}{'bare ms':>10}{'ratio':>8}{'limit':>8}")
            for words in (1_000, 10_000, 23_000, 50_000):
                blocks = body(words)
                editor, _ = opened(made, room, blocks)
                rest(200)
                while editor.findings.checking.busy:
                    rest()
                plain = bare(editor.surface)
                found_there = len(editor.findings.checking.all())
                ours, floor, ratio = compared(editor.surface, plain)
                missed = missed or ratio > RATIO
                name = f"key to painted, {words:,}"
                print(f"{name:28}{ours:12.2f}{floor:10.2f}{ratio:8.2f}{RATIO:8.1f}")
                print(f"{'  findings underlined':28}{found_there:12}")
                plain.close()
                editor.story.leave()
            editor, spent = opened(made, room, body(10_000))
            missed = missed or spent > OPEN_MS
            print(f"{'opening 10,000':28}{spent:12.1f}{'':>10}{'':>8}{OPEN_MS:8}")
            editor.story.leave()
            rest(200)
            made.spelling.close()
    print("missed" if missed else "held")
    return int(missed)


if __name__ == "__main__":
    sys.exit(main())
