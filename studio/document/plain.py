"""The words of a document alone, in the order in which a reader meets them, and text made of words.

What counts words, searches and compares reads these. Tracked text is in them, suggested and
struck out alike: take `review.accepted` first where only what stands is wanted. Deliberately
absent: alternative texts, which are not read on the page, and addresses.
"""

import re
from collections.abc import Iterable, Iterator
from typing import Final

from studio.arabic.direction import Direction
from studio.arabic.later import later
from studio.document.article import ArticleText
from studio.document.blocks import (
    Block,
    Code,
    Embed,
    Figure,
    Gallery,
    Heading,
    Item,
    Paragraph,
    PullQuote,
    Related,
    Rule,
    Table,
    TextBlock,
    Unknown,
)
from studio.document.inline import Footnote, plain, texts
from studio.document.tree import Document, contents

_NEW_LINE: Final = later(lambda: re.compile("\r\n?|[\u0085\u2028\v\f]"))
_BLANK_LINE: Final = later(lambda: re.compile("\n(?:[ \t]*\n)+"))


def plain_text(document: Document) -> str:
    """Return the words of `document`: an empty line between blocks, the footnotes at the end.

    A hard break is a new line, cells of a table are parted by tabs; blocks without words are left
    out.
    """
    return _parted([*blocks_plain(document), *_notes(document.blocks)])


def article_plain(article: ArticleText) -> str:
    """Return the words of `article`: kicker, headline, standfirst, lead picture, body, footnotes.

    Bylines, dateline and what is written for searchers are not among them.
    """
    lead = () if article.lead_picture is None else (article.lead_picture,)
    return _parted(
        [
            plain(article.kicker),
            plain(article.headline),
            plain(article.standfirst),
            *(_words(block) for block in lead),
            *blocks_plain(article.body),
            *_notes((*lead, *article.body.blocks)),
        ]
    )


def blocks_plain(document: Document) -> list[str]:
    """Return the words of each block of `document`, empty for one that has none; no footnotes."""
    return [_words(block) for block in document.blocks]


def from_plain(
    text: str, *, direction: Direction = Direction.RTL, language: str = "ar"
) -> Document:
    """Return `text` as paragraphs.

    Where `text` has an empty line, empty lines part the paragraphs and a single new line is a hard
    break; where it has none, every line is a paragraph. All words are kept, in their order.

    Law: ``from_plain(plain_text(d)) == d`` where `d` is two or more paragraphs of unmarked text
    without an empty line.
    """
    lines = _NEW_LINE.sub("\n", text).replace("\u2029", "\n\n").strip(" \t\n")
    parts = _BLANK_LINE.split(lines) if _BLANK_LINE.search(lines) else lines.split("\n")
    paragraphs = (Paragraph(texts(part)) for part in parts)
    return Document(tuple(one for one in paragraphs if one.content), direction, language)


def _parted(parts: Iterable[str]) -> str:
    return "\n\n".join(part for part in parts if part)


def _lines(*lines: str) -> str:
    return "\n".join(line for line in lines if line)


def _words(block: Block) -> str:
    match block:
        case Paragraph() | Heading() | Item() | Code():
            return plain(block.content)
        case Figure():
            return _lines(plain(block.caption), block.credit)
        case Gallery():
            return _lines(*(_words(figure) for figure in block.figures), plain(block.caption))
        case PullQuote():
            return _lines(plain(block.text), block.by)
        case Table():
            rows = ("\t".join(plain(cell) for cell in row) for row in block.rows)
            return _lines(plain(block.caption), *(row.rstrip("\t") for row in rows))
        case Embed():
            return block.title
        case Rule() | Related() | Unknown():
            return ""


def _notes(blocks: Iterable[Block]) -> Iterator[str]:
    for block in blocks:
        # Most blocks are text, and nearly none calls a note.
        found = (block.content,) if isinstance(block, TextBlock) else contents(block)
        for content in found:
            for inline in content:
                if type(inline) is Footnote:
                    yield plain(inline.content)
