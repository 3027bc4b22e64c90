"""What a window shows while a newsroom is opened or made: its name, and how far it is."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QLabel, QProgressBar, QVBoxLayout, QWidget

from studio.ui.look import Kind, Look
from studio.ui.parts.labels import WordsLabel
from studio.ui.tongue import Tongue

_NAME_PX = 56


class Waiting(QWidget):
    """The program's name, a sentence, and a bar when there is something to wait for."""

    def __init__(self, tongue: Tongue, look: Look, message: str = "") -> None:
        super().__init__()
        self._look = look
        self._name = QLabel("مداد")
        self._name.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._message = WordsLabel(message, tongue, kind=Kind.MUTED, wrap=True)
        self._message.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self._bar.setFixedWidth(240)
        self._bar.hide()
        layout = QVBoxLayout(self)
        layout.setSpacing(16)
        layout.addStretch(2)
        layout.addWidget(self._name)
        layout.addWidget(self._message)
        layout.addWidget(self._bar, alignment=Qt.AlignmentFlag.AlignHCenter)
        layout.addStretch(3)
        look.changed.connect(self._draw)
        self._draw()

    def progress(self, done: int, total: int) -> None:
        """Show how many of how many steps are done."""
        self._bar.setMaximum(total)
        self._bar.setValue(done)
        self._bar.show()

    def _draw(self) -> None:
        font = self._look.fonts.text_at(_NAME_PX, QFont.Weight.Bold)
        families = ", ".join(f'"{name}"' for name in self._look.fonts.text)
        self._name.setFont(font)
        self._name.setStyleSheet(
            f"font-family: {families}; font-size: {_NAME_PX}px; font-weight: 700;"
            f" color: {self._look.palette.accent};"
        )
