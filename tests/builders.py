"""Short names for the documents that tests are made of.

Content is strings, inlines, or what the inline builders return, in any mixture::

    doc(h("عنوان"), p("نص ", strong("مهم"), fn("حاشية")), li("أول"), li("ثان"))
"""

from collections.abc import Iterable
from datetime import UTC, datetime, timedelta
from typing import Any, TypeAlias

from msgspec.structs import replace

from studio.arabic.direction import Direction
from studio.document.article import ArticleText, Byline
from studio.document.blocks import (
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
    Unknown,
)
from studio.document.inline import Break, Footnote, Inline, Inlines, Text, literal, normal
from studio.document.marks import Change, FormatChange, Language, Link, Marks
from studio.document.tree import Document

Part: TypeAlias = str | Inline | Iterable[Inline]
"""What a builder takes as content."""

RTL = Direction.RTL
LTR = Direction.LTR
BULLET = ListKind.BULLET
NUMBER = ListKind.NUMBER


def pieces(*content: Part) -> Inlines:
    """Return `content` as inlines, not yet in normal form."""
    found: list[Inline] = []
    for part in content:
        if isinstance(part, str):
            found.append(Text(part))
        elif isinstance(part, Text | Break | Footnote):
            found.append(part)
        else:
            found += part
    return tuple(found)


def inline(*content: Part) -> Inlines:
    """Return `content` in normal form, as a block holds it."""
    return normal(pieces(*content))


def marked(*content: Part, **marks: Any) -> Inlines:
    """Return `content` with `marks` added to its text."""
    return tuple(
        replace(one, marks=replace(one.marks, **marks)) if isinstance(one, Text) else one
        for one in pieces(*content)
    )


def strong(*content: Part) -> Inlines:
    return marked(*content, bold=True)


def em(*content: Part) -> Inlines:
    return marked(*content, italic=True)


def u(*content: Part) -> Inlines:
    return marked(*content, underline=True)


def strike(*content: Part) -> Inlines:
    return marked(*content, strike=True)


def sup(*content: Part) -> Inlines:
    return marked(*content, superscript=True)


def sub(*content: Part) -> Inlines:
    return marked(*content, subscript=True)


def mono(*content: Part) -> Inlines:
    return marked(*content, code=True)


def link(href: str, *content: Part, title: str = "", rel: str = "") -> Inlines:
    return marked(*content, link=Link(href, title, rel))


def lang(tag: str, *content: Part, direction: Direction | None = None) -> Inlines:
    return marked(*content, language=Language(tag, direction))


def br() -> Break:
    return Break()


def fn(*content: Part) -> Footnote:
    return Footnote(pieces(*content))


def change(name: str = "c1", author: int = 1, minutes: int = 0) -> Change:
    """Return who and when of a suggestion, `minutes` into one fixed day."""
    return Change(name, author, datetime(2025, 1, 6, tzinfo=UTC) + timedelta(minutes=minutes))


def reviewed(*content: Part, **review: Any) -> Inlines:
    """Return `content` with review marks added to every inline of it."""
    return tuple(replace(one, review=replace(one.review, **review)) for one in pieces(*content))


def ins(*content: Part, by: Change | None = None) -> Inlines:
    return reviewed(*content, insertion=by or change())


def cut(*content: Part, by: Change | None = None) -> Inlines:
    return reviewed(*content, deletion=by or change())


def restyled(*content: Part, before: Marks, by: Change | None = None) -> Inlines:
    return reviewed(*content, format_change=FormatChange(by or change(), before))


def remark(thread: str, *content: Part) -> Inlines:
    """Return `content` with the comment thread `thread` on it, beside those it has."""
    return tuple(
        replace(one, review=replace(one.review, comments=(*one.review.comments, thread)))
        for one in pieces(*content)
    )


def p(*content: Part, **attributes: Any) -> Paragraph:
    return Paragraph(pieces(*content), **attributes)


def h(*content: Part, level: int = 2, **attributes: Any) -> Heading:
    return Heading(pieces(*content), level=level, **attributes)


def li(*content: Part, kind: ListKind = BULLET, **attributes: Any) -> Item:
    return Item(pieces(*content), kind=kind, **attributes)


def ol(*content: Part, **attributes: Any) -> Item:
    return Item(pieces(*content), kind=NUMBER, **attributes)


def code(text: str, **attributes: Any) -> Code:
    """Return a code block; a new line in `text` is a hard break."""
    found: list[Inline] = []
    for one in text.split("\n"):
        found += [Break(), Text(one)]
    return Code(literal(found[1:]), **attributes)


def figure(*caption: Part, **fields: Any) -> Figure:
    return Figure(caption=pieces(*caption), **fields)


def gallery(*figures: Figure, caption: Part = "", **fields: Any) -> Gallery:
    return Gallery(figures=figures, caption=pieces(caption), **fields)


def embed(url: str, **fields: Any) -> Embed:
    return Embed(url=url, **fields)


def pullquote(*text: Part, by: str = "", **fields: Any) -> PullQuote:
    return PullQuote(text=pieces(*text), by=by, **fields)


def table(*rows: Iterable[Part], header: bool = False, caption: Part = "", **fields: Any) -> Table:
    return Table(
        rows=tuple(tuple(pieces(cell) for cell in row) for row in rows),
        header=header,
        caption=pieces(caption),
        **fields,
    )


def rule(**fields: Any) -> Rule:
    return Rule(**fields)


def related(*articles: str, **fields: Any) -> Related:
    return Related(articles=articles, **fields)


def unknown(kind: str, data: str = "{}", **fields: Any) -> Unknown:
    return Unknown(kind=kind, data=data, **fields)


def doc(*blocks: Block, **fields: Any) -> Document:
    return Document(blocks, **fields)


def article(
    headline: Part = "",
    body: Document | Iterable[Block] = (),
    *,
    kicker: Part = "",
    standfirst: Part = "",
    bylines: Iterable[str | Byline] = (),
    **fields: Any,
) -> ArticleText:
    return ArticleText(
        headline=pieces(headline),
        kicker=pieces(kicker),
        standfirst=pieces(standfirst),
        body=body if isinstance(body, Document) else Document(tuple(body)),
        bylines=tuple(Byline(one) if isinstance(one, str) else one for one in bylines),
        **fields,
    )
