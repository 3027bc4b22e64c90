"""Which field of an article a widget holds, for those who say something about it.

Deliberately absent: what is said.
"""

from typing import Final

from PySide6.QtWidgets import QWidget

_FIELD: Final = "article_field"


def holds_field(widget: QWidget, field: str) -> None:
    """Let a widget be known as the one that holds a field of the open article."""
    widget.setProperty(_FIELD, field)


def field_of(widget: QWidget | None) -> str | None:
    """Return the field that a widget, or what it stands in, holds; None where it holds none."""
    while widget is not None:
        field = widget.property(_FIELD)
        if isinstance(field, str):
            return field
        widget = widget.parentWidget()
    return None
