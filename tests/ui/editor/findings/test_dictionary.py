"""The newsroom's dictionary at the surface: a word is let in by keys, for all windows, and back."""

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from studio.newsroom import dictionary, house
from studio.spelling.codes import SPELLING_WORD
from studio.ui.commands import Do
from studio.ui.editor.findings.language import OWN_WORDS
from studio.ui.spelling_door import SpellingDoor
from tests.builders import p
from tests.newsroom.house import Newsroom
from tests.ui.editor.findings.test_desk import settled, tap
from tests.ui.editor.findings.test_spelling import door_to
from tests.ui.editor.writers import Writer, with_body
from tests.ui.stations import Stations

BODY = (p("قالت شبكة دراغستور إن الدراغستور هنا"), p("كتب ظظضظ عن بدراغستور"))


@pytest.fixture
def spelling(qapp: QApplication) -> Iterator[SpellingDoor]:
    with door_to() as door:
        yield door


@pytest.fixture
def writer(qtbot: QtBot, stations: Stations, newsroom: Newsroom, spelling: SpellingDoor) -> Writer:
    stations.spelling = spelling
    writer = with_body(qtbot, stations, newsroom, *BODY)
    writer.window.activateWindow()
    settled(qtbot, writer)
    return writer


def minded(writer: Writer) -> list[str]:
    document = writer.surface.document()
    return [
        document.findBlockByNumber(one.number).text()[one.finding.start : one.finding.end]
        for one in writer.editor.findings.checking.all()
        if one.finding.code == SPELLING_WORD
    ]


def told(writer: Writer) -> list[Callable[[], None]]:
    heard: list[Callable[[], None]] = []
    writer.editor.findings.told.connect(lambda _, undo: heard.append(undo))
    return heard


ALL = ["دراغستور", "الدراغستور", "ظظضظ", "بدراغستور"]
LEFT = ["ظظضظ"]


def test_a_word_is_let_in_from_its_card_by_keys_and_taken_back(
    qtbot: QtBot, writer: Writer, newsroom: Newsroom
) -> None:
    assert minded(writer) == ALL
    undo = told(writer)
    writer.editor.show_block("body", 0)
    writer.do(Do.NEXT_FINDING)
    card = writer.editor.findings.card
    labels = [one.text() for one in card.buttons]
    for _ in range(labels.index("إضافة إلى القاموس")):
        tap(Qt.Key.Key_Down)
    tap(Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: minded(writer) == LEFT)
    (kept,) = dictionary.words(newsroom.layla)
    assert (kept.word, kept.confirmed) == ("دراغستور", False)
    undo[-1]()
    qtbot.waitUntil(lambda: minded(writer) == ALL)
    assert dictionary.words(newsroom.layla) == ()


def test_a_word_is_let_in_from_the_list_and_by_the_command(
    qtbot: QtBot, writer: Writer, newsroom: Newsroom
) -> None:
    writer.do(Do.FINDINGS)
    listed = writer.editor.findings.list
    for at, placed in enumerate(listed.found):
        if placed.finding.code == SPELLING_WORD:
            listed.list.setFocus()
            listed._choose(at + 1)
            break
    listed._follow()
    assert listed.add_word.isVisible()
    listed.list.added.emit()
    qtbot.waitUntil(lambda: minded(writer) == LEFT)
    listed.close_list()
    writer.editor.show_block("body", 1)
    writer.press(Qt.Key.Key_Home)
    for _ in range(5):
        writer.press(Qt.Key.Key_Left)
    writer.do(Do.ADD_WORD)
    qtbot.waitUntil(lambda: minded(writer) == [])
    assert {one.word for one in dictionary.words(newsroom.layla)} == {"دراغستور", "ظظضظ"}


def test_a_word_of_ones_own_is_right_for_nobody_else(
    qtbot: QtBot, writer: Writer, newsroom: Newsroom
) -> None:
    undo = told(writer)
    writer.editor.show_block("body", 0)
    writer.do(Do.NEXT_FINDING)
    writer.editor.findings.card.word_known.emit()
    qtbot.waitUntil(lambda: minded(writer) == LEFT)
    assert dictionary.words(newsroom.layla) == ()
    assert writer.station.personal.recall(OWN_WORDS) == ["دراغستور"]
    undo[-1]()
    qtbot.waitUntil(lambda: minded(writer) == ALL)


def test_the_sites_own_name_is_known_as_soon_as_it_is_set(
    qtbot: QtBot, writer: Writer, newsroom: Newsroom
) -> None:
    writer.station.door.do(
        lambda _: house.set_setting(newsroom.chief, "site_name", "دراغستور نيوز")
    )
    qtbot.waitUntil(lambda: minded(writer) == LEFT)
