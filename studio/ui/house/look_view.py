"""The site beside its settings: its first page or a story, on a phone or a desktop, day or night.

The browser is made when it is first needed. Deliberately absent: making the page (`look_draft`).
"""

from collections.abc import Mapping
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QButtonGroup, QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from studio.export.site_preview import Shown
from studio.ui.look import Kind, Scheme, Symbol
from studio.ui.parts.buttons import IconButton, on_click
from studio.ui.parts.choices import Choice
from studio.ui.parts.kinds import mark_kind
from studio.ui.preview.isolation import browser_problem
from studio.ui.preview.pages import PAGE, patch
from studio.ui.preview.pane import WIDTHS, Device
from studio.ui.station import Station
from studio.wording.words import mark

if TYPE_CHECKING:
    from studio.ui.preview.browser import Browser

_NAMES = {Shown.HOME: mark("First page"), Shown.STORY: mark("A story")}
_DEVICES = {
    Device.PHONE: (Symbol.PHONE, mark("Phone")),
    Device.DESKTOP: (Symbol.DESKTOP, mark("Desktop")),
}


class LookView(QWidget):
    """Shows a page of the site.

    Signals:
        other_wanted: the other page is to be shown.
        drawn: a page is shown.
    """

    other_wanted = Signal()
    drawn = Signal()

    def __init__(self, station: Station) -> None:
        super().__init__()
        self._station = station
        self.shown = Shown.HOME
        self.browser: Browser | None = None
        self._loaded: Shown | None = None
        self._device = Device.PHONE
        self._scheme: Scheme | None = None
        tongue, look = station.tongue, station.look
        bar = mark_kind(QFrame(), Kind.BAR)
        row = QHBoxLayout(bar)
        row.setContentsMargins(8, 4, 8, 4)
        row.setSpacing(4)
        self.pages = Choice(look)
        for shown in Shown:
            self.pages.addItem(shown.value, shown.value)
        self.pages.activated.connect(lambda row: self.show_page(Shown(self.pages.itemData(row))))
        row.addWidget(self.pages)
        row.addStretch(1)
        devices = QButtonGroup(self)
        for device, (symbol, name) in _DEVICES.items():
            icon = IconButton(symbol, name, tongue, look, checkable=True)
            icon.setChecked(device is self._device)
            on_click(icon, partial(self.show_device, device))
            devices.addButton(icon)
            row.addWidget(icon)
        self._theme = IconButton(
            Symbol.DARK, mark("The page in the light or in the dark"), tongue, look
        )
        on_click(self._theme, self._turn)
        row.addWidget(self._theme)
        self.problem = mark_kind(QLabel(), Kind.ERROR)
        self.problem.setWordWrap(True)
        self.problem.setContentsMargins(12, 8, 12, 8)
        self.problem.hide()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._column.addWidget(bar)
        self._column.addWidget(self.problem)
        self._room = QWidget()
        self._column.addWidget(self._room, 1)
        self.setMinimumSize(200, 160)
        look.changed.connect(self._follow_look)
        tongue.changed.connect(self.speak)
        self.speak()

    def show_page(self, shown: Shown) -> None:
        """Ask for one of the pages."""
        self.pages.setCurrentIndex(self.pages.findData(shown.value))
        if shown is not self.shown:
            self.shown = shown
            self.other_wanted.emit()

    def show_device(self, device: Device) -> None:
        """Show the page as on a phone or a desktop."""
        self._device = device
        self._fit()

    def show_files(self, files: Mapping[str, bytes]) -> None:
        """Show a page: where it was already, only what is another is touched."""
        self.problem.hide()
        page = self._page()
        if page is None:
            return
        whole = self._loaded is not self.shown or page.changes_more_than_words(files)
        self._loaded = self.shown
        if whole:
            page.show_page(files)
        else:
            page.change_page(files, patch(page.html, files[PAGE].decode()), self.drawn.emit)

    def say_problem(self, text: str) -> None:
        """Say why the site cannot be shown."""
        self.problem.setText(text)
        self.problem.show()

    def speak(self) -> None:
        """Say everything in the language of now."""
        words = self._station.tongue.words
        for row in range(self.pages.count()):
            self.pages.setItemText(row, words.say(_NAMES[Shown(self.pages.itemData(row))]))
        self.pages.setAccessibleName(words.say("Page"))
        if self.browser is not None:
            self.browser.setAccessibleName(words.say("Preview"))

    def _page(self) -> "Browser | None":
        if self.browser is not None:
            return self.browser
        if problem := browser_problem():
            return self._do_without(problem)
        try:
            from studio.ui.preview.browser import Browser, register_scheme
        except ImportError as error:
            return self._do_without(str(error))
        register_scheme()
        browser = Browser(self)
        browser.shown.connect(self.drawn)
        browser.shown.connect(self._fit)
        self.browser = browser
        self._column.replaceWidget(self._room, browser)
        self._room.hide()
        self._follow_look()
        self.speak()
        return browser

    def _do_without(self, problem: str) -> "Browser | None":
        words = self._station.tongue.words
        self.say_problem(words.say("The site cannot be shown here: {problem}", problem=problem))
        return None

    def _fit(self) -> None:
        if self.browser is not None and self.browser.width() > 0:
            share = self.browser.width() / WIDTHS[self._device]
            self.browser.setZoomFactor(min(max(share, 0.25), 1.25))

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

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the page as wide as its device."""
        super().resizeEvent(event)
        QTimer.singleShot(0, self, self._fit)

    def let_go(self) -> None:
        """Let the browser go before what it stands in."""
        if self.browser is not None:
            self.browser.let_go()
            self.browser.deleteLater()
            self.browser = None
