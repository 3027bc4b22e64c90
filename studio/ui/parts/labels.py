"""Labels: the interface's own words, and people's words in their own direction."""

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from studio.errors import Fact
from studio.ui.look import Kind
from studio.ui.look.text import isolated, layout_direction, own_direction
from studio.ui.parts.kinds import mark_kind
from studio.ui.tongue import Tongue


class WordsLabel(QLabel):
    """Says `message` (English, marked for translation) in the window's words."""

    def __init__(
        self,
        message: str,
        tongue: Tongue,
        *,
        kind: Kind | None = None,
        wrap: bool = False,
        parent: QWidget | None = None,
        **facts: Fact,
    ) -> None:
        super().__init__(parent)
        self._message, self._facts, self._tongue = message, facts, tongue
        self.setWordWrap(wrap)
        if kind is not None:
            mark_kind(self, kind)
        tongue.changed.connect(self.speak)
        self.speak()

    def say(self, message: str, **facts: Fact) -> None:
        """Say something else from now on."""
        self._message, self._facts = message, facts
        self.speak()

    def speak(self) -> None:
        """Say the text in the language of now."""
        self.setText(self._tongue.words.say(self._message, **self._facts) if self._message else "")


class PersonsLabel(QLabel):
    """Shows people's words in their own direction, on one line with an ellipsis or wrapped.

    The whole text is its tooltip where it does not fit on the line.
    """

    def __init__(
        self,
        text: str = "",
        *,
        kind: Kind | None = None,
        wrap: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._words = ""
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(wrap)
        if kind is not None:
            mark_kind(self, kind)
        if not wrap:
            self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.show_words(text)

    def show_words(self, text: str) -> None:
        """Show other words."""
        self._words = text
        self.setAccessibleName(text)
        self.setText(isolated(text) if self.wordWrap() else text)
        self._align()
        self.updateGeometry()
        self.update()

    def minimumSizeHint(self) -> QSize:
        """Ask for little room on one line, where the words can be cut short."""
        hint = super().minimumSizeHint()
        return hint if self.wordWrap() else QSize(min(hint.width(), 48), hint.height())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the words on one line, cut short at their own end."""
        if self.wordWrap():
            super().paintEvent(event)
            return
        area = self.contentsRect()
        shown = self.fontMetrics().elidedText(
            self._words, Qt.TextElideMode.ElideRight, area.width()
        )
        self.setToolTip(self._words if shown != self._words else "")
        painter = QPainter(self)
        painter.setLayoutDirection(layout_direction(own_direction(self._words)))
        painter.setPen(self.palette().color(self.foregroundRole()))
        leading = (
            Qt.AlignmentFlag.AlignRight
            if self.layoutDirection() is Qt.LayoutDirection.RightToLeft
            else Qt.AlignmentFlag.AlignLeft
        )
        absolute = leading | Qt.AlignmentFlag.AlignAbsolute | Qt.AlignmentFlag.AlignVCenter
        painter.drawText(area, int(absolute), shown)

    def changeEvent(self, event: QEvent) -> None:
        """Measure again when font or style changed."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.LayoutDirectionChange:
            self._align()
        self.updateGeometry()

    def _align(self) -> None:
        """Begin where lines of the interface begin: Qt takes isolated words for left-to-right."""
        if self.wordWrap():
            rtl = self.layoutDirection() is Qt.LayoutDirection.RightToLeft
            side = Qt.AlignmentFlag.AlignRight if rtl else Qt.AlignmentFlag.AlignLeft
            self.setAlignment(side | Qt.AlignmentFlag.AlignAbsolute | Qt.AlignmentFlag.AlignTop)
