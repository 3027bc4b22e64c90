"""A newsroom that cannot be opened: why, in a sentence, and every way on."""

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFileDialog, QLabel, QWidget

from studio.errors import MidadError
from studio.ui.look import Kind, Look, Symbol
from studio.ui.parts.buttons import TextButton, on_click
from studio.ui.parts.labels import WordsLabel
from studio.ui.start.frame import StartFrame
from studio.ui.tongue import Tongue
from studio.wording.reasons import sentence
from studio.wording.words import mark


class Trouble(StartFrame):
    """Says what is wrong with a newsroom.

    Signals:
        retry_wanted: try to open it once more.
        folder_wanted: the folder of another newsroom.
        restore_wanted: a backup to bring back in its place.
        first_wanted: go to the first page.
    """

    retry_wanted = Signal()
    folder_wanted = Signal(object)
    restore_wanted = Signal(object)
    first_wanted = Signal()

    def __init__(
        self, tongue: Tongue, look: Look, error: MidadError, parent: QWidget | None = None
    ) -> None:
        super().__init__(tongue, look, parent)
        self._error = error
        self._title = WordsLabel(
            mark("The newsroom could not be opened"), tongue, kind=Kind.HEADING
        )
        self._title.setWordWrap(True)
        self.told = QLabel()
        self.told.setWordWrap(True)
        self.told.setTextFormat(Qt.TextFormat.PlainText)
        self.retry = TextButton(
            mark("Try again"), tongue, look, kind=Kind.PRIMARY, symbol=Symbol.RESTORE
        )
        self.restore = TextButton(mark("Bring a backup back"), tongue, look, symbol=Symbol.ARCHIVE)
        self.other = TextButton(mark("Open another newsroom"), tongue, look, symbol=Symbol.FOLDER)
        self.first = TextButton(mark("Create a newsroom"), tongue, look, symbol=Symbol.ADD)
        on_click(self.retry, self.retry_wanted.emit)
        on_click(self.restore, self._choose_backup)
        on_click(self.other, self._choose_folder)
        on_click(self.first, self.first_wanted.emit)
        self.column.addWidget(self._title)
        self.column.addWidget(self.told)
        self.column.addSpacing(8)
        for button in (self.retry, self.restore, self.other, self.first):
            self.column.addWidget(button)
        self.speak()
        self.retry.setFocus(Qt.FocusReason.OtherFocusReason)

    def speak(self) -> None:
        """Say what is wrong in the language of now."""
        if hasattr(self, "told"):
            self.told.setText(sentence(self._error, self.tongue.words))

    def _choose_backup(self) -> None:
        words = self.tongue.words
        chosen, _ = QFileDialog.getOpenFileName(
            self, words.say("Bring a backup back"), "", f"{words.say('Backups')} (*.zip)"
        )
        if chosen:
            self.restore_wanted.emit(Path(chosen))

    def _choose_folder(self) -> None:
        chosen = QFileDialog.getExistingDirectory(
            self, self.tongue.words.say("Open another newsroom")
        )
        if chosen:
            self.folder_wanted.emit(Path(chosen))
