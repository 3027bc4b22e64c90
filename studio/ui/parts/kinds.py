"""What a widget is, for the style sheet."""

from typing import TypeVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from studio.ui.look import Kind

W = TypeVar("W", bound=QWidget)


def mark_kind(widget: W, kind: Kind) -> W:
    """Say that `widget` is of `kind`, now or after it was shown, and return it."""
    widget.setProperty("kind", kind.value)
    widget.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
    if widget.testAttribute(Qt.WidgetAttribute.WA_WState_Polished):
        style = widget.style()
        style.unpolish(widget)
        style.polish(widget)
    return widget
