"""People's Markdown as a document.

Everything of ours comes back as it was (``markdown_out`` states the law); of everybody else's
nothing that can be read is lost: headings of six levels become three, deeper lists and quotations
the deepest that there are, a picture in a line follows its paragraph, a footnote that nobody calls
becomes a paragraph at the end, a link that may not leave the house becomes its words.

Deliberately absent: front matter (``front_matter``), and Python-Markdown itself
(``markdown_tree``).
"""

from collections.abc import Iterable
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final, TypeVar
from xml.etree.ElementTree import Element

from msgspec.structs import replace

from studio.arabic.direction import Direction
from studio.document.blocks import (
    Align,
    Block,
    Box,
    Code,
    Heading,
    Item,
    ListKind,
    Paragraph,
    Rule,
    Table,
    TextBlock,
)
from studio.document.codec import block_from_text
from studio.document.html_in import read_html
from studio.document.inline import Break, Inline, Inlines, Text
from studio.document.markdown_content import BLOCKS, ContentReader, said_direction
from studio.document.markdown_out import FENCE
from studio.document.markdown_plain import plain_blocks
from studio.document.markdown_tree import DEEPEST, PLACE, Fence, MarkdownTree, parse, spoken
from studio.document.marks import clean
from studio.document.tree import Document
from studio.errors import Damaged, Reason, Refused

LARGEST_MARKDOWN: Final = 4 * 1024 * 1024
"""Bytes of Markdown that are read; an article of 5,000 words takes a hundredth of it."""

B = TypeVar("B", Paragraph, Heading, Item)

_APART: Final = frozenset({"blockquote", "pre", "table", "hr"})  # cannot stand inside an item
_ALIGNMENTS: Final = MappingProxyType({align.value: align for align in Align})
_BOXES: Final = MappingProxyType({box.value: box for box in Box})


@dataclass(frozen=True, slots=True)
class TitledMarkdown:
    """A document, and its title when its first block was a heading of level 1."""

    document: Document
    title: Inlines | None = None

    @property
    def rest(self) -> Document:
        """The document without its title."""
        return replace(self.document, blocks=self.document.blocks[self.title is not None :])


def read_markdown(
    text: str, *, direction: Direction = Direction.RTL, language: str = "ar", name: str = ""
) -> Document:
    """Return the document that `text` is; `name` says in errors where it came from.

    Raises `Refused`: FILE_TOO_LARGE above `LARGEST_MARKDOWN`, MARKDOWN_TOO_DEEP, and what
    `html_in.read_html` raises for HTML in it.
    """
    return Document(_read(text, direction, language, name).blocks, direction, language)


def read_titled_markdown(
    text: str, *, direction: Direction = Direction.RTL, language: str = "ar", name: str = ""
) -> TitledMarkdown:
    """Return the document that `text` is, and whether it begins with a title; raises likewise."""
    read = _read(text, direction, language, name)
    document = Document(read.blocks, direction, language)
    first = document.blocks[0] if read.titled else None
    return TitledMarkdown(document, first.content if isinstance(first, Heading) else None)


@dataclass(frozen=True, slots=True)
class _Read:
    """Blocks as they were read; `titled` says that the first of them was of level 1."""

    blocks: tuple[Block, ...]
    titled: bool = False


def _read(text: str, direction: Direction, language: str, name: str) -> _Read:
    size = len(text) if len(text) > LARGEST_MARKDOWN else len(text.encode(errors="replace"))
    if size > LARGEST_MARKDOWN:
        raise Refused(Reason.FILE_TOO_LARGE, path=name, size=size, limit=LARGEST_MARKDOWN)
    plain = plain_blocks(text)
    if plain is not None:
        return _Read(plain)
    return _parsed(text, direction, language)


def _parsed(text: str, direction: Direction, language: str) -> _Read:
    """Read `text` by way of Python-Markdown."""
    try:
        reader = _Reader(parse(text), direction, language)
        reader.read()
    except RecursionError as error:
        raise Refused(Reason.MARKDOWN_TOO_DEEP, limit=DEEPEST) from error
    return _Read(tuple(reader.blocks), titled=reader.titled)


