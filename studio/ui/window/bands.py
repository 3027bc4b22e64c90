"""Bands across the top of a window: what stays true until somebody acts, with the ways to act.

Unlike a toast a band does not go by itself. Each kind is shown once; showing it again says it anew.
"""

from collections.abc import Callable, Sequence
from enum import StrEnum
from functools import partial
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from studio.ui.look import Kind, Look, Symbol
from studio.ui.parts.alerts import alert
from studio.ui.parts.buttons import ICON_SIZE, IconButton, on_click
from studio.ui.parts.kinds import mark_kind
from studio.ui.tongue import Tongue
from studio.wording.words import Words, mark

Way = tuple[str, Callable[[], None]]
"""The words on a button, in the person's language, and what it does."""

Said = tuple[str, Sequence[Way]]
"""A band's sentence and the ways to act."""


class BandKind(StrEnum):
    """What a band is about, the most pressing first."""

    NOT_SAVED = "not_saved"
    CONFLICT = "conflict"
    SLOT = "slot"
    SUGGESTING = "suggesting"
    VIEW = "view"
    READ_ONLY = "read_only"
    DISK = "disk"
    SAMPLE = "sample"


_LOUD = frozenset({BandKind.NOT_SAVED})
_KINDS: Final = {
    BandKind.NOT_SAVED: Kind.BAND_DANGER,
    BandKind.SUGGESTING: Kind.BAND_SUGGESTING,
}


class Band(QFrame):
    """One sentence and the ways to act on it."""

    def __init__(
        self,
        kind: BandKind,
        tongue: Tongue,
        look: Look,
        put_away: Callable[[], None],
    ) -> None:
        super().__init__()
        self._kind, self._tongue, self._look = kind, tongue, look
        mark_kind(self, _KINDS.get(kind, Kind.BAND))
        self._icon = QLabel()
        self._text = QLabel()
        self._text.setWordWrap(True)
        self._text.setTextFormat(Qt.TextFormat.PlainText)
        self._layout = QHBoxLayout(self)
        self._layout.setContentsMargins(16, 8, 16, 8)
        self._layout.setSpacing(12)
        self._layout.addWidget(self._icon)
        self._layout.addWidget(self._text, 1)
        self._close = IconButton(Symbol.CLOSE, mark("Close"), tongue, look)
        on_click(self._close, put_away)
        self._layout.addWidget(self._close)
        self._buttons: list[QPushButton] = []
        self._acts: list[Callable[[], None]] = []
        look.changed.connect(self._draw)
        self._draw()

    @property
    def text(self) -> str:
        """What the band says."""
        return self._text.text()

    @property
    def buttons(self) -> tuple[QPushButton, ...]:
        """The ways to act."""
        return tuple(self._buttons)

    def say(self, text: str, ways: Sequence[Way], *, closable: bool) -> None:
        """Say something, with other ways to act.

        What was said in the same words keeps its buttons, which may have the keys or be pressed.
        """
        self._close.setVisible(closable)
        self._acts = [act for _, act in ways]
        names = [words for words, _ in ways]
        if (text, names) == (self.text, [button.text() for button in self._buttons]):
            return
        self._text.setText(text)
        for button in self._buttons:
            self._layout.removeWidget(button)
            button.deleteLater()
        self._buttons = []
        for at, words in enumerate(names):
            button = QPushButton(words)
            on_click(button, partial(self._do, at))
            self._layout.insertWidget(self._layout.count() - 1, button)
            self._buttons.append(button)
        self.setAccessibleName(text)
        alert(self)

    def _do(self, at: int) -> None:
        self._acts[at]()

    def _draw(self) -> None:
        palette = self._look.palette
        symbol, colour = Symbol.WARNING, None
        if self._kind in _LOUD:
            colour = palette.delete_text
        elif self._kind is BandKind.SUGGESTING:
            symbol, colour = Symbol.RENAME, palette.on_accent
        elif self._kind is BandKind.VIEW:
            symbol = Symbol.IN_REVIEW
        icon = self._look.icon(symbol, rtl=self._tongue.rtl, colour=colour)
        self._icon.setPixmap(icon.pixmap(ICON_SIZE))


class Bands(QWidget):
    """The bands of a window, one below the other."""

    def __init__(self, tongue: Tongue, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._tongue, self._look = tongue, look
        self._bands: dict[BandKind, Band] = {}
        self._says: dict[BandKind, tuple[Callable[[Words], Said], bool]] = {}
        tongue.changed.connect(self.speak)
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(0)
        self.hide()

    def band(self, kind: BandKind) -> Band | None:
        """Return a band that is shown."""
        return self._bands.get(kind)

    def show_band(
        self, kind: BandKind, say: Callable[[Words], Said], *, closable: bool = True
    ) -> None:
        """Show a band, or say it anew; `say` is asked again when the language changes."""
        self._says[kind] = (say, closable)
        band = self._bands.get(kind)
        if band is None:
            band = Band(kind, self._tongue, self._look, lambda: self.put_away(kind))
            self._bands[kind] = band
            order = [one for one in BandKind if one in self._bands]
            self._layout.insertWidget(order.index(kind), band)
        text, ways = say(self._tongue.words)
        band.say(text, ways, closable=closable)
        self.show()

    def speak(self) -> None:
        """Say every band in the language of now."""
        for kind, band in self._bands.items():
            say, closable = self._says[kind]
            text, ways = say(self._tongue.words)
            band.say(text, ways, closable=closable)

    def put_away(self, kind: BandKind) -> None:
        """Take a band away."""
        band = self._bands.pop(kind, None)
        if band is not None:
            self._layout.removeWidget(band)
            band.deleteLater()
        self.setVisible(bool(self._bands))
