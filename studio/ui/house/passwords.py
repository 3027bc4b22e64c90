"""A line for a new password, hidden unless somebody wants to see it."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget

from studio.ui.look import Symbol
from studio.ui.parts.buttons import IconButton
from studio.ui.parts.fields import Line
from studio.ui.station import Station
from studio.wording.words import mark


class PasswordLine(QWidget):
    """Takes a password.

    Signals:
        entered: Enter was pressed.
    """

    entered = Signal()

    def __init__(self, station: Station) -> None:
        super().__init__()
        self.line = Line()
        self.line.setEchoMode(QLineEdit.EchoMode.Password)
        self.line.setInputMethodHints(
            Qt.InputMethodHint.ImhSensitiveData | Qt.InputMethodHint.ImhNoPredictiveText
        )
        self.line.returnPressed.connect(self.entered)
        self.reveal = IconButton(
            Symbol.IN_REVIEW,
            mark("Show the password"),
            station.tongue,
            station.look,
            checkable=True,
        )
        self.reveal.toggled.connect(self._show)
        self.setFocusProxy(self.line)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        layout.addWidget(self.line, 1)
        layout.addWidget(self.reveal)

    @property
    def password(self) -> str:
        """What was typed."""
        return self.line.text()

    def clear(self) -> None:
        """Forget what was typed, and hide what will be."""
        self.line.clear()
        self.reveal.setChecked(False)

    def setAccessibleName(self, name: str) -> None:
        """Name the line that takes the keys."""
        self.line.setAccessibleName(name)

    def _show(self, shown: bool) -> None:  # noqa: FBT001 - Qt's signal
        mode = QLineEdit.EchoMode.Normal if shown else QLineEdit.EchoMode.Password
        self.line.setEchoMode(mode)
