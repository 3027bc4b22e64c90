"""Word files, read as articles: from Word, Google Docs, LibreOffice, and from Midad itself.

Styles and lists decide what a paragraph is, its own word or else its letters which way it runs.
Suggested insertions are taken, suggested deletions left out, comments too. A title, or a first
heading, is the headline. Pictures come along as they lie in the file, for the newsroom to keep.
Deliberately absent: looks; nothing is loaded from anywhere.
"""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Final

from msgspec import Struct, field
from msgspec.structs import replace

from studio.arabic.direction import Direction, detect
from studio.document import docx_names as names
from studio.document.article import ArticleText, Byline
from studio.document.blocks import (
    Align,
    Block,
    Box,
    Code,
    Figure,
    Heading,
    Item,
    ListKind,
    Paragraph,
    Rule,
    Table,
)
from studio.document.docx_controls import ControlReader
from studio.document.docx_grid import cells_of, rows_of
from studio.document.docx_names import W
from studio.document.docx_package import Package
from studio.document.docx_runs_in import Found, RunReader, words_of
from studio.document.docx_shapes import Lists, Look, Styles, is_on, numbered, value, whole_number
from studio.document.faults import Removal
from studio.document.inline import Break, Inlines, line, merged, normal, plain
from studio.document.tree import Document

if TYPE_CHECKING:
    from lxml import etree

LARGEST_PICTURE: Final = 48 * 1024 * 1024
LONGEST_HEADLINE: Final = 160
"""Characters that a first paragraph has at most to be the headline."""
_PASSED: Final = frozenset(f"{W}{name}" for name in ("ins", "smartTag", "customXml", "moveTo"))
_ALIGNED: Final = {"center": Align.CENTER, "right": Align.END, "end": Align.END}
_WIDEST_SPAN: Final = 63
_SEPARATORS: Final = frozenset({"separator", "continuationSeparator", "continuationNotice"})


class WordFile(Struct, frozen=True):
    """What a Word file holds: an article whose pictures name theirs in `pictures` as source."""

    text: ArticleText
    pictures: Mapping[str, bytes] = field(default_factory=dict)
    removed: tuple[Removal, ...] = ()


def read_docx(data: bytes, name: str) -> WordFile:
    """Return what a Word file holds; `name` says in errors which file it is.

    Raises `Refused` (WORD_TOO_LARGE, WORD_HAS_MACROS) and `Damaged` (WORD_DAMAGED).
    """
    package = Package(data, name)
    main = package.main()
    root = package.xml(main)
    body = None if root is None else root.find(f"{W}body")
    if body is None:
        raise package.damaged(main)
    parts = {one.kind: one.target for one in package.calls(main).values() if not one.external}
    styles = Styles(package.xml(parts.get("styles", "")))
    lists = Lists(package.xml(parts.get("numbering", "")))
    removed: set[Removal] = set()
    notes: dict[tuple[str, str], Inlines] = {}
    for kind in ("footnote", "endnote"):
        notes |= _notes(package, styles, kind, parts.get(f"{kind}s", ""), removed)
    runs = RunReader(styles, package.calls(main), notes, removed)
    reader = _Reader(styles, lists, runs)
    reader.read(body)
    text = reader.article()
    pictures = {}
    for source in reader.sources:
        picture = package.bytes_of(source, LARGEST_PICTURE)
        if picture is not None:
            pictures[source] = picture
    return WordFile(text, pictures, tuple(sorted(removed)))


def _notes(
    package: Package, styles: Styles, kind: str, part: str, removed: set[Removal]
) -> dict[tuple[str, str], Inlines]:
    found: dict[tuple[str, str], Inlines] = {}
    root = package.xml(part)
    if root is None:
        return found
    for note in root.iterchildren(f"{W}{kind}"):
        if value(note, "type") not in _SEPARATORS:
            runs = RunReader(styles, package.calls(part), {}, removed)
            found[kind, value(note, "id")] = words_of(
                runs.read(paragraph) for paragraph in note.iter(f"{W}p")
            )
    return found


class _Said(Struct):
    """What one of our controls says of the text in it."""

    quote: int = 0
    box: Box | None = None
    language: str = ""
    continued: tuple[ListKind, int] | None = None


