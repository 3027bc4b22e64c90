"""A field that shows words and keeps inlines."""

from random import Random

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from studio.document.inline import Inlines, Text, normal, plain
from studio.ui.editor.panels.inline_field import InlineField, link_of
from studio.ui.editor.writing.content import BREAK, flat
from studio.ui.look import Look
from studio.ui.parts.fields import MOST_PASTED
from tests.builders import fn, inline, link, strong
from tests.profiles import count
from tests.strategies import inlines
from tests.ui.editor.writers import type_into

CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def field(qtbot: QtBot, qapp: QApplication) -> InlineField:
    """Give an empty field that is shown."""
    made = InlineField(Look(qapp))
    qtbot.addWidget(made)
    made.resize(400, 80)
    made.show()
    return made


def shown(field: InlineField) -> str:
    return field.document().toRawText().replace("\u2029", BREAK)


def test_what_is_typed_among_marked_words_leaves_them_as_they_are(field: InlineField) -> None:
    field.show_content(inline("قال ", strong("الوزير"), fn("حاشية"), " أمس"))
    field.choose(0, 0)
    type_into(field, "و")
    assert normal(field.content) == inline("وقال ", strong("الوزير"), fn("حاشية"), " أمس")


def test_emphasis_and_links_by_the_keys_of_the_text(field: InlineField) -> None:
    field.show_content(inline("قال الوزير أمس"))
    field.choose(4, 10)
    QTest.keyClick(field, Qt.Key.Key_B, CONTROL)
    assert normal(field.content) == inline("قال ", strong("الوزير"), " أمس")
    QTest.keyClick(field, Qt.Key.Key_B, CONTROL)
    assert normal(field.content) == inline("قال الوزير أمس")
    asked: list[str] = []
    field.linking.connect(asked.append)
    field.choose(6, 6)
    QTest.keyClick(field, Qt.Key.Key_K, CONTROL)
    assert asked == [""]
    assert field.chosen() == (4, 10)
    field.set_link(4, 10, "https://a.b/")
    assert normal(field.content) == inline("قال ", link("https://a.b/", "الوزير"), " أمس")
    QTest.keyClick(field, Qt.Key.Key_K, CONTROL)
    assert asked == ["", "https://a.b/"]


def test_an_address_pasted_on_words_is_their_link(field: InlineField) -> None:
    field.show_content(inline("المصدر هنا"))
    field.choose(7, 10)
    content = QMimeData()
    content.setText(" https://example.com/a ")
    field.insertFromMimeData(content)
    assert normal(field.content) == inline("المصدر ", link("https://example.com/a", "هنا"))
    content.setText("javascript:alert(1)")
    field.insertFromMimeData(content)
    assert plain(field.content) == "المصدر javascript:alert(1)"


def test_a_field_takes_as_much_as_it_holds(field: InlineField) -> None:
    content = QMimeData()
    content.setText("ا" * 10_000_000)
    field.insertFromMimeData(content)
    assert len(flat(field.content)) == MOST_PASTED


def test_what_may_not_stand_in_a_run_does_not_come_in(field: InlineField) -> None:
    content = QMimeData()
    content.setText("أ\u202eب\ufffcج\nد")
    field.insertFromMimeData(content)
    assert flat(field.content) == f"أبج{BREAK}د"
    assert shown(field) == flat(field.content)


@pytest.mark.parametrize("text", ["", "كلام", "a b", "javascript:x", "ftp://a.b"])
def test_what_is_no_address(text: str) -> None:
    assert link_of(text) == ""


@settings(max_examples=count(60, 600))
@example(content=(Text("\u064bا"),), seed=0)
@given(content=inlines(), seed=st.integers(0, 2**32))
def test_any_editing_leaves_field_and_content_alike(
    qapp: QApplication, content: Inlines, seed: int
) -> None:
    field, chance = InlineField(Look(qapp)), Random(seed)
    field.show_content(content)
    assert normal(field.content) == normal(content)
    for _ in range(12):
        last = len(field.document().toRawText())
        cursor = field.textCursor()
        cursor.setPosition(min(chance.randint(0, last), field.document().characterCount() - 1))
        end = min(chance.randint(0, last), field.document().characterCount() - 1)
        if chance.random() < 0.5:
            cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
        field.setTextCursor(cursor)
        match chance.randint(0, 4):
            case 0:
                field.toggle(chance.choice(["bold", "code", "superscript"]))
            case 1:
                field.textCursor().insertText(chance.choice(["س", "𝔘", "a b", "\n"]))
            case 2:
                field.textCursor().deletePreviousChar()
            case 3:
                field.set_link(*field.chosen(), "https://a.b/")
            case _:
                field.textCursor().deleteChar()
        assert shown(field) == flat(field.content)
        again = normal(field.content)
        assert normal(again) == again
