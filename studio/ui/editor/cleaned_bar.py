"""The small bar after a paste that was cleaned: what is gone, keep the words alone, undo.

It stands over the text's foot, or its head where the caret is at the foot, takes no focus by
itself, is reached by Tab, and goes with the next change of the text, by Esc, or by itself.
Deliberately absent: cleaning.
"""

from collections.abc import Callable, Collection
from typing import Final

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QFrame, QHBoxLayout, QLabel, QWidget

from studio.document.faults import Removal
from studio.ui.commands import Do
from studio.ui.editor.editing import Editing
from studio.ui.editor.surface import Surface
from studio.ui.look import Kind, Symbol
from studio.ui.parts.alerts import alert
from studio.ui.parts.buttons import IconButton, TextButton, on_click
from studio.ui.parts.kinds import mark_kind
from studio.ui.parts.margins import keep_margins
from studio.ui.station import Station
from studio.wording.words import Words, mark

SHOWN_MS: Final = 20_000
_GAP: Final = 12
_WIDEST: Final = 620
_REMOVALS: Final = {
    Removal.ACTIVE: mark("scripts and forms"),
    Removal.CONTROLS: mark("invisible characters"),
    Removal.FRAME: mark("frames"),
    Removal.HIDDEN: mark("hidden text"),
    Removal.LINK: mark("unsafe links"),
    Removal.PICTURE: mark("pictures"),
    Removal.TRACKING: mark("trackers in links"),
}
_LOOKS: Final = mark("fonts and colours")


def cleaned(words: Words, removed: Collection[Removal], *, has_looks: bool) -> str:
    """Return the sentence about what a paste left behind; empty where that is nothing."""
    gone = [words.say(_REMOVALS[one]) for one in removed]
    if has_looks:
        gone.insert(0, words.say(_LOOKS))
    return words.say("Cleaned while pasting: {what}.", what=tuple(gone)) if gone else ""


class CleanedBar(QFrame):
    """One sentence about the last paste, with what can be done about it."""

    def __init__(self, station: Station, surface: Surface, editing: Editing) -> None:
        super().__init__(surface)
        self._surface, self._editing, self._deck = surface, editing, station.deck
        self._keep: Callable[[], None] | None = None
        mark_kind(self, Kind.CARD)
        self._label = QLabel()
        self._label.setWordWrap(True)
        self._label.setTextFormat(Qt.TextFormat.PlainText)
        tongue, look = station.tongue, station.look
        self.keep = TextButton(mark("Keep as text"), tongue, look)
        self.undo = TextButton(mark("Undo"), tongue, look, symbol=Symbol.UNDO)
        self.close_button = IconButton(Symbol.CLOSE, mark("Close"), tongue, look, keys="Esc")
        on_click(self.keep, self.keep_as_text)
        on_click(self.undo, self._undo)
        on_click(self.close_button, self.leave)
        row = QHBoxLayout(self)
        keep_margins(row, tongue, 12, 6, 6, 6)
        row.setSpacing(8)
        row.addWidget(self._label, 1)
        for button in (self.keep, self.undo, self.close_button):
            button.installEventFilter(self)
            row.addWidget(button)
        QWidget.setTabOrder(surface, self.keep)
        QWidget.setTabOrder(self.keep, self.undo)
        QWidget.setTabOrder(self.undo, self.close_button)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._leave_in_time)
        editing.changed.connect(self.put_away)
        editing.shown.connect(self.put_away)
        surface.installEventFilter(self)
        station.deck.on(Do.KEEP_AS_TEXT, self.keep_as_text, enabled=False)
        self.hide()

    @property
    def text(self) -> str:
        """What it says, nothing while it is hidden."""
        return "" if self.isHidden() else self._label.text()

    def tell(self, text: str, keep: Callable[[], None]) -> None:
        """Say `text` about the step that was done last; `keep` puts the words alone instead."""
        self._keep = keep
        self._label.setText(text)
        self.setAccessibleName(text)
        self.show()
        self.raise_()
        self._place()
        self._timer.start(SHOWN_MS)
        self._deck.allow(Do.KEEP_AS_TEXT, allowed=True)
        alert(self)

    def put_away(self) -> None:
        """Go, and leave what was pasted as it is."""
        if self.isHidden():
            return  # as at every key but the first after a paste
        self._keep = None
        self._timer.stop()
        self._deck.allow(Do.KEEP_AS_TEXT, allowed=False)
        if self._has_focus():
            self._surface.setFocus(Qt.FocusReason.OtherFocusReason)
        self.hide()

    def keep_as_text(self) -> None:
        """Put the words alone in the place of what was pasted."""
        keep = self._keep
        self.leave()
        if keep is not None:
            keep()

    def leave(self) -> None:
        """Go, and let the person write on."""
        self.put_away()
        self._surface.setFocus(Qt.FocusReason.OtherFocusReason)

    def _undo(self) -> None:
        self.leave()
        self._editing.undo()

    def _leave_in_time(self) -> None:
        if self._has_focus() or self.underMouse():
            self._timer.start(SHOWN_MS)
        else:
            self.put_away()

    def _has_focus(self) -> bool:
        focused = QApplication.focusWidget()
        return focused is not None and self.isAncestorOf(focused)

    def _place(self) -> None:
        surface = self._surface
        self.setFixedWidth(min(_WIDEST, max(surface.width() - 2 * _GAP, 0)))
        height = max(self.heightForWidth(self.width()), self.sizeHint().height())
        self.resize(self.width(), height)
        top = surface.height() - height - _GAP
        if surface.cursorRect().bottom() >= top - _GAP:
            top = _GAP  # what was pasted last is seen
        self.move((surface.width() - self.width()) // 2, top)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keep to the text's foot, take Tab from the text, and go back to it by Esc."""
        if event.type() is QEvent.Type.Resize and watched is self._surface and self.isVisible():
            self._place()
        if (
            isinstance(event, QKeyEvent)
            and event.type() is QEvent.Type.KeyPress
            and event.key() == Qt.Key.Key_Escape
            and (watched is not self._surface or not self.isHidden())
        ):
            self.leave()
            return True
        if (  # in a list too, where Tab moves the item as long as nothing is to be answered
            isinstance(event, QKeyEvent)
            and event.type() is QEvent.Type.KeyPress
            and event.key() == Qt.Key.Key_Tab
            and watched is self._surface
            and self.isVisible()
        ):
            self.keep.setFocus(Qt.FocusReason.TabFocusReason)
            return True
        return super().eventFilter(watched, event)
