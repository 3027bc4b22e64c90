"""The format bar over the text: what the caret stands in, and the buttons that change it.

Every button is a command of the window's table, so its words, keys and icon are said there. What
does not fit is offered by a button at the bar's end.
"""

from typing import Final

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QMenu, QPushButton, QSizePolicy, QWidget

from studio.storage.codes import Stage
from studio.ui.commands import Do
from studio.ui.look import Kind, Symbol
from studio.ui.parts.buttons import ICON_SIZE, IconButton, follow_action, on_click
from studio.ui.parts.chips import StageChip
from studio.ui.parts.kinds import mark_kind
from studio.ui.parts.menus import Menu
from studio.ui.station import Station
from studio.wording.words import mark

GROUPS: Final = (
    (Do.BOLD, Do.ITALIC, Do.UNDERLINE, Do.LINK),
    (Do.BULLETS, Do.NUMBERS, Do.QUOTE),
    (Do.LEAD_PICTURE, Do.DIRECTION),
    (Do.UNDO, Do.REDO),
)
"""The buttons in their order; those of a later group go first where room is scarce, undo last."""
_KEPT_LONGEST: Final = (0, 3, 1, 2)
KINDS: Final = (Do.PARAGRAPH, Do.HEADING, Do.HEADING_3, Do.HEADING_4)
_MORE_KINDS: Final = (Do.BULLETS, Do.NUMBERS, Do.QUOTE)
_INSERTED: Final = (
    Do.FIGURE,
    Do.EMBED,
    Do.PULL_QUOTE,
    Do.GALLERY,
    Do.TABLE,
    Do.RELATED,
    Do.FOOTNOTE,
    Do.INFO_BOX,
    Do.FACTS_BOX,
    Do.CODE_BLOCK,
    Do.RULE,
)
_HIDDEN_AWAY: Final = (
    Do.STRIKE,
    Do.SUPERSCRIPT,
    Do.SUBSCRIPT,
    Do.INLINE_CODE,
    Do.FOREIGN,
    Do.CLEAR_FORMAT,
    Do.DIRECTION_RTL,
    Do.DIRECTION_LTR,
    Do.DETECT_DIRECTION,
    Do.ALIGN_START,
    Do.ALIGN_CENTER,
    Do.ALIGN_END,
)
_REVIEWING: Final = (Do.SUGGEST, Do.VIEW_ALL, Do.VIEW_FINAL, Do.VIEW_ORIGINAL)
_LEAVING: Final = (Do.SAVE_WORD, Do.SAVE_PDF, Do.PRINT)
_BUTTON: Final = 34
_GAP: Final = 13
_MARGIN: Final = 12
_HEIGHT: Final = 48


