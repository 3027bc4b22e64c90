"""The way in: a newsroom created, tried, deleted, found damaged; and the way back to it."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from studio.app.opening import Opening
from studio.app.program import Program
from studio.app.run import tell_fault
from studio.app.sample import is_sample
from studio.newsroom.house import house
from studio.newsroom.reading import load
from studio.settings import PersonalLanguage
from studio.storage.engine import open_newsroom
from studio.ui.commands import Do
from studio.ui.look import Look
from studio.ui.personal import Preferences
from studio.ui.start.fault import Fault
from studio.ui.start.first_start import FirstStart
from studio.ui.start.sign_in import SignIn
from studio.ui.start.trouble import Trouble
from studio.ui.window.bands import BandKind
from studio.ui.window.workspace import Workspace
from tests.app.beside import beside, found_alone
from tests.app.driving import PASSWORD, WAIT, Driver, driven, found
from tests.builders import article as text_of
from tests.builders import p


@contextmanager
def started(
    opening: Opening, place: Path, qtbot: QtBot, application: QApplication
) -> Iterator[Program]:
    program = Program(
        application,
        Look(application, application),
        Preferences(place / "personal.json", application),
    )
    program.start(opening)
    try:
        yield program
    finally:
        for entrance in program.entrances:
            if entrance.workspace is not None:
                entrance.workspace.let_go()
        program.quit()
        qtbot.waitUntil(lambda: not program.windows, timeout=WAIT)


def page(program: Program) -> QWidget | None:
    return program.windows[0].page


def test_a_newsroom_is_created_and_opened_again_without_a_question(
    tmp_path: Path, qtbot: QtBot, qapp: QApplication
) -> None:
    folder = tmp_path / "mine"
    with started(Opening(folder=folder), tmp_path, qtbot, qapp) as program:
        qtbot.waitUntil(lambda: isinstance(page(program), FirstStart), timeout=WAIT)
        first = page(program)
        assert isinstance(first, FirstStart)
        QTest.mouseClick(first.founding, Qt.MouseButton.LeftButton)
        assert first._site_field.error, "what is lacking is said at its field"
        first.site_name.setText("النور نيوز")
        first.name.setText("نورة السالم")
        first.sign_in.setText("not a name")
        first._folder = folder
        QTest.mouseClick(first.founding, Qt.MouseButton.LeftButton)
        qtbot.waitUntil(lambda: bool(first._sign_in_field.error), timeout=WAIT)
        first.sign_in.setText("nora")
        QTest.keyClick(first.sign_in, Qt.Key.Key_Return)
        qtbot.waitUntil(lambda: program.entrances[0].workspace is not None, timeout=WAIT)
    with open_newsroom(folder) as store:
        assert house(store).site_name == "النور نيوز"
    with started(Opening(), tmp_path, qtbot, qapp) as program:
        qtbot.waitUntil(lambda: program.entrances[0].workspace is not None, timeout=WAIT)
        assert program.newsroom is not None
        assert program.newsroom.store.folder == folder


def test_the_sample_newsroom_is_made_entered_and_deleted_in_one_step(
    tmp_path: Path, qtbot: QtBot, qapp: QApplication
) -> None:
    folder = tmp_path / "sample" / "newsroom"
    with started(Opening(folder=folder, sample=True), tmp_path, qtbot, qapp) as program:
        entrance = program.entrances[0]
        qtbot.waitUntil(lambda: entrance.workspace is not None, timeout=4 * WAIT)
        room = entrance.workspace
        assert room is not None
        assert is_sample(folder)
        qtbot.waitUntil(lambda: room.story.article is not None, timeout=WAIT)
        band = room.bands.band(BandKind.SAMPLE)
        assert band is not None
        band.buttons[0].click()
        qtbot.waitUntil(lambda: isinstance(page(program), SignIn), timeout=WAIT)
        entrance.sign_in_as("sami", "midad-demo")
        qtbot.waitUntil(lambda: entrance.workspace is not None, timeout=WAIT)
        program.delete_sample()
        qtbot.waitUntil(lambda: isinstance(page(program), FirstStart), timeout=WAIT)
        assert not folder.exists()


def test_the_story_that_is_asked_for_is_opened_not_the_last_one(
    tmp_path: Path, qtbot: QtBot, qapp: QApplication
) -> None:
    folder = tmp_path / "newsroom"
    found_alone(folder)
    with beside(folder) as newsroom:
        last, wanted = (newsroom.begin(text_of(name, [p("متن.")])) for name in ("أول", "ثان"))

    def opened(asked: int | None) -> list[int | None]:
        """Start the window, and return what it opened by the time that a story is there."""
        with started(Opening(folder=folder, article=asked), tmp_path, qtbot, qapp) as program:
            qtbot.waitUntil(lambda: isinstance(page(program), Workspace), timeout=WAIT)
            room = page(program)
            assert isinstance(room, Workspace)
            came: list[int | None] = []
            room.story.loaded.connect(lambda _: came.append(room.story.article))
            qtbot.waitUntil(lambda: bool(came), timeout=WAIT)
            window, text = room.window(), room.editor.surface
            qtbot.waitUntil(lambda: window.focusWidget() is text, timeout=WAIT)
            return came

    for asked, comes in ((last, last), (None, last), (wanted, wanted)):
        assert opened(asked) == [comes]


def test_who_comes_types_the_password_at_once(
    tmp_path: Path, qtbot: QtBot, qapp: QApplication
) -> None:
    found(tmp_path / "newsroom", "النور نيوز")
    with driven(tmp_path / "newsroom", tmp_path, qtbot, qapp) as driver:
        driver.until(lambda: isinstance(page(driver.program), SignIn))
        asked = page(driver.program)
        assert isinstance(asked, SignIn)
        driver.until(asked.people.count)
        driver.look_at()
        driver.until(asked.password.hasFocus)
        driver.press("Shift+Tab")
        assert asked.people.hasFocus()


def test_a_damaged_newsroom_is_told_of_with_every_way_on(
    tmp_path: Path, qtbot: QtBot, qapp: QApplication
) -> None:
    folder = tmp_path / "newsroom"
    found(folder, "النور نيوز")
    database = folder / "newsroom.db"
    sound = database.read_bytes()
    database.write_bytes(b"no database at all" * 1000)
    with started(Opening(folder=folder), tmp_path, qtbot, qapp) as program:
        qtbot.waitUntil(lambda: isinstance(page(program), Trouble), timeout=WAIT)
        trouble = page(program)
        assert isinstance(trouble, Trouble)
        assert str(folder) in trouble.told.text()
        database.write_bytes(sound)
        QTest.mouseClick(trouble.retry, Qt.MouseButton.LeftButton)
        qtbot.waitUntil(lambda: isinstance(page(program), SignIn), timeout=WAIT)


def test_two_windows_each_for_a_person_hear_each_other(
    tmp_path: Path, qtbot: QtBot, qapp: QApplication
) -> None:
    folder = tmp_path / "newsroom"
    found(folder, "النور نيوز")
    with driven(folder, tmp_path, qtbot, qapp) as driver:
        mine = driver.come_in("sami")
        article = driver.begin_story()
        driver.program.another_window()
        other = driver.program.entrances[1]
        driver.until(lambda: isinstance(other.window.page, SignIn))
        other.sign_in_as("huda", "a-password-for-tests")
        driver.until(lambda: other.workspace is not None)
        theirs = other.workspace
        assert theirs is not None
        theirs.show_place(theirs.rail.place_of("archive"))
        driver.type("خبر من نافذة أخرى")
        mine.story.keep()
        driver.until(
            lambda: (
                (row := theirs.list.model.row_of(article)) is not None
                and (seen := theirs.list.model.summary(row)) is not None
                and seen.headline == "خبر من نافذة أخرى"
            )
        )
        with driver.acting("huda") as acting:
            assert load(acting, article).summary.headline == "خبر من نافذة أخرى"


def test_a_fault_while_the_rooms_are_made_is_said_with_a_way_on(
    tmp_path: Path, qtbot: QtBot, qapp: QApplication, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "newsroom"
    found(folder, "النور نيوز")
    with driven(folder, tmp_path, qtbot, qapp) as driver:
        program, entrance = driver.program, driver.program.entrances[0]
        with monkeypatch.context() as broken, qtbot.capture_exceptions() as raised:
            broken.setattr(Workspace, "_arrange", lambda _: 1 / 0)
            driver.until(lambda: isinstance(page(program), SignIn))
            entrance.sign_in_as("nora", PASSWORD)
            driver.until(lambda: raised)
        tell_fault(program, tmp_path / "midad.log")
        told = page(program)
        assert isinstance(told, Fault)
        assert "midad.log" in told.told.text()
        assert entrance.workspace is None
        QTest.mouseClick(told.retry, Qt.MouseButton.LeftButton)
        driver.until(lambda: isinstance(page(program), SignIn))
        driver.come_in("nora")
        tell_fault(program, tmp_path / "midad.log")
        assert page(program) is entrance.workspace, "rooms that are shown stay"


def test_texts_of_buttons_begin_where_the_language_does(
    tmp_path: Path, qtbot: QtBot, qapp: QApplication
) -> None:
    def drawn(text: str) -> QImage:
        button = QPushButton(text)
        qtbot.addWidget(button)
        button.setLayoutDirection(qapp.layoutDirection())
        button.resize(160, 40)
        return button.grab().toImage()

    with started(Opening(folder=tmp_path / "none"), tmp_path, qtbot, qapp) as program:
        program.personal.set(language=PersonalLanguage.ARABIC)
        assert drawn("4 مواد …") == drawn("\u200f4 مواد …")
        program.personal.set(language=PersonalLanguage.ENGLISH)
        assert drawn("مواد 4 …") == drawn("\u200eمواد 4 …")


def test_who_left_a_story_before_the_calendar_finds_it_there_and_nothing_takes_the_calendar_away(
    tmp_path: Path, qtbot: QtBot, qapp: QApplication
) -> None:
    folder = tmp_path / "newsroom"
    found(folder, "النور نيوز")
    with driven(folder, tmp_path, qtbot, qapp) as driver:
        room = driver.come_in("sami")
        article = driver.begin_story()
        calendar = room.rail.place_of("calendar")
        room.show_place(calendar)
        room.open_article(article)  # as from a day of the calendar

        def back() -> Workspace:
            program = driver.program
            program.entrances[0].sign_out()
            driver.until(lambda: isinstance(page(program), SignIn))
            program.entrances[0].sign_in_as("sami", "a-password-for-tests")
            driver.until(lambda: program.entrances[0].workspace is not None)
            return driver.room

        room = back()
        driver.until(lambda: room.story.article == article)
        assert not room.on_board, "the story lay in front of the calendar"
        room.show_place(calendar)
        room = back()
        driver.until(lambda: room.story.article == article)
        assert room.on_board, "the calendar lay in front of the story"
        room.show_place(room.rail.place_of("drafts"))
        room = back()
        room.show_place(calendar)  # at once, before the story is there
        driver.until(lambda: room.story.article == article)
        qtbot.wait(50)
        assert room.on_board
        room.show_place(room.rail.place_of("drafts"))
        driver.until(lambda: room.list.model.is_listed)
        chosen = room.list.view.selectionModel().selectedIndexes()
        assert [room.list.model.ids[index.row()] for index in chosen] == [article]


def test_a_sheet_opened_while_a_story_is_read_keeps_the_keys(
    tmp_path: Path, qtbot: QtBot, qapp: QApplication
) -> None:
    folder = tmp_path / "newsroom"
    found(folder, "النور نيوز")
    with driven(folder, tmp_path, qtbot, qapp) as driver:
        room = driver.come_in("sami")
        article = driver.begin_story()
        room.story.leave()
        room.open_article(article, room.editor.focus_text)
        room.station.deck[Do.SEARCH_ARCHIVE].trigger()
        driver.until(lambda: room.story.article == article)
        qtbot.wait(50)
        assert room.sheets.archive.archive.field.hasFocus()
        driver.press("Escape")
        room.story.leave()
        room.open_article(article, room.editor.focus_text)
        driver.until(room.editor.surface.hasFocus)


def test_who_goes_into_the_list_while_the_last_story_is_read_keeps_the_keys(
    driver: Driver,
) -> None:
    driver.come_in("sami")
    article = driver.begin_story()
    room = driver.come_in("sami")
    driver.until(lambda: driver.window.focusWidget() is room.editor.surface)
    assert room.story.article == article, "who does nothing finds the caret in the text"
    room.story.leave()
    driver.look_at()
    room.restore()
    room.list.focus_room()
    driver.press("Home")
    driver.until(lambda: room.story.article == article)
    driver.qtbot.wait(50)
    assert room.list.view.hasFocus()
