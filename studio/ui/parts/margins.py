"""Margins that are wider on one side: Qt leaves them where they are when a window is mirrored."""

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QLayout

from studio.ui.tongue import Tongue


def keep_margins(
    layout: QLayout, tongue: Tongue, start: int, top: int, end: int, bottom: int
) -> None:
    """Give `layout` these margins in pixels, `start` where its lines begin in any language."""
    _Margins(layout, tongue, start, top, end, bottom)


class _Margins(QObject):
    def __init__(
        self, layout: QLayout, tongue: Tongue, start: int, top: int, end: int, bottom: int
    ) -> None:
        super().__init__(layout)
        self._layout, self._tongue = layout, tongue
        self._margins = (start, top, end, bottom)
        tongue.changed.connect(self._put)
        self._put()

    def _put(self) -> None:
        start, top, end, bottom = self._margins
        left, right = (end, start) if self._tongue.rtl else (start, end)
        self._layout.setContentsMargins(left, top, right, bottom)
