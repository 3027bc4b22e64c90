"""The cells of a table for Qt's table view: each holds words with marks.

Deliberately absent: how a cell is painted and edited.
"""

from collections.abc import Sequence

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt, Signal

from studio.document.inline import Inlines, normal, plain, texts
from studio.ui.look.text import layout_direction, own_direction
from studio.ui.station import Station

CELL = Qt.ItemDataRole.UserRole + 1
_Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()


class TableModel(QAbstractTableModel):
    """Rows of cells, all equally long; there is always at least one cell.

    Signals:
        edited: the cells are others now.
    """

    edited = Signal()

    def __init__(self, station: Station) -> None:
        super().__init__()
        self._station = station
        self._rows: list[list[Inlines]] = [[()]]

    @property
    def rows(self) -> tuple[tuple[Inlines, ...], ...]:
        """The cells as they stand."""
        return tuple(tuple(row) for row in self._rows)

    def show_rows(self, rows: Sequence[Sequence[Inlines]]) -> None:
        """Show other cells."""
        new = [list(row) for row in rows] or [[()]]
        if new != self._rows:
            self.beginResetModel()
            self._rows = new
            self.endResetModel()

    def rowCount(self, parent: _Index = _NOWHERE) -> int:
        """Return how many rows there are."""
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: _Index = _NOWHERE) -> int:
        """Return how many columns there are."""
        return 0 if parent.isValid() else len(self._rows[0])

    def flags(self, index: _Index) -> Qt.ItemFlag:
        """Let every cell be edited."""
        return super().flags(index) | Qt.ItemFlag.ItemIsEditable

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return the words of a cell, or with `CELL` its content."""
        content = self._rows[index.row()][index.column()]
        if role == CELL:
            return content
        words = plain(content).replace("\n", " ")
        if role == Qt.ItemDataRole.TextAlignmentRole:
            rtl = layout_direction(own_direction(words)) is Qt.LayoutDirection.RightToLeft
            side = Qt.AlignmentFlag.AlignRight if rtl else Qt.AlignmentFlag.AlignLeft
            return side | Qt.AlignmentFlag.AlignAbsolute | Qt.AlignmentFlag.AlignVCenter
        shown = {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole}
        return words if role in shown else None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        """Return the numbers of rows and columns, in the digits of the house."""
        if role == Qt.ItemDataRole.DisplayRole:
            return self._station.tongue.number(section + 1)
        return None

    def put(self, row: int, column: int, content: Inlines) -> None:
        """Put a content into a cell."""
        if normal(self._rows[row][column]) != normal(content):
            self._rows[row][column] = normal(content)
            place = self.index(row, column)
            self.dataChanged.emit(place, place)
            self.edited.emit()

    def change(self, rows: Sequence[Sequence[Inlines]]) -> None:
        """Put other rows in the place of all, as one edit, unless no cell would be left."""
        if rows and rows[0]:
            self.show_rows(rows)
            self.edited.emit()

    def paste(self, row: int, column: int, text: str) -> None:
        """Put lines of cells parted by tabs from a cell on; the table grows as they need."""
        lines = [line.split("\t") for line in text.replace("\r\n", "\n").strip("\n").split("\n")]
        rows = [list(one) for one in self._rows]
        width = max(len(rows[0]), column + max(map(len, lines)))
        rows += [[] for _ in range(row + len(lines) - len(rows))]
        rows = [one + [()] * (width - len(one)) for one in rows]
        for down, line in enumerate(lines):
            for along, words in enumerate(line):
                rows[row + down][column + along] = texts(words)
        self.change(rows)
