"""The sheet that makes the newsroom's whole site in a folder, or brings it to a target.

What was begun goes on when the sheet is put away, and is told when it ends. Deliberately absent:
what the site looks like (`studio.ui.house`).
"""

from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from queue import Empty, SimpleQueue
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from studio.errors import MidadError
from studio.newsroom.changes import Changes
from studio.newsroom.target_values import TargetView
from studio.storage.codes import TargetKind
from studio.ui.commands import Do
from studio.ui.exporting.sheet import show_in_files
from studio.ui.exporting.site_making import (
    SiteMade,
    SiteOffer,
    SiteStep,
    bring_site,
    make_site,
    offer,
)
from studio.ui.exporting.site_page import SitePage, SiteStanding, site_made
from studio.ui.parts.sheets import Sheet
from studio.ui.station import Station
from studio.wording.reasons import sentence
from studio.wording.words import mark

if TYPE_CHECKING:
    from studio.ui.door import Running

_WIDTH, _HEIGHT = 700, 540


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
        self._heard: SimpleQueue[SiteStep] = SimpleQueue()
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

    def open_site(self, target: int = 0) -> None:
        """Show the sheet, with a target of this id chosen; what is on its way is shown so."""
        if self.sheet.isVisible():
            return

        def show(offered: SiteOffer) -> None:
            self.page.show_choosing(offered, target)

        self._station.door.ask(offer, show, owner=self)
        self.sheet.open_sheet(self.page.primary)

    def _start(self, over: bool) -> None:  # noqa: FBT001 - what the signal carries
        where = self.page.where
        target, place = where.target, where.folder
        if target is None and place is None:
            self.page.say_problem(mark("Choose a folder first."))
            return
        if self.page.standing is SiteStanding.MAKING:
            return
        where.remember()
        jobs = where.jobs.value()
        self._heard = SimpleQueue()
        self.page.show_making()
        if target is not None:
            self._place = Path(target.address) if target.kind is TargetKind.FOLDER else None
            self._bring(target, jobs, over=over)
        elif place is not None:
            self._place = place
            self._make(place, jobs)

    def _make(self, place: Path, jobs: int) -> None:
        heard = self._heard.put
        self._follow(
            self._station.door.run(
                lambda acting, running: make_site(acting, running, place, jobs, heard),
                self._end,
                failed=self._failed,
                owner=self,
            )
        )

    def _bring(self, target: TargetView, jobs: int, *, over: bool) -> None:
        heard = self._heard.put
        self._follow(
            self._station.door.run(
                lambda acting, running: bring_site(acting, running, target, jobs, heard, over=over),
                self._end,
                failed=lambda error: self._not_brought(error, target),
                owner=self,
                changed=lambda _: Changes(targets=(target.id,)),
                far=True,
            )
        )

    def _follow(self, running: "Running") -> None:
        self._running = running
        running.progressed.connect(self._progress)
        self.destroyed.connect(running.cancel)

    def _progress(self) -> None:
        """Show the newest step alone: a site has thousands."""
        newest: SiteStep | None = None
        with suppress(Empty):
            while True:
                newest = self._heard.get_nowait()
        if newest is not None:
            self.page.show_step(newest)

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

    def _not_brought(self, error: MidadError, target: TargetView) -> None:
        """Say why, and let the target's log be read anew: it waits there, or failed."""
        self._failed(error)
        self._station.door.announce(Changes(targets=(target.id,)))

    def _open_folder(self) -> None:
        if self._place is not None:
            self._show_folder(self._place)

    def _open_settings(self) -> None:
        self.sheet.close_sheet()
        self._station.deck[Do.HOUSE_SETTINGS].trigger()
