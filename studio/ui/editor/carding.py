"""From the text to a panel and back: what is opened, and where what was written goes.

Each time that something is handed over, it is one step that can be undone. Deliberately absent:
what the panels look like (`panels`).
"""

from collections.abc import Callable
from functools import cached_property, partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QTextCursor

from studio.document.blocks import (
    Atomic,
    Code,
    Item,
    ListKind,
    TextBlock,
)
from studio.document.inline import Footnote
from studio.ui.editor.editing import Editing
from studio.ui.editor.surface import Surface
from studio.ui.editor.writing import kinds
from studio.ui.editor.writing.layers import keeping
from studio.ui.editor.writing.passages import caret

if TYPE_CHECKING:
    from studio.ui.editor.panels.dock import Dock
    from studio.ui.editor.panels.panel import Value


class Carding(QObject):
    """Opens the panel of what the caret stands at, and keeps what is written in it."""

    def __init__(self, surface: Surface, editing: Editing, dock: "Callable[[], Dock]") -> None:
        """`dock` makes where panels stand, when one is first opened."""
        super().__init__(surface)
        self._surface, self._editing, self._make = surface, editing, dock
        self._number = 0  # of the passage that holds the value
        self._place = 0  # of a footnote in the document
        self._writes = False
        surface.card_opened.connect(self.open_at)
        surface.focus_changed.connect(self._hear_focus)
        editing.changed.connect(self._follow)

    @cached_property
    def dock(self) -> "Dock":
        """Where panels stand."""
        dock = self._make()
        dock.written.connect(self._keep)
        dock.removed.connect(self._remove)
        dock.closed.connect(self._go_back)
        return dock

    @property
    def _made(self) -> "Dock | None":
        return self.dock if "dock" in vars(self) else None

    def commit(self) -> None:
        """Hand over what was written and not handed over yet."""
        if self._made is not None:
            self._made.commit()

    def forget(self) -> None:
        """Put the panel away, whatever is written in it."""
        if self._made is not None:
            self._made.forget()

    def open(self) -> bool:
        """Open what is chosen or stands at the caret; say whether there is anything to edit."""
        cursor = self._surface.textCursor()
        manuscript = self._editing.manuscript
        if (block := manuscript.card_at(cursor)) is not None:
            return self.open_at(block.position())
        return self.open_note() or self._open_text(cursor)

    def _open_text(self, cursor: QTextCursor) -> bool:
        """Open what the text block at the caret says of itself; say whether that is anything."""
        manuscript = self._editing.manuscript
        number = manuscript.selection(cursor).caret.number
        block = manuscript.passages[number].block
        counts = isinstance(block, Item) and block.kind is ListKind.NUMBER and not block.continued
        if self._surface.isReadOnly() or not isinstance(block, (Code, Item)):
            return False
        if not counts and not isinstance(block, Code):
            return False
        self.dock.finish()
        self._number = number
        self._show(block)
        return True

    def open_note(self) -> bool:
        """Open the footnote that is called at the caret; say whether there is one."""
        cursor, manuscript = self._surface.textCursor(), self._editing.manuscript
        for position in (cursor.selectionStart(), cursor.selectionStart() - 1):
            if position >= 0 and manuscript.footnote(position) is not None:
                return self.open_at(position)
        return False

    def open_at(self, position: int) -> bool:
        """Open the card or the footnote at a position of the document."""
        if self._surface.isReadOnly():
            return False
        manuscript = self._editing.manuscript
        block = self._surface.document().findBlock(position)
        value: Value | None = manuscript.card(block) or manuscript.footnote(position)
        if value is None or not self.dock.can_show(value):
            return False
        self.dock.finish()
        self._number, self._place = block.blockNumber(), position
        self._show(value)
        return True

    def add(self, value: "Value") -> None:
        """Let a new block be written; it comes into the text once it is something."""
        if not self._surface.isReadOnly():
            self.dock.finish()
            self._show(value, new=True)

    def _show(self, value: "Value", *, new: bool = False) -> None:
        self.dock.show_value(value, new=new)
        self._surface.ensureCursorVisible()

    # What was written

    def _keep(self, before: "Value | None", after: "Value") -> None:
        self._writes = True
        try:
            if before is None:
                self._insert(after)
            elif isinstance(after, Footnote):
                self._editing.apply(self._replaced_note(after))
            elif isinstance(after, (Item, Code)):
                self._editing.apply(self._said(after))
            elif self._find(before):
                block = self._surface.document().findBlockByNumber(self._number)
                self._editing.apply(lambda _: self._editing.manuscript.replace_card(block, after))
        finally:
            self._writes = False

    def _insert(self, value: "Value") -> None:
        manuscript = self._editing.manuscript
        if isinstance(value, Footnote):
            self._editing.apply(lambda cursor: manuscript.insert_footnote(cursor, value))
            self._place = self._surface.textCursor().position() - 1
        elif not isinstance(value, TextBlock):
            self._editing.apply(lambda cursor: manuscript.insert_card(cursor, value))
            self._number = manuscript.selection(self._surface.textCursor()).start.number

    def _replaced_note(self, note: Footnote) -> Callable[[QTextCursor], QTextCursor]:
        return lambda _: self._editing.manuscript.replace_footnote(self._place, note)

    def _said(self, block: Item | Code) -> Callable[[QTextCursor], QTextCursor]:
        """Return the edit by which the text block of the panel says what `block` does."""
        manuscript = self._editing.manuscript
        here = manuscript.cursor(caret(self._number, 0))
        return lambda _: manuscript.edit(here, keeping(partial(kinds.say, block=block)))

    def _remove(self, value: "Value") -> None:
        manuscript = self._editing.manuscript
        if isinstance(value, Footnote):
            self._editing.choose(self._place, self._place + 1)
            self._editing.erase_selection()
        elif self._find(value):
            block = self._surface.document().findBlockByNumber(self._number)
            self._editing.apply(lambda _: manuscript.remove_card(block))
        self._go_back()

    def _go_back(self) -> None:
        self._surface.setFocus(Qt.FocusReason.OtherFocusReason)

    # What became of it meanwhile

    def _find(self, value: "Value") -> bool:
        """Find the card in the text that holds a value, the nearest to where it was."""
        passages = self._editing.manuscript.passages
        places = [number for number, one in enumerate(passages) if one.card == value]
        if not places:
            return False
        self._number = min(places, key=lambda number: abs(number - self._number))
        return True

    def _follow(self) -> None:
        value = None if self._made is None else self._made.value
        if self._writes or value is None:
            return
        now = self._now(value)
        if now is None or type(now) is not type(value):
            self.dock.forget()
        elif now != value:
            self.dock.show_again(now)

    def _now(self, value: "Value") -> "Value | None":
        manuscript = self._editing.manuscript
        if isinstance(value, Footnote):
            last = self._surface.document().characterCount()
            return manuscript.footnote(self._place) if self._place < last else None
        if isinstance(value, (Item, Code)):
            passages = manuscript.passages
            said = passages[self._number].block if self._number < len(passages) else None
            return said if isinstance(said, (Item, Code)) else None
        if self._find(value):
            return value
        block = self._surface.document().findBlockByNumber(self._number)
        card: Atomic | None = manuscript.card(block) if block.isValid() else None
        return card

    def _hear_focus(self) -> None:
        """Close the panel when the person goes back into the text by mouse."""
        dock = self._made
        if dock is not None and self._surface.hasFocus() and dock.isVisible():
            dock.finish()
