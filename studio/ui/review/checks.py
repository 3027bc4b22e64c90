"""The checklist of the story's section: each line is ticked by whoever saw to it.

A required line says so until then, and what was seen to on an earlier text is asked for again, with
the legal and the picture check. Deliberately absent: rules.
"""

from collections.abc import Iterable
from functools import partial
from types import MappingProxyType
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from studio.newsroom.checked import LEGAL, PICTURES
from studio.newsroom.views import CheckView
from studio.ui.look import Kind
from studio.ui.look.text import isolated
from studio.ui.parts.emptying import emptied
from studio.ui.parts.kinds import mark_kind
from studio.ui.parts.labels import PersonsLabel
from studio.ui.parts.moments import ago
from studio.ui.station import Station
from studio.wording.words import mark

if TYPE_CHECKING:
    from studio.ui.parts.choices import Tick

CHECKS_AGAIN: Final = MappingProxyType(
    {
        LEGAL: (
            mark("Legal check"),
            mark("Done on an earlier text: tick to say that it still holds"),
        ),
        PICTURES: (
            mark("Picture check"),
            mark("Done on earlier pictures: tick to say that it still holds"),
        ),
    }
)
"""What is said of a check that was done on something else."""


class Checks(QWidget):
    """Shows the lines to look at.

    Signals:
        ticked: what a line or a check is known by, and true when it was seen to.
    """

    ticked = Signal(str, object)

    def __init__(self, station: Station) -> None:
        super().__init__()
        self._station = station
        self._shown: tuple[CheckView, ...] = ()
        self._earlier: tuple[str, ...] = ()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(4)
        self._boxes: list[Tick] = []

    def ticks(self) -> "list[Tick]":
        """Return the boxes, one for each line."""
        return list(self._boxes)

    def asks_again(self, check: str) -> bool:
        """Say whether a check is shown that was done on an earlier text."""
        return check in self._earlier

    def focus_open(self, check: str = "") -> bool:
        """Put the focus on a check by name, or else on the first line that is still required.

        Says whether there is one.
        """
        opened = [one == check for one in self._earlier]
        opened += [not check and one.required and not one.holds for one in self._shown]
        for wanted, box in zip(opened, self.ticks(), strict=False):
            if wanted:
                box.setFocus(Qt.FocusReason.OtherFocusReason)
                return True
        return False

    def show_checks(
        self,
        checks: tuple[CheckView, ...],
        earlier: tuple[str, ...] = (),
        *,
        may_tick: bool,
        may_confirm: bool = False,
    ) -> None:
        """Show the checks that were done on an `earlier` text, then the lines of the checklist."""
        focused = next((i for i, one in enumerate(self.ticks()) if one.hasFocus()), None)
        self._shown, self._earlier = checks, earlier
        emptied(self._column)
        boxes = self._boxes = []
        for name in earlier:
            row, box = self._check(name)
            box.setEnabled(may_confirm)
            boxes.append(box)
            self._column.addWidget(row)
        for check in checks:
            row, box = self._row(check)
            box.setEnabled(may_tick)
            boxes.append(box)
            self._column.addWidget(row)
        if focused is not None and focused < len(boxes):
            boxes[focused].setFocus(Qt.FocusReason.OtherFocusReason)

    def _check(self, name: str) -> "tuple[QWidget, Tick]":
        """Return the row of a check that is to be confirmed or done again."""
        from studio.ui.parts.choices import Tick

        words = self._station.tongue.words
        title, told = (words.say(one) for one in CHECKS_AGAIN[name])
        box = Tick(self._station.look)
        box.setFixedWidth(32)
        box.setAccessibleName(f"{title}: {told}")
        box.toggled.connect(partial(self.ticked.emit, name))
        return self._lined(box, PersonsLabel(title, wrap=True), (told,))

    def _row(self, check: CheckView) -> "tuple[QWidget, Tick]":
        from studio.ui.parts.choices import Tick

        station = self._station
        box = Tick(station.look)
        box.setChecked(check.holds)
        box.setFixedWidth(32)
        box.setAccessibleName(
            station.tongue.words.say("{line}: required before publishing", line=check.text)
            if check.required
            else check.text
        )
        box.toggled.connect(partial(self.ticked.emit, check.item))
        told = []
        if check.required and not check.holds:
            told.append(station.tongue.words.say("Required before publishing"))
        if check.outdated:
            told.append(station.tongue.words.say("Seen to on an earlier text: tick it again"))
        if check.at is not None:
            when = ago(check.at, station.door.acting.clock(), station.tongue.words)
            told.append(f"{isolated(check.person_name)} · {when}")
        return self._lined(box, PersonsLabel(check.text, wrap=True), told)

    def _lined(self, box: "Tick", title: QWidget, told: Iterable[str]) -> "tuple[QWidget, Tick]":
        words = QVBoxLayout()
        words.setContentsMargins(0, 6, 0, 4)
        words.setSpacing(0)
        words.addWidget(title)
        for text in told:
            label = QLabel(text)
            label.setWordWrap(True)
            mark_kind(label, Kind.SMALL)
            words.addWidget(label)
        row = QWidget()
        line = QHBoxLayout(row)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(0)
        line.addWidget(box, alignment=Qt.AlignmentFlag.AlignTop)
        line.addLayout(words, 1)
        return row, box
