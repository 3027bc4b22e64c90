"""The export sheet: two keys when nothing changes, Ctrl+E and Enter.

What was begun goes on when the sheet is put away, and is told when it ends. Deliberately absent:
what waits for a target, which the courier brings later.
"""

from collections.abc import Callable, Sequence
from pathlib import Path
from queue import Empty, SimpleQueue
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QWidget

from studio.errors import MidadError
from studio.newsroom.changes import Changes
from studio.ui.exporting.delivering import Delivery, Order, deliver, send_over
from studio.ui.exporting.heard import Heard, SentTo
from studio.ui.exporting.offer import Offer, find
from studio.ui.exporting.page import ExportPage, Standing, ended
from studio.ui.parts.sheets import Sheet
from studio.ui.station import Station
from studio.wording.reasons import sentence
from studio.wording.words import mark

if TYPE_CHECKING:
    from studio.ui.door import Running

_WIDTH, _HEIGHT = 820, 700


def show_in_files(place: Path) -> None:
    """Show a folder in the computer's own file manager."""
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(place)))


class ExportSheet(QObject):
    """Exports stories, over `window`.

    Signals:
        told: a text for the person, and what takes it back or None.
        place_wanted: an article, a field of it and a block or None: what has to be settled there.
    """

    told = Signal(str, object)
    place_wanted = Signal(int, str, object)

    def __init__(
        self,
        station: Station,
        window: QWidget,
        show_folder: Callable[[Path], None] = show_in_files,
    ) -> None:
        super().__init__(window)
        self._station, self._show_folder = station, show_folder
        self._articles: tuple[int, ...] = ()
        self._reading: Running | None = None
        self._running: Running | None = None
        self._place: Path | None = None
        self._heard: SimpleQueue[Heard] = SimpleQueue()
        self.page = ExportPage(station, self._go)
        self.sheet = Sheet(
            window,
            mark("Export"),
            self.page,
            station.tongue,
            station.look,
            width=_WIDTH,
            height=_HEIGHT,
        )
        self.page.started.connect(self._start)
        self.page.over_wanted.connect(self._send_over)
        self.page.cancelled.connect(self._cancel)
        self.page.folder_wanted.connect(self._open_folder)
        self.page.again_wanted.connect(self._read)
        self.page.close_wanted.connect(self.sheet.close_sheet)
        self.page.target.changed.connect(self._reread)
        station.door.changed.connect(self._hear)

    def open_export(self, articles: Sequence[int] = ()) -> None:
        """Show the sheet with these articles, or without any with all that is ready."""
        if self.sheet.isVisible():
            return
        if self._running is None:
            self._articles = tuple(articles)
            self._read()
        self.sheet.open_sheet(self.page)

    # What is ready

    def _read(self) -> None:
        self.page.show_reading()
        self._ask({})

    def _reread(self) -> None:
        if self.page.standing in {Standing.READING, Standing.CHOOSING}:
            self._ask(self.page.ticks())

    def _ask(self, ticks: dict[int, bool]) -> None:
        self._forget()
        articles, places = self._articles, self.page.target.places

        def show(offer: Offer) -> None:
            if reading is self._reading:
                self._reading = None
                self.page.show_offer(offer, ticks)

        reading = self._station.door.run(
            lambda acting, running: find(acting, articles, places, running),
            show,
            owner=self,
        )
        self._reading = reading

    def _forget(self) -> None:
        """Let what is being read come to nobody."""
        if self._reading is not None:
            self._reading.cancel()
        self._reading = None

    def _hear(self, changes: Changes) -> None:
        news = changes.articles or changes.pictures or changes.settings
        if news and self.sheet.isVisible():
            self._reread()

    # Exporting

    def _start(self, publish: bool) -> None:  # noqa: FBT001 - what the signal carries
        target, words = self.page.target, self._station.tongue.words
        place = target.place if target.wants_folder else None
        if target.wants_folder and place is None:
            self.page.say_problem(words.say("Choose a folder first."))
            target.path.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        if place is None and not target.chosen:
            self.page.say_problem(words.say("Choose where the stories go first."))
            target.folder.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        target.remember()
        self._forget()
        wanted = self.page.chosen(publish=publish)
        self._place, self._heard = place, SimpleQueue()
        order = Order(
            wanted=wanted,
            place=place,
            zipped=target.zipped,
            packager=self._station.packager,
            heard=self._heard.put,
            targets=target.chosen,
        )
        self.page.show_leaving(order.steps)
        self._running = self._station.door.run(
            lambda acting, running: deliver(acting, running, order),
            self._end,
            failed=self._failed,
            owner=self,
            changed=lambda delivery: delivery.changes,
            far=bool(target.chosen),
        )
        self._running.progressed.connect(self._progress)
        self.destroyed.connect(self._running.cancel)

    def _send_over(self, article: int, target: int) -> None:
        running = self._station.door.run(
            lambda acting, running: send_over(acting, running, target, article),
            self.page.show_over,
            failed=self._failed,
            owner=self,
            changed=lambda _: Changes(articles=(article,), targets=(target,)),
            far=True,
        )
        self.destroyed.connect(running.cancel)

    def _progress(self) -> None:
        while True:
            try:
                done = self._heard.get_nowait()
            except Empty:
                return
            if isinstance(done, SentTo):
                self.page.show_sent(done)
            else:
                self.page.show_done(done)

    def _cancel(self) -> None:
        if self._running is not None:
            self._running.cancel()
            self.page.cancel.setEnabled(False)

    def _end(self, delivery: Delivery) -> None:
        self._progress()
        self._running = None
        self.page.cancel.setEnabled(True)
        self.page.show_end(delivery)
        delivered = any(one.path is not None for one in delivery.done)
        if not self.sheet.isVisible():
            self.told.emit(ended(self._station, delivery), None)
        elif delivered and self._station.personal.settings.open_package_folder:
            self._open_folder()

    def _failed(self, error: MidadError) -> None:
        self._running = None
        self.page.cancel.setEnabled(True)
        self._read()
        self.told.emit(sentence(error, self._station.tongue.words), None)

    def _open_folder(self) -> None:
        if self._place is not None:
            self._show_folder(self._place)

    def _go(self, article: int, field: str, block: int | None) -> None:
        self.sheet.close_sheet()
        self.place_wanted.emit(article, field, block)
