"""The preview beside the text: widths, light and dark, and following what is typed.

The browser is made when the pane is first seen. A change is shown some time after the last key; the
page is made beside everything else, and only what differs is touched. Deliberately absent: the
browser itself (`browser`), which cannot be imported everywhere.
"""

from collections.abc import Callable, Mapping
from enum import StrEnum
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, QTimer, QUrl, Signal
from PySide6.QtGui import QDesktopServices, QHideEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import (
    QButtonGroup,
    QFileDialog,
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from studio.document.article import ArticleText
from studio.errors import MidadError
from studio.newsroom.acting import Acting
from studio.ui.door import Running
from studio.ui.look import Kind, Scheme, Symbol
from studio.ui.parts.buttons import IconButton, on_click
from studio.ui.parts.empty import EmptyState
from studio.ui.parts.kinds import mark_kind
from studio.ui.parts.margins import keep_margins
from studio.ui.preview.isolation import browser_problem
from studio.ui.preview.pages import PAGE, page_files, patch
from studio.ui.preview.plain import PlainPage
from studio.ui.station import Station
from studio.ui.story import Story
from studio.wording.reasons import sentence
from studio.wording.words import mark

if TYPE_CHECKING:
    from studio.ui.preview.browser import Browser

SHOW_AFTER_MS: Final = 400


class Device(StrEnum):
    """What the page is shown on."""

    PHONE = "phone"
    TABLET = "tablet"
    DESKTOP = "desktop"


WIDTHS: Final = {Device.PHONE: 390, Device.TABLET: 820, Device.DESKTOP: 1200}
_DEVICES: Final = {
    Device.PHONE: (Symbol.PHONE, mark("Phone")),
    Device.TABLET: (Symbol.TABLET, mark("Tablet")),
    Device.DESKTOP: (Symbol.DESKTOP, mark("Desktop")),
}


class PreviewPane(QWidget):
    """The open story as its readers will see it.

    Signals:
        told: a text for the person, and what takes it back or None.
        drawn: the page shows the text as it is now.
    """

    told = Signal(str, object)
    drawn = Signal()

    def __init__(self, station: Station, story: Story, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._station, self._story = station, story
        self.browser: Browser | None = None
        self.plain: PlainPage | None = None
        self._device = self._remembered()
        self._scheme: Scheme | None = None
        self._running: Running | None = None
        self._again = False
        self._shown: int | None = None
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(SHOW_AFTER_MS)
        self._timer.timeout.connect(self._draw)
        self._arrange()
        story.loaded.connect(self._opened)
        story.refreshed.connect(self._soon)
        story.edited.connect(self._soon)
        story.replaced.connect(self._soon)
        story.closed.connect(self._closed)
        station.look.changed.connect(self._follow_look)
        station.tongue.changed.connect(self.speak)
        self.speak()

    # What others ask

    def focus_room(self) -> None:
        """Put the focus into the page."""
        target = self.browser or (self.plain.page if self.plain else self._buttons[self._device])
        target.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def show_device(self, device: Device) -> None:
        """Show the page as on a phone, a tablet or a desktop."""
        self._device = device
        self._buttons[device].setChecked(True)
        self._station.personal.remember("preview", device.value)
        self._fit()

    def follow(self, share: float) -> None:
        """Scroll to a share of the page, from 0 to 1: where the writer is."""
        if self.browser is not None and self.isVisible():
            self.browser.follow(share)

    def save_pdf(self) -> None:
        """Ask where, and write the page as PDF."""
        words = self._station.tongue.words
        detail = self._story.detail
        name = f"{detail.slug if detail else 'page'}.pdf"
        chosen, _ = QFileDialog.getSaveFileName(
            self, words.say("Save as PDF"), str(Path.home() / name), "PDF (*.pdf)"
        )
        if chosen:
            self.write_pdf(Path(chosen))

    def write_pdf(self, path: Path) -> None:
        """Write the page as PDF to `path`, and tell what came of it."""
        from studio.ui.preview.paper import save_pdf

        def tell(well: bool) -> None:  # noqa: FBT001 - Qt's own
            words = self._station.tongue.words
            told = (
                words.say("The page is kept as PDF: {path}", path=str(path))
                if well
                else words.say("The PDF could not be written to {path}.", path=str(path))
            )
            self.told.emit(told, None)

        self._with_page(lambda browser: save_pdf(browser, path, tell))

    def print_page(self) -> None:
        """Let the person choose a printer, and print the page."""
        from PySide6.QtPrintSupport import QPrintDialog, QPrinter

        from studio.ui.preview.paper import page_layout

        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        printer.setPageLayout(page_layout())
        dialog = QPrintDialog(printer, self)
        dialog.accepted.connect(lambda: self._with_page(lambda browser: browser.print(printer)))
        dialog.setModal(True)
        dialog.show()

    # Arranging

    def _arrange(self) -> None:
        station = self._station
        self._bar = QFrame()
        mark_kind(self._bar, Kind.BAR)
        bar = QHBoxLayout(self._bar)
        bar.setContentsMargins(8, 4, 8, 4)
        bar.setSpacing(4)
        self._buttons: dict[Device, IconButton] = {}
        group = QButtonGroup(self)
        for device, (symbol, name) in _DEVICES.items():
            button = IconButton(symbol, name, station.tongue, station.look, checkable=True)
            button.setChecked(device is self._device)
            on_click(button, partial(self.show_device, device))
            group.addButton(button)
            bar.addWidget(button)
            self._buttons[device] = button
        bar.addStretch(1)
        self._theme = IconButton(
            Symbol.DARK, mark("The page in the light or in the dark"), station.tongue, station.look
        )
        on_click(self._theme, self._turn)
        bar.addWidget(self._theme)
        self._link = QFrame()
        mark_kind(self._link, Kind.BAND)
        link = QHBoxLayout(self._link)
        keep_margins(link, self._station.tongue, 12, 4, 8, 4)
        self._address = QLabel()
        self._address.setWordWrap(True)
        self._address.setTextFormat(Qt.TextFormat.PlainText)
        self._outside = QPushButton()
        self._outside.clicked.connect(self._open_outside)
        away = IconButton(Symbol.CLOSE, mark("Close"), station.tongue, station.look)
        on_click(away, self._link.hide)
        link.addWidget(self._address, 1)
        link.addWidget(self._outside)
        link.addWidget(away)
        self._link.hide()
        self._problem = QLabel()
        mark_kind(self._problem, Kind.ERROR)
        self._problem.setWordWrap(True)
        self._problem.setContentsMargins(12, 8, 12, 8)
        self._problem.hide()
        self._empty = EmptyState(
            Symbol.PREVIEW,
            mark("No story is open"),
            mark("Open one to see its page as readers will see it."),
            station.tongue,
            station.look,
        )
        self._stack = QStackedWidget()
        self._stack.addWidget(self._empty)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        for widget in (self._bar, self._link, self._problem):
            layout.addWidget(widget)
        layout.addWidget(self._stack, 1)
        mark_kind(self, Kind.SURFACE)

    def speak(self) -> None:
        """Say everything in the language of now."""
        words = self._station.tongue.words
        self._outside.setText(words.say("Open in the browser"))
        if self.browser is not None:
            self.browser.setAccessibleName(words.say("Preview"))

    # Drawing

    def _opened(self) -> None:
        self._link.hide()
        self._soon()

    def _closed(self) -> None:
        self._timer.stop()
        self._shown = None
        self._stack.setCurrentWidget(self._empty)

    def _soon(self) -> None:
        if self.isVisible() and self._story.article is not None:
            self._timer.start()

    def _draw(self, *, unseen: bool = False) -> None:
        """Make the page beside everything else; `unseen` although nobody looks, for paper."""
        article = self._story.article
        if article is None or not (unseen or self.isVisible()):
            return
        if self._running is not None:
            self._again = True
            return
        text = self._story.text

        def work(acting: Acting, _: Running) -> Mapping[str, bytes]:
            return page_files(acting, article, text)

        self._running = self._station.door.run(
            work,
            lambda files: self._show(article, text, files),
            failed=self._failed,
            owner=self,
        )

    def _show(self, article: int, text: ArticleText, files: Mapping[str, bytes]) -> None:
        self._running = None
        self._problem.hide()
        if article == self._story.article:
            page = self._page()
            if page is None:
                if self.plain is not None:
                    self.plain.show_text(text, files)
                    self._stack.setCurrentWidget(self.plain)
            else:
                self._stack.setCurrentWidget(page)
                if article == self._shown:
                    change = patch(page.html, files[PAGE].decode())
                    page.change_page(files, change, self.drawn.emit)
                else:
                    self._shown = article
                    page.show_page(files)
        if self._again:
            self._again = False
            self._draw()

    def _failed(self, error: MidadError) -> None:
        self._running = None
        self._problem.setText(sentence(error, self._station.tongue.words))
        self._problem.show()

    def _page(self) -> "Browser | None":
        """Return the browser, made now when it is first needed; None where there is none."""
        if self.browser is not None or self.plain is not None:
            return self.browser
        if problem := browser_problem():
            self._do_without(problem)
            return None
        try:
            from studio.ui.preview.browser import Browser, register_scheme
        except ImportError as error:
            self._do_without(str(error))
            return None
        register_scheme()
        browser = Browser()
        browser.link_pressed.connect(self._ask_link)
        browser.shown.connect(self.drawn)
        browser.shown.connect(self._fit)
        self.browser = browser
        self._stack.addWidget(browser)
        self._follow_look()
        self.speak()
        return browser

    def _do_without(self, problem: str) -> None:
        self.plain = PlainPage(self._station, problem)
        self._stack.addWidget(self.plain)
        self._bar.hide()

    def _with_page(self, act: "Callable[[Browser], None]") -> None:
        """Do something with the page once it shows the text as it is now."""
        browser = self._page()
        if browser is None or self._story.article is None:
            return

        def once() -> None:
            self.drawn.disconnect(once)
            act(browser)

        self.drawn.connect(once)
        self._draw(unseen=True)

    def _fit(self) -> None:
        """Let the page be as wide as on its device, made smaller to fit the pane."""
        if self.browser is not None and self.browser.width() > 0:
            share = self.browser.width() / WIDTHS[self._device]
            self.browser.setZoomFactor(min(max(share, 0.25), 1.5))

    def _follow_look(self) -> None:
        scheme = self._scheme or self._station.look.scheme
        dark = scheme is Scheme.DARK
        self._theme.show_symbol(
            Symbol.LIGHT if dark else Symbol.DARK, mark("The page in the light or in the dark")
        )
        if self.browser is not None:
            self.browser.show_scheme(scheme)

    def _turn(self) -> None:
        now = self._scheme or self._station.look.scheme
        self._scheme = Scheme.LIGHT if now is Scheme.DARK else Scheme.DARK
        self._follow_look()

    def _ask_link(self, address: str) -> None:
        words = self._station.tongue.words
        self._address.setText(words.say("This link leads to {address}", address=address))
        self._link.setProperty("address", address)
        self._link.show()

    def _open_outside(self) -> None:
        address = QUrl(str(self._link.property("address")))
        self._link.hide()
        if address.scheme() in {"http", "https", "mailto", "tel"}:
            QDesktopServices.openUrl(address)

    def _remembered(self) -> Device:
        kept = self._station.personal.recall("preview")
        return Device(kept) if kept in {one.value for one in Device} else Device.PHONE

    # Qt's

    def showEvent(self, event: QShowEvent) -> None:
        """Draw when the pane is looked at."""
        super().showEvent(event)
        self._soon()

    def hideEvent(self, event: QHideEvent) -> None:
        """Spend nothing on a page that nobody sees."""
        super().hideEvent(event)
        self._timer.stop()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the page as wide as its device."""
        super().resizeEvent(event)
        QTimer.singleShot(0, self, self._fit)

    def let_go(self) -> None:
        """Let the browser go in the order that Qt wants, before the window goes."""
        if self.browser is not None:
            self.browser.let_go()
            self.browser.deleteLater()
            self.browser = None
