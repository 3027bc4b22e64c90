"""A calm card in the middle of the window, under the program's name."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from studio.ui.look import Kind, Look
from studio.ui.parts.kinds import mark_kind
from studio.ui.tongue import Tongue

_WIDTH = 460
_NAME_PX = 48


class StartFrame(QWidget):
    """The program's name, a card below it, and room for what a page puts into it."""

    def __init__(self, tongue: Tongue, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.tongue, self.look = tongue, look
        self._name = QLabel("مداد")
        self._name.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.card = mark_kind(QFrame(), Kind.CARD)
        self.card.setMaximumWidth(_WIDTH)
        self.column = QVBoxLayout(self.card)
        self.column.setContentsMargins(32, 28, 32, 28)
        self.column.setSpacing(8)
        inside = QWidget()
        middle = QVBoxLayout(inside)
        middle.setContentsMargins(24, 24, 24, 24)
        middle.setSpacing(20)
        middle.addStretch(2)
        middle.addWidget(self._name)
        line = QHBoxLayout()
        line.addStretch(1)
        line.addWidget(self.card, 8)
        line.addStretch(1)
        middle.addLayout(line)
        middle.addStretch(3)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setWidget(inside)
        mark_kind(inside, Kind.RAIL)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(scroll)
        look.changed.connect(self._draw)
        look.changed.connect(self.speak)
        tongue.changed.connect(self.speak)
        self._draw()

    def speak(self) -> None:
        """Say the page's texts, and draw their symbols, in language and look of now."""

    def _draw(self) -> None:
        families = ", ".join(f'"{name}"' for name in self.look.fonts.text)
        self._name.setFont(self.look.fonts.text_at(_NAME_PX, QFont.Weight.Bold))
        self._name.setStyleSheet(
            f"font-family: {families}; font-size: {_NAME_PX}px; font-weight: 700;"
            f" color: {self.look.palette.accent};"
        )
