"""What spelling is judged by, at the foot of the text; nothing where a dictionary is there."""

from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QLabel

from studio.spelling.codes import Mode
from studio.ui.look import Kind, Symbol
from studio.ui.parts.kinds import mark_kind
from studio.ui.station import Station
from studio.wording.words import mark

_ICON: Final = 16
_SAID: Final = {
    Mode.BASIC: mark("Spelling: basic mode"),
    Mode.OFF: mark("Spelling: not available"),
}
_WHY: Final = {
    Mode.BASIC: mark("There is no Arabic dictionary: only hamzas are looked at."),
    Mode.OFF: mark("What judges spelling fails again and again; words are not looked at."),
}


class SpellingSign(QLabel):
    """Says that spelling goes on without a dictionary, or not at all; a sign in little room."""

    def __init__(self, station: Station) -> None:
        super().__init__()
        self._station = station
        self._room = True
        self.setTextFormat(Qt.TextFormat.PlainText)
        mark_kind(self, Kind.SMALL)
        if station.spelling is not None:
            station.spelling.mode_changed.connect(self.speak)
        station.tongue.changed.connect(self.speak)
        station.look.changed.connect(self.speak)
        self.speak()

    def let_show(self, *, room: bool) -> None:
        """Say whether there is room for words."""
        if room is not self._room:
            self._room = room
            self.speak()

    def speak(self) -> None:
        """Say it in the language and the colours of now."""
        spelling = self._station.spelling
        mode = Mode.RESTING if spelling is None else spelling.mode
        said = _SAID.get(mode)
        self.setVisible(said is not None)
        if said is None:
            return
        words = self._station.tongue.words
        text = words.say(said)
        self.setAccessibleName(text)
        self.setToolTip(f"{text}\n{words.say(_WHY[mode])}")
        if self._room:
            self.setText(text)
        else:
            self.setPixmap(self._picture())

    def _picture(self) -> QPixmap:
        icon = self._station.look.icon(Symbol.INFO, rtl=self._station.tongue.rtl)
        return icon.pixmap(_ICON, _ICON)
