"""Taking the widgets out of a layout whose rows are made anew."""

from PySide6.QtWidgets import QLayout


def emptied(layout: QLayout) -> None:
    """Take every widget out of `layout`, for good.

    Each is hidden first: Qt shows a widget that was added a moment ago by an event of its own, and
    one that has lost its parent by then would appear as a window.
    """
    while (item := layout.takeAt(0)) is not None:
        if (widget := item.widget()) is not None:
            widget.hide()
            widget.setParent(None)
            widget.deleteLater()
