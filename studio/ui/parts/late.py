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
    """Let Tab reach what stands in a part right before `after`; as `tab_after`."""
    before: QWidget | None = after.previousInFocusChain()
    while before is not None and before is not after:
        inside = before is part or part.isAncestorOf(before)
        if before.focusPolicy() is not Qt.FocusPolicy.NoFocus and not inside:
            tab_after(before, part)
            return
        before = before.previousInFocusChain()


def tab_after(before: QWidget, part: QWidget) -> None:
    """Let Tab reach what stands in a part right after `before`, as if all were made together.

    Both are in one window, and keys can come to `before`. What stands in the part keeps its order.
    """
    inside: list[QWidget] = []
    one: QWidget | None = part
    while one is not None and (one is part or part.isAncestorOf(one)):
        inside.append(one)
        one = one.nextInFocusChain()
    for here in inside:
        if here.focusPolicy() is not Qt.FocusPolicy.NoFocus:
            QWidget.setTabOrder(before, here)
            before = here
