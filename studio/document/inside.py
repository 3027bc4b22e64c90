"""Words that stand inside something that is one place of a text: in cards and in footnotes.

Each stretch of them is a line: a caption, a cell, a note, who is quoted, what a picture shows.
Lines are numbered in an order that only what comes and goes changes. Deliberately absent:
addresses and codes, which are no words.
"""

from collections.abc import Callable, Iterator
from enum import StrEnum
from typing import TypeAlias, TypeVar, cast

from msgspec import Struct
from msgspec.structs import replace

from studio.document.blocks import Block, Embed, Figure, Gallery, PullQuote, Table, TextBlock
from studio.document.inline import Footnote, Inline, Inlines, Text, plain
from studio.document.marks import clean
from studio.document.tree import map_contents

BlockT = TypeVar("BlockT", bound=Block)


class LineKind(StrEnum):
    """What a line is of."""

    CAPTION = "caption"
    QUOTE = "quote"
    CELL = "cell"
    NOTE = "note"
    ALT = "alt"
    CREDIT = "credit"
    TITLE = "title"
    BY = "by"


class Line(Struct, frozen=True):
    """A stretch of words: the place in its block that it stands inside, and its content."""

    at: int
    content: Inlines
    kind: LineKind


Changed: TypeAlias = Callable[[int, Inlines], Inlines]
"""Is given the number of a line and its content, and gives the content that shall stand there."""

_Change: TypeAlias = Callable[[Inlines, LineKind], Inlines]


def lines(block: Block) -> tuple[Line, ...]:
    """Return the lines inside a block that have words, or would have: their numbers count on."""
    if isinstance(block, TextBlock):
        return notes(block.content)
    found: list[Line] = []

    def look(content: Inlines, kind: LineKind) -> Inlines:
        found.append(Line(0, content, kind))
        return content

    _through(block, look)
    return tuple(found)


def notes(content: Inlines) -> tuple[Line, ...]:
    """Return the footnotes of a content, as the lines inside a text block."""
    found: list[Line] = []
    at = 0
    for one in content:
        if isinstance(one, Footnote):
            found.append(Line(at, one.content, LineKind.NOTE))
        at += len(one.text) if isinstance(one, Text) else 1
    return tuple(found)


def with_lines(block: BlockT, changed: Changed) -> BlockT:
    """Return a block with other words in its lines; `changed` is asked for each by its number.

    Law: ``with_lines(block, lambda _, content: content)`` is the block.
    """
    if isinstance(block, TextBlock):
        return replace(block, content=with_notes(block.content, changed))
    return cast("BlockT", _through(block, _counting(changed)))


def with_notes(content: Inlines, changed: Changed) -> Inlines:
    """Return a content with other words in its footnotes, as `with_lines`."""
    return tuple(_notes(content, _counting(changed)))


def _counting(changed: Changed) -> _Change:
    numbers = iter(range(1_000_000))
    return lambda content, _: changed(next(numbers), content)


def _through(block: Block, change: _Change) -> Block:
    kind = LineKind.CAPTION
    if isinstance(block, Table):
        kind = LineKind.CELL
    elif isinstance(block, PullQuote):
        kind = LineKind.QUOTE

    def with_own_notes(content: Inlines) -> Inlines:
        return tuple(_notes(change(content, kind), change))

    return _with_labels(map_contents(block, with_own_notes), change)


def _notes(content: Inlines, change: _Change) -> Iterator[Inline]:
    for one in content:
        if isinstance(one, Footnote):
            yield replace(one, content=change(one.content, LineKind.NOTE))
        else:
            yield one


def _with_labels(block: Block, change: _Change) -> Block:
    """Return a card with other words in what it says without marks."""

    def label(text: str, kind: LineKind) -> str:
        return plain(change((Text(clean(text)),) if text else (), kind))

    def labelled(figure: Figure) -> Figure:
        alt, credit = label(figure.alt, LineKind.ALT), label(figure.credit, LineKind.CREDIT)
        return replace(figure, alt=alt, credit=credit)

    match block:
        case Figure():
            return labelled(block)
        case Gallery(figures=figures):
            return replace(block, figures=tuple(map(labelled, figures)))
        case Embed():
            return replace(block, title=label(block.title, LineKind.TITLE))
        case PullQuote():
            return replace(block, by=label(block.by, LineKind.BY))
        case _:
            return block
