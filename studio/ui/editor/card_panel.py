"""The few words of a card that can be written without leaving the text.

For a picture its alternative text, caption and credit; for a pull quote its words and who said
them. What was written is kept when the panel closes, as one step that can be undone. Deliberately
absent: crops, order and sources of pictures.
"""

from dataclasses import replace
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QSizePolicy,
    QVBoxLayout,
)

from studio.document.blocks import Figure, PullQuote
from studio.document.inline import Inlines, plain, texts
from studio.ui.look import Kind
from studio.ui.look.text import layout_direction, own_direction
from studio.ui.parts.buttons import TextButton, on_click
from studio.ui.parts.emptying import emptied
from studio.ui.parts.kinds import mark_kind
from studio.ui.parts.labels import WordsLabel
from studio.ui.station import Station
from studio.wording.words import mark

_FIGURE: Final = (
    ("alt", mark("Alternative text")),
    ("caption", mark("Caption")),
    ("credit", mark("Credit")),
)
_PULL_QUOTE: Final = (("text", mark("Words")), ("by", mark("Who said it")))


class CardPanel(QFrame):
    """Fields for the words of one card.

    Signals:
        finished: the block as it was, and as it was written; equal when nothing changed.
    """

    finished = Signal(object, object)

    def __init__(self, station: Station) -> None:
        super().__init__()
        self._station = station
        self._block: Figure | PullQuote | None = None
        self._fields: dict[str, QLineEdit] = {}
        mark_kind(self, Kind.FOOT)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self._title = WordsLabel(mark("Picture"), station.tongue, kind=Kind.TITLE)
        self._hint = WordsLabel("", station.tongue, kind=Kind.SMALL)
        done = TextButton(mark("Done"), station.tongue, station.look, kind=Kind.PRIMARY)
        on_click(done, self.finish)
        head = QHBoxLayout()
        head.addWidget(self._title)
        head.addSpacing(8)
        head.addWidget(self._hint)
        head.addStretch(1)
        head.addWidget(done)
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(12)
        self._grid.setVerticalSpacing(8)
        self._grid.setColumnStretch(1, 1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(16, 8, 16, 12)
        whole.setSpacing(8)
        whole.addLayout(head)
        whole.addLayout(self._grid)
        station.tongue.changed.connect(self._name_fields)
        self.hide()

    @property
    def block(self) -> Figure | PullQuote | None:
        """The block whose words are written."""
        return self._block

    def field(self, name: str) -> QLineEdit:
        """Return the field of this name."""
        return self._fields[name]

    def show_block(self, block: Figure | PullQuote) -> None:
        """Show the words of a block and let them be written."""
        self.finish()
        self._block = block
        picture = isinstance(block, Figure)
        self._title.say(mark("Picture") if picture else mark("Pull quote"))
        self._hint.say(
            mark("Say what the picture shows, for those who do not see it") if picture else ""
        )
        self._lay_out(_FIGURE if picture else _PULL_QUOTE)
        for name, field in self._fields.items():
            value = getattr(block, name)
            field.setText(value if isinstance(value, str) else plain(value).replace("\n", " "))
        self.show()
        first = next(iter(self._fields.values()))
        first.setFocus(Qt.FocusReason.OtherFocusReason)
        first.selectAll()

    def finish(self) -> None:
        """Hand over what was written, and close."""
        block, self._block = self._block, None
        self.hide()
        if block is None:
            return
        changed: dict[str, str | Inlines] = {}
        for name, field in self._fields.items():
            old = getattr(block, name)
            new = field.text().strip()
            if isinstance(old, str):
                changed[name] = new
            elif plain(old).replace("\n", " ") != new:
                changed[name] = texts(new)
        self.finished.emit(block, replace(block, **changed))  # type: ignore[arg-type] # its own fields

    def forget(self) -> None:
        """Close without handing anything over: the block is gone."""
        self._block = None
        self.hide()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go on to the next field on Enter, and finish on Escape or after the last."""
        if event.key() == Qt.Key.Key_Escape:
            self.finish()
            return
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            fields = list(self._fields.values())
            at = next((i for i, field in enumerate(fields) if field.hasFocus()), len(fields))
            if at + 1 < len(fields):
                fields[at + 1].setFocus(Qt.FocusReason.TabFocusReason)
            else:
                self.finish()
            return
        super().keyPressEvent(event)

    def _lay_out(self, wanted: tuple[tuple[str, str], ...]) -> None:
        emptied(self._grid)
        self._fields = {}
        for row, (name, title) in enumerate(wanted):
            label = QLabel()
            mark_kind(label, Kind.MUTED)
            label.setProperty("title", title)
            field = QLineEdit()
            field.textChanged.connect(
                lambda text, field=field: field.setLayoutDirection(
                    layout_direction(own_direction(text))
                )
            )
            label.setBuddy(field)
            self._grid.addWidget(label, row, 0)
            self._grid.addWidget(field, row, 1)
            self._fields[name] = field
        self._name_fields()

    def _name_fields(self) -> None:
        for row in range(self._grid.rowCount()):
            place, field_place = (
                self._grid.itemAtPosition(row, 0),
                self._grid.itemAtPosition(row, 1),
            )
            if place is None or field_place is None:
                continue
            label, field = place.widget(), field_place.widget()
            if isinstance(label, QLabel) and field is not None:
                label.setText(self._station.tongue.words.say(str(label.property("title"))))
                field.setAccessibleName(label.text())
