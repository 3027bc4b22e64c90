"""A document as Markdown that Python-Markdown reads, for people's files and the source view.

Law: ``read_markdown(write_markdown(d), direction=d.direction, language=d.language) == d`` for every
`d` without review marks whose links are clean (`links`); a document with suggestions is written as
it stands with all of them.

What is prose is written as Markdown; every other block is a fenced block of JSON named
``midad-figure``, ``midad-embed`` and so on. Deliberately absent: front matter (``front_matter``)
and the marks of review.
"""

import re
from collections.abc import Iterable, Iterator
from typing import Final

from studio.document.blocks import (
    Align,
    Block,
    Code,
    Embed,
    Figure,
    Gallery,
    Heading,
    Item,
    ListKind,
    Paragraph,
    PullQuote,
    Related,
    Rule,
    Table,
    TextBlock,
    Unknown,
)
from studio.document.codec import block_to_text
from studio.document.inline import plain, texts
from studio.document.markdown_inline import InlineWriter
from studio.document.review import accepted
from studio.document.tree import Document

FENCE: Final = "midad-"
"""What the name of a fenced block starts with that holds a block as JSON."""

_PLAIN_LANGUAGE: Final = re.compile(r"(?:[A-Za-z0-9_#+][A-Za-z0-9_#+.-]*)?")
_FENCES: Final = re.compile("`{3,}")
_PLAIN_SOURCE: Final = re.compile(r"[\w./:?=&%#~+@,-]+")
_PLAIN_WORDS: Final = re.compile(r"[\w ،.؛؟:/-]*")


def write_markdown(document: Document) -> str:
    """Return `document` as Markdown, ending in a new line unless it is empty."""
    writer = InlineWriter()
    parts: list[str] = []
    depth = 0
    for run in _runs(accepted(document).blocks):
        for text, quote, tight in _written(run, writer):
            if parts:
                shared = "> " * min(quote, depth)
                parts.append("\n" if tight else f"\n{shared.rstrip()}\n")
            parts.append("\n".join("> " * quote + line for line in text.split("\n")))
            depth = quote
    if notes := writer.notes():
        parts += ["\n\n", "\n".join(notes)]
    return "".join(parts) + "\n" if parts else ""


def _runs(blocks: Iterable[Block]) -> Iterator[list[Block]]:
    """Yield the items of one list together, and every other block by itself.

    Where the kind changes at the outermost level a new list begins.
    """
    run: list[Block] = []
    kind: ListKind | None = None
    for block in blocks:
        last = run[-1] if run else None
        goes_on = (
            isinstance(block, Item)
            and isinstance(last, Item)
            and block.quote == last.quote
            and (block.level > 0 or block.kind is kind)
        )
        if run and not goes_on:
            yield run
            run = []
        if isinstance(block, Item) and block.level == 0:
            kind = block.kind
        run.append(block)
    if run:
        yield run


def _written(run: list[Block], writer: InlineWriter) -> Iterator[tuple[str, int, bool]]:
    """Yield the text of each block, the quotes it stands in, and whether no empty line precedes."""
    items = [block for block in run if isinstance(block, Item)]
    if not items:
        text, quote = _block(run[0], writer)
        yield text, quote, False
        return
    loose = _is_loose(items)
    numbers = _Numbers()
    for item in items:
        yield _item(item, writer, numbers), item.quote, not loose and item is not items[0]


def _block(block: Block, writer: InlineWriter) -> tuple[str, int]:
    match block:
        case Paragraph():
            attributes = _attributes(block)
            text = writer.lines(block.content)
            return f"{text}\n{attributes}" if attributes else text, block.quote
        case Heading():
            text = f"{'#' * block.level} {writer.line(block.content)}"
            text = f"{text[:-1]}&#35;" if text.endswith("#") else text
            return f"{text} {_attributes(block)}".rstrip(" "), block.quote
        case Code() if block == Code(block.content, language=block.language):
            if _PLAIN_LANGUAGE.fullmatch(block.language) and not block.language.startswith(FENCE):
                return _fenced(block.language, plain(block.content)), 0
        case Table() if _is_plain_table(block):
            return _table(block, writer), 0
        case Figure() if _is_plain_figure(block):
            caption = plain(block.caption)
            title = f' "{caption}"' if caption else ""
            return f"![{block.alt}]({block.source}{title})", 0
        case Rule():
            return "---", 0
        case _:
            pass
    return _fenced(FENCE + _name(block), block_to_text(block)), 0


