"""What stands above the versions: ways to look back, a name for the chosen one, and a filter.

Deliberately absent: keeping and comparing.
"""

from functools import partial
from typing import Final

from msgspec.structs import replace
from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from studio.ui.history.reading import Past
from studio.ui.parts.buttons import TextButton, on_click
from studio.ui.parts.choices import Tick
from studio.ui.parts.fields import LineField
from studio.ui.parts.flow import FlowLayout
from studio.ui.station import Station
from studio.wording.words import mark

_ONLY = "milestones_only"
_FEW: Final = 6
"""So many versions are seen at once, and none of them is left out."""
_LONGEST: Final = 120


class Top(QWidget):
    """Stands above the list of versions.

    Signals:
        looked_back: ``submitted``, ``approved`` or ``published``: since when to compare.
        named: what the chosen version shall be called.
        filtered: others of the versions are wanted.
    """

    looked_back = Signal(str)
    named = Signal(str)
    filtered = Signal()

    def __init__(self, station: Station) -> None:
        super().__init__()
        self._station = station
        self._chosen = self._typed = 0
        tongue, look = station.tongue, station.look
        self.since = {
            "submitted": TextButton(mark("Since it was submitted"), tongue, look),
            "approved": TextButton(mark("Since the approval"), tongue, look),
            "published": TextButton(mark("Since publication"), tongue, look),
        }
        self.name = LineField()
        self.name.setMaxLength(_LONGEST)
        self.only = Tick(look)
        self.only.setChecked(station.personal.recall(_ONLY) is True)
        self.trail = Tick(look)
        buttons = FlowLayout()
        for name, button in self.since.items():
            buttons.addWidget(button)
            button.hide()  # until it is known what there is to look back to
            on_click(button, partial(self.looked_back.emit, name))
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 12, 16, 8)
        column.setSpacing(8)
        column.addLayout(buttons)
        column.addWidget(self.name)
        column.addWidget(self.only)
        column.addWidget(self.trail)
        self.name.returnPressed.connect(self._name)
        self.only.toggled.connect(self._choose)
        self.trail.toggled.connect(lambda _: self.filtered.emit())
        tongue.changed.connect(self.speak)
        self.speak()

    def show_past(self, past: Past, *, writes: bool) -> None:
        """Offer what there is to look back to, and a name where the person writes."""
        for name, button in self.since.items():
            button.setVisible(getattr(past, name) is not None)
        self.name.setVisible(writes)
        some = any(not one.milestone for one in past.versions)
        self.only.setVisible(some and len(past.versions) > _FEW)
        self._typed = len(past.trail)
        self.trail.setVisible(bool(past.trail))
        self.speak()

    def show_chosen(self, number: int) -> None:
        """Say which version a name would go to."""
        self._chosen = number
        self.speak()

    def listed(self, past: Past) -> Past:
        """Return what the person wants to see of the past; the newest version is always there."""
        if self.trail.isHidden() or not self.trail.isChecked():
            past = replace(past, trail=())
        if self.only.isHidden() or not self.only.isChecked():
            return past
        return past.without(
            one.view.number
            for one in past.versions
            if not one.milestone and one.view.number != past.newest
        )

    def focus_room(self) -> bool:
        """Put the focus on the first way to look back; say whether there is one."""
        first = next((one for one in self.since.values() if one.isVisible()), None)
        if first is not None:
            first.setFocus(Qt.FocusReason.OtherFocusReason)
        return first is not None

    def speak(self) -> None:
        """Say everything in the language of now."""
        words = self._station.tongue.words
        chosen = self._station.tongue.number(self._chosen)
        said = words.say("Name version {number}", number=chosen)
        self.name.setPlaceholderText(said)
        self.name.setAccessibleName(said)
        self.only.setText(words.say("Milestones only"))
        self.only.setAccessibleName(self.only.text())
        self.only.setToolTip(
            words.say(
                "Submitted, sent back, approved, published, named, restored and put aside; "
                "not what was kept while writing."
            )
        )

        self.trail.setText(
            words.counted("{n} moment of typing", "{n} moments of typing", self._typed)
        )
        self.trail.setAccessibleName(self.trail.text())
        self.trail.setToolTip(
            words.say(
                "What was typed between versions, minute by minute for two hours and every ten "
                "minutes for a day. Only whoever typed it sees it."
            )
        )

    def _name(self) -> None:
        if name := self.name.text().strip():
            self.name.clear()
            self.named.emit(name)

    def _choose(self) -> None:
        self._station.personal.remember(_ONLY, self.only.isChecked() or None)
        self.filtered.emit()
