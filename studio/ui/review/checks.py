"""The checklist of the story's section: each line is ticked by whoever saw to it.

A required line says so until then. Deliberately absent: rules.
"""

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from studio.newsroom.views import CheckView
from studio.ui.look import Kind
from studio.ui.look.text import isolated
from studio.ui.parts.choices import Tick
from studio.ui.parts.emptying import emptied
from studio.ui.parts.kinds import mark_kind
from studio.ui.parts.labels import PersonsLabel
from studio.ui.parts.moments import ago
from studio.ui.station import Station


class Checks(QWidget):
    """Shows the lines to look at.

    Signals:
        ticked: what a line is known by, and true when it was seen to.
    """

    ticked = Signal(str, object)

    def __init__(self, station: Station) -> None:
        super().__init__()
        self._station = station
        self._shown: tuple[CheckView, ...] = ()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(4)

    def ticks(self) -> list[Tick]:
        """Return the boxes, one for each line."""
        return self.findChildren(Tick)

    def focus_open(self) -> bool:
        """Put the focus on the first required line that nobody saw to; say whether there is one."""
        for check, box in zip(self._shown, self.ticks(), strict=False):
            if check.required and not check.done:
                box.setFocus(Qt.FocusReason.OtherFocusReason)
                return True
        return False

    def show_checks(self, checks: tuple[CheckView, ...], *, enabled: bool) -> None:
        """Show these lines; `enabled` says whether the person may tick them."""
        focused = next((i for i, one in enumerate(self.ticks()) if one.hasFocus()), None)
        self._shown = checks
        emptied(self._column)
        boxes = []
        for check in checks:
            row, box = self._row(check)
            box.setEnabled(enabled)
            boxes.append(box)
            self._column.addWidget(row)
        if focused is not None and focused < len(boxes):
            boxes[focused].setFocus(Qt.FocusReason.OtherFocusReason)

    def _row(self, check: CheckView) -> tuple[QWidget, Tick]:
        station = self._station
        box = Tick(station.look)
        box.setChecked(check.done)
        box.setFixedWidth(32)
        box.setAccessibleName(
            station.tongue.words.say("{line}: required before publishing", line=check.text)
            if check.required
            else check.text
        )
        box.toggled.connect(partial(self.ticked.emit, check.item))
        words = QVBoxLayout()
        words.setContentsMargins(0, 6, 0, 4)
        words.setSpacing(0)
        words.addWidget(PersonsLabel(check.text, wrap=True))
        if check.required and not check.done:
            wanted = QLabel(station.tongue.words.say("Required before publishing"))
            mark_kind(wanted, Kind.SMALL)
            words.addWidget(wanted)
        if check.at is not None:
            who = QLabel()
            mark_kind(who, Kind.SMALL)
            when = ago(check.at, station.door.acting.clock(), station.tongue.words)
            who.setText(f"{isolated(check.person_name)} · {when}")
            words.addWidget(who)
        row = QWidget()
        line = QHBoxLayout(row)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(0)
        line.addWidget(box, alignment=Qt.AlignmentFlag.AlignTop)
        line.addLayout(words, 1)
        return row, box
