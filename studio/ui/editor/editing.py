"""What the surface's keys, mouse and commands do with the text: each one transaction.

The manuscript knows the text and its rules; here it meets the widget's caret and clipboard.
Deliberately absent: the rules themselves (`writing`), and painting (`canvas`).
"""

from collections.abc import Callable
from typing import Final

from msgspec import Struct
from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QTextBlock, QTextCursor

from studio.arabic.direction import Direction
from studio.document.article import ArticleText
from studio.document.blocks import (
    Atomic,
    Box,
    Code,
    Heading,
    Item,
    ListKind,
    Paragraph,
    TextBlock,
)
from studio.document.inline import Inlines
from studio.ui.commands import Do
from studio.ui.editor.canvas import Canvas
from studio.ui.editor.cards import Cards
from studio.ui.editor.remarks import Remarks
from studio.ui.editor.strokes import Stroke
from studio.ui.editor.styling import style_of
from studio.ui.editor.surface import Surface
from studio.ui.editor.writing.manuscript import Manuscript
from studio.ui.editor.writing.marking import EMPHASES
from studio.ui.editor.writing.passages import Place
from studio.ui.station import Station

_FIELDS: Final = {
    "kicker": Place.KICKER,
    "headline": Place.HEADLINE,
    "standfirst": Place.STANDFIRST,
}
_HEADINGS: Final = {2: Do.HEADING, 3: Do.HEADING_3, 4: Do.HEADING_4}
_LISTS: Final = {ListKind.BULLET: Do.BULLETS, ListKind.NUMBER: Do.NUMBERS}
_BODY: Final = (Place.BODY, Place.FILLER)
_MARKS: Final = EMPHASES


class Here(Struct, frozen=True):
    """What holds where the caret stands."""

    in_body: bool = False
    kind: Do = Do.PARAGRAPH
    marks: frozenset[str] = frozenset()
    linked: bool = False
    quoted: bool = False
    language: bool = False
    box: Box | None = None
    code: bool = False
    continued: bool = False


