"""Changing one's own password."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from studio.errors import MidadError
from studio.newsroom.acting import Acting
from studio.newsroom.changes import Changes
from studio.ui.look import Kind
from studio.ui.parts.buttons import TextButton, on_click
from studio.ui.parts.forms import Field, password_line
from studio.ui.parts.labels import WordsLabel
from studio.ui.parts.margins import keep_margins
from studio.ui.station import Station
from studio.wording.reasons import sentence
from studio.wording.words import mark


class PasswordPage(QWidget):
    """The password of whoever is signed in.

    Signals:
        told: a text for the person, and what takes it back or None.
    """

    told = Signal(str, object)

    def __init__(self, station: Station, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._station = station
        tongue, look = station.tongue, station.look
        self.first, self.second = password_line(), password_line()
        self._first_field = Field(
            mark("New password"), self.first, tongue, help_message=mark("At least 8 characters.")
        )
        self._second_field = Field(mark("The same again"), self.second, tongue)
        self.change = TextButton(mark("Change the password"), tongue, look, kind=Kind.PRIMARY)
        on_click(self.change, self._set)
        self.second.returnPressed.connect(self._set)
        layout = QVBoxLayout(self)
        keep_margins(layout, tongue, 4, 0, 16, 16)
        layout.setSpacing(12)
        told = mark("Who works alone needs no password; with one, every start asks for it.")
        layout.addWidget(WordsLabel(told, tongue, kind=Kind.MUTED, wrap=True))
        for widget in (self._first_field, self._second_field, self.change):
            layout.addWidget(widget)
        layout.addStretch(1)

    def focus_page(self) -> None:
        """Put the focus into the first field."""
        self.first.setFocus()

    def _set(self) -> None:
        words = self._station.tongue.words
        self._first_field.say_error("")
        same = self.first.text() == self.second.text()
        self._second_field.say_error("" if same else words.say("The two differ. Type both again."))
        if not same:
            return
        password = self.first.text()

        def change(acting: Acting) -> Changes:
            from studio.newsroom.people import set_password

            return set_password(acting, acting.person.id, password)

        self._station.door.do(change, self._done, failed=self._failed)

    def _done(self, _: Changes) -> None:
        self.first.clear()
        self.second.clear()
        self.told.emit(self._station.tongue.words.say("The password is changed."), None)

    def _failed(self, error: MidadError) -> None:
        self._first_field.say_error(sentence(error, self._station.tongue.words))
