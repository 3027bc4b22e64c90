"""The small bar under a remark that was gone to: accept or reject, or answer; on to the next.

It names the keys that do the same, and never takes the focus by itself.
"""

from typing import Final

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton

from studio.ui.commands import Do
from studio.ui.editor.surface import Surface
from studio.ui.look import Kind, Symbol
from studio.ui.parts.buttons import IconButton, follow_action, on_click
from studio.ui.parts.kinds import mark_kind
from studio.ui.station import Station

_GAP: Final = 6


class RemarkBar(QFrame):
    """Buttons that decide the suggestion above them, or answer the comment.

    Signals:
        reply_wanted: the comment is to be answered.
    """

    reply_wanted = Signal()

    def __init__(self, station: Station, surface: Surface) -> None:
        super().__init__(surface)
        self._station, self._surface = station, surface
        mark_kind(self, Kind.CARD)
        self.accept, self.reject, self.answer = QPushButton(), QPushButton(), QPushButton()
        row = QHBoxLayout(self)
        row.setContentsMargins(4, 4, 4, 4)
        row.setSpacing(4)
        for button, do in ((self.accept, Do.ACCEPT), (self.reject, Do.REJECT)):
            mark_kind(button, Kind.QUIET)
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            on_click(button, station.deck[do].trigger)
            row.addWidget(button)
        mark_kind(self.answer, Kind.QUIET)
        self.answer.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        on_click(self.answer, self.reply_wanted.emit)
        row.addWidget(self.answer)
        for do, symbol in ((Do.PREVIOUS_REMARK, Symbol.PREVIOUS), (Do.NEXT_REMARK, Symbol.NEXT)):
            command = station.deck.command(do)
            step = IconButton(
                symbol, command.title, station.tongue, station.look, keys=command.keys[0]
            )
            step.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            follow_action(step, station.deck[do])
            row.addWidget(step)
        surface.verticalScrollBar().valueChanged.connect(lambda _: self._place())
        station.tongue.changed.connect(self._speak)
        self._speak()
        self.hide()

    def come(self, *, comment: bool) -> None:
        """Show the bar under what is selected, a comment or a suggestion."""
        self.answer.setVisible(comment)
        for button in (self.accept, self.reject):
            button.setVisible(not comment)
        self.accept.setEnabled(self._station.deck[Do.ACCEPT].isEnabled())
        self.reject.setEnabled(self._station.deck[Do.REJECT].isEnabled())
        self.adjustSize()
        self._place()
        self.show()
        self.raise_()

    def _place(self) -> None:
        surface, viewport = self._surface, self._surface.viewport()
        cursor = surface.textCursor()
        end = surface.cursorRect(cursor)
        cursor.setPosition(cursor.anchor())
        start = surface.cursorRect(cursor)
        corner = viewport.mapTo(surface, QPoint())
        left = corner.x() + (start.center().x() + end.center().x() - self.width()) // 2
        top = corner.y() + max(start.bottom(), end.bottom()) + _GAP
        if top + self.height() > surface.height():
            top = corner.y() + min(start.top(), end.top()) - self.height() - _GAP
        left = min(max(left, _GAP), surface.width() - self.width() - _GAP)
        self.move(left, max(top, _GAP))

    def _speak(self) -> None:
        words = self._station.tongue.words
        self.accept.setText(f"{words.say('Accept')}  A")
        self.reject.setText(f"{words.say('Reject')}  R")
        self.answer.setText(f"{words.say('Answer')}  ⏎")
        self.answer.setAccessibleName(words.say("Answer the comment"))
        self.accept.setAccessibleName(words.say("Accept the suggestion"))
        self.reject.setAccessibleName(words.say("Reject the suggestion"))
        self.setAccessibleName(words.say("The remark"))
        self.adjustSize()
        self._place()
