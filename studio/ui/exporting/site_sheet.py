"""The sheet that makes the newsroom's whole site in a folder.

What was begun goes on when the sheet is put away, and is told when it ends. Deliberately absent:
what the site looks like (`studio.ui.house`).
"""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from studio.errors import MidadError
from studio.ui.commands import Do
from studio.ui.exporting.sheet import show_in_files
from studio.ui.exporting.site_making import SiteMade, make_site, offer
from studio.ui.exporting.site_page import SitePage, SiteStanding, site_made
from studio.ui.parts.sheets import Sheet
from studio.ui.station import Station
from studio.wording.reasons import sentence
from studio.wording.words import mark

if TYPE_CHECKING:
    from studio.ui.door import Running

_WIDTH, _HEIGHT = 700, 480


class SiteSheet(QObject):
    """Makes the site, over `window`.

    Signals:
        told: a text for the person, and what takes it back or None.
    """

    told = Signal(str, object)

    def __init__(
        self,
        station: Station,
        window: QWidget,
        show_folder: Callable[[Path], None] = show_in_files,
    ) -> None:
        super().__init__(window)
        self._station, self._show_folder = station, show_folder
        self._running: Running | None = None
        self._place: Path | None = None
        self.page = SitePage(station)
        self.sheet = Sheet(
            window,
            mark("Make the site"),
            self.page,
            station.tongue,
            station.look,
            width=_WIDTH,
            height=_HEIGHT,
        )
        self.page.started.connect(self._start)
        self.page.cancelled.connect(self._cancel)
        self.page.folder_wanted.connect(self._open_folder)
        self.page.settings_wanted.connect(self._open_settings)
        self.page.close_wanted.connect(self.sheet.close_sheet)

    def open_site(self) -> None:
        """Show the sheet; what is being made is shown on its way."""
        if self.sheet.isVisible():
            return
        self._station.door.ask(offer, self.page.show_choosing, owner=self)
        self.sheet.open_sheet(self.page.primary)

    def _start(self) -> None:
        place = self.page.chosen
        if place is None:
            self.page.say_problem(mark("Choose a folder first."))
            return
        if self.page.standing is SiteStanding.MAKING:
            return
        self.page.remember()
        self._place, jobs = place, self.page.jobs.value()
        self.page.show_making()
        self._running = self._station.door.run(
            lambda acting, running: make_site(acting, running, place, jobs),
            self._end,
            failed=self._failed,
            owner=self,
        )
        self._running.progressed.connect(self.page.show_step)
        self.destroyed.connect(self._running.cancel)

    def _cancel(self) -> None:
        if self._running is not None:
            self._running.cancel()
            self.page.cancel.setEnabled(False)

    def _end(self, made: SiteMade) -> None:
        self._running = None
        self.page.show_made(made)
        if not self.sheet.isVisible():
            self.told.emit(site_made(self._station, made), None)

    def _failed(self, error: MidadError) -> None:
        self._running = None
        self.page.show_error(error)
        if not self.sheet.isVisible():
            self.told.emit(sentence(error, self._station.tongue.words), None)

    def _open_folder(self) -> None:
        if self._place is not None:
            self._show_folder(self._place)

    def _open_settings(self) -> None:
        self.sheet.close_sheet()
        self._station.deck[Do.HOUSE_SETTINGS].trigger()
