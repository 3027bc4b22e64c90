"""How text that is read off HTML gathers and becomes blocks.

Two dialects: *foreign* HTML is interpreted (empty paragraphs go, directions follow the letters,
the noise of word processors is left out); HTML of *the house* is taken at its word, so that what
Midad wrote comes back equal.
"""

import re
from collections.abc import Iterator
from typing import Any, Final, NamedTuple

from studio.arabic.direction import Direction, detect
from studio.document.blocks import Align, Block, Box, Code, Heading, Item, Paragraph
from studio.document.html_clean import DATA_PREFIX, Start
from studio.document.html_marks import all_bold, direction_of, is_blank, not_bold, sensible
from studio.document.html_parts import ListItem, OpenList, read_marker
from studio.document.inline import Break, Inline, Inlines, Text, normal, plain
from studio.document.marks import PLAIN, Marks, clean

_NO_BREAK: Final = "\u00a0"
_LINE_ENDS: Final = re.compile(r"\r\n?|\n")
_WHITE: Final = re.compile(r"[ \t\r\n\f]+")
_TYPED_MARKER: Final = re.compile(r"\s*(\S{1,5})(?:[\u00a0\t]|[\u00a0\t ]{2,})\s*")


class Context(NamedTuple):
    """What holds for the text of an element; a tuple, since a page makes one for each element."""

    marks: Marks = PLAIN
    quote: int = 0
    box: Box | None = None
    align: Align = Align.START
    direction: Direction | None = None
    heading: int = 0
    lists: int = 0
    open_list: OpenList | None = None
    item: ListItem | None = None
    code: bool = False
    lines: bool = False
    """A new line in the text is one for the reader."""


_ALIGNMENTS: Final = {f"align-{align}": align for align in Align}
_BOXES: Final = {f"box-{box}": box for box in Box}


def said_by(start: Start, *, house: bool) -> dict[str, Any]:
    """Return what a block element says of the text within it, as changes of the context.

    In the house's own HTML each block speaks for itself alone; a stranger's speaks for all within.
    """
    changes: dict[str, Any] = {}
    direction = direction_of(start.attributes)
    if house:
        is_root = f"{DATA_PREFIX}document" in start.attributes
        changes = {"direction": None if is_root else direction, "align": Align.START}
    elif direction is not None:
        changes["direction"] = direction
    for name in start.classes:
        if name in _ALIGNMENTS:
            changes["align"] = _ALIGNMENTS[name]
        elif name in _BOXES:
            changes["box"] = _BOXES[name]
    return changes


