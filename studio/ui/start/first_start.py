"""The first page of all: create a newsroom, open one that is there, or try the sample."""

from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFileDialog, QFrame, QLabel, QWidget

from studio.errors import MidadError, Reason
from studio.settings import newsroom_folder
from studio.ui.look import Kind, Look, Symbol
from studio.ui.parts.buttons import TextButton, on_click
from studio.ui.parts.fields import Line
from studio.ui.parts.forms import Field, latin_line, password_line
from studio.ui.parts.kinds import mark_kind
from studio.ui.parts.labels import WordsLabel
from studio.ui.start.frame import StartFrame
from studio.ui.tongue import Tongue
from studio.wording.reasons import sentence
from studio.wording.words import mark


@dataclass(frozen=True, slots=True, kw_only=True)
class NewNewsroom:
    """What a person says of the newsroom that they create; without a password they need none."""

    folder: Path
    site_name: str
    base_url: str
    name: str
    sign_in: str
    password: str


_DEFAULT_ADDRESS = "https://example.org/"


class FirstStart(StartFrame):
    """Where a newsroom begins.

    Signals:
        create_wanted: a `NewNewsroom`.
        sample_wanted: the sample newsroom is to be made and opened.
        folder_wanted: the folder of a newsroom to open.
    """

    create_wanted = Signal(object)
    sample_wanted = Signal()
    folder_wanted = Signal(object)

    def __init__(self, tongue: Tongue, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(tongue, look, parent)
        self._folder = newsroom_folder()
        self.site_name = Line()
        self.base_url = latin_line(_DEFAULT_ADDRESS)
        self.name = Line()
        self.sign_in = latin_line("nora")
        self.password = password_line()
        self._site_field = Field(mark("Name of the site"), self.site_name, tongue)
        self._address_field = Field(
            mark("Address of the site"),
            self.base_url,
            tongue,
            help_message=mark("Can be set later."),
        )
        self._name_field = Field(mark("Your name, as readers see it"), self.name, tongue)
        self._sign_in_field = Field(
            mark("Your sign-in name"),
            self.sign_in,
            tongue,
            help_message=mark("Letters, digits, dots and hyphens; it never leaves the house."),
        )
        self._password_field = Field(
            mark("Password"),
            self.password,
            tongue,
            help_message=mark("Who works alone needs none. At least 8 characters."),
        )
        self._title = WordsLabel(mark("A new newsroom"), tongue, kind=Kind.HEADING)
        self.founding = TextButton(mark("Create the newsroom"), tongue, look, kind=Kind.PRIMARY)
        on_click(self.founding, self._create)
        self._place = QLabel()
        mark_kind(self._place, Kind.SMALL)
        self._place.setWordWrap(True)
        self.sample = TextButton(
            mark("Try the sample newsroom"), tongue, look, symbol=Symbol.NEWSROOM
        )
        self.open = TextButton(mark("Open another newsroom"), tongue, look, symbol=Symbol.FOLDER)
        on_click(self.sample, self.sample_wanted.emit)
        on_click(self.open, self._choose)
        self.column.addWidget(self._title)
        self.column.addSpacing(4)
        for field in (
            self._site_field,
            self._name_field,
            self._sign_in_field,
            self._password_field,
            self._address_field,
        ):
            self.column.addWidget(field)
            field.editor.returnPressed.connect(self._create)  # type: ignore[attr-defined] # lines
        self.column.addSpacing(4)
        self.column.addWidget(self.founding)
        self.column.addWidget(self._place)
        rule = mark_kind(QFrame(), Kind.LINE)
        rule.setFixedHeight(1)
        self.column.addSpacing(8)
        self.column.addWidget(rule)
        self.column.addSpacing(8)
        self.column.addWidget(self.sample)
        self.column.addWidget(self.open)
        self.speak()
        self.site_name.setFocus(Qt.FocusReason.OtherFocusReason)

    def speak(self) -> None:
        """Say where the newsroom will lie."""
        if hasattr(self, "_place"):
            told = self.tongue.words.say("It will lie in {path}.", path=str(self._folder))
            self._place.setText(told)

    def say_error(self, error: MidadError) -> None:
        """Say at its field what is wrong."""
        self.founding.setEnabled(True)
        text = sentence(error, self.tongue.words)
        field = self._site_field
        match error.reason:
            case Reason.PERSON_NAME_INVALID | Reason.PERSON_EXISTS:
                field = self._sign_in_field
            case Reason.PASSWORD_TOO_SHORT:
                field = self._password_field
            case Reason.SETTING_INVALID if error.facts.get("key") == "base_url":
                field = self._address_field
            case _:
                pass
        field.say_error(text)
        field.editor.setFocus(Qt.FocusReason.OtherFocusReason)

    def _create(self) -> None:
        words = self.tongue.words
        needed = (
            (self._site_field, self.site_name, words.say("Every newsroom has a name: write it.")),
            (self._name_field, self.name, words.say("Write your name.")),
            (self._sign_in_field, self.sign_in, words.say("Choose a sign-in name.")),
        )
        lacking = None
        for field, line, told in needed:
            missing = not line.text().strip()
            field.say_error(told if missing else "")
            lacking = lacking or (line if missing else None)
        for field in (self._address_field, self._password_field):
            field.say_error("")
        if lacking is not None:
            lacking.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        self.founding.setEnabled(False)
        self.create_wanted.emit(
            NewNewsroom(
                folder=self._folder,
                site_name=self.site_name.text().strip(),
                base_url=self.base_url.text().strip() or _DEFAULT_ADDRESS,
                name=self.name.text().strip(),
                sign_in=self.sign_in.text().strip(),
                password=self.password.text(),
            )
        )

    def _choose(self) -> None:
        chosen = QFileDialog.getExistingDirectory(
            self, self.tongue.words.say("Open another newsroom")
        )
        if chosen:
            self.folder_wanted.emit(Path(chosen))
