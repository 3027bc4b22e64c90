"""Spelling at the surface: judged beside the window, after all else, and put right by keys."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from studio.document.findings import Rewrite
from studio.spelling.codes import SPELLING_HAMZA, SPELLING_WORD, Mode
from studio.ui.commands import Do
from studio.ui.editor.findings import blocks
from studio.ui.editor.findings.blocks import Seen, seen_of
from studio.ui.editor.findings.checking import SOON_MS
from studio.ui.editor.findings.spelt import SpellChecking
from studio.ui.editor.writing.passages import Frame, Passage
from studio.ui.first_touch import FirstTouch
from studio.ui.house.personal_page import PersonalPage
from studio.ui.spelling_door import SpellingDoor
from tests.builders import p
from tests.newsroom.house import Newsroom
from tests.ui.editor.findings.test_desk import settled, tap
from tests.ui.editor.writers import Writer, with_body
from tests.ui.stations import Stations

BODY = (
    p("زار الوفد ارضه وابوابه امس"),
    p("بدأت انتخاابات المدينة وقالت the goverment نعم"),
    p("قال انه رأى اطفالنا في المدينة"),
)
HELPER = (sys.executable, "-m", "studio.spelling.helper")
HAMZA, WORD, ENGLISH = SPELLING_HAMZA, SPELLING_WORD, "spelling_english"


@contextmanager
def door_to(*helper: str) -> Iterator[SpellingDoor]:
    """Give a door whose thread is there from the start, as long as the block goes on."""
    door = SpellingDoor(helper=helper or None)
    door.look(lambda judging, _: judging.codes, lambda _: None, owner=door)
    yield door
    door.close()


@pytest.fixture(scope="module")
def spelling(qapp: QApplication) -> Iterator[SpellingDoor]:
    with door_to() as door:
        yield door


def opened(qtbot: QtBot, stations: Stations, newsroom: Newsroom, spelling: SpellingDoor) -> Writer:
    stations.spelling = spelling
    writer = with_body(qtbot, stations, newsroom, *BODY)
    writer.window.activateWindow()
    return writer


@pytest.fixture
def writer(qtbot: QtBot, stations: Stations, newsroom: Newsroom, spelling: SpellingDoor) -> Writer:
    writer = opened(qtbot, stations, newsroom, spelling)
    settled(qtbot, writer)
    return writer


def kinds(writer: Writer) -> list[tuple[int, str, str]]:
    """Return what is found: in which block, what, and what is most likely meant."""
    return [
        (one.number, one.finding.code, remedy.shown)
        for one in writer.editor.findings.checking.all()
        for remedy in one.finding.remedies[:1]
        if isinstance(remedy, Rewrite)
    ]


def body(writer: Writer) -> list[str]:
    document = writer.surface.document()
    return [document.findBlockByNumber(at).text() for at in range(3, document.blockCount())]


def test_words_are_judged_and_what_a_rule_has_found_is_not_said_twice(writer: Writer) -> None:
    assert kinds(writer) == [
        (3, HAMZA, "أرضه"),
        (3, HAMZA, "وأبوابه"),
        (3, "hamza_particles", "أمس"),
        (4, WORD, "انتخابات"),
        (4, ENGLISH, "government"),
        (5, "hamza_particles", "أنه"),
        (5, HAMZA, "أطفالنا"),
    ]
    assert writer.editor.foot.spelling.isHidden()


def test_a_word_is_reached_and_put_right_by_keys(qtbot: QtBot, writer: Writer) -> None:
    writer.editor.show_block("body", 1)
    writer.do(Do.NEXT_FINDING)
    card = writer.editor.findings.card
    assert card.finding is not None
    assert card.finding.code == WORD
    assert card.buttons[0].text() == "انتخابات"
    tap(Qt.Key.Key_Return)
    assert body(writer)[1] == "بدأت انتخابات المدينة وقالت the goverment نعم"
    settled(qtbot, writer)
    assert (4, WORD, "انتخابات") not in kinds(writer)
    writer.do(Do.UNDO)
    assert body(writer)[1] == "بدأت انتخاابات المدينة وقالت the goverment نعم"


def test_all_hamzas_are_put_right_as_one_step_but_for_those_in_doubt(writer: Writer) -> None:
    before = body(writer)
    writer.do(Do.MEND_HAMZAS)
    assert body(writer) == [
        "زار الوفد أرضه وأبوابه أمس",
        before[1],
        "قال انه رأى أطفالنا في المدينة",
    ]
    writer.do(Do.UNDO)
    assert body(writer) == before


def test_a_slip_that_is_typed_is_found_and_the_others_stay_meanwhile(
    qtbot: QtBot, writer: Writer
) -> None:
    before = kinds(writer)
    writer.editor.show_block("body", 0)
    writer.press(Qt.Key.Key_End)
    writer.type(" واسوارها")
    assert kinds(writer) == before
    settled(qtbot, writer)
    assert (3, HAMZA, "وأسوارها") in kinds(writer)


def test_only_what_changed_is_judged_again(
    qtbot: QtBot, writer: Writer, spelling: SpellingDoor, monkeypatch: pytest.MonkeyPatch
) -> None:
    judged: list[int] = []
    manuscript = writer.editor.editing.manuscript

    def noted(passage: Passage, frame: Frame) -> Iterator[Seen]:
        judged.append(manuscript.passages.index(passage))
        return seen_of(passage, frame)

    monkeypatch.setattr(blocks, "seen_of", noted)
    checking = SpellChecking(spelling, lambda: 4, writer.editor)
    checking.look(manuscript.passages, manuscript.frame, frozenset())
    qtbot.waitUntil(lambda: not checking.busy)
    assert judged[0] == 4
    assert sorted(judged) == [1, 3, 4, 5]
    judged.clear()
    writer.editor.show_block("body", 2)
    writer.type("ثم ")
    checking.look(manuscript.passages, manuscript.frame, frozenset())
    qtbot.waitUntil(lambda: not checking.busy)
    assert judged == [5]


def test_a_kind_is_switched_in_the_personal_settings(qtbot: QtBot, writer: Writer) -> None:
    page = PersonalPage(writer.station)
    qtbot.addWidget(page)
    page.kinds.ticks[WORD].click()
    settled(qtbot, writer)
    assert WORD not in {code for _, code, _ in kinds(writer)}
    assert HAMZA in {code for _, code, _ in kinds(writer)}
    page.kinds.ticks[WORD].click()
    settled(qtbot, writer)
    assert (4, WORD, "انتخابات") in kinds(writer)


def test_without_a_dictionary_the_foot_says_so_and_hamzas_are_found(
    qtbot: QtBot, stations: Stations, newsroom: Newsroom
) -> None:
    with door_to(*HELPER, "--basic") as spelling:
        writer = opened(qtbot, stations, newsroom, spelling)
        settled(qtbot, writer)
        sign = writer.editor.foot.spelling
        assert spelling.mode is Mode.BASIC
        assert sign.isVisible()
        assert sign.text() == "الإملاء: وضع أساسي"
        assert (3, HAMZA, "أرضه") in kinds(writer)
        assert WORD not in {code for _, code, _ in kinds(writer)}
        writer.window.resize(520, 700)
        qtbot.waitUntil(lambda: sign.text() == "")
        assert not sign.pixmap().isNull()
        assert sign.accessibleName() == "الإملاء: وضع أساسي"


def test_what_cannot_judge_is_given_up_and_the_foot_says_so(
    qtbot: QtBot, stations: Stations, newsroom: Newsroom
) -> None:
    with door_to(sys.executable, "-c", "") as spelling:
        writer = opened(qtbot, stations, newsroom, spelling)
        settled(qtbot, writer)
        assert writer.editor.foot.spelling.text() == "الإملاء: غير متاح"
        assert {code for _, code, _ in kinds(writer)} == {"hamza_particles"}


def test_rules_wait_for_no_spelling_and_the_end_neither(
    qtbot: QtBot, stations: Stations, newsroom: Newsroom
) -> None:
    with door_to(sys.executable, "-c", "import time; time.sleep(600)") as spelling:
        writer = opened(qtbot, stations, newsroom, spelling)
        qtbot.waitUntil(lambda: (3, "hamza_particles", "أمس") in kinds(writer))
        assert spelling.mode is Mode.RESTING
        assert writer.editor.findings.checking.busy


def test_the_process_ends_with_its_door(
    qtbot: QtBot, stations: Stations, newsroom: Newsroom
) -> None:
    with door_to() as spelling:
        seen = [spelling.process]
        writer = opened(qtbot, stations, newsroom, spelling)
        settled(qtbot, writer)
        seen.append(spelling.process)
    seen.append(spelling.process)
    assert [one is None for one in seen] == [True, False, True]


def test_no_dictionary_is_read_before_somebody_is_there(
    qtbot: QtBot, stations: Stations, newsroom: Newsroom
) -> None:
    door = SpellingDoor(asleep=True)
    try:
        writer = opened(qtbot, stations, newsroom, door)
        qtbot.waitUntil(lambda: (3, "hamza_particles", "أمس") in kinds(writer))
        qtbot.wait(SOON_MS)
        assert (door.process, door.mode) == (None, Mode.RESTING)
        door.wake()
        settled(qtbot, writer)
        assert door.mode is Mode.FULL
        assert WORD in {code for _, code, _ in kinds(writer)}
    finally:
        door.close()


def test_nothing_is_looked_at_before_somebody_is_there_and_who_writes_is(
    qtbot: QtBot, stations: Stations, newsroom: Newsroom, spelling: SpellingDoor, qapp: QApplication
) -> None:
    stations.touch = FirstTouch(qapp)
    writer = opened(qtbot, stations, newsroom, spelling)
    qtbot.wait(2 * SOON_MS)
    assert kinds(writer) == []
    QTest.keyClick(writer.surface, Qt.Key.Key_Space)
    settled(qtbot, writer)
    assert {HAMZA, WORD} <= {code for _, code, _ in kinds(writer)}
