"""Findings at the surface: found beside the window, walked through by key, put right at once."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from studio.document.findings import Finding, Level
from studio.document.spacing import DOUBLE_SPACE
from studio.ui.commands import Do
from studio.ui.editor.findings.waves import _tile, places
from tests.builders import p
from tests.newsroom.house import Newsroom
from tests.ui.editor.writers import Writer, with_body
from tests.ui.stations import Stations

DOUBLE = "في  البيت"


def tap(key: Qt.Key) -> None:
    """Press a key where the keys go."""
    focused = QApplication.focusWidget()
    assert focused is not None
    QTest.keyClick(focused, key)


def settled(qtbot: QtBot, writer: Writer) -> None:
    qtbot.waitUntil(lambda: not writer.editor.findings.checking.busy)


def shown(writer: Writer) -> list[tuple[int, int, int]]:
    found = writer.editor.findings.checking.all()
    return [(one.number, one.finding.start, one.finding.end) for one in found]


def twice(qtbot: QtBot, stations: Stations, newsroom: Newsroom) -> Writer:
    """Return somebody who has typed two spaces in two paragraphs, and stands before them."""
    writer = with_body(qtbot, stations, newsroom, p("أول"), p("ثان"))
    for block in (0, 1):
        writer.editor.show_block("body", block)
        writer.editor.editing.insert(DOUBLE)
    writer.editor.show_block("headline", None)
    settled(qtbot, writer)
    return writer


def test_what_is_typed_is_looked_at_when_nobody_types(
    qtbot: QtBot, stations: Stations, newsroom: Newsroom
) -> None:
    writer = twice(qtbot, stations, newsroom)
    assert shown(writer) == [(3, 2, 4), (4, 2, 4)]
    assert writer.editor.findings.count.isVisible()
    assert writer.editor.findings.count.text() == "٢"


def test_a_story_is_looked_at_when_it_is_opened(
    qtbot: QtBot, stations: Stations, newsroom: Newsroom
) -> None:
    writer = with_body(qtbot, stations, newsroom, p("للاتصال +966 50 123 4567 صباحا"))
    settled(qtbot, writer)
    assert shown(writer) == [(3, 8, 24)]


def test_an_underline_goes_along_with_its_words_while_somebody_types(
    qtbot: QtBot, stations: Stations, newsroom: Newsroom
) -> None:
    writer = twice(qtbot, stations, newsroom)
    writer.editor.show_block("body", 0)
    writer.press(Qt.Key.Key_Home)
    writer.type("و")
    assert shown(writer)[0] == (3, 3, 5)


def test_f7_goes_from_finding_to_finding_and_round(
    qtbot: QtBot, stations: Stations, newsroom: Newsroom
) -> None:
    writer = twice(qtbot, stations, newsroom)
    visited = []
    for _ in range(3):
        writer.do(Do.NEXT_FINDING)
        visited.append(writer.surface.textCursor().blockNumber())
    writer.do(Do.PREVIOUS_FINDING)
    assert visited == [3, 4, 3]
    assert writer.surface.textCursor().blockNumber() == 4
    assert writer.editor.findings.card.isVisible()
    assert writer.editor.findings.card.buttons[0].hasFocus()


def test_a_remedy_is_one_step(qtbot: QtBot, stations: Stations, newsroom: Newsroom) -> None:
    writer = twice(qtbot, stations, newsroom)
    writer.do(Do.NEXT_FINDING)
    tap(Qt.Key.Key_Return)
    manuscript = writer.editor.editing.manuscript
    document = writer.surface.document()
    assert document.findBlockByNumber(3).text() == "في البيتأول"
    assert not writer.editor.findings.card.isVisible()
    assert writer.surface.hasFocus()
    settled(qtbot, writer)
    assert shown(writer) == [(4, 2, 4)]
    manuscript.undo()
    assert document.findBlockByNumber(3).text() == "في  البيتأول"
    settled(qtbot, writer)
    assert len(shown(writer)) == 2


def test_escape_and_letters_lead_back_to_the_text(
    qtbot: QtBot, stations: Stations, newsroom: Newsroom
) -> None:
    writer = twice(qtbot, stations, newsroom)
    card = writer.editor.findings.card
    writer.do(Do.NEXT_FINDING)
    tap(Qt.Key.Key_Down)
    assert card.buttons[1].hasFocus()
    tap(Qt.Key.Key_Escape)
    assert not card.isVisible()
    assert writer.surface.hasFocus()
    writer.do(Do.NEXT_FINDING)
    tap(Qt.Key.Key_X)
    assert writer.surface.document().findBlockByNumber(4).text() == "فيxالبيتثان"


def test_a_click_opens_the_card_and_leaves_the_keys_to_the_text(
    qtbot: QtBot, stations: Stations, newsroom: Newsroom
) -> None:
    writer = twice(qtbot, stations, newsroom)
    findings = writer.editor.findings
    (first, _) = findings.checking.all()
    block = writer.surface.document().findBlockByNumber(first.number)
    (strip,) = places(block, writer.editor.findings._content(first.number), first.finding)
    spot = strip.translated(block.layout().position()).center().toPoint() - QPoint(0, 6)
    QTest.mouseClick(
        writer.surface.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, spot
    )
    qtbot.waitUntil(findings.card.isVisible)
    assert writer.surface.hasFocus()
    QTest.mouseClick(
        writer.surface.viewport(),
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
        QPoint(300, 700),
    )
    assert not findings.card.isVisible()


def test_what_is_ignored_or_switched_off_is_shown_no_more_and_can_be_brought_back(
    qtbot: QtBot, stations: Stations, newsroom: Newsroom
) -> None:
    writer = twice(qtbot, stations, newsroom)
    findings = writer.editor.findings
    told: list[object] = []
    findings.told.connect(lambda _, back: told.append(back))
    writer.do(Do.NEXT_FINDING)
    findings.card.ignored.emit()
    assert shown(writer) == [(4, 2, 4)]
    writer.editor.show_block("body", 0)
    writer.press(Qt.Key.Key_Home)
    for typed in ("ثم ", "و"):
        writer.type(typed)
        settled(qtbot, writer)
        assert shown(writer) == [(4, 2, 4)]
    writer.do(Do.NEXT_FINDING)
    findings.card.buttons[-1].click()
    settled(qtbot, writer)
    assert shown(writer) == []
    assert not findings.count.isVisible()
    assert writer.station.personal.recall("findings_off") == [DOUBLE_SPACE]
    back = told[-1]
    assert callable(back)
    back()
    settled(qtbot, writer)
    assert shown(writer)


def test_a_range_of_both_directions_is_underlined_where_its_letters_stand(
    qtbot: QtBot, stations: Stations, newsroom: Newsroom
) -> None:
    writer = with_body(qtbot, stations, newsroom, p("قال Reuters اليوم 🙂 كلاما"))
    block = writer.surface.document().findBlockByNumber(3)
    content = writer.editor.findings._content(3)
    pieces = [list(places(block, content, Finding("x", 2, end, Level.ERROR))) for end in (8, 11)]
    assert [len(one) for one in pieces] == [2, 1]
    text = block.text()
    (face,) = places(
        block, content, Finding("x", text.index("🙂"), text.index("🙂") + 1, Level.ERROR)
    )
    (word,) = places(block, content, Finding("x", text.index("ك"), len(text), Level.ERROR))
    assert word.right() < face.left()


def test_a_latin_word_in_arabic_is_underlined_from_its_first_letter_on(
    qtbot: QtBot, stations: Stations, newsroom: Newsroom
) -> None:
    words = ("قالت ", "Reuters", " إن ", "5", " وفود حضرت ")
    writer = with_body(qtbot, stations, newsroom, p("".join(words) * 9, "النهاية"))
    writer.surface.viewport().repaint()
    block = writer.surface.document().findBlockByNumber(3)
    content, text = writer.editor.findings._content(3), block.text()
    lines = set()
    for word in ("Reuters", "5"):
        start = text.find(word)
        while start >= 0:
            end = start + len(word)
            areas = places(block, content, Finding("x", start, end, Level.ERROR))
            line = block.layout().lineForTextPosition(start)
            lines.add(line.lineNumber())
            seen = [run.boundingRect() for run in line.glyphRuns(start, len(word))]
            assert len(areas) == 1
            assert areas[0].left() == pytest.approx(min(one.left() for one in seen))
            assert areas[0].right() == pytest.approx(max(one.right() for one in seen))
            start = text.find(word, end)
    assert len(lines) > 1


def test_levels_differ_in_shape_and_not_in_colour_alone(qapp: object) -> None:
    drawn = []
    for level in Level:
        image = _tile(level, "#000000", 1.0).toImage()
        drawn.append([image.pixelColor(x, y).alpha() > 100 for x in range(6) for y in range(5)])
    assert len({tuple(one) for one in drawn}) == 3
