"""People are kept by the chief; the last chief stays one."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from studio.newsroom import people, signing_in
from studio.newsroom.acting import Acting
from studio.newsroom.permissions import Post
from studio.newsroom.views import PersonView
from studio.storage.codes import Role
from studio.ui.house.people_page import PeoplePage
from tests.newsroom.house import Newsroom
from tests.ui.stations import Stations

Open = Callable[[Acting], PeoplePage]


@pytest.fixture
def open_page(qtbot: QtBot, stations: Stations) -> Open:
    def make(acting: Acting) -> PeoplePage:
        station = stations.of(acting)
        page = PeoplePage(station)
        qtbot.addWidget(page)
        page.setLayoutDirection(station.tongue.direction)
        page.resize(700, 600)
        page.show()
        qtbot.waitUntil(lambda: len(page.list.rows.rows) == 5)
        return page

    return make


def person(room: Newsroom, id_: int) -> PersonView:
    everybody = people.people(room.chief, with_retired=True)
    return next(one for one in everybody if one.id == id_)


def test_somebody_is_added_with_a_role_in_a_section(
    qtbot: QtBot, newsroom: Newsroom, open_page: Open
) -> None:
    people.set_password(newsroom.chief, newsroom.chief.person.id, "a long secret")
    page = open_page(newsroom.chief)
    page.add.click()
    form = page.adding
    assert form.isVisible()
    form.name.setText("هدى ناصر")
    form.sign_in.setText("huda nasr")
    form.password.line.setText("another secret")
    row = form.roles.rows[0]
    row.role.setCurrentIndex(row.role.findData(Role.EDITOR.value))
    row.place.setCurrentIndex(row.place.findData(newsroom.sections[2]))
    form.agree.click()
    qtbot.waitUntil(lambda: "huda nasr" in form.refusal.text)
    form.sign_in.setText("huda")
    form.agree.click()
    qtbot.waitUntil(lambda: page.card.isVisible() and page.card.name.text() == "هدى ناصر")
    huda = people.find_person(newsroom.chief, "huda")
    assert huda.posts == (Post(Role.EDITOR, newsroom.sections[2]),)
    assert any("محرر في رياضة" in row.detail for row in page.list.rows.rows)
    signing_in.sign_in(
        newsroom.store, "huda", "another secret", clock=newsroom.clock, origin="tests"
    )


def test_without_a_password_of_their_own_the_chief_is_told_what_to_do(
    qtbot: QtBot, newsroom: Newsroom, open_page: Open
) -> None:
    page = open_page(newsroom.chief)
    page.add.click()
    page.adding.name.setText("هدى")
    page.adding.sign_in.setText("huda")
    page.adding.password.line.setText("another secret")
    QTest.keyClick(page.adding.password.line, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: "chief" in page.adding.refusal.text)
    QTest.keyClick(page.adding, Qt.Key.Key_Escape)
    assert not page.adding.isVisible()


def test_roles_are_changed_added_and_taken_off(
    qtbot: QtBot, newsroom: Newsroom, open_page: Open
) -> None:
    page = open_page(newsroom.chief)
    layla = newsroom.layla.person.id
    page.list.choose((layla,))
    roles = page.card.roles
    assert not roles.rows[0].off.isEnabled(), "somebody always keeps one role"
    roles.add.click()
    qtbot.waitUntil(lambda: len(person(newsroom, layla).posts) == 2)
    row = roles.rows[1]
    row.place.setCurrentIndex(row.place.findData(newsroom.sections[0]))
    row.place.activated.emit(row.place.currentIndex())
    qtbot.waitUntil(lambda: person(newsroom, layla).posts[1].section == newsroom.sections[0])
    roles.rows[0].off.click()
    qtbot.waitUntil(lambda: len(person(newsroom, layla).posts) == 1)


def test_the_last_chief_stays_chief_and_stays(
    qtbot: QtBot, newsroom: Newsroom, open_page: Open
) -> None:
    page = open_page(newsroom.chief)
    chief = newsroom.chief.person.id
    page.list.choose((chief,))
    row = page.card.roles.rows[0]
    row.role.setCurrentIndex(row.role.findData(Role.EDITOR.value))
    row.role.activated.emit(row.role.currentIndex())
    qtbot.waitUntil(lambda: "chief" in page.card.refusal.text)
    assert page.card.roles.rows[0].role.currentData() == Role.CHIEF.value, "shown as it still is"
    page.card.refusal.clear()
    QTest.keyClick(page.list, Qt.Key.Key_Delete)
    page.card.retiring.agree.click()
    qtbot.waitUntil(lambda: "chief" in page.card.refusal.text)
    assert not person(newsroom, chief).retired


def test_somebody_leaves_and_comes_back_with_a_new_password(
    qtbot: QtBot, newsroom: Newsroom, open_page: Open
) -> None:
    page = open_page(newsroom.chief)
    omar = newsroom.omar.person.id
    page.list.choose((omar,))
    page.card.retire.click()
    page.card.retiring.agree.click()
    qtbot.waitUntil(page.card.bring_back.isVisible)
    assert person(newsroom, omar).retired
    assert page.list.rows.rows[-1].id == omar
    page.card.password.line.setText("short")
    page.card.bring_back.click()
    qtbot.waitUntil(lambda: "8" in page.card.refusal.text or "٨" in page.card.refusal.text)
    page.card.password.line.setText("a longer secret")
    page.card.bring_back.click()
    qtbot.waitUntil(page.card.retire.isVisible)
    assert not person(newsroom, omar).retired
    assert page.card.password.password == ""


def test_a_name_and_a_password_are_changed(
    qtbot: QtBot, newsroom: Newsroom, open_page: Open
) -> None:
    page = open_page(newsroom.chief)
    layla = newsroom.layla.person.id
    page.list.choose((layla,))
    page.card.name.setText("ليلى سامي")
    QTest.keyClick(page.card.name, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: person(newsroom, layla).display_name == "ليلى سامي")
    password = page.card.password
    password.line.setText("quite another")
    assert password.line.echoMode() is QLineEdit.EchoMode.Password
    password.reveal.click()
    assert password.line.echoMode() is QLineEdit.EchoMode.Normal
    QTest.keyClick(password.line, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: password.password == "")
    assert password.line.echoMode() is QLineEdit.EchoMode.Password
    signing_in.sign_in(
        newsroom.store, "layla", "quite another", clock=newsroom.clock, origin="tests"
    )


def test_an_editor_only_looks(newsroom: Newsroom, open_page: Open) -> None:
    page = open_page(newsroom.editor)
    assert page._note.isVisible()
    assert not page.add.isVisible()
    page.list.choose((newsroom.layla.person.id,))
    assert page.card.name.isReadOnly()
    assert not page.card.roles.isEnabled()
    assert not page.card.retire.isEnabled()