class _Reader:
    """Turns one tree into blocks; `titled` says that the first of them was of level 1."""

    def __init__(self, tree: MarkdownTree, direction: Direction, language: str) -> None:
        self.blocks: list[Block] = []
        self.titled = False
        self._tree = tree
        self._direction = direction
        self._language = language
        self._content = ContentReader(tree)
        self._html: list[str] = []

    def read(self) -> None:
        """Read the whole tree into `blocks`."""
        for element in self._tree.root:
            self._block(element, 0)
        for content in self._content.uncalled():
            self._add(Paragraph(content))
        self._end_html()

    def _add(self, block: Block) -> None:
        self._end_html()
        self.blocks.append(block)

    def _block(self, element: Element, quote: int) -> None:
        match element.tag:
            case "ul" | "ol":
                self._list(element, quote, 0)
            case "blockquote":
                for inner in element:
                    self._block(inner, quote + 1)
            case "aside":
                pass
            case "hr":
                self._add(Rule())
            case "pre":
                self._add(_code("".join(map(spoken, element.itertext())).rstrip("\n"), quote))
            case "table":
                self._table(element)
            case "h1" | "h2" | "h3" | "h4" | "h5" | "h6":
                first = not (quote or self.blocks or self._html)
                self.titled |= element.tag == "h1" and first
                content = tuple(self._content.content(element))
                level = int(element.tag[1])
                self._add(_attributed(Heading(content, quote, level=level), element))
            case _:
                if not self._is_taken_out(element):
                    self._paragraph(element, quote)
        self._end_figures()

    def _paragraph(self, element: Element, quote: int) -> None:
        content = tuple(self._content.content(element))
        if _says_something(content):
            self._add(_attributed(Paragraph(content, quote), element))

    def _end_figures(self) -> bool:
        figures, self._content.figures = self._content.figures, []
        for figure in figures:
            self._add(figure)
        return bool(figures)

    def _list(self, parent: Element, quote: int, level: int) -> None:
        kind = ListKind.NUMBER if parent.tag == "ol" else ListKind.BULLET
        number = _number(parent.get("start"), 1)
        for element in parent:
            item = _OpenItem(Item((), quote, kind=kind, level=level), number)
            self._item(element, item, quote, level)
            number = item.number + 1

    def _item(self, element: Element, item: "_OpenItem", quote: int, level: int) -> None:
        waiting = self._content.text(element.text)
        for child in element:
            if child.tag not in BLOCKS:
                waiting += self._content.one(child)
                waiting += self._content.text(child.tail)
                continue
            self._put(item, waiting, element)
            if child.tag in {"ul", "ol"}:
                self._list(child, quote, level + 1)
            elif child.tag in _APART or self._is_taken_out(child):
                if child.tag in _APART:
                    self._block(child, quote)
                item.broken = True
            else:
                self._put(item, self._content.content(child), child)
            item.begun = True
            waiting = self._content.text(child.tail)
        self._put(item, waiting, element)
        if not item.begun:
            self._add(item.block((), element))

    def _put(self, item: "_OpenItem", content: list[Inline], element: Element) -> None:
        if _says_something(content):
            self._add(item.block(tuple(content), element))
        if self._end_figures():
            item.begun = item.broken = True

    def _table(self, element: Element) -> None:
        rows = tuple(
            tuple(tuple(self._content.content(cell)) for cell in row) for row in element.iter("tr")
        )
        self._add(Table(rows=rows, header=True))

    def _is_taken_out(self, element: Element) -> bool:
        """Say whether `element` only holds the place of code or HTML, and add what stood there.

        Both begin a line of the file, so neither stands in a quotation.
        """
        text = (element.text or "").strip()
        place = PLACE.fullmatch(text) if text.startswith("\u0002") and not len(element) else None
        if place is None:
            return False
        taken = self._tree.taken_out(place)
        if isinstance(taken, Fence):
            self._add(_fenced(taken))
        else:
            self._html.append(taken)
        return True

    def _end_html(self) -> None:
        """Add what the HTML says that was met last; neighbours are read as one."""
        if not self._html:
            return
        html, self._html = "\n".join(self._html), []
        document = read_html(html, direction=self._direction, language=self._language)
        for block in document.blocks:
            if isinstance(block, TextBlock):
                direction = block.direction or document.direction
                self.blocks.append(replace(block, direction=direction))
            else:
                self.blocks.append(block)


class _OpenItem:
    """A list item that is being read: its first paragraph, then further ones.

    `broken` says that something stood in it that cannot stand in a list: what follows is no longer
    the item's.
    """

    def __init__(self, item: Item, number: int) -> None:
        self._item = item
        self.number = number
        self.begun = False
        self.broken = False

    def block(self, content: Inlines, element: Element) -> Block:
        """Return the block for the next paragraph, with the attributes that `element` has."""
        if self.broken:
            return _attributed(Paragraph(content, self._item.quote), element)
        if self.begun:
            return _attributed(replace(self._item, content=content, continued=True), element)
        self.begun = True
        self.number = _number(element.get("value"), self.number)
        return _attributed(replace(self._item, content=content, start=self.number), element)


def _attributed(block: B, element: Element) -> B:
    """Return `block` with what an attribute list says of it."""
    if not element.attrib:
        return block
    align = _ALIGNMENTS.get(element.get("align", ""), Align.START)
    box = _BOXES.get(element.get("box", ""))
    return replace(block, direction=said_direction(element), align=align, box=box)


def _number(said: str | None, otherwise: int) -> int:
    """Return the number that an attribute says; no list counts higher than six digits."""
    return int(said[:6]) if said and said[:6].isdecimal() else otherwise


def _says_something(content: Iterable[Inline]) -> bool:
    return any(not isinstance(one, Text) or one.text.strip(" ") for one in content)


def _fenced(fence: Fence) -> Block:
    if fence.language.startswith(FENCE):
        try:
            return block_from_text(fence.text)
        except Damaged:
            pass  # what somebody changed by hand stays readable as code
    return _code(fence.text, 0, fence.language)


def _code(text: str, quote: int, language: str = "") -> Code:
    content: list[Inline] = []
    for line in text.split("\n"):
        content += [Break(), Text(clean(line.expandtabs(4)))]
    return Code(tuple(content[1:]), quote, language=language)
