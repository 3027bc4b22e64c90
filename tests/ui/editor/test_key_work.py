"""What a key does is as much in a long article as in a short one: counted in steps, not in time.

A step is a line of ours that runs between the press of a key and the end of the repaint, each turn
of a loop one. What waits until nobody types is not among them.
"""

import sys
from collections import Counter
from collections.abc import Callable
from functools import partial
from pathlib import Path
from types import FrameType

from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCursor
from pytestqt.qtbot import QtBot

import studio
from studio.document.blocks import Block
from tests.builders import fn, h, ol, p
from tests.newsroom.house import Newsroom
from tests.ui.editor.writers import Writer, with_body
from tests.ui.stations import Stations

SHORT, LONG = 60, 480
OURS = str(Path(studio.__file__).parent)
SENTENCE = "انعقدت القمة صباح اليوم في العاصمة  وبحثت ملفات المنطقة على بعد 5 km من المكان."
KEYS: dict[str, Callable[[Writer], None]] = {
    "a letter": lambda writer: writer.type("س"),
    "a space": lambda writer: writer.type(" "),
    "Backspace": lambda writer: writer.press(Qt.Key.Key_Backspace),
    "Delete": lambda writer: writer.press(Qt.Key.Key_Delete),
    "Enter": lambda writer: writer.press(Qt.Key.Key_Return),
    "Backspace over a border": lambda writer: writer.press(Qt.Key.Key_Backspace),
    "an arrow": lambda writer: writer.press(Qt.Key.Key_Left),
}


def body(paragraphs: int) -> list[Block]:
    """Return paragraphs with findings, among them headings, items and footnotes."""
    return [
        h(f"عنوان فرعي {number}")
        if number % 10 == 0
        else ol(SENTENCE)
        if number % 10 < 5
        else p(SENTENCE, fn("حاشية"))
        if number % 10 == 7
        else p(SENTENCE)
        for number in range(paragraphs)
    ]


def steps(act: Callable[[], object]) -> Counter[str]:
    """Return how many lines of ours `act` runs, by function."""
    found: Counter[str] = Counter()

    def line(frame: FrameType, event: str, _: object) -> object:
        if event == "line":
            found[f"{frame.f_code.co_filename[len(OURS) :]}:{frame.f_code.co_qualname}"] += 1
        return line

    def call(frame: FrameType, _: str, __: object) -> object:
        return line if frame.f_code.co_filename.startswith(OURS) else None

    before = sys.gettrace()
    sys.settrace(call)  # type: ignore[arg-type] # it returns itself or None
    try:
        act()
    finally:
        sys.settrace(before)
    return found


def work_on_keys(writer: Writer) -> dict[str, Counter[str]]:
    """Return the steps of each key in the middle of the text, done once before unmeasured."""
    surface = writer.surface
    block = surface.document().findBlockByNumber(surface.document().blockCount() // 20 * 10 + 6)
    cursor = QTextCursor(block)
    cursor.movePosition(QTextCursor.MoveOperation.NextWord)
    surface.setTextCursor(cursor)
    surface.ensureCursorVisible()
    found: dict[str, Counter[str]] = {}
    for _ in range(2):
        for name, press in KEYS.items():

            def whole(press: Callable[[Writer], None] = press) -> None:
                press(writer)
                surface.viewport().repaint()

            found[name] = steps(whole)
    return found


def test_a_key_does_no_more_in_a_long_article(
    qtbot: QtBot, stations: Stations, newsroom: Newsroom
) -> None:
    found = []
    for paragraphs in (SHORT, LONG):
        writer = with_body(qtbot, stations, newsroom, *body(paragraphs))
        checking = writer.editor.findings.checking
        qtbot.waitUntil(partial(lambda one: not one.busy, checking))
        found.append(work_on_keys(writer))
    short, long = found
    for name in KEYS:
        grown = {
            where: (short[name][where], steps_)
            for where, steps_ in long[name].items()
            if steps_ > 1.5 * short[name][where] + 20
        }
        assert not grown, name
