"""What a field left out of a text that was too long for it goes up to whoever can say so.

Fields stand in panes, bars and panels that know nothing of a window: they send an event up their
parents, and the window's news take it (`studio.ui.window.news`). Deliberately absent: how it is
said.
"""

from typing import Final

from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QLineEdit, QWidget

_TYPE: Final = QEvent.Type(QEvent.registerEventType())


class CutShort(QEvent):
    """A field took the first `limit` characters of a text, and no more; who says so accepts it."""

    def __init__(self, limit: int) -> None:
        super().__init__(_TYPE)
        self.limit = limit
        self.ignore()


def tell_cut_short(field: QWidget, limit: int) -> None:
    """Let the nearest parent that hears of it know that `field` took `limit` characters alone."""
    event, above = CutShort(limit), field.parentWidget()
    while above is not None and not event.isAccepted():
        QCoreApplication.sendEvent(above, event)
        above = above.parentWidget()


def tells_when_cut(line: QLineEdit) -> QLineEdit:
    """Return `line`, which tells from now on when Qt leaves out what is beyond its length."""

    def hear() -> None:
        if len(line.text()) >= line.maxLength():
            tell_cut_short(line, line.maxLength())

    line.inputRejected.connect(hear)
    return line
