"""The running program: one newsroom at a time, any number of windows, each for one person.

The newsroom is opened on its own thread after a window is painted. Deliberately absent: the pages
before somebody is signed in (`entrance`).
"""

import logging
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, TypeVar

from msgspec import Struct
from msgspec.structs import replace
from PySide6.QtCore import QObject, QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from studio.app.entrance import Entrance, pack
from studio.app.imports import plain_imports
from studio.app.opening import Opening
from studio.app.sample import delete_sample, is_sample
from studio.app.slots import SlotClock
from studio.arabic.numerals import DigitShape
from studio.errors import MidadError
from studio.settings import House, PersonalLanguage, language_of_person, newsroom_folder
from studio.ui.door import Asked, Hub, Worker
from studio.ui.first_touch import FirstTouch
from studio.ui.look import Look, Theme
from studio.ui.personal import Preferences
from studio.ui.qt_words import QtWords
from studio.ui.spelling_door import SpellingDoor
from studio.ui.tongue import Tongue, direction_of
from studio.ui.window.instance import FirstInstance
from studio.ui.window.main_window import MainWindow
from studio.wording.words import Language, Words

if TYPE_CHECKING:
    from studio.newsroom.acting import Acting
    from studio.storage.engine import Store

T = TypeVar("T")

_BACKUP_EVERY_MS: Final = 60 * 60 * 1000
_LAST_FOLDER: Final = "newsroom"
_DATABASE: Final = "newsroom.db"
_log = logging.getLogger(__name__)


class OpenNewsroom(Struct, frozen=True):
    """The newsroom that is open, and who answers later starts; a `sample` can be deleted."""

    store: "Store"
    sample: bool
    first: FirstInstance
    slots: SlotClock


