"""Where the site goes: a folder of this computer, or one of the newsroom's targets.

It is remembered, so that the next time begins with the same. Deliberately absent: making the site.
"""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QStandardPaths, Qt, Signal
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QVBoxLayout, QWidget

from studio.newsroom.target_values import TargetView
from studio.ui.exporting.site_making import MOST_JOBS, best_jobs
from studio.ui.look import Symbol
from studio.ui.parts.buttons import TextButton, on_click
from studio.ui.parts.choices import Choice, NumberBox
from studio.ui.parts.forms import Field, latin_line
from studio.ui.station import Station
from studio.wording.words import mark

_NAME = "Midad"
_FOLDER = mark("A folder of this computer")


class SiteWhere(QWidget):
    """Shows and changes it.

    Signals:
        changed: it goes somewhere else.
    """

    changed = Signal()

    def __init__(self, station: Station) -> None:
        super().__init__()
        self._station = station
        self._targets: Sequence[TargetView] = ()
        self._uid = ""
        self._still = False
        tongue, look = station.tongue, station.look
        self.where = Choice(look)
        self.where.addItem("")
        self.where.activated.connect(lambda _: self._choose_where())
        self._where = Field(mark("Send to"), self.where, tongue)
        self.path = latin_line()
        self.path.setMinimumHeight(34)
        self.choose = TextButton(mark("Another folder"), tongue, look, symbol=Symbol.FOLDER)
        self.place = Field(
            mark("Folder of the site"),
            self.path,
            tongue,
            help_message=mark(
                "Only what changed is written, and what Midad did not make is never touched."
            ),
        )
        self.jobs = NumberBox(1, MOST_JOBS)
        self.jobs.setFixedWidth(96)
        self._jobs = Field(
            mark("Pages made at once"),
            self.jobs,
            tongue,
            help_message=mark("More is quicker, and leaves less of the computer for other work."),
        )
        self._local = QWidget()
        on_click(self.choose, self._choose)
        self._recall()
        self._arrange()
        tongue.changed.connect(self.speak)
        self.speak()

    @property
    def target(self) -> TargetView | None:
        """The target that was chosen; None is a folder of this computer."""
        return next((one for one in self._targets if one.uid == self._uid), None)

    @property
    def folder(self) -> Path | None:
        """The folder; None where what is typed names none."""
        text = self.path.text().strip()
        place = Path(text).expanduser() if text else None
        return place if place is not None and place.is_absolute() else None

    def show_targets(self, targets: Sequence[TargetView], wanted: int = 0) -> None:
        """Offer these targets; `wanted` is the id of one that is chosen now."""
        self._targets = tuple(targets)
        for one in targets:
            if one.id == wanted:
                self._uid = one.uid
        self.speak()

    def remember(self) -> None:
        """Let the next time begin with the same."""
        kept = {
            "place": str(self.folder or ""),
            "jobs": self.jobs.value(),
            "target": self._uid if self.target is not None else "",
        }
        self._station.personal.remember(self._key(), kept)

    def hold(self, *, still: bool) -> None:
        """Let nothing be changed while the site is made."""
        self._still = still
        for widget in (self.where, self.path, self.choose, self.jobs):
            widget.setEnabled(not still)

    def speak(self) -> None:
        """Say everything in the language of now."""
        words = self._station.tongue.words
        while self.where.count() > 1 + len(self._targets):
            self.where.removeItem(self.where.count() - 1)
        while self.where.count() < 1 + len(self._targets):
            self.where.addItem("")
        self.where.setItemText(0, words.say(_FOLDER))
        for row, one in enumerate(self._targets, 1):
            self.where.setItemText(row, one.name)
        target = self.target
        self.where.setCurrentIndex(0 if target is None else 1 + self._targets.index(target))
        self._where.setVisible(bool(self._targets))
        self._local.setVisible(target is None)

    def say_problem(self, text: str) -> None:
        """Say what is wrong with the folder; nothing takes it away."""
        self.place.say_error(text)

    # Choosing

    def _choose_where(self) -> None:
        row = self.where.currentIndex()
        self._uid = self._targets[row - 1].uid if row > 0 else ""
        self.speak()
        self.changed.emit()

    def _choose(self) -> None:
        words = self._station.tongue.words
        before = self.folder
        found = QFileDialog.getExistingDirectory(
            self, words.say("Where the site goes"), "" if before is None else str(before)
        )
        if found:
            self.path.setText(found)

    def _key(self) -> str:
        acting = self._station.door.acting
        return f"site:{acting.store.folder}:{acting.person.sign_in}"

    def _recall(self) -> None:
        kept = self._station.personal.recall(self._key())
        known = kept if isinstance(kept, dict) else {}
        place, jobs, target = known.get("place"), known.get("jobs"), known.get("target")
        self.jobs.setValue(jobs if isinstance(jobs, int) else best_jobs())
        self._uid = target if isinstance(target, str) else ""
        if isinstance(place, str) and place:
            self.path.setText(place)
            return
        kind = QStandardPaths.StandardLocation.DocumentsLocation
        documents = QStandardPaths.writableLocation(kind)
        self.path.setText(str((Path(documents) if documents else Path.home()) / _NAME / "site"))

    def _arrange(self) -> None:
        row = QHBoxLayout(self._local)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self.place, 1)
        side = QVBoxLayout()
        side.setSpacing(0)
        side.addSpacing(self.place.layout().itemAt(0).sizeHint().height() + 4)  # type: ignore[union-attr]  # a field has a layout
        side.addWidget(self.choose)
        side.addStretch(1)
        row.addLayout(side)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(16)
        layout.addWidget(self._where)
        layout.addWidget(self._local)
        layout.addWidget(self._jobs)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
