"""Files carried over the window: where no text takes them, they become new stories.

A card says so while they hang there. Deliberately absent: reading them.
"""

from collections.abc import Callable, Sequence
from functools import cached_property
from pathlib import Path
from typing import Final

from PySide6.QtCore import QEvent, QMimeData, QObject, Qt
from PySide6.QtGui import QDragEnterEvent, QDragMoveEvent, QDropEvent
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from studio.ui.editor.receiving import files_of
from studio.ui.look import Kind, Symbol
from studio.ui.parts.empty import EmptyState
from studio.ui.parts.kinds import mark_kind
from studio.ui.station import Station
from studio.wording.words import mark

_WIDTH, _HEIGHT = 380, 220
_MARGIN: Final = 16
_LEAVING: Final = frozenset({QEvent.Type.DragLeave, QEvent.Type.Hide})


class FileDrops(QObject):
    """Takes files that are dropped on `window`, and gives them to `bring_in`."""

    def __init__(
        self, station: Station, window: QWidget, bring_in: Callable[[Sequence[Path]], None]
    ) -> None:
        super().__init__(window)
        self._station, self._window, self._bring_in = station, window, bring_in
        window.setAcceptDrops(True)
        window.installEventFilter(self)

    @cached_property
    def card(self) -> QFrame:
        """What says that files can be dropped, made when some come."""
        station = self._station
        card = mark_kind(QFrame(self._window), Kind.CARD)
        card.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        layout = QVBoxLayout(card)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(
            EmptyState(
                Symbol.IMPORT,
                mark("Drop the files to make stories of them"),
                mark("Word, Markdown, HTML and plain text; on an open text they go into it."),
                station.tongue,
                station.look,
            )
        )
        card.hide()
        return card

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take files, and leave everything else to whoever it is for."""
        if isinstance(event, QDropEvent) and self._takes(event.mimeData()):
            event.setDropAction(Qt.DropAction.CopyAction)
            event.accept()
            if isinstance(event, QDragEnterEvent):
                self._show()
            elif not isinstance(event, QDragMoveEvent):
                self._hide()
                self._bring_in(files_of(event.mimeData()))
            return True
        if event.type() in _LEAVING:
            self._hide()
        return super().eventFilter(watched, event)

    def _takes(self, content: QMimeData) -> bool:
        return not self._station.door.acting.store.read_only and bool(files_of(content))

    def _show(self) -> None:
        window = self._window
        width = min(_WIDTH, max(window.width() - 2 * _MARGIN, 0))
        self.card.setGeometry(
            (window.width() - width) // 2, (window.height() - _HEIGHT) // 2, width, _HEIGHT
        )
        self.card.show()
        self.card.raise_()

    def _hide(self) -> None:
        if "card" in vars(self):
            self.card.hide()
