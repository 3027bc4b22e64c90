"""The menu of blocks on an empty line: ``/``, some letters of a name, Enter.

The letters stand in the text like any others and go when a block is chosen; whoever did not want
the menu goes on writing, and it leaves. On an Arabic keyboard the key of ``/`` types «ظ», which
begins words too: there nothing is chosen before an arrow asks for it, so that Enter stays Enter.
Deliberately absent: the blocks, which are the commands of their group.
"""

from functools import partial
from typing import Final

from PySide6.QtCore import QEvent, QObject, QPoint, QSize, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QListWidget, QListWidgetItem, QVBoxLayout

from studio.arabic.folding import key
from studio.document.blocks import Paragraph
from studio.ui.commands import COMMANDS, Command, Do
from studio.ui.commands.names import Group
from studio.ui.commands.offers import Offer
from studio.ui.editor.editing import Editing
from studio.ui.editor.strokes import MENU_KEYS, SAME_KEY, SLASH
from studio.ui.editor.surface import Surface
from studio.ui.look import Kind, Symbol
from studio.ui.look.text import isolated
from studio.ui.parts.buttons import ICON_SIZE
from studio.ui.parts.kinds import mark_kind
from studio.ui.station import Station
from studio.wording.words import Language, Words

_DO: Final = Qt.ItemDataRole.UserRole
_WIDTH: Final = 280
_ROW: Final = 36
_ROWS: Final = 8
_GAP: Final = 6
_STEPS: Final = {
    Qt.Key.Key_Down: 1,
    Qt.Key.Key_Up: -1,
    Qt.Key.Key_PageDown: _ROWS,
    Qt.Key.Key_PageUp: -_ROWS,
}


