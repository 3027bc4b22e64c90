"""What a card is filled in with: a name that is taken on Enter or on leaving, and its label.

Deliberately absent: rules for names; the newsroom refuses what cannot be, and `Refusal` says why.
"""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from studio.errors import MidadError
from studio.ui.look import Kind, Look, Symbol
from studio.ui.parts.fields import Line
from studio.ui.parts.kinds import mark_kind
from studio.ui.parts.labels import WordsLabel
from studio.ui.tongue import Tongue
from studio.wording.reasons import sentence

_ICON = 16


class NameField(Line):
    """A line with a name that stands; Escape brings it back.

    Signals:
        committed: another name was typed, by Enter or by leaving the line.
    """

    committed = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._standing = ""
        self.returnPressed.connect(self.commit)

    def show_name(self, name: str) -> None:
        """Show a name that stands; what is being typed instead of the same name stays."""
        if name != self._standing or not self.hasFocus():
            self._standing = name
            self.setText(name)
            self.setCursorPosition(0)

    def commit(self) -> None:
        """Say the name that was typed, if it is another."""
        typed = self.text().strip()
        if not typed:
            self.setText(self._standing)
        elif typed != self._standing:
            self._standing = typed
            self.committed.emit(typed)

    def take_back(self, name: str) -> None:
        """Show the name that stands after another was refused."""
        self._standing = name

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Take what was typed."""
        super().focusOutEvent(event)
        if event.reason() is not Qt.FocusReason.PopupFocusReason:
            self.commit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Bring the name back on Escape; only a second one closes what is around."""
        if event.key() == Qt.Key.Key_Escape and self.text() != self._standing:
            self.setText(self._standing)
            event.accept()
            return
        super().keyPressEvent(event)


class Labelled(QWidget):
    """A widget with its label above it, which is its accessible name as well."""

    def __init__(self, message: str, field: QWidget, tongue: Tongue, hint: str = "") -> None:
        """`message` and `hint` are English, marked for translation."""
        super().__init__()
        self._field, self._tongue = field, tongue
        self.label = WordsLabel(message, tongue)
        self.label.setBuddy(field)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        layout.addWidget(self.label)
        layout.addWidget(field)
        if hint:
            layout.addWidget(WordsLabel(hint, tongue, kind=Kind.SMALL, wrap=True))
        tongue.changed.connect(self.speak)
        self.speak()

    def speak(self) -> None:
        """Name the field in the language of now."""
        self.label.speak()
        self._field.setAccessibleName(self.label.text())


class Refusal(QWidget):
    """Says beside the place why the newsroom refused something, until the next try."""

    def __init__(self, tongue: Tongue, look: Look) -> None:
        super().__init__()
        self._tongue, self._look = tongue, look
        self._error: MidadError | None = None
        self._icon = QLabel()
        self._icon.setAlignment(Qt.AlignmentFlag.AlignTop)
        self._label = mark_kind(QLabel(), Kind.ERROR)
        self._label.setWordWrap(True)
        self._label.setTextFormat(Qt.TextFormat.PlainText)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addWidget(self._icon)
        layout.addWidget(self._label, 1)
        tongue.changed.connect(self._say)
        look.changed.connect(self._say)
        self.hide()

    @property
    def text(self) -> str:
        """What is said, nothing when nothing was refused."""
        return self._label.text() if self._error is not None else ""

    def show_error(self, error: MidadError) -> None:
        """Say why."""
        self._error = error
        self._say()
        self.show()

    def clear(self) -> None:
        """Say nothing any more."""
        self._error = None
        self.hide()

    def _say(self) -> None:
        if self._error is None:
            return
        self._label.setText(sentence(self._error, self._tongue.words))
        self.setAccessibleName(self._label.text())
        colour = self._look.palette.delete_text
        icon = self._look.icon(Symbol.WARNING, rtl=self._tongue.rtl, colour=colour)
        self._icon.setPixmap(icon.pixmap(_ICON, _ICON))
