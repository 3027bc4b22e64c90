"""Says that the fields below wait while edits become suggestions: nothing can be suggested there.

Deliberately absent: the fields.
"""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QVBoxLayout

from studio.ui.commands import Do
from studio.ui.look import Kind
from studio.ui.parts.buttons import TextButton, on_click
from studio.ui.parts.kinds import mark_kind
from studio.ui.parts.labels import WordsLabel
from studio.ui.station import Station
from studio.wording.words import mark


class Waiting(QFrame):
    """A sentence and the way to stop suggesting, shown while edits become suggestions."""

    def __init__(self, station: Station) -> None:
        super().__init__()
        mark_kind(self, Kind.CARD)
        tongue, suggest = station.tongue, station.deck[Do.SUGGEST]
        said = mark(
            "While suggesting, these fields wait: nothing can be suggested in them. "
            "Comment on them, or stop suggesting to change them."
        )
        self._action = suggest
        self.stop = TextButton(mark("Stop suggesting"), tongue, station.look)
        on_click(self.stop, suggest.trigger)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 8, 12, 8)
        column.setSpacing(8)
        column.addWidget(WordsLabel(said, tongue, kind=Kind.SMALL, wrap=True))
        column.addWidget(self.stop, alignment=Qt.AlignmentFlag.AlignLeading)
        suggest.toggled.connect(self.setVisible)
        if not suggest.isChecked():  # it would be a window where it is shown before it has a place
            self.hide()

    @property
    def waits(self) -> bool:
        """Whether the fields wait."""
        return self._action.isChecked()
