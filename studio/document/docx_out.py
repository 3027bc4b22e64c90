"""An article as a Word file that opens well in Word and comes back as it was.

What Word knows is written as Word knows it: styles, lists, tables, footnotes, right-to-left
paragraphs and runs. What it has no word for stands in a content control (`docx_names`), with
something readable in it. Suggestions are written as if accepted. Deliberately absent: what is no
text of the article, sections and tags among it.
"""

import json
import zipfile
from collections.abc import Mapping
from io import BytesIO
from typing import Final, assert_never

from lxml import etree

from studio.arabic.direction import Direction
from studio.document import docx_names as names
from studio.document.article import ArticleText
from studio.document.blocks import (
    WHOLE,
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
from studio.document.docx_names import PIC, WP, A, R, W
from studio.document.docx_runs_out import RunWriter, bit, control
from studio.document.docx_sheaf import DocxPicture, Sheaf, styles_tree, written
from studio.document.inline import Inlines, Text, plain
from studio.document.marks import Link, Marks
from studio.document.review import accepted_article

__all__ = ["DocxPicture", "write_docx"]

_EMU: Final = 9525  # of a pixel
_WIDEST: Final = 5_400_000  # in EMU: between the margins of a sheet of A4
_MARGIN: Final = 1440
_ALIGNED: Final = {Align.CENTER: "center", Align.END: "end"}
_DC: Final = "http://purl.org/dc/elements/1.1/"
_CORE: Final = "http://schemas.openxmlformats.org/package/2006/metadata/core-properties"
_WHEN: Final = (1980, 1, 1, 0, 0, 0)
"""The time of every part: the same article makes the same file."""


def write_docx(article: ArticleText, pictures: Mapping[str, DocxPicture] | None = None) -> bytes:
    """Return `article` as a Word file; `pictures` are those of the newsroom, by their SHA-256."""
    article = accepted_article(article)
    sheaf = Sheaf(pictures or {})
    writer = _Writer(sheaf, article.body.direction)
    document = writer.write(article)
    styles = _styles(article.body.direction, article.body.language)
    stored = BytesIO()
    with zipfile.ZipFile(stored, "w", zipfile.ZIP_DEFLATED) as package:
        for name, data in sheaf.parts(document, styles, _core(article)).items():
            package.writestr(zipfile.ZipInfo(name, _WHEN), data, zipfile.ZIP_DEFLATED)
    return stored.getvalue()


class _Writer:
    """Writes blocks, and knows which lists they go on with."""

    def __init__(self, sheaf: Sheaf, direction: Direction) -> None:
        self._sheaf, self._direction = sheaf, direction
        self._runs = RunWriter(sheaf, sheaf.relations)
        self._lists: list[tuple[ListKind, str]] = []
        self._place: tuple[object, object] | None = None

    def write(self, article: ArticleText) -> bytes:
        nsmap = {"w": W, "r": R, "a": A, "pic": PIC, "wp": WP}
        root = etree.Element(f"{W}document", nsmap={key: uri[1:-1] for key, uri in nsmap.items()})
        body = etree.SubElement(root, f"{W}body")
        for style, content in (
            (names.KICKER, article.kicker),
            (names.TITLE, article.headline),
            (names.STANDFIRST, article.standfirst),
        ):
            if content or style == names.TITLE:
                self._line(body, style, content)
        for byline in article.bylines:
            self._line(body, names.BYLINE, (Text(byline.name),))
        if article.dateline:
            self._line(body, names.DATELINE, (Text(article.dateline),))
        if article.lead_picture is not None:
            self._figure(control(body, names.tag_of("lead")), article.lead_picture)
        for block in article.body.blocks:
            self._block(body, block)
        self._end(body)
        return written(root)

    def _end(self, body: "etree._Element") -> None:
        sheet = etree.SubElement(body, f"{W}sectPr")
        etree.SubElement(sheet, f"{W}pgSz", {f"{W}w": "11906", f"{W}h": "16838"})
        sides = {"top": _MARGIN, "right": _MARGIN, "bottom": _MARGIN, "left": _MARGIN}
        sides |= {"header": 708, "footer": 708, "gutter": 0}
        margins = {f"{W}{side}": str(size) for side, size in sides.items()}
        etree.SubElement(sheet, f"{W}pgMar", margins)
        if self._direction is Direction.RTL:
            etree.SubElement(sheet, f"{W}bidi")

    def _block(self, into: "etree._Element", block: Block) -> None:
        if not isinstance(block, Item):
            self._lists, self._place = [], None
        match block:
            case Paragraph() | Heading() | Item() | Code():
                self._text(into, block)
            case Figure():
                self._figure(control(into, names.tag_of("figure")), block)
            case Gallery():
                self._gallery(control(into, names.tag_of("gallery")), block)
            case PullQuote():
                self._pull_quote(control(into, names.tag_of("pullquote")), block)
            case Table():
                self._table(into, block)
            case Embed():
                holder = control(into, names.tag_of("embed", title=bit(block.title)))
                words = Text(block.title or block.url or "…", Marks(link=Link(block.url)))
                self._line(holder, "", (words,))
            case Rule():
                self._line(into, names.RULE, ())
            case Related():
                self._hidden(control(into, names.tag_of("related")), *block.articles)
            case Unknown():
                self._hidden(
                    control(into, names.tag_of("unknown")), json.dumps([block.kind, block.data])
                )
            case _ as unreachable:
                assert_never(unreachable)

    # Text

    def _line(
        self,
        into: "etree._Element",
        style: str,
        content: Inlines,
        direction: Direction | None = None,
    ) -> "etree._Element":
        """Write a paragraph and return its properties."""
        runs = direction or self._direction
        paragraph = etree.SubElement(into, f"{W}p")
        shape = etree.SubElement(paragraph, f"{W}pPr")
        if style:
            etree.SubElement(shape, f"{W}pStyle", {f"{W}val": style})
        etree.SubElement(shape, f"{W}bidi", {f"{W}val": bit(runs is Direction.RTL)})
        self._runs.write(paragraph, content, runs)
        return shape

    def _text(self, into: "etree._Element", block: TextBlock) -> None:
        styled = isinstance(block, Paragraph) and block.quote == 1
        said: dict[str, object] = {
            "quote": 0 if styled else block.quote,
            "box": "" if block.box is None else block.box.value,
        }
        style = names.QUOTE if styled else ""
        match block:
            case Heading(level=level):
                style = f"Heading{level}"
            case Item():
                style = names.LIST
                if block.continued:
                    said |= {"continued": "1", "level": block.level, "kind": block.kind.value}
            case Code(language=language):
                style = names.CODE
                said |= {"language": language.encode().hex()}
            case Paragraph():
                pass
        tag = names.tag_of("text", **said)
        holder = control(into, tag) if any(said.values()) else into
        shape = self._line(holder, style, block.content, block.direction)
        if isinstance(block, Item) and not block.continued:
            number = self._list_of(block)
            listed = etree.Element(f"{W}numPr")
            etree.SubElement(listed, f"{W}ilvl", {f"{W}val": str(block.level)})
            etree.SubElement(listed, f"{W}numId", {f"{W}val": number})
            shape.insert(1, listed)
        if block.box is not None:
            _frame(shape)
        if block.align in _ALIGNED:
            etree.SubElement(shape, f"{W}jc", {f"{W}val": _ALIGNED[block.align]})

    def _list_of(self, item: Item) -> str:
        """Return the id of the list that an item goes on with, or begins."""
        place = (item.quote, item.box)
        if place != self._place:
            self._lists, self._place = [], place
        level = item.level
        del self._lists[level + 1 :]
        if len(self._lists) > level and self._lists[level][0] is not item.kind:
            del self._lists[level:]
        if len(self._lists) <= level or item.start is not None:
            start = 1 if item.start is None else item.start
            self._lists[level:] = [(item.kind, self._sheaf.new_list(item.kind, level, start))]
        return self._lists[level][1]

    def _hidden(self, into: "etree._Element", *lines: str) -> None:
        """Write what is for programs alone."""
        for line in lines or ("",):
            run = etree.SubElement(etree.SubElement(into, f"{W}p"), f"{W}r")
            looks = etree.SubElement(run, f"{W}rPr")
            etree.SubElement(looks, f"{W}vanish")
            etree.SubElement(run, f"{W}t").text = line

    # Pictures and tables

    def _figure(self, into: "etree._Element", figure: Figure) -> None:
        found = self._sheaf.picture(figure.picture) if figure.picture else None
        if found is None:
            self._line(into, names.SOURCE, (Text(figure.source),) if figure.source else ())
            if figure.alt:
                self._line(into, names.ALT, (Text(figure.alt),))
        else:
            paragraph = etree.SubElement(into, f"{W}p")
            run = etree.SubElement(paragraph, f"{W}r")
            _draw(etree.SubElement(run, f"{W}drawing"), figure, *found)
        if figure.caption:
            self._line(into, names.CAPTION, figure.caption)
        if figure.credit:
            self._line(into, names.CREDIT, (Text(figure.credit),))

    def _gallery(self, into: "etree._Element", gallery: Gallery) -> None:
        for figure in gallery.figures:
            self._figure(control(into, names.tag_of("figure")), figure)
        self._line(into, names.CAPTION, gallery.caption)

    def _pull_quote(self, into: "etree._Element", quote: PullQuote) -> None:
        self._line(into, names.PULL_QUOTE, quote.text)
        if quote.by:
            self._line(into, names.CREDIT, (Text(quote.by),))

    def _table(self, into: "etree._Element", block: Table) -> None:
        holder = control(into, names.tag_of("table"))
        if block.caption or not block.rows:
            self._line(holder, names.CAPTION, block.caption)
        if not block.rows:
            return
        table = etree.SubElement(holder, f"{W}tbl")
        shape = etree.SubElement(table, f"{W}tblPr")
        etree.SubElement(shape, f"{W}tblStyle", {f"{W}val": "TableGrid"})
        if self._direction is Direction.RTL:
            etree.SubElement(shape, f"{W}bidiVisual")
        etree.SubElement(shape, f"{W}tblW", {f"{W}w": "5000", f"{W}type": "pct"})
        grid = etree.SubElement(table, f"{W}tblGrid")
        for _ in block.rows[0]:
            etree.SubElement(grid, f"{W}gridCol")
        for index, row in enumerate(block.rows):
            line = etree.SubElement(table, f"{W}tr")
            if index == 0 and block.header:
                etree.SubElement(etree.SubElement(line, f"{W}trPr"), f"{W}tblHeader")
            for cell in row:
                place = etree.SubElement(line, f"{W}tc")
                etree.SubElement(place, f"{W}tcPr")
                self._line(place, "", cell)


def _frame(shape: "etree._Element") -> None:
    """Draw a frame around a paragraph, before what the schema wants behind it."""
    at = shape.index(shape.find(f"{W}bidi"))  # type: ignore[arg-type] # every paragraph has one
    frame = etree.Element(f"{W}pBdr")
    for side in ("top", "left", "bottom", "right"):
        line = etree.SubElement(frame, f"{W}{side}")
        for key, value in (("val", "single"), ("sz", "4"), ("space", "4"), ("color", "BFBFBF")):
            line.set(f"{W}{key}", value)
    shape.insert(at, frame)


def _draw(
    into: "etree._Element", figure: Figure, name: str, picture: DocxPicture, number: int
) -> None:
    crop = figure.crop
    width, height = picture.width, picture.height
    if crop is not None:
        width, height = width * crop.width // WHOLE, height * crop.height // WHOLE
    across, down = max(width, 1) * _EMU, max(height, 1) * _EMU
    if across > _WIDEST:
        across, down = _WIDEST, max(down * _WIDEST // across, 1)
    size = {"cx": str(across), "cy": str(down)}
    none = {f"dist{side}": "0" for side in "TBLR"}
    frame = etree.SubElement(into, f"{WP}inline", none)
    etree.SubElement(frame, f"{WP}extent", size)
    told = {"id": str(number), "name": f"Picture {number}", "descr": figure.alt}
    etree.SubElement(frame, f"{WP}docPr", told)
    graphic = etree.SubElement(frame, f"{A}graphic")
    data = etree.SubElement(graphic, f"{A}graphicData", uri=PIC[1:-1])
    shown = etree.SubElement(data, f"{PIC}pic")
    about = etree.SubElement(shown, f"{PIC}nvPicPr")
    etree.SubElement(about, f"{PIC}cNvPr", id=str(number), name=f"Picture {number}")
    etree.SubElement(about, f"{PIC}cNvPicPr")
    fill = etree.SubElement(shown, f"{PIC}blipFill")
    etree.SubElement(fill, f"{A}blip", {f"{R}embed": name})
    if crop is not None:
        off = {
            "l": crop.left,
            "t": crop.top,
            "r": WHOLE - crop.left - crop.width,
            "b": WHOLE - crop.top - crop.height,
        }
        etree.SubElement(fill, f"{A}srcRect", {side: str(10 * far) for side, far in off.items()})
    etree.SubElement(etree.SubElement(fill, f"{A}stretch"), f"{A}fillRect")
    shape = etree.SubElement(shown, f"{PIC}spPr")
    placed = etree.SubElement(shape, f"{A}xfrm")
    etree.SubElement(placed, f"{A}off", x="0", y="0")
    etree.SubElement(placed, f"{A}ext", size)
    etree.SubElement(etree.SubElement(shape, f"{A}prstGeom", prst="rect"), f"{A}avLst")


def _styles(direction: Direction, language: str) -> bytes:
    """Return the styles for a document of this direction and language."""
    root = styles_tree()
    defaults = root.find(f"{W}docDefaults")
    shape = None if defaults is None else defaults.find(f"{W}pPrDefault/{W}pPr")
    tongue = None if defaults is None else defaults.find(f".//{W}lang")
    if shape is not None:
        shape.insert(0, etree.Element(f"{W}bidi", {f"{W}val": bit(direction is Direction.RTL)}))
    if tongue is not None:
        tongue.set(f"{W}bidi" if direction is Direction.RTL else f"{W}val", language)
    return written(root)


def _core(article: ArticleText) -> bytes:
    root = etree.Element(f"{{{_CORE}}}coreProperties", nsmap={"cp": _CORE, "dc": _DC})
    etree.SubElement(root, f"{{{_DC}}}title").text = plain(article.headline)
    makers = "؛ ".join(byline.name for byline in article.bylines)
    if makers:
        etree.SubElement(root, f"{{{_DC}}}creator").text = makers
    return written(root)
