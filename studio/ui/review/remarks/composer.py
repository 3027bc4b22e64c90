"""Where a person says something: a few lines, colleagues named by @, and a button.

Ctrl+Enter sends, Escape gives up. Deliberately absent: where it goes.
"""

import re
from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent, QTextCursor
from PySide6.QtWidgets import QHBoxLayout, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from studio.arabic.later import later
from studio.newsroom.comment_views import MENTION
from studio.newsroom.comments import mention
from studio.newsroom.views import PersonView
from studio.ui.info.choices import Offer, matching, offer
from studio.ui.look import Kind, Symbol
from studio.ui.parts.buttons import TextButton, on_click
from studio.ui.parts.fields import LinesField
from studio.ui.parts.kinds import mark_kind
from studio.ui.station import Station
from studio.wording.words import mark

_NAMING: Final = later(lambda: re.compile(r"@([^\s@]{0,30})$"))
_MOST: Final = 4
_ENTER: Final = {Qt.Key.Key_Return, Qt.Key.Key_Enter}
_ROW: Final = 32


class SayingField(LinesField):
    """The lines themselves.

    Signals:
        sending: Ctrl+Enter was pressed.
        given_up: Escape was pressed.
        asked: a key for the list of names: the key's number.
    """

    sending = Signal()
    given_up = Signal()
    asked = Signal(int)

    def __init__(self) -> None:
        super().__init__(2, 8)
        self.naming = False

    def event(self, event: QEvent) -> bool:
        """Keep Ctrl+Enter and Escape from the window's commands."""
        if event.type() is QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            control = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
            if event.key() == Qt.Key.Key_Escape or (event.key() in _ENTER and control):
                event.accept()
                return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Send, give up, or choose among the names while they are offered."""
        key = Qt.Key(event.key())
        control = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        choosing = {Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Tab, Qt.Key.Key_Escape, *_ENTER}
        if self.naming and key in choosing and not control:
            self.asked.emit(key.value)
        elif key in _ENTER and control:
            self.sending.emit()
        elif key == Qt.Key.Key_Escape:
            self.given_up.emit()
        else:
            super().keyPressEvent(event)


class Composer(QWidget):
    """Lets somebody say something.

    Signals:
        sent: what was said, people named by id.
        given_up: nothing is to be said after all.
    """

    sent = Signal(str)
    given_up = Signal()

    def __init__(self, station: Station, confirm: str) -> None:
        super().__init__()
        self._station = station
        self._offers: tuple[Offer, ...] = ()
        self._named: dict[str, int] = {}
        self.words = SayingField()
        self.names = mark_kind(QListWidget(), Kind.PLAIN_LIST)
        self.names.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.names.hide()
        tongue, look = station.tongue, station.look
        self.confirm = TextButton(confirm, tongue, look, kind=Kind.PRIMARY, symbol=Symbol.SEND)
        self.cancel = TextButton(mark("Cancel"), tongue, look, kind=Kind.QUIET)
        foot = QHBoxLayout()
        foot.setSpacing(8)
        foot.addWidget(self.confirm)
        foot.addWidget(self.cancel)
        foot.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.words)
        column.addWidget(self.names)
        column.addLayout(foot)
        self.words.textChanged.connect(self._follow)
        self.words.cursorPositionChanged.connect(self._offer)
        self.words.sending.connect(self._send)
        self.words.given_up.connect(self.given_up)
        self.words.asked.connect(self._choose)
        self.names.itemClicked.connect(lambda _: self._take())
        on_click(self.confirm, self._send)
        on_click(self.cancel, self.given_up.emit)
        tongue.changed.connect(self.speak)
        self.speak()
        self._follow()

    def show_people(self, people: Sequence[PersonView]) -> None:
        """Offer these people to be named."""
        self._offers = tuple(offer(one.id, one.display_name) for one in people if not one.retired)

    def begin(self, source: str = "", *, focus: bool = True) -> None:
        """Begin with these words, people named by id, and take the keys unless told otherwise."""
        names = {one.what: one.name for one in self._offers}

        def named(found: re.Match[str]) -> str:
            name = names.get(int(found[1]))
            if name is None:
                return found[0]
            self._named[name] = int(found[1])
            return f"@{name}"

        self.words.show_words(MENTION.sub(named, source))
        self.words.moveCursor(QTextCursor.MoveOperation.End)
        if focus:
            self.words.setFocus(Qt.FocusReason.OtherFocusReason)

    def clear(self) -> None:
        """Forget what was typed."""
        self._named.clear()
        self.words.show_words("")

    @property
    def said(self) -> str:
        """What stands there, people named by id."""
        text = self.words.text
        for name in sorted(self._named, key=len, reverse=True):
            text = text.replace(f"@{name}", mention(self._named[name]))
        return text.strip()

    def speak(self) -> None:
        """Say everything in the language of now."""
        say = self._station.tongue.words.say
        self.words.setAccessibleName(say("What is to be said"))
        self.words.show_hint(say("Say something; @ names a colleague"))
        self.names.setAccessibleName(say("Colleagues"))
        self.confirm.setToolTip(f"{self.confirm.text()} \u200e(Ctrl+Enter)")

    def _send(self) -> None:
        if self.words.text.strip():
            self.sent.emit(self.said)

    def _follow(self) -> None:
        self.confirm.setEnabled(bool(self.words.text.strip()))

    # Naming

    def _typed(self) -> re.Match[str] | None:
        cursor = self.words.textCursor()
        before = cursor.block().text()[: cursor.positionInBlock()]
        return _NAMING.search(before)

    def _offer(self) -> None:
        found = self._typed()
        offers: tuple[Offer, ...] = ()
        if found is not None:
            offers = matching(found[1], self._offers) if found[1] else self._offers
        self.names.clear()
        for one in offers[:_MOST]:
            item = QListWidgetItem(one.name)
            item.setData(Qt.ItemDataRole.UserRole, one.what)
            self.names.addItem(item)
        self.words.naming = bool(self.names.count())
        self.names.setVisible(self.words.naming)
        if self.words.naming:
            self.names.setCurrentRow(0)
            self.names.setFixedHeight(_ROW * self.names.count() + 4)

    def _choose(self, key: int) -> None:
        match Qt.Key(key):
            case Qt.Key.Key_Up | Qt.Key.Key_Down:
                step = 1 if key == Qt.Key.Key_Down.value else -1
                row = (self.names.currentRow() + step) % self.names.count()
                self.names.setCurrentRow(row)
            case Qt.Key.Key_Escape:
                self.words.naming = False
                self.names.hide()
            case _:
                self._take()

    def _take(self) -> None:
        item, found = self.names.currentItem(), self._typed()
        if found is None or self.names.currentRow() < 0:
            return
        name = item.text()
        self._named[name] = item.data(Qt.ItemDataRole.UserRole)
        cursor = self.words.textCursor()
        back = QTextCursor.MoveOperation.PreviousCharacter
        cursor.movePosition(back, QTextCursor.MoveMode.KeepAnchor, len(found[0]))
        cursor.insertText(f"@{name} ")
        self.words.setTextCursor(cursor)
