"""Markdown that is nothing but paragraphs and sub-headings, read without a parser.

Most articles that people bring are just that, and reading one must not cost more than saving it.
Whatever holds a sign that Markdown could give a meaning is left to ``markdown_tree``.

Law: what is read here is what ``markdown_in`` reads by way of Python-Markdown.
"""

import re
from typing import Final

from studio.document.blocks import Block, Heading, Paragraph
from studio.document.inline import Text
from studio.document.marks import clean

_BETWEEN: Final = re.compile(r"\n{2,}")
_HEADING: Final = re.compile(r"(#{2,6}) ([^\s#][^#\n]*)")
_MEANS_SOMETHING: Final = re.compile(
    r"[\\`*_\[\]<>&!{}|~^#\x00-\x09\x0b-\x1f\x7f-\x9f\u2028\u2029]"  # emphasis, links, tags…
    r"|^[-+=:\s]|^\d+[.)]"  # lists, rules, underlines, definitions, code
    r"|\s$",  # a hard break
    re.MULTILINE,
)
_DEEPEST_HEADING: Final = 4


def plain_blocks(text: str) -> tuple[Block, ...] | None:
    """Return the blocks of `text`; None where it may hold more than paragraphs and headings.

    A heading of level 1 counts as more: it may be a title.
    """
    blocks: list[Block] = []
    for part in _BETWEEN.split(text.strip("\n")):
        if heading := _HEADING.fullmatch(part):
            marks, words = heading.groups()
            level = min(len(marks), _DEEPEST_HEADING)
        else:
            words, level = part, 0
        if not words or _MEANS_SOMETHING.search(words):
            return None
        content = (Text(clean(words.replace("\n", " "))),)
        blocks.append(Heading(content, level=level) if level else Paragraph(content))
    return tuple(blocks)
