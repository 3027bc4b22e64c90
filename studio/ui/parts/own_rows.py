"""Rows of a list that hold people's words: each row runs, and is cut short, in its own direction.

They begin where lines of the interface begin. Deliberately absent: rows with icons, which would
change their side with the words.
"""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem

from studio.ui.look.text import layout_direction, own_direction


class OwnRows(QStyledItemDelegate):
    """Paints rows in the direction of their words."""

    def initStyleOption(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Turn a row round with its words, and keep it at the side of the list's other rows."""
        super().initStyleOption(option, index)
        rtl = option.direction is Qt.LayoutDirection.RightToLeft
        side = Qt.AlignmentFlag.AlignRight if rtl else Qt.AlignmentFlag.AlignLeft
        option.direction = layout_direction(own_direction(option.text))
        option.displayAlignment = (
            side | Qt.AlignmentFlag.AlignAbsolute | Qt.AlignmentFlag.AlignVCenter
        )
