"""The word that is just being typed, of which nothing is said while the caret is in it.

It becomes a word like others when the caret leaves it, or the keys leave the text. Deliberately
absent: what was found.
"""

from PySide6.QtCore import QEvent, QObject, QTimer, Signal

from studio.document.findings import Finding
from studio.ui.editor.editing import Editing
from studio.ui.editor.surface import Surface
from studio.ui.editor.writing.content import flat
from studio.ui.editor.writing.passages import Spot


class TypedWord(QObject):
    """Knows the word that is being typed at one surface.

    Signals:
        left: the word is one like others now.
    """

    left = Signal()

    def __init__(self, surface: Surface, editing: Editing, parent: QObject) -> None:
        super().__init__(parent)
        self._surface, self._editing = surface, editing
        self._spot: Spot | None = None
        self._held: tuple[tuple[Finding, ...], Spot, tuple[Finding, ...]] | None = None
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.setInterval(0)
        self._later.timeout.connect(self._follow)
        editing.typed.connect(self._hear)
        surface.cursorPositionChanged.connect(self._moved)
        surface.installEventFilter(self)

    def without(self, number: int, shown: tuple[Finding, ...]) -> tuple[Finding, ...]:
        """Return what is shown of a block beside the word that is being typed.

        It is the same tuple as long as nothing changes.
        """
        spot = self._spot
        if spot is None or spot.number != number or not shown:
            return shown
        if self._held is None or self._held[0] is not shown or self._held[1] != spot:
            left = tuple(one for one in shown if not one.start <= spot.at <= one.end)
            self._held = (shown, spot, shown if len(left) == len(shown) else left)
        return self._held[2]

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Hear that the keys leave the text."""
        if event.type() is QEvent.Type.FocusOut:
            self._leave()
        return super().eventFilter(watched, event)

    def _hear(self, typed: str) -> None:
        if typed.isspace():
            self._leave()
        else:
            self._spot = self._caret()

    def _moved(self) -> None:
        if self._spot is not None:
            self._later.start()

    def _follow(self) -> None:
        spot, now = self._spot, self._caret()
        if spot is None or spot == now:
            return
        passages = self._editing.manuscript.passages
        if spot.number == now.number < len(passages):
            text = flat(passages[now.number].content)
            first, last = sorted((spot.at, now.at))
            if not any(one.isspace() for one in text[first:last]):
                self._spot = now
                return
        self._leave()

    def _leave(self) -> None:
        if self._spot is not None:
            self._spot = self._held = None
            self.left.emit()

    def _caret(self) -> Spot:
        return self._editing.manuscript.selection(self._surface.textCursor()).caret
