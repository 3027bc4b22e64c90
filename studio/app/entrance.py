"""A window's way from its first page to a person's rooms: which newsroom, and who.

Each step shows a page that says what is wanted and leads on; what goes wrong is said on the page
with a way out. Deliberately absent: the pages themselves (`studio.ui.start`).
"""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Protocol, TypeVar

from PySide6.QtCore import QObject

from studio.app.imports import plain_imports
from studio.app.opening import Opening
from studio.app.sample import make_sample, sample_folder
from studio.app.titles import name_after_story
from studio.errors import MidadError
from studio.newsroom.acting import clock
from studio.ui.commands import Do
from studio.ui.door import Door, Hub, Running, Worker
from studio.ui.first_touch import FirstTouch
from studio.ui.look import Look
from studio.ui.personal import Preferences
from studio.ui.spelling_door import SpellingDoor
from studio.ui.station import Station
from studio.ui.window.bands import BandKind, Said
from studio.ui.window.main_window import MainWindow
from studio.ui.window.waiting import Waiting
from studio.wording.words import Words, mark

if TYPE_CHECKING:
    from studio.newsroom.acting import Acting
    from studio.newsroom.public import PublicArticle
    from studio.newsroom.views import PersonView
    from studio.storage.engine import Store
    from studio.ui.start.first_start import NewNewsroom
    from studio.ui.window.workspace import Workspace


T = TypeVar("T")


class OpenNewsroom(Protocol):
    """The newsroom that is open; a `sample` can be deleted."""

    @property
    def store(self) -> "Store":
        """Where it is kept."""

    @property
    def sample(self) -> bool:
        """Whether it is the sample newsroom."""


class Host(Protocol):
    """What an entrance asks of the program that it belongs to."""

    look: Look
    personal: Preferences
    worker: Worker
    beside: Worker
    lines: Worker
    hub: Hub
    spelling: SpellingDoor
    touch: FirstTouch

    @property
    def newsroom(self) -> OpenNewsroom | None:
        """The newsroom that is open."""

    def folder_for(self, opening: Opening) -> Path:
        """Return which newsroom a start means."""

    def is_there(self, folder: Path) -> bool:
        """Say whether a newsroom lies in `folder`."""

    def opened(self, store: "Store") -> None:
        """Take over a newsroom that was opened or founded."""

    def leave_newsroom(self, then: Callable[[], None]) -> None:
        """Close every window but the first, and the newsroom."""

    def delete_sample(self) -> None:
        """Delete the sample newsroom that is open."""

    def acting_changed(self, acting: "Acting") -> None:
        """Hear who signed in."""

    def ask(
        self,
        work: Callable[[], T],
        then: Callable[[T], None],
        failed: Callable[[MidadError], None] | None = None,
    ) -> None:
        """Do something on the newsroom's thread before anybody is signed in."""


