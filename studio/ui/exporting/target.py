"""Where packages go: a folder of the computer, and each story as a folder or as a zip file.

Both are remembered, so that the next export asks nothing. Deliberately absent: other targets than
a disk.
"""

from pathlib import Path
from typing import Final

from PySide6.QtCore import QStandardPaths, Signal
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QWidget

from studio.ui.look import Symbol
from studio.ui.parts.buttons import TextButton, on_click
from studio.ui.parts.choices import Choice
from studio.ui.parts.forms import latin_line
from studio.ui.parts.labels import WordsLabel
from studio.ui.station import Station
from studio.wording.words import mark

_SHAPES: Final = (mark("A folder for each story"), mark("A zip file for each story"))
_NAME: Final = "Midad"


class Target(QWidget):
    """Shows and changes the place.

    Signals:
        changed: it is another one.
    """

    changed = Signal()

    def __init__(self, station: Station) -> None:
        super().__init__()
        self._station = station
        tongue, look = station.tongue, station.look
        place, zipped = self._recalled()
        self._kept = str(place)
        self._label = WordsLabel(mark("Place"), tongue)
        self.path = latin_line()
        self.path.setText(str(place))
        self.path.setMinimumHeight(34)
        self.path.editingFinished.connect(self._typed)
        self._label.setBuddy(self.path)
        self.choose = TextButton(mark("Another folder"), tongue, look, symbol=Symbol.FOLDER)
        on_click(self.choose, self._choose)
        self.shape = Choice(look)
        self.shape.addItems(list(_SHAPES))
        self.shape.setCurrentIndex(int(zipped))
        self.shape.currentIndexChanged.connect(lambda _: self._changed())
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self._label)
        row.addWidget(self.path, 1)
        row.addWidget(self.choose)
        row.addWidget(self.shape)
        tongue.changed.connect(self.speak)
        self.speak()

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

    def set_place(self, place: Path) -> None:
        """Take another folder."""
        self.path.setText(str(place))
        self._typed()

    def remember(self) -> None:
        """Let the next export go to the same place."""
        if (place := self.place) is not None:
            kept = {"place": str(place), "zipped": self.zipped}
            self._station.personal.remember(self._key(), kept)

    def hold(self, *, still: bool) -> None:
        """Let nothing be changed while stories leave."""
        for widget in (self.path, self.choose, self.shape):
            widget.setEnabled(not still)

    def speak(self) -> None:
        """Say everything in the language of now."""
        words = self._station.tongue.words
        for index, shape in enumerate(_SHAPES):
            self.shape.setItemText(index, words.say(shape))
        self.shape.setAccessibleName(words.say("Shape of the packages"))
        self.path.setAccessibleName(words.say("Place"))

    def _recalled(self) -> tuple[Path, bool]:
        kept = self._station.personal.recall(self._key())
        if isinstance(kept, dict) and isinstance(kept.get("place"), str) and kept["place"]:
            return Path(kept["place"]), kept.get("zipped") is True
        kind = QStandardPaths.StandardLocation.DocumentsLocation
        documents = QStandardPaths.writableLocation(kind)
        return (Path(documents) if documents else Path.home()) / _NAME, False

    def _key(self) -> str:
        acting = self._station.door.acting
        return f"export:{acting.store.folder}:{acting.person.sign_in}"

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
        self.changed.emit()