class _Reader:
    """Reads a body into blocks and the fields of an article."""

    def __init__(self, styles: Styles, lists: Lists, runs: RunReader) -> None:
        self._styles, self._lists, self._runs = styles, lists, runs
        self._controls = ControlReader(self._blocks_in, self._read_table, styles, runs)
        self._blocks: list[Block] = []
        self._fields: dict[str, Inlines] = {}
        self._bylines: list[Byline] = []
        self._dateline = ""
        self._lead: Figure | None = None
        self._begun: set[tuple[str, int]] = set()
        self._title_seen = False
        self.sources: list[str] = []

    def read(self, body: "etree._Element") -> None:
        """Read everything that stands in a body."""
        self._walk(body, _Said())

    def article(self) -> ArticleText:
        """Return the article that was read."""
        direction = self._styles.direction or self._main_direction()
        spoken = self._styles.languages[0 if direction is Direction.RTL else 1]
        language = spoken if self._styles.own else "ar" if direction is Direction.RTL else spoken
        blocks = list(self._blocks)
        headline = self._fields.get(names.TITLE, ())
        if not self._title_seen and not self._styles.own:
            headline, blocks = _headline_of(blocks)
        return ArticleText(
            headline=headline,
            kicker=self._fields.get(names.KICKER, ()),
            standfirst=self._fields.get(names.STANDFIRST, ()),
            bylines=tuple(self._bylines),
            dateline=self._dateline,
            lead_picture=self._lead,
            body=Document(self._levelled(blocks), direction, language),
        )

    def _main_direction(self) -> Direction:
        words = " ".join(plain(getattr(one, "content", ())) for one in self._blocks)
        return detect(words[:20_000])

    def _levelled(self, blocks: list[Block]) -> tuple[Block, ...]:
        """Bring headings of the first level under the headline, and the others with them."""
        deeper = int(any(isinstance(one, _FirstHeading) for one in blocks))
        return tuple(_plain_heading(one, deeper) for one in blocks)

    # Blocks

    def _walk(self, parent: "etree._Element", said: _Said) -> None:
        for child in parent:
            if child.tag == f"{W}p":
                self._paragraph(child, said)
            elif child.tag == f"{W}tbl":
                self._table(child)
            elif child.tag == f"{W}sdt":
                self._control(child, said)
            elif child.tag in _PASSED:
                self._walk(child, said)

    def _control(self, control: "etree._Element", said: _Said) -> None:
        inside = control.find(f"{W}sdtContent")
        if inside is None or control.find(f"{W}sdtPr/{W}docPartObj") is not None:
            return  # nothing, or a table of contents
        kind, told = names.said_by(value(control.find(f"{W}sdtPr/{W}tag")))
        if kind == "text":
            self._walk(inside, _said(told))
        elif kind == "lead":
            figure = self._controls.figure(inside)
            self._lead = figure
            self._note_source(figure)
        elif kind:
            for block in self._controls.read(kind, told, inside):
                self._add(block)
        else:
            self._walk(inside, said)

    def _blocks_in(self, parent: "etree._Element") -> list[Block]:
        """Return the blocks that stand in an element, for a control that holds blocks."""
        kept, self._blocks = self._blocks, []
        self._walk(parent, _Said())
        found, self._blocks = self._blocks, kept
        return found

    def _add(self, block: Block) -> None:
        self._blocks.append(block)
        for figure in (block, *getattr(block, "figures", ())):
            if isinstance(figure, Figure):
                self._note_source(figure)

    def _note_source(self, figure: Figure) -> None:
        if figure.source and figure.source not in self.sources:
            self.sources.append(figure.source)

    def _paragraph(self, element: "etree._Element", said: _Said) -> None:
        shape = element.find(f"{W}pPr")
        look = self._styles.look(value(None if shape is None else shape.find(f"{W}pStyle")))
        found = self._runs.read(element)
        is_code = look.role == names.CODE
        content = merged(found.inlines) if is_code else normal(found.inlines)
        if self._is_field(look, content):
            return
        if content or self._keeps_empty(shape, look, found):
            self._text(shape, look, content, said)
        for figure in found.figures:
            self._add(figure)
        for box in found.boxes:
            self._walk(box, said)

    def _keeps_empty(self, shape: "etree._Element | None", look: Look, found: Found) -> bool:
        if look.role == names.RULE or _is_line(shape):
            return True
        return self._styles.own and not found.figures and not found.boxes

    def _is_field(self, look: Look, content: Inlines) -> bool:
        """Keep what stands beside the body, and say whether it does."""
        match look.role:
            case names.TITLE | names.STANDFIRST | names.KICKER if look.role not in self._fields:
                self._title_seen |= look.role == names.TITLE
                self._fields[look.role] = line(content)
            case names.BYLINE:
                self._bylines.append(Byline(plain(content)))
            case names.DATELINE if not self._dateline:
                self._dateline = plain(content)
            case names.CAPTION if self._captions(content):
                pass
            case _:
                return False
        return True

    def _captions(self, content: Inlines) -> bool:
        """Give a caption to the picture or table before it that has none."""
        last = self._blocks[-1] if self._blocks else None
        if not isinstance(last, Figure | Table) or last.caption or not content:
            return False
        self._blocks[-1] = replace(last, caption=content)
        return True

    def _text(
        self, shape: "etree._Element | None", look: Look, content: Inlines, said: _Said
    ) -> None:
        if look.role == names.RULE or (not content and not self._styles.own and _is_line(shape)):
            self._blocks.append(Rule())
            return
        quote = said.quote or int(look.role in {names.QUOTE, names.PULL_QUOTE})
        way = self._way(shape, content)
        align = _align(shape, way)
        listed = None if shape is None else numbered(shape) or look.number
        heading = self._heading(shape, look)
        if look.role == names.CODE:
            self._blocks.append(Code(content, quote, way, align, said.box, language=said.language))
        elif heading:
            kind = _FirstHeading if heading == 1 else Heading
            self._blocks.append(kind(content, quote, way, align, said.box, level=heading))
        elif said.continued is not None:
            item_kind, level = said.continued
            self._blocks.append(
                Item(
                    content,
                    quote,
                    way,
                    align,
                    said.box,
                    kind=item_kind,
                    level=level,
                    continued=True,
                )
            )
        elif listed is not None and (item := self._item(content, *listed)) is not None:
            shown_item = replace(item, quote=quote, direction=way, align=align, box=said.box)
            self._blocks.append(shown_item)
        else:
            self._blocks.append(Paragraph(content, quote, way, align, said.box))

    def _heading(self, shape: "etree._Element | None", look: Look) -> int:
        level = None if shape is None else shape.find(f"{W}outlineLvl")
        if look.heading or look.role or level is None:
            return look.heading
        heading = whole_number(value(level), 9) + 1
        return heading if heading <= 9 else 0

    def _item(self, content: Inlines, number: str, level: int) -> Item | None:
        shape = self._lists.level(number, level)
        if shape is None:
            return None
        start = None if (number, level) in self._begun else shape.start
        self._begun.add((number, level))
        return Item(content, kind=shape.kind, level=level, start=start)

    def _way(self, shape: "etree._Element | None", content: Inlines) -> Direction:
        bidi = None if shape is None else shape.find(f"{W}bidi")
        if bidi is not None:
            return Direction.RTL if is_on(bidi) else Direction.LTR
        return detect(plain(content), self._styles.direction or Direction.RTL)

    # Tables

    def _table(self, element: "etree._Element") -> None:
        rows = list(rows_of(element))
        if len(rows) == 1 and len(list(cells_of(rows[0]))) == 1:
            self._walk(next(cells_of(rows[0])), _Said())  # a frame around text
            return
        for block in self._read_table(element):
            self._add(block)

    def _read_table(self, element: "etree._Element") -> list[Block]:
        """Return a table, and behind it the pictures that stand in it."""
        rows = list(rows_of(element))
        figures: list[Figure] = []
        read: list[tuple[Inlines, ...]] = []
        for row in rows:
            cells: list[Inlines] = []
            for cell in cells_of(row):
                cells.append(self._cell(cell, figures))
                span = whole_number(value(cell.find(f"{W}tcPr/{W}gridSpan")), 1)
                cells += [()] * min(max(span - 1, 0), _WIDEST_SPAN)
            read.append(tuple(cells))
        header = bool(rows) and is_on(rows[0].find(f"{W}trPr/{W}tblHeader"))
        return [Table(rows=tuple(read), header=header), *figures]

    def _cell(self, cell: "etree._Element", figures: list[Figure]) -> Inlines:
        found = []
        for paragraph in cell.iter(f"{W}p"):
            one = self._runs.read(paragraph)
            figures += one.figures
            found.append(one)
        merged = cell.find(f"{W}tcPr/{W}vMerge")
        if merged is not None and value(merged) != "restart":
            return ()
        return normal(words_of(iter(found)))


