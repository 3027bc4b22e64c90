"""A field with its name above it and, where something is wrong, the reason below."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QLineEdit, QVBoxLayout, QWidget

from studio.ui.look import Kind
from studio.ui.parts.cut_short import tells_when_cut
from studio.ui.parts.kinds import mark_kind
from studio.ui.parts.labels import WordsLabel
from studio.ui.tongue import Tongue


class Field(QWidget):
    """Any editor under its name, with a line of help and one for what is wrong."""

    def __init__(
        self,
        message: str,
        editor: QWidget,
        tongue: Tongue,
        *,
        help_message: str = "",
        parent: QWidget | None = None,
    ) -> None:
        """Put `editor` under `message`; both texts are English, marked for translation."""
        super().__init__(parent)
        self.editor = editor
        self._message, self._tongue = message, tongue
        self._label = WordsLabel(message, tongue)
        self._label.setBuddy(editor)
        self._help = WordsLabel(help_message, tongue, kind=Kind.SMALL, wrap=True)
        self._help.setVisible(bool(help_message))
        self._error = mark_kind(QLabel(), Kind.ERROR)
        self._error.setWordWrap(True)
        self._error.setTextFormat(Qt.TextFormat.PlainText)
        self._error.hide()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        for widget in (self._label, editor, self._help, self._error):
            layout.addWidget(widget)
        self.setFocusProxy(editor)
        tongue.changed.connect(self.speak)
        self.speak()

    @property
    def error(self) -> str:
        """What is wrong, nothing when nothing is."""
        return "" if self._error.isHidden() else self._error.text()

    def say_error(self, text: str) -> None:
        """Say what is wrong and what to do; nothing takes it away."""
        self._error.setText(text)
        self._error.setVisible(bool(text))

    def speak(self) -> None:
        """Give the editor its name in the language of now."""
        self.editor.setAccessibleName(self._tongue.words.say(self._message))


def latin_line(placeholder: str = "") -> QLineEdit:
    """Return a line for what is written from left to right: addresses, sign-in names."""
    line = tells_when_cut(QLineEdit())
    line.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
    line.setPlaceholderText(placeholder)
    return line


def password_line() -> QLineEdit:
    """Return a line that does not show what is typed."""
    line = tells_when_cut(QLineEdit())
    line.setEchoMode(QLineEdit.EchoMode.Password)
    return line
