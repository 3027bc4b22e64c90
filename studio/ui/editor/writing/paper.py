"""Passages put into a `QTextDocument`, exactly as far as they changed, and read out of it again.

`write` and `read` are inverses: what was written reads back equal, typed spaces included. Undo of
Qt stays off; what is written here is remembered by `history`.
"""

from collections.abc import Container, Sequence
from typing import NamedTuple

from msgspec.structs import replace
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextBlock, QTextCharFormat, QTextCursor, QTextDocument

from studio.arabic.direction import Direction
from studio.document.inline import Footnote, Inline, Inlines, Text, merged
from studio.ui.editor.writing.content import ATOM, flat, part, placed, size
from studio.ui.editor.writing.formats import Formats, read_bare, read_inline
from studio.ui.editor.writing.guards import guarded, units
from studio.ui.editor.writing.passages import Frame, Passage
from studio.ui.editor.writing.settling import differing

_KEEP = QTextCursor.MoveMode.KeepAnchor


class Paper:
    """One document of Qt and the passages that stand on it."""

    def __init__(self, document: QTextDocument, formats: Formats) -> None:
        document.setUndoRedoEnabled(False)
        self.document = document
        self.formats = formats

    def write_all(self, passages: Sequence[Passage], frame: Frame) -> None:
        """Put `passages` in the place of all that stands there."""
        self.document.clear()
        option = self.document.defaultTextOption()
        rtl = frame.direction is Direction.RTL
        option.setTextDirection(
            Qt.LayoutDirection.RightToLeft if rtl else Qt.LayoutDirection.LeftToRight
        )
        self.document.setDefaultTextOption(option)
        cursor = QTextCursor(self.document)
        cursor.beginEditBlock()
        for number, passage in enumerate(passages):
            if number:
                cursor.insertBlock(self.formats.block(passage, frame), self.formats.empty(passage))
            else:
                self._form(cursor, passage, frame)
            self._insert(cursor, passage, guarded(passage.content))
        cursor.endEditBlock()

    def write(
        self, first: int, old: Sequence[Passage], new: Sequence[Passage], frame: Frame
    ) -> None:
        """Put `new` in the place of `old`, which begins at the block `first`."""
        cursor = QTextCursor(self.document)
        cursor.beginEditBlock()
        both = min(len(old), len(new))
        if len(old) > both:
            self._remove_blocks(cursor, first + both, first + len(old))
        for number in range(both):
            self._rewrite(cursor, first + number, old[number], new[number], frame)
        for number in range(both, len(new)):
            self._add_block(cursor, first + number, new[number], frame)
        cursor.endEditBlock()

    def form(self, first: int, passages: Sequence[Passage], frame: Frame) -> None:
        """Give `passages`, which stand from the block `first` on, the formats of now."""
        cursor = QTextCursor(self.document)
        cursor.beginEditBlock()
        block = self.document.findBlockByNumber(first)
        for passage in passages:
            cursor.setPosition(block.position())
            self._form(cursor, passage, frame)
            if passage.card is not None:
                cursor.setPosition(block.position() + 1, _KEEP)
                cursor.setCharFormat(self.formats.card())
            for start, end, inline in _in_units(guarded(passage.content)):
                cursor.setPosition(block.position() + start)
                cursor.setPosition(block.position() + end, _KEEP)
                cursor.setCharFormat(self.formats.character(passage, inline))
            block = block.next()
        cursor.endEditBlock()

    def tint(self, number: int, passage: Passage, ids: Container[str]) -> None:
        """Give the words of a text that carry one of these comments the formats of now."""
        cursor = QTextCursor(self.document)
        base = self.document.findBlockByNumber(number).position()
        for start, end, inline in _in_units(guarded(passage.content)):
            if any(one in ids for one in inline.review.comments):
                cursor.setPosition(base + start)
                cursor.setPosition(base + end, _KEEP)
                cursor.setCharFormat(self.formats.character(passage, inline))

    def measure_notes(self, passages: Sequence[Passage], first: int) -> None:
        """Lay out anew what calls footnotes from the block `first` on: their numbers are others."""
        for number in range(first, len(passages)):
            if any(isinstance(one, Footnote) for one in passages[number].content):
                block = self.document.findBlockByNumber(number)
                self.document.markContentsDirty(block.position(), block.length())

    def read(self) -> list[Passage]:
        """Return what stands in the document, by our own properties alone."""
        found: list[Passage] = []
        block = self.document.begin()
        while block.isValid():
            found.append(read_block(block))
            block = block.next()
        return found

    def make_whole(
        self,
        found: Sequence[Passage],
        work: Sequence[Passage],
        changed: tuple[int, int],
        frame: Frame,
    ) -> None:
        """Put on paper what of `found` is not `work`; carets beside it stay where they are.

        `changed` says from where to where `work` is new.
        """
        kept = {passage: passage for passage in work}
        found = [kept.get(passage, passage) for passage in found]
        first, old_end, new_end = differing(found, work)
        if old_end and new_end:  # the first block of all can change, but not go
            self.write(first, found[first:old_end], work[first:new_end], frame)
            self.form(changed[0], work[changed[0] : changed[1]], frame)
        if not self.shows(work):
            self.write_all(work, frame)

    def shows(self, passages: Sequence[Passage]) -> bool:
        """Say whether the document holds exactly these passages, guards and all."""
        block = self.document.begin()
        for passage in passages:
            if not block.isValid() or not is_shown(block, passage):
                return False
            block = block.next()
        return not block.isValid()

    def shows_there(self, passages: Sequence[Passage], position: int, length: int) -> bool:
        """Say whether the blocks of a stretch hold these passages; what is composed is no text."""
        if self.document.blockCount() != len(passages):
            return False
        block = self.document.findBlock(position)
        while block.isValid() and block.position() <= position + length:
            if not is_shown(block, passages[block.blockNumber()]):
                return False
            block = block.next()
        return True

    def _form(self, cursor: QTextCursor, passage: Passage, frame: Frame) -> None:
        cursor.setBlockFormat(self.formats.block(passage, frame))
        cursor.setBlockCharFormat(self.formats.empty(passage))

    def _insert(self, cursor: QTextCursor, passage: Passage, content: Inlines) -> None:
        if passage.card is not None:
            cursor.insertText(ATOM, self.formats.card())
            return
        for inline in content:
            _put(cursor, flat((inline,)), self.formats.character(passage, inline))

    def _add_block(self, cursor: QTextCursor, number: int, passage: Passage, frame: Frame) -> None:
        """Put a block behind the block before `number`."""
        _to_end(cursor, self.document.findBlockByNumber(number - 1))
        cursor.insertBlock(self.formats.block(passage, frame), self.formats.empty(passage))
        self._insert(cursor, passage, guarded(passage.content))

    def _remove_blocks(self, cursor: QTextCursor, first: int, end: int) -> None:
        """Take blocks away; the first block of all is never one of them."""
        before = self.document.findBlockByNumber(first - 1)
        last = self.document.findBlockByNumber(end - 1)
        form, letters = before.blockFormat(), before.charFormat()
        start = before.position() + before.length() - 1
        cursor.setPosition(start)
        cursor.setPosition(last.position() + last.length() - 1, _KEEP)
        cursor.removeSelectedText()
        cursor.setBlockFormat(form)
        cursor.setBlockCharFormat(letters)

    def _rewrite(
        self, cursor: QTextCursor, number: int, old: Passage, new: Passage, frame: Frame
    ) -> None:
        if old is new:
            return
        block = self.document.findBlockByNumber(number)
        if old.block != new.block or old.place is not new.place:
            cursor.setPosition(block.position())
            self._form(cursor, new, frame)
        same_look = (
            old.card is None
            and new.card is None
            and self.formats.look(old) == self.formats.look(new)
        )
        if same_look:
            self._patch(cursor, block, old, new)
        elif old.card is None or new.card is None:
            cursor.setPosition(block.position())
            _to_end(cursor, block, _KEEP)
            cursor.removeSelectedText()
            self._insert(cursor, new, guarded(new.content))

    def _patch(self, cursor: QTextCursor, block: QTextBlock, old: Passage, new: Passage) -> None:
        """Exchange only the letters that differ."""
        if old.content == new.content:
            return
        before, after = guarded(old.content), guarded(new.content)
        change = _difference(before, after)
        start = block.position() + _units(part(before, 0, change.start))
        cursor.setPosition(start)
        if change.old_end > change.start:
            length = _units(part(before, change.start, change.old_end))
            cursor.setPosition(start + length, _KEEP)
            cursor.removeSelectedText()
        self._insert(cursor, new, part(after, change.start, change.new_end))


