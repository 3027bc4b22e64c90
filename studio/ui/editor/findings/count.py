"""How many findings there are, at the foot of the text; pressing goes to the next one."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QPushButton

from studio.document.findings import Finding, Level
from studio.ui.commands import Do
from studio.ui.editor.findings.waves import level_colour
from studio.ui.look import Kind, Symbol
from studio.ui.parts.buttons import ICON_SIZE
from studio.ui.parts.kinds import mark_kind
from studio.ui.station import Station


class FindingsCount(QPushButton):
    """Says how many findings there are; not there while there are none.

    Signals:
        pressed_on: the next finding is wanted.
    """

    pressed_on = Signal()

    def __init__(self, station: Station) -> None:
        super().__init__()
        self._station = station
        self._findings: tuple[Finding, ...] = ()
        mark_kind(self, Kind.QUIET)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setIconSize(ICON_SIZE * 0.8)
        self.clicked.connect(lambda _=False: self.pressed_on.emit())
        station.tongue.changed.connect(self.speak)
        station.look.changed.connect(self.speak)
        self.speak()

    def show_findings(self, findings: Sequence[Finding]) -> None:
        """Show how many there are, in the colour of the gravest."""
        self._findings = tuple(findings)
        self.speak()

    def speak(self) -> None:
        """Say it in the language and the colours of now."""
        count = len(self._findings)
        self.setVisible(count > 0)
        if not count:
            return
        words, look = self._station.tongue.words, self._station.look
        self.setText(self._station.tongue.number(count))
        gravest = max(one.level for one in self._findings)
        symbol = Symbol.INFO if gravest is Level.ADVICE else Symbol.WARNING
        colour = level_colour(look.palette, gravest)
        self.setIcon(look.icon(symbol, rtl=self._station.tongue.rtl, colour=colour))
        said = words.counted("{n} finding in the text", "{n} findings in the text", count)
        self.setAccessibleName(said)
        self.setToolTip(f"{said} \u200e({self._station.deck.hint(Do.NEXT_FINDING)})")
