"""What a key does is as much in a long article as in a short one: counted in steps, not in time.

A step is a line of ours that runs between the press of a key and the end of the repaint, each turn
of a loop one. What waits until nobody types is not among them.
"""

from collections import Counter
from collections.abc import Callable
from enum import Enum, auto
from functools import partial

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCursor
from pytestqt.qtbot import QtBot

from studio.document.blocks import Block
from studio.ui.commands import Do
from tests.builders import fn, h, ol, p
from tests.newsroom.house import Newsroom
from tests.ui.editor.steps import steps
from tests.ui.editor.writers import Writer, with_body
from tests.ui.stations import Stations

SHORT, LONG = 60, 480
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


class Mode(Enum):
    """How somebody writes."""

    PLAIN = auto()
    SUGGESTING = auto()
    FINAL = auto()


def review(writer: Writer, paragraphs: int, *, final: bool) -> None:
    """Suggest something in every tenth paragraph, and go on suggesting."""
    writer.do(Do.SUGGEST)
    for number in range(0, paragraphs, 10):
        writer.editor.show_block("body", number)
        writer.type("قال")
    if final:
        writer.do(Do.VIEW_FINAL)


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


@pytest.mark.parametrize("mode", Mode)
def test_a_key_does_no_more_in_a_long_article(
    qtbot: QtBot, stations: Stations, newsroom: Newsroom, mode: Mode
) -> None:
    found = []
    for paragraphs in (SHORT, LONG):
        writer = with_body(qtbot, stations, newsroom, *body(paragraphs))
        if mode is not Mode.PLAIN:
            review(writer, paragraphs, final=mode is Mode.FINAL)
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
