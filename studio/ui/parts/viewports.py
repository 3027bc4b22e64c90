"""The part of a scrolled widget that shows its content, as a start looks it up.

Deliberately absent: making one.
"""

from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractScrollArea, QWidget

_NAME: Final = "qt_scrollarea_viewport"
"""What Qt calls each."""


def viewport_of(area: QAbstractScrollArea) -> QWidget:
    """Return what ``area.viewport()`` returns.

    Asked for a widget that Python has not seen, PySide goes through every kind of widget to find
    out which it is, and makes each of their classes for that, the first time: dialogs, calendars
    and wizards among them. A child that is looked up by its name is known by its own class's name.
    """
    direct = Qt.FindChildOption.FindDirectChildrenOnly
    found = area.findChild(QWidget, _NAME, direct)
    return found if isinstance(found, QWidget) else area.viewport()
