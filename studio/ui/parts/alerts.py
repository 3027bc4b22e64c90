"""Telling those who listen to the screen that something was said on it.

What Qt needs for that is looked up when something is said first: it names every role there is.
"""

from PySide6.QtWidgets import QWidget


def alert(widget: QWidget) -> None:
    """Tell a screen reader that what a widget says is news."""
    from PySide6.QtGui import QAccessible, QAccessibleEvent

    QAccessible.updateAccessibility(QAccessibleEvent(widget, QAccessible.Event.Alert))
