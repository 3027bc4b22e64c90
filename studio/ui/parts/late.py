"""Parts of a room that are made when they are first used: a start makes what is seen, and no more.

A room holds such a part as a ``cached_property``, which imports the part's module, makes it,
connects it and puts it where it belongs; ``"part" in vars(room)`` says whether it is there yet.
Whoever only wants it away leaves a part alone that is not there. Deliberately absent: sheets and
whole rooms, which their windows make in the same way.
"""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget


def row_for_later() -> QHBoxLayout:
    """Return a place for a part in a column or a row: it takes no room until something is in it."""
    place = QHBoxLayout()
    place.setContentsMargins(0, 0, 0, 0)
    place.setSpacing(0)
    return place


def tab_before(part: QWidget, after: QWidget) -> None:
    """Let Tab reach what stands in a part right before `after`, or before what stands in that.

    As `tab_after`, but keys need not come to `after`.
    """
    first, inside = next(iter(_inside(after)), None), _inside(part)
    _string(first or after, inside)
    if first is not None and inside:
        QWidget.setTabOrder(inside[-1], first)


def tab_after(before: QWidget, part: QWidget) -> None:
    """Let Tab reach what stands in a part right after `before`, as if all were made together.

    Both are in one window, and keys can come to `before`. What stands in the part comes in the
    order in which it was put there.
    """
    _string(before, _inside(part))


def _string(before: QWidget, those: list[QWidget]) -> None:
    for here in those:
        QWidget.setTabOrder(before, here)
        before = here


def _inside(part: QWidget) -> list[QWidget]:
    """Return what keys come to in a part.

    The chain of the focus is never walked: PySide takes the next in it for a child of the one
    that was asked, though it be the window, and lets it go with that one.
    """
    found = [] if part.focusPolicy() is Qt.FocusPolicy.NoFocus else [part]
    for child in part.children():
        if isinstance(child, QWidget) and not child.isWindow():
            found += _inside(child)
    return found
