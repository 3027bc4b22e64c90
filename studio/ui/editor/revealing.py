"""A place that was gone to stays in view while the text is laid out anew around it.

Deliberately absent: going there.
"""

from typing import Final

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QTextEdit

_ABOVE: Final = 24
_BELOW: Final = 64
"""Room for the bar under a remark."""


class Revealing(QObject):
    """Keeps what is selected in view, all of it where it fits, until it is let go."""

    def __init__(self, surface: QTextEdit) -> None:
        super().__init__(surface)
        self._surface = surface
        self._holds = False
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.timeout.connect(self._again)
        surface.verticalScrollBar().rangeChanged.connect(lambda *_: self._stir())

    def reveal(self) -> None:
        """Bring what is selected into view, and again whenever the room for it changes."""
        self._holds = True
        self._show()
        self._later.start()

    def let_go(self) -> None:
        """Let the person look elsewhere."""
        self._holds = False
        self._later.stop()

    def _stir(self) -> None:
        if self._holds:
            self._later.start()

    def _again(self) -> None:
        if self._holds:
            self._show()

    def _show(self) -> None:
        surface = self._surface
        cursor = surface.textCursor()
        caret = surface.cursorRect(cursor)
        cursor.setPosition(cursor.anchor())
        area = caret.united(surface.cursorRect(cursor))
        height = surface.viewport().height()
        top, bottom = area.top() - _ABOVE, area.bottom() + _BELOW
        by = 0
        if bottom > height:
            by = bottom - height
        if top - by < 0:
            by = top
        if by:
            bar = surface.verticalScrollBar()
            bar.setValue(bar.value() + by)
