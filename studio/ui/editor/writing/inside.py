"""Words that stand inside something that is one place of the text: in cards and in footnotes.

Each stretch of them is a line: a caption, a cell, a note, who is quoted, what a picture shows.
Lines are numbered in an order that only what comes and goes changes. Deliberately absent:
addresses and codes, which are no words.
"""

from collections.abc import Callable, Iterator

from msgspec import Struct
from msgspec.structs import replace

from studio.document.blocks import Block, Embed, Figure, Gallery, PullQuote
from studio.document.inline import Footnote, Inline, Inlines, Text, plain
from studio.document.marks import clean
from studio.document.tree import map_contents
from studio.ui.editor.writing.content import placed
from studio.ui.editor.writing.passages import Passage

_Change = Callable[[Inlines], Inlines]


class Line(Struct, frozen=True):
    """A stretch of words: the place in its passage that it stands inside, and its content."""

    at: int
    content: Inlines


def lines(passage: Passage) -> tuple[Line, ...]:
    """Return the lines of a passage that have words, or would have: their numbers count on."""
    if passage.card is None:
        return tuple(
            Line(start, one.content)
            for start, _, one in placed(passage.content)
            if isinstance(one, Footnote)
        )
    found: list[Line] = []

    def look(content: Inlines) -> Inlines:
        found.append(Line(0, content))
        return content

    _through(passage, look)
    return tuple(found)


def with_lines(passage: Passage, changed: Callable[[int, Inlines], Inlines]) -> Passage:
    """Return a passage with other words in its lines; `changed` is asked for each by its number."""
    numbers = iter(range(1_000_000))
    return _through(passage, lambda content: changed(next(numbers), content))


def _through(passage: Passage, change: _Change) -> Passage:
    if passage.card is None:
        return replace(passage, content=tuple(_notes(passage.content, change)))

    def with_notes(content: Inlines) -> Inlines:
        return tuple(_notes(change(content), change))

    return replace(passage, block=_with_labels(map_contents(passage.card, with_notes), change))


def _notes(content: Inlines, change: _Change) -> Iterator[Inline]:
    for one in content:
        yield replace(one, content=change(one.content)) if isinstance(one, Footnote) else one


def _with_labels(block: Block, change: _Change) -> Block:
    """Return a card with other words in what it says without marks."""

    def label(text: str) -> str:
        return plain(change((Text(clean(text)),) if text else ()))

    match block:
        case Figure():
            return replace(block, alt=label(block.alt), credit=label(block.credit))
        case Gallery(figures=figures):
            labelled = tuple(
                replace(one, alt=label(one.alt), credit=label(one.credit)) for one in figures
            )
            return replace(block, figures=labelled)
        case Embed():
            return replace(block, title=label(block.title))
        case PullQuote():
            return replace(block, by=label(block.by))
        case _:
            return block
