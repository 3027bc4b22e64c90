"""A page over the window: closed by Escape or its button, never a modal box.

What is below stays as it is and comes back with the keyboard focus where it was. Deliberately
absent: what a sheet is about; rooms put their pages into it.
"""

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QApplication, QFrame, QHBoxLayout, QVBoxLayout, QWidget
from shiboken6 import isValid

from studio.ui.look import Kind, Look, Symbol
from studio.ui.parts.buttons import IconButton, on_click
from studio.ui.parts.kinds import mark_kind
from studio.ui.parts.labels import WordsLabel
from studio.ui.tongue import Tongue
from studio.wording.words import mark

_MARGIN = 32


class Sheet(QWidget):
    """A card over the window with a title, a page, and a foot for buttons.

    Signals:
        closed: it was put away.
    """

    closed = Signal()

    def __init__(
        self,
        window: QWidget,
        title: str,
        page: QWidget,
        tongue: Tongue,
        look: Look,
        *,
        width: int = 720,
        height: int = 640,
        foot: QWidget | None = None,
    ) -> None:
        """Make a sheet over `window`; `title` is English, marked for translation."""
        super().__init__(window)
        self._window = window
        self._wanted = (width, height)
        self._came_from: QWidget | None = None
        self.page = page
        mark_kind(self, Kind.SCRIM)
        self._card = mark_kind(QFrame(self), Kind.CARD)
        self._title = WordsLabel(title, tongue, kind=Kind.HEADING)
        close = IconButton(Symbol.CLOSE, mark("Close"), tongue, look, keys="Esc")
        on_click(close, self.close_sheet)
        head = QHBoxLayout()
        head.addWidget(self._title, 1)
        head.addWidget(close)
        layout = QVBoxLayout(self._card)
        layout.setContentsMargins(24, 16, 24, 16)
        layout.setSpacing(16)
        layout.addLayout(head)
        layout.addWidget(page, 1)
        if foot is not None:
            layout.addWidget(foot)
        window.installEventFilter(self)
        self.hide()

    def open_sheet(self, focus: QWidget | None = None) -> None:
        """Show it over the window and put the focus into it."""
        self._came_from = QApplication.focusWidget()
        self._place()
        self.show()
        self.raise_()
        target = focus or self.page
        target.setFocus(Qt.FocusReason.OtherFocusReason)
        if not self.isAncestorOf(QApplication.focusWidget() or self):
            self.page.focusNextPrevChild(True)

    def close_sheet(self) -> None:
        """Put it away and go back to where the person was."""
        if not self.isVisible():
            return
        self.hide()
        if self._came_from is not None and isValid(self._came_from):
            self._came_from.setFocus(Qt.FocusReason.OtherFocusReason)
        self.closed.emit()

    def retitle(self, title: str) -> None:
        """Say another title."""
        self._title.say(title)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Close on Escape; no key goes on to the window below."""
        if event.key() == Qt.Key.Key_Escape:
            self.close_sheet()
        event.accept()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Close when pressed beside the card."""
        if not self._card.geometry().contains(event.position().toPoint()):
            self.close_sheet()
        event.accept()

    def focusNextPrevChild(self, next: bool) -> bool:  # noqa: A002, FBT001 - Qt's own
        """Keep Tab inside the sheet."""
        moved = super().focusNextPrevChild(next)
        reached = QApplication.focusWidget()
        if reached is not None and not self.isAncestorOf(reached):
            self.page.setFocus(Qt.FocusReason.TabFocusReason)
        return moved

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Cover the window when it is resized."""
        if event.type() is QEvent.Type.Resize and self.isVisible():
            self._place()
        return super().eventFilter(watched, event)

    def _place(self) -> None:
        window = self._window
        self.setGeometry(window.rect())
        width = min(self._wanted[0], window.width() - 2 * _MARGIN)
        height = min(self._wanted[1], window.height() - 2 * _MARGIN)
        self._card.setGeometry(
            (window.width() - width) // 2, (window.height() - height) // 2, width, height
        )
