"""News at the window's foot that goes by itself, with a way back where there is one.

Stands in for every box that would ask «are you sure?»: what was done is said, and can be undone.
It covers nothing that it was told to keep clear of, but stands over it.
Deliberately absent: failures that must stay; the window has a band for them.
"""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, Qt, QTimer
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QWidget

from studio.ui.look import Kind
from studio.ui.parts.alerts import alert
from studio.ui.parts.kinds import mark_kind
from studio.ui.parts.margins import keep_margins
from studio.ui.tongue import Tongue

SHOWN_MS = 7000
_MARGIN = 24
_GAP = 12
_WIDEST = 560
_MOVES = frozenset({QEvent.Type.Resize, QEvent.Type.Move, QEvent.Type.Show, QEvent.Type.Hide})


@dataclass(frozen=True, slots=True)
class Way:
    """Something to do about a piece of news that takes nothing back: its words, and what it does.

    It is called as what takes news back is.
    """

    words: str
    act: Callable[[], object]

    def __call__(self) -> None:
        """Do it."""
        self.act()


class Toast(QFrame):
    """One piece of news, over the window's foot."""

    def __init__(self, window: QWidget, tongue: Tongue) -> None:
        super().__init__(window)
        self._window = window
        self._tongue = tongue
        self._undo: Callable[[], None] | None = None
        self._kept: tuple[QWidget, ...] = ()
        mark_kind(self, Kind.TOAST)
        self._label = QLabel()
        self._label.setWordWrap(True)
        self._label.setTextFormat(Qt.TextFormat.PlainText)
        self._button = QPushButton()
        self._button.clicked.connect(self._take_back)
        layout = QHBoxLayout(self)
        keep_margins(layout, tongue, 16, 8, 12, 8)
        layout.setSpacing(16)
        layout.addWidget(self._label, 1)
        layout.addWidget(self._button)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.hide)
        self._soon = QTimer(self)  # once the layouts have settled
        self._soon.setSingleShot(True)
        self._soon.timeout.connect(self._place)
        window.installEventFilter(self)
        self.hide()

    @property
    def text(self) -> str:
        """What is shown, nothing when nothing is."""
        return self._label.text() if self.isVisible() else ""

    @property
    def undo_button(self) -> QPushButton:
        """The way back."""
        return self._button

    def tell(
        self, text: str, undo: Callable[[], None] | None = None, undo_text: str | None = None
    ) -> None:
        """Show `text` for some seconds; `undo` takes back what it tells of, or is a `Way`."""
        if isinstance(undo, Way):
            undo_text = undo.words
        self._undo = undo
        self._label.setText(text)
        self._button.setVisible(undo is not None)
        self._button.setText(undo_text or self._tongue.words.say("Undo"))
        self.show()
        self.raise_()
        self._place()
        self._timer.start(SHOWN_MS)
        alert(self)

    def keep_clear_of(self, *widgets: QWidget) -> None:
        """Never stand over one of these, wherever in the window they are."""
        self._kept = widgets
        for widget in widgets:
            widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keep to the window's foot, and clear of what stands there, when that changes."""
        if event.type() in _MOVES and self.isVisible():
            self._soon.start()
        return super().eventFilter(watched, event)

    def _place(self) -> None:
        window = self._window
        width = min(_WIDEST, window.width() - 2 * _MARGIN)
        self._label.setMinimumWidth(0)
        self.setFixedWidth(min(width, max(self.sizeHint().width(), 240)))
        height = max(self.heightForWidth(self.width()), self.sizeHint().height())
        self.resize(self.width(), height)
        left, top = (window.width() - self.width()) // 2, window.height() - height - _MARGIN
        area = QRect(left, top, self.width(), height)
        kept = [
            QRect(one.mapTo(window, QPoint(0, 0)), one.size())
            for one in self._kept
            if one.isVisible()
        ]
        for other in sorted(kept, key=QRect.bottom, reverse=True):
            if area.adjusted(0, 0, 0, _GAP).intersects(other):
                area.moveBottom(other.top() - _GAP)
        self.move(area.topLeft())

    def _take_back(self) -> None:
        undo, self._undo = self._undo, None
        self.hide()
        if undo is not None:
            undo()
