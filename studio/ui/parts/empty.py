"""What a pane says when it has nothing to show: what belongs here, and the first step."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from studio.ui.look import Kind, Look, Symbol
from studio.ui.parts.labels import WordsLabel
from studio.ui.tongue import Tongue

_ICON = 40


class EmptyState(QWidget):
    """An icon, a sentence, a hint, and where there is a first step, the button for it."""

    def __init__(
        self,
        symbol: Symbol,
        title: str,
        hint: str,
        tongue: Tongue,
        look: Look,
        *,
        action: QWidget | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._symbol, self._tongue, self._look = symbol, tongue, look
        self._icon = QLabel()
        self._icon.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._title = WordsLabel(title, tongue, kind=Kind.TITLE, wrap=True)
        self._hint = WordsLabel(hint, tongue, kind=Kind.MUTED, wrap=True)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 24, 24, 24)
        layout.setSpacing(8)
        layout.addStretch(2)
        for widget in (self._icon, self._title, self._hint):
            layout.addWidget(widget)
        for label in (self._title, self._hint):
            label.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        if action is not None:
            layout.addSpacing(8)
            layout.addWidget(action, alignment=Qt.AlignmentFlag.AlignHCenter)
        layout.addStretch(3)
        look.changed.connect(self._draw)
        tongue.changed.connect(self._draw)
        self._draw()

    def say(self, title: str, hint: str, symbol: Symbol | None = None) -> None:
        """Say something else from now on."""
        self._title.say(title)
        self._hint.say(hint)
        self._symbol = symbol or self._symbol
        self._draw()

    def _draw(self) -> None:
        picture = self._look.icon(
            self._symbol, rtl=self._tongue.rtl, colour=self._look.palette.control_border
        )
        self._icon.setPixmap(picture.pixmap(_ICON, _ICON))
