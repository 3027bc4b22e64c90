"""Where a panel stands below the text: its name, its way back, and what was written in time.

What is written is handed over when the person pauses, and when the panel closes. Deliberately
absent: the text.
"""

from collections.abc import Callable, Mapping
from functools import partial
from typing import Final, TypeAlias

from PySide6.QtCore import QEvent, QObject, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from studio.ui.editor.link_bar import LinkBar
from studio.ui.editor.panels.panel import Panel, PutLink, Value
from studio.ui.look import Kind, Symbol
from studio.ui.parts.buttons import IconButton, TextButton, on_click
from studio.ui.parts.kinds import mark_kind
from studio.ui.parts.labels import WordsLabel
from studio.ui.station import Station
from studio.wording.words import mark

Makers: TypeAlias = Mapping[type, Callable[[], Panel]]
"""What makes the panel of each kind of value, when it is first needed."""

PAUSE_MS: Final = 600
_ENTER: Final = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter})
_EMPHASES: Final = (
    (Symbol.BOLD, mark("Bold"), "Ctrl+B", "bold"),
    (Symbol.ITALIC, mark("Italic"), "Ctrl+I", "italic"),
)


class Dock(QFrame):
    """Shows the panel of one value.

    Signals:
        written: a value as it was, None where it is new, and as it is now.
        removed: a value that shall go.
        closed: the person goes back to the text.
        told: a text that says why something was not done.
    """

    written = Signal(object, object)
    removed = Signal(object)
    closed = Signal()
    told = Signal(str)

    def __init__(self, station: Station, makers: Makers) -> None:
        super().__init__()
        self._station, self._makers = station, makers
        self._panels: dict[type, Panel] = {}
        self._panel: Panel | None = None
        self._value: Value | None = None
        self._draft: Value | None = None
        self._put_link: PutLink | None = None
        mark_kind(self, Kind.FOOT)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Maximum)
        self._title = WordsLabel("", station.tongue, kind=Kind.TITLE)
        self._hint = WordsLabel("", station.tongue, kind=Kind.SMALL, wrap=True)
        self._hint.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self._marks = self._mark_buttons()
        self._remove = IconButton(
            Symbol.DELETE, mark("Remove from the story"), station.tongue, station.look
        )
        on_click(self._remove, self.remove_value)
        self.link_bar = LinkBar(station)
        self.link_bar.chosen.connect(self._link)
        self.link_bar.removed.connect(lambda: self._link(""))
        self.link_bar.closed.connect(self._close_link)
        self._said = mark_kind(QLabel(), Kind.ERROR)
        self._said.setWordWrap(True)
        self._said.setTextFormat(Qt.TextFormat.PlainText)
        self._said.hide()
        self._body = _Body()
        whole = QVBoxLayout(self)
        whole.setContentsMargins(16, 8, 16, 12)
        whole.setSpacing(8)
        whole.addLayout(self._head())
        whole.addWidget(self.link_bar)
        whole.addWidget(self._said)
        whole.addWidget(self._body, 1)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE_MS)
        self._pause.timeout.connect(self.commit)
        self.hide()

    @property
    def panel(self) -> Panel | None:
        """The panel that is shown."""
        return self._panel if self._value is not None or self._draft is not None else None

    @property
    def value(self) -> Value | None:
        """What is edited as it stands in the text; None for what is new, or where nothing is."""
        return self._value

    def can_show(self, value: Value) -> bool:
        """Say whether there is a panel for values of this kind."""
        return type(value) in self._makers

    def field(self, name: str) -> QWidget:
        """Return the field of this name."""
        if self._panel is None:
            raise KeyError(name)
        return self._panel.field(name)

    def show_value(self, value: Value, *, new: bool = False) -> None:
        """Let a value be edited; a new one is handed over once it makes something."""
        self.finish()
        panel = self._panel_of(value)
        self._panel = panel
        self._value, self._draft = (None, value) if new else (value, None)
        self._title.say(panel.title)
        self._hint.say(panel.hint)
        self._remove.setVisible(panel.removable and not new)
        self._marks.setVisible(panel.inline_field() is not None)
        self._said.hide()
        panel.take(value)
        self._body.show_panel(panel)
        self.show()
        panel.focus_first()

    def show_again(self, value: Value) -> None:
        """Show what became of the value in the text meanwhile, as by undo."""
        self._pause.stop()
        self._value, self._draft = value, None
        if self._panel is not None:
            self._panel.take(value)

    def commit(self) -> None:
        """Hand over what was written."""
        self._pause.stop()
        panel, before = self._panel, self._value
        if panel is None or (before is None and self._draft is None):
            return
        after = panel.value()
        if before is None:
            if after == self._draft or not panel.is_ready():
                return
            self._remove.setVisible(panel.removable)
        if after != before:
            self._value, self._draft = after, None
            self.written.emit(before, after)

    def finish(self) -> None:
        """Hand over what was written, and close."""
        if self._value is None and self._draft is None:
            self.hide()
            return
        self.commit()
        self.forget()
        self.closed.emit()

    def forget(self) -> None:
        """Close without handing anything over: the block is gone."""
        self._pause.stop()
        if self._panel is not None and (self._value is not None or self._draft is not None):
            self._panel.leave()
        self._value = self._draft = None
        self.link_bar.hide()
        self.hide()

    def say(self, text: str) -> None:
        """Say why something was not done; with nothing, say nothing more."""
        self._said.setText(text)
        self._said.setVisible(bool(text))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go on to the next field on Enter; go back to the text on Escape."""
        if event.key() == Qt.Key.Key_Escape:
            self.finish()
        elif event.key() in _ENTER and self._panel is not None:
            self._panel.go_on()
        else:
            super().keyPressEvent(event)

    def _panel_of(self, value: Value) -> Panel:
        kind = type(value)
        if kind not in self._panels:
            panel = self._makers[kind]()
            panel.changed.connect(self._pause.start)
            panel.changed.connect(lambda: self.say(""))
            panel.done.connect(self.finish)
            panel.settling.connect(self.commit)
            panel.linking.connect(self._open_link)
            panel.told.connect(self.say)
            self._panels[kind] = panel
        return self._panels[kind]

    def remove_value(self) -> None:
        """Take the value out of the text, and close."""
        self.commit()
        value = self._value
        self.forget()
        if value is not None:
            self.removed.emit(value)

    def _head(self) -> QHBoxLayout:
        done = TextButton(mark("Done"), self._station.tongue, self._station.look, kind=Kind.PRIMARY)
        on_click(done, self.finish)
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(self._title)
        head.addWidget(self._hint, 1)
        for widget in (self._marks, self._remove, done):
            head.addWidget(widget)
        return head

    # Marks of words in a panel

    def _mark_buttons(self) -> QWidget:
        row = QWidget()
        marks = QHBoxLayout(row)
        marks.setContentsMargins(0, 0, 0, 0)
        marks.setSpacing(0)
        for symbol, message, keys, name in _EMPHASES:
            marks.addWidget(self._mark_button(symbol, message, keys, partial(self._toggle, name)))
        marks.addWidget(self._mark_button(Symbol.LINK, mark("Link"), "Ctrl+K", self._ask_link))
        return row

    def _mark_button(
        self, symbol: Symbol, message: str, keys: str, act: Callable[[], None]
    ) -> IconButton:
        button = IconButton(symbol, message, self._station.tongue, self._station.look, keys=keys)
        button.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # the words keep their caret
        on_click(button, act)
        return button

    def _toggle(self, name: str) -> None:
        field = None if self._panel is None else self._panel.inline_field()
        if field is not None:
            field.toggle(name)

    def _ask_link(self) -> None:
        field = None if self._panel is None else self._panel.inline_field()
        if field is not None:
            field.ask_link()

    def _open_link(self, address: str, put: PutLink) -> None:
        self._put_link = put
        self.link_bar.show_address(address)

    def _link(self, address: str) -> None:
        if self._put_link is not None:
            self._put_link(address)
        self._close_link()

    def _close_link(self) -> None:
        self._put_link = None
        self.link_bar.hide()
        field = None if self._panel is None else self._panel.inline_field()
        if field is not None:
            field.setFocus(Qt.FocusReason.OtherFocusReason)


class _Body(QScrollArea):
    """Room for a panel: as high as it wants, scrolled where there is less."""

    def __init__(self) -> None:
        super().__init__()
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.viewport().setAutoFillBackground(False)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Maximum)
        self._shown: Panel | None = None
        room = QWidget()
        self._column = QVBoxLayout(room)
        self._column.setContentsMargins(0, 0, 0, 0)
        self.setWidget(room)
        room.setAutoFillBackground(False)  # Qt fills what is scrolled, and the dock has a ground

    def show_panel(self, panel: Panel) -> None:
        """Show a panel; the one before is kept for later."""
        if self._shown is not None:
            self._shown.hide()
        if self._column.indexOf(panel) < 0:
            self._column.addWidget(panel)
        self._shown = panel
        panel.show()
        self.updateGeometry()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Ask for other room when the panel does, as when it puts its words below its picture."""
        if event.type() is QEvent.Type.LayoutRequest and watched is self.widget():
            self.updateGeometry()
        return super().eventFilter(watched, event)

    def sizeHint(self) -> QSize:
        """Ask for the panel's height at the width of now."""
        panel = self._shown
        if panel is None:
            return QSize(0, 0)
        height = panel.sizeHint().height()
        if panel.hasHeightForWidth() and self.width() > 0:
            height = panel.heightForWidth(self.viewport().width())  # not at the narrowest
        return QSize(panel.sizeHint().width(), height)

    def minimumSizeHint(self) -> QSize:
        """Ask for a little room where the window is low."""
        return QSize(0, min(96, self.sizeHint().height()))
