"""The panel of a footnote: what stands at the foot of the article."""

from msgspec.structs import replace
from PySide6.QtWidgets import QVBoxLayout, QWidget

from studio.document.inline import Footnote
from studio.ui.editor.panels.form import Form, put_link
from studio.ui.editor.panels.inline_field import InlineField
from studio.ui.editor.panels.panel import Panel, Value
from studio.ui.station import Station
from studio.wording.words import mark


class FootnotePanel(Panel):
    """Edits a `Footnote`."""

    title = mark("Footnote")
    hint = mark("It stands at the foot of the story, called by its number")

    def __init__(self, station: Station) -> None:
        super().__init__(station)
        self._note = Footnote()
        self._form = Form(station)
        self._text = self._form.inlines("text", mark("Note"), least=2)
        self._form.changed.connect(self.changed)
        self._form.settling.connect(self.settling)
        self._form.linking.connect(
            lambda field, address: self.linking.emit(address, lambda other: put_link(field, other))
        )
        self.step(self._text)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._form)

    def take(self, value: Value) -> None:
        """Show a note."""
        if isinstance(value, Footnote):
            self._note = value
            self._text.show_content(value.content)

    def value(self) -> Footnote:
        """Return the note as it is written."""
        return replace(self._note, content=self._text.content)

    def inline_field(self) -> InlineField | None:
        """Return the field of the words."""
        return self._text

    def field(self, name: str) -> QWidget:
        """Return the field of this name."""
        return self._form.field(name)
