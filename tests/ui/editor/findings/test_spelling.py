"""Spelling at the surface: judged beside the window, after all else, and put right by keys."""

from collections.abc import Iterator
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from studio.document.findings import Rewrite
from studio.spelling.codes import Mode
from studio.ui.commands import Do
from studio.ui.house.personal_page import PersonalPage
from studio.ui.spelling_door import SpellingDoor
from tests.builders import p
from tests.newsroom.house import Newsroom
from tests.ui.editor.findings.test_desk import settled, tap
from tests.ui.editor.writers import Writer, with_body
from tests.ui.stations import Stations

BODY = (
    p("وصل الوفد امس الى المدينه"),
    p("زار الوزير المدرسة صباحا"),
    p("قال «لم نسافر الى هناك» ثم اضاف انه سعيد"),
)


@pytest.fixture(scope="module")
def spelling(qapp: QApplication) -> Iterator[SpellingDoor]:
    """Give one door to all tests here: its thread and its process take a while to begin."""
    door = SpellingDoor()
    door.look(lambda judging, _: judging.codes, lambda _: None, owner=door)
    yield door
    door.close()


@pytest.fixture
def writer(
    qtbot: QtBot, stations: Stations, newsroom: Newsroom, spelling: SpellingDoor
) -> Writer:
    stations.spelling = spelling
    found = with_body(qtbot, stations, newsroom, *BODY)
    settled(qtbot, found)
    found.window.activateWindow()
    return found


def found(writer: Writer) -> list[tuple[int, str, str]]:
    """Return the findings of spelling: block, code and what would stand there."""
    every = writer.editor.findings.checking.all()
    mine = [one for one in every if one.finding.code in SpellingDoor.codes]
    return [
        (one.number, one.finding.code, first.shown if isinstance(first, Rewrite) else "")
        for one in mine
        for first in one.finding.remedies[:1]
    ]


def body(writer: Writer) -> list[str]:
    document = writer.surface.document()
    return [document.findBlockByNumber(at).text() for at in range(3, document.blockCount())]


def test_words_are_judged_and_what_a_rule_has_found_is_not_said_twice(writer: Writer) -> None:
    print(found(writer), writer.editor.findings.checking.all(), writer.station.spelling.mode, writer.editor.findings.checking._spelt.__dict__)
    assert found(writer) == []
