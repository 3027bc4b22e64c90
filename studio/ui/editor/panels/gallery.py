"""The panel of a gallery: its pictures in their order, and the words of the chosen one."""

from typing import Final

from msgspec.structs import replace
from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QIcon, QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from studio.document.blocks import Figure, Gallery
from studio.document.inline import normal
from studio.ui.editor.panels.figure_form import FigureForm
from studio.ui.editor.panels.form import Form, put_link
from studio.ui.editor.panels.inline_field import InlineField
from studio.ui.editor.panels.panel import Panel, Value
from studio.ui.editor.picture_intake import PictureIntake
from studio.ui.editor.thumbnails import Thumbnails
from studio.ui.look import Kind, Symbol
from studio.ui.parts.buttons import IconButton, TextButton, on_click
from studio.ui.station import Station
from studio.wording.words import mark

_ICON: Final = QSize(72, 54)


class GalleryPanel(Panel):
    """Edits a `Gallery`."""

    title = mark("Gallery")
    hint = mark("Shift and the arrows move a picture, Delete takes it out, Enter writes its words")

    def __init__(self, station: Station, thumbnails: Thumbnails, pictures: PictureIntake) -> None:
        super().__init__(station)
        self._gallery = Gallery()
        self._movers: list[IconButton] = []
        self._shown = -1  # which picture's words are shown
        self._thumbnails = thumbnails
        self._form = Form(station)
        self._caption = self._form.inlines("caption", mark("Caption of the gallery"))
        self.one = FigureForm(station, thumbnails, pictures)
        self.list = _Pictures()
        self.list.setFlow(QListWidget.Flow.LeftToRight)
        self.list.setIconSize(_ICON)
        self.list.setFixedHeight(_ICON.height() + 32)
        self.list.currentRowChanged.connect(self._choose)
        self.list.moved.connect(self.move_chosen)
        self.list.taken_out.connect(self.take_out)
        self.list.entered.connect(lambda: self.one.alt.setFocus(Qt.FocusReason.OtherFocusReason))
        self.one.changed.connect(self._hear_one)
        for form in (self._form, self.one.form):
            form.settling.connect(self.settling)
            form.linking.connect(
                lambda field, address: self.linking.emit(
                    address, lambda other: put_link(field, other)
                )
            )
        self._form.changed.connect(self.changed)
        tongue, look = station.tongue, station.look
        add = TextButton(mark("Add pictures…"), tongue, look, kind=Kind.QUIET, symbol=Symbol.ADD)
        on_click(add, lambda: pictures.choose_some(self.add_picture))
        row = QHBoxLayout()
        row.addWidget(add)
        for symbol, message, act in (
            (Symbol.PREVIOUS, mark("Move the picture back"), lambda: self.move_chosen(-1)),
            (Symbol.NEXT, mark("Move the picture on"), lambda: self.move_chosen(1)),
            (Symbol.DELETE, mark("Take the picture out"), self.take_out),
        ):
            button = IconButton(symbol, message, tongue, look)
            on_click(button, act)
            row.addWidget(button)
            self._movers.append(button)
        row.addStretch(1)
        self.step(self._caption)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addWidget(self._form)
        layout.addWidget(self.list)
        layout.addLayout(row)
        layout.addWidget(self.one)
        thumbnails.arrived.connect(self._hear_picture)
        tongue.changed.connect(self._speak)
        self._speak()

    def take(self, value: Value) -> None:
        """Show a gallery."""
        if isinstance(value, Gallery):
            self._gallery = value
            self._caption.show_content(value.caption)
            self._list(max(self._shown, 0))

    def value(self) -> Gallery:
        """Return the gallery as it is written."""
        return replace(self._gallery, caption=normal(self._caption.content))

    def is_ready(self) -> bool:
        """Say whether there is a picture."""
        return bool(self._gallery.figures)

    def leave(self) -> None:
        """Keep the focal point."""
        self.one.settle()

    def inline_field(self) -> InlineField | None:
        """Return the field with marks that has the caret."""
        return self.one.caption if self.one.caption.hasFocus() else self._caption

    def field(self, name: str) -> QWidget:
        """Return the field of this name: the gallery's caption, or words of the chosen picture."""
        return self._form.field(name) if name == "caption" else self.one.form.field(name)

    # Pictures in their order

    def add_picture(self, figure: Figure) -> None:
        """Add a picture at the end."""
        self._become([*self._gallery.figures, figure], len(self._gallery.figures))

    def take_out(self) -> None:
        """Take the chosen picture out."""
        figures = list(self._gallery.figures)
        if 0 <= self._shown < len(figures):
            del figures[self._shown]
            self._become(figures, min(self._shown, len(figures) - 1))

    def move_chosen(self, by: int) -> None:
        """Move the chosen picture on or back."""
        figures, to = list(self._gallery.figures), self._shown + by
        if 0 <= self._shown < len(figures) and 0 <= to < len(figures):
            figures.insert(to, figures.pop(self._shown))
            self._become(figures, to)

    def _become(self, figures: list[Figure], chosen: int) -> None:
        self._gallery = replace(self._gallery, figures=tuple(figures))
        self._list(chosen)
        self.changed.emit()

    def _list(self, chosen: int) -> None:
        figures = self._gallery.figures
        self.list.setVisible(bool(figures))
        for button in self._movers:
            button.setEnabled(bool(figures))
        self.list.blockSignals(True)
        self.list.clear()
        for number, figure in enumerate(figures, start=1):
            item = QListWidgetItem(self.station.tongue.number(number))
            item.setToolTip(figure.alt)
            pixmap = self._thumbnails.of(figure.picture) if figure.picture else None
            if pixmap is not None:
                item.setIcon(QIcon(pixmap))
            self.list.addItem(item)
        self.list.blockSignals(False)
        self.list.setCurrentRow(min(chosen, len(figures) - 1))
        self._choose(self.list.currentRow())

    def _choose(self, row: int) -> None:
        self._shown = row
        self.one.setVisible(row >= 0)
        if row >= 0:
            self.one.take(self._gallery.figures[row])

    def _hear_one(self) -> None:
        figures = list(self._gallery.figures)
        if 0 <= self._shown < len(figures):
            figures[self._shown] = self.one.figure()
            self._gallery = replace(self._gallery, figures=tuple(figures))
            self.changed.emit()

    def _hear_picture(self, sha256: str) -> None:
        for row, figure in enumerate(self._gallery.figures):
            pixmap = self._thumbnails.of(sha256)
            item = self.list.item(row)
            if figure.picture == sha256 and pixmap is not None and item is not None:
                item.setIcon(QIcon(pixmap))

    def _speak(self) -> None:
        self.list.setAccessibleName(self.station.tongue.words.say("Pictures of the gallery"))


class _Pictures(QListWidget):
    """The pictures in a row.

    Signals:
        moved: the chosen one shall go on by so many places, or back.
        taken_out: the chosen one shall go.
        entered: the words of the chosen one shall be written.
    """

    moved = Signal(int)
    taken_out = Signal()
    entered = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move, take out, and go on to the words by key; arrows alone choose."""
        shift = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        match event.key():
            case Qt.Key.Key_Left | Qt.Key.Key_Right if shift:
                rtl = self.layoutDirection() is Qt.LayoutDirection.RightToLeft
                self.moved.emit(1 if (event.key() == Qt.Key.Key_Left) is rtl else -1)
            case Qt.Key.Key_Delete:
                self.taken_out.emit()
            case Qt.Key.Key_Return | Qt.Key.Key_Enter:
                self.entered.emit()
            case _:
                super().keyPressEvent(event)
