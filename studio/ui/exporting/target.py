"""Where stories go: a folder of the computer, the newsroom's targets, or both.

All is remembered, so that the next export asks nothing: the folder, its shape, and which targets
were ticked; of a target that nobody said anything of, the newsroom says whether it is chosen.
Deliberately absent: keeping targets (`studio.ui.house`), and sending.
"""

from collections.abc import Sequence
from pathlib import Path
from typing import Final

from PySide6.QtCore import QStandardPaths, Qt, Signal
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QVBoxLayout, QWidget

from studio.newsroom.target_values import TargetView
from studio.ui.exporting.offer import Places
from studio.ui.look import Symbol
from studio.ui.parts.buttons import TextButton, on_click
from studio.ui.parts.choices import Choice, Tick
from studio.ui.parts.flow import FlowLayout
from studio.ui.parts.forms import latin_line
from studio.ui.parts.labels import WordsLabel
from studio.ui.station import Station
from studio.wording.words import mark

_SHAPES: Final = (mark("A folder for each story"), mark("A zip file for each story"))
_NAME: Final = "Midad"


class Target(QWidget):
    """Shows and changes the places.

    Signals:
        changed: they are others.
    """

    changed = Signal()

    def __init__(self, station: Station) -> None:
        super().__init__()
        self._station = station
        self._targets: Sequence[TargetView] = ()
        self._still = False
        tongue, look = station.tongue, station.look
        self._recall()
        self.folder = Tick(look)
        self.folder.setChecked(self._wants_folder)
        self.folder.clicked.connect(lambda _: self._changed())
        self.path = latin_line()
        self.path.setText(self._kept)
        self.path.setCursorPosition(0)
        self.path.setMinimumHeight(34)
        self.path.editingFinished.connect(self._typed)
        self.choose = TextButton(mark("Another folder"), tongue, look, symbol=Symbol.FOLDER)
        on_click(self.choose, self._choose)
        self.shape = Choice(look)
        self.shape.addItems(list(_SHAPES))
        self.shape.setCurrentIndex(int(self._zipped))
        self.shape.currentIndexChanged.connect(lambda _: self._changed())
        self._place = WordsLabel(mark("Place"), tongue)
        self._place.setBuddy(self.path)
        self.ticks: dict[int, Tick] = {}
        self._places = QWidget()
        self._label = WordsLabel(mark("Send to"), tongue)
        self._flow = FlowLayout(spacing=16)
        self._arrange()
        tongue.changed.connect(self.speak)
        self.speak()

    # What was chosen

    @property
    def wants_folder(self) -> bool:
        """Whether packages are written to the folder; always, where there is nowhere else to go."""
        return self.folder.isChecked() or not self._targets

    @property
    def place(self) -> Path | None:
        """The folder; None where what is typed names none."""
        text = self.path.text().strip()
        if not text:
            return None
        place = Path(text).expanduser()
        return place if place.is_absolute() else None

    @property
    def zipped(self) -> bool:
        """Whether each story is a zip file."""
        return self.shape.currentIndex() == 1

    @property
    def chosen(self) -> tuple[TargetView, ...]:
        """The targets that are ticked."""
        return tuple(one for one in self._targets if self.ticks[one.id].isChecked())

    @property
    def places(self) -> Places:
        """All of it."""
        return Places(
            folder=self.place or Path(),
            wants_folder=self._wants_folder,
            zipped=self.zipped,
            said=dict(self._said),
        )

    def set_place(self, place: Path) -> None:
        """Take another folder."""
        self.path.setText(str(place))
        self._typed()

    def remember(self) -> None:
        """Let the next export go to the same places."""
        kept = {"zipped": self.zipped, "folder": self._wants_folder, "targets": dict(self._said)}
        if (place := self.place) is not None:
            kept["place"] = str(place)
        self._station.personal.remember(self._key(), kept)

    # What is shown

    def show_targets(self, targets: Sequence[TargetView], chosen: frozenset[int]) -> None:
        """Show the newsroom's targets, these of them ticked."""
        if [one.id for one in targets] != [one.id for one in self._targets]:
            self._flow.clear()
            self.ticks = {}
            for one in targets:
                tick = Tick(self._station.look)
                tick.clicked.connect(lambda on, uid=one.uid: self._say_of(uid, on=on))
                self.ticks[one.id] = tick
                self._flow.addWidget(tick)
                tick.show()
        self._targets = tuple(targets)
        for one in targets:
            self.ticks[one.id].setChecked(one.id in chosen)
        self._follow()
        self.speak()

    def hold(self, *, still: bool) -> None:
        """Let nothing be changed while stories leave."""
        self._still = still
        self._follow()

    def speak(self) -> None:
        """Say everything in the language of now."""
        words = self._station.tongue.words
        for index, shape in enumerate(_SHAPES):
            self.shape.setItemText(index, words.say(shape))
        self.shape.setAccessibleName(words.say("Shape of the packages"))
        self.folder.setText(words.say("Folder"))
        self.folder.setAccessibleName(self.folder.text())
        self.path.setAccessibleName(words.say("Place"))
        for one in self._targets:
            self.ticks[one.id].setText(words.foreign(one.name))
            self.ticks[one.id].setAccessibleName(one.name)

    def _follow(self) -> None:
        still, folder = self._still, self.wants_folder
        self._places.setVisible(bool(self._targets))
        self.folder.setEnabled(not still)
        self.folder.setVisible(bool(self._targets))
        self._place.setVisible(not self._targets)
        self.folder.setChecked(folder)
        for widget in (self.path, self.choose, self.shape):
            widget.setEnabled(folder and not still)
        for tick in self.ticks.values():
            tick.setEnabled(not still)

    # Changing

    def _recall(self) -> None:
        kept = self._station.personal.recall(self._key())
        known = kept if isinstance(kept, dict) else {}
        place = known.get("place")
        self._zipped = known.get("zipped") is True
        self._wants_folder = known.get("folder") is not False
        said = known.get("targets")
        self._said: dict[str, bool] = {}
        if isinstance(said, dict):
            self._said = {str(uid): on is True for uid, on in said.items()}
        if isinstance(place, str) and place:
            self._kept = place
            return
        kind = QStandardPaths.StandardLocation.DocumentsLocation
        documents = QStandardPaths.writableLocation(kind)
        self._kept = str((Path(documents) if documents else Path.home()) / _NAME)

    def _key(self) -> str:
        acting = self._station.door.acting
        return f"export:{acting.store.folder}:{acting.person.sign_in}"

    def _say_of(self, uid: str, *, on: bool) -> None:
        self._said[uid] = on
        self._changed()

    def _choose(self) -> None:
        words = self._station.tongue.words
        before = self.place
        chosen = QFileDialog.getExistingDirectory(
            self, words.say("Where to export"), "" if before is None else str(before)
        )
        if chosen:
            self.set_place(Path(chosen))

    def _typed(self) -> None:
        if self.path.text() != self._kept:
            self._changed()

    def _changed(self) -> None:
        self._kept = self.path.text()
        self._wants_folder = self.folder.isChecked()
        self._follow()
        self.changed.emit()

    def _arrange(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self._place)
        row.addWidget(self.folder)
        row.addWidget(self.path, 1)
        row.addWidget(self.choose)
        row.addWidget(self.shape)
        line = QHBoxLayout(self._places)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(16)
        self._label.setMinimumHeight(32)  # as high as a tick, to stand beside the first line
        line.addWidget(self._label, alignment=Qt.AlignmentFlag.AlignTop)
        line.addLayout(self._flow, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self._places)
        column.addLayout(row)
        self._places.hide()
        self.folder.hide()
