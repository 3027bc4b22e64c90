"""The panels of blocks in which there is nothing to write: a dividing line, and what is unknown."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPlainTextEdit, QVBoxLayout

from studio.document.blocks import Rule, Unknown
from studio.ui.editor.panels.panel import Panel, Value
from studio.ui.look import Kind
from studio.ui.parts.labels import WordsLabel
from studio.ui.station import Station
from studio.wording.words import mark


class RulePanel(Panel):
    """Shows a `Rule`."""

    title = mark("Dividing line")

    def __init__(self, station: Station) -> None:
        super().__init__(station)
        self._rule = Rule()
        said = mark("A line between two parts of the story. There is nothing to write in it.")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(WordsLabel(said, station.tongue, kind=Kind.MUTED, wrap=True))

    def take(self, value: Value) -> None:
        """Show a dividing line."""
        if isinstance(value, Rule):
            self._rule = value

    def value(self) -> Rule:
        """Return the line as it came."""
        return self._rule


class UnknownPanel(Panel):
    """Shows an `Unknown` as it came."""

    title = mark("Unknown content")

    def __init__(self, station: Station) -> None:
        super().__init__(station)
        self._unknown = Unknown(kind="unknown")
        said = mark(
            "A newer version of Midad, or another program, wrote this. It is kept exactly as it "
            "came and goes out with the story; it cannot be changed here."
        )
        self._data = QPlainTextEdit()
        self._data.setReadOnly(True)
        self._data.setTabChangesFocus(True)
        self._data.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        self._data.setFixedHeight(96)
        self.step(self._data)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addWidget(WordsLabel(said, station.tongue, kind=Kind.MUTED, wrap=True))
        layout.addWidget(self._data)
        station.tongue.changed.connect(self._speak)
        self._speak()

    def take(self, value: Value) -> None:
        """Show what is kept."""
        if isinstance(value, Unknown):
            self._unknown = value
            self._data.setPlainText(f"{value.kind}\n{value.data}")

    def value(self) -> Unknown:
        """Return what is kept, as it came."""
        return self._unknown

    def _speak(self) -> None:
        self._data.setAccessibleName(self.station.tongue.words.say("Unknown content"))
