"""The page of the dictionary: words are added, found, confirmed, removed, and go out and in."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from studio.newsroom import dictionary
from studio.newsroom.acting import Acting
from studio.ui.editor.findings.language import OWN_WORDS
from studio.ui.house.dictionary_page import DictionaryPage
from tests.newsroom.house import Newsroom
from tests.ui.editor.writers import type_into
from tests.ui.stations import Stations


def opened(qtbot: QtBot, stations: Stations, acting: Acting, rows: int) -> DictionaryPage:
    page = DictionaryPage(stations.of(acting))
    qtbot.addWidget(page)
    page.resize(700, 600)
    page.show()
    qtbot.waitUntil(lambda: len(page.list.rows.rows) == rows)
    return page


def titles(page: DictionaryPage) -> list[str]:
    return [row.title for row in page.list.rows.rows]


def takes_back(page: DictionaryPage) -> list[Callable[[], None]]:
    heard: list[Callable[[], None]] = []
    page.told.connect(lambda _, undo: heard.append(undo))
    return heard


def test_a_word_is_typed_and_added_by_enter(
    qtbot: QtBot, stations: Stations, newsroom: Newsroom
) -> None:
    page = opened(qtbot, stations, newsroom.layla, 0)
    assert page.card.isHidden()
    assert not page.add.isEnabled()
    type_into(page.search, "دراغستور")
    QTest.keyClick(page.search, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: titles(page) == ["دراغستور"])
    assert "بانتظار" in page.list.rows.rows[0].detail
    type_into(page.search, "كلمتان هنا")
    QTest.keyClick(page.search, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: bool(page.refusal.text))
    assert page.search.text() == "كلمتان هنا"


def test_an_editor_confirms_removes_and_takes_back(
    qtbot: QtBot, stations: Stations, newsroom: Newsroom
) -> None:
    dictionary.add_word(newsroom.layla, "دراغستور")
    dictionary.add_word(newsroom.editor, "مداد")
    page = opened(qtbot, stations, newsroom.editor, 2)
    undo = takes_back(page)
    page.waiting.click()
    assert titles(page) == ["دراغستور"]
    page.list.choose((page.list.rows.rows[0].id,))
    page.confirm.click()
    qtbot.waitUntil(lambda: all(one.confirmed for one in dictionary.words(newsroom.layla)))
    qtbot.waitUntil(lambda: titles(page) == ["دراغستور", "مداد"])
    assert page.waiting.isHidden()
    page.list.choose([row.id for row in page.list.rows.rows])
    page.list.setFocus()
    QTest.keyClick(page.list, Qt.Key.Key_Delete)
    qtbot.waitUntil(lambda: titles(page) == [] and len(undo) == 2)
    undo[-1]()
    qtbot.waitUntil(lambda: titles(page) == ["دراغستور", "مداد"])


def test_a_journalist_removes_what_waits_and_is_their_own(
    qtbot: QtBot, stations: Stations, newsroom: Newsroom
) -> None:
    dictionary.add_word(newsroom.layla, "دراغستور")
    dictionary.add_word(newsroom.editor, "مداد")
    page = opened(qtbot, stations, newsroom.layla, 2)
    for row in page.list.rows.rows:
        page.list.choose((row.id,))
        assert page.remove.isHidden() is (row.title == "مداد")
        assert page.confirm.isHidden()
    assert page.bring.isHidden()


def test_ones_own_words_stand_there_too(
    qtbot: QtBot, stations: Stations, newsroom: Newsroom
) -> None:
    page = opened(qtbot, stations, newsroom.layla, 0)
    page._station.personal.remember(OWN_WORDS, ["دراغستور"])
    assert titles(page) == ["دراغستور"]
    page.list.choose((page.list.rows.rows[0].id,))
    undo = takes_back(page)
    page.remove.click()
    assert titles(page) == []
    undo[-1]()
    assert titles(page) == ["دراغستور"]


def test_the_list_goes_out_and_comes_in(
    qtbot: QtBot, stations: Stations, newsroom: Newsroom, tmp_path: Path
) -> None:
    dictionary.add_word(newsroom.editor, "مداد")
    page = opened(qtbot, stations, newsroom.editor, 1)
    file = tmp_path / "words.txt"
    with qtbot.waitSignal(page.told):
        page.export_to(file)
    assert file.read_text(encoding="utf-8") == "مداد\n"
    file.write_text("دراغستور\nكلمتان هنا\n", encoding="utf-8")
    with qtbot.waitSignal(page.told) as said:
        page.import_from(file)
    assert "كلمتان هنا" in said.args[0]
    qtbot.waitUntil(lambda: titles(page) == ["دراغستور", "مداد"])
    page.import_from(tmp_path / "none.txt")
    qtbot.waitUntil(lambda: "none.txt" in page.refusal.text)
