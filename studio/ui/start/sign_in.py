"""Who is there: the people of the newsroom by name, and a password."""

from pathlib import Path

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFileDialog,
    QListWidget,
    QListWidgetItem,
    QWidget,
)

from studio.errors import MidadError
from studio.newsroom.permissions import leading_role
from studio.newsroom.views import PersonView
from studio.ui.look import Kind, Look, Symbol
from studio.ui.look.text import isolated
from studio.ui.parts.buttons import TextButton, on_click
from studio.ui.parts.forms import Field, password_line
from studio.ui.parts.kinds import mark_kind
from studio.ui.parts.labels import WordsLabel
from studio.ui.start.frame import StartFrame
from studio.ui.tongue import Tongue
from studio.wording.reasons import sentence
from studio.wording.terms import ROLES
from studio.wording.words import mark

_ROW = 44
_WIDTH = 320
_ROWS_SHOWN = 6
NAME = Qt.ItemDataRole.UserRole + 1


class SignIn(StartFrame):
    """The page on which somebody says who they are.

    Signals:
        sign_in_wanted: a sign-in name and a password.
        folder_wanted: the folder of another newsroom.
    """

    sign_in_wanted = Signal(str, str)
    folder_wanted = Signal(object)

    def __init__(self, tongue: Tongue, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(tongue, look, parent)
        self._people: tuple[PersonView, ...] = ()
        self._needs_password = True
        self._title = WordsLabel(mark("Who is there?"), tongue, kind=Kind.HEADING)
        self.people = QListWidget()
        mark_kind(self.people, Kind.PLAIN_LIST)
        self.people.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.people.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.people.itemActivated.connect(self._chosen)
        self.people.itemClicked.connect(self._chosen)
        self.password = password_line()
        self.password.returnPressed.connect(self._sign_in)
        self._password_field = Field(mark("Password"), self.password, tongue)
        self.enter = TextButton(mark("Sign in"), tongue, look, kind=Kind.PRIMARY)
        on_click(self.enter, self._sign_in)
        self.other = TextButton(
            mark("Open another newsroom"), tongue, look, kind=Kind.QUIET, symbol=Symbol.FOLDER
        )
        on_click(self.other, self._choose)
        for widget in (
            self._title,
            self.people,
            self._password_field,
            self.enter,
            self.other,
        ):
            self.column.addWidget(widget)

    def set_people(
        self, people: tuple[PersonView, ...], *, first: str | None, needs_password: bool
    ) -> None:
        """Show who may sign in, `first` chosen; without passwords a name alone signs in."""
        self._people, self._needs_password = people, needs_password
        self._password_field.setVisible(needs_password)
        self.enter.setVisible(needs_password)
        self.speak()
        self.people.setFixedHeight(_ROW * min(max(len(people), 1), _ROWS_SHOWN) + 8)
        rows = [row for row, person in enumerate(people) if person.sign_in == first]
        self.people.setCurrentRow(rows[0] if rows else 0)
        target = self.password if needs_password else self.people
        target.setFocus(Qt.FocusReason.OtherFocusReason)

    def say_error(self, error: MidadError) -> None:
        """Say why nobody was signed in."""
        self.enter.setEnabled(True)
        self._password_field.say_error(sentence(error, self.tongue.words))
        self._password_field.show()
        self.password.selectAll()
        self.password.setFocus(Qt.FocusReason.OtherFocusReason)

    def speak(self) -> None:
        """Say each person's name and role in the language of now."""
        if not hasattr(self, "people"):
            return
        words, row = self.tongue.words, self.people.currentRow()
        self.people.setAccessibleName(words.say("People"))
        self.people.clear()
        for person in self._people:
            role = leading_role(person.posts)
            told = isolated(person.display_name)
            if role is not None:
                told = f"{told}  ·  {words.say(ROLES[role])}"
            item = QListWidgetItem(
                self.look.icon(Symbol.PERSON, rtl=self.tongue.rtl), told, self.people
            )
            item.setData(NAME, person.sign_in)
            item.setToolTip(told)  # a long name is cut off
            item.setSizeHint(QSize(_WIDTH, _ROW))
        self.people.setCurrentRow(row)

    def _chosen(self) -> None:
        if self._needs_password:
            self.password.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self._sign_in()

    def _sign_in(self) -> None:
        if self.people.currentRow() < 0:
            return
        self._password_field.say_error("")
        self.enter.setEnabled(False)
        self.sign_in_wanted.emit(self.people.currentItem().data(NAME), self.password.text())

    def _choose(self) -> None:
        chosen = QFileDialog.getExistingDirectory(
            self, self.tongue.words.say("Open another newsroom")
        )
        if chosen:
            self.folder_wanted.emit(Path(chosen))
