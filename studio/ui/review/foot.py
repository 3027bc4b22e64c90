"""The buttons at the foot of the review pane: the next step, one beside it, and a menu of the rest.

Deliberately absent: what the buttons do (`steps`).
"""

from typing import Final

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QHBoxLayout, QMenu, QPushButton, QWidget

from studio.newsroom.workflow import Action
from studio.storage.codes import Stage
from studio.ui.commands import Do
from studio.ui.look import Kind, Symbol
from studio.ui.parts.buttons import IconButton, TextButton, on_click
from studio.ui.review.primary import STEPS, beside
from studio.ui.review.steps import COMMANDS, Steps, title
from studio.ui.station import Station
from studio.ui.story import Story
from studio.wording.words import mark

_SYMBOLS: Final = {
    Action.SUBMIT: Symbol.SEND,
    Action.APPROVE: Symbol.APPROVE,
    Action.PUBLISH: Symbol.PUBLISHED,
    Action.UNSPIKE: Symbol.RESTORE,
}
_BUSY: Final = {
    Action.PUBLISH: mark("Publishing…"),
    Action.WITHDRAW: mark("Withdrawing…"),
}


class Foot(QWidget):
    """Offers the steps."""

    def __init__(self, station: Station, story: Story, steps: Steps) -> None:
        super().__init__()
        self._station, self._story, self._steps = station, story, steps
        tongue, look = station.tongue, station.look
        self.primary = TextButton("", tongue, look, kind=Kind.PRIMARY)
        self.beside = TextButton("", tongue, look)
        self.more = IconButton(Symbol.MORE, mark("More steps"), tongue, look)
        self._beside: Action | None = None
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self.primary)
        row.addWidget(self.beside)
        row.addStretch(1)
        row.addWidget(self.more)
        on_click(self.primary, steps.go_on)
        on_click(self.beside, self._take_beside)
        on_click(self.more, self._open_menu)
        steps.changed.connect(self.follow)
        tongue.changed.connect(self.follow)
        self.follow()

    def focus_first(self) -> bool:
        """Put the focus on the first button that can be pressed; say whether there is one."""
        for button in (self.primary, self.beside, self.more):
            if button.isVisible() and button.isEnabled():
                button.setFocus(Qt.FocusReason.OtherFocusReason)
                return True
        return False

    def menu(self) -> QMenu:
        """Return the menu of the other steps that are offered."""
        menu = QMenu(self)
        menu.setLayoutDirection(self._station.tongue.direction)
        for action in self._rest():
            menu.addAction(self._station.deck[COMMANDS[action]])
        return menu

    def follow(self) -> None:
        """Show the steps of now."""
        steps, detail, deck = self._steps, self._story.detail, self._station.deck
        first, busy = steps.primary, steps.busy
        self.primary.setVisible(first is not None)
        stage = Stage.DRAFT if detail is None else detail.summary.stage
        if first is not None:
            self.primary.say(title(first, stage), _SYMBOLS[first])
            self.primary.setEnabled(busy is None)
            self._hint(self.primary, Do.PRIMARY)
        if busy in _BUSY:
            self.primary.setVisible(True)
            self.primary.setEnabled(False)
            self.primary.say(_BUSY[busy])
        self._beside = beside(stage, steps.offered)
        self.beside.setVisible(self._beside is not None)
        if self._beside is not None:
            do = COMMANDS[self._beside]
            self.beside.say(title(self._beside, stage), deck.command(do).symbol)
            self._hint(self.beside, do)
        self.more.setVisible(bool(self._rest()))

    def _rest(self) -> list[Action]:
        shown = {self._beside, self._steps.primary}
        return [one for one in STEPS if one in self._steps.offered and one not in shown]

    def _hint(self, button: QPushButton, do: Do) -> None:
        keys = self._station.deck.hint(do)
        button.setToolTip(f"{button.text()} ‎({keys})" if keys else button.text())

    def _take_beside(self) -> None:
        if self._beside is not None:
            self._steps.start(self._beside)

    def _open_menu(self) -> None:
        menu = self.menu()
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        size = menu.sizeHint()
        edge = self.more.width() if self._station.tongue.rtl else 0
        corner = self.more.mapToGlobal(QPoint(edge, 0))
        left = corner.x() - (size.width() if self._station.tongue.rtl else 0)
        menu.popup(QPoint(left, corner.y() - size.height()))
