"""The panel of a pull quote: its words, and who said them."""

from msgspec.structs import replace
from PySide6.QtWidgets import QVBoxLayout, QWidget

from studio.document.blocks import PullQuote
from studio.document.inline import normal
from studio.ui.editor.panels.form import Form, put_link
from studio.ui.editor.panels.inline_field import InlineField
from studio.ui.editor.panels.panel import Panel, Value
from studio.ui.station import Station
from studio.wording.words import mark


class PullQuotePanel(Panel):
    """Edits a `PullQuote`."""

    title = mark("Pull quote")

    def __init__(self, station: Station) -> None:
        super().__init__(station)
        self._quote = PullQuote()
        self._form = Form(station)
        self._text = self._form.inlines("text", mark("Words"), least=2)
        self._by = self._form.line("by", mark("Who said it"))
        self._form.changed.connect(self.changed)
        self._form.settling.connect(self.settling)
        self._form.linking.connect(
            lambda field, address: self.linking.emit(address, lambda other: put_link(field, other))
        )
        self.step(self._text, self._by)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._form)

    def take(self, value: Value) -> None:
        """Show a pull quote."""
        if isinstance(value, PullQuote):
            self._quote = value
            self._text.show_content(value.text)
            self._by.show_words(value.by)

    def value(self) -> PullQuote:
        """Return the pull quote as it is written."""
        return replace(self._quote, text=normal(self._text.content), by=self._by.text())

    def inline_field(self) -> InlineField | None:
        """Return the field of the words."""
        return self._text

    def field(self, name: str) -> QWidget:
        """Return the field of this name."""
        return self._form.field(name)
