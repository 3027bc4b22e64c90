"""The panel of a picture in the text."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from studio.document.blocks import Figure
from studio.ui.editor.panels.figure_form import FigureForm
from studio.ui.editor.panels.form import put_link
from studio.ui.editor.panels.inline_field import InlineField
from studio.ui.editor.panels.panel import Panel, Value
from studio.ui.editor.picture_intake import PictureIntake
from studio.ui.editor.thumbnails import Thumbnails
from studio.ui.station import Station
from studio.wording.words import mark


class FigurePanel(Panel):
    """Edits a `Figure`."""

    title = mark("Picture")

    def __init__(self, station: Station, thumbnails: Thumbnails, pictures: PictureIntake) -> None:
        super().__init__(station)
        self.whole = FigureForm(station, thumbnails, pictures)
        self.whole.changed.connect(self.changed)
        self.whole.form.settling.connect(self.settling)
        self.whole.form.linking.connect(
            lambda field, address: self.linking.emit(address, lambda other: put_link(field, other))
        )
        self.step(self.whole.alt, self.whole.caption, self.whole.credit)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.whole)

    def take(self, value: Value) -> None:
        """Show a picture."""
        if isinstance(value, Figure):
            self.whole.take(value)

    def value(self) -> Figure:
        """Return the picture as it is written."""
        return self.whole.figure()

    def leave(self) -> None:
        """Keep the focal point."""
        self.whole.settle()

    def inline_field(self) -> InlineField | None:
        """Return the field of the caption."""
        return self.whole.caption

    def field(self, name: str) -> QWidget:
        """Return the field of this name."""
        return self.whole.form.field(name)
