"""What is looked for in texts, kind by kind, as the person wants it on this computer.

Rules of house style are many; one stands here once the person has switched it off.
"""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from studio.ui.editor.findings.off import OFF, codes_off
from studio.ui.look import Kind
from studio.ui.parts.choices import Tick
from studio.ui.parts.labels import WordsLabel
from studio.ui.station import Station
from studio.wording.findings import FINDINGS, code_title
from studio.wording.words import mark


class FindingKinds(QWidget):
    """A tick for each kind of finding; every open text follows at once."""

    def __init__(self, station: Station) -> None:
        super().__init__()
        self._station = station
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 8, 0, 0)
        column.setSpacing(4)
        tongue = station.tongue
        column.addWidget(WordsLabel(mark("Looked for in texts"), tongue, kind=Kind.TITLE))
        told = mark("What is found is underlined, and stands in the list of findings (Ctrl+F7).")
        column.addWidget(WordsLabel(told, tongue, kind=Kind.MUTED, wrap=True))
        self.ticks: dict[str, Tick] = {}
        self._column = column
        for code in FINDINGS:
            self._add(code)
        tongue.changed.connect(self._speak)
        station.personal.remembered.connect(self._hear)
        self._speak()
        self._show()

    def _hear(self, name: str) -> None:
        if name == OFF:
            self._show()

    def _add(self, code: str) -> None:
        tick = self.ticks[code] = Tick(self._station.look)
        tick.clicked.connect(lambda _=False: self._keep())
        self._column.addWidget(tick)

    def _show(self) -> None:
        off = codes_off(self._station.personal.recall(OFF))
        words = self._station.tongue.words
        for code in sorted(off - set(self.ticks)):
            if code_title(code, words) != code:  # another Midad's kinds are left alone
                self._add(code)
                self._speak()
        for code, tick in self.ticks.items():
            tick.setChecked(code not in off)

    def _keep(self) -> None:
        ours = {code for code, tick in self.ticks.items() if not tick.isChecked()}
        others = codes_off(self._station.personal.recall(OFF)) - set(self.ticks)
        self._station.personal.remember(OFF, sorted(ours | others) or None)

    def _speak(self) -> None:
        words = self._station.tongue.words
        for code, tick in self.ticks.items():
            tick.setText(code_title(code, words))
            tick.setAccessibleName(tick.text())
