"""The look as it is now: what the person chose, or what the system says."""

from collections.abc import Iterator
from contextlib import contextmanager
from enum import StrEnum
from pathlib import Path
from typing import Final

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QApplication

from studio.ui.look.fonts import INTERFACE_PX, Fonts, find_fonts, register_fonts
from studio.ui.look.outlines import Outlines
from studio.ui.look.palette import PALETTES, Palette, Scheme
from studio.ui.look.style import qt_palette, style_sheet
from studio.ui.look.symbols import Symbol, icon

_MANY_WIDGETS: Final = 200


class Theme(StrEnum):
    """What a person chooses: light, dark, or what the system says."""

    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"


class Look(QObject):
    """Colours, fonts and icons of the running program, one for all its windows.

    Signals:
        changed: the colours or fonts are others now; whatever paints or holds icons does so anew.
    """

    changed = Signal()

    def __init__(
        self,
        application: QApplication,
        parent: QObject | None = None,
        outlines: Path | None = None,
    ) -> None:
        """Put the look on the application: its style, palette, font and style sheet.

        The outlines of icons are kept in the file `outlines`, where there is to be one.
        """
        super().__init__(parent)
        self._outlines = Outlines((symbol.value for symbol in Symbol), outlines)
        self._application = application
        self._theme = Theme.SYSTEM
        self._text_font = ""
        application.setStyle("Fusion")
        register_fonts()
        self.fonts: Fonts = find_fonts()
        self.reduce_motion = False
        self.scheme = self._system_scheme()
        application.styleHints().colorSchemeChanged.connect(self._follow_system)
        self._put_on()

    @property
    def palette(self) -> Palette:
        """The colours."""
        return PALETTES[self.scheme]

    @property
    def theme(self) -> Theme:
        """What the person chose."""
        return self._theme

    def choose(self, theme: Theme, text_font: str = "") -> None:
        """Look like `theme` from now on, and write in `text_font` where it is there."""
        scheme = self._system_scheme() if theme is Theme.SYSTEM else Scheme(theme.value)
        if (theme, text_font, scheme) == (self._theme, self._text_font, self.scheme):
            return
        self._theme, self._text_font, self.scheme = theme, text_font, scheme
        self.fonts = find_fonts(text_font)
        self._put_on()
        self.changed.emit()

    def icon(self, symbol: Symbol, *, rtl: bool, colour: str | None = None) -> QIcon:
        """Return an icon in the text's colour, or in `colour`, one of the palette's."""
        palette = self.palette
        colour = colour or palette.text
        return icon(self._outlines, symbol, colour, rtl=rtl, disabled=palette.control_border)

    @contextmanager
    def laid_aside(self) -> Iterator[None]:
        """Have no style sheet while many widgets are made that nobody sees yet.

        With one, Qt styles a whole branch anew each time it is put on a larger one. Nothing is
        painted in between. Where much is on the screen already, the sheet stays: taking it off and
        putting it on would cost more than it saves.
        """
        if len(self._application.allWidgets()) > _MANY_WIDGETS:
            yield
            return
        self._application.setStyleSheet("")
        try:
            yield
        finally:
            self._application.setStyleSheet(style_sheet(self.palette, self.fonts))

    def _system_scheme(self) -> Scheme:
        dark = self._application.styleHints().colorScheme() is Qt.ColorScheme.Dark
        return Scheme.DARK if dark else Scheme.LIGHT

    def _follow_system(self) -> None:
        if self._theme is Theme.SYSTEM and self._system_scheme() is not self.scheme:
            self.scheme = self._system_scheme()
            self._put_on()
            self.changed.emit()

    def _put_on(self) -> None:
        self._application.setPalette(qt_palette(self.palette))
        self._application.setFont(self.fonts.at(INTERFACE_PX))
        self._application.setStyleSheet(style_sheet(self.palette, self.fonts))
