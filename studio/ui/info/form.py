"""How a form in the narrow pane is laid out: groups with a title, fields under their names.

A field of the article can be commented on from beside its name, by whoever may comment, also where
it cannot be changed. Deliberately absent: what is filled in.
"""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLayout, QVBoxLayout, QWidget

from studio.ui.commands import Do
from studio.ui.look import Kind, Symbol
from studio.ui.parts.buttons import IconButton, follow_action
from studio.ui.parts.labels import WordsLabel
from studio.ui.parts.said_of import holds_field
from studio.ui.station import Station
from studio.wording.words import mark

_BY_CLICK = Qt.FocusPolicy.ClickFocus
_BY_KEY_TOO = Qt.FocusPolicy.StrongFocus


class _Comment(IconButton):
    """The button that begins a comment on a field; it names the field in the language of now."""

    def __init__(self, field: str, station: Station) -> None:
        self._field = field
        super().__init__(Symbol.COMMENT, mark("Comment"), station.tongue, station.look)

    def speak(self) -> None:
        """Say the name and draw the icon as language and look are now."""
        super().speak()
        words = self._tongue.words
        said = words.say("Comment on the field: {field}", field=words.say(self._field))
        self.setAccessibleName(said)
        self.setToolTip(said)


class Group(QWidget):
    """Fields that belong together, under a title."""

    def __init__(self, station: Station, title: str) -> None:
        """Make a group; `title` is English, marked for translation."""
        super().__init__()
        self._station = station
        self._fields: dict[str, QWidget] = {}
        self.comments: dict[str, IconButton] = {}
        """What begins a comment on a field of the article, by the field's name."""
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(12)
        self._column.addWidget(WordsLabel(title, station.tongue, kind=Kind.TITLE))

    def add(self, name: str, content: QWidget | QLayout) -> WordsLabel:
        """Add a field under its name, and return the label of the name."""
        label = WordsLabel(name, self._station.tongue, kind=Kind.SMALL)
        self._add(label, label, content)
        return label

    def add_field(self, name: str, field: str, widget: QWidget, content: QLayout | None) -> None:
        """Add a field of the article, by its name there, that people comment on.

        `widget` holds it; `content` is what is shown where that is more.
        """
        label = WordsLabel(name, self._station.tongue, kind=Kind.SMALL)
        label.setBuddy(widget)
        station = self._station
        button = _Comment(name, station)
        button.setFocusPolicy(_BY_CLICK)
        follow_action(button, station.deck[Do.COMMENT])
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(label, 1)
        head.addWidget(button)
        for one in (widget, button):
            holds_field(one, field)
        self._fields[field], self.comments[field] = widget, button
        self._add(label, head, widget if content is None else content)

    def add_plain(self, content: QWidget) -> None:
        """Add something that needs no name."""
        self._column.addWidget(content)

    def add_at_start(self, content: QWidget) -> None:
        """Add something that is as wide as it has to be, where lines begin."""
        row = QHBoxLayout()
        row.addWidget(content)
        row.addStretch(1)
        self._column.addLayout(row)

    def enable(self, *, enabled: bool) -> None:
        """Let the fields of the article be changed, or only read and commented on.

        A field that keys cannot come to is commented on by its button, which keys come to then.
        """
        for field, widget in self._fields.items():
            widget.setEnabled(enabled)
            self.comments[field].setFocusPolicy(_BY_CLICK if enabled else _BY_KEY_TOO)

    def _add(self, label: WordsLabel, head: QWidget | QLayout, content: QWidget | QLayout) -> None:
        column = QVBoxLayout()
        column.setSpacing(4)
        for part in (head, content):
            if isinstance(part, QWidget):
                column.addWidget(part)
            else:
                column.addLayout(part)
        if isinstance(content, QWidget):
            label.setBuddy(content)
        self._column.addLayout(column)
