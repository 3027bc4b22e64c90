"""The panels of what text blocks say of themselves: where a list counts from, which code it is."""

from typing import Final

from msgspec.structs import replace
from PySide6.QtWidgets import QVBoxLayout, QWidget

from studio.document.blocks import Code, Item, ListKind
from studio.ui.editor.panels.form import Form
from studio.ui.editor.panels.panel import Panel, Value
from studio.ui.parts.choices import NumberBox, Tick
from studio.ui.parts.forms import latin_line
from studio.ui.station import Station
from studio.wording.words import mark

_MOST: Final = 999_999


class ItemPanel(Panel):
    """Edits the number of an item in a numbered list."""

    title = mark("Numbered list")
    hint = mark("The items below go on counting from here")
    removable = False

    def __init__(self, station: Station) -> None:
        super().__init__(station)
        self._item = Item(kind=ListKind.NUMBER)
        self.begins = Tick(station.look)
        self.number = NumberBox(0, _MOST)
        self._form = Form(station)
        self._form.add("number", mark("Number of this item"), self.number)
        self.begins.toggled.connect(self._hear)
        self.number.valueChanged.connect(lambda _: self.changed.emit())
        self.step(self.begins, self.number)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addWidget(self.begins)
        layout.addWidget(self._form)
        station.tongue.changed.connect(self._speak)
        self._speak()

    def take(self, value: Value) -> None:
        """Show where an item counts from."""
        if not isinstance(value, Item):
            return
        self._item = value
        for widget in (self.begins, self.number):
            widget.blockSignals(True)
        self.begins.setChecked(value.start is not None)
        self.number.setValue(1 if value.start is None else value.start)
        for widget in (self.begins, self.number):
            widget.blockSignals(False)
        self._form.setEnabled(self.begins.isChecked())

    def value(self) -> Item:
        """Return the item as it is to count."""
        start = self.number.value() if self.begins.isChecked() else None
        return replace(self._item, start=start)

    def field(self, name: str) -> QWidget:
        """Return the field of this name."""
        return self._form.field(name)

    def _hear(self) -> None:
        self._form.setEnabled(self.begins.isChecked())
        self.changed.emit()

    def _speak(self) -> None:
        self.begins.setText(self.station.tongue.words.say("Begin counting anew at this item"))
        self.begins.setAccessibleName(self.begins.text())


class CodePanel(Panel):
    """Edits the language of a block of code."""

    title = mark("Code")
    hint = mark("A plain word, such as python or html; none where nobody needs it")
    removable = False

    def __init__(self, station: Station) -> None:
        super().__init__(station)
        self._code = Code()
        self._form = Form(station)
        self._language = latin_line()
        self._language.textEdited.connect(lambda _: self.changed.emit())
        self._form.add("language", mark("Language of the code"), self._language)
        self.step(self._language)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._form)

    def take(self, value: Value) -> None:
        """Show which language code is in."""
        if isinstance(value, Code):
            self._code = value
            if Code(language=self._language.text()).language != value.language:
                self._language.setText(value.language)

    def value(self) -> Code:
        """Return the code with its language."""
        return replace(self._code, language=self._language.text())

    def field(self, name: str) -> QWidget:
        """Return the field of this name."""
        return self._form.field(name)
