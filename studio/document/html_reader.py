"""The walk over cleaned HTML: which element makes which block.

Each element that begins puts what holds within it on a stack, each that ends takes it off. Nothing
here recurses, so that depth costs no stack.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Final

from msgspec.structs import replace

from studio.arabic.direction import Direction
from studio.document.blocks import (
    Block,
    Embed,
    Figure,
    ListKind,
    PullQuote,
    Rule,
    Table,
)
from studio.document.embeds import embed_of
from studio.document.faults import Removal
from studio.document.html_clean import DATA_PREFIX, VOID, Characters, End, Event, Start
from studio.document.html_flow import Context, Flow, said_by
from studio.document.html_marks import (
    declarations,
    in_language,
    is_hidden,
    language_of,
    marked,
    one_line,
)
from studio.document.html_parts import (
    FigureDraft,
    ListItem,
    OpenList,
    TableDraft,
    number_of,
    own_figure,
    related_of,
    source_of,
    unknown_of,
    word_item,
)
from studio.document.inline import Break, Footnote, Inlines
from studio.document.links import clean_address
from studio.document.marks import FORBIDDEN, Link, Marks, clean, is_plain


@dataclass(slots=True)
class _Open:
    """An element that has begun: what to go back to, and what to do at its end."""

    context: Context
    is_block: bool
    finish: Callable[[], None] | None
    stands_empty: int | None  # where it is a block even without text: the blocks before it


_BLOCKS: Final = frozenset((
    "address", "article", "aside", "blockquote", "caption", "center", "dd", "details", "div", "dl",
    "dt", "fieldset", "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6",
    "header", "hgroup", "li", "main", "menu", "nav", "ol", "p", "pre", "section", "summary",
    "table", "tbody", "td", "tfoot", "th", "thead", "tr", "ul",
))  # fmt: skip
_STANDS_EMPTY: Final = frozenset({"p", "h2", "h3", "h4", "pre", "li"})
_HEADINGS: Final[Mapping[str, int]] = {"h1": 2, "h2": 2, "h3": 3, "h4": 4, "h5": 4, "h6": 4}
_KEPT_RELATIONS: Final = frozenset({"author", "license", "nofollow", "sponsored", "ugc"})
_LINES_KEPT: Final = frozenset({"pre", "pre-wrap", "pre-line", "break-spaces"})
_ORDINARY_SPACE: Final = frozenset("\t\n\r\f")


class Reader:
    """One reading of one run of events: call `read` or `read_note` once."""

    def __init__(
        self, *, house: bool, direction: Direction, language: str, notes: Mapping[str, Inlines]
    ) -> None:
        self.removed: set[Removal] = set()
        self._house = house
        self._notes = notes
        self._flow = Flow(house=house, direction=direction, language=language)
        self._stack: list[_Open] = []
        self._tables: list[TableDraft | None] = []  # None where only the cells' text counts
        self._figures: list[FigureDraft] = []
        self._skipping = 0
        self._in_marker = False

    def read(self, events: Iterable[Event]) -> tuple[Block, ...]:
        """Return the blocks of a whole document."""
        self._walk(events)
        self._flow.flush()
        return tuple(self._flow.blocks)

    def read_note(self, events: Iterable[Event]) -> Inlines:
        """Return all of it as one run of inlines."""
        self._flow.gather()
        self._walk(events)
        return self._flow.gathered()

    def _walk(self, events: Iterable[Event]) -> None:
        for event in events:
            if isinstance(event, Characters):
                self._characters(event.text)
            elif isinstance(event, End):
                self._end()
            elif not self._skipping:
                self._start(event)
            elif event.tag not in VOID:
                self._skipping += 1

    def _characters(self, text: str) -> None:
        if not self._skipping:
            self._flow.read(text)
            if not is_plain(text) and set(FORBIDDEN.findall(text)) - _ORDINARY_SPACE:
                self.removed.add(Removal.CONTROLS)
        elif self._in_marker and self._flow.marker is not None:
            self._flow.marker += text

    def _start(self, start: Start) -> None:
        style = declarations(start.attributes.get("style", ""))
        if start.tag in VOID:
            self._void(start)
        elif self._is_left_out(start, style) or self._is_whole(start):
            self._skipping = 1
        else:
            self._open(start, style)

    def _open(self, start: Start, style: Mapping[str, str]) -> None:
        flow, before = self._flow, self._flow.context
        is_block = start.tag in _BLOCKS
        if is_block:
            flow.flush()
            context = self._block_context(start, style)
        else:
            marks = self._inline_marks(start, style)
            context = before if marks == before.marks else before._replace(marks=marks)
        if space := style.get("white-space"):
            context = context._replace(lines=space in _LINES_KEPT)
        stands = self._house and start.tag in _STANDS_EMPTY and not flow.is_gathering
        count = len(flow.blocks) if stands else None
        flow.context = context
        self._stack.append(_Open(before, is_block, self._begin(start), count))

    def _end(self) -> None:
        if self._skipping:
            self._skipping -= 1
            self._in_marker = self._in_marker and self._skipping > 0
            return
        opened = self._stack.pop()
        flow = self._flow
        if opened.is_block:
            flow.flush()
        if opened.stands_empty == len(flow.blocks):
            flow.place_empty()
        if opened.finish is not None:
            opened.finish()
        flow.context = opened.context

    # What holds within an element

    def _block_context(self, start: Start, style: Mapping[str, str]) -> Context:
        tag, context = start.tag, self._flow.context
        changes = said_by(start, house=self._house)
        if not self._house:
            changes["marks"] = marked(context.marks, tag, style)
        if tag in _HEADINGS or "MsoTitle" in start.classes:
            changes["heading"] = _HEADINGS.get(tag, 2)
        elif tag == "blockquote" and not (self._figures and self._figures[-1].pull_quote):
            changes["quote"] = context.quote + 1
        elif tag in {"ul", "ol", "menu"}:
            changes |= self._list_changes(start)
        elif tag == "li":
            changes["item"] = self._list_item(start.attributes)
        elif tag == "pre":
            self._flow.code_language = ""
            changes["code"] = not self._flow.is_gathering
            changes["lines"] = True
        elif (item := word_item(start, style)) is not None:
            changes["item"] = item
        return context._replace(**changes)

    def _list_changes(self, start: Start) -> dict[str, Any]:
        context = self._flow.context
        if self._house and context.item is not None and not context.item.begun:
            self._flow.place_empty()
        if start.tag == "ol":
            first = number_of(start.attributes, "start", 1)
            return {"lists": context.lists + 1, "open_list": OpenList(ListKind.NUMBER, first)}
        return {"lists": context.lists + 1, "open_list": OpenList(ListKind.BULLET)}

    def _list_item(self, attributes: Mapping[str, str]) -> ListItem:
        context = self._flow.context
        around = context.open_list or OpenList(ListKind.BULLET)
        start = number_of(attributes, "value", around.start)
        around.start = None
        return ListItem(around.kind, max(context.lists - 1, 0), start)

    def _inline_marks(self, start: Start, style: Mapping[str, str]) -> Marks:
        marks = self._flow.context.marks
        if start.tag == "a" and (link := self._link(start.attributes)) is not None:
            marks = replace(marks, link=link)
        if start.tag == "code" and self._flow.context.code:
            named = next((name for name in start.classes if name.startswith("language-")), "")
            self._flow.code_language = named.removeprefix("language-")
            return marks
        language = language_of(start.attributes, marks.language)
        if language != marks.language:
            marks = in_language(marks, language)
        return marked(marks, start.tag, style)

    def _link(self, attributes: Mapping[str, str]) -> Link | None:
        written = attributes.get("href", "")
        address = clean_address(written)
        if not address:
            if written or not (attributes.get("name") or attributes.get("id")):
                self.removed.add(Removal.LINK)
            return None
        if len(address) < len(Link(written.strip().replace(" ", "%20")).href):
            self.removed.add(Removal.TRACKING)
        relations = attributes.get("rel", "")
        if not self._house:
            relations = " ".join(_KEPT_RELATIONS.intersection(relations.lower().split()))
        return Link(address, attributes.get("title", ""), relations)

    # What an element is

    def _is_left_out(self, start: Start, style: Mapping[str, str]) -> bool:
        """Skip what nobody sees, and keep what Word wrote for a bullet."""
        if self._house:
            return False
        if style.get("mso-list", "").startswith("ignore"):
            self._flow.marker, self._in_marker = "", True
            return True
        if is_hidden(style, start.attributes):
            self.removed.add(Removal.HIDDEN)
            return True
        return False

    def _is_whole(self, start: Start) -> bool:
        """Take an element whose content says nothing more, and say whether it was one."""
        attributes, flow = start.attributes, self._flow
        if start.tag == "iframe":
            embed = embed_of(attributes.get("src", ""))
            if embed is None or flow.is_gathering:
                self.removed.add(Removal.FRAME)
            else:
                self._place(replace(embed, title=clean(attributes.get("title", ""))))
            return True
        if start.tag == "a" and (note := attributes.get("href", "")[1:]) in self._notes:
            flow.pieces.append(Footnote(self._notes[note]))
            return True
        if not self._house:
            return False
        own = {
            name.removeprefix(DATA_PREFIX): value
            for name, value in attributes.items()
            if name.startswith(DATA_PREFIX)
        }
        block: Block | None = None
        if url := clean_address(own.get("embed", "")):
            block = Embed(
                url=url,
                provider=own.get("provider", ""),
                title=own.get("title", ""),
                thumbnail=own.get("thumbnail", ""),
            )
        elif "unknown" in own:
            block = unknown_of(own["unknown"], own.get("data", "{}"))
        elif "related" in own:
            block = related_of(own["related"])
        if block is not None:
            self._place(block)
        return block is not None

    def _place(self, block: Block) -> None:
        self._flow.flush()
        self._flow.blocks.append(block)

    def _void(self, start: Start) -> None:
        if start.tag == "br":
            self._flow.pieces.append(Break())
        elif start.tag == "hr" and not self._flow.is_gathering:
            self._place(Rule())
        elif start.tag == "img":
            self._picture(start)

    def _picture(self, start: Start) -> None:
        attributes = start.attributes
        alt = attributes.get("alt", "")
        if "emoji" in start.classes or "data-plain-text" in attributes:
            self._flow.add(clean(attributes.get("data-plain-text") or alt))
            return
        if attributes.get("width") in {"0", "1"} or attributes.get("height") in {"0", "1"}:
            return  # it counts readers and shows nothing
        source = source_of(attributes.get("src", ""))
        in_figure = self._figures and not self._figures[-1].pull_quote
        if self._flow.is_gathering or not source:
            self.removed.add(Removal.PICTURE)
        elif in_figure:
            self._figures[-1].figures.append(Figure(source=source, alt=clean(alt)))
        else:
            self._place(Figure(source=source, alt=clean(alt)))

    def _begin(self, start: Start) -> Callable[[], None] | None:
        """Begin an element that becomes more than text, and return what to do at its end."""
        match start.tag:
            case "table":
                return self._begin_table(start)
            case "thead" | "tr" | "td" | "th" | "caption":
                return self._begin_table_part(start)
            case "figure":
                return self._begin_figure(start)
            case "figcaption" if self._figures:
                self._flow.gather()
                return self._end_caption
            case "q":
                self._flow.add("«")
                return lambda: self._flow.add("»")
            case _ if "credit" in start.classes and self._figures and start.tag not in _BLOCKS:
                return self._begin_credit()
        return None

    def _begin_table(self, start: Start) -> Callable[[], None]:
        layout = start.attributes.get("role") in {"presentation", "none"}
        draft = None if layout or self._flow.is_gathering else TableDraft(self._house)
        self._tables.append(draft)
        return self._end_table

    def _end_table(self) -> None:
        draft = self._tables.pop()
        table = draft.finish() if draft else None
        if table is not None:
            self._flow.blocks.append(table)

    def _begin_table_part(self, start: Start) -> Callable[[], None] | None:
        table = self._tables[-1] if self._tables else None
        if table is None:
            return None
        if start.tag == "thead":
            table.in_head = True
            return lambda: setattr(table, "in_head", False)
        if start.tag == "tr":
            table.begin_row()
            return None
        self._flow.gather()
        if start.tag == "caption":
            return lambda: setattr(table, "caption", self._flow.gathered())
        columns = number_of(start.attributes, "colspan", 1) or 1
        rows = number_of(start.attributes, "rowspan", 1) or 1
        head = start.tag == "th"
        return lambda: table.add_cell(self._flow.gathered(), head=head, columns=columns, rows=rows)

    def _begin_figure(self, start: Start) -> Callable[[], None] | None:
        if self._flow.is_gathering:
            return None
        own = own_figure(start) if self._house else None
        pull_quote = "pull-quote" in start.classes
        self._figures.append(FigureDraft(own, "gallery" in start.classes, pull_quote))
        if pull_quote:
            self._flow.gather()
            return self._end_pull_quote
        before = len(self._flow.blocks)
        return lambda: self._end_figure(before)

    def _end_figure(self, before: int) -> None:
        draft, blocks = self._figures.pop(), self._flow.blocks
        block = draft.finish()
        around = self._figures[-1] if self._figures else None
        if isinstance(block, Figure) and around is not None and around.gallery:
            around.figures.append(block)
        elif block is not None:
            blocks.append(block)
        elif draft.caption and len(blocks) > before and isinstance(blocks[-1], Table):
            blocks[-1] = replace(blocks[-1], caption=blocks[-1].caption or draft.caption)
        elif draft.caption:
            self._flow.pieces += draft.caption
            self._flow.flush()

    def _end_pull_quote(self) -> None:
        text = self._flow.gathered()
        draft = self._figures.pop()
        self._flow.blocks.append(PullQuote(text=text, by=one_line(draft.caption)))

    def _end_caption(self) -> None:
        self._figures[-1].caption = self._flow.gathered()

    def _begin_credit(self) -> Callable[[], None]:
        outside, self._flow.pieces = self._flow.pieces, []

        def finish() -> None:
            figure = self._figures[-1]
            figure.credit = one_line(tuple(self._flow.pieces))
            self._flow.pieces = outside

        return finish