class BlockMenu(QFrame):
    """The list of blocks under the line that is being written."""

    def __init__(self, station: Station, surface: Surface, editing: Editing) -> None:
        super().__init__(surface)
        self._station, self._surface, self._editing = station, surface, editing
        self._block = -1  # the number of the line that asks
        self._languages = tuple(Words(language) for language in Language)
        mark_kind(self, Kind.CARD)
        self.list = QListWidget()
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setIconSize(ICON_SIZE)
        self.list.setUniformItemSizes(True)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.itemClicked.connect(self._choose)
        self.list.currentItemChanged.connect(lambda item, _: self._announce(item))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(4, 4, 4, 4)
        layout.addWidget(self.list)
        station.tongue.changed.connect(self._speak)
        station.look.changed.connect(self._speak)
        self.hide()

    @property
    def offered(self) -> tuple[Do, ...]:
        """The blocks that are offered now, in their order."""
        return tuple(Do(one) for one in self._held() if isinstance(one, str))

    @property
    def more(self) -> tuple[Offer, ...]:
        """What else is offered now, behind the blocks: snippets."""
        return tuple(one for one in self._held() if isinstance(one, Offer))

    def _held(self) -> list[object]:
        return [self.list.item(row).data(_DO) for row in range(self.list.count())]

    def close_menu(self) -> None:
        """Put the menu away; what was typed stays."""
        if self._block < 0:
            return
        self._block = -1
        self.hide()
        self._surface.removeEventFilter(self)
        self._surface.cursorPositionChanged.disconnect(self._follow)
        self._surface.setAccessibleDescription("")

    # Opening and following

    def hear(self, text: str) -> None:
        """Open on a line that holds nothing but the letter that was typed just now."""
        if self._block >= 0 or text not in MENU_KEYS:
            return
        block = self._surface.textCursor().block()
        passage = self._editing.manuscript.passage(block)
        if block.text() != text or not passage.is_body_text:
            return
        if not isinstance(passage.block, Paragraph):
            return
        self._block = block.blockNumber()
        self._surface.installEventFilter(self)
        self._surface.cursorPositionChanged.connect(self._follow)
        self._follow()

    def _follow(self) -> None:
        """Offer what the letters of now ask for; leave when they ask for nothing."""
        cursor = self._surface.textCursor()
        text = cursor.block().text()
        is_here = cursor.block().blockNumber() == self._block and cursor.atBlockEnd()
        if not is_here or cursor.hasSelection() or text[:1] not in {SLASH, SAME_KEY}:
            self.close_menu()
            return
        found = [one for one in COMMANDS if self._is_offered(one, text[1:])]
        more = [
            one for one in self._station.deck.offers() if one.in_text and _fits(text[1:], one.names)
        ]
        if not found and not more:
            self.close_menu()
            return
        self._show(found, more, chosen=text[0] == SLASH)

    def _is_offered(self, command: Command, asked: str) -> bool:
        """Say whether a block can be made here, and each word asked for begins one of its names."""
        if command.group is not Group.BLOCKS or command.do is Do.PARAGRAPH:
            return False
        if not self._station.deck[command.do].isEnabled():
            return False
        called = " ".join(words.say(command.title) for words in self._languages)
        return _fits(asked, called)

    def _show(self, commands: list[Command], more: list[Offer], *, chosen: bool) -> None:
        rtl = self._station.tongue.rtl
        self.list.clear()
        shown: list[tuple[str, Symbol | None, Do | Offer]] = [
            (self._station.deck[one.do].text(), one.symbol, one.do) for one in commands
        ]
        shown += [(isolated(one.title), one.symbol, one) for one in more]
        for title, symbol, held in shown:
            item = QListWidgetItem(title)
            item.setData(_DO, held)
            item.setSizeHint(QSize(0, _ROW))
            item.setIcon(self._station.look.icon(symbol or Symbol.COMMAND, rtl=rtl))
            self.list.addItem(item)
        self.list.setAccessibleName(self._station.tongue.words.say("Blocks"))
        self._place()
        self.show()
        self.raise_()
        if chosen:
            self.list.setCurrentRow(0)

    def _speak(self) -> None:
        """Say and draw what is offered as it is now; the deck hears of another language first."""
        if self._block >= 0:
            self._follow()

    def _place(self) -> None:
        """Stand below the line, or above it where there is no room."""
        rows = min(self.list.count(), _ROWS)
        self.setFixedSize(_WIDTH, rows * _ROW + 12)
        line = self._surface.cursorRect()
        corner = self._surface.viewport().mapTo(self._surface, line.topLeft())
        x = corner.x() - (_WIDTH if self._station.tongue.rtl else 0)
        below = corner.y() + line.height() + _GAP
        y = below
        if below + self.height() > self._surface.height():
            y = max(corner.y() - self.height() - _GAP, 0)
        right = max(self._surface.width() - _WIDTH - _GAP, _GAP)
        self.move(QPoint(min(max(x, _GAP), right), y))

    def _announce(self, item: QListWidgetItem | None) -> None:
        """Say the chosen block to those who do not see it: the focus stays in the text."""
        self._surface.setAccessibleDescription("" if item is None else item.text())

    # Choosing

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Move and choose by keys while the text has the focus; everything else types."""
        kind = event.type()
        if kind is QEvent.Type.FocusOut:
            self.close_menu()
        if not isinstance(event, QKeyEvent) or kind is QEvent.Type.KeyRelease:
            return super().eventFilter(watched, event)
        act = self._asked(event)
        if act is None:
            return super().eventFilter(watched, event)
        if kind is QEvent.Type.ShortcutOverride:
            event.accept()
        else:
            act()
        return True

    def _asked(self, event: QKeyEvent) -> "partial[None] | None":
        pressed, row = Qt.Key(event.key()), self.list.currentRow()
        if event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            return None
        if pressed is Qt.Key.Key_Escape:
            return partial(self.close_menu)
        if pressed in _STEPS:
            return partial(self._step, _STEPS[pressed])
        if pressed in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and row >= 0:
            return partial(self._choose, self.list.item(row))
        return None

    def _step(self, by: int) -> None:
        row = self.list.currentRow() + by
        self.list.setCurrentRow(min(max(row, 0), self.list.count() - 1))

    def _choose(self, item: QListWidgetItem) -> None:
        """Take the letters away and do what was chosen."""
        held = item.data(_DO)
        cursor = self._surface.textCursor()
        self.close_menu()
        self._editing.choose(cursor.block().position(), cursor.position())
        self._editing.erase_selection()
        self._surface.setFocus(Qt.FocusReason.OtherFocusReason)
        if isinstance(held, Offer):
            held.act()
        else:
            self._station.deck[Do(held)].trigger()


def _fits(asked: str, called: str) -> bool:
    """Say whether each word asked for begins one of the names."""
    names = f" {key(called).replace('-', ' ')}"
    return all(f" {word}" in names or f" ال{word}" in names for word in key(asked).split())
