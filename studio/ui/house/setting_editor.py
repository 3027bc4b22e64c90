"""An editor for any setting, made from its declaration: choice, number, yes or no, or text.

It answers with the text that `studio.settings.read_setting` understands. Deliberately absent:
where the setting is kept.
"""

import zoneinfo
from enum import StrEnum
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QVBoxLayout, QWidget

from studio.settings import Expected
from studio.ui.house.logo_editor import LogoEditor
from studio.ui.house.settings_words import CHOICES, SettingWords
from studio.ui.look import Look
from studio.ui.parts.choices import Choice, NumberBox, Tick
from studio.ui.parts.fields import Line
from studio.ui.parts.forms import Field, latin_line
from studio.ui.tongue import Tongue
from studio.wording.terms import THEMES

if TYPE_CHECKING:
    from dataclasses import Field as Declared

_TYPED_MS = 800
_LATIN = frozenset(
    {Expected.WEB_ADDRESS, Expected.COLOUR, Expected.LANGUAGE, Expected.NAME, Expected.TIME_ZONE}
)


class SettingEditor(QWidget):
    """A setting by its name, with what it is now.

    Signals:
        changed: the setting's name and the text that the person means.
        file_chosen: a file that the setting is to be made of, or None for none.
    """

    changed = Signal(str, str)
    file_chosen = Signal(object)

    def __init__(
        self,
        declared: "Declared[Any]",
        words: SettingWords,
        tongue: Tongue,
        look: Look,
        *,
        choices: tuple[str, ...] = (),
        parent: QWidget | None = None,
    ) -> None:
        """Make the editor of a declared setting; `choices` are all it may hold, where they are."""
        super().__init__(parent)
        self.name = declared.name
        self._tongue, self._words = tongue, words
        self._quiet = False
        self._default = declared.default
        expected = declared.metadata["expected"]
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_TYPED_MS)
        self._timer.timeout.connect(self._typed)
        self.editor = self._editor(declared, expected, choices, look)
        shown = "" if isinstance(self.editor, Tick) else words.name
        self.field = Field(shown, self.editor, tongue, help_message=words.help)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.field)
        tongue.changed.connect(self.speak)
        self.speak()

    def show_value(self, value: object) -> None:
        """Show what the setting is, without meaning a change."""
        if self._is_being_typed():
            return
        self._quiet = True
        match self.editor:
            case Tick():
                self.editor.setChecked(bool(value))
            case NumberBox():
                self.editor.setValue(int(str(value)))
            case Choice():
                self.editor.setCurrentIndex(self.editor.findData(str(value)))
            case LogoEditor():
                self.editor.show_logo(str(value))
            case QPlainTextEdit():
                self.editor.setPlainText(str(value))
            case QLineEdit() if self.editor.text() != str(value):
                self.editor.setText(str(value))
                self.editor.setCursorPosition(0)  # a long line is read from its beginning
            case _:
                pass
        self._quiet = False

    def put_value(self, value: object) -> None:
        """Show what the setting is, in the place of what is being typed."""
        self._timer.stop()
        match self.editor:
            case QLineEdit():
                self.editor.setModified(False)
            case QPlainTextEdit():
                self.editor.document().setModified(False)
            case _:
                pass
        self.show_value(value)
        self._timer.stop()

    def _is_being_typed(self) -> bool:
        match self.editor:
            case QLineEdit():
                return self.editor.hasFocus() and self.editor.isModified()
            case QPlainTextEdit():
                return self.editor.hasFocus() and self.editor.document().isModified()
            case _:
                return False

    def say_error(self, text: str) -> None:
        """Say what is wrong with what was typed."""
        self.field.say_error(text)

    def speak(self) -> None:
        """Say names and choices in the language of now."""
        words = self._tongue.words
        if isinstance(self.editor, Tick):
            self.editor.setText(words.say(self._words.name))
            self.editor.setAccessibleName(words.say(self._words.name))
        if isinstance(self.editor, Choice):
            for index in range(self.editor.count()):
                value = str(self.editor.itemData(index))
                told = CHOICES.get(value, "") or THEMES.get(value, "")
                shown = words.say(told) if told else value or words.say("The best there is")
                self.editor.setItemText(index, shown)

    def _editor(
        self, declared: "Declared[Any]", expected: object, choices: tuple[str, ...], look: Look
    ) -> QWidget:
        default = declared.default
        if isinstance(default, bool):
            tick = Tick(look)
            tick.toggled.connect(lambda on: self._mean("yes" if on else "no"))
            return tick
        if isinstance(default, StrEnum):
            choices = tuple(member.value for member in type(default))
        if expected is Expected.TIME_ZONE:
            choices = tuple(sorted(zoneinfo.available_timezones()))
        if choices:
            choice = Choice(look)
            for value in choices:
                choice.addItem(value, value)
            choice.activated.connect(lambda index: self._mean(str(choice.itemData(index))))
            return choice
        if expected is Expected.NUMBER:
            number = NumberBox(declared.metadata["least"], declared.metadata["most"])
            number.valueChanged.connect(lambda _: self._stir())
            return number
        if expected is Expected.LOGO:
            logo = LogoEditor(self._tongue, look)
            logo.chosen.connect(self.file_chosen)
            return logo
        if expected in {Expected.TEXT, Expected.LINKS}:
            text = QPlainTextEdit()
            text.setFixedHeight(96)
            text.setTabChangesFocus(True)
            text.textChanged.connect(self._stir)
            return text
        line = latin_line() if expected in _LATIN else Line()
        line.textEdited.connect(lambda _: self._timer.start())
        line.editingFinished.connect(self._typed)
        return line

    def _stir(self) -> None:
        """Hear of what is typed, not of what is shown."""
        if not self._quiet:
            self._timer.start()

    def _typed(self) -> None:
        self._timer.stop()
        match self.editor:
            case NumberBox():
                self._mean(str(self.editor.value()))
            case QPlainTextEdit():
                self._mean(self.editor.toPlainText())
            case QLineEdit():
                if self.editor.isModified():
                    self.editor.setModified(False)
                    self._mean(self.editor.text())
            case _:
                pass

    def _mean(self, text: str) -> None:
        if not self._quiet:
            self.field.say_error("")
            self.changed.emit(self.name, text)