class Flow:
    """Text that gathers until a block begins or ends, and the blocks made so far."""

    def __init__(self, *, house: bool, direction: Direction, language: str) -> None:
        self.house = house
        self.direction = direction
        self.language = language
        self.context = Context()
        self.blocks: list[Block] = []
        self.pieces: list[Inline] = []
        self.marker: str | None = None
        self.code_language = ""
        self._gathering: list[list[Inline]] = []  # innermost cell, caption or note last

    @property
    def is_gathering(self) -> bool:
        """Whether text goes into a cell, a caption or a note rather than into blocks."""
        return bool(self._gathering)

    def gather(self) -> None:
        """Let all text up to `gathered` be one run of inlines, a break between its blocks."""
        self._gathering.append([])

    def gathered(self) -> Inlines:
        """Return what the latest `gather` gathered."""
        self.flush()
        return normal(self._gathering.pop())

    def read(self, text: str) -> None:
        """Take in text as it stands between two tags."""
        if text == _NO_BREAK and not self.house:
            text = " "  # browsers write a space beside a tag so, in an element of its own
        if not self.context.code and not self.context.lines:
            self.add(clean(_WHITE.sub(" ", text)))
            return
        for number, line in enumerate(_LINE_ENDS.split(text)):
            if number:
                self.pieces.append(Break())
            self.add(clean(line))

    def add(self, text: str) -> None:
        """Add clean text under the marks that hold."""
        if text:
            self.pieces.append(Text(text, self.context.marks))

    def flush(self) -> None:
        """Make a block, or a part of a cell or caption, of the text that gathered."""
        pieces, self.pieces = tuple(self.pieces), []
        if self.context.code and not self.is_gathering:
            if pieces:
                self.blocks.append(self._text_block(pieces))
        elif self.house:
            self._place(normal(pieces))
        elif not is_blank(pieces):
            around = self.context.direction or detect(plain(pieces), self.direction)
            if self._has_typed_marker:
                pieces = self._without_typed_marker(pieces)
            content = sensible(pieces, around, self.language)
            for part in [content] if self.is_gathering else _paragraphs(content):
                self._place(part)

    def place_empty(self) -> None:
        """Make a block without text, where one stands in the house's own HTML."""
        self.blocks.append(self._text_block(()))

    def _place(self, content: Inlines) -> None:
        if not content:
            return
        if self._gathering:
            gathered = self._gathering[-1]
            gathered += (Break(), *content) if gathered else content
        else:
            self.blocks.append(self._text_block(content))

    def _text_block(self, content: Inlines) -> Block:
        context = self.context
        flow: dict[str, Any] = {
            "quote": context.quote,
            "direction": self._direction_of(content),
            "align": context.align,
            "box": context.box,
        }
        if context.code:
            return Code(content, language=self.code_language, **flow)
        if context.item is not None:
            return self._item(context.item, content, flow)
        if context.heading:
            if not self.house and all_bold(content):
                content = not_bold(content)
            return Heading(content, level=context.heading, **flow)
        return Paragraph(content, **flow)

    def _direction_of(self, content: Inlines) -> Direction | None:
        if self.house or self.context.direction is not None:
            return self.context.direction
        found = detect(plain(content), self.direction)
        return None if found is self.direction else found

    def _item(self, item: ListItem, content: Inlines, flow: dict[str, Any]) -> Item:
        if item.kind is None:
            item.kind, item.start = read_marker(self.marker or "")
            self.marker = None
        continued, item.begun = item.begun, True
        kind, level, start = item.kind, item.level, item.start
        return Item(content, kind=kind, level=level, start=start, continued=continued, **flow)

    @property
    def _has_typed_marker(self) -> bool:
        item = self.context.item
        return item is not None and item.kind is None and self.marker is None

    def _without_typed_marker(self, pieces: Inlines) -> Inlines:
        """Take a bullet or number that was left in the text off its beginning."""
        first = next((piece for piece in pieces if isinstance(piece, Text)), None)
        found = _TYPED_MARKER.match(plain(pieces))
        if first is None or found is None:
            return pieces
        self.marker = found[1]
        return _cut(pieces, found.end())


def _cut(pieces: Inlines, count: int) -> Inlines:
    """Return `pieces` without their first `count` characters."""
    kept: list[Inline] = []
    for piece in pieces:
        length = len(piece.text) if isinstance(piece, Text) else int(isinstance(piece, Break))
        if count < length and isinstance(piece, Text):
            kept.append(Text(piece.text[count:], piece.marks) if count else piece)
        elif not count:
            kept.append(piece)
        count = max(0, count - length)
    return tuple(kept)


def _paragraphs(content: Inlines) -> Iterator[Inlines]:
    """Part content where a stranger left a line empty to begin a paragraph."""
    if not any(map(_are_breaks, content, content[1:])):
        yield content
        return
    part: list[Inline] = []
    breaks = 0
    for piece in content:
        if isinstance(piece, Break):
            breaks += 1
            if breaks == 2:
                yield normal(part)
                part = []
        else:
            breaks = 0
        part.append(piece)
    yield normal(part)


def _are_breaks(one: Inline, other: Inline) -> bool:
    return isinstance(one, Break) and isinstance(other, Break)
