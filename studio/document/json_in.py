"""Documents and articles out of JSON values: the reading half of ``codec``.

Whatever comes in, what goes out is a value in normal form or `Damaged(DOCUMENT_INVALID)` with the
place of the first fault, such as ``body.blocks[3].level: a whole number is wanted``. A field that
this version does not know is a fault, because leaving it out would lose it; a block of a kind that
it does not know is kept whole as `Unknown`.
"""

import json
import math
from collections.abc import Callable, Iterator, Mapping
from types import MappingProxyType
from typing import Final, TypeVar

from studio.arabic.direction import Direction
from studio.document.article import ArticleText, Byline, NotePlace, Notice, NoticeKind
from studio.document.blocks import (
    HEADING_LEVELS,
    UNREVIEWED_BLOCK,
    Align,
    Block,
    BlockReview,
    Box,
    Code,
    Crop,
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
from studio.document.inline import Inlines
from studio.document.json_fields import (
    Fields,
    invalid,
    json_list,
    json_number,
    json_object,
    json_string,
)
from studio.document.json_inlines import json_change, json_inlines, made
from studio.document.tree import EMPTY_DOCUMENT, Document

T = TypeVar("T")
DEEPEST_UNKNOWN: Final = 50
"""How deep the fields of an unknown block may nest."""


def article_from(value: object) -> ArticleText:
    """Return the article that a JSON value holds; raise `Damaged(DOCUMENT_INVALID)`."""
    fields = Fields(value, "")
    article = ArticleText(
        headline=fields.one("headline", json_inlines, ()),
        kicker=fields.one("kicker", json_inlines, ()),
        standfirst=fields.one("standfirst", json_inlines, ()),
        bylines=fields.each("bylines", _byline),
        dateline=fields.text("dateline"),
        body=fields.one("body", _document, EMPTY_DOCUMENT),
        lead_picture=fields.one("lead_picture", _lead_picture, None),
        section=fields.optional_number("section"),
        tags=fields.each("tags", json_number),
        slug=fields.text("slug"),
        search_title=fields.text("search_title"),
        search_description=fields.text("search_description"),
        social_text=fields.text("social_text"),
        notice=fields.one("notice", _notice, None),
    )
    fields.done()
    return article


def document_from(value: object) -> Document:
    """Return the document that a JSON value holds; raise `Damaged(DOCUMENT_INVALID)`."""
    return _document(value, "")


def block_from(value: object) -> Block:
    """Return the block that a JSON value holds; raise `Damaged(DOCUMENT_INVALID)`."""
    return _block(value, "")


def _document(value: object, place: str) -> Document:
    fields = Fields(value, place)
    document = Document(
        fields.each("blocks", _block),
        fields.choice("direction", Direction) or Direction.RTL,
        fields.one("language", json_string, "ar"),
    )
    fields.done()
    return document


def _block(value: object, place: str) -> Block:
    raw = json_object(value, place)
    if raw.keys() in _ONLY_WORDS and (plain := _plain(raw, place)) is not None:
        return plain
    kind = json_string(raw.get("type", ""), f"{place}.type")
    if not kind:
        raise invalid(f"{place}.type", "is missing")
    if kind in _TEXT_BLOCKS:
        fields = Fields(raw, place)
        block: Block = _TEXT_BLOCKS[kind](fields, _common(fields))
    elif kind in _ATOMS:
        fields = Fields(raw, place)
        block = _ATOMS[kind](fields, fields.one("review", _block_review, UNREVIEWED_BLOCK))
    else:
        return _unknown(raw, place, kind)
    fields.text("type")
    fields.done()
    return block


def _plain(raw: Mapping[str, object], place: str) -> Block | None:
    """Return a block of words alone, as nearly all are; None leaves it open."""
    kind = raw.get("type")
    if kind == "para" and len(raw) == len(_PARAGRAPH):
        return Paragraph(json_inlines(raw["content"], f"{place}.content"))
    level, marker = raw.get("level"), raw.get("kind")
    if kind == "heading" and type(level) is int and level in HEADING_LEVELS:
        return Heading(json_inlines(raw["content"], f"{place}.content"), level=level)
    if kind == "item" and marker == ListKind.BULLET.value:
        return Item(json_inlines(raw["content"], f"{place}.content"))
    return None


_PARAGRAPH: Final = frozenset({"type", "content"})
_ONLY_WORDS: Final = (_PARAGRAPH, _PARAGRAPH | {"level"}, _PARAGRAPH | {"kind"})
_STYLED: Final = frozenset({"quote", "direction", "align", "box", "review"})
_Common = tuple[Inlines, int, Direction | None, Align, Box | None, BlockReview]


def _common(fields: Fields) -> _Common:
    content: Inlines = fields.one("content", json_inlines, ())
    if fields.has_none(_STYLED):  # as mostly
        return content, 0, None, Align.START, None, UNREVIEWED_BLOCK
    return (
        content,
        fields.number("quote", 0),
        fields.choice("direction", Direction),
        fields.choice("align", Align) or Align.START,
        fields.choice("box", Box),
        fields.one("review", _block_review, UNREVIEWED_BLOCK),
    )


def _paragraph(_: Fields, common: _Common) -> TextBlock:
    return Paragraph(*common)


def _heading(fields: Fields, common: _Common) -> TextBlock:
    return Heading(*common, fields.number("level", 2))


def _item(fields: Fields, common: _Common) -> TextBlock:
    return Item(
        *common,
        fields.choice("kind", ListKind) or ListKind.BULLET,
        fields.number("level", 0),
        fields.optional_number("start"),
        fields.flag("continued"),
    )


def _code(fields: Fields, common: _Common) -> TextBlock:
    return Code(*common, fields.text("language"))


_TEXT_BLOCKS: Final[Mapping[str, Callable[[Fields, _Common], TextBlock]]] = MappingProxyType(
    {"para": _paragraph, "heading": _heading, "item": _item, "code": _code}
)


def _figure(fields: Fields, review: BlockReview) -> Figure:
    return Figure(
        picture=fields.text("picture"),
        source=fields.text("source"),
        alt=fields.text("alt"),
        caption=fields.one("caption", json_inlines, ()),
        credit=fields.text("credit"),
        crop=fields.one("crop", _crop, None),
        review=review,
    )


def _bare_figure(value: object, place: str) -> Figure:
    fields = Fields(value, place)
    figure = _figure(fields, UNREVIEWED_BLOCK)
    fields.done()
    return figure


def _lead_picture(value: object, place: str) -> Figure | None:
    fields = Fields(value, place)
    figure = _figure(fields, fields.one("review", _block_review, UNREVIEWED_BLOCK))
    fields.done()
    return figure


def _crop(value: object, place: str) -> Crop | None:
    sides = [json_number(side, place) for side in json_list(value, place)]
    if len(sides) != 4:
        raise invalid(place, "four numbers are wanted")
    return made(lambda: Crop(*sides), place)


def _gallery(fields: Fields, review: BlockReview) -> Block:
    return Gallery(
        figures=fields.each("figures", _bare_figure),
        caption=fields.one("caption", json_inlines, ()),
        review=review,
    )


def _embed(fields: Fields, review: BlockReview) -> Block:
    return Embed(
        provider=fields.text("provider"),
        url=fields.text("url"),
        title=fields.text("title"),
        thumbnail=fields.text("thumbnail"),
        review=review,
    )


def _pullquote(fields: Fields, review: BlockReview) -> Block:
    return PullQuote(text=fields.one("text", json_inlines, ()), by=fields.text("by"), review=review)


def _row(value: object, place: str) -> tuple[Inlines, ...]:
    cells = json_list(value, place)
    return tuple(json_inlines(cell, f"{place}[{index}]") for index, cell in enumerate(cells))


def _table(fields: Fields, review: BlockReview) -> Block:
    return Table(
        rows=fields.each("rows", _row),
        header=fields.flag("header"),
        caption=fields.one("caption", json_inlines, ()),
        review=review,
    )


def _rule(_: Fields, review: BlockReview) -> Block:
    return Rule(review=review)


def _related(fields: Fields, review: BlockReview) -> Block:
    return Related(articles=fields.each("articles", json_string), review=review)


_ATOMS: Final[Mapping[str, Callable[[Fields, BlockReview], Block]]] = MappingProxyType(
    {
        "figure": _figure,
        "gallery": _gallery,
        "embed": _embed,
        "pullquote": _pullquote,
        "table": _table,
        "rule": _rule,
        "related": _related,
    }
)


def _unknown(raw: dict[str, object], place: str, kind: str) -> Unknown:
    data = {name: value for name, value in raw.items() if name not in {"type", "review"}}
    _require_plain(data, place)
    review = UNREVIEWED_BLOCK
    if "review" in raw:
        review = _block_review(raw["review"], f"{place}.review")

    def make() -> Unknown:
        text = json.dumps(data, ensure_ascii=False)
        text.encode()
        return Unknown(kind=kind, data=text, review=review)

    return made(make, place)


def _require_plain(data: dict[str, object], place: str) -> None:
    """Raise for what JSON text cannot carry, and for nesting that would break who reads it."""
    level: list[object] = [data]
    for _ in range(DEEPEST_UNKNOWN):
        if not level:
            return
        if any(isinstance(one, float) and not math.isfinite(one) for one in level):
            raise invalid(place, "a number is out of range")
        level = [inner for one in level for inner in _within(one)]
    raise invalid(place, f"more than {DEEPEST_UNKNOWN} objects stand in one another")


def _within(value: object) -> Iterator[object]:
    if isinstance(value, dict):
        yield from value.values()
    elif isinstance(value, list):
        yield from value


def _block_review(value: object, place: str) -> BlockReview:
    fields = Fields(value, place)
    read = {
        name: fields.one(name, json_change, None)
        for name in ("insertion", "deletion", "split", "join", "restyle")
    }
    before = fields.one("before", _block, None)
    comments = fields.each("comments", json_string)
    fields.done()
    return made(lambda: BlockReview(**read, before=before, comments=comments), place)


def _byline(value: object, place: str) -> Byline:
    fields = Fields(value, place)
    byline = Byline(fields.text("name"), fields.optional_number("person"))
    fields.done()
    return byline


def _notice(value: object, place: str) -> Notice | None:
    fields = Fields(value, place)
    kind = fields.choice("kind", NoticeKind)
    if kind is None:
        raise invalid(f"{place}.kind", "is missing")
    place = fields.choice("place", NotePlace) or NotePlace.BELOW
    notice = Notice(kind, fields.text("text"), place)
    fields.done()
    return notice
