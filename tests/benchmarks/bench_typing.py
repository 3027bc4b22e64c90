"""Typing and opening: what the writing surface costs over a bare QTextEdit, in the same run.

Run as ``python tests/benchmarks/bench_typing.py``. A key is measured from its event to the end of
the repaint, in the middle of the article, with everything that follows it at once, findings
underlined and help while typing on; the floor is the same text in a bare QTextEdit of the same size
and font. Both are measured by turns, in processor time of the window's thread, and the best round
of each counts: other load only adds.
"""

import os
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from statistics import median
from time import perf_counter, thread_time

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from PySide6.QtCore import QEvent, QEventLoop, Qt, QTimer
from PySide6.QtGui import QKeyEvent, QTextBlockFormat, QTextCursor, QTextOption
from PySide6.QtWidgets import QApplication, QTextEdit, QVBoxLayout, QWidget

from studio.document.blocks import Block
from studio.ui.editor.article_editor import ArticleEditor
from studio.ui.look import Look
from studio.ui.story import Story
from tests.builders import h, p
from tests.newsroom.house import Newsroom, found
from tests.ui.stations import Stations, stations_on

KEYS = 200
ROUNDS = 5
LETTERS = "سلام هذا نص "
RATIO = 1.5
OPEN_MS = 300
SENTENCE = "انعقدت القمة صباح اليوم في العاصمة وبحثت ملفات المنطقة كلها بحضور وفود من دول عدة"
RISKY = "على بعد 5 km من المكان، وللاتصال +966 50 123 4567 في كل وقت"
"""Two findings in each paragraph, so that a page of them is underlined while keys are typed."""
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


def keys(edit: QTextEdit) -> float:
    """Return the median of a key to painted, in the middle of the text."""
    block = edit.document().findBlockByNumber(edit.document().blockCount() // 2)
    cursor = QTextCursor(block)
    cursor.movePosition(QTextCursor.MoveOperation.NextWord)
    edit.setTextCursor(cursor)
    edit.ensureCursorVisible()
    rest(600)
    taken = []
    for number in range(KEYS):
        letter = LETTERS[number % len(LETTERS)]
        press = QKeyEvent(QEvent.Type.KeyPress, 0, Qt.KeyboardModifier.NoModifier, letter)

        def one(press: QKeyEvent = press) -> None:
            QApplication.sendEvent(edit, press)
            edit.viewport().repaint()

        taken.append(milliseconds(one, thread_time))
        if number % 20 == 19:
            rest()
    return median(taken[KEYS // 10 :])


def bare(look: Look, blocks: list[Block]) -> QTextEdit:
    """Return a bare QTextEdit with the words of `blocks`."""
    edit = QTextEdit()
    edit.setFont(look.fonts.text_at(20))
    option = QTextOption()
    option.setTextDirection(Qt.LayoutDirection.RightToLeft)
    edit.document().setDefaultTextOption(option)
    edit.resize(*SIZE)
    cursor = edit.textCursor()
    form = QTextBlockFormat()
    form.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    form.setBottomMargin(12)
    form.setLineHeight(150, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
    for index, block in enumerate(blocks):
        if index:
            cursor.insertBlock(form)
        else:
            cursor.setBlockFormat(form)
        cursor.insertText("".join(piece.text for piece in block.content))  # type: ignore[union-attr] # only text here
    edit.show()
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
            print(f"{'':28}{'surface ms':>12}{'bare ms':>10}{'ratio':>8}{'limit':>8}")
            for words in (1_000, 10_000, 50_000):
                blocks = body(words)
                editor, _ = opened(made, room, blocks)
                plain = bare(made.look, blocks)
                rest(200)
                while editor.findings.checking.busy:
                    rest()
                found_there = len(editor.findings.checking.all())
                rounds = [(keys(plain), keys(editor.surface)) for _ in range(ROUNDS)]
                floor, ours = map(min, zip(*rounds, strict=True))
                ratio = ours / floor
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
    print("missed" if missed else "held")
    return int(missed)


if __name__ == "__main__":
    sys.exit(main())