def _name(block: Block) -> str:
    match block:
        case Code():
            return "code"
        case Figure():
            return "figure"
        case Gallery():
            return "gallery"
        case Embed():
            return "embed"
        case PullQuote():
            return "pullquote"
        case Table():
            return "table"
        case Related():
            return "related"
        case Paragraph() | Heading() | Item() | Rule() | Unknown():
            return "block"


def _fenced(name: str, text: str) -> str:
    longest = max((len(found) for found in _FENCES.findall(text)), default=2)
    fence = "`" * (longest + 1)
    return f"{fence}{name}\n{text}\n{fence}"


def _attributes(block: TextBlock, value: int | None = None) -> str:
    """Return what Markdown does not say of a block as an attribute list, or nothing."""
    said = []
    if block.direction is not None:
        said.append(f"dir={block.direction.value}")
    if block.align is not Align.START:
        said.append(f"align={block.align.value}")
    if block.box is not None:
        said.append(f"box={block.box.value}")
    if value is not None:
        said.append(f"value={value}")
    return f"{{: {' '.join(said)} }}" if said else ""


def _item(item: Item, writer: InlineWriter, numbers: "_Numbers") -> str:
    marker, value = numbers.place(item)
    indent = "    " * item.level
    text = writer.line(item.content)
    attributes = _attributes(item, value)
    if attributes:
        text += f"\n{indent}    {attributes}"
    return f"{indent}{marker}{text}"


class _Numbers:
    """Counts the items of one list twice: as the document does, and as Markdown will."""

    def __init__(self) -> None:
        self._kinds: list[ListKind] = []
        self._shown: list[int] = []  # what a reader of the document sees
        self._read: list[int] = []  # what Markdown counts by itself
        self._box: object = None

    def place(self, item: Item) -> tuple[str, int | None]:
        """Return what stands before `item`, and its number where that must be said apart."""
        level = item.level
        if item.continued:
            self._cut(level + 1)
            return "    ", None
        self._cut(level + 1)
        if len(self._kinds) > level and self._kinds[level] is not item.kind:
            self._cut(level)
        new = len(self._kinds) == level
        if new:
            self._kinds.append(item.kind)
            self._shown.append(0)
            self._read.append(0)
        elif item.box is not self._box:
            self._shown[level] = 0
        self._box = item.box
        self._shown[level] = self._shown[level] + 1 if item.start is None else item.start
        number = self._shown[level]
        expected = number if new else self._read[level] + 1
        self._read[level] = number
        if item.kind is ListKind.BULLET:
            return "- ", None
        return f"{number}. ", number if number != expected else None

    def _cut(self, level: int) -> None:
        for column in (self._kinds, self._shown, self._read):
            del column[level:]


def _is_loose(items: list[Item]) -> bool:
    """Say whether empty lines must part the items.

    They must for further paragraphs of an item, and for a change of kind below the outermost level.
    """
    kinds: list[ListKind] = []
    for item in items:
        if item.continued:
            return True
        del kinds[item.level + 1 :]
        if len(kinds) > item.level and kinds[item.level] is not item.kind:
            return True
        kinds[item.level :] = [item.kind]
    return False


def _is_plain_table(table: Table) -> bool:
    return table.header and not table.caption and len(table.rows) > 1


def _table(table: Table, writer: InlineWriter) -> str:
    rows = [" | ".join(writer.cell(cell) for cell in row) for row in table.rows]
    rows.insert(1, " | ".join("---" for _ in table.rows[0]))
    return "\n".join(f"| {row} |" for row in rows)


def _is_plain_figure(figure: Figure) -> bool:
    caption = plain(figure.caption)
    return (
        figure == Figure(source=figure.source, alt=figure.alt, caption=texts(caption))
        and _PLAIN_SOURCE.fullmatch(figure.source) is not None
        and _PLAIN_WORDS.fullmatch(figure.alt) is not None
        and _PLAIN_WORDS.fullmatch(caption) is not None
    )