class Program(QObject):
    """One newsroom at a time, any number of windows."""

    def __init__(self, application: QApplication, look: Look, personal: Preferences) -> None:
        super().__init__(application)
        self.look, self.personal = look, personal
        self.worker, self.beside = Worker("newsroom", self), Worker("beside", self)
        self.lines = Worker("lines", self)
        self.touch = FirstTouch(application)
        self.spelling = SpellingDoor(self, asleep=True)
        self.touch.touched.connect(self.spelling.wake)
        self.hub = Hub(self)
        self.newsroom: OpenNewsroom | None = None
        self._application = application
        self._entrances: list[Entrance] = []
        self._opening = Opening()
        self._house = House()
        self._ending = False
        self._backups = QTimer(self)
        self._backups.setInterval(_BACKUP_EVERY_MS)
        self._backups.timeout.connect(self._back_up)
        self._qt_words = QtWords(Words(self._language(), self._digits()), self)
        application.installTranslator(self._qt_words)
        personal.changed.connect(self._follow_personal)
        self.hub.changed.connect(lambda changes: self._read_house() if changes.settings else None)
        self._follow_personal()

    # Windows

    @property
    def windows(self) -> tuple[MainWindow, ...]:
        """Every window, the oldest first."""
        return tuple(entrance.window for entrance in self._entrances)

    @property
    def entrances(self) -> tuple[Entrance, ...]:
        """Every window's way in, the oldest first."""
        return tuple(self._entrances)

    def start(self, opening: Opening) -> None:
        """Show a window, then open the newsroom that is asked for."""
        self._opening = opening
        entrance = self._new_entrance()
        entrance.window.show()
        QTimer.singleShot(0, entrance, lambda: entrance.come_in(opening))

    def another_window(self, article: int | None = None) -> None:
        """Open one more window on the newsroom."""
        entrance = self._new_entrance()
        entrance.window.show()
        entrance.window.raise_()
        entrance.window.activateWindow()
        asked = replace(self._opening, article=article, sample=False)
        if self.newsroom is not None:
            entrance.ask_who(asked)

    def _new_entrance(self) -> Entrance:
        tongue = Tongue(self._language(), self._digits(), house=self._house.digits)
        window = MainWindow(self.look, self.personal, tongue)
        entrance = Entrance(self, window, self)
        window.window_wanted.connect(self.another_window)
        window.quit_wanted.connect(self.quit)
        window.close_wanted.connect(lambda: self._close(entrance))
        self._entrances.append(entrance)
        return entrance

    def _close(self, entrance: Entrance) -> None:
        entrance.keep(lambda: self._gone(entrance))

    def _gone(self, entrance: Entrance) -> None:
        if entrance.workspace is not None:
            entrance.workspace.let_go()
        entrance.window.finish()
        if entrance in self._entrances:
            self._entrances.remove(entrance)
        entrance.window.deleteLater()
        entrance.deleteLater()
        if not self._entrances:
            self._end()

    def quit(self) -> None:
        """Keep what is open in every window and end."""
        for entrance in self.entrances:
            self._close(entrance)

    def save_now(self) -> None:
        """Save what was typed in every window: the session or the computer ends."""
        for entrance in self._entrances:
            entrance.save()

    def _end(self) -> None:
        if self._ending:
            return
        self._ending = True
        self._backups.stop()
        self.close_newsroom()
        self.worker.finish()
        self.beside.finish()
        self.lines.finish(3.0)
        self.spelling.close()
        QGuiApplication.clipboard().clear()
        self._application.quit()

    # The newsroom

    def folder_for(self, opening: Opening) -> Path:
        """Return which newsroom a start means."""
        if opening.folder is not None:
            return opening.folder
        last = self.personal.recall(_LAST_FOLDER)
        if isinstance(last, str) and (Path(last) / _DATABASE).exists():
            return Path(last)
        return newsroom_folder()

    def is_there(self, folder: Path) -> bool:
        """Say whether a newsroom lies in `folder`."""
        return (folder / _DATABASE).exists()

    def opened(self, store: "Store") -> None:
        """Take over a newsroom that was opened or founded."""
        folder, sample = store.folder, is_sample(store.folder)
        first = FirstInstance(folder, self)
        first.asked.connect(self.another_window)
        with plain_imports():
            from studio.newsroom.origins import Way, origin_here

        slots = SlotClock(
            store, pack, origin_here(Way.CLOCK), (self.worker, self.beside), self.hub, self
        )
        slots.published.connect(self._tell_published)
        slots.refused.connect(self._tell_refused)
        self.newsroom = OpenNewsroom(store, sample, first, slots)
        if not sample:
            self.personal.remember(_LAST_FOLDER, str(folder))
        self._backups.start()
        if not store.read_only:
            slots.start()
        self._read_house()

    def close_newsroom(self) -> None:
        """Close the newsroom when everything that was asked of it is done."""
        newsroom, self.newsroom = self.newsroom, None
        if newsroom is None:
            return
        newsroom.first.close()
        newsroom.slots.deleteLater()
        self._backups.stop()
        self.worker.add(Asked(newsroom.store.close, None, _log_failure, None))

    def leave_newsroom(self, then: Callable[[], None]) -> None:
        """Close every window but the first, and the newsroom; `then` shows something else there."""
        remaining = self._entrances[1:]
        for entrance in remaining:
            self._close(entrance)

        def go_on() -> None:
            self.close_newsroom()
            self.ask(lambda: None, lambda _: then())

        self._entrances[0].keep(go_on)

    def delete_sample(self) -> None:
        """Delete the sample newsroom that is open, and show the first page again."""
        if self.newsroom is None or not self.newsroom.sample:
            return
        folder = self.newsroom.store.folder
        first = self._entrances[0]
        self.leave_newsroom(
            lambda: self.ask(lambda: delete_sample(folder), lambda _: first.welcome())
        )

    def ask(
        self,
        work: Callable[[], T],
        then: Callable[[T], None],
        failed: Callable[[MidadError], None] | None = None,
    ) -> None:
        """Do something on the newsroom's thread before anybody is signed in."""
        self.worker.add(Asked(work, then, failed or _log_failure, None))

    def _back_up(self) -> None:
        """Keep a verified copy where something changed since the last one."""
        from studio.storage.backup import automatic_backup

        if self.newsroom is None or self.newsroom.store.read_only:
            return
        store = self.newsroom.store
        self.beside.add(
            Asked(lambda: automatic_backup(store, datetime.now(UTC)), None, _log_failure, None)
        )

    def _tell_published(self, count: int) -> None:
        for workspace in (one.workspace for one in self._entrances):
            if workspace is not None:
                words = workspace.station.tongue.words
                workspace.tell(
                    words.counted(
                        "{n} story was published at its time.",
                        "{n} stories were published at their time.",
                        count,
                    )
                )

    def _tell_refused(self, count: int, error: MidadError) -> None:
        from studio.wording.reasons import sentence

        for workspace in (one.workspace for one in self._entrances):
            if workspace is not None:
                words = workspace.station.tongue.words
                told = words.counted(
                    "{n} story could not be published at its time.",
                    "{n} stories could not be published at their time.",
                    count,
                )
                workspace.tell(f"{told} {sentence(error, words)}")

    # Language, digits and look

    def _language(self) -> Language:
        chosen = self.personal.settings.language
        if chosen is PersonalLanguage.SYSTEM:
            return Language(language_of_person())
        return Language(chosen.value)

    def _digits(self) -> DigitShape:
        return self._house.digits if self._language() is Language.ARABIC else DigitShape.ASCII

    def _read_house(self) -> None:
        with plain_imports():
            from studio.newsroom.house import house

        if self.newsroom is not None:
            store = self.newsroom.store
            self.ask(lambda: house(store), self._take_house)

    def _take_house(self, house: House) -> None:
        self._house = house
        self._speak()

    def _follow_personal(self) -> None:
        settings = self.personal.settings
        self.look.reduce_motion = settings.reduce_motion
        self.look.choose(Theme(settings.theme.value), settings.text_font)
        self._speak()

    def _speak(self) -> None:
        # buttons, menus and tooltips begin their texts where the application does, not the window
        self._application.setLayoutDirection(direction_of(self._language()))
        self._qt_words.words = Words(self._language(), self._digits())
        for window in self.windows:
            window.tongue.speak(self._language(), self._digits(), house=self._house.digits)

    def acting_changed(self, acting: "Acting") -> None:
        """Remember who signed in, so that their name is offered first next time."""
        self.personal.remember("person", acting.person.sign_in)


def _log_failure(error: Any) -> None:  # noqa: ANN401 - whatever was raised
    _log.info("left aside: %s", error)
