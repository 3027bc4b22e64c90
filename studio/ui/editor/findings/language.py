"""The newsroom's language as a window knows it: read when a story opens, and when it changes.

Beside the newsroom's words a person has their own, which this computer remembers. Deliberately
absent: judging by it.
"""

from typing import Final

from PySide6.QtCore import QObject, Signal

from studio.newsroom.changes import Changes
from studio.newsroom.house_language import HouseLanguage, house_language
from studio.style.wishes import HouseStyle
from studio.ui.station import Station

OWN_WORDS: Final = "own_words"
"""The name of the memory: words that the person alone takes for right."""


def own_words(kept: object) -> frozenset[str]:
    """Return the words that a memory holds."""
    return frozenset(map(str, kept)) if isinstance(kept, list) else frozenset()


class LanguageNews(QObject):
    """Keeps the newsroom's language, and tells spelling what is known.

    Signals:
        changed: rules or names are others now.
    """

    changed = Signal()

    def __init__(self, station: Station, parent: QObject) -> None:
        super().__init__(parent)
        self._station = station
        self.language = HouseLanguage()
        self._is_read = False
        station.door.changed.connect(self._hear)
        station.personal.remembered.connect(self._hear_memory)
        self._touch = station.touch
        if self._touch is not None:  # heard before what looks by it
            self._touch.touched.connect(self._read_for_somebody)

    def style(self) -> HouseStyle:
        """Return the newsroom's house style, as it is known now."""
        return self.language.style

    def read(self) -> None:
        """Read it anew, beside everything else; what is looked for after that knows it.

        Nothing is looked for before somebody is there: it is read then.
        """
        self._is_read = True
        if self._touch is None or self._touch.happened:
            self._read_now()

    def _read_for_somebody(self) -> None:
        if self._is_read:
            self._read_now()

    def _read_now(self) -> None:
        running = self._station.door.run(
            lambda acting, _: house_language(acting.store), self._take, owner=self
        )
        running.ended.connect(running.deleteLater)

    def _hear(self, changes: Changes) -> None:
        concerned = (
            *(changes.words, changes.names, changes.rules, changes.settings),
            *(changes.people, changes.sections, changes.tags),
        )
        if self._is_read and any(concerned):
            self.read()

    def _hear_memory(self, memory: str) -> None:
        if memory == OWN_WORDS:
            self._know()

    def _take(self, language: HouseLanguage) -> None:
        before, self.language = self.language, language
        self._know()
        if before.style != language.style:
            self.changed.emit()

    def _know(self) -> None:
        if self._station.spelling is not None:
            own = own_words(self._station.personal.recall(OWN_WORDS))
            self._station.spelling.know(self.language.words | own)
