"""The article's text as HTML: the only place in Midad where its tags are written.

Preview and package call the same functions, so that what is seen is what is published. Three
profiles share one writer:

*Site* is what readers get. It loses, and means to lose: suggestions and comments (all suggestions
are taken), blocks of unknown kind, blocks without anything in them, figures whose picture is not
given, related articles that are not public, the sources, hashes and crops of pictures, gaps between
heading levels, addresses of other schemes than http, https, mailto and tel, and presentation forms
of Arabic letters.

*WordPress* says the same in the elements that WordPress and agencies' systems leave in place:
pictures are an ``img`` with ``srcset``, foreign runs a ``span``; there is no ``picture``,
``source``, ``bdi`` or ``time``, and nothing within a figure is parted by new lines, which WordPress
would take for paragraphs.

*House* is for the clipboard and for files between newsrooms. It loses review marks, and links that
lead nowhere a reader may go (`studio.document.links`), alone: what HTML has no word for stands in
``data-midad-*`` attributes, and for every document without these
``read_html(document_html(document)) == document``.

Sources: HTML Living Standard; DPUB-ARIA 1.1 for the roles of footnotes. Written alike for equal
input, byte for byte. Deliberately absent: the page around the text (`page`) and scripts; embeds
are plain links.
"""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Final

from markupsafe import Markup
from msgspec.structs import replace

