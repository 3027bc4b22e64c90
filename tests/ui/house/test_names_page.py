"""The page of names: written, changed, joined, taken back, found in any letters, out and in."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from studio.newsroom import register
from studio.newsroom.acting import Acting
from studio.newsroom.register import Naming
from studio.storage.codes import NameKind
from studio.ui.house.names_page import NamesPage
from tests.newsroom.house import Newsroom
from tests.ui.editor.writers import type_into
from tests.ui.stations import Stations


def opened(qtbot: QtBot, stations: Stations, acting: Acting, rows: int) -> NamesPage:
    page = NamesPage(stations.of(acting))
    qtbot.addWidget(page)
    page.resize(700, 600)
    page.show()
    qtbot.waitUntil(lambda: len(page.list.rows.rows) == rows)
    return page


def titles(page: NamesPage) -> list[str]:
    return [row.title for row in page.list.rows.rows]


def takes_back(page: NamesPage) -> list[Callable[[], None]]:
    heard: list[Callable[[], None]] = []
    page.told.connect(lambda _, undo: heard.append(undo))
    return heard


def test_a_name_is_written_with_all_that_is_said_of_it(
    qtbot: QtBot, stations: Stations, newsroom: Newsroom
) -> None:
    page = opened(qtbot, stations, newsroom.layla, 0)
    assert page.card.isHidden()
    page.new.click()
    type_into(page.card.name, "بيونغ يانغ")
    type_into(page.card.spellings, "بيونج يانج، بيونغيانج")
    type_into(page.card.latin, "Pyongyang")
    page.card.kind.setCurrentIndex(1)
    page.card.add.click()
    qtbot.waitUntil(lambda: titles(page) == ["بيونغ يانغ"])
    (one,) = register.names(newsroom.layla)
    assert one.naming == Naming(
        name="بيونغ يانغ",
        kind=NameKind.PLACE,
        latin="Pyongyang",
        spellings=("بيونج يانج", "بيونغيانج"),
    )
    assert page.list.chosen_ids == (one.id,)
    assert page.card.remove.isHidden(), "a journalist adds names and changes none"
    assert page.card.name.isReadOnly()


def test_a_refusal_stands_by_the_fields_and_nothing_is_lost(
    qtbot: QtBot, stations: Stations, newsroom: Newsroom
) -> None:
    register.add_name(newsroom.layla, Naming(name="موسكو"))
    page = opened(qtbot, stations, newsroom.layla, 1)
    page.new.click()
    type_into(page.card.name, "مُوسكو")
    page.card.add.click()
    qtbot.waitUntil(lambda: "موسكو" in page.card.refusal.text)
    assert page.card.name.text() == "مُوسكو"


def test_an_editor_changes_removes_and_takes_back(
    qtbot: QtBot, stations: Stations, newsroom: Newsroom
) -> None:
    (entry,) = register.add_name(newsroom.layla, Naming(name="موسكو")).names
    page = opened(qtbot, stations, newsroom.editor, 1)
    undo = takes_back(page)
    page.search.setText("moscow")
    assert titles(page) == []
    page.search.clear()
    page.list.choose((entry,))
    type_into(page.card.latin, "Moscow")
    page.card.latin.editingFinished.emit()
    qtbot.waitUntil(lambda: register.names(newsroom.layla)[0].naming.latin == "Moscow")
    page.search.setText("moscow")
    qtbot.waitUntil(lambda: titles(page) == ["موسكو"])
    page.list.choose((entry,))
    page.list.setFocus()
    QTest.keyClick(page.list, Qt.Key.Key_Delete)
    qtbot.waitUntil(lambda: titles(page) == [] and len(undo) == 2)
    undo[-1]()
    qtbot.waitUntil(lambda: titles(page) == ["موسكو"])


def test_two_names_are_joined_and_parted_again(
    qtbot: QtBot, stations: Stations, newsroom: Newsroom
) -> None:
    (first,) = register.add_name(newsroom.layla, Naming(name="غوتيريش", role="أمين")).names
    (second,) = register.add_name(newsroom.layla, Naming(name="جوتيريش")).names
    page = opened(qtbot, stations, newsroom.editor, 2)
    undo = takes_back(page)
    page.list.choose((first, second))
    assert page.joining.isVisible()
    assert page.card.isHidden()
    page.joining.stays.setCurrentIndex(page.joining.stays.findData(second))
    page.joining.join.click()
    qtbot.waitUntil(lambda: titles(page) == ["جوتيريش"])
    (one,) = register.names(newsroom.layla)
    assert (one.naming.role, one.naming.spellings) == ("أمين", ("غوتيريش",))
    qtbot.waitUntil(lambda: len(undo) == 1)
    undo[0]()
    qtbot.waitUntil(lambda: titles(page) == ["جوتيريش", "غوتيريش"])
    assert register.find_name(newsroom.layla, "جوتيريش").naming == Naming(name="جوتيريش")


def test_the_register_goes_out_and_comes_in(
    qtbot: QtBot, stations: Stations, newsroom: Newsroom, tmp_path: Path
) -> None:
    register.add_name(newsroom.layla, Naming(name="موسكو", latin="Moscow"))
    page = opened(qtbot, stations, newsroom.editor, 1)
    file = tmp_path / "names.toml"
    with qtbot.waitSignal(page.told):
        page.export_to(file)
    register.remove_name(newsroom.editor, register.find_name(newsroom.editor, "Moscow").id)
    page.import_from(file)
    qtbot.waitUntil(
        lambda: [one.naming.latin for one in register.names(newsroom.layla)] == ["Moscow"]
    )
    file.write_text("[[name]]\nhouse = 3", encoding="utf-8")
    page.import_from(file)
    qtbot.waitUntil(lambda: "house" in page.refusal.text)
