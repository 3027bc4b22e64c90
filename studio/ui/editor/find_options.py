"""How closely words are compared when they are looked for, and where: the menu beside the field.

What a person chose is kept for them; the stretch of text is not. Deliberately absent: comparing
(`studio.arabic.exact`).
"""

from typing import Final

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QToolButton

from studio.arabic.exact import Difference
from studio.ui.parts.menus import Menu
from studio.ui.station import Station
from studio.wording.words import mark

_MEMORY: Final = "find"
_WHOLE: Final = "whole"
_MINDED: Final = "minded"
_SAID: Final = {
    Difference.TASHKEEL: mark("Match tashkeel"),
    Difference.TATWEEL: mark("Match tatweel"),
    Difference.HAMZA: mark("Match hamza"),
    Difference.YA: mark("Match ya and alef maqsura"),
    Difference.TA_MARBUTA: mark("Match ta marbuta and ha"),
    Difference.DIGITS: mark("Match the shape of digits"),
}


class FindOptions(QObject):
    """What is minded while words are looked for.

    Signals:
        changed: words are compared in another way from now on, or looked for somewhere else.
    """

    changed = Signal()

    def __init__(self, station: Station, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._station = station
        kept = station.personal.recall(_MEMORY)
        kept = kept if isinstance(kept, dict) else {}
        minded = kept.get(_MINDED)
        self._whole = kept.get(_WHOLE) is True
        self._minded = frozenset(
            one for one in Difference if isinstance(minded, list) and one.value in minded
        )
        self._selected = False
        self.selectable = False
        """Whether there is a stretch of text that the search can keep to."""

    @property
    def whole_words(self) -> bool:
        """Whether only whole words count."""
        return self._whole

    @property
    def minded(self) -> frozenset[Difference]:
        """Which differences count."""
        return self._minded

    @property
    def in_selection(self) -> bool:
        """Whether only what was chosen in the text is looked through."""
        return self._selected and self.selectable

    def mind_whole_words(self, *, whole: bool) -> None:
        """Let only whole words count, or parts too."""
        if whole != self._whole:
            self._whole = whole
            self._keep()

    def mind(self, difference: Difference, *, minded: bool) -> None:
        """Let a difference count, or not."""
        now = self._minded | {difference} if minded else self._minded - {difference}
        if now != self._minded:
            self._minded = now
            self._keep()

    def keep_to_selection(self, *, kept: bool) -> None:
        """Look through what was chosen in the text alone, or through all of it."""
        if kept != self._selected:
            self._selected = kept
            self.changed.emit()

    def menu(self, button: QToolButton) -> Menu:
        """Return the menu, to be opened under a button."""
        say = self._station.tongue.words.say
        menu = Menu(self._station.look, button)
        selection = menu.addAction(say("In the selection only"))
        selection.setCheckable(True)
        selection.setChecked(self.in_selection)
        selection.setEnabled(self.selectable)
        selection.toggled.connect(lambda on: self.keep_to_selection(kept=on))
        whole = menu.addAction(say("Whole words"))
        whole.setCheckable(True)
        whole.setChecked(self._whole)
        whole.toggled.connect(lambda on: self.mind_whole_words(whole=on))
        menu.addSeparator()
        for difference, name in _SAID.items():
            action = menu.addAction(say(name))
            action.setCheckable(True)
            action.setChecked(difference in self._minded)
            action.toggled.connect(lambda on, one=difference: self.mind(one, minded=on))
        return menu

    def _keep(self) -> None:
        kept = {_WHOLE: self._whole, _MINDED: sorted(one.value for one in self._minded)}
        self._station.personal.remember(_MEMORY, kept)
        self.changed.emit()
