"""Pasting 64 KB of Word's HTML: from the clipboard's content to the end of the repaint.

Run as ``python tests/benchmarks/bench_pasting.py``. The goal is 100 ms in an article of 10,000
words: read, cleaned, put into the text as one step, laid out and painted. The floor is the same
HTML pasted into a bare QTextEdit with the same text, in the same run. Both are measured by turns,
in processor time of the window's thread, and the best round of each counts: other load only adds.
"""

import sys
import tempfile
from pathlib import Path
from time import thread_time

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from PySide6.QtCore import QMimeData
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QApplication, QTextEdit

from studio.ui.editor.article_editor import ArticleEditor
from tests.benchmarks.bench_typing import bare, body, milliseconds, opened, rest
from tests.newsroom.house import found
from tests.ui.stations import stations_on

PAGE = Path(__file__).resolve().parents[1] / "data" / "pastes" / "word.html"
START, END = "<!--StartFragment-->", "<!--EndFragment-->"
SIZE = 64 * 1024
GOAL_MS = 100
ROUNDS = 7


def page() -> QMimeData:
    """Return what Word puts on the clipboard, its paragraphs repeated up to 64 KB."""
    text = PAGE.read_text("utf-8")
    head, _, rest_of_it = text.partition(START)
    fragment, _, tail = rest_of_it.partition(END)
    fragment *= (SIZE - len(text.encode())) // len(fragment.encode()) + 1
    content = QMimeData()
    content.setHtml(f"{head}{START}{fragment}{END}{tail}")
    content.setText("words")
    return content


def in_ours(editor: ArticleEditor, content: QMimeData) -> float:
    """Return how long the paste takes in the middle of the text, and take it back."""
    surface = editor.surface
    _to_middle(surface)

    def paste() -> None:
        editor.clipping.paste(content)
        surface.viewport().repaint()

    taken = milliseconds(paste, thread_time)
    rest(100)
    editor.editing.undo()
    rest(100)
    return taken


def in_bare(edit: QTextEdit, content: QMimeData) -> float:
    """Return how long the same takes in a bare QTextEdit."""
    _to_middle(edit)

    def paste() -> None:
        edit.insertFromMimeData(content)
        edit.viewport().repaint()

    taken = milliseconds(paste, thread_time)
    edit.undo()
    rest(100)
    return taken


def _to_middle(edit: QTextEdit) -> None:
    document = edit.document()
    block = document.findBlockByNumber(document.blockCount() // 2)
    edit.setTextCursor(QTextCursor(block))
    edit.ensureCursorVisible()
    rest(100)


def main() -> int:
    """Print the table and return 1 where the goal is missed."""
    application = QApplication([])
    content = page()
    missed = False
    print(f"{len(content.html().encode()):,} bytes of HTML")
    print(f"{'':24}{'ours ms':>10}{'bare ms':>10}{'goal':>8}")
    with tempfile.TemporaryDirectory() as folder:
        room = found(Path(folder))
        with room.store, stations_on(room, Path(folder), application) as made:
            for words in (1_000, 10_000):
                blocks = body(words)
                editor, _ = opened(made, room, blocks)
                plain = bare(editor.surface)
                rest(300)
                rounds = [
                    (in_ours(editor, content), in_bare(plain, content)) for _ in range(ROUNDS)
                ]
                ours, floor = map(min, zip(*rounds, strict=True))
                missed = missed or ours > GOAL_MS
                print(f"{f'into {words:,} words':24}{ours:10.1f}{floor:10.1f}{GOAL_MS:8}")
                plain.close()
                editor.story.leave()
                rest(200)
    print("missed" if missed else "held")
    return int(missed)


if __name__ == "__main__":
    sys.exit(main())
