"""The list of findings: by kind, leading to its place, each put right by one key."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from studio.arabic.direction import FSI, PDI
from studio.document.findings import Finding, Level
from studio.document.spacing import DOUBLE_SPACE
from studio.settings import PersonalLanguage
from studio.ui.commands import Do
from studio.ui.editor.findings.listing import FindingsList
from studio.ui.editor.findings.signs import excerpt
from studio.ui.house.personal_page import PersonalPage
from studio.wording.findings import FINDINGS
from tests.builders import p
from tests.newsroom.house import Newsroom
from tests.ui.editor.writers import Writer, with_body
from tests.ui.stations import Stations

DOUBLE = "في  البيت"
PHONE = "للاتصال +966 50 123 4567 صباحا"


@pytest.fixture
def writer(qtbot: QtBot, stations: Stations, newsroom: Newsroom) -> Writer:
    """Somebody with a telephone number, two double spaces and a stray mark in the text."""
    found = with_body(qtbot, stations, newsroom, p(PHONE), p("أول"), p("ثان"), p("مدى\u2067"))
    for block in (1, 2):
        found.editor.show_block("body", block)
        found.editor.editing.insert(DOUBLE)
    found.editor.show_block("headline", None)
    qtbot.waitUntil(lambda: not found.editor.findings.checking.busy)
    found.window.activateWindow()
    found.do(Do.FINDINGS)
    return found


def listed(writer: Writer) -> FindingsList:
    return writer.editor.findings.list


def kinds(writer: Writer) -> list[tuple[int, str]]:
    return [(one.number, one.finding.code) for one in listed(writer).found]


def settled(qtbot: QtBot, writer: Writer) -> None:
    qtbot.waitUntil(lambda: not writer.editor.findings.checking.busy)


def test_findings_stand_by_kind_the_gravest_first(writer: Writer) -> None:
    assert listed(writer).isVisible()
    assert kinds(writer) == [
        (6, "direction_unpaired"),
        (3, "direction_phone"),
        (4, DOUBLE_SPACE),
        (5, DOUBLE_SPACE),
    ]
    heads = [
        listed(writer).list.item(row).text()
        for row in range(listed(writer).list.count())
        if not listed(writer).list.item(row).flags() & Qt.ItemFlag.ItemIsSelectable
    ]
    assert len(heads) == 3
    assert heads[-1].endswith("(٢)")


@pytest.mark.parametrize("language", list(PersonalLanguage))
def test_no_remedy_is_cut_off(writer: Writer, language: PersonalLanguage) -> None:
    writer.station.personal.set(language=language)
    rows, button = listed(writer).list, listed(writer).mend
    for row in range(rows.count()):
        rows.setCurrentRow(row)
        assert button.isHidden() or button.sizeHint().width() <= button.width()
        assert button.text().replace("\n", " ") == button.accessibleName()


def test_the_text_shows_the_place_and_enter_goes_there(writer: Writer) -> None:
    rows = listed(writer).list
    assert rows.hasFocus()
    QTest.keyClick(rows, Qt.Key.Key_Down)
    assert writer.surface.textCursor().selectedText() == "+966 50 123 4567"
    assert rows.hasFocus()
    QTest.keyClick(rows, Qt.Key.Key_Return)
    card = writer.editor.findings.card
    assert card.isVisible()
    assert card.buttons[0].hasFocus()


def test_f7_in_the_text_chooses_the_row_and_leaves_the_keys(writer: Writer) -> None:
    rows = listed(writer).list
    writer.editor.show_block("headline", None)
    for there in (3, 4, 5, 6):
        writer.do(Do.NEXT_FINDING)
        chosen = listed(writer).chosen
        assert chosen is not None
        assert chosen.number == there
        assert chosen == writer.editor.findings._at
        assert not rows.hasFocus()
    writer.do(Do.PREVIOUS_FINDING)
    assert listed(writer).chosen == writer.editor.findings._at


def test_space_mends_and_the_next_one_is_chosen(qtbot: QtBot, writer: Writer) -> None:
    rows = listed(writer).list
    for _ in range(2):
        QTest.keyClick(rows, Qt.Key.Key_Down)
    for left in (1, 0):
        QTest.keyClick(rows, Qt.Key.Key_Space)
        settled(qtbot, writer)
        assert [code for _, code in kinds(writer)].count(DOUBLE_SPACE) == left
    assert writer.lines[1:3] == ["في البيتأول", "في البيتثان"]
    assert rows.hasFocus()
    assert listed(writer).chosen is not None
    writer.do(Do.UNDO)
    assert writer.surface.document().findBlockByNumber(5).text() == "في  البيتثان"


def test_delete_ignores_and_a_kind_is_switched_off(qtbot: QtBot, writer: Writer) -> None:
    rows = listed(writer).list
    QTest.keyClick(rows, Qt.Key.Key_Delete)
    assert "direction_unpaired" not in dict(map(reversed, kinds(writer)))  # type: ignore[arg-type]
    QTest.keyClick(rows, Qt.Key.Key_Down)
    listed(writer).switch_off.click()
    settled(qtbot, writer)
    assert [code for _, code in kinds(writer)] == ["direction_phone"]
    QTest.keyClick(rows, Qt.Key.Key_Escape)
    assert writer.surface.hasFocus()
    writer.do(Do.FINDINGS)
    assert not listed(writer).isVisible()


def test_kinds_are_switched_in_the_personal_settings(qtbot: QtBot, writer: Writer) -> None:
    page = PersonalPage(writer.station)
    qtbot.addWidget(page)
    assert set(page.kinds.ticks) == set(FINDINGS)
    page.kinds.ticks[DOUBLE_SPACE].click()
    settled(qtbot, writer)
    assert DOUBLE_SPACE not in [code for _, code in kinds(writer)]
    page.kinds.ticks[DOUBLE_SPACE].click()
    settled(qtbot, writer)
    assert [code for _, code in kinds(writer)].count(DOUBLE_SPACE) == 2


def test_an_empty_list_says_so(qtbot: QtBot, stations: Stations, newsroom: Newsroom) -> None:
    writer = with_body(qtbot, stations, newsroom, p("سليم"))
    settled(qtbot, writer)
    writer.do(Do.FINDINGS)
    assert listed(writer).found == ()
    assert listed(writer).list.isHidden()
    assert not listed(writer)._empty.isHidden()
    assert not listed(writer).mend.isVisible()


def test_an_excerpt_shows_whole_words_and_names_what_nobody_sees() -> None:
    text = "انعقدت القمة صباح اليوم في  العاصمة بحضور الوزراء"
    at = text.index("  ")
    shown = excerpt(text, Finding(DOUBLE_SPACE, at, at + 2, Level.WARNING))
    assert shown == f"…صباح اليوم في‹{FSI}  {PDI}›العاصمة بحضور…"
    assert excerpt("مدى\u2067", Finding("x", 3, 4, Level.ERROR)) == f"مدى‹{FSI}[RLI]{PDI}›"


def test_flags_over_invisible_marks_are_hidden_and_stay_so(
    qtbot: QtBot, stations: Stations, newsroom: Newsroom
) -> None:
    writer = with_body(qtbot, stations, newsroom, p("مدى\u200fآخر"))
    shown = writer.surface.grab().toImage()
    assert writer.station.deck[Do.INVISIBLES].isChecked()
    writer.do(Do.INVISIBLES)
    assert not writer.station.deck[Do.INVISIBLES].isChecked()
    assert writer.surface.grab().toImage() != shown
    again = with_body(qtbot, stations, newsroom, p("مدى\u200fآخر"))
    assert not again.editor.editing.canvas.shows_flags
    writer.do(Do.INVISIBLES)
    assert writer.editor.editing.canvas.shows_flags
