"""A window driven by keys and mouse in the test's own process, on a newsroom with passwords."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from studio.app.opening import Opening
from studio.app.program import Program
from studio.newsroom import people
from studio.newsroom.acting import Acting, clock
from studio.newsroom.permissions import Post
from studio.newsroom.signing_in import sign_in
from studio.storage.codes import Role
from studio.storage.engine import open_newsroom
from studio.ui.keyboard import KeyboardGuard
from studio.ui.look import Look
from studio.ui.personal import Preferences
from studio.ui.start.sign_in import NAME, SignIn
from studio.ui.window.workspace import Workspace

PASSWORD = "a-password-for-tests"
NAMES = {"nora": "نورة السالم", "huda": "هدى ناصر", "sami": "سامي خليل"}
WAIT = 20_000


def found(folder: Path, site_name: str, welcome: str = "", comments: str = "") -> None:
    """Found a newsroom with a chief editor, an editor and a journalist, and close it."""
    store = people.found_newsroom(
        folder,
        site_name=site_name,
        base_url="https://alnoor.example/",
        chief_sign_in="nora",
        chief_name=NAMES["nora"],
        password=PASSWORD,
        welcome_line=welcome,
        comments_heading=comments,
        clock=clock,
        origin="tests",
    )
    with store:
        chief = sign_in(store, "nora", PASSWORD, clock=clock, origin="tests")
        for name, role in (("huda", Role.EDITOR), ("sami", Role.JOURNALIST)):
            people.add_person(chief, name, NAMES[name], (Post(role),), PASSWORD)


@dataclass
class Driver:
    """A person at a window."""

    program: Program
    qtbot: QtBot
    folder: Path
    strokes: int = 0
    """Keys that were pressed besides prose, and letters typed into fields that are not prose."""
    seat: int = 0
    """Which of the program's windows the person sits at."""

    @property
    def window(self) -> QWidget:
        return self.program.windows[self.seat]

    @property
    def room(self) -> Workspace:
        room = self.program.entrances[self.seat].workspace
        assert room is not None, "nobody is signed in"
        return room

    def until(self, holds: Callable[[], object]) -> None:
        self.qtbot.waitUntil(lambda: bool(holds()), timeout=WAIT)

    def look_at(self) -> None:
        """Bring the window to the front: no window manager does, when a completer has gone."""
        if QApplication.activeWindow() is not self.window:
            self.window.activateWindow()
            self.until(lambda: QApplication.activeWindow() is self.window)

    def press(self, *keys: str) -> None:
        """Press keys, such as ``Ctrl+N``, one after another, as a keyboard sends them."""
        self.look_at()
        for one in keys:
            self.strokes += 1
            combination = QKeySequence(one)[0]  # type: ignore[index] # the stubs leave it out
            handle = self.window.windowHandle()
            QTest.keyClick(handle, combination.key(), combination.keyboardModifiers())

    def pick(self, letters: str) -> None:
        """Type letters that choose something; each is a stroke."""
        self.strokes += len(letters)
        self.type(letters)

    def type(self, text: str) -> None:
        """Type prose into what has the focus, letter by letter."""
        self.look_at()
        handle = self.window.windowHandle()
        for letter in text:
            if letter == "\n":
                self.press("Return")
                continue
            for kind in (QKeyEvent.Type.KeyPress, QKeyEvent.Type.KeyRelease):
                event = QKeyEvent(kind, 0, Qt.KeyboardModifier.NoModifier, letter)
                QApplication.sendEvent(handle, event)

    def begin_story(self) -> int:
        """Begin a story, and return its id once the keys are in its text."""
        story, surface = self.room.story, self.room.editor.surface
        self.press("Ctrl+N")
        self.until(lambda: story.article is not None and surface.hasFocus())
        assert story.article is not None
        return story.article

    def click(self, widget: QWidget, at: QPoint | None = None) -> None:
        """Press the mouse on a widget."""
        self.look_at()
        QTest.mouseClick(widget, Qt.MouseButton.LeftButton, pos=at or widget.rect().center())

    def come_in(self, name: str) -> Workspace:
        """Sign in on the page for it, leaving the rooms of whoever is there."""
        entrance = self.program.entrances[self.seat]
        if entrance.workspace is not None:
            entrance.sign_out()
        self.until(lambda: isinstance(entrance.window.page, SignIn))
        page = entrance.window.page
        assert isinstance(page, SignIn)
        self.until(lambda: page.people.isVisible() and page.people.count())
        self.qtbot.wait(50)  # until it is laid out
        rows = range(page.people.count())
        (item,) = (
            page.people.item(row) for row in rows if page.people.item(row).data(NAME) == name
        )
        self.click(page.people.viewport(), page.people.visualItemRect(item).center())
        self.until(page.password.hasFocus)
        QTest.keyClicks(page.password, PASSWORD)
        self.press("Return")
        self.until(lambda: entrance.workspace is not None)
        self.until(lambda: self.room.list.model.is_listed)
        return self.room

    @contextmanager
    def acting(self, name: str) -> Iterator[Acting]:
        """Look into the newsroom beside the window."""
        with open_newsroom(self.folder) as store:
            yield sign_in(store, name, PASSWORD, clock=clock, origin="tests")


@contextmanager
def driven(folder: Path, place: Path, qtbot: QtBot, application: QApplication) -> Iterator[Driver]:
    """Open a window on the newsroom in `folder`; it ends in good order with the block."""
    personal = Preferences(place / "personal.json", application)
    personal.set(open_package_folder=False)
    program = Program(application, Look(application, application), personal)
    program.touch.happen()
    guard = KeyboardGuard(application)
    program.start(Opening(folder=folder))
    driver = Driver(program, qtbot, folder)
    window = driver.window
    window.resize(1440, 900)
    window.activateWindow()
    try:
        yield driver
    finally:
        for entrance in program.entrances:
            if entrance.workspace is not None:
                entrance.workspace.let_go()
        program.quit()
        qtbot.waitUntil(lambda: not program.windows, timeout=WAIT)
        guard.deleteLater()
        QGuiApplication.clipboard().clear()
