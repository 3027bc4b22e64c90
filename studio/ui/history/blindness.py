"""Which differences of spelling a comparison overlooks: each chosen by itself, and remembered.

Deliberately absent: folding (`studio.arabic.exact`) and comparing.
"""

from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from studio.arabic.exact import Difference
from studio.ui.look import Kind
from studio.ui.parts.choices import Tick
from studio.ui.parts.flow import FlowLayout
from studio.ui.parts.labels import WordsLabel
from studio.ui.station import Station
from studio.wording.words import mark

OFFERED: Final = (
    (frozenset({Difference.TASHKEEL}), mark("tashkeel"), mark("Vowel signs: كَتَبَ as كتب")),
    (frozenset({Difference.TATWEEL}), mark("tatweel"), mark("Stretched letters: محـــمد as محمد")),
    (
        frozenset({Difference.HAMZA, Difference.YA, Difference.TA_MARBUTA}),
        mark("hamza, ya, ta marbuta"),
        mark("Letters that are written for one another: أ as ا, ى as ي, ة as ه"),
    ),
    (
        frozenset({Difference.DIGITS}),
        mark("digit shapes"),
        mark("Numbers in other digits: ٢٥ as 25"),
    ),
)
"""What can be ignored, how it is called, and an example."""

_LINE: Final = 32
_MEMORY: Final = "compare_ignoring"
_ALL_OF_IT: Final = "compare_blind"
"""How it was remembered while there was one switch for all of it."""


class Blindness(QWidget):
    """Switches under one word: what differs only in those that are on counts as the same.

    Signals:
        changed: something else is ignored now.
    """

    changed = Signal()

    def __init__(self, station: Station) -> None:
        super().__init__()
        self._station = station
        known = self._recalled()
        self.ticks: dict[Difference, Tick] = {}
        row = FlowLayout(spacing=4)
        name = WordsLabel(mark("Ignore:"), station.tongue, kind=Kind.SMALL)
        name.setMinimumHeight(_LINE)
        row.addWidget(name)
        for differences, _, _ in OFFERED:
            tick = Tick(station.look)
            tick.setChecked(differences <= known)
            tick.toggled.connect(self._choose)
            row.addWidget(tick)
            self.ticks |= dict.fromkeys(differences, tick)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(row)
        station.tongue.changed.connect(self.speak)
        self.speak()

    @property
    def ignored(self) -> frozenset[Difference]:
        """The differences that count for nothing."""
        return frozenset(one for one, tick in self.ticks.items() if tick.isChecked())

    def speak(self) -> None:
        """Say what can be ignored in the language of now."""
        words = self._station.tongue.words
        for differences, name, example in OFFERED:
            tick = self.ticks[min(differences)]
            tick.setText(words.say(name))
            tick.setToolTip(words.say(example))
            tick.setAccessibleName(words.say("Ignore {difference}", difference=words.say(name)))

    def _recalled(self) -> frozenset[Difference]:
        kept = self._station.personal.recall(_MEMORY)
        if isinstance(kept, list):
            return frozenset(one for one in Difference if one.value in kept)
        whole = self._station.personal.recall(_ALL_OF_IT) is True
        return frozenset(Difference) if whole else frozenset()

    def _choose(self) -> None:
        self._station.personal.remember(_ALL_OF_IT, None)
        self._station.personal.remember(_MEMORY, sorted(self.ignored) or None)
        self.changed.emit()
