"""The sheet of the handover: since when, the page, and its way to paper; Enter opens a story."""

from datetime import datetime, timedelta
from functools import partial
from pathlib import Path
from typing import Final

from PySide6.QtCore import QUrl, Signal
from PySide6.QtGui import QTextDocument
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QTextBrowser, QVBoxLayout, QWidget

from studio.arabic.direction import Direction
from studio.newsroom.handover import Handover, handover
from studio.ui.commands import Do
from studio.ui.handover.paper import LINK, page_layout, save_pdf, write_page
from studio.ui.look import Kind, Symbol
from studio.ui.look.fonts import INTERFACE_PX
from studio.ui.look.text import isolated
from studio.ui.parts.buttons import TextButton, on_click
from studio.ui.parts.house_now import HouseNow
from studio.ui.parts.kinds import mark_kind
from studio.ui.parts.labels import WordsLabel
from studio.ui.parts.moments import day_and_hour
from studio.ui.parts.sheets import Sheet
from studio.ui.parts.zoned import ZonedMomentBox
from studio.ui.station import Station
from studio.wording.handover import handover_parts, handover_title
from studio.wording.words import mark

_SHIFT: Final = timedelta(hours=8)
_WIDTH, _HEIGHT = 760, 720
_PAPER: Final = ("#000000", "#444444")


class HandoverPage(QWidget):
    """The handover of a shift.

    Signals:
        opened: the id of a story that somebody wants to see.
        told: a text for the person, and None.
    """

    opened = Signal(int)
    told = Signal(str, object)

    def __init__(self, station: Station, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._station = station
        self._page: Handover | None = None
        self._house = HouseNow(station.door, self)
        tongue, look = station.tongue, station.look
        self.since = ZonedMomentBox()
        self.since.editingFinished.connect(self.read)
        self.view = QTextBrowser()
        self.view.setOpenLinks(False)
        self.view.anchorClicked.connect(self._go)
        mark_kind(self.view, Kind.PAGE)
        self.print = TextButton(mark("Print"), tongue, look, symbol=Symbol.PRINT)
        self.pdf = TextButton(mark("Save as PDF"), tongue, look)
        on_click(self.print, self.print_page)
        on_click(self.pdf, self._choose_file)
        top = QHBoxLayout()
        top.setSpacing(8)
        top.addWidget(WordsLabel(mark("Since"), tongue))
        top.addWidget(self.since)
        top.addStretch(1)
        top.addWidget(self.pdf)
        top.addWidget(self.print)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(12)
        layout.addLayout(top)
        layout.addWidget(self.view, 1)
        self._house.changed.connect(self._draw)
        tongue.changed.connect(self.speak)
        look.changed.connect(self._draw)
        self.speak()

    def begin(self) -> None:
        """Show the shift that ends now; eight hours, unless the person says otherwise."""
        now = self._station.door.acting.clock()
        self.since.show_moment(now - _SHIFT, self._house.settings.time_zone)
        self.read()

    def read(self) -> None:
        """Read the page of the time that is chosen."""
        since = self.since.moment
        self._station.door.ask(lambda acting: handover(acting, since), self._take, owner=self)

    def speak(self) -> None:
        """Say everything in the language of now."""
        words = self._station.tongue.words
        self.since.setAccessibleName(words.say("Since"))
        self.view.setAccessibleName(words.say("Shift handover"))
        # Qt lays a button's words out from left to right, whatever the window does.
        own = Direction.RTL if self._station.tongue.rtl else Direction.LTR
        self.pdf.setText(isolated(words.say("Save as PDF"), own))
        self._draw()

    def print_page(self) -> None:
        """Let the person choose a printer, and print the page."""
        from PySide6.QtPrintSupport import QPrintDialog, QPrinter

        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        printer.setPageLayout(page_layout())
        dialog = QPrintDialog(printer, self)
        dialog.accepted.connect(lambda: self.paper().print_(printer))
        dialog.setModal(True)
        dialog.show()

    def paper(self) -> QTextDocument:
        """Return the page in black on white."""
        document = QTextDocument(self)
        document.setDefaultFont(self.view.font())
        self._write(document, _PAPER)
        return document

    def save(self, path: Path) -> None:
        """Write the page as PDF, and tell where it lies."""
        words = self._station.tongue.words
        told = (
            words.say("The page is kept as PDF: {path}", path=str(path))
            if save_pdf(self.paper(), path)
            else words.say("The PDF could not be written to {path}.", path=str(path))
        )
        self.told.emit(told, None)

    def _choose_file(self) -> None:
        words = self._station.tongue.words
        name, _ = QFileDialog.getSaveFileName(
            self, words.say("Save as PDF"), f"{words.say('Shift handover')}.pdf", "PDF (*.pdf)"
        )
        if name:
            self.save(Path(name))

    def _take(self, page: Handover) -> None:
        self._page = page
        self._draw()

    def _draw(self) -> None:
        palette = self._station.look.palette
        self._write(self.view.document(), (palette.text, palette.muted))

    def _write(self, document: QTextDocument, colours: tuple[str, str]) -> None:
        page, words = self._page, self._station.tongue.words
        if page is None:
            return
        clock = partial(self._clock, page.zone)
        write_page(
            document,
            handover_title(page, words, clock),
            handover_parts(page, words, clock),
            words.say("Nothing is open, and nothing was published."),
            rtl=self._station.tongue.rtl,
            size=INTERFACE_PX + 1,
            colours=colours,
        )

    def _clock(self, zone: str, at: datetime) -> str:
        months = self._house.settings.month_names
        return day_and_hour(at, zone, self._station.tongue.words, months)

    def _go(self, address: QUrl) -> None:
        article = address.toString().removeprefix(LINK)
        if article.isdecimal():
            self.opened.emit(int(article))


class HandoverSheet(Sheet):
    """The handover over the window."""

    def __init__(self, station: Station, window: QWidget) -> None:
        self.handover = HandoverPage(station)
        super().__init__(
            window,
            station.deck.command(Do.HANDOVER).title,
            self.handover,
            station.tongue,
            station.look,
            width=_WIDTH,
            height=_HEIGHT,
        )
        self.handover.opened.connect(lambda _: self.close_sheet())

    def open_handover(self) -> None:
        """Show the shift that ends now."""
        self.handover.begin()
        self.open_sheet(self.handover.view)