def read_block(block: QTextBlock) -> Passage:
    """Return the passage that a block is, by our own properties alone."""
    bare = read_bare(block.blockFormat())
    if bare.card is not None:
        return bare
    found: list[Inline] = []
    place = block.begin()
    while not place.atEnd():
        fragment = place.fragment()
        found += read_inline(fragment.text(), fragment.charFormat())
        place += 1
    return replace(bare, content=merged(found))


def is_shown(block: QTextBlock, passage: Passage) -> bool:
    """Say whether a block of the document holds exactly a passage, guards and all."""
    if read_block(block) != passage:
        return False
    return passage.card is not None or block.text() == flat(guarded(passage.content))


def _to_end(
    cursor: QTextCursor,
    block: QTextBlock,
    mode: QTextCursor.MoveMode = QTextCursor.MoveMode.MoveAnchor,
) -> None:
    cursor.setPosition(block.position() + block.length() - 1, mode)


def _put(cursor: QTextCursor, text: str, form: QTextCharFormat) -> None:
    """Insert a text as it is: PySide drops U+FEFF at its start, as a byte order mark."""
    if not text.startswith("\ufeff"):
        cursor.insertText(text, form)
        return
    start = cursor.position()
    cursor.insertText(f"-{text}", form)
    end = cursor.position()
    cursor.setPosition(start)
    cursor.deleteChar()
    cursor.setPosition(end - 1)


