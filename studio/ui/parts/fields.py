"""Fields for people's words: each runs in the direction of what stands in it.

An empty field begins where lines of the interface begin. Deliberately absent: fields of the
article's own text, which the writing surface shows.
"""

from PySide6.QtCore import QEvent, QMimeData, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QLineEdit, QTextEdit, QWidget

from studio.ui.look.text import layout_direction, own_direction
from studio.ui.parts.cut_short import tell_cut_short, tells_when_cut

MOST_PASTED = 100_000
"""Characters that a field takes at once; what is beyond them is told, and stays where it was."""
_PADDING = 12
_ENTER = {Qt.Key.Key_Return, Qt.Key.Key_Enter}


class Line(QLineEdit):
    """A line to type in: what is typed, and the caret of an empty line, stand at its start.

    Qt's own puts an empty line's caret where the keyboard of the moment would begin.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setMinimumHeight(34)
        tells_when_cut(self)
        self._turn()

    def changeEvent(self, event: QEvent) -> None:
        """Turn round with the interface."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.LayoutDirectionChange:
            self._turn()

    def _turn(self) -> None:
        rtl = self.layoutDirection() is Qt.LayoutDirection.RightToLeft
        side = Qt.AlignmentFlag.AlignRight if rtl else Qt.AlignmentFlag.AlignLeft
        self.setAlignment(side | Qt.AlignmentFlag.AlignAbsolute | Qt.AlignmentFlag.AlignVCenter)


class LineField(Line):
    """A line that runs in the direction of the words in it.

    Signals:
        left: the focus went elsewhere.
    """

    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.textChanged.connect(lambda _: _follow(self, self.text()))

    def show_words(self, text: str) -> None:
        """Show other words unless they are there already; the person's caret stays then."""
        if text != self.text():
            self.setText(text)
            self.setCursorPosition(0)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Say that the person went elsewhere."""
        super().focusOutEvent(event)
        self.left.emit()


class LinesField(QTextEdit):
    """Several lines, as high as its words within bounds; Tab leaves it.

    Signals:
        sent: Enter was pressed in a field that `sends`; Shift+Enter begins a line there.
        cancelled: Escape was pressed in a field that `sends`.
        left: the focus went elsewhere.
    """

    sent = Signal()
    cancelled = Signal()
    left = Signal()

    def __init__(
        self, least: int = 2, most: int = 8, *, sends: bool = False, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._least, self._most, self._sends = least, most, sends
        self._hint = ""
        self.setAcceptRichText(False)
        self.setTabChangesFocus(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.textChanged.connect(self._hear)
        self._hear()

    def insertFromMimeData(self, source: QMimeData) -> None:
        """Paste words, as many as a field holds: millions of them would stop the window."""
        words = source.text()
        if len(words) > MOST_PASTED:
            source = QMimeData()
            source.setText(words[:MOST_PASTED])
            tell_cut_short(self, MOST_PASTED)
        super().insertFromMimeData(source)

    @property
    def text(self) -> str:
        """What stands in it."""
        return self.toPlainText()

    def show_words(self, text: str) -> None:
        """Show other words unless they are there already; the person's caret stays then."""
        if text != self.toPlainText():
            self.setPlainText(text)

    def show_hint(self, hint: str) -> None:
        """Say in grey what an empty field stands for, on one line, in its own direction."""
        self._hint = hint
        self.viewport().update()

    def settle(self) -> None:
        """Take the direction and height of words that were shown while signals were blocked."""
        self._hear()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Send on Enter and give up on Escape, where the field sends."""
        if self._sends and event.key() in _ENTER:
            if not event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
                self.sent.emit()
                return
        elif self._sends and event.key() == Qt.Key.Key_Escape:
            self.cancelled.emit()
            return
        super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Say that the person went elsewhere."""
        super().focusOutEvent(event)
        self.left.emit()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the hint of an empty field where its words would begin; Qt's stays on the left."""
        super().paintEvent(event)
        if not self._hint or not self.document().isEmpty():
            return
        painter = QPainter(self.viewport())
        painter.setPen(self.palette().placeholderText().color())
        painter.setLayoutDirection(layout_direction(own_direction(self._hint)))
        margin = round(self.document().documentMargin())
        area = self.viewport().rect().adjusted(margin, margin, -margin, -margin)
        rtl = self.layoutDirection() is Qt.LayoutDirection.RightToLeft
        side = Qt.AlignmentFlag.AlignRight if rtl else Qt.AlignmentFlag.AlignLeft
        flags = side | Qt.AlignmentFlag.AlignAbsolute | Qt.AlignmentFlag.AlignTop
        shown = self.fontMetrics().elidedText(self._hint, Qt.TextElideMode.ElideRight, area.width())
        painter.drawText(area, int(flags), shown)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit the height to the words at the new width."""
        super().resizeEvent(event)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        """Fit the height when font or style changed; run with the interface while empty."""
        super().changeEvent(event)
        if event.type() in {QEvent.Type.FontChange, QEvent.Type.StyleChange}:
            self._fit()
        elif event.type() is QEvent.Type.LayoutDirectionChange:
            self._run()

    def sizeHint(self) -> QSize:
        """Ask for the height of the words."""
        return QSize(super().sizeHint().width(), self._height())

    def _hear(self) -> None:
        _follow(self, self.toPlainText())
        self._run()
        self._fit()

    def _run(self) -> None:
        option = self.document().defaultTextOption()
        if option.textDirection() != self.layoutDirection():
            option.setTextDirection(self.layoutDirection())
            self.document().setDefaultTextOption(option)

    def _height(self) -> int:
        line = self.fontMetrics().lineSpacing()
        margins = 2 * round(self.document().documentMargin())
        words = round(self.document().size().height()) - margins
        shown = min(max(words, self._least * line), self._most * line)
        return shown + margins + _PADDING

    def _fit(self) -> None:
        height = self._height()
        if height != self.height():
            self.setFixedHeight(height)


def _follow(field: QWidget, text: str) -> None:
    """Run in the direction of the words, or of the interface while there are none."""
    if text:
        field.setLayoutDirection(layout_direction(own_direction(text)))
    else:
        field.unsetLayoutDirection()
