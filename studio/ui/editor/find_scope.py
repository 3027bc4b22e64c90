"""The stretch of text that a search keeps to, which goes along with what is written in it."""

from PySide6.QtCore import QObject
from PySide6.QtGui import QTextDocument


class FindScope(QObject):
    """From where to where in the document; nothing until it is set."""

    def __init__(self, document: QTextDocument, parent: QObject) -> None:
        super().__init__(parent)
        self._start = self._end = 0
        document.contentsChange.connect(self._follow)

    @property
    def is_set(self) -> bool:
        """Whether there is a stretch."""
        return self._start < self._end

    @property
    def span(self) -> tuple[int, int]:
        """Where it begins and ends, as positions of the document."""
        return self._start, self._end

    def set(self, start: int, end: int) -> None:
        """Keep to this from now on."""
        self._start, self._end = start, end

    def forget(self) -> None:
        """Keep to nothing."""
        self._start = self._end = 0

    def holds(self, start: int, end: int) -> bool:
        """Say whether a place lies in it as a whole."""
        return self._start <= start and end <= self._end

    def _follow(self, position: int, removed: int, added: int) -> None:
        """Move with what is written before it, and grow with what is written in it."""
        if self.is_set and position <= self._end:
            self._end = max(self._end + added - removed, position)
            if position < self._start:
                self._start = max(self._start + added - removed, position)
