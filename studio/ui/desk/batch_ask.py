"""What many stories at once want to be asked before something is done: on, with a reason, or not.

In the bar itself, never a box. Enter goes on, Escape forgets it. Deliberately absent: rules.
"""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from studio.ui.look import Kind
from studio.ui.parts.buttons import TextButton, on_click
from studio.ui.parts.fields import LineField
from studio.ui.parts.kinds import mark_kind
from studio.ui.parts.labels import WordsLabel
from studio.ui.station import Station
from studio.wording.words import Words, mark


class BatchAsk(QFrame):
    """Asks whether to go on, and why where `words` is shown."""

    def __init__(self, station: Station, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        mark_kind(self, Kind.CARD)
        tongue, look = station.tongue, station.look
        self._station = station
        self._then: Callable[[str], None] | None = None
        self._say: Callable[[Words], str] | None = None
        self._title = QLabel()
        self._title.setWordWrap(True)
        mark_kind(self._title, Kind.TITLE)
        self._hint = WordsLabel("", tongue, kind=Kind.SMALL, wrap=True)
        self.words = LineField()
        self.go_on = TextButton(mark("Go on"), tongue, look, kind=Kind.PRIMARY)
        self.cancel = TextButton(mark("Cancel"), tongue, look, kind=Kind.QUIET)
        foot = QHBoxLayout()
        foot.setSpacing(8)
        for button in (self.go_on, self.cancel):
            foot.addWidget(button)
        foot.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(12, 12, 12, 12)
        layout.setSpacing(8)
        for widget in (self._title, self._hint, self.words):
            layout.addWidget(widget)
        layout.addLayout(foot)
        self.words.returnPressed.connect(self.answer)
        self.words.textChanged.connect(lambda _: self._follow())
        on_click(self.go_on, self.answer)
        on_click(self.cancel, self.put_away)
        tongue.changed.connect(self.speak)
        self.hide()

    @property
    def title(self) -> str:
        """What is asked, as it is shown."""
        return self._title.text()

    def ask(
        self,
        say: Callable[[Words], str],
        hint: str,
        then: Callable[[str], None],
        *,
        reason: bool = False,
    ) -> None:
        """Ask what `say` says; `then` gets the reason, which with `reason` has to be given."""
        self._then, self._say = then, say
        self._hint.say(hint)
        self.words.clear()
        self.words.setVisible(reason)
        self.speak()
        self._follow()
        self.show()
        first = self.words if reason else self.go_on
        first.setFocus(Qt.FocusReason.OtherFocusReason)

    def speak(self) -> None:
        """Say everything in the language of now."""
        if self._say is not None:
            self._title.setText(self._say(self._station.tongue.words))
        self.words.setAccessibleName(self._title.text())

    def answer(self) -> None:
        """Go on, if enough was said."""
        then, said = self._then, self.words.text().strip()
        if then is None or not self.go_on.isEnabled():
            return
        self.put_away()
        then(said)

    def put_away(self) -> None:
        """Ask no more."""
        self._then = None
        self.hide()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go on with Enter, and forget it on Escape."""
        entered = event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}
        if event.key() == Qt.Key.Key_Escape or (entered and self.cancel.hasFocus()):
            self.put_away()
        elif entered:
            self.answer()
        else:
            super().keyPressEvent(event)

    def _follow(self) -> None:
        self.go_on.setEnabled(self.words.isHidden() or bool(self.words.text().strip()))