class FormatBar(QFrame):
    """Buttons that follow the window's commands, and the article's stage at its end."""

    def __init__(self, station: Station) -> None:
        super().__init__()
        self._station = station
        self._kind_name = KINDS[0]
        mark_kind(self, Kind.BAR)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.setFixedHeight(_HEIGHT)
        self.kind_button = QPushButton()
        mark_kind(self.kind_button, Kind.QUIET)
        self.kind_button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        on_click(self.kind_button, self._offer_kinds)
        self._groups: list[QWidget] = []
        self.chip = StageChip(station.tongue, station.look)
        self._insert = IconButton(Symbol.ADD, mark("Insert"), station.tongue, station.look)
        on_click(self._insert, self._offer_inserted)
        self._more = IconButton(Symbol.MORE, mark("More"), station.tongue, station.look)
        on_click(self._more, self._offer_more)
        row = QHBoxLayout(self)
        row.setContentsMargins(_MARGIN, 0, _MARGIN, 0)
        row.setSpacing(0)
        row.addWidget(self.kind_button)
        for dos in GROUPS:
            group = self._group(dos)
            self._groups.append(group)
            row.addWidget(group)
        row.addWidget(self._insert)
        row.addWidget(self._more)
        row.addStretch(1)
        row.addWidget(self.chip)
        station.tongue.changed.connect(self.speak)
        station.look.changed.connect(self.speak)
        self.speak()

    def show_stage(self, stage: Stage | None) -> None:
        """Show an article's stage, or none."""
        self.chip.setVisible(stage is not None)
        if stage is not None:
            self.chip.show_stage(stage)
        self._fit()

    def show_kind(self, do: Do) -> None:
        """Show what kind of block the caret stands in."""
        if do is not self._kind_name:
            self._kind_name = do
            self.speak()

    def speak(self) -> None:
        """Say the texts and draw the icons as language and look are now."""
        words = self._station.tongue.words
        command = self._station.deck.command(self._kind_name)
        name = words.say(command.title)
        self.kind_button.setText(name)
        self.kind_button.setIcon(
            self._station.look.icon(
                Symbol.DOWN, rtl=self._station.tongue.rtl, colour=self._station.look.palette.muted
            )
        )
        self.kind_button.setIconSize(ICON_SIZE * 0.6)
        turned = Qt.LayoutDirection.LeftToRight
        if not self._station.tongue.rtl:
            turned = Qt.LayoutDirection.RightToLeft
        self.kind_button.setLayoutDirection(turned)  # the caret stands behind the words
        self.kind_button.setAccessibleName(words.say("Kind of paragraph: {kind}", kind=name))
        self.kind_button.setToolTip(self.kind_button.accessibleName())
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Show the groups that fit."""
        super().resizeEvent(event)
        self._fit()

    def _group(self, dos: tuple[Do, ...]) -> QWidget:
        group = QWidget()
        row = QHBoxLayout(group)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        line = QFrame()
        line.setFixedSize(1, 20)
        mark_kind(line, Kind.LINE)
        row.addSpacing(6)
        row.addWidget(line)
        row.addSpacing(6)
        for do in dos:
            command = self._station.deck.command(do)
            button = IconButton(
                command.symbol or Symbol.MORE,
                command.title,
                self._station.tongue,
                self._station.look,
                keys=command.keys[0] if command.keys else "",
                checkable=command.checkable,
            )
            follow_action(button, self._station.deck[do])
            row.addWidget(button)
        return group

    def _fit(self) -> None:
        """Show as many groups as there is room for."""
        room = self.width() - 2 * _MARGIN - self.kind_button.sizeHint().width() - 2 * _BUTTON
        if not self.chip.isHidden():
            room -= self.chip.width() + 8
        for index in _KEPT_LONGEST:
            room -= _GAP + _BUTTON * len(GROUPS[index])
            self._groups[index].setVisible(room >= 0)

    def _offer_kinds(self) -> None:
        menu = Menu(self._station.look, self)
        for do in KINDS:
            menu.addAction(self._station.deck[do])
        menu.addSeparator()
        for do in _MORE_KINDS:
            menu.addAction(self._station.deck[do])
        menu.popup(_below(self.kind_button, menu))

    def _offer_inserted(self) -> None:
        menu = Menu(self._station.look, self)
        for do in _INSERTED:
            menu.addAction(self._station.deck[do])
        menu.popup(_below(self._insert, menu))

    def _offer_more(self) -> None:
        menu = Menu(self._station.look, self)
        for index, dos in enumerate(GROUPS):
            if self._groups[index].isHidden():
                for do in dos:
                    menu.addAction(self._station.deck[do])
                menu.addSeparator()
        for dos in (_HIDDEN_AWAY, _REVIEWING, _LEAVING):
            for do in dos:
                menu.addAction(self._station.deck[do])
            menu.addSeparator()
        menu.popup(_below(self._more, menu))


def _below(button: QWidget, menu: QMenu) -> QPoint:
    """Return where a menu opens below a button, lined up with the side where lines begin."""
    rtl = menu.layoutDirection() is Qt.LayoutDirection.RightToLeft
    corner = button.mapToGlobal(button.rect().bottomLeft())
    shift = button.width() - menu.sizeHint().width() if rtl else 0
    return corner + QPoint(shift, 4)
