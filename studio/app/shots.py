"""The main job walked in a window that nobody sees, and a picture of every screen.

A journalist writes and submits, an editor sends back and approves, the chief editor publishes and
exports: by keys and commands in the rooms themselves, on the sample newsroom. Then every screen is
pictured in each language and theme. Deliberately absent: anything that a person could not do.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QElapsedTimer, QEventLoop, Qt, QTimer
from PySide6.QtWidgets import QApplication, QWidget

from studio.app.collecting import Collector
from studio.app.entrance import Entrance
from studio.app.opening import Opening
from studio.app.pictured import SCREENS, STILL_MS, WIDE, Screen
from studio.app.program import Program
from studio.app.run import make_application, make_program
from studio.app.sample import delete_sample
from studio.app.walking import Walk, press
from studio.demo.blocks import every_block
from studio.demo.cast import CHIEF, EDITOR, JOURNALIST, PASSWORD, Player
from studio.errors import Reason, Refused
from studio.imaging.drawing import Scene, draw_scene
from studio.newsroom.articles import create
from studio.newsroom.desk import Filter, ids
from studio.newsroom.pictures import Metadata, add_picture
from studio.newsroom.reading import load
from studio.settings import PersonalLanguage, PersonalTheme
from studio.ui.commands import Do
from studio.ui.personal import Preferences

if TYPE_CHECKING:
    from studio.newsroom.acting import Acting
    from studio.newsroom.changes import Changes
    from studio.ui.window.workspace import Workspace

_LONGEST_MS: Final = 60_000


@dataclass(frozen=True, slots=True)
class Taken:
    """What came of it: the pictures, the exported package, and the newsroom."""

    pictures: tuple[Path, ...]
    package: Path
    newsroom: Path


def take_shots(
    folder: Path,
    *,
    languages: Iterable[str],
    schemes: Iterable[str],
    step: Callable[[str], None],
) -> Taken:
    """Walk the main job, and write a PNG of each screen and the exported package into `folder`.

    `step` hears a line for each step of the job. The sample newsroom of an earlier walk in `folder`
    is made anew. Raises `Refused` (FOLDER_NOT_EMPTY) when something else lies in its place, what
    the use cases raise, and `TimeoutError` when the window does not do what was asked of it.
    """
    folder.mkdir(parents=True, exist_ok=True)
    make_way(folder / "newsroom")
    application = make_application(offscreen=True)
    personal = Preferences(folder / "personal.json", application)
    personal.set(open_package_folder=False)
    program = make_program(application, personal)
    program.touch.happen()
    collector = Collector(application)
    photographer = _Photographer(application, program, folder)
    variants = [(language, scheme) for language in languages for scheme in schemes]
    try:
        photographer.take_entrance(variants)
        package = photographer.walk(step)
        photographer.take_rooms(variants)
    finally:
        photographer.close()
        collector.close()
    (folder / "personal.json").unlink(missing_ok=True)
    return Taken(tuple(photographer.taken), package, folder / "newsroom")


def make_way(newsroom: Path) -> None:
    """Remove an earlier sample newsroom; raises `Refused` (FOLDER_NOT_EMPTY) for anything else."""
    delete_sample(newsroom)
    if newsroom.exists():
        raise Refused(Reason.FOLDER_NOT_EMPTY, path=str(newsroom))


class _Photographer:
    """Leads the window from screen to screen and keeps what it shows."""

    def __init__(self, application: QApplication, program: Program, folder: Path) -> None:
        self._application, self._program, self._folder = application, program, folder
        self.taken: list[Path] = []
        self._rich: list[int] = []

    def take_entrance(self, variants: list[tuple[str, str]]) -> None:
        """Picture the pages before somebody is signed in, and make the sample newsroom."""
        newsroom = self._folder / "newsroom"
        self._program.start(Opening(folder=newsroom))
        entrance = self._program.entrances[0]
        entrance.window.resize(*WIDE)
        self._until(lambda: self._shows(entrance, "FirstStart"), "the first page")
        for language, scheme in variants:
            self._speak(language, scheme)
            self._take(entrance.window, "first-start", language, scheme)
        entrance.make_sample(newsroom)
        self._until(lambda: entrance.workspace is not None, "the sample newsroom")
        entrance.sign_out()
        self._until(lambda: self._shows(entrance, "SignIn"), "the page for signing in")
        for language, scheme in variants:
            self._speak(language, scheme)
            self._take(entrance.window, "sign-in", language, scheme)

    def walk(self, step: Callable[[str], None]) -> Path:
        """Do the main job in the rooms, and return where the exported package lies."""
        walk = Walk(self._until, self._wait)
        out = self._folder / "packages"
        for player, act in (
            (JOURNALIST, walk.write_and_submit),
            (EDITOR, walk.send_back),
            (JOURNALIST, walk.mend_and_resubmit),
            (EDITOR, walk.approve),
            (CHIEF, lambda room: walk.publish_and_export(room, out)),
        ):
            step(act(self._enter(player)))
        return walk.package

    def take_rooms(self, variants: list[tuple[str, str]]) -> None:
        """Picture every screen behind the entrance."""
        for screen in SCREENS:
            room = self._enter(screen.player)
            window = room.window()
            window.resize(*screen.size)
            screen.go(room)
            self._wait(screen.wait)
            if screen.first or screen.rich:
                self._open_first(room)
                self._wait(screen.wait)
            if screen.rich:
                self._open_rich(room)
            if screen.write is not None:
                screen.write(room)
                self._wait(screen.wait)
            for language, scheme in variants:
                self._speak(language, scheme)
                if screen.begin is None:
                    self._take(window, screen.name, language, scheme)
                else:
                    begun = screen.begin(room, self._folder / "sites" / f"{language}-{scheme}")
                    self._until(begun.is_seen, screen.name)
                    self._take(window, screen.name, language, scheme)
                    begun.stop()
                    self._until(begun.has_stopped, f"the end of {screen.name}")
            self._leave(room, screen)

    def close(self) -> None:
        """End the program in good order."""
        for entrance in self._program.entrances:
            if entrance.workspace is not None:
                entrance.workspace.preview.let_go()
        self._program.quit()
        self._until(lambda: not self._program.windows, "the end")

    def _enter(self, player: Player) -> "Workspace":
        """Return the rooms of a player, signed in where somebody else is."""
        entrance = self._program.entrances[0]
        room = entrance.workspace
        if room is None or room.station.door.acting.person.sign_in != player.sign_in:
            entrance.sign_in_as(player.sign_in, PASSWORD)
            self._until(
                lambda: (
                    entrance.workspace is not None
                    and entrance.workspace is not room
                    and entrance.workspace.station.door.acting.person.sign_in == player.sign_in
                ),
                player.sign_in,
            )
            self._until(lambda: _is_furnished(entrance), "the list")
        entrance.window.activateWindow()
        found = entrance.workspace
        if found is None:
            raise TimeoutError(player.sign_in)
        return found

    def _open_first(self, room: "Workspace") -> None:
        self._until(lambda: room.list.model.is_listed, "the list")
        if room.list.model.ids:
            first = room.list.model.ids[0]
            room.open_article(first)
            self._until(lambda: room.story.article == first, "the first story")
            self._wait(STILL_MS)

    def _open_rich(self, room: "Workspace") -> None:
        """Open the story of all blocks, which is written when it is first pictured."""
        if not self._rich:
            door = room.station.door
            door.do(_write_rich, lambda changes: self._rich.append(changes.article))
            self._until(lambda: bool(self._rich), "the story of all blocks")
        room.open_article(self._rich[0])
        self._until(lambda: room.story.article == self._rich[0], "the story of all blocks")
        self._wait(STILL_MS)

    def _leave(self, room: "Workspace", screen: Screen) -> None:
        """Put away what a screen has opened over the rooms."""
        room.put_away()
        if screen.name == "focus":
            room.toggle_focus()
        if screen.name in {"outline", "findings"}:
            room.station.deck[Do[screen.name.upper()]].trigger()
        if screen.name == "blocks":  # the sign that asked for the menu is no word of the story
            press(room.editor.surface, Qt.Key.Key_Backspace)
        room.window().resize(*WIDE)
        self._wait(50)

    def _speak(self, language: str, scheme: str) -> None:
        self._program.personal.set(language=PersonalLanguage(language), theme=PersonalTheme(scheme))
        self._wait(STILL_MS)

    def _shows(self, entrance: Entrance, page: str) -> bool:
        return type(entrance.window.page).__name__ == page

    def _take(self, window: QWidget, name: str, language: str, scheme: str) -> None:
        path = self._folder / f"{name}-{language}-{scheme}.png"
        self._application.processEvents()  # what came a moment ago is laid out before it is seen
        if not window.grab().save(str(path)):
            raise OSError(f"{path} could not be written")
        self.taken.append(path)

    def _wait(self, milliseconds: int) -> None:
        loop = QEventLoop()
        QTimer.singleShot(milliseconds, loop.quit)
        loop.exec()

    def _until(self, holds: Callable[[], bool], what: str) -> None:
        clock = QElapsedTimer()
        clock.start()
        while not holds():
            if clock.elapsed() > _LONGEST_MS:
                raise TimeoutError(f"the window did not come to {what}")
            self._wait(20)


def _write_rich(acting: "Acting") -> "Changes":
    """Draw pictures and write the story that holds every kind of block."""
    scenes = (Scene.HARBOUR, Scene.BRIDGE, Scene.OLD_CITY)
    kept = [
        add_picture(
            acting,
            draw_scene("rich", scene),
            Metadata(name=f"{scene.value}.jpg", alt=scene.value, credit=acting.person.display_name),
        ).pictures[0]
        for scene in scenes
    ]
    others = [load(acting, one).summary.uid for one in ids(acting, Filter())[:2]]
    return create(acting, every_block(kept, others))


def _is_furnished(entrance: Entrance) -> bool:
    """Say whether the rooms show what they were last left with: a list, or the board."""
    room = entrance.workspace
    return room is not None and (room.list.model.is_listed or room.on_board)
