"""The outline of the article beside its text: headings, pictures, tables and what else stands out.

It follows the caret, and a row leads to its place. Kept up to date while it is seen, a moment
after the last key. Deliberately absent: moving blocks about.
"""

from bisect import bisect_right
from typing import Final

from msgspec import Struct
from PySide6.QtCore import QSignalBlocker, QSize, Qt, QTimer
from PySide6.QtWidgets import QFrame, QLabel, QListWidget, QListWidgetItem, QVBoxLayout

from studio.document.blocks import Heading
from studio.document.inline import plain
from studio.ui.editor.cards import Cards
from studio.ui.editor.editing import Editing
from studio.ui.editor.surface import Surface
from studio.ui.editor.writing.passages import Passage, Place
from studio.ui.look import Kind, Symbol
from studio.ui.look.text import isolated
from studio.ui.parts.buttons import ICON_SIZE
from studio.ui.parts.kinds import mark_kind
from studio.ui.station import Station

_WIDTH: Final = 220
_ROW: Final = 32
_AFTER_MS: Final = 300
_NUMBER: Final = Qt.ItemDataRole.UserRole
_INDENT: Final = "\u2003"
_LONGEST: Final = 80


class Entry(Struct, frozen=True):
    """A row: the passage it leads to, how deep it stands, its words, and what it is."""

    number: int
    depth: int
    title: str
    symbol: Symbol
    spoken: str


class Outline(QFrame):
    """The list of what stands out in the text, hidden until it is asked for."""

    def __init__(
        self, station: Station, surface: Surface, editing: Editing, cards: Cards, *, memory: str
    ) -> None:
        """`memory` is what is remembered while it is shown."""
        super().__init__()
        self._memory = memory
        self._station, self._surface = station, surface
        self._editing, self._cards = editing, cards
        self._entries: tuple[Entry, ...] = ()
        mark_kind(self, Kind.RAISED)
        self.setFixedWidth(_WIDTH)
        self._title = mark_kind(QLabel(), Kind.SMALL)
        self._empty = mark_kind(QLabel(), Kind.MUTED)
        self._empty.setWordWrap(True)
        self.list = mark_kind(QListWidget(), Kind.PLAIN_LIST)
        self.list.setIconSize(ICON_SIZE * 0.8)
        self.list.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.itemActivated.connect(self._go)
        self.list.itemClicked.connect(self._go)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(12, 12, 12, 12)
        layout.setSpacing(8)
        layout.addWidget(self._title)
        layout.addWidget(self._empty)
        layout.addWidget(self.list, 1)
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(_AFTER_MS)
        self._soon.timeout.connect(self.show_now)
        editing.changed.connect(self._stir)
        editing.shown.connect(self._stir)
        surface.cursorPositionChanged.connect(self._follow)
        station.tongue.changed.connect(self.speak)
        station.look.changed.connect(self.speak)
        self.hide()
        self.speak()

    @property
    def entries(self) -> tuple[Entry, ...]:
        """What is listed, in the order of the text."""
        return self._entries

    def toggle(self) -> None:
        """Show the outline and go into it, or put it away."""
        leaves = self.isVisible()
        self.setVisible(not leaves)
        self._station.personal.remember(self._memory, True if not leaves else None)
        if leaves:
            self._surface.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        self.show_now()
        if self.list.count():
            self.list.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def show_now(self) -> None:
        """List what stands in the text now."""
        if self.isHidden():
            return
        found = tuple(self._found())
        if found != self._entries:
            self._entries = found
            self._fill()
        self._follow()

    def speak(self) -> None:
        """Say everything in the language of now."""
        words = self._station.tongue.words
        self._title.setText(words.say("Outline"))
        self._empty.setText(words.say("Sub-headings, pictures and tables are listed here."))
        self.list.setAccessibleName(words.say("Outline"))
        self._entries = ()
        self.show_now()

    def _stir(self) -> None:
        if not self.isHidden():
            self._soon.start()

    def _found(self) -> list[Entry]:
        found = []
        for number, passage in enumerate(self._editing.manuscript.passages):
            entry = self._entry(number, passage)
            if entry is not None:
                found.append(entry)
        return found

    def _entry(self, number: int, passage: Passage) -> Entry | None:
        words = self._station.tongue.words
        if passage.place is Place.HEADLINE:
            title = plain(passage.content).strip()
            if not title:
                return None
            spoken = words.say("Headline: {text}", text=isolated(title))
            return Entry(number, 0, title, Symbol.RELATED, spoken)
        if passage.card is not None:
            name = self._cards.name(passage.card)
            return Entry(number, 1, name, self._cards.symbol(passage.card), name)
        if isinstance(passage.block, Heading):
            title = plain(passage.content).strip() or words.say("Without words")
            level = passage.block.level - 1
            spoken = words.say(
                "Sub-heading of level {level}: {text}", level=level, text=isolated(title)
            )
            return Entry(number, level, title, Symbol.HEADING, spoken)
        return None

    def _fill(self) -> None:
        look, rtl = self._station.look, self._station.tongue.rtl
        with QSignalBlocker(self.list):
            self.list.clear()
            for entry in self._entries:
                item = QListWidgetItem(_INDENT * entry.depth + isolated(entry.title[:_LONGEST]))
                item.setData(_NUMBER, entry.number)
                item.setData(Qt.ItemDataRole.AccessibleTextRole, entry.spoken)
                item.setToolTip(entry.title)
                item.setSizeHint(QSize(0, _ROW))
                item.setIcon(look.icon(entry.symbol, rtl=rtl, colour=look.palette.muted))
                self.list.addItem(item)
        self._empty.setVisible(len(self._entries) < 2)

    def _follow(self) -> None:
        """Mark the row that the caret stands in or below."""
        if self.isHidden() or not self._entries:
            return
        number = self._surface.textCursor().blockNumber()
        row = bisect_right([entry.number for entry in self._entries], number) - 1
        if row != self.list.currentRow():
            with QSignalBlocker(self.list):
                self.list.setCurrentRow(row)

    def _go(self, item: QListWidgetItem) -> None:
        block = self._surface.document().findBlockByNumber(item.data(_NUMBER))
        if not block.isValid():
            return
        if self._editing.is_card(block):
            self._editing.choose_card(block)
        else:
            self._editing.put_caret(block.position())
        self._surface.ensureCursorVisible()
        self._surface.setFocus(Qt.FocusReason.OtherFocusReason)
