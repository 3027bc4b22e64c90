"""The bar that finds words in the text and puts others in their place.

Deliberately absent: the finding itself (`finding`), and which places are marked.
"""

from PySide6.QtCore import QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QSizePolicy,
    QWidget,
)

from studio.ui.editor.find_options import FindOptions
from studio.ui.look import Kind, Symbol
from studio.ui.parts.buttons import IconButton, TextButton, on_click
from studio.ui.parts.choices import Tick
from studio.ui.parts.fields import Line
from studio.ui.parts.kinds import mark_kind
from studio.ui.parts.margins import keep_margins
from studio.ui.station import Station
from studio.wording.words import mark

_SOON_MS = 120
_ROOMY = 480


class FindBar(QFrame):
    """What is looked for, how many there are, and on demand what shall stand there instead.

    Signals:
        changed: other words are looked for, or in another way.
        stepped: the next place is wanted (1), or the one before (-1).
        replaced: the words shall stand in the place of now.
        replaced_all: the words shall stand in every place.
        closed: the person goes back to the text.
    """

    changed = Signal()
    stepped = Signal(int)
    replaced = Signal(str)
    replaced_all = Signal(str)
    closed = Signal()

    def __init__(self, station: Station) -> None:
        super().__init__()
        self._station = station
        tongue, look = station.tongue, station.look
        mark_kind(self, Kind.BAR)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.field = Line()
        self.other = Line()
        for field in (self.field, self.other):
            field.setMinimumWidth(80)
        self.count = QLabel()
        mark_kind(self.count, Kind.SMALL)
        self.options = FindOptions(station, self)
        self.options.changed.connect(self._hear_options)
        self.whole = Tick(look)
        self.whole.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.whole.setChecked(self.options.whole_words)
        self.whole.toggled.connect(lambda on: self.options.mind_whole_words(whole=on))
        self.how = IconButton(Symbol.FILTER, mark("How to compare"), tongue, look)
        on_click(self.how, self._open_options)
        self._next = IconButton(Symbol.DOWN, mark("Next"), tongue, look, keys="Return")
        self._previous = IconButton(Symbol.UP, mark("Previous"), tongue, look, keys="Shift+Return")
        on_click(self._next, lambda: self.stepped.emit(1))
        on_click(self._previous, lambda: self.stepped.emit(-1))
        close = IconButton(Symbol.CLOSE, mark("Close"), tongue, look, keys="Esc")
        on_click(close, self.closed.emit)
        self._one = TextButton(mark("Replace"), tongue, look)
        self._all = TextButton(mark("Replace all"), tongue, look)
        on_click(self._one, lambda: self.replaced.emit(self.other.text()))
        on_click(self._all, lambda: self.replaced_all.emit(self.other.text()))
        self._arrange(close)
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(_SOON_MS)
        self._soon.timeout.connect(self.changed)
        self.field.textChanged.connect(lambda _: self._soon.start())
        tongue.changed.connect(self.speak)
        self.speak()
        self.hide()

    def _arrange(self, close: IconButton) -> None:
        first = QHBoxLayout()
        first.setSpacing(4)
        for widget in (self.count, self._previous, self._next, self.whole, self.how, close):
            first.addWidget(widget)
        self._second = QWidget()
        second = QHBoxLayout(self._second)
        second.setContentsMargins(0, 0, 0, 0)
        second.setSpacing(8)
        second.addWidget(self._one)
        second.addWidget(self._all)
        second.addStretch(1)
        grid = QGridLayout(self)
        keep_margins(grid, self._station.tongue, 16, 8, 8, 8)
        grid.setSpacing(8)
        grid.addWidget(self.field, 0, 0)
        grid.addLayout(first, 0, 1)
        grid.addWidget(self.other, 1, 0)
        grid.addWidget(self._second, 1, 1)
        grid.setColumnStretch(0, 1)

    @property
    def sought(self) -> str:
        """The words that are looked for."""
        return self.field.text()

    def open_with(self, words: str, *, replacing: bool) -> None:
        """Show the bar, looking for `words` where there are any."""
        if words:
            self.field.setText(words)
        for widget in (self.other, self._second):
            widget.setVisible(replacing)
        self.show()
        self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.field.selectAll()
        self.changed.emit()

    def show_count(self, at: int | None, number: int) -> None:
        """Show which of how many places is the one of now; `at` counts from one."""
        words = self._station.tongue.words
        if not self.sought:
            self.count.setText("")
        elif not number:
            self.count.setText(words.say("None found"))
        elif at is None:
            self.count.setText(words.counted("{n} place", "{n} places", number))
        else:
            self.count.setText(words.say("{at} of {number}", at=at, number=number))
        mark_kind(self.count, Kind.ERROR if self.sought and not number else Kind.SMALL)
        for button in (self._next, self._previous, self._one, self._all):
            button.setEnabled(number > 0)

    def show_replaced(self, number: int) -> None:
        """Show how many places hold other words now."""
        words = self._station.tongue.words
        self.count.setText(words.counted("{n} place replaced", "{n} places replaced", number))
        mark_kind(self.count, Kind.SMALL)

    def _open_options(self) -> None:
        self.options.menu(self.how).popup(self.how.mapToGlobal(QPoint(0, self.how.height())))

    def _hear_options(self) -> None:
        self.whole.setChecked(self.options.whole_words)
        self.how.setDown(False)
        self.changed.emit()

    def let_replace(self, *, allowed: bool) -> None:
        """Say whether the text may be changed."""
        if not allowed:
            self.other.hide()
            self._second.hide()

    def speak(self) -> None:
        """Say the names in the language of now."""
        words = self._station.tongue.words
        self.field.setPlaceholderText(words.say("Find in the story"))
        self.field.setAccessibleName(words.say("Find in the story"))
        self.other.setPlaceholderText(words.say("Replace with"))
        self.other.setAccessibleName(words.say("Replace with"))
        self.whole.setText(words.say("Whole words"))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave out what there is no room for."""
        super().resizeEvent(event)
        self.whole.setVisible(self.width() >= _ROOMY)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go to the next place on Enter, to the one before with Shift, back on Escape."""
        match event.key():
            case Qt.Key.Key_Escape:
                self.closed.emit()
            case Qt.Key.Key_Return | Qt.Key.Key_Enter:
                if self._soon.isActive():
                    self._soon.stop()
                    self.changed.emit()
                if self.other.hasFocus():
                    self.replaced.emit(self.other.text())
                    return
                back = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
                self.stepped.emit(-1 if back else 1)
            case _:
                super().keyPressEvent(event)
