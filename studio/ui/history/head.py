"""The head of a comparison: which versions, how many words came and went, and how to compare.

Deliberately absent: comparing, and what changed.
"""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from studio.ui.history.blindness import Blindness
from studio.ui.history.reading import Compared
from studio.ui.history.titles import Titles
from studio.ui.look import Kind, Symbol
from studio.ui.parts.buttons import IconButton
from studio.ui.parts.choices import Choice
from studio.ui.parts.kinds import mark_kind
from studio.ui.parts.labels import WordsLabel
from studio.ui.station import Station
from studio.wording.words import mark


class Head(QWidget):
    """Stands above what changed.

    Signals:
        changed: another difference of spelling is to be ignored, or no more.
        base_wanted: the number of the row that the chosen one is to be compared with.
    """

    changed = Signal()
    base_wanted = Signal(int)

    def __init__(self, station: Station) -> None:
        super().__init__()
        self._station = station
        self.title, self.length = QLabel(), QLabel()
        self.title.setWordWrap(True)
        mark_kind(self.title, Kind.TITLE)
        mark_kind(self.length, Kind.SMALL)
        self.wide = IconButton(Symbol.COLUMNS, mark("Side by side"), station.tongue, station.look)
        self.blindness = Blindness(station)
        self.blindness.changed.connect(self.changed)
        self.base = Choice(station.look)
        self.base.activated.connect(lambda _: self.base_wanted.emit(self.base.currentData()))
        self._base_name = WordsLabel(mark("Compared with"), station.tongue, kind=Kind.SMALL)
        self._base_name.setBuddy(self.base)
        compared = QHBoxLayout()
        compared.setSpacing(8)
        compared.addWidget(self._base_name)
        compared.addWidget(self.base, 1)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(self.title)
        words.addWidget(self.length)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addLayout(words, 1)
        row.addWidget(self.wide)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addLayout(row)
        column.addLayout(compared)
        column.addWidget(self.blindness)
        station.tongue.changed.connect(self.speak)
        self.speak()

    def show_compared(self, compared: Compared | None, titles: Titles) -> None:
        """Say what is compared."""
        self.wide.setEnabled(compared is not None)
        if compared is None:
            for label in (self.title, self.length):
                label.clear()
            for widget in (self.base, self._base_name):
                widget.hide()
            return
        words = self._station.tongue.words
        self.title.setText(titles.between(*compared.numbers))
        came, went = compared.found.came, compared.found.went
        parts = (
            words.counted("{n} word came", "{n} words came", came) if came else "",
            words.counted("{n} word went", "{n} words went", went) if went else "",
        )
        self.length.setText(" · ".join(part for part in parts if part))
        self.length.setVisible(bool(came or went))

    def offer(self, rows: Sequence[tuple[int, str]], chosen: tuple[int, int]) -> None:
        """Offer rows by number and name to compare with; `chosen` are the two that are shown."""
        older, newer = chosen
        others = [(number, name) for number, name in rows if number != newer]
        self.base.clear()
        for number, name in others:
            self.base.addItem(name, number)
        self.base.setCurrentIndex(self.base.findData(older))
        for widget in (self.base, self._base_name):
            widget.setVisible(len(others) > 1)

    def speak(self) -> None:
        """Say how to compare in the language of now."""
        words = self._station.tongue.words
        self.base.setAccessibleName(words.say("Compared with"))
        self.base.setPlaceholderText(words.say("nothing"))
