"""The panel of a table: its cells in a grid that begins where lines begin, its header and caption.

Tab goes to the next cell, and behind the last one to a new row; pasted lines of cells fill the
table from the chosen cell on.
"""

from collections.abc import Callable
from functools import partial

from msgspec.structs import replace
from PySide6.QtCore import QEvent, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import (
    QAbstractItemView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from studio.arabic.direction import Direction
from studio.document.blocks import Table
from studio.document.inline import Inlines, normal
from studio.ui.editor.panels.form import Form, put_link
from studio.ui.editor.panels.inline_field import InlineField
from studio.ui.editor.panels.panel import Panel, Value
from studio.ui.editor.panels.table_model import CELL, TableModel
from studio.ui.look import Kind, Symbol
from studio.ui.look.text import layout_direction
from studio.ui.parts.buttons import IconButton, TextButton, on_click
from studio.ui.parts.choices import Tick
from studio.ui.parts.cut_short import tell_cut_short
from studio.ui.parts.fields import MOST_PASTED
from studio.ui.parts.flow import FlowLayout
from studio.ui.station import Station
from studio.wording.words import mark

_Rows = list[list[Inlines]]
_ROW = 36


class TablePanel(Panel):
    """Edits a `Table`."""

    title = mark("Table")
    hint = mark("Enter writes in a cell, Tab goes on; Shift and the arrows move rows and columns")

    def __init__(self, station: Station, direction: Callable[[], Direction]) -> None:
        super().__init__(station)
        self._direction = direction  # of the story, whatever the interface's
        self._table = Table()
        self.model = TableModel(station)
        self.grid = _Grid(self.model, _CellDelegate(station, self))
        self._form = Form(station)
        self._caption = self._form.inlines("caption", mark("Caption"))
        self._form.settling.connect(self.settling)
        self._form.linking.connect(
            lambda field, address: self.linking.emit(address, lambda other: put_link(field, other))
        )
        self.header = Tick(station.look)
        tongue, look = station.tongue, station.look
        row = FlowLayout(spacing=4)
        for message, act in (
            (mark("Add a row"), self.add_row),
            (mark("Add a column"), self.add_column),
            (mark("Remove the row"), self.remove_row),
            (mark("Remove the column"), self.remove_column),
        ):
            button = TextButton(message, tongue, look, kind=Kind.QUIET)
            on_click(button, act)
            row.addWidget(button)
        for symbol, message, move, by, keys in (
            (Symbol.UP, mark("Move the row up"), self.move_row, -1, "Shift+Up"),
            (Symbol.DOWN, mark("Move the row down"), self.move_row, 1, "Shift+Down"),
            (Symbol.PREVIOUS, mark("Move the column back"), self.move_column, -1, ""),
            (Symbol.NEXT, mark("Move the column on"), self.move_column, 1, ""),
        ):
            mover = IconButton(symbol, message, tongue, look, keys=keys)
            on_click(mover, partial(move, by))
            row.addWidget(mover)
        row.addWidget(self.header)
        self.grid.moved.connect(self._move)
        self.step(self._caption, self.grid)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addWidget(self._form)
        layout.addWidget(self.grid)
        layout.addLayout(row)
        layout.addStretch(1)
        self._form.changed.connect(self.changed)
        self.model.edited.connect(self.changed)
        self.header.toggled.connect(lambda _: self.changed.emit())
        tongue.changed.connect(self._speak)
        self._speak()

    def take(self, value: Value) -> None:
        """Show a table; one without cells as a single empty one."""
        if isinstance(value, Table):
            self._table = value
            self.grid.setLayoutDirection(layout_direction(self._direction()))
            row, column = self._here()
            self.model.show_rows(value.rows)
            self._go_to(row, column)
            self._caption.show_content(value.caption)
            self.header.setChecked(value.header)

    def value(self) -> Table:
        """Return the table as it is written."""
        return replace(
            self._table,
            rows=self.model.rows,
            header=self.header.isChecked(),
            caption=normal(self._caption.content),
        )

    def inline_field(self) -> InlineField | None:
        """Return the field of the cell that is written, else of the caption."""
        written = self.grid.findChild(InlineField)
        return written if isinstance(written, InlineField) else self._caption

    def focus_first(self) -> None:
        """Go to the first cell."""
        self.grid.setCurrentIndex(self.model.index(0, 0))
        self.grid.setFocus(Qt.FocusReason.OtherFocusReason)

    def field(self, name: str) -> QWidget:
        """Return the field of this name."""
        return self._form.field(name)

    # Rows and columns

    def add_row(self) -> None:
        """Add a row below the chosen one."""
        row, column = self._here()
        self._change(lambda rows: rows.insert(row + 1, [()] * len(rows[0])), row + 1, column)

    def add_column(self) -> None:
        """Add a column behind the chosen one."""
        row, column = self._here()

        def widen(rows: _Rows) -> None:
            for one in rows:
                one.insert(column + 1, ())

        self._change(widen, row, column + 1)

    def remove_row(self) -> None:
        """Take the chosen row away, unless it is the only one."""
        row, column = self._here()
        self._change(lambda rows: rows.__delitem__(row), row, column)

    def remove_column(self) -> None:
        """Take the chosen column away, unless it is the only one."""
        row, column = self._here()

        def narrow(rows: _Rows) -> None:
            for one in rows:
                del one[column]

        self._change(narrow, row, column)

    def move_row(self, by: int) -> None:
        """Move the chosen row up or down."""
        row, column = self._here()
        if 0 <= row + by < self.model.rowCount():
            self._change(lambda rows: rows.insert(row + by, rows.pop(row)), row + by, column)

    def move_column(self, by: int) -> None:
        """Move the chosen column on, or back with a negative number."""
        row, column = self._here()

        def moved(rows: _Rows) -> None:
            for one in rows:
                one.insert(column + by, one.pop(column))

        if 0 <= column + by < self.model.columnCount():
            self._change(moved, row, column + by)

    def write_beside(self, by: int) -> None:
        """Write in the next cell, or in the one before; behind the last one begins a row."""
        row, column = self._here()
        width = self.model.columnCount()
        at = row * width + column + by
        if at >= width * self.model.rowCount():
            self.add_row()
        if at >= 0:
            place = self.model.index(at // width, at % width)
            self.grid.setCurrentIndex(place)
            self.grid.edit(place)

    def _move(self, key: Qt.Key) -> None:
        """Move the chosen row or column to where an arrow points on the screen."""
        if key in {Qt.Key.Key_Up, Qt.Key.Key_Down}:
            self.move_row(-1 if key == Qt.Key.Key_Up else 1)
        else:
            rtl = self.grid.layoutDirection() is Qt.LayoutDirection.RightToLeft
            self.move_column(1 if (key == Qt.Key.Key_Left) is rtl else -1)

    def _here(self) -> tuple[int, int]:
        here = self.grid.currentIndex()
        return max(here.row(), 0), max(here.column(), 0)

    def _change(self, change: Callable[[_Rows], None], row: int, column: int) -> None:
        rows = [list(one) for one in self.model.rows]
        change(rows)
        self.model.change(rows)
        self._go_to(row, column)
        self.grid.setFocus(Qt.FocusReason.OtherFocusReason)

    def _go_to(self, row: int, column: int) -> None:
        """Choose a cell, or the nearest that there is."""
        row = min(row, self.model.rowCount() - 1)
        self.grid.setCurrentIndex(self.model.index(row, min(column, self.model.columnCount() - 1)))

    def ask_link(self, index: QPersistentModelIndex, field: InlineField, address: str) -> None:
        """Let the chosen words of a cell get an address; the cell is left meanwhile."""
        start, end = field.chosen()

        def put(other: str) -> None:
            if index.isValid():
                editor = InlineField(self.station.look)
                editor.show_content(index.data(CELL))
                editor.set_link(start, end, other)
                self.model.put(index.row(), index.column(), editor.content)
                editor.deleteLater()

        self.linking.emit(address, put)

    def _speak(self) -> None:
        words = self.station.tongue.words
        self.header.setText(words.say("The first row names the columns"))
        self.grid.setAccessibleName(words.say("Cells of the table"))


_ARROWS = frozenset({Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Left, Qt.Key.Key_Right})


class _Grid(QTableView):
    """The cells; Enter writes, Tab goes on, pasting fills.

    Signals:
        moved: an arrow that was pressed with Shift.
    """

    moved = Signal(object)

    def __init__(self, model: TableModel, delegate: "_CellDelegate") -> None:
        super().__init__()
        self._model = model
        self._delegate = delegate
        self.setModel(model)
        self.setItemDelegate(delegate)
        self.setTabKeyNavigation(True)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.verticalHeader().setDefaultSectionSize(_ROW)
        self.verticalHeader().setMinimumWidth(_ROW)
        self.verticalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignCenter)
        self.horizontalHeader().setDefaultSectionSize(150)
        self.horizontalHeader().setStretchLastSection(True)
        self.setFixedHeight(5 * _ROW)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Write in the cell on Enter, empty it on Delete, fill from the clipboard."""
        here = self.currentIndex()
        if event.matches(QKeySequence.StandardKey.Paste) and here.isValid():
            text = QGuiApplication.clipboard().text()
            if len(text) > MOST_PASTED:
                tell_cut_short(self, MOST_PASTED)
            if text:
                row, column = here.row(), here.column()
                self._model.paste(row, column, text[:MOST_PASTED])
                self.setCurrentIndex(self._model.index(row, column))
        elif event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and here.isValid():
            self.edit(here)
        elif event.key() in _ARROWS and event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            self.moved.emit(Qt.Key(event.key()))
        elif event.key() == Qt.Key.Key_Delete and here.isValid():
            self._model.put(here.row(), here.column(), ())
        elif event.key() == Qt.Key.Key_Escape:
            event.ignore()
        else:
            super().keyPressEvent(event)

    def event(self, event: QEvent) -> bool:
        """Keep the key of pasting for the cells."""
        if (
            event.type() is QEvent.Type.ShortcutOverride
            and isinstance(event, QKeyEvent)
            and event.matches(QKeySequence.StandardKey.Paste)
        ):
            event.accept()
            return True
        return super().event(event)


class _CellDelegate(QStyledItemDelegate):
    """Edits a cell in a field that keeps its marks."""

    def __init__(self, station: Station, panel: TablePanel) -> None:
        super().__init__(panel)
        self._station, self._panel = station, panel

    def createEditor(
        self,
        parent: QWidget,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> QWidget:
        """Make the field of a cell."""
        field = InlineField(self._station.look, parent=parent)
        place = QPersistentModelIndex(index)
        field.setAccessibleName(self._station.tongue.words.say("Cell of the table"))
        field.sent.connect(lambda: self._leave(field))
        field.cancelled.connect(lambda: self._leave(field))
        field.linking.connect(lambda address: self._panel.ask_link(place, field, address))
        field.textChanged.connect(lambda: self._keep(field, place))
        return field

    def setEditorData(self, editor: QWidget, index: QModelIndex | QPersistentModelIndex) -> None:
        """Show the cell's content, unless it is what is being written there."""
        if isinstance(editor, InlineField) and normal(editor.content) != index.data(CELL):
            editor.show_content(index.data(CELL))
            editor.selectAll()

    def setModelData(
        self, editor: QWidget, model: QObject, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Keep what was written."""
        if isinstance(editor, InlineField) and isinstance(model, TableModel):
            model.put(index.row(), index.column(), editor.content)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Go on to the next cell on Tab, or back, and write there; leave the cell on Escape.

        Qt would forget on Escape what was written; here undoing takes it back.
        """
        if (
            isinstance(watched, InlineField)
            and isinstance(event, QKeyEvent)
            and event.type() is QEvent.Type.KeyPress
            and event.key() in {Qt.Key.Key_Tab, Qt.Key.Key_Backtab, Qt.Key.Key_Escape}
        ):
            self._leave(watched)
            if event.key() != Qt.Key.Key_Escape:
                self._panel.write_beside(-1 if event.key() == Qt.Key.Key_Backtab else 1)
            return True
        return super().eventFilter(watched, event)

    def _keep(self, field: InlineField, place: QPersistentModelIndex) -> None:
        """Keep what is being written: nobody can know when the cell will be left."""
        if place.isValid() and field.hasFocus():
            self._panel.model.put(place.row(), place.column(), field.content)

    def _leave(self, field: InlineField) -> None:
        self.commitData.emit(field)
        self.closeEditor.emit(field)
        self._panel.grid.setFocus(Qt.FocusReason.OtherFocusReason)