class _FirstHeading(Heading, frozen=True):
    """A heading of Word's first level, which in an article is the headline's."""


def _plain_heading(block: Block, deeper: int) -> Block:
    if not isinstance(block, Heading):
        return block
    level = 1 + deeper if isinstance(block, _FirstHeading) else block.level + deeper
    return Heading(block.content, block.quote, block.direction, block.align, block.box, level=level)


def _headline_of(blocks: list[Block]) -> tuple[Inlines, list[Block]]:
    """Return what a file without a title has for a headline, and what is left."""
    first = blocks[0] if blocks else None
    if isinstance(first, _FirstHeading | Heading):
        return line(first.content), blocks[1:]
    is_short = (
        isinstance(first, Paragraph)
        and not any(isinstance(one, Break) for one in first.content)
        and len(plain(first.content)) <= LONGEST_HEADLINE
    )
    if isinstance(first, Paragraph) and is_short and len(blocks) > 1:
        return line(first.content), blocks[1:]
    return (), blocks


def _said(told: Mapping[str, str]) -> _Said:
    box, kind = told.get("box", ""), told.get("kind", "")
    try:
        language = bytes.fromhex(told.get("language", "")).decode()
    except ValueError:
        language = ""
    continued = None
    if "continued" in told and kind in set(ListKind):
        continued = ListKind(kind), whole_number(told.get("level", ""), 0)
    shown = Box(box) if box in set(Box) else None
    return _Said(whole_number(told.get("quote", ""), 0), shown, language, continued)


def _align(shape: "etree._Element | None", way: Direction) -> Align:
    if shape is None:
        return Align.START
    said = value(shape.find(f"{W}jc"))
    if shape.find(f"{W}bidi") is None and way is Direction.RTL and said != "center":
        return Align.START  # Arabic that was pushed to the right by hand
    return _ALIGNED.get(said, Align.START)


def _is_line(shape: "etree._Element | None") -> bool:
    return shape is not None and any(
        shape.find(f"{W}pBdr/{W}{side}") is not None for side in ("top", "bottom")
    )
