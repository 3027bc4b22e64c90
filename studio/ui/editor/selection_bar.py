"""The format bar that floats beside what is selected, out of its way.

It comes when a selection has stood for a moment and goes when there is none, without ever taking
the focus by itself; a key goes into it, and Esc back. Deliberately absent: what the commands do.
"""

from typing import Final

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QFrame, QHBoxLayout, QToolButton

from studio.ui.commands import Do
from studio.ui.editor.editing import Editing
from studio.ui.editor.surface import Surface
from studio.ui.look import Kind, Symbol
from studio.ui.parts.buttons import IconButton, follow_action
from studio.ui.parts.kinds import mark_kind
from studio.ui.station import Station

BUTTONS: Final = (
    Do.BOLD,
    Do.ITALIC,
    Do.UNDERLINE,
    Do.LINK,
    Do.HEADING,
    Do.QUOTE,
    Do.BULLETS,
    Do.CLEAR_FORMAT,
)
_AFTER_MS: Final = 250
_GAP: Final = 8


class SelectionBar(QFrame):
    """A row of commands over the selection."""

    def __init__(self, station: Station, surface: Surface, editing: Editing) -> None:
        super().__init__(surface)
        self._station, self._surface, self._editing = station, surface, editing
        mark_kind(self, Kind.CARD)
        row = QHBoxLayout(self)
        row.setContentsMargins(4, 4, 4, 4)
        row.setSpacing(0)
        self.buttons: list[QToolButton] = []
        for do in BUTTONS:
            command = station.deck.command(do)
            button = IconButton(
                command.symbol or Symbol.MORE,
                command.title,
                station.tongue,
                station.look,
                keys=command.keys[0] if command.keys else "",
                checkable=command.checkable,
            )
            follow_action(button, station.deck[do])
            button.installEventFilter(self)
            self.buttons.append(button)
            row.addWidget(button)
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.timeout.connect(self._come)
        surface.focus_changed.connect(self._follow_focus)
        surface.verticalScrollBar().valueChanged.connect(lambda _: self.hide())
        editing.typed.connect(lambda _: self.hide())
        station.tongue.changed.connect(self._speak)
        self._speak()
        self.hide()

    def enter(self) -> None:
        """Show the bar, if anything is selected, and go into it."""
        self._come()
        if self.isVisible():
            first = next((one for one in self.buttons if one.isEnabled()), None)
            if first is not None:
                first.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _speak(self) -> None:
        words = self._station.tongue.words
        self.setAccessibleName(words.say("Formats of what is selected"))

    def stir(self) -> None:
        """Hear that another stretch is selected, or, while an edit puts it back, none for now."""
        self._soon.start(_AFTER_MS if self.isHidden() else 0)

    def _is_wanted(self) -> bool:
        cursor = self._surface.textCursor()
        return (
            cursor.hasSelection()
            and not self._editing.remarks.at_hand
            and not self._surface.isReadOnly()
            and self._editing.here().in_body
            and self._editing.card() is None
        )

    def _come(self) -> None:
        if QApplication.mouseButtons() != Qt.MouseButton.NoButton:
            self._soon.start(_AFTER_MS)  # the selection is still being drawn
            return
        wanted = self._is_wanted() and (self._surface.hasFocus() or self._has_focus())
        self.adjustSize()
        place = self._place() if wanted else None
        if place is None:
            self.hide()
            return
        self.move(place)
        self.show()
        self.raise_()

    def _place(self) -> QPoint | None:
        """Return where the bar hides nothing that is selected; None where that is nowhere."""
        cursor = self._surface.textCursor()
        caret = self._surface.cursorRect(cursor)
        cursor.setPosition(cursor.anchor())
        anchor = self._surface.cursorRect(cursor)
        viewport = self._surface.viewport()
        area = QRect(viewport.mapTo(self._surface, QPoint()), viewport.size())
        top = min(caret.top(), anchor.top()) + area.top()
        bottom = max(caret.bottom(), anchor.bottom()) + area.top()
        y = top - self.height() - _GAP
        if y < 0:
            y = bottom + _GAP
        if y < 0 or y + self.height() > self._surface.height():
            y = self._surface.height() - self.height() - _GAP  # all that is seen is selected
        x = caret.center().x() + area.left() - self.width() // 2
        right = self._surface.width() - self.width() - _GAP
        return None if right < _GAP else QPoint(min(max(x, _GAP), right), y)

    def _has_focus(self) -> bool:
        focused = QApplication.focusWidget()
        return focused is not None and self.isAncestorOf(focused)

    def _follow_focus(self) -> None:
        """Go when the person does; a click on the bar itself leaves the focus in the text."""
        if not self._surface.hasFocus() and not self._has_focus():
            self.hide()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Go along the bar by arrows and back to the text by Esc."""
        if isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress:
            match Qt.Key(event.key()):
                case Qt.Key.Key_Escape:
                    self._surface.setFocus(Qt.FocusReason.OtherFocusReason)
                    self.hide()
                    return True
                case Qt.Key.Key_Left | Qt.Key.Key_Right as arrow:
                    on = (arrow is Qt.Key.Key_Left) is self._station.tongue.rtl
                    self._step(watched, 1 if on else -1)
                    return True
                case _:
                    pass
        return super().eventFilter(watched, event)

    def _step(self, watched: QObject, by: int) -> None:
        usable = [one for one in self.buttons if one.isEnabled() or one is watched]
        at = next(number for number, one in enumerate(usable) if one is watched)
        usable[(at + by) % len(usable)].setFocus(Qt.FocusReason.OtherFocusReason)
