"""Everything that can be done to an article's text, by the name of what a person wants.

Each edit takes a cursor of Qt, is one transaction of its `Sheet`, and returns the cursor after it.
Deliberately absent: keys, menus and the clipboard, which call these.
"""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtGui import QTextBlock, QTextCursor

from studio.arabic.direction import Direction
from studio.arabic.segmentation import count_words
from studio.document.blocks import Align, Atomic, Block, Box, Code, Figure, ListKind
from studio.document.inline import Footnote
from studio.document.marks import Language, Link, Marks
from studio.document.plain import from_plain
from studio.ui.editor.writing import edits, finding, kinds, marking, pasting
from studio.ui.editor.writing.commented import Commented
from studio.ui.editor.writing.content import flat, part, spliced
from studio.ui.editor.writing.finding import Match
from studio.ui.editor.writing.history import Typing
from studio.ui.editor.writing.layers import Basis, keeping
from studio.ui.editor.writing.passages import (
    FIELDS,
    Passages,
    Place,
    Selection,
    Spot,
    caret,
)
from studio.ui.editor.writing.words import word_at, word_back, word_on


class Manuscript(Commented):
    """The text of an article, with all its edits; signals are `Sheet`'s."""

    _pending: tuple[Spot, Marks] | None = None
    """The marks that text typed at a place shall have, chosen before it is typed."""

    # What stands where

    def place(self, block: QTextBlock) -> Place:
        """Return which part of the article a block is."""
        return self.passage(block).place

    def is_card(self, block: QTextBlock) -> bool:
        """Say whether a block is a card."""
        return self.passage(block).card is not None

    def card(self, block: QTextBlock) -> Atomic | None:
        """Return what the card of a block holds, None for text."""
        return self.passage(block).card

    def card_at(self, cursor: QTextCursor) -> QTextBlock | None:
        """Return the card that a selection holds alone, or that the caret stands at."""
        selection = self.selection(cursor)
        index = selection.start.number
        if selection.end.number != index or self.passages[index].card is None:
            return None
        return self.document.findBlockByNumber(index)

    def card_cursor(self, block: QTextBlock) -> QTextCursor:
        """Return the cursor that selects a card."""
        return self.cursor(edits.select_card(block.blockNumber()))

    def field(self, place: Place) -> QTextBlock:
        """Return the block of kicker, headline or standfirst, or the first of the body."""
        index = FIELDS.index(place) if place in FIELDS else self.body_start()
        return self.document.findBlockByNumber(index)

    def block_at(self, index: int) -> QTextBlock:
        """Return the block that shows a block of the article's body, by its number there."""
        return self.document.findBlockByNumber(self.body_start() + index)

    def body_index(self, block: QTextBlock) -> int | None:
        """Return which block of the article's body a block shows, None for what is before it."""
        index = block.blockNumber() - self.body_start()
        return index if index >= 0 else None

    def footnote(self, position: int) -> Footnote | None:
        """Return the footnote that is called at a position of the document."""
        index, at = self.spot(position)
        found = part(self.passages[index].content, at, at + 1)
        return found[0] if found and isinstance(found[0], Footnote) else None

    def marks_at(self, cursor: QTextCursor) -> Marks:
        """Return what typed text would take on, or what all selected letters carry."""
        selection = self.selection(cursor)
        pending = self._pending_at(selection)
        return pending or marking.marks_of(self.passages, selection)

    def link_at(self, cursor: QTextCursor) -> Link | None:
        """Return the link that a cursor stands in."""
        return marking.link_at(self.passages, self.selection(cursor))

    def select_link(self, cursor: QTextCursor) -> QTextCursor:
        """Return a cursor over the whole link that a cursor stands in."""
        return self.cursor(marking.link_extent(self.passages, self.selection(cursor)))

    def selected_words(self, cursor: QTextCursor) -> int:
        """Return how many words are selected."""
        return count_words(pasting.words_of(self.selected_blocks(cursor)))

    def selected_blocks(self, cursor: QTextCursor) -> tuple[Block, ...]:
        """Return what is selected as blocks."""
        return pasting.cut_out(self.passages, self.selection(cursor))

    # Words

    def step_word(self, cursor: QTextCursor, *, on: bool, extend: bool) -> QTextCursor:
        """Return a cursor one word on or back in the text, across borders of blocks."""
        selection = self.selection(cursor)
        index, at = selection.caret
        text = self._text(index)
        if on and at >= len(text) and index + 1 < len(self.passages):
            spot = Spot(index + 1, 0)
        elif not on and at == 0 and index > 0:
            spot = Spot(index - 1, len(self._text(index - 1)))
        else:
            spot = Spot(index, word_on(text, at) if on else word_back(text, at))
        return self.cursor(Selection(selection.anchor if extend else spot, spot))

    def select_word(self, cursor: QTextCursor) -> QTextCursor:
        """Return a cursor over the word at a cursor, without the punctuation around it."""
        index, at = self.selection(cursor).caret
        if self.passages[index].card is not None:
            return self.cursor(edits.select_card(index))
        span = word_at(self._text(index), at)
        return self.cursor(Selection(Spot(index, span.start), Spot(index, span.end)))

    def _text(self, index: int) -> str:
        passage = self.passages[index]
        return "\ufffc" if passage.card is not None else flat(passage.content)

    # Writing

    def insert(self, cursor: QTextCursor, text: str) -> QTextCursor:
        """Write what was typed or composed; with the keys before it, one step a word."""
        if "\n" in text or "\r" in text:
            return self.insert_text(cursor, text)
        selection = self.selection(cursor)
        pending = self._pending_at(selection)
        self._pending = None
        return self.edit(
            cursor,
            lambda work, at: edits.write(work, at, text, pending),
            Typing.WRITE,
            begins=text.startswith(" ") or not selection.is_empty,
        )

    def insert_text(self, cursor: QTextCursor, text: str) -> QTextCursor:
        """Write a stretch of text at once; new lines make paragraphs."""
        if "\n" in text or "\r" in text:
            return self.paste(cursor, from_plain(text).blocks)
        return self.edit(cursor, lambda work, at: edits.write(work, at, text))

    def enter(self, cursor: QTextCursor) -> QTextCursor:
        """Begin a new paragraph."""
        return self.edit(cursor, edits.enter)

    def line_break(self, cursor: QTextCursor) -> QTextCursor:
        """Begin a new line in the same paragraph."""
        return self.edit(cursor, edits.line_break)

    def erase(self, cursor: QTextCursor) -> QTextCursor:
        """Take away what is selected."""
        return self.edit(cursor, edits.erase)

    def erase_back(self, cursor: QTextCursor) -> QTextCursor:
        """Take away what is selected, or a letter before the caret."""
        return self._erase(cursor, edits.erase_back, Typing.ERASE_BACK)

    def erase_on(self, cursor: QTextCursor) -> QTextCursor:
        """Take away what is selected, or a character behind the caret."""
        return self._erase(cursor, edits.erase_on, Typing.ERASE_ON)

    def erase_word_back(self, cursor: QTextCursor) -> QTextCursor:
        """Take away what is selected, or a word before the caret."""
        return self.edit(cursor, edits.erase_word_back)

    def erase_word_on(self, cursor: QTextCursor) -> QTextCursor:
        """Take away what is selected, or a word behind the caret."""
        return self.edit(cursor, edits.erase_word_on)

    def _erase(
        self,
        cursor: QTextCursor,
        change: Callable[[Passages, Selection], Selection],
        typing: Typing,
    ) -> QTextCursor:
        selection = self.selection(cursor)
        index, at = selection.caret
        text = self._text(index)
        gone = text[at - 1 : at] if typing is Typing.ERASE_BACK else text[at : at + 1]
        alone = gone in {"", " ", "\ufffc"} or not selection.is_empty
        return self.edit(cursor, change, typing, begins=alone)

    def erase_around(self, cursor: QTextCursor, start: int, length: int) -> QTextCursor:
        """Take away what an input method replaces: `length` from `start` behind the caret on."""
        first = max(cursor.position() + start, 0)
        last = min(first + length, self.document.characterCount() - 1)
        begin, end = self.spot(first), self.spot(last)
        here = self.selection(cursor).caret.number
        if begin.number != here or end.number != here:
            return cursor
        return self.edit(
            cursor,
            lambda work, _: edits.erase(work, Selection(begin, end)),
            Typing.WRITE,
            basis=Basis.SHOWN,
        )

    def move(self, source: QTextCursor, target: QTextCursor) -> QTextCursor:
        """Move what is selected to another place, as one step."""
        to = self.selection(target).caret
        taken = self.selection(source)
        if taken.start <= to <= taken.end:
            return source
        blocks = self.selected_blocks(source)

        return self.edit(
            source, lambda work, at: pasting.move(work, at, to, blocks), basis=Basis.SHOWN
        )

    # Letters

    def toggle(self, cursor: QTextCursor, name: str) -> QTextCursor:
        """Put a mark on the selected letters or take it off; without any, on what is typed next."""
        selection = self.selection(cursor)
        if not selection.is_empty:
            return self.edit(cursor, keeping(partial(marking.toggle, name=name)))
        passage = self.passages[selection.caret.number]
        if passage.is_body_text and not isinstance(passage.block, Code):
            now = self.marks_at(cursor)
            marks = marking.with_mark(now, name, on=not getattr(now, name))
            self._pending = (selection.caret, marks)
            self.break_typing()
        return cursor

    def _pending_at(self, selection: Selection) -> Marks | None:
        if self._pending is None or not selection.is_empty:
            return None
        spot, marks = self._pending
        return marks if spot == selection.caret else None

    def clear_marks(self, cursor: QTextCursor) -> QTextCursor:
        """Take all emphasis off the selected letters."""
        return self.edit(cursor, keeping(marking.clear))

    def set_link(self, cursor: QTextCursor, link: Link | None) -> QTextCursor:
        """Link the selected letters, or change or take away the link at the caret."""
        return self.edit(cursor, lambda work, at: marking.set_link(work, at, link))

    def set_language(self, cursor: QTextCursor, language: Language | None) -> QTextCursor:
        """Say in which language the selected letters are, and which way they run."""
        return self.edit(cursor, keeping(partial(marking.set_language, language=language)))

    def insert_footnote(self, cursor: QTextCursor, note: Footnote) -> QTextCursor:
        """Call a footnote from the end of the selection."""
        return self.edit(cursor, lambda work, at: marking.insert_footnote(work, at, note))

    def replace_footnote(self, position: int, note: Footnote) -> QTextCursor:
        """Put another footnote in the place of the one at a position."""
        spot = self.spot(position)

        def replaced(work: Passages, _: Selection) -> Selection:
            passage = work[spot.number]
            content = spliced(passage.content, spot.at, spot.at + 1, (note,))
            work[spot.number] = passage.holding(content)
            return caret(spot.number, spot.at + 1)

        cursor = self.cursor(caret(*spot))
        if self.footnote(position) is None:
            return cursor
        return self.edit(cursor, replaced, basis=Basis.SHOWN)

    # Blocks

    def make_paragraph(self, cursor: QTextCursor) -> QTextCursor:
        """Make paragraphs of the selected blocks."""
        return self.edit(cursor, keeping(kinds.make_paragraph))

    def make_heading(self, cursor: QTextCursor, level: int) -> QTextCursor:
        """Make headings of a level, or paragraphs where they are that already."""
        return self.edit(cursor, keeping(partial(kinds.make_heading, level=level)))

    def make_code(self, cursor: QTextCursor) -> QTextCursor:
        """Make code of the selected blocks, or paragraphs where they are code already."""
        return self.edit(cursor, keeping(kinds.make_code))

    def toggle_list(self, cursor: QTextCursor, kind: ListKind) -> QTextCursor:
        """Make a list of the selected blocks, or paragraphs where they are one already."""
        return self.edit(cursor, keeping(partial(kinds.toggle_list, kind=kind)))

    def in_list(self, cursor: QTextCursor) -> bool:
        """Say whether anything selected is an item of a list."""
        return kinds.in_list(self.passages, self.selection(cursor))

    def deepen(self, cursor: QTextCursor, by: int = 1) -> QTextCursor:
        """Move the selected items of lists to deeper levels; a negative number makes shallower."""
        return self.edit(cursor, keeping(partial(kinds.deepen, by=by)))

    def toggle_quote(self, cursor: QTextCursor) -> QTextCursor:
        """Make a quotation of the selected blocks, or take it back."""
        return self.edit(cursor, keeping(kinds.toggle_quote))

    def set_quote(self, cursor: QTextCursor, depth: int) -> QTextCursor:
        """Set how deep the selected blocks stand in quotations."""
        return self.edit(cursor, keeping(partial(kinds.set_quote, depth=depth)))

    def set_box(self, cursor: QTextCursor, box: Box | None) -> QTextCursor:
        """Put the selected blocks into a box, or out of it."""
        return self.edit(cursor, keeping(partial(kinds.set_box, box=box)))

    def set_align(self, cursor: QTextCursor, align: Align) -> QTextCursor:
        """Set where the lines of the selected blocks gather."""
        return self.edit(cursor, keeping(partial(kinds.set_align, align=align)))

    def set_direction(self, cursor: QTextCursor, direction: Direction) -> QTextCursor:
        """Set which way the selected blocks run."""
        return self.edit(cursor, keeping(partial(kinds.set_direction, direction=direction)))

    def turn_direction(self, cursor: QTextCursor) -> QTextCursor:
        """Let the selected blocks run the other way."""
        return self.edit(cursor, keeping(partial(kinds.turn_direction, frame=self.frame)))

    def detect_direction(self, cursor: QTextCursor) -> QTextCursor:
        """Let each selected block run as its letters say."""
        return self.edit(cursor, keeping(partial(kinds.detect_direction, frame=self.frame)))

    # Cards and what is pasted

    def insert_card(self, cursor: QTextCursor, card: Atomic) -> QTextCursor:
        """Put a card where the caret is; the cursor then selects it."""
        return self.edit(cursor, lambda work, at: pasting.insert_card(work, at, card))

    def replace_card(self, block: QTextBlock, card: Atomic) -> QTextCursor:
        """Put another card in the place of one."""
        index = block.blockNumber()
        cursor = self.card_cursor(block)
        return self.edit(
            cursor, lambda work, _: pasting.replace_card(work, index, card), basis=Basis.SHOWN
        )

    def remove_card(self, block: QTextBlock) -> QTextCursor:
        """Take a card away."""
        return self.erase(self.card_cursor(block)) if self.is_card(block) else QTextCursor(block)

    def set_lead(self, figure: Figure | None) -> QTextCursor:
        """Set the lead picture, or take it away."""
        cursor = self.cursor(caret(len(FIELDS) - 1, 0))
        return self.edit(cursor, lambda work, _: pasting.set_lead(work, figure))

    def paste(self, cursor: QTextCursor, blocks: Sequence[Block]) -> QTextCursor:
        """Put blocks in the place of the selection."""
        return self.edit(cursor, lambda work, at: pasting.paste(work, at, blocks))

    # Finding

    def find(self, text: str, *, whole_words: bool = False) -> tuple[Match, ...]:
        """Return where `text` stands, tashkeel, hamza and tatweel left out of account."""
        return finding.find(self.passages, text, whole_words=whole_words)

    def match_cursor(self, match: Match) -> QTextCursor:
        """Return a cursor over a match, or over the card or footnote that it is inside of."""
        block = self.document.findBlockByNumber(match.block)
        cursor = QTextCursor(block)
        cursor.setPosition(block.position() + match.start)
        end = block.position() + match.start + match.length
        cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
        return cursor

    def replace_match(self, match: Match, text: str) -> QTextCursor:
        """Put `text` in the place of a match; the caret stands behind it."""
        return self.replace_matches((match,), text)

    def replace_matches(self, matches: Sequence[Match], text: str) -> QTextCursor:
        """Put `text` in the place of all matches, as one step."""
        if not matches:
            return QTextCursor(self.document)
        found = [(self.selection(self.match_cursor(one)), one.within) for one in sorted(matches)]

        def replaced(work: Passages, selection: Selection) -> Selection:
            for place, within in reversed(found):
                if within is None:
                    finding.replace_in(work, place, text)
                else:
                    finding.replace_within(work, place.start.number, within, text)
            first, within = found[0]
            if len(found) > 1 or within is not None:
                return selection
            return caret(first.start.number, first.start.at + len(text))

        return self.edit(self.match_cursor(matches[0]), replaced, basis=Basis.SHOWN)
