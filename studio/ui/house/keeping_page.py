"""Keeping safe: a copy of the whole newsroom now, and where the automatic ones lie."""

from datetime import UTC, datetime
from pathlib import Path

from PySide6.QtCore import Qt, QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog, QLabel, QProgressBar, QVBoxLayout, QWidget

from studio.errors import MidadError
from studio.newsroom.acting import Acting
from studio.ui.door import Running
from studio.ui.look import Kind, Symbol
from studio.ui.parts.buttons import TextButton, on_click
from studio.ui.parts.labels import WordsLabel
from studio.ui.parts.margins import keep_margins
from studio.ui.station import Station
from studio.wording.reasons import sentence
from studio.wording.words import mark


class KeepingPage(QWidget):
    """Makes a backup of the newsroom.

    Signals:
        told: a text for the person, and what takes it back or None.
    """

    told = Signal(str, object)

    def __init__(self, station: Station, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._station = station
        tongue, look = station.tongue, station.look
        self.now = TextButton(
            mark("Back up now …"), tongue, look, kind=Kind.PRIMARY, symbol=Symbol.ARCHIVE
        )
        on_click(self.now, self._choose)
        self._folder = TextButton(
            mark("Open the folder of automatic backups"), tongue, look, symbol=Symbol.FOLDER
        )
        on_click(self._folder, self._show_folder)
        self._bar = QProgressBar()
        self._bar.setRange(0, 0)
        self._bar.hide()
        self._result = QLabel()
        self._result.setWordWrap(True)
        self._result.setTextFormat(Qt.TextFormat.PlainText)
        layout = QVBoxLayout(self)
        keep_margins(layout, tongue, 4, 0, 16, 16)
        layout.setSpacing(12)
        told = mark(
            "While the window is open, a verified copy is kept every hour in which something "
            "changed. Keep another one elsewhere: on a stick, on another computer."
        )
        layout.addWidget(WordsLabel(told, tongue, wrap=True))
        layout.addWidget(self.now, 0, Qt.AlignmentFlag.AlignLeading)
        layout.addWidget(self._bar)
        layout.addWidget(self._result)
        layout.addWidget(self._folder, 0, Qt.AlignmentFlag.AlignLeading)
        layout.addStretch(1)
        self._result.hide()

    def focus_page(self) -> None:
        """Put the focus onto the button."""
        self.now.setFocus()

    def _choose(self) -> None:
        words = self._station.tongue.words
        name = f"midad-{datetime.now(UTC):%Y-%m-%d}.zip"
        chosen, _ = QFileDialog.getSaveFileName(
            self, words.say("Back up the newsroom"), str(Path.home() / name), "*.zip"
        )
        if chosen:
            self.back_up(Path(chosen))

    def back_up(self, file: Path) -> None:
        """Write a verified copy of the newsroom to `file`, beside everything else."""

        def work(acting: Acting, running: Running) -> int:
            from studio.storage.backup import back_up

            del running
            return back_up(acting.store, file).bytes

        self.now.setEnabled(False)
        self._bar.show()
        self._station.door.run(
            work, lambda size: self._done(file, size), failed=self._failed, owner=self
        )

    def _done(self, file: Path, size: int) -> None:
        words = self._station.tongue.words
        self._end(
            words.say("The backup {path} is whole ({size}).", path=str(file), size=words.size(size))
        )

    def _failed(self, error: MidadError) -> None:
        self._end(sentence(error, self._station.tongue.words))

    def _end(self, text: str) -> None:
        self.now.setEnabled(True)
        self._bar.hide()
        self._result.setText(text)
        self._result.show()
        self.told.emit(text, None)

    def _show_folder(self) -> None:
        folder = self._station.door.acting.store.backups
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder)))