class _Difference(NamedTuple):
    start: int
    old_end: int
    new_end: int


def _difference(old: Inlines, new: Inlines) -> _Difference:
    start = _same_length(old, new)
    left_old, left_new = size(old) - start, size(new) - start
    end = min(_same_length(_turned(old), _turned(new)), left_old, left_new)
    return _Difference(start, size(old) - end, size(new) - end)


def _turned(content: Inlines) -> Inlines:
    return tuple(
        Text(one.text[::-1], one.marks, one.review) if isinstance(one, Text) else one
        for one in reversed(content)
    )


def _same_length(one: Inlines, other: Inlines) -> int:
    """Return how many positions two contents have in common from their start."""
    count = 0
    for left, right in zip(one, other, strict=False):
        if left == right:
            count += len(left.text) if isinstance(left, Text) else 1
            continue
        if (
            isinstance(left, Text)
            and isinstance(right, Text)
            and (left.marks, left.review) == (right.marks, right.review)
        ):
            count += _same_letters(left.text, right.text)
        break
    return count


def _same_letters(one: str, other: str) -> int:
    low, high = 0, min(len(one), len(other))
    while low < high:
        middle = (low + high + 1) // 2
        if one[:middle] == other[:middle]:
            low = middle
        else:
            high = middle - 1
    return low


def _units(content: Inlines) -> int:
    return units(flat(content))


def _in_units(content: Inlines) -> list[tuple[int, int, Inline]]:
    found: list[tuple[int, int, Inline]] = []
    start = 0
    for _, _, inline in placed(content):
        end = start + _units((inline,))
        found.append((start, end, inline))
        start = end
    return found
