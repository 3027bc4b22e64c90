"""Rows wait while somebody writes the name of one: the field would go with its row."""

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QAbstractItemView


class AfterNaming(QObject):
    """Does what shows the rows of a view anew, once no name is being written in it.

    Of several that wait the last is done: it knows the newest. Make it once the view has the
    delegate that it keeps.
    """

    def __init__(self, view: QAbstractItemView) -> None:
        super().__init__(view)
        self._view = view
        self._waiting: Callable[[], None] | None = None
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.timeout.connect(self._free)
        view.itemDelegate().closeEditor.connect(self._closed)

    def do(self, show: Callable[[], None]) -> None:
        """Do it now, or when the name has been written or given up."""
        self._waiting = show
        if self._view.state() is not QAbstractItemView.State.EditingState:
            self._free()

    def _closed(self) -> None:
        self._soon.start()

    def _free(self) -> None:
        show, self._waiting = self._waiting, None
        if show is not None:
            show()