class Entrance(QObject):
    """Leads one window to somebody's rooms, and back; `parent` is who keeps it."""

    def __init__(self, program: Host, window: MainWindow, parent: QObject) -> None:
        super().__init__(parent)
        self.window = window
        self.workspace: Workspace | None = None
        self._program = program
        self._opening = Opening()
        window.show_page(Waiting(window.tongue, program.look))

    # Which newsroom

    def come_in(self, opening: Opening) -> None:
        """Open the newsroom that `opening` means, or ask which one."""
        self._opening = opening
        folder = self._program.folder_for(opening)
        if opening.sample:
            self.make_sample(folder if opening.folder else sample_folder())
        elif self._program.is_there(folder):
            self.open_folder(folder)
        else:
            self.welcome()

    def welcome(self) -> None:
        """Show the page on which a newsroom is created, opened, or tried."""
        from studio.ui.start.first_start import FirstStart

        self._leave_rooms()
        page = FirstStart(self.window.tongue, self._program.look)
        page.create_wanted.connect(lambda wanted: self._create(wanted, page.say_error))
        page.sample_wanted.connect(lambda: self.make_sample(sample_folder()))
        page.folder_wanted.connect(self.open_folder)
        self.window.show_page(page)

    def open_folder(self, folder: Path) -> None:
        """Open the newsroom in `folder`."""
        self._wait("")
        self._program.ask(
            lambda: _open_store(folder), self._opened, lambda error: self._trouble(error, folder)
        )

    def _create(self, wanted: "NewNewsroom", refused: Callable[[MidadError], None]) -> None:
        def found() -> "Store":
            from studio.newsroom.people import found_newsroom

            return found_newsroom(
                wanted.folder,
                site_name=wanted.site_name,
                base_url=wanted.base_url,
                chief_sign_in=wanted.sign_in,
                chief_name=wanted.name,
                password=wanted.password or None,
                clock=clock,
                origin=origin(),
            )

        self._opening = Opening(person=wanted.sign_in, password=wanted.password or None)
        self._program.ask(found, self._opened, refused)

    def make_sample(self, folder: Path) -> None:
        """Make the sample newsroom in `folder` where it is not there, and open it."""
        waiting = self._wait(mark("The sample newsroom is being made …"))
        running = Running(self)
        running.progressed.connect(waiting.progress)
        self._program.ask(
            lambda: make_sample(folder, pack, running.step),
            self.open_folder,
            lambda error: self._trouble(error, folder),
        )

    def _opened(self, store: "Store") -> None:
        self._program.opened(store)
        self.ask_who(self._opening)

    def _trouble(self, error: MidadError, folder: Path) -> None:
        from studio.ui.start.trouble import Trouble

        page = Trouble(self.window.tongue, self._program.look, error)
        page.retry_wanted.connect(lambda: self.open_folder(folder))
        page.folder_wanted.connect(self.open_folder)
        page.first_wanted.connect(self.welcome)
        page.restore_wanted.connect(lambda file: self._restore(file, folder))
        self.window.show_page(page)

    def _restore(self, file: Path, folder: Path) -> None:
        def bring_back() -> Path:
            from studio.storage.backup import restore_backup

            return restore_backup(file, folder).folder

        self._wait(mark("The backup is being brought back …"))
        self._program.ask(bring_back, self.open_folder, lambda error: self._trouble(error, folder))

    # Who

    def ask_who(self, opening: Opening) -> None:
        """Sign in as `opening` says, or let the person say who they are."""
        self._opening = opening
        newsroom = self._program.newsroom
        if newsroom is None:
            return
        self._try(
            opening.person or self._first_of_sample(),
            opening.password or self._sample_password(),
            lambda _: self._show_people(),
        )

    def _first_of_sample(self) -> str | None:
        if not self._is_sample():
            return None
        from studio.demo.cast import EDITOR

        return EDITOR.sign_in

    def _sample_password(self) -> str | None:
        if not self._is_sample():
            return None
        from studio.demo.cast import PASSWORD

        return PASSWORD

    def _is_sample(self) -> bool:
        newsroom = self._program.newsroom
        return newsroom is not None and newsroom.sample

    def _show_people(self) -> None:
        from studio.newsroom.people import who_works_here
        from studio.ui.start.sign_in import SignIn

        if (newsroom := self._program.newsroom) is None:
            return
        self._leave_rooms()
        page = SignIn(self.window.tongue, self._program.look)
        page.sign_in_wanted.connect(
            lambda name, password: self._try(
                name, self._sample_password() or password, page.say_error
            )
        )
        page.folder_wanted.connect(
            lambda folder: self._program.leave_newsroom(lambda: self.open_folder(folder))
        )
        store, last = newsroom.store, self._program.personal.recall("person")

        def show(people: "tuple[PersonView, ...]") -> None:
            self.window.show_page(page)  # what is not shown cannot have the focus
            page.set_people(
                people,
                first=last if isinstance(last, str) else None,
                needs_password=not self._is_sample(),
            )

        self._program.ask(lambda: who_works_here(store), show)

    def sign_in_as(self, name: str, password: str) -> None:
        """Keep what is open and let somebody else in."""
        self._opening = Opening()
        self.keep(lambda: self._try(name, password, lambda _: self._show_people()))

    def _try(
        self, name: str | None, password: str | None, refused: Callable[[MidadError], None]
    ) -> None:
        if (newsroom := self._program.newsroom) is None:
            return
        store = newsroom.store

        def sign_in() -> "Acting":
            from studio.newsroom.signing_in import sign_in

            return sign_in(store, name, password, clock=clock, origin=origin())

        self._program.ask(sign_in, self._enter, refused)

    def _enter(self, acting: "Acting") -> None:
        with plain_imports():
            from studio.ui.open_stories import OpenStories
            from studio.ui.window.workspace import Workspace

        program, window = self._program, self.window
        self._leave_rooms()
        program.acting_changed(acting)
        door = Door(acting, program.worker, program.beside, program.hub, window, program.lines)
        station = Station(
            door,
            window.tongue,
            program.look,
            window.deck,
            program.personal,
            pack,
            OpenStories(door, door),
            program.spelling,
            program.touch,
        )
        with program.look.laid_aside():
            workspace = Workspace(station)
            window.take_in(workspace)
        self.workspace = workspace
        window.deck.on(Do.SIGN_OUT, self.sign_out)
        window.deck.on(Do.OPEN_NEWSROOM, self._choose_other)
        window.deck.on(Do.DELETE_SAMPLE, program.delete_sample, enabled=self._is_sample())
        name_after_story(window, workspace.story)
        if self._is_sample():
            self._show_sample_band(workspace)
        window.show_page(workspace)
        workspace.restore(self._opening.article, or_first=self._is_sample())

    def _show_sample_band(self, workspace: "Workspace") -> None:
        def say(words: Words) -> Said:
            told = words.say(
                "This is the sample newsroom: try everything. Sign out to be somebody else in it."
            )
            return told, [
                (words.say("Sign out"), self.sign_out),
                (words.say("Delete the sample newsroom"), self._program.delete_sample),
            ]

        workspace.bands.show_band(BandKind.SAMPLE, say)

    def sign_out(self) -> None:
        """Keep what is open and ask who is there now."""
        self._opening = Opening()
        self.keep(self._show_people)

    def _choose_other(self) -> None:
        from PySide6.QtWidgets import QFileDialog

        chosen = QFileDialog.getExistingDirectory(
            self.window, self.window.tongue.words.say("Open another newsroom")
        )
        if chosen:
            self._opening = Opening()
            folder = Path(chosen)
            self._program.leave_newsroom(lambda: self.open_folder(folder))

    # Leaving

    def keep(self, then: Callable[[], None]) -> None:
        """Keep what is open as a version, then go on; where that fails, the window stays."""
        if self.workspace is None:
            then()
        else:
            self.workspace.close_rooms(then)

    def save(self) -> None:
        """Save what was typed."""
        if self.workspace is not None:
            self.workspace.story.save()

    def _leave_rooms(self) -> None:
        """Nobody is in the rooms any more: no command does anything there."""
        self.workspace = None
        self.window.deck.forget_rooms()
        self.window.title(None)

    def show_fault(self, log: Path) -> None:
        """Say that Midad itself failed before anybody came in, with ways on."""
        from studio.ui.start.fault import Fault

        self._leave_rooms()
        page = Fault(self.window.tongue, self._program.look, log)
        page.retry_wanted.connect(self._begin_again)
        page.folder_wanted.connect(self._choose_other)
        self.window.show_page(page)

    def _begin_again(self) -> None:
        self._wait("")
        if self._program.newsroom is None:
            self.come_in(self._opening)
        else:
            self.ask_who(self._opening)

    def _wait(self, message: str) -> Waiting:
        self._leave_rooms()
        waiting = Waiting(self.window.tongue, self._program.look, message)
        self.window.show_page(waiting)
        return waiting


def origin() -> str:
    """Return that something was done in a window of this computer, for the record."""
    from studio.newsroom.origins import Way, origin_here

    return origin_here(Way.WINDOW)


def pack(article: "PublicArticle", folder: Path) -> str:
    """Build the package of an article; a `studio.newsroom.public.Packager`."""
    from studio.export.package import house_packager

    return house_packager()(article, folder)


def _open_store(folder: Path) -> "Store":
    from studio.storage.engine import open_newsroom

    return open_newsroom(folder)
