"""Who else reads the open story now, at the foot of the text.

Their names where there is room for them, else how many they are; not there while nobody reads.
Deliberately absent: who writes in it, which is a band's affair.
"""

from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from studio.ui.look import Kind, Symbol
from studio.ui.look.text import isolated
from studio.ui.parts.kinds import mark_kind
from studio.ui.station import Station
from studio.ui.story import Story

_ICON: Final = 16
_NAMED: Final = 2
"""So many people are named; of more, the first of them and how many others."""


class ReadingNow(QWidget):
    """Says who reads the open story."""

    def __init__(self, station: Station, story: Story) -> None:
        super().__init__()
        self._station, self._story = station, story
        self._room = True
        self._icon, self._said = QLabel(), QLabel()
        self._said.setTextFormat(Qt.TextFormat.PlainText)
        mark_kind(self._said, Kind.SMALL)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(4)
        row.addWidget(self._icon)
        row.addWidget(self._said)
        for changed in (story.holding.read_by, station.tongue.changed, station.look.changed):
            changed.connect(self.speak)
        self.speak()

    @property
    def text(self) -> str:
        """What it says, nothing where it is not shown."""
        return "" if self.isHidden() else self._said.text()

    def let_show(self, *, room: bool) -> None:
        """Say whether there is room for names."""
        if room is not self._room:
            self._room = room
            self.speak()

    def speak(self) -> None:
        """Say it in the language and the colours of now."""
        tongue, look = self._station.tongue, self._station.look
        names = [isolated(one.person_name) for one in self._story.holding.readers]
        self.setVisible(bool(names))
        if not names:
            return
        words = tongue.words
        everybody = words.say("Reading now: {names}", names=words.several(tuple(names)))
        if len(names) <= _NAMED:
            said = everybody
        else:
            said = words.counted(
                "Reading now: {name} and {n} more",
                "Reading now: {name} and {n} more",
                len(names) - 1,
                name=names[0],
            )
        self._said.setText(said if self._room else tongue.number(len(names)))
        self._icon.setPixmap(look.icon(Symbol.EYE, rtl=tongue.rtl).pixmap(_ICON, _ICON))
        self.setAccessibleName(everybody)
        self.setToolTip(everybody)
