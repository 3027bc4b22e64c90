"""Hears what a person is told of: counts it for the bell, and says it on the desktop.

On the desktop only while the window is not in front, where the computer has a place for it and the
person wants it; elsewhere it is quietly left out. Deliberately absent: what is told, and to whom.
"""

from collections.abc import Callable
from typing import Final, TypeAlias

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QApplication, QWidget

from studio.newsroom.changes import Changes
from studio.newsroom.notices import NoticeLine, notices
from studio.ui.commands import Do
from studio.ui.notices.desktop import Desktop
from studio.ui.notices.lines import notice_reason, notice_words, wanted_kinds
from studio.ui.station import Station

EVERY_MS: Final = 30_000
"""How often it is looked for what another program told."""

Tell: TypeAlias = Callable[[str, str], None]
"""Says a title and a text on the desktop."""


class NoticeNews(QObject):
    """Follows the notices of whoever is signed in.

    Signals:
        counted: how many are unread.
    """

    counted = Signal(int)

    def __init__(self, station: Station, window: QWidget, tell: Tell | None = None) -> None:
        """`tell` is the desktop's; without it the system's own, where there is one."""
        super().__init__(window)
        self._station, self._window = station, window
        self._newest: int | None = None
        self._tell = tell or Desktop(station, self, self.come_to_front).tell
        self._timer = QTimer(self)
        self._timer.setInterval(EVERY_MS)
        self._timer.timeout.connect(self.look)
        self._timer.start()
        station.door.changed.connect(self._hear)
        station.personal.changed.connect(self.look)
        self.look()

    def look(self) -> None:
        """Find what is unread."""
        kinds = wanted_kinds(self._station.personal.settings)
        self._station.door.ask(
            lambda acting: notices(acting, unread=True, kinds=kinds),
            self._take,
            failed=lambda _: None,
            owner=self,
        )

    def come_to_front(self) -> None:
        """Bring the window to the front and show the notices."""
        window = self._window.window()
        window.activateWindow()
        window.raise_()
        self._station.deck[Do.NOTICES].trigger()

    def _hear(self, changes: Changes) -> None:
        if changes.articles:
            self.look()

    def _take(self, found: tuple[NoticeLine, ...]) -> None:
        self.counted.emit(len(found))
        newest = max((one.id for one in found), default=0)
        before, self._newest = self._newest, max(newest, self._newest or 0)
        if before is None:
            return  # what waited when the window opened is the bell's to say
        fresh = [one for one in found if one.id > before]
        if fresh and self._station.personal.settings.notice_desktop and not self._in_front():
            self._say(fresh)

    def _in_front(self) -> bool:
        return self._window.window().isActiveWindow()

    def _say(self, fresh: list[NoticeLine]) -> None:
        words = self._station.tongue.words
        first = notice_words(fresh[0], self._station)
        if why := notice_reason(fresh[0], self._station):
            first = f"{first}\n{why}"
        if more := len(fresh) - 1:
            first = f"{first}\n" + words.counted("and {n} more", "and {n} more", more)
        self._tell(words.say("Midad"), first)
        QApplication.alert(self._window.window())