from studio.document.blocks import (
    Align,
    Block,
    Box,
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
from studio.document.html_clean import DATA_PREFIX
from studio.document.inline import Inlines, plain
from studio.document.review import accepted
from studio.document.tree import Document
from studio.export.html_figures import FigureWriter, PictureFormat, Pictures, PictureSources
from studio.export.html_inline import HtmlProfile, InlineWriter, TextWords
from studio.export.seen import seen, without_notes
from studio.export.tags import Value, attribute, element, joined, opening, script_json, text

__all__ = [
    "HtmlProfile",
    "PictureFormat",
    "PictureSources",
    "Pictures",
    "RelatedLink",
    "TextWords",
    "attribute",
    "body_html",
    "document_html",
    "element",
    "figure_html",
    "inline_html",
    "script_json",
    "text",
]

NO_WORDS: Final = TextWords()
_NOTHING: Final = Markup("")


@dataclass(frozen=True, slots=True)
class RelatedLink:
    """Where another article of the newsroom is read, and its headline."""

    url: str
    headline: str


def body_html(
    document: Document,
    *,
    pictures: Pictures,
    related: Mapping[str, RelatedLink],
    words: TextWords = NO_WORDS,
    eager: bool = False,
    profile: HtmlProfile = HtmlProfile.SITE,
) -> Markup:
    """Return a document as readers see it, footnotes last; `profile` is for readers.

    `eager` says that the first picture is the page's first, and is loaded at once; all others wait
    until they are scrolled to.
    """
    writer = _Writer(profile, pictures, related, words, eager=eager)
    return writer.document(writer.public(accepted(document)))


def document_html(document: Document) -> Markup:
    """Return a document for another newsroom's Midad or for a clipboard: the house profile."""
    # Here, because what reads HTML takes half of what this module does to import.
    from studio.document.html_in import HOUSE_VERSION

    writer = _Writer(HtmlProfile.HOUSE, {}, {}, NO_WORDS, eager=False)
    attributes = {
        f"{DATA_PREFIX}document": HOUSE_VERSION,
        "lang": document.language,
        "dir": document.direction,
    }
    return element("div", attributes, "\n", writer.document(accepted(document)), "\n")


def inline_html(content: Inlines) -> Markup:
    """Return a headline, kicker or standfirst as readers see it; footnotes have no place there."""
    return InlineWriter(HtmlProfile.SITE).write(without_notes(content)) if content else _NOTHING


def figure_html(
    figure: Figure,
    pictures: Pictures,
    *,
    words: TextWords = NO_WORDS,
    eager: bool = True,
    profile: HtmlProfile = HtmlProfile.SITE,
) -> Markup:
    """Return one figure, such as the lead picture; nothing where its picture is not given."""
    figure = replace(figure, caption=without_notes(figure.caption))
    inlines = InlineWriter(profile, words)
    return FigureWriter(inlines, pictures, eager=eager).figure(figure)


class _Writer:
    """One writing of one document."""

    def __init__(
        self,
        profile: HtmlProfile,
        pictures: Pictures,
        related: Mapping[str, RelatedLink],
        words: TextWords,
        *,
        eager: bool,
    ) -> None:
        self._site = profile.is_public
        self._inlines = InlineWriter(profile, words)
        self._figures = FigureWriter(self._inlines, pictures, eager=eager)
        self._pictures = pictures
        self._related = related
        self._words = words
        self._headings: list[int] = []  # levels in the text, from the outermost in
        self._sections = 0

    def public(self, document: Document) -> Document:
        """Return `document` without the blocks that readers would see nothing of."""
        return seen(document, self._pictures, self._related)

    def document(self, document: Document) -> Markup:
        """Return all blocks, and the notes that they call."""
        blocks = document.blocks
        enclosed = any(map(_is_enclosed, blocks))
        parts = [*(self._boxes(blocks) if enclosed else self._plain_blocks(blocks))]
        notes = self._inlines.notes_html()
        return joined([*parts, notes] if notes else parts, "\n")

    # What encloses blocks: boxes, then quotes, then lists

    def _boxes(self, blocks: Sequence[Block]) -> Iterator[Markup]:
        for box, inside in groupby(blocks, _box):
            parts = [*self._quotes(tuple(inside), 0)]
            if box is None:
                yield from parts
            else:
                yield element("aside", _box_attributes(box), "\n", joined(parts, "\n"), "\n")

    def _quotes(self, blocks: Sequence[Block], depth: int) -> Iterator[Markup]:
        for deeper, inside in groupby(blocks, lambda block: _quote(block) > depth):
            if deeper:
                parts = [*self._quotes(tuple(inside), depth + 1)]
                yield element("blockquote", None, "\n", joined(parts, "\n"), "\n")
            else:
                yield from self._plain_blocks(inside)

    def _plain_blocks(self, blocks: Iterable[Block]) -> Iterator[Markup]:
        items: list[Item] = []
        for block in blocks:
            if type(block) is Item:
                items.append(block)
                continue
            if items:
                yield from self._lists(items, 0)
                items = []
            yield self._block(block)
        if items:
            yield from self._lists(items, 0)

    def _lists(self, items: Sequence[Item], level: int) -> Iterator[Markup]:
        entries = _entries(items, level)
        for kind, group in groupby(entries, lambda entry: entry[0].kind):
            inside = tuple(group)
            first = inside[0][0].start
            lines = [self._entry(entry, level, first=not at) for at, entry in enumerate(inside)]
            name = "ul" if kind is ListKind.BULLET else "ol"
            attributes: dict[str, Value] = {"start": first}
            yield element(name, attributes, "\n", joined(lines, "\n"), "\n")

    def _entry(self, entry: Sequence[Item], level: int, *, first: bool) -> Markup:
        """Return an item with its further paragraphs and the lists within it."""
        item, *rest = entry
        value: dict[str, Value] = {} if first or item.start is None else {"value": item.start}
        own = _flow_attributes(item)
        if not rest:
            return self._flow("li", value | own, item)
        if not own and not any(one.level == level for one in rest):
            parts = [self._inlines.write(item.content)]
        else:
            parts, own = [element("p", own, self._inlines.write(item.content))], {}
        for deeper, inside in groupby(rest, lambda one: one.level > level):
            if deeper:
                parts += self._lists(tuple(inside), level + 1)
            else:
                parts += [
                    element("p", _flow_attributes(one), self._inlines.write(one.content))
                    for one in inside
                ]
        return element("li", value | own, joined(parts, "\n"))

    # Blocks

    def _block(self, block: Block) -> Markup:
        match block:
            case Paragraph() | Item():
                return self._flow("p", _flow_attributes(block), block)
            case Heading():
                return self._heading(block)
            case Code():
                return self._code(block)
            case Figure():
                return self._figures.figure(block)
            case Gallery():
                return self._figures.gallery(block)
            case PullQuote():
                return self._figures.pull_quote(block)
            case Embed():
                return self._figures.embed(block)
            case Table():
                return self._table(block)
            case Related():
                return self._related_list(block)
            case Rule():
                return element("hr")
            case Unknown():
                kind = {f"{DATA_PREFIX}unknown": block.kind, f"{DATA_PREFIX}data": block.data}
                return element("div", kind)

    def _heading(self, heading: Heading) -> Markup:
        attributes = _flow_attributes(heading)
        level = heading.level
        if self._site:
            self._sections += 1
            attributes = {"id": f"s-{self._sections}", **attributes}
            while self._headings and self._headings[-1] >= level:
                self._headings.pop()
            self._headings.append(level)
            level = 1 + len(self._headings)
        return self._flow(f"h{level}", attributes, heading)

    def _flow(self, name: str, attributes: Mapping[str, Value], block: TextBlock) -> Markup:
        said = self._inlines.written(block.content)
        start = opening(name, attributes)
        return Markup(f"{start}{said}</{name}>")  # noqa: S704 - each part is escaped

    def _code(self, code: Code) -> Markup:
        language = f"language-{code.language}" if code.language else None
        # New lines, because inside "pre" they are what a line is.
        lines = self._inlines.text(plain(code.content))
        return element("pre", _flow_attributes(code), element("code", {"class": language}, lines))

    def _table(self, table: Table) -> Markup:
        parts: list[Markup] = []
        if table.caption:
            parts.append(element("caption", None, self._inlines.write(table.caption)))
        rows = table.rows
        if table.header:
            names = self._row(rows[0], "th", {"scope": "col"})
            parts.append(element("thead", None, "\n", names, "\n"))
            rows = rows[1:]
        if rows:
            lines = joined([self._row(row, "td", {}) for row in rows], "\n")
            parts.append(element("tbody", None, "\n", lines, "\n"))
        inside = ("\n", joined(parts, "\n"), "\n") if parts else ()
        return element("div", {"class": "table"}, element("table", None, *inside))

    def _row(self, row: Sequence[Inlines], name: str, attributes: Mapping[str, Value]) -> Markup:
        return element(
            "tr", None, *(element(name, attributes, self._inlines.write(cell)) for cell in row)
        )

    def _related_list(self, block: Related) -> Markup:
        if not self._site:
            articles = json.dumps(block.articles, ensure_ascii=False)
            return element("div", {f"{DATA_PREFIX}related": articles})
        links = [
            element("li", None, element("a", {"href": link.url}, self._inlines.text(link.headline)))
            for link in (self._related[uid] for uid in block.articles)
        ]
        parts = [element("ul", None, "\n", joined(links, "\n"), "\n")]
        if self._words.related:
            parts.insert(0, element("p", {"class": "related-title"}, self._words.related))
        return element("div", {"class": "related"}, "\n", joined(parts, "\n"), "\n")


def _box_attributes(box: Box) -> dict[str, Value]:
    # A note beside the story, not a landmark: several would each need a name of their own.
    return {"class": f"box box-{box}", "role": "note"}


def _box(block: Block) -> Box | None:
    return block.box if isinstance(block, TextBlock) else None


def _is_enclosed(block: Block) -> bool:
    return isinstance(block, TextBlock) and (block.quote > 0 or block.box is not None)


def _quote(block: Block) -> int:
    return block.quote if isinstance(block, TextBlock) else 0


def _entries(items: Sequence[Item], level: int) -> list[list[Item]]:
    """Part items of one level and deeper, so that each part is one ``li``."""
    entries: list[list[Item]] = []
    for item in items:
        if not entries or (item.level == level and not item.continued):
            entries.append([])
        entries[-1].append(item)
    return entries


def _flow_attributes(block: TextBlock) -> dict[str, Value]:
    attributes: dict[str, Value] = {}
    if block.align is not Align.START:
        attributes["class"] = f"align-{block.align}"
    if block.direction is not None:
        attributes["dir"] = block.direction
    return attributes
