"""How a form in the narrow pane is laid out: groups with a title, fields under their names.

Deliberately absent: what is filled in.
"""

from PySide6.QtWidgets import QLayout, QVBoxLayout, QWidget

from studio.ui.look import Kind
from studio.ui.parts.labels import WordsLabel
from studio.ui.station import Station


class Group(QWidget):
    """Fields that belong together, under a title."""

    def __init__(self, station: Station, title: str) -> None:
        """Make a group; `title` is English, marked for translation."""
        super().__init__()
        self._station = station
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(12)
        self._column.addWidget(WordsLabel(title, station.tongue, kind=Kind.TITLE))

    def add(self, name: str, content: QWidget | QLayout) -> WordsLabel:
        """Add a field under its name, and return the label of the name."""
        label = WordsLabel(name, self._station.tongue, kind=Kind.SMALL)
        field = QVBoxLayout()
        field.setSpacing(4)
        field.addWidget(label)
        if isinstance(content, QWidget):
            field.addWidget(content)
            label.setBuddy(content)
        else:
            field.addLayout(content)
        self._column.addLayout(field)
        return label

    def add_plain(self, content: QWidget) -> None:
        """Add something that needs no name."""
        self._column.addWidget(content)
