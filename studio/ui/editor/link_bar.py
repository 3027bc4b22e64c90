"""The bar that gives a stretch of text its address: written, changed, opened or taken away.

Stands below the format bar while it is needed; Enter keeps the address, Escape goes back to the
text. Deliberately absent: which text, and asking the network.
"""

from PySide6.QtCore import Qt, QUrl, Signal
from PySide6.QtGui import QDesktopServices, QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QLineEdit, QSizePolicy

from studio.ui.look import Kind, Symbol
from studio.ui.parts.buttons import IconButton, TextButton, on_click
from studio.ui.parts.cut_short import tells_when_cut
from studio.ui.parts.kinds import mark_kind
from studio.ui.parts.labels import WordsLabel
from studio.ui.parts.margins import keep_margins
from studio.ui.station import Station
from studio.wording.words import mark


class LinkBar(QFrame):
    """One address in a field.

    Signals:
        chosen: a clean address that the text shall lead to.
        removed: the text shall lead nowhere.
        closed: the person goes back to the text.
    """

    chosen = Signal(str)
    removed = Signal()
    closed = Signal()

    def __init__(self, station: Station) -> None:
        super().__init__()
        self._station = station
        tongue, look = station.tongue, station.look
        mark_kind(self, Kind.BAR)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        label = WordsLabel(mark("Address"), tongue, kind=Kind.MUTED)
        self.field = tells_when_cut(QLineEdit())
        self.field.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        self.field.setPlaceholderText("https://")
        self.field.returnPressed.connect(self._choose)
        self.field.textChanged.connect(self._judge)
        self._problem = QLabel()
        mark_kind(self._problem, Kind.ERROR)
        self._problem.setTextFormat(Qt.TextFormat.PlainText)
        self._keep = TextButton(mark("Link"), tongue, look, kind=Kind.PRIMARY)
        on_click(self._keep, self._choose)
        self._open = IconButton(Symbol.OPEN_OUTSIDE, mark("Open in the browser"), tongue, look)
        on_click(self._open, self._open_outside)
        self._remove = IconButton(Symbol.DELETE, mark("Remove the link"), tongue, look)
        on_click(self._remove, self.removed.emit)
        self._close = IconButton(Symbol.CLOSE, mark("Close"), tongue, look, keys="Esc")
        on_click(self._close, self.closed.emit)
        row = QHBoxLayout(self)
        keep_margins(row, tongue, 16, 8, 8, 8)
        row.setSpacing(8)
        row.addWidget(label)
        row.addWidget(self.field, 1)
        row.addWidget(self._problem)
        for button in (self._keep, self._open, self._remove, self._close):
            row.addWidget(button)
        label.setBuddy(self.field)
        tongue.changed.connect(self.speak)
        self.speak()
        self.hide()

    def show_address(self, address: str) -> None:
        """Show the address of the text, empty where it has none, and let it be written."""
        self.field.setText(address)
        self._remove.setVisible(bool(address))
        self._problem.hide()
        self._judge()
        self.show()
        self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.field.selectAll()

    def speak(self) -> None:
        """Say the names in the language of now."""
        words = self._station.tongue.words
        self.field.setAccessibleName(words.say("Address"))
        self._problem.setText(words.say("No address for a link"))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go back to the text on Escape."""
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
            return
        super().keyPressEvent(event)

    def _address(self) -> str:
        from studio.document.links import clean_address

        written = self.field.text().strip()
        if not written:
            return ""
        if "@" in written and "/" not in written and ":" not in written:
            return clean_address(f"mailto:{written}")
        if ":" not in written.split("/", maxsplit=1)[0]:
            return clean_address(f"https://{written.lstrip('/')}")
        return clean_address(written)

    def _judge(self) -> None:
        address = self._address()
        self._problem.hide()
        self._keep.setEnabled(bool(self.field.text().strip()))
        self._open.setEnabled(bool(address))

    def _choose(self) -> None:
        if not self.field.text().strip():
            self.removed.emit()
        elif address := self._address():
            self.chosen.emit(address)
        else:
            self._problem.show()

    def _open_outside(self) -> None:
        if address := self._address():
            QDesktopServices.openUrl(QUrl(address))
