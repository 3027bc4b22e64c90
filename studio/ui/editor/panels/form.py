"""Named fields one below the other, in the words of now."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QLabel, QSizePolicy, QWidget

from studio.ui.editor.panels.inline_field import InlineField
from studio.ui.look import Kind
from studio.ui.parts.fields import LineField
from studio.ui.parts.kinds import mark_kind
from studio.ui.station import Station


class Form(QWidget):
    """Fields by their names.

    Signals:
        changed: somebody wrote in one of them.
        settling: what was written shall be kept now.
        linking: the field with marks whose chosen words shall get an address, and their address.
    """

    changed = Signal()
    settling = Signal()
    linking = Signal(object, str)

    def __init__(self, station: Station, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._station = station
        self._rows: list[tuple[str, QLabel, QWidget]] = []
        self._fields: dict[str, QWidget] = {}
        self._last: InlineField | None = None
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(12)
        self._grid.setVerticalSpacing(8)
        self._grid.setColumnStretch(1, 1)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        station.tongue.changed.connect(self.speak)

    def line(self, name: str, message: str) -> LineField:
        """Add a field of one line."""
        field = LineField()
        field.textEdited.connect(lambda _: self.changed.emit())
        self.add(name, message, field)
        return field

    def inlines(self, name: str, message: str, *, least: int = 1, most: int = 4) -> InlineField:
        """Add a field of words with marks."""
        field = InlineField(self._station.look, least, most)
        field.edited.connect(self.changed)
        field.settling.connect(self.settling)
        field.linking.connect(lambda address: self._ask_link(field, address))
        self.add(name, message, field)
        self._last = self._last or field
        return field

    def add(self, name: str, message: str, field: QWidget) -> None:
        """Add any widget as a field."""
        label = mark_kind(QLabel(), Kind.MUTED)
        label.setBuddy(field)
        row = self._grid.rowCount()
        self._grid.addWidget(label, row, 0)
        self._grid.addWidget(field, row, 1)
        self._rows.append((message, label, field))
        self._fields[name] = field
        self.speak()

    def below(self, widget: QWidget) -> None:
        """Put a widget below the field that was added last."""
        self._grid.addWidget(widget, self._grid.rowCount(), 1)

    def field(self, name: str) -> QWidget:
        """Return the field of this name."""
        return self._fields[name]

    def inline_field(self) -> InlineField | None:
        """Return the field with marks that has the caret, else the one that was added first."""
        for field in self._fields.values():
            if isinstance(field, InlineField) and field.hasFocus():
                self._last = field
        return self._last

    def speak(self) -> None:
        """Name the fields in the language of now."""
        words = self._station.tongue.words
        for message, label, field in self._rows:
            label.setText(words.say(message))
            field.setAccessibleName(label.text())

    def _ask_link(self, field: InlineField, address: str) -> None:
        self._last = field
        self.linking.emit(field, address)


def put_link(field: InlineField, address: str) -> None:
    """Let the words that are chosen in a field lead to an address."""
    start, end = field.chosen()
    field.set_link(start, end, address)
