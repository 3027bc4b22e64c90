"""People's words on the interface's labels: each in its own direction, whatever stands around it.

A headline «Reuters: …» in Arabic stays right-to-left although it begins with a Latin letter, and
stays so in an English window. Directions are said with isolates (Unicode annex 9), which Qt's
text layout honours in labels, lists, menus and painted text alike.
"""

from PySide6.QtCore import Qt
from PySide6.QtGui import QTextOption

from studio.arabic.direction import Direction, detect, isolate


def own_direction(text: str, default: Direction = Direction.RTL) -> Direction:
    """Return the direction of words that belong to an article: Arabic unless it holds none."""
    return detect(text, default)


def isolated(text: str, direction: Direction | None = None) -> str:
    """Return `text` as a part of a sentence of the interface, in its own direction."""
    return isolate(text, direction or own_direction(text)) if text else text


def layout_direction(direction: Direction) -> Qt.LayoutDirection:
    """Return what Qt calls a direction."""
    if direction is Direction.RTL:
        return Qt.LayoutDirection.RightToLeft
    return Qt.LayoutDirection.LeftToRight


def text_option(text: str, *, wrap: bool = True) -> QTextOption:
    """Return how to lay out `text` when it is painted: in its own direction, at its start."""
    option = QTextOption()
    option.setTextDirection(layout_direction(own_direction(text)))
    option.setAlignment(Qt.AlignmentFlag.AlignLeading)
    mode = QTextOption.WrapMode.WordWrap if wrap else QTextOption.WrapMode.NoWrap
    option.setWrapMode(mode)
    return option
