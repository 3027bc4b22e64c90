"""A fault of the program before anybody is in the rooms: what happened, and the ways on."""

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLabel, QWidget

from studio.ui.look import Kind, Look, Symbol
from studio.ui.look.text import isolated
from studio.ui.parts.buttons import TextButton, on_click
from studio.ui.parts.labels import WordsLabel
from studio.ui.start.frame import StartFrame
from studio.ui.tongue import Tongue
from studio.wording.words import mark


class Fault(StartFrame):
    """Says that Midad itself failed, and where the trace lies.

    Signals:
        retry_wanted: try to come in once more.
        folder_wanted: go to another newsroom.
    """

    retry_wanted = Signal()
    folder_wanted = Signal()

    def __init__(
        self, tongue: Tongue, look: Look, log: Path, parent: QWidget | None = None
    ) -> None:
        super().__init__(tongue, look, parent)
        self._log = log
        title = WordsLabel(mark("The rooms could not be shown"), tongue, kind=Kind.HEADING)
        title.setWordWrap(True)
        self.told = QLabel()
        self.told.setWordWrap(True)
        self.told.setTextFormat(Qt.TextFormat.PlainText)
        self.told.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.retry = TextButton(
            mark("Try again"), tongue, look, kind=Kind.PRIMARY, symbol=Symbol.RESTORE
        )
        self.other = TextButton(mark("Open another newsroom"), tongue, look, symbol=Symbol.FOLDER)
        on_click(self.retry, self.retry_wanted.emit)
        on_click(self.other, self.folder_wanted.emit)
        self.column.addWidget(title)
        self.column.addWidget(self.told)
        self.column.addSpacing(8)
        self.column.addWidget(self.retry)
        self.column.addWidget(self.other)
        self.speak()
        self.retry.setFocus(Qt.FocusReason.OtherFocusReason)

    def speak(self) -> None:
        """Say what happened in the language of now."""
        if hasattr(self, "told"):
            self.told.setText(
                self.tongue.words.say(
                    "This is a fault of Midad itself; the newsroom is as it was. The trace is in "
                    "{path}.",
                    path=isolated(str(self._log)),
                )
            )
