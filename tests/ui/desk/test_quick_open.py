"""The list of a few letters speaks its window's language, whenever that changes."""

from functools import partial

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from studio.arabic.numerals import DigitShape
from studio.document.inline import plain
from studio.newsroom.changes import Changes
from studio.newsroom.house_templates import add_house_template, remove_house_template
from studio.newsroom.reading import load
from studio.ui.commands import COMMANDS, Do
from studio.ui.desk.hit_row import HIT, ROW
from studio.ui.desk.quick_open import QuickOpen
from studio.ui.story import Story
from studio.ui.window.templates import Templates
from studio.wording.words import Language
from tests.builders import p
from tests.newsroom.house import Newsroom
from tests.ui.stations import Stations


def test_an_open_list_follows_the_language(
    qtbot: QtBot, newsroom: Newsroom, stations: Stations
) -> None:
    station = stations.of(newsroom.editor, Language.ENGLISH)
    window = QWidget()
    qtbot.addWidget(window)
    found = QuickOpen(station, window)
    window.show()
    found.open_everything()
    found.field.setText("Drafts")
    qtbot.waitUntil(lambda: found.list.count() > 0)
    rows = [found.list.item(row).text() for row in range(found.list.count())]
    station.tongue.speak(Language.ARABIC, DigitShape.ASCII)
    words = station.tongue.words
    assert found.field.placeholderText() == words.say("A story, a place or a command")
    qtbot.waitUntil(
        lambda: [found.list.item(row).text() for row in range(found.list.count())] != rows
    )


def test_it_has_its_place_before_anything_is_found(
    qtbot: QtBot, newsroom: Newsroom, stations: Stations
) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(1000, 600)
    found = QuickOpen(stations.of(newsroom.editor), window)
    window.show()
    found.open_everything()
    card = found.field.parentWidget()
    assert card is not None
    assert card.width() >= 400
    assert abs(card.geometry().center().x() - 500) <= 1
    assert not any(label.isVisible() for label in found.findChildren(QLabel)), (
        "nothing was asked yet"
    )


def test_what_somebody_keeps_is_found_among_the_commands(
    qtbot: QtBot, newsroom: Newsroom, stations: Stations
) -> None:
    (template,) = add_house_template(newsroom.editor, newsroom.text("نشرة الطقس")).templates
    station = stations.of(newsroom.layla)
    window = QWidget()
    qtbot.addWidget(window)
    station.deck.on(Do.NEW_STORY, lambda: None)
    opened: list[int] = []
    story = Story(station.door, window)
    offered = Templates(station, story, opened.append, window)
    found = QuickOpen(station, window)
    window.show()
    qtbot.waitUntil(lambda: len(station.deck.offers()) == 1)
    found.open_commands()
    assert found.field.text() == ""
    assert not [row for row in rows(found) if "نشرة" in row]
    found.field.setText("نشره")
    qtbot.waitUntil(lambda: rows(found) == ["نشرة الطقس"])
    QTest.keyClick(found.field, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: len(opened) == 1)
    assert plain(load(newsroom.layla, opened[0]).text.headline) == "نشرة الطقس"
    assert offered.parent() is window
    remove_house_template(newsroom.editor, template)
    station.door.changed.emit(Changes(templates=(template,)))
    qtbot.waitUntil(lambda: station.deck.offers() == ())


def rows(found: QuickOpen) -> list[str]:
    return [found.list.item(row).text() for row in range(found.list.count())]


@pytest.mark.parametrize("language", Language)
def test_every_command_is_reached_by_its_name(
    qtbot: QtBot, newsroom: Newsroom, stations: Stations, language: Language
) -> None:
    """A command without a key has no other way for whoever uses keys alone."""
    station = stations.of(newsroom.editor, language)
    window = QWidget()
    qtbot.addWidget(window)
    done: list[Do] = []
    for command in COMMANDS:
        station.deck.on(command.do, partial(done.append, command.do))
    found = QuickOpen(station, window)
    window.show()
    wanted = [one for one in COMMANDS if one.do not in {Do.QUICK_OPEN, Do.PALETTE}]
    for command in wanted:
        found.open_commands()
        found.field.setText(station.tongue.words.say(command.title))
        QTest.keyClick(found.field, Qt.Key.Key_Up)
        title = station.deck[command.do].text()
        for _ in range(rows(found).index(title)):
            QTest.keyClick(found.field, Qt.Key.Key_Down)
        QTest.keyClick(found.field, Qt.Key.Key_Return)
    assert done == [one.do for one in wanted]


def passage(quick: QuickOpen) -> str:
    """Return what the first row shows of a story's text, nothing while it shows none."""
    hit = quick.list.item(0).data(HIT) if quick.list.count() else None
    return "" if hit is None else str(hit.passage)


def test_a_story_is_found_by_its_text_with_the_passage_that_has_the_words(
    qtbot: QtBot, newsroom: Newsroom, stations: Stations
) -> None:
    article = newsroom.wrote(newsroom.layla, "خبر", body=(p("قال مسئولٌ إن الأمر انتهى."),))
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(900, 600)
    quick = QuickOpen(stations.of(newsroom.editor), window)
    opened: list[int] = []
    quick.opened.connect(opened.append)
    window.show()
    quick.open_everything()
    quick.field.setText("مسؤول")
    qtbot.waitUntil(lambda: bool(passage(quick)))
    hit = quick.list.item(0).data(HIT)
    assert rows(quick)[0] == "خبر"
    assert [hit.passage[start:end] for start, end in hit.passage_marks] == ["مسئولٌ"]
    assert hit.height > ROW
    assert "مسئولٌ" in quick.list.item(0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert not quick.grab().isNull()
    QTest.keyClick(quick.field, Qt.Key.Key_Return)
    assert opened == [article]
