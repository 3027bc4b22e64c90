"""A window's surroundings for tests: a real newsroom on disk, real threads, nothing shown."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from PySide6.QtWidgets import QApplication, QWidget

from studio.arabic.numerals import DigitShape
from studio.newsroom.acting import Acting
from studio.ui.commands import Deck
from studio.ui.door import Door, Hub, Worker
from studio.ui.first_touch import FirstTouch
from studio.ui.look import Look
from studio.ui.open_stories import OpenStories
from studio.ui.personal import Preferences
from studio.ui.spelling_door import SpellingDoor
from studio.ui.station import Station
from studio.ui.tongue import Tongue
from studio.wording.words import Language
from tests.newsroom.house import Newsroom, packager


@dataclass
class Stations:
    """Makes stations on one newsroom; all of them hear each other."""

    newsroom: Newsroom
    folder: Path
    look: Look
    worker: Worker
    beside: Worker
    hub: Hub = field(default_factory=Hub)
    spelling: SpellingDoor | None = None
    touch: FirstTouch | None = None
    _windows: list[QWidget] = field(default_factory=list)

    def of(self, acting: Acting, language: Language = Language.ARABIC) -> Station:
        """Return a station for somebody, with a window of its own that is not shown."""
        window = QWidget()
        self._windows.append(window)
        tongue = Tongue(language, DigitShape.ARABIC_INDIC, window)
        window.setLayoutDirection(tongue.direction)
        name = acting.person.sign_in
        door = Door(acting, self.worker, self.beside, self.hub, window)
        return Station(
            door=door,
            tongue=tongue,
            look=self.look,
            deck=Deck(window, tongue),
            personal=Preferences(self.folder / f"{name}.json", window),
            packager=packager,
            open_stories=OpenStories(door, door),
            spelling=self.spelling,
            touch=self.touch,
        )


@contextmanager
def stations_on(newsroom: Newsroom, folder: Path, application: QApplication) -> Iterator[Stations]:
    """Give stations on a newsroom; their threads end with the block."""
    look = Look(application)
    made = Stations(newsroom, folder, look, Worker("newsroom"), Worker("beside"))
    try:
        yield made
    finally:
        assert made.worker.finish()
        assert made.beside.finish()
        for window in made._windows:
            window.deleteLater()