class Editing(QObject):
    """Does what is asked of the text at the surface's caret.

    Signals:
        changed: somebody changed the text.
        formatted: what holds at the caret, or what can be undone, may be other now.
        card_chosen: the block of a card that the caret came to.
        typed: what a key wrote, after it was written.
        shown: another text is shown.
    """

    changed = Signal()
    formatted = Signal()
    card_chosen = Signal(object)
    typed = Signal(str)
    shown = Signal()

    def __init__(self, station: Station, surface: Surface, cards: Cards) -> None:
        super().__init__(surface)
        self._surface = surface
        style = style_of(station, cards.size)
        self.manuscript = Manuscript(surface.document(), style, self)
        self.manuscript.edited.connect(self.changed)
        self.remarks = Remarks(self.manuscript, surface)
        self.canvas = Canvas(station, surface, self.manuscript, cards)
        self.help_typing: Callable[[QTextCursor, str], QTextCursor] = lambda cursor, _: cursor
        """Corrects what was just typed; returns the cursor behind it."""
        self.expand: Callable[[], bool] = lambda: False
        """Writes what an abbreviation before the caret stands for; says whether there was one."""
        self._strokes: dict[Stroke, Callable[[QTextCursor], QTextCursor]] = {
            Stroke.ENTER: self.manuscript.enter,
            Stroke.LINE_BREAK: self.manuscript.line_break,
            Stroke.ERASE_BACK: self.manuscript.erase_back,
            Stroke.ERASE_ON: self.manuscript.erase_on,
            Stroke.ERASE_WORD_BACK: self.manuscript.erase_word_back,
            Stroke.ERASE_WORD_ON: self.manuscript.erase_word_on,
        }
        surface.edit_with(self)
        surface.paint_with(self.canvas)

    # The whole text

    def show(self, text: ArticleText) -> None:
        """Show a text; what was done before cannot be undone."""
        self.manuscript.render(text)
        self.shown.emit()
        self.formatted.emit()

    def read(self, text: ArticleText) -> ArticleText:
        """Return `text` with what the surface shows in it."""
        return self.manuscript.read(text)

    def replace(self, text: ArticleText) -> None:
        """Show another text as one step that can be undone."""
        self._put_written(self.manuscript.replace(text))

    def rewrite(self, text: ArticleText) -> None:
        """Let the text with everything taken become another, as `Sheet.rewrite`."""
        self._put_written(self.manuscript.rewrite(text))

    def count(self) -> int:
        """Return how many words the body has, counted as the newsroom's lists count them."""
        from studio.newsroom.revisions import count

        return count(self.manuscript.read(ArticleText()))

    # The caret

    def here(self) -> Here:
        """Return what holds where the caret stands."""
        cursor = self._surface.textCursor()
        block = cursor.block()
        passage = self.manuscript.passage(block)
        if passage.place not in _BODY:
            return Here()
        marks = self.manuscript.marks_at(cursor)
        held = frozenset(name for name in _MARKS if getattr(marks, name))
        kind = Do.PARAGRAPH
        shown = passage.block
        text = shown if isinstance(shown, TextBlock) else Paragraph()
        match shown:
            case Heading(level=level):
                kind = _HEADINGS[level]
            case Item(kind=list_kind):
                kind = _LISTS[list_kind]
            case Code():
                kind = Do.CODE_BLOCK
            case _:
                pass
        return Here(
            in_body=True,
            kind=kind,
            marks=held,
            linked=bool(marks.link),
            quoted=text.quote > 0,
            language=marks.language is not None,
            box=text.box,
            code=isinstance(shown, Code),
            continued=isinstance(shown, Item) and shown.continued,
        )

    def chosen_words(self) -> Inlines:
        """Return what is chosen in one paragraph of the body, nothing where it is more or less."""
        cursor = self._surface.textCursor()
        if self.manuscript.card_at(cursor) is not None:
            return ()
        blocks = self.manuscript.selected_blocks(cursor)
        only = blocks[0] if len(blocks) == 1 else None
        return only.content if isinstance(only, TextBlock) else ()

    def put_caret(self, position: int) -> None:
        """Put the caret at a position, or as near as the text reaches."""
        cursor = self._surface.textCursor()
        cursor.setPosition(min(position, self._surface.document().characterCount() - 1))
        self._put(cursor)

    def go_to(self, field: str, index: int | None) -> None:
        """Put the caret at the end of a field, or choose a block of the body.

        Fields that the surface does not show leave it where it is.
        """
        manuscript = self.manuscript
        if field in _FIELDS:
            block = manuscript.field(_FIELDS[field])
        elif field == "lead_picture":
            block = manuscript.field(Place.STANDFIRST).next()
        elif field == "body":
            block = manuscript.field(Place.BODY)
            if index and index < len(manuscript.read(ArticleText()).body.blocks):
                block = manuscript.block_at(index)
        else:
            return
        cursor = QTextCursor(block)
        if manuscript.is_card(block):
            cursor = manuscript.card_cursor(block)
        elif field in _FIELDS:
            cursor.movePosition(QTextCursor.MoveOperation.EndOfBlock)
        self._put(cursor)

    def choose(self, start: int, end: int) -> None:
        """Choose a stretch of text."""
        cursor = QTextCursor(self._surface.document())
        cursor.setPosition(start)
        cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
        self._put(cursor)

    def stays(self, before: int) -> bool:
        """Say whether the caret has moved and stands where it stood: over a mark of the view."""
        here = self._surface.textCursor().position()
        spot = self.manuscript.spot
        return here != before and spot(here) == spot(before)

    def step_word(self, *, left: bool, extend: bool) -> None:
        """Move the caret by a word; left is on where lines begin at the right."""
        cursor = self._surface.textCursor()
        rtl = cursor.block().textDirection() is Qt.LayoutDirection.RightToLeft
        self._put(self.manuscript.step_word(cursor, on=left is rtl, extend=extend))

    def choose_word(self, cursor: QTextCursor) -> None:
        """Choose the word at a place; open a footnote that is called there."""
        for position in (cursor.position(), cursor.position() - 1):
            if position >= 0 and self.manuscript.footnote(position) is not None:
                self._surface.card_opened.emit(position)
                return
        self._put(self.manuscript.select_word(cursor))

    # Edits

    def apply(self, edit: Callable[[QTextCursor], QTextCursor]) -> None:
        """Do one transaction at the caret, and put the caret where it leads."""
        self._put_written(edit(self._surface.textCursor()))

    def insert(self, text: str) -> None:
        """Write what a key typed."""
        after = self.manuscript.insert(self._surface.textCursor(), text)
        self._put_written(self.help_typing(after, text))
        self.typed.emit(text)

    def compose(self, text: str, start: int, length: int) -> None:
        """Write what an input method made, in the place of what it takes away."""
        if length:
            self.apply(lambda cursor: self.manuscript.erase_around(cursor, start, length))
        if text:
            self.insert(text)

    def do(self, asked: Stroke) -> bool:
        """Do what a key asks; say whether it was anything of the text's."""
        if asked is Stroke.DEEPER and self.expand():
            return True
        if asked in {Stroke.DEEPER, Stroke.SHALLOWER}:
            if not self.manuscript.in_list(self._surface.textCursor()):
                return False
            by = 1 if asked is Stroke.DEEPER else -1
            self.apply(lambda cursor: self.manuscript.deepen(cursor, by))
            return True
        if asked is Stroke.ENTER and self._opens_card():
            return True
        edit = self._strokes.get(asked)
        if edit is not None:
            self.apply(edit)
        return edit is not None

    def erase_selection(self) -> None:
        """Take what is chosen away."""
        self.apply(self.manuscript.erase)

    def turn(self, direction: Direction) -> None:
        """Let the chosen paragraphs run in a direction."""
        self.apply(lambda cursor: self.manuscript.set_direction(cursor, direction))

    def undo(self) -> None:
        """Take the last step back."""
        self._put_written(self.manuscript.undo())

    def redo(self) -> None:
        """Do again what was taken back."""
        self._put_written(self.manuscript.redo())

    # Cards

    def is_card(self, block: QTextBlock) -> bool:
        """Say whether a block of the document is a card."""
        return self.manuscript.is_card(block)

    def card(self) -> Atomic | None:
        """Return what the card holds that is chosen, None where none is."""
        block = self.manuscript.card_at(self._surface.textCursor())
        return None if block is None else self.manuscript.card(block)

    def choose_card(self, block: QTextBlock | None = None) -> None:
        """Choose a card as a whole; without one, the one that the caret stands in."""
        if block is None:
            cursor = self._surface.textCursor()
            if cursor.hasSelection():
                return
            block = self.manuscript.card_at(cursor)
        if block is not None:
            self._put(self.manuscript.card_cursor(block))
            if (card := self.manuscript.card(block)) is not None:
                self.card_chosen.emit(card)

    def leave_card(self, *, forward: bool) -> None:
        """Put the caret to the side of a chosen card that lies on its way."""
        cursor = self._surface.textCursor()
        block = self.manuscript.card_at(cursor)
        if block is not None and cursor.hasSelection():
            cursor.setPosition(block.position() + (1 if forward else 0))
            self._put(cursor)

    def _opens_card(self) -> bool:
        """Ask for the chosen card to be opened."""
        cursor = self._surface.textCursor()
        block = self.manuscript.card_at(cursor)
        if block is None or not cursor.hasSelection():
            return False
        self._surface.card_opened.emit(block.position())
        return True

    def _put_written(self, cursor: QTextCursor) -> None:
        """Put the caret where an edit led, and tell what holds there once."""
        stays = cursor.position() == self._surface.textCursor().position()
        self._put(cursor)
        if stays:  # of a caret that stays Qt says nothing
            self.formatted.emit()

    def _put(self, cursor: QTextCursor) -> None:
        now = self._surface.textCursor()
        if (now.anchor(), now.position()) == (cursor.anchor(), cursor.position()):
            self._surface.ensureCursorVisible()
        else:
            self._surface.setTextCursor(cursor)
